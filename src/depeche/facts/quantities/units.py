"""What a number counts or measures: percent, money, measures, durations, counted nouns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from depeche.facts.quantities.cardinals import of_length, read_cardinal
from depeche.facts.quantities.cut import Cut
from depeche.facts.quantities.numerals import Numeral
from depeche.facts.quantities.words import QuantityWords

#: ISO 4217 codes that copy writes beside amounts; read in capitals only.
CODES = frozenset(
    {
        "AED", "ARS", "AUD", "BGN", "BRL", "BTC", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "DZD", "EGP", "EUR", "GBP",
        "HKD", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JPY", "KES", "KRW", "KWD", "MAD", "MXN", "MYR", "NGN", "NOK",
        "NZD", "PHP", "PKR", "PLN", "QAR", "RMB", "RON", "RUB", "SAR", "SEK", "SGD", "SYP", "THB", "TND", "TRY", "TWD", "UAH",
        "USD", "VES", "VND", "XAF", "XBT", "XOF", "ZAR",
    }
)  # fmt: skip
_OTHER_NAMES = {"BTC": "XBT", "RMB": "CNY"}
_OPENING = frozenset('«“"‘')
_HEIGHT = re.compile(r"m(\d\d)")  #: "1m80"
_LARGEST_GROUP = 5  #: words before the noun that closes its group


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands after a number: tokens up to ``last``; the unit's words are tokens ``first`` up to ``end``."""

    last: int
    first: int = 0
    end: int = 0
    currency: str | None = None
    percent: bool = False
    measure: bool = False
    duration: bool = False
    plural: bool = False  #: a noun in the plural, sure to be what is counted
    factor: float = 1.0  #: "MEUR"
    added: float = 0.0  #: "15 dollars et 50 cents"

    @property
    def tight(self) -> bool:
        """Whether it is percent, money or a measure, which make any number a quantity."""
        return self.percent or self.measure or self.currency is not None

    def text(self, cut: Cut) -> str | None:
        """The unit as written; None when there is none."""
        return cut.text[cut.starts[self.first] : cut.ends[self.end - 1]] if self.end > self.first else None


def code_of(token: str) -> tuple[str, float] | None:
    """The currency of an ISO code and what it multiplies by: "EUR", "MEUR"."""
    if token in CODES:
        return _OTHER_NAMES.get(token, token), 1.0
    if len(token) == 4 and token[0] in "MkK" and token[1:] in CODES:
        return _OTHER_NAMES.get(token[1:], token[1:]), 1e6 if token[0] == "M" else 1e3
    return None


def money_before(cut: Cut, i: int, words: QuantityWords) -> tuple[int, str, float] | None:
    """The mark of money just before token ``i``: its first token, its currency, what it multiplies by."""
    if code := code_of(cut.raw(i - 1)):
        return i - 1, *code
    found = words.units.symbols.ending(cut, i)
    if found is None:
        return None
    first, currency = found
    letters = cut.raw(first)
    if letters[0].isalpha() and not cut.touches(first + 1) and (len(letters) == 1 or not letters.isupper()):
        alone = words.units.symbols.ending(
            Cut(cut.text, cut.starts[i - 1 : i], cut.ends[i - 1 : i], cut.low[i - 1 : i]), 1
        )
        return (i - 1, alone[1], 1.0) if alone else None
    return first, currency, 1.0


def counted_after(cut: Cut, i: int, numeral: Numeral, words: QuantityWords) -> Unit | None:
    """What a number counts when other words stand between: "one or more donations"; ``i`` is the token after them."""
    return _counted(cut, i, replace(numeral, value=max(numeral.value, 2.0)), words)


def unit_at(cut: Cut, start: int, end: int, words: QuantityWords) -> Unit | None:
    """The counted noun whose group spans tokens ``start`` to ``end``, its head first or last as the language has it."""
    if words.units.head_last:
        return Unit(end, start, end)
    return _head_first(cut, end - 1, False, words)


def unit_after(cut: Cut, numeral: Numeral, words: QuantityWords) -> Unit | None:
    """The unit or counted noun after a number; None when the number stands alone."""
    i = numeral.last
    hyphen = cut.at(i) == "-" and cut.touches(i) == cut.touches(i + 1) and cut.is_word(i + 1)
    hyphen = hyphen and (cut.touches(i) or _is_compound(cut, i + 1, words))
    j = i + 1 if hyphen else i
    k = j + (of_length(cut, j, words.numbers) if numeral.collective else 0)
    if millions := _millions(cut, i, numeral, words):
        return millions
    if tight := _money(cut, k, numeral, words) or _measure(cut, k, numeral, words):
        return tight
    if found := words.units.percent.starting(cut, j):
        return Unit(found[0], j, found[0], percent=True)
    if _is_duration(cut, k, words):
        return Unit(k, duration=True)
    if cut.at(i) in "–—" and cut.touches(i) and cut.touches(i + 1) and _is_duration(cut, i + 1, words):
        return Unit(i + 1, duration=True)  # "22–year-old"
    if hyphen and _is_duration(cut, j + 1, words):
        return Unit(j + 1, duration=True)  # "90-plus minutes"
    if hyphen and not words.units.head_last:
        return None
    if hyphen:
        return None if cut.is_capital(j) or cut.at(j) in words.units.function else Unit(j + 1, j, j + 1)
    return _counted(cut, i, numeral, words)


def _millions(cut: Cut, i: int, numeral: Numeral, words: QuantityWords) -> Unit | None:
    """As in "1.5m people": a sign that else means money or metres multiplies what is counted by the million."""
    by = words.numbers.money_signs.get(cut.raw(i))
    if by is None or numeral.written or not cut.touches(i) or cut.at(i + 1) not in words.units.counted_by_million:
        return None
    return Unit(i + 2, i + 1, i + 2, factor=by, plural=True)


def _is_compound(cut: Cut, i: int, words: QuantityWords) -> bool:
    """Whether a word after a spaced hyphen still makes one adjective with the number before: "six - member team"."""
    fits = words.units.head_last and _noun(cut, i, words) and not cut.is_capital(i) and not _plural(cut, i, words)
    return fits and not words.units.verb_ending.match(cut.at(i)) and _noun(cut, i + 1, words)


def _money(cut: Cut, k: int, numeral: Numeral, words: QuantityWords) -> Unit | None:
    units = words.units
    if code := code_of(cut.raw(k)):
        return _with_subunits(cut, Unit(k + 1, k, k + 1, currency=code[0], factor=code[1]), words)
    factor = (
        words.numbers.money_signs.get(cut.raw(k), 1.0)
        if units.symbols.starting(cut, k + 1) and not numeral.written
        else 1.0
    )
    start = k + (factor != 1.0)
    found = units.symbols.starting(cut, start) or units.currencies.starting(cut, start)
    if found is None and (numeral.value >= 1000 or numeral.multiplier >= 1000):
        found = units.big_currencies.starting(cut, start)
    if found is None:
        return None
    return _with_subunits(cut, Unit(found[0], start, found[0], currency=found[1], factor=factor), words)


def _with_subunits(cut: Cut, unit: Unit, words: QuantityWords) -> Unit:
    """As in "15 dollars et 15 cents", "15 dollars 50"."""
    i = unit.last + (cut.at(unit.last) in words.context.and_words)
    read = read_cardinal(cut, i, words.numbers, words.digits)
    if read is None:
        return unit
    last, small, closing, _ = read
    if closing == 100 and cut.at(last - 1) in words.units.subunits:
        last, small = last - 1, small / 100  # "cinquante cents" is no five thousand here
    if not 0 < small < 100:
        return unit
    named = cut.at(last) in words.units.subunits
    if not named and not (cut.at(last) in {"\n", "."} and len(cut.low) <= last + 1):
        return unit
    return Unit(last + named, unit.first, unit.end, unit.currency, factor=unit.factor, added=small / 100)


def _measure(cut: Cut, k: int, numeral: Numeral, words: QuantityWords) -> Unit | None:
    units = words.units
    if height := _HEIGHT.fullmatch(cut.at(k)) if cut.touches(k) and not numeral.written else None:
        return Unit(k + 1, k, k + 1, measure=True, added=int(height[1]) / 100)
    found = units.measures.starting(cut, k)
    if found is None and (not numeral.written or numeral.multiplier > 100):
        found = units.signs.starting(cut, k)
        raw = cut.raw(k)
        if found and (cut.at(found[0]) == "'" or (len(raw) == 1 and raw not in units.letters)):
            found = None
    if found is None:
        return None
    last = found[0]
    while tail := units.tails.starting(cut, last):
        last = tail[0]
    return _with_parts(cut, Unit(last, k, last, measure=True), words)


def _with_parts(cut: Cut, unit: Unit, words: QuantityWords) -> Unit:
    """As in "5 feet 2 inches", "1 mètre 80"."""
    by, i = words.units.divided.get(cut.at(unit.first)), unit.last
    i += cut.at(i) in words.context.and_words
    if by is None or unit.end != unit.first + 1 or not cut.is_number(i):
        return unit
    value, named = words.digits.value(cut.at(i)), cut.at(i + 1) in words.units.parts
    bare = words.units.bare_parts and i == unit.last and 10 <= value < by and not cut.is_word(i + 1)
    if not (named or bare) or value >= by:
        return unit
    return Unit(i + 1 + named, unit.first, unit.end, measure=True, added=value / by)


def _is_duration(cut: Cut, k: int, words: QuantityWords) -> bool:
    units = words.units
    while cut.at(k) in units.time_adjectives:
        k += 1
    return cut.at(k) in units.times and not (len(cut.at(k)) <= 2 and cut.at(k + 1) in {"'", "."} and cut.is_word(k + 2))


def _counted(cut: Cut, i: int, numeral: Numeral, words: QuantityWords) -> Unit | None:
    """As in "quatre personnes", "une vingtaine de personnes", "sept des seize mausolées", "la moitié de la population"."""
    k, definite = _past_of(cut, i, numeral, words)
    if definite and (inner := read_cardinal(cut, k, words.numbers, words.digits)):
        if numeral.share:
            return None  # "la moitié des 60 buts" is two quantities
        k = inner[0]
    if definite and _is_duration(cut, k, words):
        return Unit(k, duration=True)
    k += definite and cut.at(k) in words.units.superlatives
    if cut.at(k) in _OPENING and _noun(cut, k + 1, words):
        k += 1
    plural = numeral.value >= 2 and not numeral.share
    if words.units.head_last:
        return _head_last(cut, k, plural, words, seek=numeral.value != 1)
    return _head_first(cut, k, plural, words)


def _past_of(cut: Cut, i: int, numeral: Numeral, words: QuantityWords) -> tuple[int, bool]:
    """The index after "of" and its determiners, and whether there were any: "de ces", "des", "of the"."""
    n = of_length(cut, i, words.numbers)
    if n == 0 and numeral.share and cut.at(i) in words.units.determiners:
        return i + 1, True  # "half the seats"
    if n == 0:
        return i, False
    definite, k = cut.at(i) in words.units.of_the, i + n
    while cut.at(k) in words.units.determiners or (cut.at(k + 1) == "'" and cut.at(k) + "'" in words.units.determiners):
        definite, k = True, k + (2 if cut.at(k + 1) == "'" else 1)
    definite |= cut.is_number(k) and not numeral.collective
    if definite or numeral.collective or numeral.value >= 1e6:
        return k, definite
    return i, False


def _noun(cut: Cut, k: int, words: QuantityWords) -> bool:
    """Whether token ``k`` can be a noun or an adjective, as far as its form tells."""
    token = cut.at(k)
    if not cut.is_word(k) or token in words.units.times or token in words.context.weekdays:
        return False
    if token in words.units.function:
        compound = cut.at(k + 1) == "-" and cut.touches(k + 1) and cut.touches(k + 2)
        shouted = cut.raw(k).isupper() and len(token) > 1 and not cut.raw(k + 1).isupper()
        return compound or shouted  # "sous-festivals", "US"
    return not (token in words.numbers.cardinals and not cut.is_capital(k))


def _plural(cut: Cut, k: int, words: QuantityWords) -> bool:
    token = cut.at(k)
    if token in words.units.irregular or words.units.plural_ending.match(token):
        return True
    if words.units.head_last:
        return (
            token not in words.units.not_heads
            and len(token) > 3
            and token.endswith("s")
            and not token.endswith(("ss", "us", "is"))
        )
    return token.endswith(("s", "x", "z"))


def _skip_adjectives(cut: Cut, k: int, words: QuantityWords) -> tuple[int, int]:
    """The index after adjectives that stand before a noun without naming what is counted; and after "others"."""
    others = k
    while (
        cut.at(k) in words.units.skipped and cut.at(k + 1) != "-" and not (cut.is_capital(k) and cut.is_capital(k + 1))
    ):
        if cut.at(k) in words.units.others:
            others = k + 1
        k += 1
    return k, others


def _compound_end(cut: Cut, k: int) -> int:
    """The index after a word with what hyphens tie to it: "sans-abri", "F-35A"."""
    last = k + 1
    while (
        cut.at(last) == "-"
        and cut.touches(last)
        and cut.touches(last + 1)
        and (cut.is_word(last + 1) or cut.is_number(last + 1))
    ):
        last += 2
        last += cut.touches(last) and cut.is_word(last)
    return last


def _head_first(cut: Cut, i: int, plural: bool, words: QuantityWords) -> Unit | None:
    """A noun group whose noun comes first: "comptes bancaires", "membres d'équipage", "avions F-35A"."""
    units = words.units
    k, others = _skip_adjectives(cut, i, words)
    last = _compound_end(cut, k)
    if not _noun(cut, k, words) or (plural and last == k + 1 and not _plural(cut, k, words) and not cut.is_capital(k)):
        return Unit(others) if others > i else None
    young = cut.at(k) in units.not_heads and _noun(cut, last, words) and _plural(cut, last, words)  # "jeunes femmes"
    if young and not units.adjective_ending.match(cut.at(last)):
        last = _compound_end(cut, last)
    last = _complement(cut, last, words)
    while cut.is_word(last) and units.adjective_ending.match(cut.at(last)) and cut.at(last) not in units.function:
        last += 1
    if cut.is_capital(last) and any(
        c.isdigit() for c in cut.text[cut.starts[last] : cut.ends[_compound_end(cut, last) - 1]]
    ):
        last = _compound_end(cut, last)
    return Unit(last, k, last, plural=plural)


def _complement(cut: Cut, i: int, words: QuantityWords) -> int:
    """The index after "of" and a bare noun: "membres d'équipage"; ``i`` when there is none."""
    n = of_length(cut, i, words.numbers)
    k = i + n
    bare = n > 0 and cut.at(i) not in words.units.of_the and _noun(cut, k, words) and not cut.is_capital(k)
    if not bare or cut.at(k) in words.units.complement_refused or cut.at(k) in words.numbers.vague:
        return i
    return _compound_end(cut, k)


def _head_last(cut: Cut, i: int, plural: bool, words: QuantityWords, *, seek: bool) -> Unit | None:
    """A noun group that its noun closes: "asylum seekers", "two Syrian teams"."""
    units = words.units
    k, others = _skip_adjectives(cut, i, words)
    last = k
    for _ in range(_LARGEST_GROUP):
        if not _noun(cut, last, words):
            break
        end = _compound_end(cut, last)
        if seek and _plural(cut, end - 1, words):
            last = end
            officers = _noun(cut, last, words) and not cut.is_capital(last) and cut.at(last) not in units.irregular
            last += officers and _plural(cut, last, words)  # "police officers"
            return Unit(last, k, last, plural=True)
        last = end
    if last == k or units.verb_ending.match(cut.at(k)) or (plural and cut.at(k) in units.not_heads):
        return Unit(others) if others > i else None
    several = not seek and cut.at(k) not in units.irregular and not cut.is_capital(k) and _plural(cut, k, words)
    if several or (plural and last > k + 1):
        return Unit(others) if others > i else None
    return Unit(_compound_end(cut, k), k, _compound_end(cut, k))
