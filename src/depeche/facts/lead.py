"""Lead: the sentence that tells the headline's news, as an event of no type of its own, where nothing else was found in it.

Most news is of no PLOVER type and has no organised actor: an aeroplane crashes, a player wins. Its headline says what
mattered most; the early sentence with most of its words says what happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.key_lines import stems_of
from depeche.facts.passage import Passage
from depeche.facts.phrases import conjuncts_of, has, phrase_of
from depeche.facts.reasons import Reason, reason
from depeche.facts.status import settle_status, status_reason
from depeche.facts.status_words import StatusWords

if TYPE_CHECKING:
    from depeche.facts.doc import Token
    from depeche.facts.doc import TokenSpan as Sentence

_EARLY = 4  #: sentences in which a headline's news is told
_FEWEST_WORDS = 6
_FEWEST_SENTENCES = 3
_FEWEST_SHARED = 2
_FIRST = 1.5  #: what being the first sentence weighs, in shared words
_CONFIDENCE = 0.4
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_ASIDE = frozenset({"advcl", "parataxis", "punct", "discourse", "cc", "conj"})


def lead_of(
    passages: Sequence[Passage], drafts: Sequence[Draft], headline: str, words: StatusWords, states: frozenset[str]
) -> tuple[Draft, ...]:
    """The event of the sentence that tells the headline, when no draft stands in it; otherwise none.

    ``states`` are verbs that only say that something is so.
    """
    sentences = list(_sentences(passages))
    stems = stems_of(headline)
    if len(sentences) < _FEWEST_SENTENCES or not stems:
        return ()
    shared = [len(stems & stems_of(s.text)) + _FIRST * (n == 0) for n, (_, s) in enumerate(sentences[:_EARLY])]
    most = max(shared)
    passage, sentence = sentences[shared.index(most)] if most >= _FEWEST_SHARED else sentences[0]
    start, end = passage.offset + sentence.start_char, passage.offset + sentence.end_char
    if any(start <= draft.trigger[0] < end for draft in drafts):
        return ()
    head = _main_verb(sentence.root, words)
    return (_draft(sentence.root, head, passage, words),) if _tells(sentence.root, head, states) else ()


def _main_verb(root: Token, words: StatusWords) -> Token:
    """The verb under a modal, or the root itself."""
    modal = {root.lemma_.lower(), root.lower_} & (words.may | words.will)
    return next((c for c in root.children if modal and c.dep_ == "xcomp" and c.pos_ == "VERB"), root)


def _sentences(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Sentence]]:
    for passage in passages:
        if passage.kind in {"standfirst", "paragraph"}:
            for sentence in passage.doc.sents:
                if sum(t.text.isalpha() for t in sentence) >= _FEWEST_WORDS:
                    yield passage, sentence


def _tells(root: Token, head: Token, states: frozenset[str]) -> bool:
    """Whether the sentence's main verb is finite and says more than that something is so."""
    finite = any(has(t, "VerbForm=Fin") for t in (root, *(c for c in root.children if c.dep_.startswith("aux"))))
    subject = any(c.dep_ in _SUBJECTS for c in root.children)
    return head.pos_ == "VERB" and finite and subject and head.lemma_.lower() not in states


def _draft(root: Token, head: Token, passage: Passage, words: StatusWords) -> Draft:
    trigger = passage.span_of([head])
    settled = settle_status(head, words)
    subjects = [c for s in root.children if s.dep_ in _SUBJECTS for c in conjuncts_of(s)]
    passive = any(s.dep_ == "nsubj:pass" for s in subjects)
    clause = passage.span_of([root, *(t for c in root.children if c.dep_ not in _ASIDE for t in c.subtree)])
    phrases = tuple(passage.span_of(phrase_of(s)) for s in subjects)
    return Draft(
        kind="event",
        type="OTHER",
        passage=passage,
        head=head.i,
        trigger=trigger,
        evidence=clause,
        clause=clause,
        status=settled.status,
        who=() if passive else phrases,
        to_whom=phrases if passive else (),
        confidence=_CONFIDENCE,
        why=(
            Reason("type", "lead", (trigger,)),
            status_reason(settled, passage),
            reason("to_whom" if passive else "who", "subject", passage, subjects),
        ),
    )
