"""What points back to the sentence before: "C'est ce qu'a annoncé le maire", "That is what the mayor announced"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.passage import Span
from depeche.facts.phrases import has
from depeche.facts.reasons import Reason, instead
from depeche.facts.statements.cues import Found
from depeche.facts.statements.deeds import can_speak
from depeche.facts.statements.drafts import Scene, draft_of, span_of, whole_quotations
from depeche.facts.statements.ends import Stretch, trimmed
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.speakers import Speakers
from depeche.facts.statements.who_says import speakers_in

if TYPE_CHECKING:
    from depeche.facts.doc import Doc, Token

_APART = frozenset({"headline", "caption", "heading", "credit", "junk"})
_FARTHEST = 9  #: words before the relative that points back ("Et c'est, en tout cas, ce que")


def pointing_back(scene: Scene, found: Found) -> Draft | None:
    """The statement of a cue behind "c'est ce que", "that is what": what it says is the sentence before."""
    fragment = found.verbal and _is_fragment(found, scene.lexicon)
    cue = next((c for c in found.readings if fragment or "ccomp" in c.complements), None)
    if cue is None or not found.verbal or not (fragment or _is_pointed(found, scene.lexicon)):
        return None
    speakers = speakers_in(scene, found, inverted=True)
    heads = [s for s in speakers.heads if s.pos_ == "PRON" or can_speak(s, scene.lexicon)]
    words = sentence_before(scene, found.head.sent.start) if heads else None
    if words is None:
        return None
    return with_words(draft_of(scene, found, cue, Speakers(speakers.by, heads), None, "pointed"), words)


def with_words(draft: Draft, words: Span) -> Draft:
    """The draft with the sentence before it for what is said."""
    return replace(draft, content=words, why=instead(draft.why, Reason("content", "pointed", (words,))))


def only_points(doc: Doc, content: Stretch, lexicon: StatementLexicon) -> bool:
    """Whether the words only point at others: "That's | according to the police"."""
    words = [t for t in doc[content[0] : content[1]] if not t.is_punct]
    pointing = bool(words) and words[0].lower_ in lexicon.pointing
    return pointing and all(t.pos_ in {"AUX", "ADV"} for t in words[1:]) and len(words) > 1


def sentence_before(scene: Scene, start: int) -> Span | None:
    """The sentence that ends right before the token; of the paragraph before where it is the first of its own."""
    passage = scene.passage
    if start > 0:
        sentence = passage.doc[start - 1].sent
        words = trimmed(passage.doc[start], (sentence.start, start))
        return span_of(scene, whole_quotations(scene, words)) if words else None
    before = scene.before
    if before is None or before.kind in _APART or before.section != passage.section or not len(before.doc):
        return None
    last = before.doc[len(before.doc) - 1]
    words = trimmed(last, (last.sent.start, len(before.doc)))
    return before.span_of(before.doc[words[0] : words[1]]) if words else None


def _is_pointed(found: Found, lexicon: StatementLexicon) -> bool:
    """Whether the cue's sentence is no more than a word that points back, a relative, who speaks and the cue."""
    doc, first = found.head.doc, found.words[0].i
    start = _past_joining(doc, found.head.sent.start)
    if start >= first or doc[start].lower_ not in lexicon.pointing:
        return False
    pivots = range(start + 1, min(first, start + _FARTHEST))
    pivot = next((i for i in pivots if doc[i].lower_ in lexicon.pointed), None)
    if pivot is None or any(t.pos_ in {"VERB", "CCONJ"} for t in doc[start + 1 : pivot]):
        return False
    opens = doc[pivot + 1].lower_ in lexicon.complementizers or not has(doc[pivot], "PronType=Dem")
    own = {w.i for w in found.words} | {c.i for c in found.head.children if c.dep_.startswith("aux")}
    others = [t for t in doc[pivot + 1 : found.words[-1].i] if t.pos_ in {"VERB", "AUX"} and t.i not in own]
    return opens and not any(has(t, "VerbForm=Fin") for t in others) and not _says_more(found.head)


def _is_fragment(found: Found, lexicon: StatementLexicon) -> bool:
    """Whether an answer is all that its sentence says: "Ce que dément la firme.", "Une information confirmée par la police."."""
    verb = found.head
    if lexicon.lemmas.lemma(verb.text, "VERB") not in lexicon.answers and verb.lemma_.lower() not in lexicon.answers:
        return False
    own = {verb.i, *(c.i for c in verb.children)}
    if any(has(t, "VerbForm=Fin") and t.i not in own for t in verb.sent):
        return False
    doc, start, noun = verb.doc, verb.sent.start, verb.head
    if doc[start].lower_ in lexicon.fragments and start < verb.i:
        return True
    stands = noun.left_edge.i == start and noun.lemma_.lower() in lexicon.anaphors
    new = any(c.dep_ == "det" and has(c, "Definite=Ind") for c in noun.children)
    return verb.dep_ in {"acl", "acl:relcl"} and stands and new and noun.i < verb.i


def _past_joining(doc: Doc, start: int) -> int:
    while start < len(doc) - 1 and (doc[start].pos_ in {"CCONJ", "ADV"} or doc[start].is_punct):
        start += 1
    return start


def _says_more(verb: Token) -> bool:
    """Whether the cue has words of its own behind it."""
    return any(c.i > verb.i and c.dep_ in {"ccomp", "xcomp", "obj"} for c in verb.children)
