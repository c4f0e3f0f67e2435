"""Noun phrases as a fact quotes them: whole, without relative clauses or trailing commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from depeche.facts.doc import Doc, Token

#: Dependents that are cut off from a phrase with all that hangs on them: clauses, punctuation, siblings, asides.
_CUT = frozenset({"acl:relcl", "acl", "advcl", "punct", "conj", "cc", "parataxis", "ccomp", "csubj", "cop", "nsubj",
                  "nsubj:pass", "aux", "aux:pass", "mark", "discourse", "dislocated", "case"})  # fmt: skip

_ASIDES = frozenset({"nmod", "obl", "advmod", "acl"})
_STRAY = frozenset({"obl", "nmod", "appos", "dep", "obl:unmarked", "nmod:unmarked"})
_LISTED = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})
_OPENING = {"(": ")", "[": "]"}
#: What stays when it hangs from a complement rather than from the head: "teams from Mali and Chad".
_INSIDE = frozenset({"conj", "cc"})


def has(token: Token, feature: str) -> bool:
    """Whether the token has a feature, "Tense=Past" for one."""
    return feature in token.morph


def phrase_of(head: Token, *, keep_case: bool = False) -> list[Token]:
    """The tokens of the noun phrase under ``head``, contiguous, in order, the preposition left out.

    An apposition stays ("le chef de la sécurité russe, Sergueï Choïgou"); a relative clause does not.
    """
    kept = {head.i: head}
    _gather(head, kept, keep_case)
    start = end = head.i
    while start - 1 in kept or _joins(start - 1, kept, head):
        start -= 1
    while end + 1 in kept or _joins(end + 1, kept, head):
        end += 1
    end = max(head.i, _closed(head.doc, start, _name_beside(head, end)))
    return list(head.doc[start : end + 1])


def _closed(doc: Doc, start: int, end: int) -> int:
    """Where a phrase ends that holds its brackets whole: with the closing one behind it, else before the opening one."""
    opened: list[int] = []
    for index in range(start, end + 1):
        if doc[index].text in _OPENING:
            opened.append(index)
        elif doc[index].text in _OPENING.values() and opened:
            opened.pop()
    if not opened:
        return end
    behind = doc[end + 1].text if end + 1 < len(doc) else ""
    return end + 1 if behind == _OPENING[doc[opened[0]].text] and len(opened) == 1 else opened[0] - 1


def _name_beside(head: Token, end: int) -> int:
    """Where the name ends that stands between commas behind a description, if the parser hung it elsewhere."""
    doc = head.doc
    if head.pos_ != "NOUN" or end + 3 >= len(doc) or doc[end + 1].text != ",":
        return end
    name = doc[end + 2]
    last = max((c.i for c in name.children if c.dep_ == "flat"), default=name.i)
    stray = name.pos_ == "PROPN" and name.dep_ in _STRAY and name.head.i <= end and not _has_case(name)
    closed = last > name.i and last + 1 < len(doc) and doc[last + 1].is_punct
    return last if stray and closed else end


def _gather(head: Token, kept: dict[int, Token], keep_case: bool, *, inside: bool = False) -> None:
    for child in head.children:
        kept_there = (child.dep_ == "case" and keep_case) or (inside and child.dep_ in _INSIDE and child.pos_ != "VERB")
        relative = child.dep_ != "nmod:poss" and has(child, "PronType=Rel")  # "dont le chef est mort"
        if (child.dep_ in _CUT and not kept_there) or relative or _is_aside(child, head):
            continue
        kept[child.i] = child
        _gather(child, kept, keep_case=True, inside=True)


def _is_aside(child: Token, head: Token) -> bool:
    """A complement behind a comma: "the minister, on a visit to Paris"."""
    first = child.left_edge.i
    return child.dep_ in _ASIDES and first > head.i and first > 0 and child.doc[first].text == ","


def _joins(index: int, kept: dict[int, Token], head: Token) -> bool:
    """Whether a punctuation mark lies between two kept stretches (the comma before an apposition)."""
    doc = head.doc
    if not 0 < index < len(doc) - 1 or not doc[index].is_punct:
        return False
    closing = _OPENING.values()
    before = index - 2 if doc[index - 1].text in closing else index - 1
    behind = index + 2 if doc[index].text in closing and doc[index + 1].text == "," else index + 1
    return before in kept and behind in kept


def conjuncts_of(head: Token) -> list[Token]:
    """The head and those coordinated with it, in order: "les Etats-Unis et la Corée du Sud" gives two."""
    found = [head]
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in _LISTED and not _opens_relative(child):
            found.extend(conjuncts_of(child))
    found.sort(key=lambda t: t.i)
    rest = _rest_of_list(found[-1]) if len(found) > 1 else None
    return found if rest is None else [*found, *conjuncts_of(rest)]


def _opens_relative(token: Token) -> bool:
    return any(has(child, "PronType=Rel") for child in token.children)


def _rest_of_list(last: Token) -> Token | None:
    """The name behind the comma where a long list of names was cut in two by the parser."""
    doc, end = last.doc, last.right_edge.i
    end += doc[end].text != ","
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    for index in range(end + 1, min(end + 5, len(doc))):
        token = doc[index]
        if token.pos_ == "PROPN":
            listed = any(c.dep_ == "conj" for c in token.children)
            return token if listed and token.dep_ != "conj" and not _has_case(token) and token.head.i < end else None
    return None


def _has_case(token: Token) -> bool:
    return any(child.dep_ in {"case", "mark"} for child in token.children)
