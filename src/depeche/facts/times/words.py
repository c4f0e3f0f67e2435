"""The time words and rules of a language, compiled: each rule a pattern whose groups the resolvers read.

Rules are matched on small letters. A rule is tried only where the words that it cannot do without stand.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from depeche._languages import Language
from depeche.facts.times.needs import A_FIGURE, SAME_AS, Need, Vocabulary

#: Word lists that a pattern may name, by the table that holds them.
_LISTS = {
    "month": "months", "weekday": "weekdays", "unit": "units", "number": "numbers", "ordinal": "ordinals",
    "days_away": "days_away", "part": "day_parts", "season": "seasons", "reference": "references",
    "holiday": "holidays", "easter": "easter", "frequency": "frequencies", "decade_word": "decades", "zone": "zones",
    "nth_holiday": "nth_holidays", "noon": "noons", "half": "halves",
    "feast": "feasts", "fraction": "fractions", "hour_word": "hour_words", "spoken": "spoken_years",
}  # fmt: skip
#: Too common to tell that a time stands near.
_COMMON = frozenset({"number", "ordinal", "decade_word", "zone", "half", "fraction", "hour_word"})
#: Slots that also take the words of a second table: what stands for a month or a weekday only in a date of figures.
_SHORT = {"short_month": "short_months", "short_weekday": "short_weekdays"}
#: Of these the plural is a time too ("on Mondays").
_PLURAL = frozenset({"weekday", "part"})
_FIGURES = {
    "year": r"(?:1[0-9]|20)\d{2}",
    "hour": r"(?:[01]?\d|2[0-4])(?!\d)",
    "minute": r"[0-5]\d(?!\d)",
    "second": r"[0-5]\d(?!\d)",
}
_BEFORE = r"(?<![\w€$£-])(?<!\d[.,])"
#: Where a time may begin.
BEGINNING = re.compile(_BEFORE + r"\S")
FIGURE_OR_LETTERS = re.compile(r"\d+|(?<![^\W\d])[^\W\d]+")
_NUMERAL = r"\d{1,3}(?:[ ,]\d{3})+|\d{1,4}(?:[.,]\d{1,2})?"
#: How far the ones of a number of two words go, when its ten does not say.
_TEN = 10
#: What the name of a group's double ends in.
AGAIN = "_again"
#: A look behind at words: they are whole ones ("en " is no end of "rien ").
_WORD_BEHIND = re.compile(r"\(\?<([=!])(\w[^()|\\]*[ '])\)")
_SLOT = re.compile(r"\{([a-z_]+?)(\d?)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the resolver that reads its match."""

    kind: str
    source: str  #: the pattern in words
    unit: str | None  #: what its kind must know besides the words: a unit, an order, how far
    rank: int  #: of two rules that match the same stretch the earlier one wins
    needs: tuple[Need, ...]  #: what every match holds
    openings: frozenset[str] | None = None  #: what it may begin with, "0" for all figures; None when it may be anything

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first asked for: most articles need a few of them."""
        return _compiled(self.source)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """All that a language says about times. Word lists map small-letter words to values."""

    language: Language
    rules: tuple[Rule, ...]
    lists: Mapping[str, Mapping[str, Any]]
    tests: Mapping[str, re.Pattern[str]]  #: "last", "next", "start_mod", … asked of an expression or of what stands by
    durations: Mapping[str, tuple[str, int]]  #: the letter and the factor of a unit in a duration
    capital: frozenset[str]  #: words that mean a time only with a capital ("May")
    small: frozenset[str]  #: words that mean a time only without one ("mars")
    so_far: frozenset[str]  #: references that close a period at the present ("so far")
    joints: Mapping[str, str | None]  #: what may stand between a day and its hour, with the mod that it gives
    hour_joints: frozenset[str]  #: what may stand between an hour and its day
    counted: Mapping[str, int]  #: what stands between a length and the date that it counts from: 1 for on, -1 for back
    ranges: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]  #: what opens a range, and what joins its ends
    plural: str  #: what a plural ends in
    triggers: Mapping[
        str, frozenset[str]
    ]  #: no time without one of these or a figure; with the lists and cues it is in
    first_words: Mapping[str, tuple[str, ...]]  #: those of them that begin with these letters, the longest first

    @classmethod
    def from_table(cls, table: Mapping[str, Any], language: Language) -> TimeWords:
        """The words and rules of a language's ``times.toml``."""
        lists, bodies = lists_of(table), bodies_of(table)
        triggers = _triggers(lists, table["rules"], table["letters"]["plural"])
        rules = tuple(_rules(table, bodies, triggers))
        return cls(
            language=language,
            rules=rules,
            lists=lists,
            tests=_tests(table),
            durations={unit: (letter, factor) for unit, (letter, factor) in table["durations"].items()},
            capital=frozenset(table["letters"]["capital"]),
            small=frozenset(table["letters"]["small"]),
            so_far=frozenset(table["since"]["so_far"]),
            joints={word: mod or None for mod, said in table["joints"].items() for word in said},
            hour_joints=frozenset(table["hour_joints"]["joints"]),
            counted=dict.fromkeys(table["counted"]["on"], 1) | dict.fromkeys(table["counted"]["back"], -1),
            ranges=tuple((re.compile(opens), re.compile(joins)) for opens, joins in table["ranges"]["ranges"]),
            plural=table["letters"]["plural"],
            triggers=triggers,
            first_words=_by_first_word(triggers),
        )


def lists_of(table: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The word lists that a pattern may name, the numbers of two words among them."""
    lists = {name: {w.lower(): v for w, v in table[where].items()} for name, where in _LISTS.items()}
    for slot, where in _SHORT.items():
        lists[SAME_AS[slot]] |= {w.lower(): v for w, v in table[where].items()}
    lists["number"] |= dict(_compounds(table["compounds"]))
    return dict(lists)


def bodies_of(table: Mapping[str, Any]) -> dict[str, str]:
    """What each slot of a pattern stands for."""
    bodies = {name: alternatives(w.lower() for w in table[where]) for name, where in _LISTS.items()}
    bodies |= {
        slot: alternatives(w.lower() for w in (*table[_LISTS[SAME_AS[slot]]], *table[where]))
        for slot, where in _SHORT.items()
    }
    bodies |= _FIGURES | table["figures"]
    bodies["number"] = "|".join((_NUMERAL, _compound(table["compounds"]), bodies["number"]))
    return bodies


def _rules(
    table: Mapping[str, Any], bodies: Mapping[str, str], triggers: Mapping[str, frozenset[str]]
) -> Iterator[Rule]:
    macros = table["macros"]
    plain = Vocabulary(triggers, frozenset[str]().union(*triggers.values()), frozenset(), macros, bodies)
    figures = frozenset(name for name, body in bodies.items() if A_FIGURE in plain.needs_of(body))
    vocabulary = replace(plain, figures=figures)
    for rank, row in enumerate(table["rules"]):
        needs = set(vocabulary.needs_of(row["pattern"]))
        if "cues" in row:
            needs.add(frozenset(row["cues"]))
        openings = vocabulary.openings_of(row["pattern"])
        source = _at_edges(expanded(row["pattern"], bodies, macros))
        yield Rule(row["kind"], source, row.get("unit"), rank, tuple(sorted(needs, key=sorted)), openings)


def _tests(table: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    """Patterns asked of an expression (at its beginning, anywhere) or of the words before it (at their end)."""
    macros = table["macros"]
    anywhere = {name: rf"(?<!\w)(?:{macros[name]})(?!\w)" for name in ("last", "next", "start_mod", "end_mod")}
    at_start = {name: rf"(?:{macros[name]})" for name in ("mid_mod", "more", "less", "about")}
    at_end = {
        name: rf"(?<!\w)(?:{alternatives(table['since'][name])})\s?$" for name in ("since", "until", "from", "in")
    }
    around = {name: rf"(?<!\w)(?:{table['cues'][name]})(?!\w)" for name in ("future", "past", "coming")}
    near_day = f"{table['cues']['near_day']}|{alternatives(w for w in table['weekdays'] if w.isalpha())}"
    around["near_day"] = rf"(?<!\w)(?:{near_day})(?!\w)"
    around["clause"] = table["cues"]["clause"]
    at_end["of_noun"] = rf"(?<!\w)(?:{table['cues']['of_noun']})$"
    at_start["for_noun"] = table["cues"]["for_noun"]
    approx = {"approx": rf"(?<!\w)(?:{macros['approx']})\s$"}
    made = {name: re.compile(p) for name, p in (anywhere | at_end | around | approx).items()}
    return made | {name: re.compile("^" + p) for name, p in at_start.items()}


def _compounds(table: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Numbers of two words: "quarante-deux", "forty-two"."""
    for ten, base in table["tens"].items():
        for one, more in table["ones"].items():
            if more < table["below"].get(ten, _TEN):
                yield from ((f"{ten}{joint}{one}", base + more) for joint in table["joints"])


def _compound(table: Mapping[str, Any]) -> str:
    """The numbers of two words as one pattern."""
    joints, made = alternatives(table["joints"]), []
    for limit in {table["below"].get(ten, _TEN) for ten in table["tens"]}:
        tens = alternatives(ten for ten in table["tens"] if table["below"].get(ten, _TEN) == limit)
        ones = alternatives(one for one, more in table["ones"].items() if more < limit)
        made.append(f"(?:{tens})(?:{joints})(?:{ones})")
    return "|".join(sorted(made))


def _triggers(
    lists: Mapping[str, Mapping[str, Any]], rules: Iterable[Mapping[str, Any]], plural: str
) -> dict[str, frozenset[str]]:
    """Each word that may begin or carry a time, weekdays and parts of day in the plural too, and what it stands for."""
    homes: dict[str, set[str]] = {}
    for name, words in lists.items():
        if name not in _COMMON:
            for word in words:
                homes.setdefault(word, set()).add(name)
                if name in _PLURAL:
                    homes.setdefault(word + plural, set()).add(name)
    for rule in rules:
        for cue in rule.get("cues", ()):
            homes.setdefault(cue, set()).add(cue)
    part = re.compile(r"[^\W\d_]+")
    for word, names in homes.items():
        for inner in part.findall(word):
            names |= homes.get(inner, set())
    return {word: frozenset(names) for word, names in homes.items()}


def _by_first_word(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words, key=len, reverse=True):
        if first := FIGURE_OR_LETTERS.match(word):
            found[first[0]] = (*found.get(first[0], ()), word)
    return found


def alternatives(words: Iterable[str]) -> str:
    """One of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def expanded(pattern: str, bodies: Mapping[str, str], macros: Mapping[str, str]) -> str:
    """The pattern with each {name} as a named group; one of the same name in another alternative is the group's double."""
    seen: dict[str, int] = {}

    def macro(match: re.Match[str]) -> str:
        return _SLOT.sub(macro, f"(?:{macros[match[1]]})") if match[1] in macros else match[0]

    def group(match: re.Match[str]) -> str:
        name, number = match[1], match[2]
        body = bodies[name]
        key = SAME_AS.get(name, name) + number
        seen[key] = seen.get(key, 0) + 1
        return f"(?P<{key}{AGAIN * (seen[key] - 1)}>{body})"

    return _WORD_BEHIND.sub(r"(?<\1\\b\2)", _SLOT.sub(group, _SLOT.sub(macro, pattern)))


def _at_edges(pattern: str) -> str:
    return rf"{_BEFORE}(?:{pattern})(?![\w€$£])(?!-\w)(?![.,]\d)"


@functools.cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)
