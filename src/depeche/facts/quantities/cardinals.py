"""Cardinals: digits and number words added up, "7,2 milliards", "quatre-vingt-dix-sept", "two hundred and five"."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from depeche.facts.quantities.cut import Cut
from depeche.facts.quantities.digits import Digits
from depeche.facts.quantities.words import NumberWords


@dataclass(slots=True)
class _Sum:
    """A cardinal while it is read: ``total`` of the closed multipliers, ``current`` the part still open."""

    last: int
    total: float = 0.0
    current: float | None = None
    multiplier: float = inf  #: the last multiplier of a thousand or more
    closing: float = 1.0  #: the multiplier that the number ends with
    written: bool = True
    digits: bool = False  #: whether the open part is in digits

    @property
    def value(self) -> float:
        return self.total + (self.current or 0.0)


_MONEY_MARKS = frozenset("€$£¥")


def of_length(cut: Cut, i: int, words: NumberWords) -> int:
    """How many tokens "of" takes at ``i``: none, one ("de", "of") or two ("d'")."""
    token = cut.at(i)
    if token in words.of:
        return 1
    return 2 if cut.at(i + 1) == "'" and token + "'" in words.of else 0


def read_cardinal(
    cut: Cut, i: int, words: NumberWords, digits: Digits, *, joins: bool = True
) -> tuple[int, float, float, bool] | None:
    """The cardinal that starts at token ``i``: the index after it, its value, its closing multiplier, whether in words.

    Without ``joins`` it ends before a joiner: "one hundred" of "one hundred and three quarters".
    """
    token = cut.at(i)
    if cut.is_number(i):
        so_far = _Sum(i + 1, current=digits.value(token), written=False, digits=True)
    elif token in words.cardinals:
        so_far = _Sum(i + 1, current=float(words.cardinals[token]))
    elif token in words.bare_multipliers:
        so_far = _Sum(i)
    elif token in words.articles and cut.at(i + 1) in words.multipliers:
        so_far = _Sum(i + 1, current=1.0)
    else:
        return None
    while _step(cut, so_far, words, digits, joins=joins):
        pass
    return (so_far.last, so_far.value, so_far.closing, so_far.written) if so_far.last > i else None


def _step(cut: Cut, so_far: _Sum, words: NumberWords, digits: Digits, *, joins: bool) -> bool:
    """Whether one more token joined the number."""
    i = so_far.last
    hyphen = cut.at(i) == "-" and (
        so_far.written or (cut.touches(i + 1) and words.multipliers.get(cut.at(i + 1), 0) >= 1000)
    )
    if hyphen:
        i += 1
    token = cut.at(i)
    if token == words.joiner:
        return joins and _join(cut, i + 1 + (hyphen and cut.at(i + 1) == "-"), so_far, words, digits)
    if cut.is_number(i):
        return not hyphen and _add_digits(cut, i, so_far, digits)
    if token in words.cardinals:
        return _add(so_far, i, words.cardinals[token], token in words.scores, words)
    if token in words.multipliers:
        if so_far.digits and words.multipliers[token] == 100 and not words.hundreds_after_digits:
            return False  # "50 cents" are money
        return _multiply(so_far, i, words.multipliers[token])
    return not hyphen and _sign(cut, i, so_far, words)


def _add(so_far: _Sum, i: int, value: int, score: bool, words: NumberWords) -> bool:
    """Add a number word below a hundred to the open part, where the language lets it follow."""
    current = so_far.current
    if current is None:
        fits = so_far.total > 0
        added = float(value)
    elif so_far.digits:
        return False
    else:
        tail = current % 100
        fits = tail == 0 and current > 0
        fits |= value < 10 and value > 0 and tail >= 20 and tail % 10 == 0
        fits |= 10 <= value < 20 and tail in words.tens_with_teens
        fits |= tail == 10 and 7 <= value <= 9 and bool(words.scores)
        added = current + value
        if score and tail == 4:
            fits, added = True, current + 76
    if fits:
        so_far.current, so_far.last, so_far.closing, so_far.digits = added, i + 1, 1.0, False
    return fits


def _add_digits(cut: Cut, i: int, so_far: _Sum, digits: Digits) -> bool:
    """Add digits after a multiplier: "2 millions 500 000"."""
    value = digits.value(cut.at(i))
    if so_far.current is not None or not 0 < value < so_far.multiplier or so_far.multiplier == inf or value < 100:
        return False
    so_far.current, so_far.last, so_far.closing, so_far.digits = value, i + 1, 1.0, True
    return True


def _multiply(so_far: _Sum, i: int, by: float) -> bool:
    """Close the open part with a multiplier: "deux" + "cents", "trois" + "mille"."""
    current = so_far.current
    if by == 100:
        if current is not None and current >= 100 and not so_far.digits:
            return False
        so_far.current = 100.0 * (current if current else 1.0) if current is None or current >= 1 else current * 100
    elif current is None and so_far.total:
        so_far.total, so_far.multiplier = so_far.total * by, by  # "mille milliards"
    elif by >= so_far.multiplier:
        return False
    else:
        so_far.total += (1.0 if current is None else current) * by
        so_far.current, so_far.multiplier = None, by
    so_far.last, so_far.closing, so_far.digits = i + 1, by, False
    return True


def _sign(cut: Cut, i: int, so_far: _Sum, words: NumberWords) -> bool:
    """Multiply digits by a sign: "10k", "7,2 Md"; a sign apart needs a mark of money after it ("7,2 M€")."""
    by = words.signs.get(cut.raw(i))
    if by is None or not so_far.digits or (so_far.closing != 1.0):
        return False
    if not cut.touches(i) and len(cut.raw(i)) == 1:
        money = cut.at(i + 1) in _MONEY_MARKS or of_length(cut, i + 1, words) > 0
        if cut.at(i + 1) == "." or not (
            money or cut.at(i + 1) == "\n" or (cut.raw(i) == "k" and not cut.is_word(i + 1))
        ):
            return False
    if not cut.touches(i) and cut.touches(i + 1) and (cut.is_word(i + 1) or cut.is_number(i + 1)):
        return False
    return _multiply(so_far, i, by)


def _join(cut: Cut, i: int, so_far: _Sum, words: NumberWords, digits: Digits) -> bool:
    """Add what a joiner adds: "vingt et un", "two hundred and five", "deux mille et trois cents"."""
    current, token = so_far.current, cut.at(i)
    small = words.cardinals.get(token)
    tens = current is not None and not so_far.digits and current % 100 >= 20 and current % 10 == 0
    if (
        small in words.joiner_before
        and current is not None
        and tens
        and (small == 1 or current % 100 in words.tens_with_teens)
    ):
        return _add(so_far, i, small, False, words)
    base = 100.0 if current is not None and so_far.closing == 100 else so_far.multiplier if current is None else 0.0
    if (
        base < words.joiner_after
        or base == inf
        or (cut.is_number(i) and base > 1000)
        or token in words.articles
        or (token in words.ones and base > 100)
    ):
        return False
    rest = read_cardinal(cut, i, words, digits, joins=False)
    if rest is not None and base == 100 and rest[2] >= 1000 and rest[1] < 100 * rest[2] and so_far.multiplier == inf:
        so_far.total = ((current or 0.0) + rest[1] / rest[2]) * rest[2]  # "two hundred and fifty thousand"
        so_far.current, so_far.multiplier, so_far.last, so_far.closing = None, rest[2], rest[0], rest[2]
        return True
    if rest is None or not 0 < rest[1] < base or so_far.last + 1 != i:
        return False
    so_far.current, so_far.last, so_far.closing, so_far.digits = (current or 0.0) + rest[1], rest[0], rest[2], False
    return True
