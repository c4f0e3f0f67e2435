"""Amounts: a number with its sign, its mark of money and its unit; and two of them as a range."""

from __future__ import annotations

from dataclasses import dataclass, replace

from depeche.facts.quantities.cut import Cut
from depeche.facts.quantities.guards import is_date
from depeche.facts.quantities.numerals import ROUND, Numeral, read_numeral
from depeche.facts.quantities.units import Unit, money_before, unit_after
from depeche.facts.quantities.words import QuantityWords

DASHES = frozenset("-–—")
SENTENCE_ENDS = frozenset(".!?\n")
_MINUS = frozenset("-−–")
_NEAR = 8  #: tokens within which a verb of change makes "from X to Y" two quantities
_LONGEST_LIST = 8
_LARGEST_TALLY = 20
_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000})  #: wholes that counts are shares of


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what belongs to it: tokens ``first`` up to ``last``."""

    first: int
    last: int
    value: float
    numeral: Numeral
    unit: Unit | None
    currency: str | None = None
    symbol: tuple[int, int] | None = None  #: tokens of the mark of money before the number

    @property
    def tight(self) -> bool:
        """Whether it is money, a percentage or a measure."""
        return self.currency is not None or (self.unit is not None and self.unit.tight)

    @property
    def percent(self) -> bool:
        """Whether it is a percentage."""
        return self.unit is not None and self.unit.percent

    @property
    def named(self) -> bool:
        """Whether it says what it counts or measures."""
        return self.tight or (self.unit is not None and self.unit.end > 0)


@dataclass(frozen=True, slots=True)
class Range:
    """Two amounts that belong together: the ends of a range, or where something went from and to."""

    first: int
    low: Amount
    high: Amount
    change: bool


def amount_at(cut: Cut, i: int, words: QuantityWords) -> Amount | None:
    """The amount whose number starts at token ``i``."""
    numeral = read_numeral(cut, i, words.numbers, words.digits)
    if numeral is None:
        return None
    unit = unit_after(cut, numeral, words)
    money = money_before(cut, numeral.first, words)
    if money is not None:
        return _signed(cut, _money(cut, numeral, unit, money, words), words)
    value, last = numeral.value, numeral.last
    if unit is not None:
        value, last = value * unit.factor + unit.added, max(last, unit.last)
    amount = Amount(numeral.first, last, value, numeral, unit, unit.currency if unit else None)
    return _signed(cut, amount, words)


def _money(
    cut: Cut, numeral: Numeral, unit: Unit | None, money: tuple[int, str, float], words: QuantityWords
) -> Amount:
    """As in "$7.2bn", "US$ 5 million", "£10m", "$10 dollars"."""
    first, currency, factor = money
    last = numeral.last
    if not numeral.written and (by := words.numbers.money_signs.get(cut.raw(last))) and numeral.multiplier == 1:
        factor, last = factor * by, last + 1
    if unit is not None and unit.currency:
        last, currency = unit.last, currency if unit.currency == "USD" else unit.currency
    return Amount(first, last, numeral.value * factor, numeral, None, currency, (first, numeral.first))


def _signed(cut: Cut, amount: Amount, words: QuantityWords) -> Amount:
    """The amount with the minus before it: "- 33 %", "-1", "minus five", "moins 20 degrés"."""
    i, mark = amount.first, cut.at(amount.first - 1)
    before = cut.at(i - 2)
    if mark in words.numbers.minus:
        sure = mark not in words.units.function
        minus = words.context.before.ending(cut, i) is None and (sure or amount.tight)
    elif mark in _MINUS and not (cut.touches(i - 1) and before not in {"(", "\n"}):
        opens = (
            before in {"(", "\n"}
            or before in words.numbers.of
            or before in words.context.and_words | words.context.to_words
        )
        close = cut.touches(i) and (amount.tight or before in {"(", "\n"}) and (i > 1 or amount.last >= len(cut.low))
        percent = amount.tight and opens and before != "\n"
        minus = close or (cut.touches(i) and i == 1) or percent
    else:
        minus = False
    return replace(amount, first=i - 1, value=-amount.value) if minus else amount


def range_from(cut: Cut, low: Amount, words: QuantityWords) -> Range | None:
    """The range that the amount opens: "entre 10 et 20", "5 à 7 %", "10-20 people", "deux ou trois"."""
    context = words.context
    link = low.last if low.tight else low.numeral.last
    token, opener = cut.at(link), cut.at(low.first - 1)
    between = opener in context.between
    dash = token in DASHES and not low.numeral.written and cut.touches(link) == cut.touches(link + 1)
    if not (dash or token in context.to_words or token in context.or_words or (between and token in context.and_words)):
        return None
    high = _high(cut, link + 1, words)
    if high is None or high.first != link + 1 or (dash and high.numeral.written):
        return None
    low = _leaning(low, high)
    if not _fits(low, high, dash=dash, either=token in context.or_words):
        return None
    opened = between or (opener in context.from_words and token in context.to_words)
    change = token in context.to_words and not between and _changes(cut, low.first, words)
    return Range(low.first - opened, low, high, change)


def _high(cut: Cut, i: int, words: QuantityWords) -> Amount | None:
    """The amount at token ``i``, a mark of money first or not."""
    symbol = words.units.symbols.starting(cut, i)
    return amount_at(cut, symbol[0] if symbol else i, words)


def _leaning(low: Amount, high: Amount) -> Amount:
    """The lower end with the multiplier that it leaves to the upper one: "2 à 3 millions", "$5-7 million"."""
    by = high.numeral.multiplier
    if by >= 1000 and low.numeral.multiplier == 1 and 0 < low.value < high.numeral.value / by:
        return replace(low, value=low.value * by)
    return low


def _fits(low: Amount, high: Amount, *, dash: bool, either: bool) -> bool:
    """Whether two amounts can be the ends of one range."""
    if abs(high.value) <= abs(low.value) and not (low.value < 0 and high.value > low.value):
        return False
    if low.numeral.share != high.numeral.share and high.value > 1:
        return False
    alike = low.currency == high.currency or (low.symbol is not None and not high.tight)
    if low.tight and not (alike and low.percent == high.percent):
        return False
    if either and high.value > 3 * low.value:
        return False
    return not dash or high.named


def _changes(cut: Cut, i: int, words: QuantityWords) -> bool:
    """Whether a word of change ("passer", "rose") stands shortly before token ``i`` in its sentence."""
    for k in range(i - 1, max(-1, i - 1 - _NEAR), -1):
        if cut.at(k) in words.context.spread or (cut.at(k) in SENTENCE_ENDS):
            return False
        if cut.at(k) in words.context.change:
            return True
    return False


def _joins(cut: Cut, i: int, words: QuantityWords) -> bool:
    """Whether "and" or "or" follows after nothing but commas and numbers, as in a list of numbers."""
    for k in range(i, i + 2 * _LONGEST_LIST):
        token = cut.at(k)
        if token in words.context.and_words or token in words.context.or_words:
            return True
        if token not in {",", "-"} and not cut.is_number(k) and token not in words.numbers.cardinals:
            return False
    return False


def list_end(cut: Cut, amount: Amount, words: QuantityWords) -> Amount | None:
    """The last amount of the list that a bare number opens, "18, 24 et 26 ans"; None when it opens none."""
    if not _joins(cut, amount.numeral.last, words):
        return None
    i, joined, last = amount.numeral.last, False, None
    for _ in range(_LONGEST_LIST):
        token = cut.at(i)
        links = token in words.context.and_words or token in words.context.or_words
        if not (links or token == ",") or joined:
            break
        following = amount_at(cut, i + 1, words)
        if following is None or following.numeral.share or following.numeral.collective != amount.numeral.collective:
            break
        joined, last, i = links, following, following.numeral.last
        if following.named or (following.unit and following.unit.duration):
            break
    return last if joined else None


def share_of(cut: Cut, amount: Amount, words: QuantityWords) -> Amount | None:
    """The share that a count and its whole state: "sept Français sur dix", "one person in ten"."""
    if amount.tight or not amount.named or amount.numeral.share or amount.numeral.multiplier > 1:
        return None
    sure, likely = (
        words.numbers.shares.out_of.starting(cut, amount.last),
        words.numbers.shares.one_out_of.starting(cut, amount.last),
    )
    link = sure or likely
    whole = amount_at(cut, link[0], words) if link is not None else None
    if whole is not None and not sure and amount.value != 1 and whole.value not in ROUND:
        return None
    if whole is None or whole.value not in _WHOLES or not 0 < amount.value < whole.value or whole.named:
        return None
    if whole.unit is not None and whole.unit.duration:
        return None
    value = amount.value / whole.value
    return replace(amount, last=whole.last, value=value, numeral=replace(amount.numeral, value=value, share=True))


def is_tally(cut: Cut, amount: Amount, words: QuantityWords) -> bool:
    """Whether the number opens the tally of a match: "score de 2 à 1", "won 4 to 2"."""
    i, value = amount.numeral.last, amount.value
    if amount.named or value > _LARGEST_TALLY or cut.at(i) not in words.context.to_words:
        return False
    other = amount_at(cut, i + 1, words)
    down = other is not None and not other.named and other.value < value and other.numeral.last == i + 2
    return down and not _changes(cut, amount.first, words)


def is_time(cut: Cut, amount: Amount, words: QuantityWords) -> bool:
    """Whether the amount is a duration, an age or a date."""
    if amount.tight:
        return False
    return (amount.unit is not None and amount.unit.duration) or is_date(cut, amount.numeral, amount.unit, words)
