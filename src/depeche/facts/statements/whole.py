"""Whether what seems to be said is a clause of its own, and where it begins: a clause without its subject is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.cues import Found
from depeche.facts.statements.ends import Stretch, cut_off, second_that, trimmed
from depeche.facts.statements.lexicon import StatementLexicon

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_OF_SUBJECT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PRON", "CCONJ", "ADV"})


def whole_clause(found: Found, content: Stretch | None, lexicon: StatementLexicon) -> Stretch | None:
    """The content, with the subject that the parse left out of it; None where the cue is no cue.

    "Everything she says | is false" says nothing, nor does who tells the truth.
    """
    if content is None or _tells_a_thing(found, lexicon):
        return None
    content = _with_second_that(found, _past_relative(found, content, lexicon), lexicon)
    doc, last = found.head.doc, found.words[-1].i
    first = doc[content[0]]
    if not found.verbal or first.i <= last or not _lacks_subject(first):
        return content
    between = doc[last + 1 : first.i]
    if not len(between):
        return _to_comma(found, content) if _relative_for_subject(found.head, first, lexicon) else None
    named = all(t.pos_ in _OF_SUBJECT and t.lower_ not in lexicon.complementizers for t in between)
    spoken_to = any(slot in {"obj", "iobj"} for cue in found.readings for slot in cue.addressees)
    return (last + 1, content[1]) if named and between[0].pos_ != "ADP" and not spoken_to else content


def _past_relative(found: Found, content: Stretch, lexicon: StatementLexicon) -> Stretch:
    """The content, on to the verb of a subject with a relative clause: "said the driver, who was unhurt, | fled"."""
    doc, (start, end) = found.head.doc, content
    limit = found.head.sent.end
    if not lexicon.bare_clauses or not found.verbal or start != found.words[-1].i + 1 or end + 2 >= limit:
        return content
    if doc[end].text != "," or not has(doc[end + 1], "PronType=Rel"):
        return content
    if any(has(t, "VerbForm=Fin") for t in doc[start:end]):
        return content
    closing = next((i for i in range(end + 2, limit - 1) if doc[i].text == ","), None)
    if closing is None or doc[closing + 1].pos_ not in {"VERB", "AUX"} or not has(doc[closing + 1], "VerbForm=Fin"):
        return content
    return trimmed(found.head, (start, cut_off(found, (start, limit), lexicon))) or content


def _with_second_that(found: Found, content: Stretch, lexicon: StatementLexicon) -> Stretch:
    """The content with the clause joined to it: "said the port would close | and that nobody had lied"."""
    doc, end = found.head.doc, content[1]
    mark = second_that(doc, end, lexicon) if found.verbal and content[0] > found.head.i else None
    if mark is None or mark.pos_ != "SCONJ" or mark.i + 1 >= found.head.sent.end:
        return content
    stop = mark.head.right_edge.i + 1 if mark.head.i > mark.i else found.head.sent.end
    broken = stop < found.head.sent.end and (doc[stop].is_quote or not doc[stop].is_punct)
    if broken or not any(has(t, "VerbForm=Fin") for t in doc[mark.i + 1 : stop]):
        stop = found.head.sent.end  # "and that the film released on Friday | was too short", hung from "film"
    told = any(has(t, "VerbForm=Fin") for t in doc[content[0] : end])
    told = told and any(has(t, "VerbForm=Fin") for t in doc[mark.i + 1 : stop])
    return (trimmed(mark, (content[0], cut_off(found, (content[0], stop), lexicon))) or content) if told else content


def _lacks_subject(first: Token) -> bool:
    """Whether the clause opens with its finite verb: no question, no order, no subject behind it."""
    if first.pos_ not in {"VERB", "AUX"} or not has(first, "VerbForm=Fin") or has(first, "Mood=Imp"):
        return False
    verb = first.head if first.pos_ == "AUX" else first
    return not any(
        c.dep_.startswith(("nsubj", "expl", "csubj")) and c.i > first.i for c in (*verb.children, *first.children)
    )


def _relative_for_subject(cue: Token, first: Token, lexicon: StatementLexicon) -> bool:
    """Whether a relative is the subject of what is said: "fees which he said | were small", "a man who police said | fled"."""
    clause = first.head if first.dep_ in {"aux", "aux:pass", "cop"} else first
    opens = any(has(t, "PronType=Rel") and t.lower_ not in lexicon.complementizers for t in _before(cue))
    return cue.dep_ == "acl:relcl" and opens and clause.dep_ == "ccomp" and clause.head.i == cue.i


def _to_comma(found: Found, content: Stretch) -> Stretch:
    """The words up to the comma that closes a relative clause which one opens: "which she said | were high, | fell"."""
    doc = found.head.doc
    opened = any(t.text == "," for t in _before(found.head))
    closing = next((i for i in range(*content) if doc[i].text == ","), content[1])
    return (content[0], closing) if opened else content


def _before(cue: Token) -> list[Token]:
    """The words between what a relative clause belongs to and its verb."""
    return list(cue.doc[cue.head.i + 1 : cue.i])


def _tells_a_thing(found: Found, lexicon: StatementLexicon) -> bool:
    """Whether what is told has a name of its own: "told the truth", "a dit la vérité"."""
    verb, behind = found.head.lemma_.lower(), (c for c in found.head.children if c.i > found.head.i)
    return any(c.dep_ in {"obj", "iobj"} and f"{verb} {c.lemma_.lower()}" in lexicon.told for c in behind)
