"""Quantities: what is counted, paid or measured, with bounds and units, in both languages."""

from __future__ import annotations

import json
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import depeche._languages
from depeche.facts.quantities import QuantityExpression, QuantityWords, find_quantities
from tests.facts.docs import doc_of

LANGUAGES = Path(depeche._languages.__file__).parent


def table(code: str) -> dict[str, Any]:
    """The language's words for quantities."""
    return tomllib.loads((LANGUAGES / code / "quantities.toml").read_text(encoding="utf-8"))


WORDS = {code: QuantityWords.from_table(table(code)) for code in ("fr", "en")}


def found(code: str, text: str) -> list[tuple[str, float | int, str, str | None]]:
    """Words, value, comparator and unit of each quantity in the text."""
    return [(text[q.start : q.end], q.value, q.comparator, q.unit) for q in find_quantities(text, WORDS[code])]


def only(code: str, text: str) -> QuantityExpression:
    """The one quantity in the text."""
    (quantity,) = find_quantities(text, WORDS[code])
    return quantity


def keys(value: Any) -> Any:
    """The keys of a table and of its tables."""
    return {k: keys(v) for k, v in value.items()} if isinstance(value, dict) else None


def test_languages_have_the_same_tables() -> None:
    """Both languages fill the same tables; only words and phrases differ."""
    open_tables = {"cardinals", "multipliers", "signs", "money_signs", "collectives", "counted_collectives", "vague"}
    open_tables |= {
        "fractions",
        "ordinal_fractions",
        "ordinal_units",
        "halves",
        "half_prefixes",
        "half_suffixes",
        "adverbs",
    }
    open_tables |= {"divided", "symbols", "currencies", "big_currencies"}
    shape = {
        code: {
            part: {k: None if k in open_tables else keys(v) for k, v in rows.items()}
            for part, rows in table(code).items()
        }
        for code in WORDS
    }

    assert shape["fr"] == shape["en"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("vingt et un élus", 21),
        ("soixante et onze élus", 71),
        ("quatre-vingts élus", 80),
        ("quatre-vingt-dix-sept élus", 97),
        ("septante-cinq élus", 75),
        ("huitante-deux élus", 82),
        ("nonante-neuf élus", 99),
        ("cent un élus", 101),
        ("mille cinq cents élus", 1500),
        ("deux mille trois cent quarante-cinq élus", 2345),
        ("trois cent mille élus", 300_000),
        ("mille milliards de francs suisses", 1_000_000_000_000),
        ("1 500 élus", 1500),
        ("1\u00a0500 élus", 1500),
        ("1\u202f500\u202f000 élus", 1_500_000),
        ("1.500 élus", 1500),
        ("7,2 milliards de dollars", 7_200_000_000),
        ("7,2 Md€", 7_200_000_000),
        ("350 M€", 350_000_000),
        ("12 k€", 12_000),
        ("2 millions 500 000 élus", 2_500_000),
        ("trois millions et demi d'élus", 3_500_000),
        ("un demi-million d'élus", 500_000),
        ("deux virgule cinq pour cent", 2.5),
        ("trois douzaines d'œufs", 36),
        ("les deux tiers des élus", 0.666666666666667),
        ("la moitié des élus", 0.5),
        ("trois quarts des élus", 0.75),
        ("un dixième des élus", 0.1),
        ("un élu sur cinq", 0.2),
        ("sept élus sur dix", 0.7),
        ("1 mètre 80", 1.8),
        ("quinze dollars et cinquante cents", 15.5),
        ("un vingt-cinquième des élus", 0.04),
        ("3 000 milliards d'euros", 3_000_000_000_000),
    ],
)
def test_french_numbers_are_read_whatever_their_writing(text: str, value: float) -> None:
    """Digits, words, signs and mixtures of them give the number that a reader understands."""
    assert value == only("fr", text).value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-one seats", 21),
        ("a hundred and five seats", 105),
        ("two hundred and fifty thousand seats", 250_000),
        ("one million two hundred thousand seats", 1_200_000),
        ("1,500 seats", 1500),
        ("1.5 million seats", 1_500_000),
        ("half a million seats", 500_000),
        ("three and a half tons", 3.5),
        ("two million and three quarters", 2_750_000),
        ("2 dozen seats", 24),
        ("half a dozen seats", 6),
        ("$7.2bn", 7_200_000_000),
        ("£10m", 10_000_000),
        ("US$ 5 million", 5_000_000),
        ("two-thirds of the seats", 0.666666666666667),
        ("a quarter of the seats", 0.25),
        ("10 1/2 miles", 10.5),
        ("2½ miles", 2.5),
        ("one in five seats", 0.2),
        ("nine out of ten seats", 0.9),
        ("5 feet 6 inches", 5.5),
        ("1.5m people", 1_500_000),
        ("a $5-billion plan", 5_000_000_000),
        ("five-and-a-half points", 5.5),
        ("minus 20 degrees", -20),
    ],
)
def test_english_numbers_are_read_whatever_their_writing(text: str, value: float) -> None:
    """Digits, words, signs and mixtures of them give the number that a reader understands."""
    assert value == only("en", text).value


@pytest.mark.parametrize(
    ("code", "text", "comparator"),
    [
        ("fr", "plus de 70 drones", ">"),
        ("fr", "plus d'une centaine de drones", ">"),
        ("fr", "au moins 70 drones", ">="),
        ("fr", "pas moins de 70 drones", ">="),
        ("fr", "70 drones au moins", ">="),
        ("fr", "moins de 70 drones", "<"),
        ("fr", "jusqu'à 70 drones", "<="),
        ("fr", "70 drones au maximum", "<="),
        ("fr", "près de 70 drones", "~"),
        ("fr", "quelque 70 drones", "~"),
        ("fr", "une vingtaine de drones", "~"),
        ("fr", "des dizaines de drones", ">="),
        ("fr", "70 drones", "="),
        ("en", "more than 70 drones", ">"),
        ("en", "over 70 drones", ">"),
        ("en", "at least 70 drones", ">="),
        ("en", "no fewer than 70 drones", ">="),
        ("en", "70 or more drones", ">="),
        ("en", "fewer than 70 drones", "<"),
        ("en", "as many as 70 drones", "<="),
        ("en", "up to 70 drones", "<="),
        ("en", "nearly 70 drones", "~"),
        ("en", "some 70 drones", "~"),
        ("en", "hundreds of drones", ">="),
        ("en", "70 drones", "="),
    ],
)
def test_bounds_belong_to_the_quantity(code: str, text: str, comparator: str) -> None:
    """A bound before or after sets the comparator, and its words are part of the quantity."""
    quantity = only(code, text)

    assert (comparator, "drones", (0, len(text))) == (
        quantity.comparator,
        quantity.unit,
        (quantity.start, quantity.end),
    )


@pytest.mark.parametrize(
    ("code", "text", "low", "high", "unit"),
    [
        ("fr", "entre 10 et 20 blessés", 10, 20, "blessés"),
        ("fr", "de 5 à 7 %", 5, 7, "%"),
        ("fr", "trois ou quatre blessés", 3, 4, "blessés"),
        ("fr", "2 à 3 millions d'euros", 2_000_000, 3_000_000, "euros"),
        ("en", "between 10 and 20 cases", 10, 20, "cases"),
        ("en", "10-20 cases", 10, 20, "cases"),
        ("en", "5 to 7 percent", 5, 7, "percent"),
        ("en", "between $5 million and $7 million", 5_000_000, 7_000_000, "$"),
        ("en", "three to four thousand cases", 3000, 4000, "cases"),
    ],
)
def test_ranges_have_two_ends(code: str, text: str, low: float, high: float, unit: str) -> None:
    """A range is one quantity; its lower end takes the multiplier and the unit that it leaves to the upper one."""
    quantity = only(code, text)

    assert ("range", low, high, unit) == (quantity.comparator, quantity.value, quantity.value2, quantity.unit)


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("fr", "Le taux est passé de 5 à 7 %.", [5, 7]),
        ("en", "The rate rose from 5 to 7 percent.", [5, 7]),
    ],
)
def test_a_change_is_two_quantities(code: str, text: str, values: list[int]) -> None:
    """What something went from and to are two figures, not the ends of a range."""
    quantities = find_quantities(text, WORDS[code])

    assert values == [q.value for q in quantities]
    assert all(q.percent for q in quantities)


@pytest.mark.parametrize(
    ("code", "text", "currency", "unit"),
    [
        ("fr", "3 millions d'euros", "EUR", "euros"),
        ("fr", "500 francs CFA", "XOF", "francs CFA"),
        ("fr", "2 milliards de $", "USD", "$"),
        ("fr", "45 livres sterling", "GBP", "livres sterling"),
        ("en", "$20", "USD", "$"),
        ("en", "C$ 3", "CAD", "C$"),
        ("en", "NZ $ 26 million", "NZD", "NZ $"),
        ("en", "40 million Swiss francs", "CHF", "Swiss francs"),
        ("en", "EUR 5", "EUR", "EUR"),
        ("en", "30 MUSD", "USD", "MUSD"),
    ],
)
def test_money_has_its_currency(code: str, text: str, currency: str, unit: str) -> None:
    """Marks, names and codes of money give the ISO 4217 code."""
    quantity = only(code, text)

    assert (currency, unit) == (quantity.currency, quantity.unit)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "sept des seize temples anciens", ("sept des seize temples anciens", 7, "temples")),
        ("fr", "8 000 de ces contrats", ("8 000 de ces contrats", 8000, "contrats")),
        ("fr", "les cinq grandes banques du pays", ("cinq grandes banques", 5, "banques")),
        ("fr", "neuf autres marins", ("neuf autres marins", 9, "marins")),
        ("fr", "32 avions F-35A", ("32 avions F-35A", 32, "avions F-35A")),
        ("fr", "6 membres d'équipage ont survécu", ("6 membres d'équipage", 6, "membres d'équipage")),
        ("fr", "trois jeunes femmes ont fui", ("trois jeunes femmes", 3, "jeunes femmes")),
        ("en", "two Syrian boats were seen", ("two Syrian boats", 2, "Syrian boats")),
        ("en", "six of the eight hostages", ("six of the eight hostages", 6, "hostages")),
        ("en", "15 other boats fell back", ("15 other boats", 15, "boats")),
        ("en", "40 police officers", ("40 police officers", 40, "police officers")),
        ("en", "a 131-page report", ("131-page", 131, "page")),
        ("en", "300 asylum seekers have landed", ("300 asylum seekers", 300, "asylum seekers")),
    ],
)
def test_counted_nouns_are_found_without_a_parser(code: str, text: str, expected: tuple[str, int, str]) -> None:
    """The noun and what names it more closely are the unit; articles, "other" and other numbers are not."""
    (words, value, _, unit) = found(code, text)[0]

    assert expected[:2] == (words, value)
    assert unit is not None
    assert unit.startswith(expected[2])


def test_a_number_without_noun_leans_on_the_count_before() -> None:
    """An elliptic number takes the unit of the count before it in its sentence."""
    assert ["blessés", "blessés"] == [q[3] for q in found("fr", "70 blessés, dont 12 graves.")]
    assert ["seats", "seats"] == [q[3] for q in found("en", "They won 70 seats, up from 40 last year.")]
    assert [None] == [q[3] for q in found("en", "They won 70 seats. Others won 12.")[1:]]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le F-16, l'A380, le Boeing 737 et le Covid-19 au G7."),
        ("fr", "L'article 5 du traité, la résolution 1701, les articles 49 et 50, le n° 12."),
        ("fr", "Victoire 3-1 puis match nul, score de 2 à 1."),
        ("fr", "Le 13 septembre 2024 à 10h39, vers 15 heures, en mai 2011, depuis 1998."),
        ("fr", "Il a 45 ans ; après deux longues années et une quinzaine de jours."),
        ("fr", "Au 2 rue du Port, 24 heures sur 24, dans les années 80 ; le réacteur 4, l'agent 007."),
        ("fr", "Né en 1656, il vivait vers 731, entre 1715 et 1717."),
        ("fr", "Composez le 01 02 03 04 05 ou allez sur https://exemple.fr/p?id=12&n=3."),
        ("fr", "Le 7e arrondissement, la 3e fois, le vingt-cinquième anniversaire, le XXe siècle."),
        ("fr", "Les Vingt-Sept ont voté. L'un des ministres et un élu sont venus ; un véhicule neuf."),
        ("en", "The F-16, the A380, the Boeing 737 and COVID-19 at the G7."),
        ("en", "Article 5, Resolution 1701, sections 4 and 5, No. 10, Flight 370, Studio 54."),
        ("en", "A 3-1 win, then 6-4 6-3."),
        ("en", "On September 13, 2024, at 10:39 a.m., on 5 May, in 2011, the 2012 elections, by 9/11."),
        ("en", "The 45-year-old, aged 45, made a two-day visit after three long years and 90-plus minutes."),
        ("en", "Call 1-800-555-1234, (202) 555-0134 or see www.example.org/12."),
        ("en", "Neighbours called 911 and dialled 999. The writer died at 53."),
        ("en", "The Group of 20 met at 10 Downing Street in the 1980's, 500 BC."),
        ("en", "Jane Doe, 36, said she was 12; the top 10; a 2-to-1 vote."),
        ("en", "1. First\n2) Second\n3- Third"),
        ("en", "The twenty-first century, the 3rd time, a second half, the fifth man."),
        ("en", "No one came; one of the ministers and the one who left; one day."),
    ],
)
def test_other_numbers_are_no_quantities(code: str, text: str) -> None:
    """Names, labels, scores, dates, hours, ages, durations, ordinals, articles and addresses are left alone."""
    assert [] == found(code, text)


def test_one_counts_only_where_it_is_a_number() -> None:
    """French "un" counts when enumerated, bounded, alone or before a measure; elsewhere it is an article."""
    text = "Cinq hommes et une femme ont fui ; un seul est revenu, au moins un mort, un kilomètre plus loin un pont."

    assert [5, 1, 1, 1, 1] == [q[1] for q in found("fr", text)]


def test_negative_figures_keep_their_sign() -> None:
    """A minus before a percentage or a temperature makes the value negative; a list dash does not."""
    assert [-33, -1.2, -20] == [q[1] for q in found("fr", "Le titre (- 33 %, puis -1,2 %) par moins 20 degrés.")]
    assert [20] == [q[1] for q in found("en", "Losses:\n- 20 tanks\n")]


def test_taken_spans_are_left_alone() -> None:
    """A number inside a span that is already read as a time or a name is no quantity."""
    text = "Les 24 Heures ont réuni 60 voitures."

    assert ["60 voitures"] == [text[q.start : q.end] for q in find_quantities(text, WORDS["fr"], [(4, 13)])]


def test_whole_values_are_integers() -> None:
    """A whole value is an int however it is written; others are floats."""
    assert isinstance(only("fr", "7,2 milliards de dollars").value, int)
    assert isinstance(only("en", "2.5 percent").value, float)


@pytest.mark.parametrize("code", ["fr", "en"])
@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("0123456789 .,-–/:%€$'’\n()«»½abdelmnotuxàéİ"), max_size=60))
def test_spans_are_ordered_and_inside_any_text(code: str, text: str) -> None:
    """Whatever the text, quantities are in order, do not overlap, and stand inside it."""
    last = 0
    for quantity in find_quantities(text, WORDS[code]):
        assert last <= quantity.start < quantity.end <= len(text)
        last = quantity.end


@pytest.mark.parametrize("code", ["fr", "en"])
@given(number=st.integers(min_value=2, max_value=999_999_999))
def test_digits_read_back(code: str, number: int) -> None:
    """A whole number written with the language's group mark reads back as itself."""
    mark = {"fr": "\u202f", "en": ","}[code]

    assert number == only(code, f"{number:,}".replace(",", mark) + " km").value


def test_long_text_takes_time_in_proportion() -> None:
    """Reading is linear: a long list of figures is read at many thousand characters a second."""
    text = "Près de 1 200 soldats, 3,5 millions d'euros et 12 % des voix ont été comptés hier. " * 2000
    start = time.process_time()
    count = len(find_quantities(text, WORDS["fr"]))

    assert 6000 == count
    assert time.process_time() - start < 20


def parsed(words: list[str], heads: list[int], deps: list[str], pos: list[str]) -> Any:
    """A Doc with that parse, its words parted by spaces."""
    return doc_of(words, heads=heads, deps=deps, pos=pos)


def test_a_parse_finds_the_noun_that_forms_do_not_tell() -> None:
    """With a parsed text, the noun that a number modifies closes the counted group."""
    words = ["One", "local", "library", "closed"]
    doc = parsed(words, [2, 2, 3, 3], ["nummod", "amod", "nsubj", "ROOT"], ["NUM", "ADJ", "NOUN", "VERB"])
    (quantity,) = find_quantities(doc.text, WORDS["en"], (), doc)

    assert ("local library", 0, 17) == (quantity.unit, quantity.start, quantity.end)


def test_a_parse_tells_a_label_from_a_count() -> None:
    """With a parsed text, a number that names the noun before it is no quantity."""
    words = ["Le", "hangar", "40", "brûle"]
    doc = parsed(words, [1, 3, 1, 3], ["det", "nsubj", "nummod", "ROOT"], ["DET", "NOUN", "NUM", "VERB"])

    assert () == find_quantities(doc.text, WORDS["fr"], (), doc)


def test_shared_news_gold_is_met(corpus: Path) -> None:
    """On the development news the values, units and bounds are those that annotators gave."""
    wanted = hits = units = bounds = found_in_all = 0
    strict = {">": ">=", "<": "<="}
    for path in sorted((corpus / "tqp" / "dev").glob("*.tqp.jsonl")):
        text = json.loads(path.with_name(path.name.removesuffix(".tqp.jsonl") + ".json").read_text(encoding="utf-8"))[
            "text"
        ]
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        quantities = find_quantities(text, WORDS["fr"])
        found_in_all += len(quantities)
        for row in (r for r in rows if r["kind"] == "quantity"):
            wanted += 1
            same = [q for q in quantities if q.start < row["end"] and row["start"] < q.end and q.value == row["value"]]
            hits += bool(same)
            units += any(q.percent == row["percent"] and (q.unit or "")[:4] == row["unit"][:4] for q in same)
            bounds += any(
                strict.get(q.comparator, q.comparator) == strict.get(row["comparator"], row["comparator"]) for q in same
            )

    assert 0.95 <= 2 * hits / (wanted + found_in_all)
    assert 0.92 <= units / wanted
    assert 0.95 <= bounds / wanted


@pytest.mark.parametrize(
    "unit", ["two hundred and ", "1-", "a-", "quatre-vingt-", "des milliers de ", "12, ", "9", "5 to "]
)
def test_hostile_repetition_stays_linear(unit: str) -> None:
    """Text made to be slow is read in time that grows with its length only."""
    text = unit * 2000
    start = time.process_time()
    for words in WORDS.values():
        find_quantities(text, words)

    assert time.process_time() - start < 30
