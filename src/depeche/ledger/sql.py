"""Queries as SQL conditions over articles and over facts. Values go as parameters, never into the text of a statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from depeche.errors import BadQuery
from depeche.ledger.query import All, Any, Field, Node, Not, Text, range_of
from depeche.ledger.words import fold, folded, sound_of, stems_of

#: Fewer consonants are shared by too many names.
_LEAST_SOUND = 3
#: The condition that everything satisfies.
TRUE = "1"
_OF_ARTICLES = frozenset({"outlet", "lang", "published"})


@dataclass(slots=True)
class Condition:
    """A condition in SQL with its parameters, made by walking a query once."""

    connection: sqlite3.Connection
    of_facts: bool  #: whether rows are facts ``f`` (joined with their article ``a``) or articles ``a``
    parameters: list[str | int | float] = field(default_factory=list)

    def of(self, node: Node) -> str:
        """The condition; its parameters are appended in order."""
        match node:
            case Text(words, phrase):
                return self._text(words, phrase)
            case Field():
                return self._field(node)
            case Not(inner):
                return f"NOT ({self.of(inner)})"
            case All(nodes):
                return self._all(nodes)
            case Any(nodes):
                return " OR ".join(f"({self.of(n)})" for n in nodes) or TRUE

    def _all(self, nodes: tuple[Node, ...]) -> str:
        """All of them; fields of facts that stand side by side must hold of one fact."""
        together = [] if self.of_facts else [n for n in nodes if isinstance(n, Field) and not _is_of_article(n)]
        if len(together) < 2:
            return " AND ".join(f"({self.of(n)})" for n in nodes) or TRUE
        apart = [f"({self.of(n)})" for n in nodes if n not in together]
        one = " AND ".join(f"({self._of_fact(n)})" for n in together)
        return " AND ".join([*apart, f"a.id IN (SELECT f.article FROM facts f WHERE {one})"])

    def _text(self, words: tuple[str, ...], phrase: bool) -> str:
        sought = match_of(Text(words, phrase), of_facts=self.of_facts)
        if sought is None:
            return TRUE
        self.parameters.append(sought)
        if self.of_facts:
            return "f.id IN (SELECT rowid FROM fact_words WHERE fact_words MATCH ?)"
        return "a.id IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)"

    def _field(self, node: Field) -> str:
        if node.name in _OF_ARTICLES or (node.name == "date" and not self.of_facts):
            return self._of_article(node)
        condition = self._of_fact(node)
        if self.of_facts:
            return condition
        return f"a.id IN (SELECT f.article FROM facts f WHERE {condition})"

    def _of_article(self, node: Field) -> str:
        if node.name == "lang":
            self.parameters.append(node.value.lower())
            return "a.language = ?"
        if node.name == "outlet":
            outlets = outlets_named(self.connection, node.value)
            self.parameters += outlets
            return f"a.outlet IN ({', '.join('?' * len(outlets))})"
        first, last = range_of(node.value)
        self.parameters += [first, f"{last}T99"]
        return "a.published BETWEEN ? AND ?"

    def _of_fact(self, node: Field) -> str:
        match node.name:
            case "type" | "status" | "kind":
                value = node.value.upper() if node.name == "type" else node.value.lower()
                self.parameters.append(value)
                return f"f.{node.name} = ?"
            case "date":
                first, last = range_of(node.value)
                self.parameters += [last, first]
                return "f.first_day IS NOT NULL AND f.first_day <= ? AND f.last_day >= ?"
            case "says":
                return self._column("says", node)
            case "place":
                return self._column("place", node)
            case "who":
                return self._somebody("who", "who", node)
            case "to":
                return self._somebody("to_whom", "target", node)
            case "by":
                return self._somebody("according_to", "teller", node)
            case other:
                raise BadQuery(f"{other}: cannot be asked here")

    def _column(self, column: str, node: Field) -> str:
        self.parameters.append(f"{column} : ({_words(node)})")
        return "f.id IN (SELECT rowid FROM fact_words WHERE fact_words MATCH ?)"

    def _somebody(self, role: str, column: str, node: Field) -> str:
        """Whoever bears the name, in any of its spellings; or whose words as written hold it."""
        entities = entities_named(self.connection, node.value)
        marks = ", ".join("?" * len(entities))
        condition = f"f.id IN (SELECT fact FROM fact_values WHERE field = '{role}' AND entity IN ({marks}))"
        self.parameters += entities
        return f"({condition} OR {self._column(column, node)})" if _words(node) else condition


def split_text(node: Node, *, of_facts: bool) -> tuple[str | None, Node]:
    """The words that every answer must have, as one FTS5 expression, and what else is asked."""
    whole = match_of(node, of_facts=of_facts)
    if whole is not None:
        return whole, All(())
    if not isinstance(node, All):
        return None, node
    texts = tuple(n for n in node.nodes if match_of(n, of_facts=of_facts) is not None)
    rest = tuple(n for n in node.nodes if n not in texts)
    return match_of(All(texts), of_facts=of_facts), All(rest)


def _is_of_article(node: Field) -> bool:
    """Whether a field is one of articles, where articles are asked for: a date is then that of publication."""
    return node.name in _OF_ARTICLES or node.name == "date"


def match_of(node: Node, *, of_facts: bool) -> str | None:
    """The node as one FTS5 expression, where it is made of words alone and not of exclusions alone; else None."""
    match node:
        case Text(words, phrase):
            return _match_text(words, phrase, "stems" if of_facts else "{headline stems}") if words else None
        case Any(nodes):
            parts = [match_of(n, of_facts=of_facts) for n in nodes]
            return " OR ".join(f"({p})" for p in parts) if parts and None not in parts else None
        case All(nodes):
            parts = [match_of(n, of_facts=of_facts) for n in nodes if not isinstance(n, Not)]
            out = [match_of(n.node, of_facts=of_facts) for n in nodes if isinstance(n, Not)]
            if not parts or None in parts or None in out:
                return None
            kept = " AND ".join(f"({p})" for p in parts)
            return f"({kept})" + "".join(f" NOT ({p})" for p in out)
        case _:
            return None


def _match_text(words: tuple[str, ...], phrase: bool, columns: str) -> str:
    """The phrase as written, or each word in any form that shares a stem."""
    if phrase:
        return f'words : "{" ".join(fold(w) for w in words)}"'
    return " AND ".join(f"{columns} : ({_any_of(stems_of(word))})" for word in words)


def _any_of(terms: Sequence[str]) -> str:
    return " OR ".join(f'"{term}"' for term in terms)


def _words(node: Field) -> str:
    found = folded(node.value).split()
    return f'"{" ".join(found)}"' if node.phrase else " AND ".join(f'"{w}"' for w in found)


def outlets_named(connection: sqlite3.Connection, name: str) -> list[str]:
    """The outlets whose folded names hold the words."""
    sought = folded(name)
    rows = connection.execute("SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL ORDER BY outlet")
    return [outlet for (outlet,) in rows if f" {sought} " in f" {folded(outlet)} "]


def entities_named(connection: sqlite3.Connection, name: str) -> list[str]:
    """The identifiers of whoever bears the name, or is it: every spelling counts, joins and splits are followed."""
    words = folded(name).split()
    found = {name} if connection.execute("SELECT 1 FROM entities WHERE id = ?", (name,)).fetchone() else set()
    if words:
        rows = connection.execute(
            "SELECT entity FROM entity_names WHERE id IN (SELECT rowid FROM name_words WHERE name_words MATCH ?)",
            (" AND ".join(f'"{w}"' for w in words),),
        )
        found |= {row[0] for row in rows} or _sounding_like(connection, words)
    return sorted(with_joined(connection, found))


def _sounding_like(connection: sqlite3.Connection, words: Sequence[str]) -> set[str]:
    """Whoever is named in another transliteration: the last words sound alike, and so do any others that both have."""
    sounds = [sound_of(word) for word in words]
    rows = connection.execute("SELECT entity, name FROM entity_names WHERE sound = ?", (sounds[-1],))
    if len(sounds[-1]) < _LEAST_SOUND:
        return set()
    return {entity for entity, name in rows if set(sounds) <= {sound_of(word) for word in folded(name).split()}}


def with_joined(connection: sqlite3.Connection, entities: set[str]) -> set[str]:
    """The entities with all that people decided to be the same."""
    from depeche.ledger.identity import groups

    joined = groups(connection)
    return {other for entity in entities for other in joined.get(entity, (entity,))}
