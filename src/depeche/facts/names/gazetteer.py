"""Gazetteer: what the language folders know of countries, regions, organisations, people and how names look."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from depeche._languages import codes, language
from depeche.facts.fact import EntityKind, Use
from depeche.facts.lemmas import lemmas
from depeche.facts.names.lexicon import NameWords, name_words
from depeche.facts.names.persons import person_key, skeleton
from depeche.facts.names.words import Words, key_of, slug


@dataclass(frozen=True, slots=True)
class Known:
    """Something with a name that the data know. ``stands_for`` is what a house or capital speaks for."""

    id: str
    kind: EntityKind
    name: str
    country: str | None
    use: Use = "name"
    lat: float | None = None
    lon: float | None = None
    precision: str = ""
    stands_for: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of writing a name. ``capitals`` has for each word "A" (shouted), "a" (capital first) or "-" (free)."""

    known: Known
    capitals: str

    def suits(self, words: Words, i: int) -> bool:
        """Whether the words from ``i`` on are capitalised at least as this name is."""
        for offset, want in enumerate(self.capitals):
            word = words.words[i + offset]
            if want == "A" and not word.isupper():
                return False
            if want == "a" and not word[0].isupper():
                return False
        return True


@dataclass(slots=True)
class Branch:
    """What is known of names that begin with certain words: those that end there, and the words that may follow."""

    ends: tuple[Variant, ...] = ()
    further: dict[str, Branch] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All that is known of names for reading one language."""

    language: str
    words: NameWords
    variants: dict[str, tuple[Variant, ...]]
    branches: dict[str, Branch]  #: first word of a key → the names that it opens
    governments: dict[str, str]  #: key of a capital or house of government → ISO code of the state
    countries: dict[str, Known]  #: ISO code → country
    adjectives: dict[str, str]  #: key of a country's adjective → ISO code
    male: frozenset[str]
    female: frozenset[str]
    stable: frozenset[str]  #: first names that are written alike in all languages
    given: frozenset[str]  #: first names of the people listed
    families: frozenset[str]  #: families' names that stand before first names
    by_name: dict[str, Known]  #: name in English → what has it (countries, places and bodies)
    institutions: dict[str, str]  #: key of an institution's head → what it is called in English ("armée" → "Army")
    surnames: dict[str, Known]  #: key of a surname that is enough to know a person → the person
    people: dict[str, Known]  #: identifier → person
    body_words: dict[str, frozenset[str]]  #: identifier of a body → the words of its names of several words
    spelled: dict[str, Known]  #: consonants of a body's name of several words → the body, where they are one's alone

    def first_name(self, key: str) -> bool:
        """Whether the folded word is a first name of any language."""
        return key in self.male or key in self.female or key in self.given

    def at(self, words: Words, i: int) -> tuple[int, tuple[Known, ...]] | None:
        """The longest known name that starts at word ``i``: its number of words and what it may be."""
        keys, gaps = words.keys, words.gaps
        branch = self.branches.get(keys[i])
        end, found = i, None
        while branch is not None:
            end += 1
            if branch.ends and (suited := tuple(v.known for v in branch.ends if v.suits(words, i))):
                found = end - i, suited
            if end == len(keys) or gaps[end] not in _JOINTS:
                break
            branch = branch.further.get(keys[end])
        return found

    def named(self, name: str) -> tuple[Known, ...]:
        """What is known under exactly that name, capitals not minded."""
        return tuple(v.known for v in self.variants.get(key_of(name), ()))


_JOINTS = frozenset({" ", "-", "'", "’", "\u00a0", ". ", ".", " - ", "‑", "–", " & ", "&", ", ", "/"})


def _capitals(name: str) -> str:
    kinds = []
    for word in (
        name.replace("’", " ")
        .replace("'", " ")
        .replace("-", " ")
        .replace(".", " ")
        .replace("&", " ")
        .replace("/", " ")
        .replace(",", " ")
        .split()
    ):
        if word.isupper() and len(word) < 4:
            kinds.append("A" if len(word) > 1 else "a")
        else:
            kinds.append("a" if word[0].isupper() else "-")
    return "".join(kinds)


def _cells(cell: str) -> Iterator[str]:
    return (name for part in cell.split(";") if (name := part.strip()))


class _Builder:
    """Gathers variants; the first name given to a key comes first."""

    def __init__(self) -> None:
        self.variants: dict[str, list[Variant]] = {}

    def add(self, names: Iterable[str], known: Known) -> None:
        for name in names:
            variant = Variant(known, _capitals(name))
            held = self.variants.setdefault(key_of(name), [])
            if variant not in held:
                held.append(variant)

    def branches(self) -> dict[str, Branch]:
        root = Branch()
        for key, variants in self.variants.items():
            branch = root
            for word in key.split(" "):
                branch = branch.further.setdefault(word, Branch())
            branch.ends = tuple(variants)
        return root.further


@functools.cache
def load_gazetteer(code: str) -> Gazetteer:
    """The gazetteer for reading that language."""
    builder = _Builder()
    words = name_words(code)
    male, female, stable = _first_names()
    countries, adjectives, governments = _countries(builder, code)
    _regions(builder, code)
    surnames: dict[str, Known] = {}
    for other in (code, *(c for c in codes() if c != code)):
        _organisations(builder, other)
        surnames |= {k: v for k, v in _people(builder, other, stable).items() if k not in surnames}
    variants = {key: tuple(found) for key, found in builder.variants.items()}
    branches = builder.branches()
    return Gazetteer(
        code,
        words,
        variants,
        branches,
        governments,
        countries,
        adjectives,
        male,
        female,
        stable,
        _given(),
        _words_of_all("families"),
        _by_name(builder),
        _institutions(code),
        surnames,
        _people_by_id(builder),
        _body_words(builder),
        _spelled(builder),
    )


def _people_by_id(builder: _Builder) -> dict[str, Known]:
    return {v.known.id: v.known for found in builder.variants.values() for v in found if v.known.kind == "person"}


def _body_words(builder: _Builder) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, variants in builder.variants.items():
        for variant in variants:
            if variant.known.kind == "organisation" and " " in key:
                found.setdefault(variant.known.id, set()).update(key.split(" "))
    return {id_: frozenset(words) for id_, words in found.items()}


def _spelled(builder: _Builder) -> dict[str, Known]:
    found: dict[str, set[Known]] = {}
    for key, variants in builder.variants.items():
        for variant in variants:
            if variant.known.kind == "organisation" and " " in key and len(consonants := skeleton(key)) >= _LONG:
                found.setdefault(consonants, set()).add(variant.known)
    return {consonants: next(iter(known)) for consonants, known in found.items() if len(known) == 1}


def _by_name(builder: _Builder) -> dict[str, Known]:
    found: dict[str, Known] = {}
    for variants in builder.variants.values():
        for variant in variants:
            known = variant.known
            if known.use == "name" and known.kind in {"country", "place", "organisation"}:
                found.setdefault(known.name, known)
    return found


def _institutions(code: str) -> dict[str, str]:
    return {key_of(head): english for head, english in language(code).toml("names")["institutions"].items()}


def _countries(builder: _Builder, code: str) -> tuple[dict[str, Known], dict[str, str], dict[str, str]]:
    countries: dict[str, Known] = {}
    adjectives: dict[str, str] = {}
    governments: dict[str, str] = {}
    for iso, name, lat, lon, names, adjective, people, houses in _table(code, "countries", 8):
        known = Known(f"country:{iso}", "country", name, iso, "name", float(lat), float(lon), "country")
        countries[iso] = known
        builder.add(_cells(names), known)
        builder.add(_cells(adjective), Known(known.id, "country", name, iso, "adjective"))
        adjectives |= {key_of(a): iso for a in _cells(adjective)}
        folk = list(_cells(people))
        builder.add(folk, Known(f"group:{iso}", "group", f"People of {name}", iso))
        governments |= {key_of(h): iso for h in _cells(houses)}
    return countries, adjectives, governments


def _regions(builder: _Builder, code: str) -> None:
    for name, iso, lat, lon, precision, names, adjective, people, stands in _table(code, "regions", 9):
        north, east = (float(lat), float(lon)) if lat else (None, None)
        id_ = f"place:{slug(name)}"
        builder.add(
            _cells(names), Known(id_, "place", name, iso or None, "name", north, east, precision, stands or None)
        )
        builder.add(_cells(adjective), Known(id_, "place", name, iso or None, "adjective"))
        builder.add(_cells(people), Known(f"group:{slug(name)}", "group", f"People of {name}", iso or None))


def _organisations(builder: _Builder, code: str) -> None:
    for name, kind, iso, names in _table(code, "organisations", 4):
        builder.add(_cells(names), Known(f"{kind}:{slug(name)}", kind, name, iso or None))  # type: ignore[arg-type]


def _people(builder: _Builder, code: str, stable: frozenset[str]) -> dict[str, Known]:
    surnames: dict[str, Known] = {}
    for name, iso, names, alone in _table(code, "people", 4):
        known = Known(f"person:{person_key(name, stable, honorifics())}", "person", name, iso or None)
        builder.add(_cells(names), known)
        surnames |= {key_of(s): known for s in _cells(alone)}
    return surnames


def _table(code: str, name: str, width: int) -> Iterator[list[str]]:
    for cells in language(code).rows(name):
        yield [c.strip() for c in cells] + [""] * (width - len(cells))


@functools.cache
def honorifics() -> frozenset[str]:
    """What stands before names in any language without being part of them."""
    return _words_of_all("honorifics")


def _words_of_all(entry: str) -> frozenset[str]:
    """The folded words of that entry in all languages."""
    return frozenset(key_of(word) for code in codes() for word in language(code).toml("names")[entry].split())


#: Where the family's name comes first, in foreign copy too.
_FAMILY_FIRST = frozenset({"CN", "HK", "KP", "KR", "TW", "SG", "VN", "KH", "MM", "JP"})
_SHORTEST_GIVEN = 4
#: Consonants that a body's name needs to be known by them in another spelling.
_LONG = 7


@functools.cache
def _given() -> frozenset[str]:
    """The first names of the people listed; none of those whose family's name comes first, or who go by a title."""
    titles = frozenset[str]().union(*(name_words(code).titles for code in codes()))
    found = set[str]()
    for code in codes():
        for _, iso, names, _ in _table(code, "people", 4):
            if iso not in _FAMILY_FIRST:
                found |= {key_of(name).split(" ")[0] for name in _cells(names) if " " in name}
    common = frozenset[str]().union(*(lemmas(code).common for code in codes()))
    return frozenset(k for k in found - titles if len(k) >= _SHORTEST_GIVEN and k not in common)


@functools.cache
def _first_names() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Men's first names, women's, and those that every language writes alike."""
    male, female, stable, shared = set[str](), set[str](), set[str](), set[str]()
    for code in codes():
        table = language(code).toml("names")["first_names"]
        male |= {key_of(n) for n in (table["male"] + table["transliterated"]).split()}
        female |= {key_of(n) for n in table["female"].split()}
        stable |= {key_of(n) for n in (table["male"] + table["female"]).split()}
        shared |= {key_of(n) for n in table["shared"].split()}
    return frozenset(male), frozenset(female - male), frozenset(stable - shared - _words_of_all("families"))
