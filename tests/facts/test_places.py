"""Places: the point on the map that a name means."""

from __future__ import annotations

import pytest

from tests.facts.named import places


@pytest.mark.parametrize(
    ("code", "text", "name", "country", "near"),
    [
        ("fr", "des combats à Alep", "Aleppo", "SY", (36, 37)),
        ("fr", "un navire en mer Noire", "Black Sea", None, (44, 35)),
        ("fr", "des élections en Normandie", "Normandy", "FR", (49, 0)),
        ("fr", "en Crimée", "Crimea", "UA", (45, 34)),
        ("en", "fighting in Aleppo", "Aleppo", "SY", (36, 37)),
        ("en", "a vote in Scotland", "Scotland", "GB", (56, -4)),
        ("en", "a trip to Norway", "Norway", "NO", (61, 8)),
    ],
)
def test_a_place_has_its_point(code: str, text: str, name: str, country: str | None, near: tuple[int, int]) -> None:
    """A place is found in either language, with its country and a point within two degrees."""
    (place,) = places(code, text)

    assert (name, country) == (place.name, place.country)
    assert place.lat is not None
    assert place.lon is not None
    assert abs(place.lat - near[0]) < 2
    assert abs(place.lon - near[1]) < 2


def test_a_namesake_is_the_one_in_the_state_beside_it() -> None:
    """A town's name that a larger town bears too is the one in the state that follows it."""
    first, state = places("en", "a fire in Birmingham, Alabama")

    assert ("US", "region") == (first.country, state.precision)


def test_a_famous_name_gives_way_to_the_state_behind_it() -> None:
    """A famous town's name followed by another country's state is the town there."""
    first, _ = places("en", "a fire in Paris, Texas")

    assert "US" == first.country


def test_a_metonym_keeps_its_place() -> None:
    """A capital that stands for a state is listed with its own point, as a metonym."""
    (place,) = places("fr", "les discussions avec Moscou")

    assert ("Moscow", "metonym") == (place.name, place.role)


def test_an_unknown_place_has_no_point() -> None:
    """A place that no list knows is listed without a point, not put somewhere."""
    (place,) = places("en", "at the Zorgenfeld Bridge")

    assert (None, None, "unknown") == (place.lat, place.lon, place.precision)


def test_a_person_is_no_place() -> None:
    """A surname that is also a town's is no place."""
    assert () == places("en", "with Deputy Mayor Claire Halifax")
