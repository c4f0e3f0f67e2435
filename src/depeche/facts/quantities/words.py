"""The words that quantities are written with, compiled from a language's table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from depeche.facts.quantities.cut import Phrases
from depeche.facts.quantities.digits import Digits


@dataclass(frozen=True, slots=True)
class ShareWords:
    """How a language writes parts of a whole: fractions, halves, "one in three"."""

    fractions: Mapping[str, float]  #: denominators that are nothing else ("tiers")
    third_parties: frozenset[str]  #: denominators that mean something else after "one" ("un tiers")
    ordinal_units: Mapping[str, float]  #: ordinals that are denominators only in compounds ("twenty-first")
    ordinal_fractions: Mapping[str, float]  #: denominators that are ordinals too ("cinquième")
    halves: Mapping[str, float]  #: "moitié", "half"
    half_articles: frozenset[str]
    half_refused_before: frozenset[str]
    half_prefixes: Mapping[str, float]  #: before a multiplier or collective: "demi-million", "half a million"
    half_suffixes: Phrases[float]  #: "et demi", "and a half"
    out_of: Phrases[str]
    one_out_of: Phrases[str]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How a language writes numbers."""

    cardinals: Mapping[str, int]
    multipliers: Mapping[str, float]
    bare_multipliers: frozenset[str]  #: multipliers that stand without a number before them ("cent", "mille")
    signs: Mapping[str, float]  #: multipliers as signs, in their own case ("k", "Md", "bn")
    money_signs: Mapping[str, float]  #: signs that multiply only an amount of money ("£10m")
    collectives: Mapping[str, float]  #: "vingtaine"
    collective_articles: frozenset[str]
    collectives_exact: bool
    counted_collectives: Mapping[str, float]  #: "trois douzaines", "two dozen"
    vague: Mapping[str, float]  #: "dizaines"
    vague_of_needed: frozenset[str]
    vague_before: Phrases[str]
    vague_singular_before: Phrases[str]  #: "several hundred"
    vague_refused_before: frozenset[str]
    articles: frozenset[str]  #: before a multiplier: "a hundred"
    ones: frozenset[str]
    hundreds_after_digits: bool
    joiner: str
    joiner_before: frozenset[int]
    joiner_after: float
    tens_with_teens: frozenset[int]
    scores: frozenset[str]
    decimals: frozenset[str]
    of: frozenset[str]
    adverbs: Phrases[int]  #: "twice"
    adverb_unit: str
    minus: frozenset[str]
    noun_needed: frozenset[str]
    shares: ShareWords


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What a language counts and measures with."""

    percent: Phrases[str]
    symbols: Phrases[str]
    currencies: Phrases[str]
    big_currencies: Phrases[str]
    subunits: frozenset[str]
    divided: Mapping[
        str, float
    ]  #: measures that are followed by their parts, and by how many they divide ("5 feet 2 inches")
    parts: frozenset[str]
    bare_parts: bool  #: the parts may go unnamed ("1 mètre 80")
    signs: Phrases[str]
    letters: frozenset[str]  #: the signs of one letter, in their own case
    measures: Phrases[str]
    tails: Phrases[str]
    of_the: frozenset[str]  #: "of" and "the" in one word ("des")
    determiners: frozenset[str]
    times: frozenset[str]
    time_adjectives: frozenset[str]
    skipped: frozenset[str]
    others: frozenset[str]
    superlatives: frozenset[str]
    irregular: frozenset[str]
    counted_by_million: frozenset[str]
    not_heads: frozenset[str]
    plural_ending: re.Pattern[str]
    head_last: bool  #: the noun closes its group ("two Syrian teams"), it does not open it
    adjective_ending: re.Pattern[str]
    verb_ending: re.Pattern[str]
    complement_refused: frozenset[str]
    function: frozenset[str]


@dataclass(frozen=True, slots=True)
class ContextWords:
    """What around a number bounds it, joins it to another, or makes it no quantity."""

    before: Phrases[str]
    after: Phrases[str]
    or_words: frozenset[str]
    to_words: frozenset[str]
    and_words: frozenset[str]
    between: frozenset[str]
    from_words: frozenset[str]
    change: frozenset[str]
    spread: frozenset[str]
    enumerators: Phrases[str]
    alone: frozenset[str]
    one_counts: bool  #: "one" before a noun is a count ("one shell"), not an article
    one_refused_before: frozenset[str]
    one_refused_after: frozenset[str]
    one_measured: frozenset[str]
    pronouns: frozenset[str]
    date_articles: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    day_follows_month: bool
    year_before: frozenset[str]
    hour_signs: Phrases[str]
    eras: Phrases[str]
    age_verbs: frozenset[str]
    age_subjects: frozenset[str]
    labels: frozenset[str]
    streets: frozenset[str]  #: words for streets that follow a house number
    street_ends: frozenset[str]  #: those that follow the name of the street
    soft_labels: frozenset[str]  #: labels only of numbers that count nothing ("the top 10")
    ages: frozenset[str]  #: "ages of 17"
    label_abbreviations: frozenset[str]  #: labels before a full stop ("no. 5")
    titles: frozenset[str]  #: words with capitals that do not make a number a name ("M.", "Selon")


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """Everything ``find_quantities`` knows of a language."""

    digits: Digits
    numbers: NumberWords
    units: UnitWords
    context: ContextWords
    starters: frozenset[str]  #: the words that a quantity's number may start with

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> QuantityWords:
        """The words of a language's ``quantities.toml``."""
        digits = table["digits"]
        numbers = _numbers(table["numbers"])
        return cls(
            Digits.of(digits["decimal"], digits["groups"], digits["also_decimal"]),
            numbers,
            _units(table["units"]),
            _context(table["context"]),
            _starters(numbers),
        )


def _starters(n: NumberWords) -> frozenset[str]:
    multipliers = frozenset(n.multipliers) if n.vague_singular_before.by_last else frozenset()
    return (
        frozenset(n.cardinals) | frozenset(n.vague) | frozenset(n.shares.halves) | frozenset(n.shares.half_prefixes) | multipliers
        | n.bare_multipliers | n.collective_articles | n.articles | n.ones | frozenset(n.adverbs.by_first)
    )  # fmt: skip


def _numbers(t: Mapping[str, Any]) -> NumberWords:
    return NumberWords(
        cardinals=t["cardinals"],
        multipliers=t["multipliers"],
        bare_multipliers=frozenset(t["bare_multipliers"]),
        signs=t["signs"],
        money_signs=t["money_signs"],
        collectives=t["collectives"],
        collective_articles=frozenset(t["collective_articles"]),
        collectives_exact=t["collectives_exact"],
        counted_collectives=t["counted_collectives"],
        vague=t["vague"],
        vague_of_needed=frozenset(t["vague_of_needed"]),
        vague_before=Phrases.listed(t["vague_before"]),
        vague_singular_before=Phrases.listed(t["vague_singular_before"]),
        vague_refused_before=frozenset(t["vague_refused_before"]),
        articles=frozenset(t["articles"]),
        ones=frozenset(t["ones"]),
        hundreds_after_digits=t["hundreds_after_digits"],
        joiner=t["joiner"],
        joiner_before=frozenset(t["joiner_before"]),
        joiner_after=t["joiner_after"],
        tens_with_teens=frozenset(t["tens_with_teens"]),
        scores=frozenset(t["scores"]),
        decimals=frozenset(t["decimals"]),
        of=frozenset(t["of"]),
        adverbs=Phrases.of(t["adverbs"]),
        adverb_unit=t["adverb_unit"],
        minus=frozenset(t["minus"]),
        noun_needed=frozenset(t["noun_needed"]),
        shares=_shares(t),
    )


def _shares(t: Mapping[str, Any]) -> ShareWords:
    return ShareWords(
        fractions=t["fractions"],
        third_parties=frozenset(t["third_parties"]),
        ordinal_units=t["ordinal_units"],
        ordinal_fractions=t["ordinal_fractions"],
        halves=t["halves"],
        half_articles=frozenset(t["half_articles"]),
        half_refused_before=frozenset(t["half_refused_before"]),
        half_prefixes=t["half_prefixes"],
        half_suffixes=Phrases.of(t["half_suffixes"]),
        out_of=Phrases.listed(t["out_of"]),
        one_out_of=Phrases.listed(t["one_out_of"]),
    )


def _units(t: Mapping[str, Any]) -> UnitWords:
    return UnitWords(
        percent=Phrases.listed(t["percent"]),
        symbols=Phrases.of(t["symbols"]),
        currencies=Phrases.of(t["currencies"]),
        big_currencies=Phrases.of(t["big_currencies"]),
        subunits=frozenset(t["subunits"]),
        divided=t["divided"],
        parts=frozenset(t["parts"]),
        bare_parts=t["bare_parts"],
        signs=Phrases.listed(t["signs"]),
        letters=frozenset(sign for sign in t["signs"] if len(sign) == 1),
        measures=Phrases.listed(t["measures"]),
        tails=Phrases.listed(t["tails"]),
        of_the=frozenset(t["of_the"]),
        determiners=frozenset(t["determiners"]),
        times=frozenset(t["times"]),
        time_adjectives=frozenset(t["time_adjectives"]),
        skipped=frozenset(t["skipped"]),
        others=frozenset(t["others"]),
        superlatives=frozenset(t["superlatives"]),
        counted_by_million=frozenset(t["counted_by_million"]),
        irregular=frozenset(t["irregular"]),
        plural_ending=_endings(t["plural_endings"]),
        not_heads=frozenset(t["not_heads"]),
        head_last=t["head_last"],
        adjective_ending=_endings(t["adjective_endings"]),
        verb_ending=_endings(t["verb_endings"]),
        complement_refused=frozenset(t["complement_refused"]),
        function=frozenset(t["function"]),
    )


def _endings(endings: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\w+(?:{'|'.join(endings)})\Z" if endings else r"(?!)")


def _context(t: Mapping[str, Any]) -> ContextWords:
    return ContextWords(
        before=Phrases.of({phrase: sign for sign, phrases in t["bounds_before"].items() for phrase in phrases}),
        after=Phrases.of({phrase: sign for sign, phrases in t["bounds_after"].items() for phrase in phrases}),
        or_words=frozenset(t["or_words"]),
        to_words=frozenset(t["to_words"]),
        and_words=frozenset(t["and_words"]),
        between=frozenset(t["between"]),
        from_words=frozenset(t["from_words"]),
        change=frozenset(t["change"]),
        spread=frozenset(t["spread"]),
        enumerators=Phrases.listed(t["enumerators"]),
        alone=frozenset(t["alone"]),
        one_counts=t["one_counts"],
        one_refused_before=frozenset(t["one_refused_before"]),
        one_refused_after=frozenset(t["one_refused_after"]),
        one_measured=frozenset(t["one_measured"]),
        pronouns=frozenset(t["pronouns"]),
        date_articles=frozenset(t["date_articles"]),
        months=frozenset(t["months"]),
        weekdays=frozenset(t["weekdays"]),
        day_follows_month=t["day_follows_month"],
        year_before=frozenset(t["year_before"]),
        eras=Phrases.listed(t["eras"]),
        age_verbs=frozenset(t["age_verbs"]),
        age_subjects=frozenset(t["age_subjects"]),
        hour_signs=Phrases.listed(t["hour_signs"]),
        labels=frozenset(t["labels"]),
        streets=frozenset(t["streets"]),
        street_ends=frozenset(t["street_ends"]),
        soft_labels=frozenset(t["soft_labels"]),
        ages=frozenset(t["ages"]),
        label_abbreviations=frozenset(t["label_abbreviations"]),
        titles=frozenset(t["titles"]),
    )
