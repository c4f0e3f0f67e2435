"""Finding every quantity in a text: the number, its bound, its range, and what it counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import TYPE_CHECKING

from depeche.facts.quantities.amounts import (
    DASHES,
    SENTENCE_ENDS,
    Amount,
    Range,
    amount_at,
    is_tally,
    is_time,
    list_end,
    range_from,
    share_of,
)
from depeche.facts.quantities.cut import Cut, cut
from depeche.facts.quantities.digits import tidy
from depeche.facts.quantities.guards import (
    glued,
    is_address,
    is_age,
    is_bare_noise,
    is_label,
    links,
    one_counts,
    starts,
)
from depeche.facts.quantities.parsed import Counted
from depeche.facts.quantities.units import counted_after, unit_at
from depeche.facts.quantities.words import QuantityWords

if TYPE_CHECKING:
    from depeche.facts.doc import Doc


_NEAR_DURATION = 10  #: tokens after a duration within which a small bare number is one too
_MILLION = 1e6
_DAYS = 31
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])\w[\w.+-]{0,63}@\w[\w.-]{1,255}|(?<!\w)[#@]\w+"
    r"|(?<!\d)0\d(?:[ .\u00a0-]\d\d){4}(?!\d)|\(\d{3}\)[ -]?\d{3}-\d{4}|(?<![\w.])\+\d[\d ().\u00a0-]{7,}\d"
)


@dataclass(frozen=True, slots=True)
class QuantityExpression:
    """A quantity and the words that state it: ``text[start:end]``, bound and counted noun included.

    ``value2`` is the upper end of a range. ``comparator`` is one of ``= > >= < <= ~ range``. ``unit`` is what is counted
    or measured, as written. ``currency`` is an ISO 4217 code. Percentages keep their figure: "8 %" is 8 and ``percent``.
    """

    start: int
    end: int
    value: float | int
    value2: float | int | None
    comparator: str
    unit: str | None
    currency: str | None
    percent: bool


def find_quantities(
    text: str, words: QuantityWords, taken: Sequence[tuple[int, int]] = (), doc: Doc | None = None
) -> tuple[QuantityExpression, ...]:
    """Every quantity in the text, in order: counts, money, percentages and measures.

    ``taken`` are spans already read as times or names: a number inside one is no quantity. ``doc`` is the parsed text,
    which finds counted nouns that their form does not tell.
    """
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    finder = _Finder(cut(text, words.digits.token), words, tuple(sorted([*taken, *addresses])), Counted.of(doc), [])
    i, low, starters = 0, finder.cut.low, words.starters
    while i < len(low):
        token = low[i]
        if token in starters or token[0].isnumeric() or (token[0] in ".," and len(token) > 1):
            i = max(i + 1, finder.read(i))
        else:
            i += 1
    return tuple(finder.found)


@dataclass(slots=True)
class _Finder:
    """One pass over a text; ``found`` grows as numbers are read from left to right."""

    cut: Cut
    words: QuantityWords
    taken: tuple[tuple[int, int], ...]
    counted: Counted
    found: list[QuantityExpression]
    last: int = 0  #: the token after the last quantity found
    labelled: int = -1  #: the token after the last number that is a label
    lasted: int = -99  #: the token after the last duration

    def read(self, i: int) -> int:
        """Read the number that starts at token ``i``, if it is a quantity; the token to go on from."""
        if adverb := self.words.numbers.adverbs.starting(self.cut, i):
            last, times = adverb
            first, comparator = self.words.context.before.ending(self.cut, i) or (i, "=")
            self._add(first, last, self._expression(first, last, times, comparator, self.words.numbers.adverb_unit))
            return last
        amount = amount_at(self.cut, i, self.words)
        if amount is None:
            return i + 1
        if not isfinite(amount.value):
            return amount.numeral.last
        numeral = amount.numeral
        if self._is_taken(numeral.first, numeral.last):
            return numeral.last
        if amount.unit is not None and amount.unit.duration:
            self.lasted = amount.last
            return numeral.last
        amount = self._parsed(amount)
        pair = range_from(self.cut, amount, self.words)
        if pair is None and is_tally(self.cut, amount, self.words):
            return amount.numeral.last + 2
        end = amount.last if amount.symbol else numeral.last
        if glued(self.cut, amount.first, end, numeral, amount.unit, self.words) and (
            pair is None or self._chained(amount, pair)
        ):
            return self._past_chain(numeral.last)
        if pair is not None:
            return self._read_range(pair)
        return self._read_amount(amount)

    def _parsed(self, amount: Amount) -> Amount:
        """The amount with the noun that the parser says it counts, where the forms of the words do not tell."""
        head = self.counted.nouns.get(self.cut.ends[amount.numeral.last - 1])
        if head is None or amount.tight or (amount.unit is not None and amount.unit.plural):
            return amount
        k = bisect_right(self.cut.starts, head) - 1
        start = amount.unit.first if amount.unit is not None and amount.unit.end else amount.numeral.last
        if (
            k < start
            or not self.cut.is_word(k)
            or any(self.cut.at(i) in self.words.units.function for i in range(start, k + 1))
        ):
            return amount
        unit = unit_at(self.cut, start, k + 1, self.words)
        return replace(amount, unit=unit, last=max(amount.last, unit.last)) if unit is not None and unit.end else amount

    def _is_taken(self, first: int, last: int) -> bool:
        start, end = self.cut.starts[first], self.cut.ends[last - 1]
        k = bisect_right(self.taken, (end - 1, 1 << 60)) - 1
        return k >= 0 and any(s < end and start < e for s, e in self.taken[max(0, k - 3) : k + 1])

    def _chained(self, low: Amount, pair: Range) -> bool:
        """Whether the two ends are part of a longer chain: "1-222-2222"."""
        first, last = low.numeral.first, pair.high.numeral.last
        before = self.cut.touches(first) and low.first == first and self.cut.at(first - 1) in DASHES | {"/", ".", ":"}
        return before or (self.cut.touches(last) and self.cut.at(last) in DASHES and self.cut.is_number(last + 1))

    def _past_chain(self, i: int) -> int:
        """The token after the digits and marks that stick together from ``i`` on."""
        while self.cut.touches(i) and (
            self.cut.is_number(i) or (self.cut.at(i) in DASHES | set("/.:,") and self.cut.touches(i + 1))
        ):
            i += 1
        return i

    def _read_range(self, pair: Range) -> int:
        low, high = pair.low, pair.high
        if (
            is_time(self.cut, high, self.words)
            or is_time(self.cut, low, self.words)
            or is_label(self.cut, low.numeral, high.unit, self.words)
        ):
            return high.numeral.last
        if self.cut.at(pair.first - 1) in self.words.context.ages:
            return high.numeral.last
        if self._is_taken(high.numeral.first, high.numeral.last):
            return low.numeral.last
        unit, currency, percent = self._unit(high), high.currency or low.currency, high.percent
        if pair.change:
            value = self._expression(low.first, low.last, low.value, low.numeral.comparator, unit, currency, percent)
            self._add(low.first, low.last, value)
            return self._read_amount(high)
        first, last, comparator = pair.first, high.last, "range"
        value = self._expression(first, last, low.value, comparator, unit, currency, percent)
        self._add(first, last, replace(value, value2=tidy(high.value)))
        return last

    def _read_amount(self, amount: Amount) -> int:
        amount = share_of(self.cut, amount, self.words) or amount
        numeral, cut = amount.numeral, self.cut
        if is_time(cut, amount, self.words):
            self.labelled = numeral.last if numeral.value <= _DAYS else self.labelled
            return numeral.last
        tail = None if amount.named else list_end(cut, amount, self.words)
        if tail is not None and is_time(cut, tail, self.words):
            return tail.numeral.last
        first, last, comparator = self._bounds(amount)
        if not amount.named and last > amount.last and (counted := counted_after(cut, last, numeral, self.words)):
            amount, last = replace(amount, unit=counted), max(last, counted.last)
        bounded = first < amount.first or last > amount.last
        if not self._counts(amount, tail, bounded=bounded):
            return numeral.last
        unit = self._unit(amount) or (self._unit(tail) if tail else None)
        currency = amount.currency or (tail.currency if tail else None)
        percent = amount.percent or (tail is not None and tail.percent)
        quantity = self._expression(first, last, amount.value, comparator, unit, currency, percent)
        self._add(first, last, quantity if amount.named or tail else self._leaning(quantity, amount))
        return last

    def _counts(self, amount: Amount, tail: Amount | None, *, bounded: bool) -> bool:
        """Whether the amount is a quantity and not a label, an article or a stray number."""
        numeral, unit = amount.numeral, amount.unit
        if not numeral.sure:
            return bounded or numeral.last >= len(self.cut.low) or self.cut.at(numeral.first - 1) == "'"
        if numeral.share and amount.named:
            return True
        if numeral.last == numeral.first + 1 and self.cut.at(numeral.first) in self.words.numbers.ones:
            bounded |= amount.value < 0
            return one_counts(self.cut, numeral, unit, self.words, bounded=bounded, enumerated=self._enumerated(amount))
        if amount.tight:
            return True
        if is_address(self.cut, numeral, self.words):
            return False
        if is_label(self.cut, numeral, unit, self.words) or self._goes_on_label(amount):
            self.labelled = numeral.last
            return False
        if amount.named or tail is not None:
            return True
        return not self._is_stray(amount) and (bounded or not is_bare_noise(self.cut, numeral, self.words))

    def _is_stray(self, amount: Amount) -> bool:
        """Whether a number without a noun belongs to a duration before it, is an age, or names the noun before it."""
        numeral = amount.numeral
        since = numeral.first - self.lasted
        if numeral.written and since <= _NEAR_DURATION and numeral.value < _NEAR_DURATION:
            return True  # "trois ans au lieu de quatre"
        if since <= 2 and self._out_of(numeral.first):
            return True  # "24 heures sur 24"
        return is_age(self.cut, numeral, self.words) or self.cut.starts[numeral.first] in self.counted.labels

    def _out_of(self, i: int) -> bool:
        return self.words.numbers.shares.out_of.ending(self.cut, i) is not None

    def _goes_on_label(self, amount: Amount) -> bool:
        """Whether a bare number goes on a list of labels: "articles 5 et 6", "sections 4, 5, and 6"."""
        if amount.named or amount.numeral.multiplier > 1:
            return False
        i = amount.first
        link = self.cut.at(i - 1)
        linked = link == "," or links(self.cut, i - 1, self.words) or link in self.words.context.to_words
        return linked and (self.labelled == i - 1 or (self.labelled == i - 2 and self.cut.at(i - 2) == ","))

    def _enumerated(self, amount: Amount) -> bool:
        """Whether a count stands just before "one" or just after what it counts: "cinq hommes et une femme"."""
        words, i = self.words.context.enumerators, amount.first
        if amount.unit is None or not amount.unit.end:
            return False
        before = words.ending(self.cut, i)
        if (
            before is not None
            and 0 < self.last <= before[0] <= self.last + 2
            and self.found[-1].unit
            and self._counted_last()
        ):
            return all(
                self.cut.is_word(k) and self.cut.at(k) not in self.words.units.function
                for k in range(self.last, before[0])
            )
        after = words.starting(self.cut, amount.last)
        if after is None and self.cut.at(amount.last) == "," and starts(self.cut, i):
            after = amount.last + 1, ","  # "Un mort, trois blessés"
        following = amount_at(self.cut, after[0], self.words) if after else None
        counts = following is not None and following.value > 1 and following.named and not following.tight
        return counts and following is not None and not is_time(self.cut, following, self.words)

    def _counted_last(self) -> bool:
        return not self.found[-1].percent and self.found[-1].currency is None

    def _bounds(self, amount: Amount) -> tuple[int, int, str]:
        """The tokens of the amount with its bound, and its comparator."""
        first, last, comparator = amount.first, amount.last, amount.numeral.comparator
        before = self.words.context.before.ending(self.cut, first)
        if before is None and amount.numeral.share and self.cut.at(first - 1) in self.words.units.determiners:
            before = self.words.context.before.ending(self.cut, first - 1)
        if before is not None:
            first, comparator = before
        for end in (amount.numeral.last, last):
            after = self.words.context.after.starting(self.cut, end)
            longer = links(self.cut, end, self.words) and self.words.context.before.starting(
                self.cut, end + 1
            )  # "3 millions et plus de 10 millions"
            if after and not longer and (end < last or not amount.named or not self._goes_on(after[0])):
                return first, max(last, after[0]), comparator if before else after[1]
        return first, last, comparator

    def _goes_on(self, i: int) -> bool:
        """Whether a word or a number that is no part of a bound follows: "les deux pays et plus largement"."""
        return self.cut.is_number(i) or (self.cut.is_word(i) and self.cut.at(i) not in self.words.units.function)

    def _unit(self, amount: Amount) -> str | None:
        if amount.symbol is not None:
            first, last = amount.symbol
            return self.cut.text[self.cut.starts[first] : self.cut.ends[last - 1]]
        return amount.unit.text(self.cut) if amount.unit is not None else None

    def _leaning(self, bare: QuantityExpression, amount: Amount) -> QuantityExpression:
        """A number without a noun with the unit that it leans on: that of the quantity before it in its sentence."""
        if not self.found or bare.unit is not None or self._sentence_ends(self.last, amount.first):
            return bare
        before = self.found[-1]
        if before.percent:
            return replace(bare, unit=before.unit, percent=True) if self._contrasts(amount) else bare
        if before.currency and amount.numeral.multiplier < _MILLION and not self._contrasts(amount):
            return bare
        if before.unit == self.words.numbers.adverb_unit:
            return bare
        return replace(bare, unit=before.unit, currency=before.currency)

    def _contrasts(self, amount: Amount) -> bool:
        """Whether only "to" or "against" stands between the number and the quantity before it."""
        link = self.cut.at(amount.first - 1)
        linked = link in self.words.context.to_words or links(self.cut, amount.first - 1, self.words)
        return linked and amount.first - 1 == self.last and not amount.numeral.share

    def _sentence_ends(self, i: int, j: int) -> bool:
        return any(self.cut.at(k) in SENTENCE_ENDS for k in range(i, j))

    def _expression(
        self, first: int, last: int, value: float, comparator: str, unit: str | None,
        currency: str | None = None, percent: bool = False,
    ) -> QuantityExpression:  # fmt: skip
        start, end = self.cut.starts[first], self.cut.ends[last - 1]
        return QuantityExpression(start, end, tidy(value), None, comparator, unit, currency, percent)

    def _add(self, first: int, last: int, expression: QuantityExpression) -> None:
        """Keep a quantity, unless its words overlap the one before; then its own begin after that one's."""
        if self.found and expression.start < self.found[-1].end:
            start = self.cut.starts[max(first, self.last)] if self.last < last else expression.start
            expression = replace(expression, start=start)
        if not self.found or expression.start >= self.found[-1].end:
            self.found.append(expression)
            self.last = last
