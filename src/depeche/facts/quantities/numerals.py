"""Numbers as copy writes them, read into values: cardinals, fractions, dozens, vague plurals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from unicodedata import numeric

from depeche.facts.quantities.cardinals import of_length, read_cardinal
from depeche.facts.quantities.cut import Cut
from depeche.facts.quantities.digits import Digits
from depeche.facts.quantities.words import NumberWords

#: Denominators of fractions with a slash; others ("9/11", "24/7") are dates, scores or names.
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 100})

#: Wholes that any number may be a share of: "seven in ten".
ROUND = frozenset({10, 100})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: tokens ``first`` up to ``last``, and what they are worth."""

    first: int
    last: int
    value: float
    comparator: str = "="
    multiplier: float = 1.0  #: the multiplier that closes it ("million"), which an earlier number may lean on
    written: bool = False  #: in words
    collective: bool = False  #: counts through "de": "une vingtaine de", "des milliers de", "la moitié de"
    sure: bool = True  #: whether it is a number even without a bound before it
    share: bool = False  #: a part of one: a half, two thirds, one in three


def read_numeral(cut: Cut, i: int, words: NumberWords, digits: Digits) -> Numeral | None:
    """The number that starts at token ``i``, as long as it can be read; None where none starts."""
    return _vague(cut, i, words) or _half(cut, i, words) or _collective(cut, i, words) or _amount(cut, i, words, digits)


def _vague(cut: Cut, i: int, words: NumberWords) -> Numeral | None:
    """As in "des dizaines de milliers": at least twice the least that the words can mean."""
    token = cut.at(i)
    one = words.vague.get(token)
    if one is None and token in words.multipliers and words.vague_singular_before.ending(cut, i):
        one = words.multipliers[token]
    if one is None or cut.at(i - 1) in words.cardinals or cut.is_number(i - 1):
        return None
    last = i + 1
    while (n := of_length(cut, last, words)) and cut.at(last + n) in words.vague:
        one *= words.vague[cut.at(last + n)]
        last += n + 1
    if cut.at(last) in words.multipliers and token not in words.multipliers:
        return None
    before = words.vague_before.ending(cut, i) or words.vague_singular_before.ending(cut, i)
    counts = of_length(cut, last, words) > 0
    if not counts and token in words.vague_of_needed:
        return None
    if not counts and (cut.at(i - 1) in words.vague_refused_before or not (before or not words.shares.half_articles)):
        return None
    return Numeral(before[0] if before else i, last, 2 * one, ">=", one, written=True, collective=True)


def _half(cut: Cut, i: int, words: NumberWords) -> Numeral | None:
    """As in "la moitié", "half of", "half a million", "un demi-million"."""
    if part := _part_of_multiplier(cut, i, words):
        return part
    value = words.shares.halves.get(cut.at(i))
    if value is None or cut.at(i - 1) in words.shares.half_refused_before or cut.at(i + 1) == "-":
        return None
    article = cut.at(i - 1) in words.shares.half_articles
    if words.shares.half_articles and not article:
        return None
    if cut.at(i + 1) in words.articles and cut.at(i + 2) not in words.multipliers:
        return Numeral(i, i + 2, value, written=True, collective=True, share=True)  # "half an hour"
    return Numeral(i - article, i + 1, value, written=True, collective=True, share=True)


def _part_of_multiplier(cut: Cut, i: int, words: NumberWords) -> Numeral | None:
    j = i + (cut.at(i) in words.ones or cut.at(i) in words.articles)
    if cut.at(j) not in words.shares.half_prefixes:
        return None
    part, k = words.shares.half_prefixes[cut.at(j)], j + 1
    while cut.at(k) in words.articles or cut.at(k) == "-" or (k == j + 1 and cut.at(k) in words.of):
        k += 1
    token = cut.at(k)
    if token in words.multipliers:
        return Numeral(i, k + 1, part * words.multipliers[token], "=", words.multipliers[token], True, True)
    if token in words.collectives:
        rough = "=" if words.collectives_exact else "~"
        return Numeral(i, k + 1, part * words.collectives[token], rough, written=True, collective=True)
    return None


def _collective(cut: Cut, i: int, words: NumberWords) -> Numeral | None:
    """As in "une vingtaine", "une bonne centaine": about that many in French; "a dozen": that many in English."""
    if cut.at(i) not in words.collective_articles:
        return None
    j = i + 1 if cut.at(i + 1) in words.collectives else i + 2
    if cut.at(j) not in words.collectives or not cut.is_word(i + 1):
        return None
    last = j + 1
    n = of_length(cut, last, words)
    if n and cut.is_number(last + n):
        return None  # "une quarantaine de 14 jours"
    value = words.collectives[cut.at(j)]
    while n and cut.at(last + n) in words.vague:  # "une centaine de milliers"
        value *= words.vague[cut.at(last + n)]
        last += n + 1
        n = of_length(cut, last, words)
    return Numeral(i, last, value, "=" if words.collectives_exact else "~", written=True, collective=True)


def _amount(cut: Cut, i: int, words: NumberWords, digits: Digits) -> Numeral | None:
    """A cardinal in digits or words, with the fraction, the half or the dozens that follow it."""
    part = _slashed(cut, i, digits) or _vulgar(cut, i) or _article_fraction(cut, i, words)
    if part is not None:
        return _out_of(cut, part, words, digits) or part
    base, short = _cardinal(cut, i, words, digits), _cardinal(cut, i, words, digits, joins=False)
    if base is None or short is None or _is_ordinal(cut, base, words):
        return None
    base = _with_decimals(cut, base, words, digits)
    base = _mixed(cut, short, words, digits) or _mixed(cut, base, words, digits) or _fraction(cut, base, words) or base
    base = _counted(cut, base, words)
    return _out_of(cut, base, words, digits) or base


def _is_ordinal(cut: Cut, base: Numeral, words: NumberWords) -> bool:
    """Whether the number opens an ordinal in words: "vingt et unième", "twenty-fifth"."""
    if not base.written or base.value < 20 or base.value % 10:
        return False
    j = base.last + (cut.at(base.last) == "-")
    if cut.at(j) == words.joiner:
        j += 1
        j += cut.at(j) == "-"
    token = cut.at(j)
    return (token in words.shares.ordinal_units or token in words.shares.ordinal_fractions) and not of_length(
        cut, j + 1, words
    )


def _cardinal(cut: Cut, i: int, words: NumberWords, digits: Digits, *, joins: bool = True) -> Numeral | None:
    read = read_cardinal(cut, i, words, digits, joins=joins)
    if read is None:
        return None
    last, value, multiplier, written = read
    return Numeral(i, last, value, multiplier=multiplier, written=written, collective=multiplier >= 1e5)


def _article_fraction(cut: Cut, i: int, words: NumberWords) -> Numeral | None:
    """As in "a quarter of"; without "of" it may be an ordinal ("a third was hurt")."""
    if cut.at(i) not in words.articles:
        return None
    bottom, last = words.shares.fractions.get(cut.at(i + 1)) or words.shares.ordinal_fractions.get(cut.at(i + 1)), i + 2
    if bottom is None and (compound := _compound_denominator(cut, i + 1, words)):
        last, bottom = compound
    if bottom is None:
        return None
    sure = of_length(cut, last, words) > 0
    return Numeral(i, last, 1 / bottom, written=True, collective=True, share=True, sure=sure)


def _slashed(cut: Cut, i: int, digits: Digits) -> Numeral | None:
    """As in "3/4"."""
    if not (
        cut.is_number(i) and cut.at(i + 1) == "/" and cut.is_number(i + 2) and cut.touches(i + 1) and cut.touches(i + 2)
    ):
        return None
    top, bottom = digits.value(cut.at(i)), digits.value(cut.at(i + 2))
    if not top < bottom or bottom not in _DENOMINATORS or cut.at(i + 3) == "/" or cut.at(i - 1) == "/":
        return None
    return Numeral(i, i + 3, top / bottom, share=True)


def _vulgar(cut: Cut, i: int) -> Numeral | None:
    """As in "½"."""
    raw = cut.raw(i)
    if len(raw) != 1 or not 0.0 < numeric(raw, 0.0) < 1.0:
        return None
    return Numeral(i, i + 1, numeric(raw), share=True)


def _with_decimals(cut: Cut, base: Numeral, words: NumberWords, digits: Digits) -> Numeral:
    """As in "deux virgule zéro trois", "five point five"."""
    if not base.written or cut.at(base.last) not in words.decimals or base.multiplier > 100:
        return base
    i, shown = base.last + 1, ""
    while words.cardinals.get(cut.at(i)) == 0:
        shown, i = shown + "0", i + 1
    rest = read_cardinal(cut, i, words, digits)
    if rest is not None and rest[3] and rest[1] < 1000:
        shown, i = f"{shown}{rest[1]:.0f}", rest[0]
    if not shown:
        return base
    base = replace(base, last=i, value=base.value + float(f"0.{shown}"))
    if by := words.multipliers.get(cut.at(i)):
        base = replace(base, last=i + 1, value=base.value * by, multiplier=by, collective=by >= 1e5)
    return base


def _fraction(cut: Cut, base: Numeral, words: NumberWords) -> Numeral | None:
    """As in "deux tiers", "three-quarters", "un cinquième de"; with a multiplier after it: "trois quarts de million"."""
    if compound := _compound_denominator(cut, base.last, words):
        return Numeral(
            base.first, compound[0], base.value / compound[1], written=base.written, collective=True, share=True
        )
    i = base.last + (cut.at(base.last) == "-")
    token = cut.at(i)
    bottom = words.shares.fractions.get(token)
    if bottom is None and (bottom := words.shares.ordinal_fractions.get(token.removesuffix("s"))):
        plural = token.endswith("s")
        if not plural and not of_length(cut, i + 1, words) and cut.is_word(i + 1):
            return None
        if plural and base.value == 1:
            return None
    if bottom is None or (not base.written and base.value >= bottom):
        return None
    if cut.at(i + 1) == "-" and cut.touches(i + 1):
        return None  # "une demi-vie"
    if token in words.shares.fractions and not (base.value == 1 or base.value == bottom - 1):
        return None  # "two quarters" are months
    value, last = base.value / bottom, i + 1
    k = last + of_length(cut, last, words)
    k += cut.at(k) in words.articles
    if (by := words.multipliers.get(cut.at(k))) and by >= 1e6:
        return Numeral(base.first, k + 1, value * by, multiplier=by, written=base.written, collective=True)
    sure = token not in words.shares.third_parties or base.value != 1 or of_length(cut, last, words) > 0
    return Numeral(base.first, last, value, written=base.written, collective=True, share=True, sure=sure)


def _compound_denominator(cut: Cut, i: int, words: NumberWords) -> tuple[int, float] | None:
    """The index after a denominator of two words at token ``i``, and its value: "vingt-cinquième", "twenty-firsts"."""
    tens = words.cardinals.get(cut.at(i), 0)
    j = i + 1 + (cut.at(i + 1) == "-")
    if tens < 20 or j >= len(cut.low):
        return None
    if cut.at(j) == words.joiner:
        j += 1
        j += cut.at(j) == "-"
    token = cut.at(j).removesuffix("s")
    unit = words.shares.ordinal_units.get(token) or words.shares.ordinal_fractions.get(token, 10.0)
    return (j + 1, tens + unit) if unit < 10 else None


def _mixed(cut: Cut, base: Numeral, words: NumberWords, digits: Digits) -> Numeral | None:
    """As in "trois et demi", "10 1/2", "2½", "one million and a half", "three and two thirds", "5 and a half million"."""
    part = _slashed(cut, base.last, digits) or _vulgar(cut, base.last)
    if part and not base.written and float(base.value).is_integer():
        return replace(base, last=part.last, value=base.value + part.value)
    if half := words.shares.half_suffixes.starting(cut, base.last):
        last, share = half
    elif cut.at(base.last) == words.joiner and base.written:
        rest = _cardinal(cut, base.last + 1, words, digits) or _article_fraction(cut, base.last + 1, words)
        fraction = rest if rest is None or rest.share else _fraction(cut, rest, words)
        if fraction is None or not fraction.share or fraction.value >= 1:
            return None
        last, share = fraction.last, fraction.value
    else:
        return None
    scale = base.multiplier if base.multiplier >= 1000 else 1.0
    value = base.value + share * scale
    if scale == 1 and (by := words.multipliers.get(cut.at(last))):
        return replace(base, last=last + 1, value=value * by, multiplier=by, collective=by >= 1e5)
    return replace(base, last=last, value=value)


def _counted(cut: Cut, base: Numeral, words: NumberWords) -> Numeral:
    """As in "trois douzaines", "two dozen"."""
    by = words.counted_collectives.get(cut.at(base.last))
    if by is None or base.share:
        return base
    return replace(base, last=base.last + 1, value=base.value * by, collective=True)


def _out_of(cut: Cut, base: Numeral, words: NumberWords, digits: Digits) -> Numeral | None:
    """As in "un sur trois", "one in five", "two out of five hundred": a share."""
    link = words.shares.out_of.starting(cut, base.last) or words.shares.one_out_of.starting(cut, base.last)
    if not link or base.share or not float(base.value).is_integer():
        return None
    whole = _cardinal(cut, link[0], words, digits)
    if (
        whole is None
        or not base.value < whole.value
        or (whole.value > 1000 and (base.value > 1 or whole.multiplier == 1))
    ):
        return None
    return replace(base, last=whole.last, value=base.value / whole.value, multiplier=1.0, collective=False, share=True)
