"""Numbers that are no quantities: dates, hours, scores, labels, names, and "one" as an article."""

from __future__ import annotations

from depeche.facts.quantities.cut import Cut
from depeche.facts.quantities.numerals import Numeral
from depeche.facts.quantities.units import Unit
from depeche.facts.quantities.words import QuantityWords

_NUMBER_MARKS = frozenset("°º№#")
_DASHES = frozenset("-–—−")
_CHAIN = frozenset("-–—/:.,_'")
_OPENERS = frozenset("\n.!?:;«\"“”»(•*–—>[⇒'")
_SMALL = 10  #: words up to here may be pronouns ("les deux")
_YEARS = range(1500, 2100)
_OLD_YEARS = range(300, 2100)  #: what may be a year after "in"
_MODERN = 1500
_TYPED = 1900  #: from here on a number without a mark between its thousands is rather a year
_LIST_LARGEST = 99
_OLDEST = 120
_LONGEST_STREET = 4


def glued(cut: Cut, first: int, last: int, numeral: Numeral, unit: Unit | None, words: QuantityWords) -> bool:
    """Whether marks or letters tie the number to others: "F-16", "3-1", "10:39", "192.168.1.2", "7e", "4x4"."""
    i = numeral.first
    if numeral.written and cut.touches(i) and cut.at(i - 1) == "-" and cut.touches(i - 1) and cut.is_word(i - 2):
        return True  # "high-five"
    if first == i and cut.touches(i) and not numeral.written:
        before = cut.at(i - 1)
        if (
            before in _CHAIN
            and cut.touches(i - 1)
            and ((cut.is_word(i - 2) and before != "—") or cut.is_number(i - 2) or before in "/_")
        ):
            return True
        if before == "'" and not cut.touches(i - 1) and numeral.value <= _LIST_LARGEST:
            return True  # "summer '80"
        if before in {"#", "@", "_", "&", "="}:
            return True
    if (
        is_list_mark(cut, numeral)
        or is_score(cut, numeral)
        or (cut.at(last) == "-" and cut.touches(last + 1) and cut.at(last + 1) in words.context.to_words)
    ):
        return True
    if not cut.touches(last) or numeral.written:
        return False
    if cut.at(last) == "'" and cut.at(last + 1) == "s" and cut.touches(last + 1):
        return True  # "the 80's"
    after = cut.at(last)
    if after in _CHAIN and cut.touches(last + 1) and cut.is_number(last + 1):
        return True
    if unit is not None and ((unit.first == last and unit.tight) or unit.factor != 1):
        return False
    return (
        cut.is_word(last)
        or after in {"_", "@"}
        or (after == "-" and cut.is_capital(last + 1) and cut.touches(last + 1))
    )


def is_score(cut: Cut, numeral: Numeral) -> bool:
    """Whether a spaced dash ties the number to another: "1 – 0"."""
    i, j = numeral.first, numeral.last
    if numeral.written or j != i + 1 or numeral.value > _LIST_LARGEST:
        return False
    before = cut.at(i - 1) in _DASHES and cut.is_number(i - 2)
    after = cut.at(j) in _DASHES and cut.is_number(j + 1)
    return (before and not cut.touches(i)) or (after and not cut.touches(j + 1))


def is_date(cut: Cut, numeral: Numeral, unit: Unit | None, words: QuantityWords) -> bool:
    """Whether the number is a day, a year or an hour."""
    context, value, i, j = words.context, numeral.value, numeral.first, numeral.last
    if not float(value).is_integer() or numeral.collective or numeral.share:
        return False
    if (cut.at(j) in context.months and value <= 31 and not cut.is_word(j + 1)) or (
        cut.at(j) in context.months and value <= 31
    ):
        return True
    if context.eras.starting(cut, j):
        return True
    if context.hour_signs.starting(cut, j) and value <= 24:
        return True
    if context.hour_signs.starting(cut, i - 1) and cut.is_number(i - 2) and value < 60:
        return True  # "5 h 25"
    if cut.at(i - 1) in context.weekdays and value <= 31:
        return True
    month = cut.at(i - 1) in context.months or (cut.at(i - 1) == "." and cut.at(i - 2) in context.months)
    if month and ((value <= 31 and context.day_follows_month) or value in _YEARS):
        return True
    return not numeral.written and _is_year(cut, i, j, unit, words)


def _is_year(cut: Cut, i: int, j: int, unit: Unit | None, words: QuantityWords) -> bool:
    token, context, before = cut.at(i), words.context, cut.at(i - 1)
    if not token.isdecimal() or len(token) not in {3, 4} or token[0] == "0":
        return False
    year, bare = int(token), unit is None or unit.end == 0
    dated = before in context.year_before or before in context.months or before == "("
    if bare and (dated or year >= _MODERN):
        return year in (_OLD_YEARS if dated else _YEARS)
    if year not in _YEARS:
        return False
    if dated or cut.at(j) == "-" or (unit is not None and cut.is_capital(unit.first)):
        return True
    return year % 100 != 0 if context.one_counts else year % 10 != 0 and year > _TYPED


def is_label(cut: Cut, numeral: Numeral, unit: Unit | None, words: QuantityWords) -> bool:
    """Whether the number names something: "article 5", "Boeing 737", "n° 12", "les Vingt-Sept"."""
    i, before = numeral.first, cut.at(numeral.first - 1)
    named = unit is not None and unit.end > 0
    if before in words.context.labels:
        return True
    if (before in words.context.soft_labels and not named) or (before in _NUMBER_MARKS and not numeral.written):
        return True
    if (
        before in words.numbers.of
        and cut.is_capital(i - 2)
        and not named
        and not numeral.written
        and not starts(cut, i - 2)
    ):
        return True  # "the Group of 20"
    if before in words.numbers.of and cut.at(i - 2) in words.context.ages and (unit is None or unit.end == 0):
        return True
    if before == "." and cut.at(i - 2) in words.context.label_abbreviations and not numeral.written:
        return True
    if numeral.written:
        return cut.is_capital(i) and not starts(cut, i) and not _is_title(cut, i)
    if before == "s" and cut.at(i - 2) == "'" and cut.is_capital(i - 3) and (unit is None or unit.end == 0):
        return True
    name = cut.is_capital(i - 1) and before not in words.units.function and before not in words.context.titles
    return name and (unit is None or unit.end == 0 or cut.is_capital(unit.first)) and not starts(cut, i)


def starts(cut: Cut, i: int) -> bool:
    """Whether token ``i`` opens a sentence, a line, a quotation or a bracket."""
    return i == 0 or cut.at(i - 1) in _OPENERS or (cut.at(i - 1) in _DASHES and not cut.touches(i))


def _is_title(cut: Cut, i: int) -> bool:
    """Whether most longer words about the token have capitals, as in an English headline."""
    longer = [k for k in range(max(0, i - 5), min(len(cut.low), i + 6)) if cut.is_word(k) and len(cut.low[k]) > 3]
    return len(longer) >= 4 and sum(cut.is_capital(k) for k in longer) * 5 >= len(longer) * 4


def links(cut: Cut, i: int, words: QuantityWords) -> bool:
    """Whether token ``i`` is "and" or "or"."""
    return cut.at(i) in words.context.and_words or cut.at(i) in words.context.or_words


def is_list_mark(cut: Cut, numeral: Numeral) -> bool:
    """Whether the number opens an item of a list: "1) ", "2. ", "3- "."""
    i, j = numeral.first, numeral.last
    if numeral.written or j != i + 1 or numeral.value > _LIST_LARGEST or cut.at(j + 1) == "\n":
        return False
    if cut.at(j) == ")" and cut.touches(j):
        return cut.at(i - 1) != "(" and starts(cut, i)
    return cut.at(i - 1) == "\n" and cut.at(j) in {".", "-", "–", "/"} and cut.touches(j) and not cut.touches(j + 1)


def is_address(cut: Cut, numeral: Numeral, words: QuantityWords) -> bool:
    """Whether the number is a house's: "2 rue du Port", "10 Downing Street"."""
    j = numeral.last + (cut.at(numeral.last) == ",")
    if numeral.written or cut.at(j) in words.context.streets:
        return not numeral.written
    for k in range(j, j + _LONGEST_STREET):
        if not cut.is_capital(k) and not cut.is_number(k):
            return False
        if k > j and cut.at(k) in words.context.street_ends:
            return True
    return False


def is_age(cut: Cut, numeral: Numeral, words: QuantityWords) -> bool:
    """Whether a bare number is somebody's age: "She is 70", "who was 12 in 1976"."""
    i = numeral.first
    subject, verb = cut.at(i - 3 if cut.at(i - 2) == "'" else i - 2), cut.at(i - 1)
    return verb in words.context.age_verbs and subject in words.context.age_subjects and numeral.value < _OLDEST


def is_bare_noise(cut: Cut, numeral: Numeral, words: QuantityWords) -> bool:
    """Whether a number that counts nothing in sight is a list mark, an age after a name, a pronoun or a date."""
    i, j, context = numeral.first, numeral.last, words.context
    before, after = cut.at(i - 1), cut.at(j)
    if cut.at(i) in words.numbers.noun_needed and j == i + 1:
        return cut.is_word(i - 1) and not cut.is_capital(i)
    if before in context.date_articles:
        return not (numeral.share or numeral.multiplier > 1)
    if len(cut.at(i)) > 1 and cut.at(i)[0] == "0" and cut.at(i).isdecimal():
        return True  # "007"
    if (
        before == ","
        and after in {",", ".", ";", ")"}
        and cut.is_capital(i - 2)
        and numeral.value < _OLDEST
        and context.one_counts
    ):
        return True  # "Jane Doe, 36, said"
    if numeral.written and before in context.or_words and numeral.value <= 3:
        return not cut.is_number(i - 2) and cut.at(i - 2) not in words.numbers.cardinals  # "an hour or two"
    if numeral.written:
        return numeral.value <= _SMALL and before in context.pronouns and not numeral.share
    return before in {"(", "["} and after in {")", "]"} and numeral.value <= _LIST_LARGEST


def one_counts(
    cut: Cut, numeral: Numeral, unit: Unit | None, words: QuantityWords, *, bounded: bool, enumerated: bool
) -> bool:
    """Whether "one" is a count: bounded, alone ("un seul"), enumerated, a measure, or before a noun where it is no article."""
    context, i = words.context, numeral.first
    measured = unit is not None and unit.tight and (context.one_counts or cut.at(unit.first) in context.one_measured)
    if bounded or measured:
        return True
    if cut.at(i - 1) in context.one_refused_before or cut.at(numeral.last) in context.one_refused_after:
        return False
    if enumerated or cut.at(numeral.last) in context.alone:
        return True
    return context.one_counts and unit is not None and unit.end > 0
