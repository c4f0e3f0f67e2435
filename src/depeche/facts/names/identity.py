"""Whom a name stands for: one identifier for one person, body or place, over spellings, short forms and languages."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from depeche.facts.names.bearers import Bearers
from depeche.facts.names.cities import cities, likeliest
from depeche.facts.names.countries import Countries, only_country
from depeche.facts.names.gazetteer import Gazetteer, Known
from depeche.facts.names.institutions import Institutions
from depeche.facts.names.metonyms import stands_for_government
from depeche.facts.names.naming import Naming
from depeche.facts.names.persons import skeleton
from depeche.facts.names.reading import Reading
from depeche.facts.names.spot import Spotted, between
from depeche.facts.names.words import key_of, slug

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Put in the data behind the names of states that are also names of other places.
_STATE_OF = " (U.S. state)"
#: Evidence that also tells the country, or that there is none.
_TOLD = frozenset({"listed", "spelling", "state", "city"})
#: Letters of a canton's or department's code behind a town: "Sion (VS)".
_CODE = 2
#: Longest text between a name and its acronym in brackets.
_CLOSE = 8


class Resolver:
    """Resolves the names of one article; short forms lean on the full names that stand in it."""

    def __init__(self, gazetteer: Gazetteer, readings: Sequence[Reading], spotted: Sequence[Spotted]) -> None:
        self.gaz = gazetteer
        self.readings = readings
        self.spotted = spotted
        self.countries = Counter(c for s in spotted if (c := _country_of(s)))
        self.regions = {s.known.name.removesuffix(_STATE_OF) for s in spotted if s.known and s.known.kind == "place"}
        self.states = Countries(gazetteer, readings, self.countries, self.regions)
        self.institutions = Institutions(gazetteer, readings)
        self.bearers = Bearers(gazetteer, readings, spotted)
        self.bracketed = self._bracketed()
        self.spelled_out = self._spelled_out()
        self.expansions = self._expansions()

    def resolve(self) -> list[Naming]:
        """Every name with its entity, in order."""
        namings = [self._naming(s) for s in self.spotted]
        return self._with_countries(namings)

    def _naming(self, s: Spotted) -> Naming:
        if s.kind == "person" or (s.known is None and key_of(s.text) in self.bearers):
            return self._person(s)
        if s.known is not None:
            full = self.bracketed.get(key_of(s.text)) if s.kind == "organisation" and s.text.isupper() else None
            if full is not None and full.known is None and full.kind == "organisation":
                return replace(self._organisation(full), spotted=s, by="acronym")
            return self._known(s, self._meant(s, s.known))
        if s.city is not None:
            known = self._place_of_city(s)
            return self._known(s, known) if known is not None else self._city(s)
        if s.kind == "organisation":
            return self._organisation(s)
        country = self.states.inside(s) if s.kind in {"place", "event"} else None
        return Naming(s, f"{s.kind}:{slug(s.text)}", s.kind, s.text, country, s.use)

    # Known things

    def _known(self, s: Spotted, known: Known) -> Naming:
        reading = self.readings[s.passage]
        if known.kind == "organisation" and known.country and (owned := self._owned(s, known)) is not None:
            return owned
        if known.precision == "city" and (namesake := self._namesake(s, known)) is not None:
            known = namesake
        elif known.use == "name" and known.kind in {"place", "country"}:
            iso = self.gaz.governments.get(key_of(s.text))
            if (iso or known.stands_for) and stands_for_government(
                reading, s.first, s.last, self.gaz, known.precision == "building"
            ):
                stood = self._stood(iso, known)
                if stood is not None:
                    return replace(_as(s, stood, "stands_for"), use="metonym")
        return _as(s, known, "listed" if s.known is not None else "city")

    def _owned(self, s: Spotted, known: Known) -> Naming | None:
        """The body of another state that bears the known one's name ("Chile's Defense Department", "le Congrès péruvien")."""
        words, lex = self.readings[s.passage].words, self.gaz.words
        body = lex.organisation_heads | lex.organisation_tails
        if words.keys[s.first] not in body and words.keys[s.last - 1] not in body:
            return None
        iso = self.states.owner(s)
        if iso is None or iso == known.country:
            return None
        name = f"{s.text} ({self.gaz.countries[iso].name})"
        return Naming(s, f"organisation:{slug(name)}", "organisation", name, iso, s.use)

    def _namesake(self, s: Spotted, known: Known) -> Known | None:
        """The town of that name in the country or region that follows it ("Paris, Texas"), when that is another."""
        words = self.readings[s.passage].words
        found = self.gaz.at(words, s.last) if s.last < len(words) and words.gaps[s.last] == ", " else None
        region = (
            next((k for k in found[1] if k.kind in {"place", "country"} and k.use == "name"), None) if found else None
        )
        if region is None or region.country in {None, known.country}:
            return None
        inside = [c for c in cities().named(s.text) if c.country == region.country]
        if not inside:
            return None
        c = likeliest(inside, (), {region.name.removesuffix(_STATE_OF)})
        return Known(
            f"place:{slug(c.name)}.{c.country.lower()}", "place", c.name, c.country, "name", c.lat, c.lon, "city"
        )

    def _meant(self, s: Spotted, known: Known) -> Known:
        """Which of the countries and regions of one name is meant: by a town before it, else by the article's other names."""
        rivals = [k for k in self.gaz.named(s.text) if k.use == "name" and k.kind in {"place", "country"}]
        if known not in rivals or len(rivals) == 1:
            return known
        words = self.readings[s.passage].words
        if s.first > 0 and words.gaps[s.first] == ", " and words.capital(s.first - 1):
            return next((k for k in rivals if k.precision == "region"), known)
        return max(rivals, key=lambda k: self.countries[k.country or ""] - self._own(s.text, k))

    def _own(self, text: str, known: Known) -> int:
        """How often the name itself was counted for that country."""
        return sum(1 for s in self.spotted if s.text == text and s.known is known)

    def _stood(self, iso: str | None, known: Known) -> Known | None:
        if known.stands_for:
            found = self.gaz.by_name.get(known.stands_for)
            if found is not None:
                return found
            return Known(f"organisation:{slug(known.stands_for)}", "organisation", known.stands_for, known.country)
        return self.gaz.countries.get(iso or "")

    def _place_of_city(self, s: Spotted) -> Known | None:
        """The place of the data that a city of the world's list is (so that both give one identifier)."""
        if s.city is None:
            return None
        c = likeliest(cities().named(s.text) or (s.city,), self.countries, self.regions)
        iso = self.gaz.governments.get(key_of(s.text))
        known = self.gaz.by_name.get(c.name)
        if known is not None and known.kind == "place" and known.country == c.country:
            return known
        country = c.country if iso is None or iso == c.country else iso
        return Known(
            f"place:{slug(c.name)}.{c.country.lower()}", "place", c.name, country, "name", c.lat, c.lon, "city"
        )

    def _city(self, s: Spotted) -> Naming:
        return Naming(s, f"place:{slug(s.text)}", "place", s.text, None, s.use)

    # People

    def _person(self, s: Spotted) -> Naming:
        known = s.known if s.known is not None and s.known.kind == "person" else None
        key = key_of(s.text)
        full = self.bearers.of(s) if known is None else None
        if full is not None:
            return replace(self._person(full), spotted=s, by="short")
        if known is None:
            known = self.gaz.surnames.get(key)
        if known is None:
            known = next((k for k in self.gaz.named(s.text) if k.kind == "person"), None)
        if known is not None:
            return _as(s, known, "listed")
        id_ = self.bearers.identifier(s.text)
        spelled = self.gaz.people.get(id_)
        if spelled is None and s.known is None and not s.sure and " " in key:
            spelled = self.gaz.spelled.get(skeleton(key))
        return Naming(s, id_, "person", s.text, None, "name") if spelled is None else _as(s, spelled, "spelling")

    # Organisations

    def _bracketed(self) -> dict[str, Spotted]:
        """Acronyms → the full name that the article puts them behind, in brackets."""
        found: dict[str, Spotted] = {}
        for a, b in pairwise(self.spotted):
            if a.passage != b.passage or a.kind == "person" or not b.text.isupper():
                continue
            if a.kind in {"place", "country"} and len(b.text) > _CODE and key_of(a.text)[:1] != key_of(b.text)[:1]:
                continue  # of the body that has the place in its name: "la Commission de l'Antarctique (CCA)"
            gap = between(self.readings[a.passage].words, a, b)
            if gap.lstrip()[:1] in {"(", "["} and len(gap) < _CLOSE:
                found.setdefault(key_of(b.text), a)
        return found

    def _spelled_out(self) -> dict[str, Spotted]:
        """Full names → the known acronym that the article puts them behind, in brackets: "FLN (Front de libération…)"."""
        found: dict[str, Spotted] = {}
        for a, b in pairwise(self.spotted):
            if a.passage != b.passage or a.known is None or a.kind != "organisation" or not a.text.isupper():
                continue
            words = self.readings[a.passage].words
            closed = words.text[words.ends[b.last - 1] :].lstrip()[:1] == ")"
            if between(words, a, b).strip() == "(" and closed and b.known is None and " " in b.text:
                found[key_of(b.text)] = a
        return found

    def _expansions(self) -> dict[str, Spotted]:
        """Acronyms and short forms → the full name of the same body, where the article gives both."""
        found = dict(self.bracketed)
        for s in self.spotted:
            if s.kind == "organisation" and " " in s.text and s.known is None:
                found.setdefault(_initials(s.text), s)
                key = key_of(s.text).split(" ")
                found.setdefault(key[0], s)
        return found

    def _headed(self, s: Spotted, key: str) -> Spotted | None:
        """The body named last before a lone head ("la Commission", "the Alliance") that has the head in one of its names."""
        if " " in key or key not in self.gaz.words.organisation_heads:
            return None
        for other in reversed(self.spotted):
            if other.start < s.start and other.kind == "organisation" and other.text != s.text:
                words = (
                    self.gaz.body_words.get(other.known.id) if other.known else frozenset(key_of(other.text).split())
                )
                if words and key in words:
                    return other
        return None

    def _organisation(self, s: Spotted) -> Naming:
        key = key_of(s.text)
        acronym = self.spelled_out.get(key)
        if acronym is not None:
            return replace(self._naming(acronym), spotted=s, use=s.use, by="acronym")
        full = self.expansions.get(key)
        if full is not None and full is not s and len(full.text) > len(s.text):
            return replace(self._organisation(full), spotted=s, kind=full.kind, by="acronym")
        headed = self._headed(s, key)
        if headed is not None:
            return replace(self._naming(headed), spotted=s, use=s.use, by="short")
        country = self.states.inside(s)
        institution = self.institutions.of_state(s, country)
        if institution is not None:
            return Naming(s, institution[0], s.kind, institution[1], country, s.use, "state")
        spelled = self.gaz.spelled.get(skeleton(key)) if " " in key else None
        if spelled is not None:
            return replace(_as(s, spelled, "spelling"), use=s.use)
        return Naming(s, f"{s.kind}:{slug(s.text)}", s.kind, s.text, country, s.use)

    # Countries

    def _with_countries(self, namings: list[Naming]) -> list[Naming]:
        """People and bodies get the country that the words around their names give them.

        A state's own officers and bodies ("the Supreme Court", "ministre X") in an article about one country are that
        country's.
        """
        votes: dict[str, Counter[str]] = {}
        official = set[str]()
        for n in namings:
            if (
                n.country is None
                and n.by not in _TOLD
                and n.spotted.known is None
                and n.kind in {"person", "organisation", "place", "event"}
            ):
                iso = self.states.beside(n) or self.states.of_seat(n)
                if iso:
                    votes.setdefault(n.id, Counter())[iso] += 1
                if n.kind == "place" or self.states.official(n):
                    official.add(n.id)
        told = {id_: counter.most_common(1)[0][0] for id_, counter in votes.items()}
        home = only_country(namings)
        if home is not None:
            told |= {id_: home for id_ in official if id_ not in told}
        return [self._placed(n, told[n.id]) if n.id in told and n.country is None else n for n in namings]

    def _placed(self, n: Naming, country: str) -> Naming:
        """The naming with its country; a state's body is then that state's."""
        institution = self.institutions.of_state(n.spotted, country) if n.kind == "organisation" else None
        id_, name = institution or (n.id, n.name)
        return replace(n, id=id_, name=name, country=country)


def _as(s: Spotted, known: Known, by: str) -> Naming:
    """The name as that of a known thing."""
    return Naming(s, known.id, known.kind, known.name, known.country, known.use, by)


def _initials(name: str) -> str:
    """The folded initials of a name's capitalised words."""
    return "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper()).lower()


def _country_of(s: Spotted) -> str | None:
    if s.known is not None and s.known.kind != "organisation":
        return s.known.country
    return None
