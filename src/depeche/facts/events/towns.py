"""Towns that only say where: "the Manchester bombing", "les pourparlers de Genève", "the Oslo accords".

A town beside an event noun stands for those who govern from it only where it is a capital, and where the noun is no
gathering, pact, attack or accident that bears the name of its place: "l'offensive de Kiev", but "le sommet de Kiev".
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from depeche.facts.names.cities import cities
from depeche.facts.names.words import key_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token
    from depeche.facts.events.lexicon import Reading
    from depeche.facts.fact import Entity
    from depeche.facts.passage import Passage

#: Named after its town unless that is a capital, which may be carrying it out.
_STRUCK = frozenset({"ASSAULT"})
_NAMED = frozenset({"name", "metonym"})


@dataclass(frozen=True, slots=True)
class Towns:
    """The towns that an article names, by where their names begin and end; true for one that may stand for a state."""

    starting: Mapping[int, bool] = field(default_factory=dict)
    ending: Mapping[int, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, entities: Sequence[Entity], capitals: Container[str]) -> Towns:
        """The towns among the mentions of the entities; ``capitals`` has the keys of those that govern."""
        starting, ending = {}, {}
        mentions = (m for e in entities if e.kind in {"place", "country"} for m in e.mentions if m.use in _NAMED)
        for mention in mentions:
            start, end, text = mention.pin.start, mention.pin.end, mention.pin.text
            if start is not None and end is not None and cities().named(text):
                starting[start] = ending[end] = key_of(text) in capitals
        return cls(starting, ending)

    def governs(self, token: Token, passage: Passage) -> bool | None:
        """Whether the town that the token names may stand for a state; None where it names no town."""
        start, end = passage.span_of([token])
        return self.starting.get(start, self.ending.get(end))


NOWHERE = Towns()


def is_site(town: bool | None, noun: Token, reading: Reading, sited: frozenset[str], *, aimed: bool) -> bool:
    """Whether a town beside an event noun says where it happened. ``sited`` are nouns named after their place."""
    if town is None or reading.type == "OTHER":
        return False
    if reading.type in _STRUCK and town and aimed:  # "the Moscow attack on Kharkiv"
        return False
    return noun.lemma_.lower() in sited or (reading.type in _STRUCK and not town)
