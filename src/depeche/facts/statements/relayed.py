"""Relayed words: who is quoted as saying something says it, according to whoever quotes — "The Herald quoted Bell as saying"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.phrases import phrase_of
from depeche.facts.reasons import Reason, instead
from depeche.facts.statements.cues import Found
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.speakers import SUBJECTS, Speakers, all_of, is_passive, speakers_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token


def relay_of(found: Found, lexicon: StatementLexicon) -> Token | None:
    """The verb that quotes whoever the cue, a participle behind "as", belongs to."""
    above = found.head.head
    opened = any(c.dep_ in {"mark", "case"} and c.lower_ in lexicon.judged_as for c in found.head.children)
    return above if opened and above.i < found.head.i and above.lemma_.lower() in lexicon.relaying else None


def relays(found: Found, lexicon: StatementLexicon) -> bool:
    """Whether the cue only quotes what another cue behind it tells: "was quoted | as saying"."""
    if found.head.lemma_.lower() not in lexicon.relaying:
        return False
    behind = (c for c in found.head.children if c.i > found.head.i and c.pos_ == "VERB" and c.dep_ != "obl")
    behind = (c for c in behind if c.lemma_.lower() in lexicon.verbs)
    return any(any(k.lower_ in lexicon.judged_as and k.dep_ in {"mark", "case"} for k in c.children) for c in behind)


def quoted_speakers(found: Found, speakers: Speakers, lexicon: StatementLexicon) -> Speakers:
    """Whoever is quoted, in place of whoever quotes."""
    relay = relay_of(found, lexicon)
    if relay is None:
        return speakers
    wanted = SUBJECTS if is_passive(relay, lexicon) else frozenset({"obj"})
    quoted = next((c for c in relay.children if c.dep_ in wanted), None)
    return Speakers("controlled", all_of(quoted)) if quoted is not None else speakers


def with_relay(draft: Draft, found: Found, lexicon: StatementLexicon) -> Draft:
    """The draft credited to whoever quotes."""
    relay = relay_of(found, lexicon)
    heads = speakers_of(relay, lexicon).heads if relay is not None else []
    spans = tuple(draft.passage.span_of(phrase_of(head)) for head in heads)
    spans = tuple(span for span in spans if span not in draft.who)
    if not spans:
        return draft
    return replace(draft, according_to=spans, why=instead(draft.why, Reason("according_to", "source", spans)))
