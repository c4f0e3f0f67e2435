"""Resolvers of durations, ages and recurrences, of what is counted from a date, and of vague references."""

from __future__ import annotations

from datetime import date

from depeche.facts.times.matched import UNRESOLVED, Matched, Reading
from depeche.facts.times.values import at_grain, duration, later_by, moved, size

#: Units of whole years.
_YEARS = frozenset({"Y", "DE", "CE"})


def _counted(m: Matched, base: date | None, sign: int) -> Reading:
    number, unit = m.number(), m.unit()
    if base is None or number is None:
        return Reading(None, m.bound())
    day = moved(base, sign * number, unit)
    more = m.number("number2")
    if more is not None:
        unit = str(m.word("unit2"))
        day = moved(day, sign * more, unit)
    return Reading(at_grain(day, unit), m.bound(), day, "D" if unit in {"D", "H"} else "M" if unit == "M" else "Y")


def _from_now(m: Matched, sign: int) -> Reading:
    """Counted from today, hours from now where the moment is known; in a narrative from its running date, which stays."""
    number, unit = m.number(), m.unit()
    if m.scene.now and not m.scene.narrative and number is not None and unit in {"H", "MIN", "S"}:
        moment = later_by(m.scene.now, sign * number, unit)
        return Reading(moment.isoformat(timespec="minutes"), m.bound(), moment.date())
    found = _counted(m, m.base, sign)
    return Reading(found.value, found.mod) if m.scene.narrative else found


def later(m: Matched) -> Reading:
    """So long after what was last spoken of; not known where that is still to come and the verb tells of the past."""
    found, today = _counted(m, _told(m), 1), m.scene.today
    if found.day and today and found.day > today and not m.scene.narrative and m.looks() < 0:
        return Reading(None, found.mod)
    return found


def earlier(m: Matched) -> Reading:
    """So long before what was last spoken of."""
    return _counted(m, _told(m), -1)


def _told(m: Matched) -> date | None:
    """What was last spoken of; years count from a year that stands alone right before."""
    at = m.match.start()
    return (m.scene.year_before(at) if m.unit() in _YEARS else None) or m.scene.told_before(at)


def ago(m: Matched) -> Reading:
    """So long before today."""
    return _from_now(m, -1)


def ahead(m: Matched) -> Reading:
    """So long after today."""
    return _from_now(m, 1)


def vague_ago(_: Matched) -> Reading:
    """Some time ago."""
    return Reading("PAST_REF")


def vague_earlier(_: Matched) -> Reading:
    """Some time before."""
    return Reading("PAST_REF")


def vague_later(_: Matched) -> Reading:
    """Some time later."""
    return Reading("FUTURE_REF")


def length(m: Matched, name: str = "number", unit: str = "unit") -> str:
    """The duration said; one of a unit in the singular, "X" of one in the plural, when no number is."""
    number, word = m.number(name), m.said(unit)
    if number is None and word and not word.endswith(m.scene.words.plural):
        number = 1
    return duration(number, str(m.word(unit)) if word else m.unit(), m.scene.words.durations)


def these_units(m: Matched) -> Reading:
    """A stretch next to today ("the past three years")."""
    return Reading(length(m), m.bound())


def duration_(m: Matched) -> Reading:
    """How long something lasts."""
    return Reading(length(m), m.bound())


def duration_range(m: Matched) -> Reading:
    """Between so long and so long."""
    return Reading(f"{length(m)}/{length(m, 'number2')}")


def two_lengths(m: Matched) -> Reading:
    """A length in two units ("two years and three months"), the longer first."""
    parts = [length(m), length(m, "number2", "unit2")]
    sizes = [size(str(m.word(unit))) for unit in ("unit", "unit2")]
    if sizes[0] <= sizes[1]:
        return UNRESOLVED
    first, second = (part.removeprefix("P") for part in parts)
    return Reading(f"P{first}{second.removeprefix('T') if 'T' in first else second}", m.bound())


def whole_unit(m: Matched) -> Reading:
    """All of a unit ("all day")."""
    return Reading(duration(1, m.unit(), m.scene.words.durations))


def half_unit(m: Matched) -> Reading:
    """A number and a part ("an hour and a half")."""
    more = float(m.word("fraction"))
    return Reading(duration((m.number() or 1) + more, m.unit(), m.scene.words.durations), m.bound())


def long_hours(m: Matched) -> Reading:
    """Hours and minutes ("2 h 30"); with the sign of minutes, minutes and seconds."""
    minutes = m.said("minutes")
    return Reading(f"PT{float(m.said('hours').replace(',', '.')):g}H" + (f"{int(minutes)}M" if minutes else ""))


def vague_duration(m: Matched) -> Reading:
    """How long something lasts, without a number."""
    unit = str(m.word("unit" if m.has("unit") else "unit2"))
    return Reading(duration(None, unit, m.scene.words.durations))


def age(m: Matched) -> Reading:
    """An age, as the years lived."""
    return Reading(duration(m.number(), "Y", m.scene.words.durations), m.bound())


def set_(m: Matched) -> Reading:
    """How often ("every two days")."""
    return Reading(duration(m.number() or 1, m.unit(), m.scene.words.durations))


def frequency(m: Matched) -> Reading:
    """How often, in one word ("daily")."""
    return Reading(str(m.word("frequency")))


def weekday_set(m: Matched) -> Reading:
    """A weekday of every week."""
    part = str(m.word("part")) if m.has("part") else ""
    return Reading(
        f"XXXX-WXX-{int(m.word('weekday' if m.has('weekday') else 'weekday2')) + 1}{'T' if part else ''}{part}"
    )


def weekend_set(_: Matched) -> Reading:
    """Every weekend."""
    return Reading("XXXX-WXX-WE")


def part_set(m: Matched) -> Reading:
    """A part of every day."""
    return Reading(f"XXXX-XX-XXT{m.word('part')}")


def reference(m: Matched) -> Reading:
    """Vaguely now, before or later."""
    return Reading(str(m.word("reference")))


def soon(m: Matched) -> Reading:
    """A word for the near future where the verb says so; in a tale it only goes on."""
    return Reading("FUTURE_REF") if not m.scene.narrative and m.looks() > 0 else UNRESOLVED
