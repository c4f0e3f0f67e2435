"""Who has been named so far in an article, and the offices that people were given: what descriptions lean on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from depeche.facts.names.lexicon import NameWords
from depeche.facts.names.naming import Naming

#: Whoever "the latter" may stand for.
_ACTORS = frozenset({"person", "organisation", "country"})
#: How many of the people named last a pronoun may stand for.
_RECENT = 6


@dataclass(frozen=True, slots=True)
class Title:
    """An office as words: lemmas, the country and the bodies that it names."""

    words: frozenset[str]
    country: str | None = None
    bodies: frozenset[str] = frozenset()

    def leads(self, lex: NameWords) -> bool:
        """Whether its holder leads a state, whatever the word."""
        return " ".join(sorted(self.words)) in lex.leaders


@dataclass(slots=True)
class Memory:
    """The namings so far, the latest last."""

    lex: NameWords
    people: list[Naming] = field(default_factory=list)
    bodies: list[Naming] = field(default_factory=list)
    countries: list[Naming] = field(default_factory=list)
    everyone: list[Naming] = field(default_factory=list)
    held: list[tuple[Title, Naming]] = field(default_factory=list)
    places: list[tuple[int, bool]] = field(
        default_factory=list
    )  #: of each of the people: sentence, whether its subject

    def name(self, naming: Naming, *, subject: bool, sentence: int) -> None:
        """Keep somebody as named here; sentences are counted over the article, or told apart by where they start."""
        if naming.kind == "person":
            self.people.append(naming)
            self.places.append((sentence, subject))
        elif naming.kind == "organisation" and naming.use != "adjective":
            self.bodies.append(naming)
        elif naming.kind == "country":
            self.countries.append(naming)
        if naming.use != "adjective" and naming.kind in _ACTORS:
            self.everyone.append(naming)

    def give(self, title: Title, naming: Naming) -> None:
        """Keep an office as somebody's."""
        self.held.append((title, naming))

    def likeliest(self, *, subject: bool) -> Iterator[Naming]:
        """The people that a pronoun may stand for, the latest first; for a subject, subjects first within each sentence."""
        recent = list(zip(self.people, self.places, strict=True))[-_RECENT:]
        recent.reverse()
        if subject:
            recent.sort(key=lambda one: (-one[1][0], not one[1][1]))
        yield from (naming for naming, _ in recent)

    def holder(self, wanted: Title) -> Naming | None:
        """Who was given that office last: the same words, or its head without what tells offices apart."""
        for same in (True, False):
            for title, naming in reversed(self.held):
                if self._agrees(wanted, title, naming) and self._fits(wanted.words, title.words, same=same):
                    return naming
        if wanted.bodies and wanted.words & self.lex.bosses:
            return next(
                (n for t, n in reversed(self.held) if t.bodies & wanted.bodies and t.words & self.lex.bosses), None
            )
        return self._leader(wanted) if wanted.leads(self.lex) else None

    def _fits(self, wanted: frozenset[str], held: frozenset[str], *, same: bool) -> bool:
        if same:
            return wanted == held
        told_apart = self.lex.role_modifiers
        return wanted < held and wanted & told_apart == held & told_apart

    def _agrees(self, wanted: Title, held: Title, naming: Naming) -> bool:
        if wanted.bodies:
            return bool(wanted.bodies & held.bodies)
        return wanted.country in {None, held.country, naming.country}

    def _leader(self, wanted: Title) -> Naming | None:
        """The last leader of that state, or of any; failing that the state's only person who holds no other office."""
        if wanted.bodies:
            return None
        leaders = [n for t, n in self.held if t.leads(self.lex) and wanted.country in {None, n.country, t.country}]
        if leaders:
            return leaders[-1]
        if wanted.country is None:
            return None
        others = {n.id for _, n in self.held}
        own = {n.id: n for n in self.people if n.country == wanted.country and n.id not in others}
        return next(iter(own.values())) if len(own) == 1 else None
