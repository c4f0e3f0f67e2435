"""A month, day or season without its year: the verb of its own clause says on which side of publication it lies."""

from __future__ import annotations

from datetime import date

import pytest

from depeche._languages import language
from depeche.facts.times import find_times, load_time_words


@pytest.mark.parametrize(
    ("code", "text", "published", "value"),
    [
        ("fr", "Les élections auront lieu en décembre.", date(2024, 3, 15), "2024-12"),
        ("fr", "Les élections ont eu lieu en décembre.", date(2024, 3, 15), "2023-12"),
        ("fr", "L'usine va fermer en février.", date(2024, 4, 14), "2025-02"),
        ("fr", "Le sommet doit se tenir le 12 décembre à Paris.", date(2024, 3, 15), "2024-12-12"),
        ("fr", "Le sommet s'est tenu le 12 décembre à Paris.", date(2024, 3, 15), "2023-12-12"),
        ("fr", "Il a dit que le vote aurait lieu en décembre.", date(2024, 3, 15), "2024-12"),
        ("fr", "Élue en novembre, elle se rendra à Rome.", date(2024, 3, 15), "2023-11"),
        ("fr", "La loi, votée l'an dernier, entrera en vigueur en janvier.", date(2024, 3, 15), "2025-01"),
        ("fr", "L'attaque du 3 mars sera jugée à Paris.", date(2024, 3, 15), "2024-03-03"),
        ("fr", "Le vote aura lieu au printemps.", date(2024, 9, 15), "2025-SP"),
        ("fr", "Le vote a eu lieu à l'automne.", date(2024, 3, 15), "2023-FA"),
        ("fr", "Il passait ses vacances en février.", date(2024, 4, 14), "2024-02"),
        ("en", "The elections will take place in December.", date(2024, 3, 15), "2024-12"),
        ("en", "The elections took place in December.", date(2024, 3, 15), "2023-12"),
        ("en", "The plant is expected to close in February.", date(2024, 4, 14), "2025-02"),
        ("en", "The summit is to be held on December 12 in Paris.", date(2024, 3, 15), "2024-12-12"),
        ("en", "The summit was held on December 12 in Paris.", date(2024, 3, 15), "2023-12-12"),
        ("en", "He said the vote would be held in December.", date(2024, 3, 15), "2024-12"),
        ("en", "Elected in November, she will travel to Rome.", date(2024, 3, 15), "2023-11"),
        ("en", "The March 3 attack will be tried in Paris.", date(2024, 3, 15), "2024-03-03"),
        ("en", "The vote will take place in the spring.", date(2024, 9, 15), "2025-SP"),
        ("en", "The vote took place in the autumn.", date(2024, 3, 15), "2023-FA"),
    ],
)
def test_the_verb_of_its_clause_finds_the_year(code, text, published, value):
    """What will be lies ahead of publication and what was behind it; a date that belongs to a noun stays the nearest one."""
    found = find_times(text, load_time_words(language(code)), published)

    assert value in [e.value for e in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le suspect aurait été tué lundi.", "2024-09-09"),
        ("Le suspect serait jugé lundi.", "2024-09-16"),
        ("Le suspect serait mort lundi.", "2024-09-09"),
        ("Le vote aurait lieu lundi.", "2024-09-16"),
    ],
)
def test_a_conditional_of_hearsay_looks_back(text, value):
    """A perfect conditional tells of what is said to have happened; a present one of what is to come."""
    found = find_times(text, load_time_words(language("fr")), date(2024, 9, 14))

    assert [value] == [e.value for e in found]


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("fr", "Il a déclaré mardi que les troupes partiraient samedi.", ["2024-09-10", "2024-09-14"]),
        ("fr", "Les deux hommes, arrêtés lundi, seront jugés samedi.", ["2024-09-09", "2024-09-14"]),
        ("fr", "Le tribunal rendra lundi sa décision, a déclaré le procureur mercredi.", ["2024-09-16", "2024-09-11"]),
        ("fr", "Au procès qui s'ouvre lundi, il est accusé d'un vol commis mardi.", ["2024-09-16", "2024-09-10"]),
        (
            "en",
            "The trial opens on Monday, two days after a vote held on Tuesday.",
            ["2024-09-16", "P2D", "2024-09-10"],
        ),
        ("en", "He said on Tuesday that troops would leave on Saturday.", ["2024-09-10", "2024-09-14"]),
        ("en", "The two men, arrested on Monday, will be tried on Saturday.", ["2024-09-09", "2024-09-14"]),
        ("en", "The court will rule on Monday, the prosecutor said on Wednesday.", ["2024-09-16", "2024-09-11"]),
    ],
)
def test_each_weekday_goes_by_the_verb_of_its_clause(code, text, values):
    """Weekdays of one sentence lie before or after publication as the verbs of their own clauses say."""
    found = find_times(text, load_time_words(language(code)), date(2024, 9, 12))

    assert values == [e.value for e in found]
