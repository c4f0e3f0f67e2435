"""Blamed: who is condemned with a deed told before — "… shelled the town. The UN condemned the attack."."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.events.lexicon import EventLexicon
from depeche.facts.passage import Span
from depeche.facts.phrases import has
from depeche.facts.reasons import Reason, instead

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: Kinds of deeds that are condemned with those who did them.
_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "REJECT"})
_KNOWN = ("Definite=Def", "PronType=Dem")
_REAL = frozenset({"happened", "ongoing"})
#: A deed told more characters before is another.
_REACH = 1200


def with_blamed(drafts: Sequence[Draft], lexicon: EventLexicon, is_pronoun: Callable[[Span], bool]) -> list[Draft]:
    """The drafts; who condemns a deed as one already told condemns those who did it, the last told of its kind."""
    deeds = [d for d in sorted(drafts, key=lambda d: d.trigger) if d.kind == "event" and d.type in _DEEDS and d.who]

    def blaming(draft: Draft) -> Draft:
        kinds = _deed_in(draft, lexicon)
        told = next((d for d in reversed(deeds) if kinds and _is_told(d, draft, kinds, is_pronoun)), None)
        if told is None or set(told.who) & set(draft.who):
            return draft
        return replace(
            draft, to_whom=told.who, why=instead(draft.why, Reason("to_whom", "blamed", (told.trigger, *told.who)))
        )

    return [blaming(draft) if draft.kind == "statement" and draft.type == "ACCUSE" else draft for draft in drafts]


def _is_told(deed: Draft, draft: Draft, kinds: frozenset[str], is_pronoun: Callable[[Span], bool]) -> bool:
    """Whether that is the deed: of such a kind, told before as real, its doers named."""
    near = deed.trigger[0] < draft.trigger[0] and draft.trigger[0] - deed.trigger[0] < _REACH
    return near and deed.type in kinds and deed.status in _REAL and not any(map(is_pronoun, deed.who))


def _deed_in(draft: Draft, lexicon: EventLexicon) -> frozenset[str]:
    """The kinds of deed that the statement may be aimed at and nothing else: "the attack", "ces attaques"."""
    if len(draft.to_whom) != 1 or draft.content is None:
        return frozenset()
    tokens = draft.passage.tokens_at(draft.to_whom[0])
    heads = [t for t in tokens if t.head not in tokens]
    if len(heads) != 1 or heads[0].pos_ != "NOUN" or not _is_known(heads[0]):
        return frozenset()
    readings = lexicon.nouns.get(heads[0].lemma_.lower(), ())
    return _DEEDS & {r.type for r in readings}


def _is_known(noun: Token) -> bool:
    """Whether the noun has a definite article or a demonstrative and names nobody's deed itself."""
    bare = not any(c.dep_.startswith(("nmod", "obl")) for c in noun.children)
    return bare and any(has(c, feature) for c in noun.children for feature in _KNOWN)
