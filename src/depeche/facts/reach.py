"""Reach: which words of a sentence belong to a draft's predicate, told by the way up the tree from them to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft, DraftKey, key_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token

Way = tuple["Token", ...]  #: the words from an expression up to the predicate, the predicate left out

#: At these the way leaves a clause that says something of its own.
_CLAUSES = frozenset({"ccomp", "acl:relcl", "advcl", "parataxis", "csubj", "appos", "acl", "dislocated"})
_BESIDE = frozenset({"obl", "nmod", "obl:mod", "advcl"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Reach:
    """The heads of all drafts; none reaches past another's."""

    heads: Mapping[DraftKey, str]  #: with the kind of event or statement each carries
    counters: frozenset[str]  #: nouns that count what follows them: "a series of attacks"

    @classmethod
    def over(cls, drafts: Sequence[Draft], counters: frozenset[str]) -> Reach:
        """The reach of these drafts."""
        return cls({key_of(draft): draft.type for draft in drafts}, counters)

    def carries(self, draft: Draft, token: Token) -> bool:
        """Whether another draft of the passage stands on the token."""
        return (draft.passage.offset, token.i) in self.heads and token.i != draft.head

    def anchors(self, draft: Draft) -> frozenset[int]:
        """The draft's head and the verbs that only carry it: "a meeting WAS HELD in Paris", "MANAGED to flee"."""
        head = draft.passage.doc[draft.head]
        found = {head.i}
        for carrier in self._carriers(head, nominal=draft.kind == "event"):
            if self.carries(draft, carrier) and self.heads[draft.passage.offset, carrier.i] != "OTHER":
                break
            found.add(carrier.i)
        return frozenset(found)

    def _carriers(self, head: Token, *, nominal: bool) -> Iterator[Token]:
        if nominal and head.pos_ in _NOMINAL:
            head = self._counted(head)
            if head.dep_ not in _ARGUMENTS or head.head.pos_ not in _VERBAL:
                return
            head = head.head
            yield head
        while head.dep_ == "xcomp" and head.head.i != head.i and head.head.pos_ in _VERBAL:
            head = head.head
            yield head

    def _counted(self, noun: Token) -> Token:
        while noun.dep_ == "nmod" and noun.head.lemma_.lower() in self.counters and noun.head.i != noun.i:
            noun = noun.head
        return noun

    def way(self, token: Token, draft: Draft, *, described: bool = False) -> Way | None:
        """The words from the token up to the draft; None where another draft or a clause of its own lies between.

        With ``described`` a participle that describes a noun lies in no clause of its own: "a deal valued at".
        """
        anchors = self.anchors(draft)
        found: list[Token] = []
        while token.i not in anchors:
            top = token.head.i == token.i or len(found) > _DEEPEST
            if top or self.carries(draft, token) or _leaves(token, anchors, described=described):
                return None
            found.append(token)
            token = token.head
        return tuple(found)

    def aside(self, token: Token, draft: Draft) -> bool:
        """Whether the token belongs to an event noun beside the predicate or its subject: "said ON A VISIT to Kyiv"."""
        for above in (token, *token.ancestors):
            if above.i in self.anchors(draft) or (above is not token and _leaves(above, frozenset(), described=False)):
                return False
            if self.carries(draft, above):
                over = above.head.head if above.head.dep_ in _ARGUMENTS else above.head
                return above.pos_ in _NOMINAL and above.dep_ in _BESIDE and over.i == draft.head
        return False

    def speaking(self, token: Token, draft: Draft) -> bool:
        """Whether the token belongs to a participle about the speaker: "SPEAKING in Brussels, the minister said"."""
        verb = token.head
        participle = verb.pos_ in _VERBAL and verb.dep_ in {"advcl", "ccomp", "acl"} and not _is_told(verb)
        return participle and verb.head.i == draft.head and verb.i < draft.head and not self.carries(draft, verb)

    def near(self, token: Token, draft: Draft) -> bool:
        """Whether the token stands in a clause about the same: a subordinate or the governing one, not what is said."""
        head = draft.passage.doc[draft.head]
        up = [token, *token.ancestors]
        common = next((t for t in (head, *head.ancestors) if t in up), None)
        if common is None:
            return False
        mine, yours = _below([head, *head.ancestors], common), _below(up, common)
        return not any(_says_its_own(t) or _is_dated(t) for t in mine) and not any(
            _says_its_own(t) or _is_aim(t) or (t.pos_ in _VERBAL and self._speaks(draft, t)) for t in yours
        )

    def _speaks(self, draft: Draft, token: Token) -> bool:
        return self.carries(draft, token) and any(c.dep_ == "ccomp" for c in token.children)


def top_of(tokens: Sequence[Token]) -> Token | None:
    """The token of a stretch that hangs highest."""
    inside = {token.i for token in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0] if tokens else None)


def _leaves(token: Token, anchors: frozenset[int], *, described: bool) -> bool:
    if token.dep_ == "acl":
        return token.head.i not in anchors and not described
    if token.dep_ == "appos" and described:
        return False
    return token.dep_ in _CLAUSES or (token.dep_ == "conj" and token.pos_ in _VERBAL)


def _below(way: Sequence[Token], common: Token) -> list[Token]:
    return list(way[: list(way).index(common)])


def _says_its_own(token: Token) -> bool:
    """Whether the clause or aside under the token is about something else."""
    if token.dep_ == "conj" and token.pos_ in _VERBAL:
        return any(c.dep_ in {"nsubj", "nsubj:pass"} for c in token.children)
    return token.dep_ in _CLAUSES - {"advcl"}


def _is_dated(token: Token) -> bool:
    """Whether the token heads what only dates or explains the rest: "after the killing", "since the army left"."""
    if token.dep_ == "advcl":
        return any(c.dep_ in {"nsubj", "nsubj:pass"} for c in token.children)
    return token.pos_ in _NOMINAL and token.dep_ == "obl" and token.head.pos_ in _VERBAL


def _is_told(verb: Token) -> bool:
    """Whether the verb is finite, or an infinitive, or has a subject of its own."""
    forms = verb.morph.get("VerbForm", [])
    finite = "Fin" in forms or "Inf" in forms or any("Fin" in c.morph.get("VerbForm", []) for c in verb.children)
    return finite or any(c.dep_ in _ARGUMENTS - {"obj"} for c in verb.children)


def _is_aim(token: Token) -> bool:
    return token.dep_ == "advcl" and "Inf" in token.morph.get("VerbForm", [])
