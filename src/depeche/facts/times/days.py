"""Resolvers of days and hours. Each is named for the kind of rule it reads; None is found, but cannot be resolved."""

from __future__ import annotations

import re
from datetime import date, timedelta

from depeche.facts.times.matched import UNRESOLVED, Matched, Reading
from depeche.facts.times.values import add_months, made, nearest_year, nth_weekday

#: A narrative goes forward: of two years as near, the later one is meant.
_ONWARD = timedelta(60)
DAY = timedelta(1)
#: A year that has every day.
_LEAP = 2000
_NOON = 12
#: "Last Monday" is no yesterday.
_TWO_DAYS = 2
#: Hours before this one are of the small hours.
_SMALL = 6
#: No month has more of one weekday.
_MOST_WEEKS = 5
#: News may come out some days after what it says will be.
_LATELY = 7
#: Of this many days ahead the past tense does not speak.
FAR = 100


def full(m: Matched, month_: int, day: int, year: int | None, weekday_: int | None = None) -> date | None:
    """A date whose year may have to be found: said, or from the weekday, or the nearest to the base."""
    base = m.near
    if year or base is None:
        return made(year, month_, day) if year else None
    if weekday_ is not None:
        years = sorted(range(base.year - 6, base.year + 7), key=lambda y: abs(y - base.year))
        fitting = [d for y in years[:5] if (d := made(y, month_, day)) and d.weekday() == weekday_]
        if fitting:
            return fitting[0]
    if base != m.scene.today:
        return made(base.year, month_, day) if m.scene.grain == "Y" else nearest_year(base + _ONWARD, month_, day)
    near = nearest_year(base, month_, day)
    return made(near.year + _years_off(m, (near - base).days), month_, day) if near else None


def _years_off(m: Matched, ahead: int) -> int:
    """How many years from the nearest one: none, unless the words or the verb by them look the other way."""
    if (m.back and ahead > 0) or (ahead > (0 if m.since else FAR) and m.looks() < 0):
        return -1
    if m.ahead and ahead < 0:
        return 1
    return int(ahead < -_LATELY and m.verb_is_ahead(far=ahead < -FAR))


def partial_day(month_: int, day: int) -> str:
    """A day whose year is not known."""
    return f"XXXX-{month_:02d}-{day:02d}"


def clocked(m: Matched, day: date | None, partial: str | None = None) -> Reading:
    """The day with its hour or part of day, where the match has one; what is ``partial`` of it where it is unknown."""
    told = day.isoformat() if day else partial
    if told is None:
        return UNRESOLVED
    if m.has("hour") or m.has("noon"):
        hour, minute = _hour(m)
        clock_ = written_hour(m, hour, minute, whole=day is not None)
        return Reading(f"{told}T{clock_}{_seconds(m)}{_zone(m)}", None, day)
    if m.has("part") or m.has("part2"):
        part = str(m.word("part" if m.has("part") else "part2"))
        return Reading(f"{told}T{'12:00' if part == 'MI' else part}", m.mod(), day)
    return Reading(told or None, None, day)


def written_hour(m: Matched, hour: int, minute: int, whole: bool) -> str:
    """The hour with its minutes; of a day that is not known whole, without those that are not said."""
    said = whole or minute or m.has("minute")
    return f"{hour:02d}:{minute:02d}" if said else f"{hour:02d}"


def _hour(m: Matched) -> tuple[int, int]:
    """The hour of the day and its minutes, the half of the day and the quarters of the hour counted in."""
    hour, minute = _hour_said(m), _minutes(m)
    return (hour + minute // 60) % 24, minute % 60


def _hour_said(m: Matched) -> int:
    if m.has("noon"):
        return int(m.word("noon"))
    hour = int(m.word("hour_word")) if m.has("hour_word") else int(m.said("hour"))
    said = re.sub(r"[. ]", "", m.said("ampm"))
    part = str(m.word("part")) if m.has("part") else str(m.word("part2")) if m.has("part2") else ""
    if hour < 12 and (said.startswith("p") or part in {"AF", "EV"} or (part == "NI" and hour > 5)):
        hour += 12
    return 0 if hour == 12 and said.startswith("a") else hour % 24


def _minutes(m: Matched) -> int:
    if m.has("number"):
        return int(m.number() or 0) * (-1 if m.has("short") else 1)
    return int(m.said("minute") or 0) or (int(m.word("half")) if m.has("half") else 0)


def _seconds(m: Matched) -> str:
    """The seconds where they are said."""
    return f":{m.said('second')}" if m.has("second") else ""


def _zone(m: Matched) -> str:
    return str(m.word("zone")) if m.has("zone") else str(m.word("zone2")) if m.has("zone2") else ""


def stamp(m: Matched) -> Reading:
    """A date in figures, with or without its hour ("2024-09-14 10:39")."""
    said = m.said("iso").upper().replace(" ", "T")
    day = made(*(int(x) for x in said[:10].split("-")))
    return Reading(said + m.said("offset").upper() if day else None, None, day)


def numeric(m: Matched) -> Reading:
    """A date in figures whose order is the language's ("13/09/2024")."""
    first, second = int(m.said("first")), int(m.said("second"))
    order = (second, first) if m.rule.unit != "month first" else (first, second)
    day = made(m.year() or 0, *order) or made(m.year() or 0, order[1], order[0])
    return clocked(m, day)


def numeric_short(m: Matched) -> Reading:
    """A day and month in figures, the language's way round, behind its weekday or article ("vendredi 12/05")."""
    first, second = int(m.said("first")), int(m.said("second"))
    month_, day = (first, second) if m.rule.unit == "month first" else (second, first)
    if not made(_LEAP, month_, day):
        month_, day = day, month_
    if not made(_LEAP, month_, day):
        return UNRESOLVED
    if m.near is None:
        return clocked(m, None, partial_day(month_, day))
    return clocked(m, full(m, month_, day, None, int(m.word("weekday")) if m.has("weekday") else None))


def date_(m: Matched) -> Reading:
    """A day and month, with weekday, year and hour where they are said."""
    weekday_ = int(m.word("weekday")) if m.has("weekday") else None
    second = "2" if not m.has("month") else ""
    month_, number = m.month("month" + second), m.day_number("day" + second)
    if m.near is None and not m.year() and made(_LEAP, month_, number):
        return clocked(m, None, partial_day(month_, number))
    return clocked(m, full(m, month_, number, m.year(), weekday_))


def month_year_day(m: Matched) -> Reading:
    """A day and month of "that year", "the same year", or of "last year"."""
    year = m.year_told()
    second = "" if m.has("month") else "2"
    return clocked(m, made(year, m.month("month" + second), m.day_number("day" + second)) if year else None)


def nth_day(m: Matched) -> Reading:
    """A day of a month by its place ("the third day of May", "the last day of June")."""
    month_, nth = m.month(), int(m.word("ordinal"))
    if nth < 0:
        year = m.year() or (m.near.year if m.near else 2001)
        nth = (add_months(date(year, month_, 1), 1) - DAY).day
    if m.near is None and not m.year() and made(_LEAP, month_, nth):
        return Reading(partial_day(month_, nth))
    return clocked(m, full(m, month_, nth, m.year()))


def day_in_month(m: Matched) -> Reading:
    """A day of this month, of the last or of the next one ("the 15th of next month")."""
    base, number = m.base, m.day_number()
    if base is None:
        return UNRESOLVED
    return clocked(m, made(*month_away(base, 1 if m.ahead else -1 if m.back else 0), number))


def date_range(m: Matched) -> Reading:
    """Two days and all between them."""
    second = m.month("month2") if m.has("month2") else m.month()
    last = full(m, second, m.day_number("day2"), m.year("year2") or m.year())
    if last is None:
        return UNRESOLVED
    first_month = m.month() if m.has("month") else second
    first = made(m.year() or last.year - (first_month > second), first_month, m.day_number())
    if first is None or first > last:
        return UNRESOLVED
    return Reading(f"{first.isoformat()}/{last.isoformat()}", None, last)


def night(m: Matched) -> Reading:
    """A night, as its two days."""
    if m.has("weekday") and not m.has("month") and not m.has("month2"):
        first = on_weekday(m, int(m.word("weekday")))
    else:
        base = m.base
        month_ = m.month("month2") if m.has("month2") else m.month() if m.has("month") else base.month if base else None
        day = "day2" if m.has("day2") else "day"
        if base is None and not m.year() and month_ and m.has(day) and not m.has("day2"):
            return Reading(f"{partial_day(month_, m.day_number(day))}TNI")
        last = full(m, month_, m.day_number(day), m.year()) if month_ and m.has(day) else None
        first = last - DAY if last and m.has("day2") else last
    return Reading(f"{first.isoformat()}/{(first + DAY).isoformat()}", None, first) if first else UNRESOLVED


def tonight_past(m: Matched) -> Reading:
    """The night before publication, the one after it where the verb looks ahead."""
    base = m.scene.today
    if base and not m.back and m.looks() > 0:
        return _in_night(m, base)
    return _in_night(m, base - DAY) if base else UNRESOLVED


def _in_night(m: Matched, first: date) -> Reading:
    """The night that begins that day, or an hour of it: a small one is of the day after."""
    if not m.has("hour") and not m.has("noon"):
        return Reading(f"{first.isoformat()}TNI")
    hour, minute = _hour(m)
    if hour < _SMALL or m.said("ampm").startswith("a"):
        first += DAY
    elif hour < _NOON:
        hour += _NOON
    return Reading(f"{first.isoformat()}T{hour:02d}:{minute:02d}{_zone(m)}")


def on_weekday(m: Matched, number: int) -> date | None:
    """The weekday before the base, on it, or after it when the sentence looks ahead."""
    base = m.base
    if base is None or (m.scene.narrative and m.scene.mentioned and m.scene.grain != "D"):
        return None
    back = (base.weekday() - number) % 7
    if m.back:
        return base - timedelta(back + 7 if back < _TWO_DAYS and not (back and m.has("just")) else back)
    if m.ahead or (back and m.looks_closely() > 0):
        return base + timedelta((number - base.weekday()) % 7 or 7)
    return base - timedelta(back)


def weekday(m: Matched) -> Reading:
    """A weekday, with its part of day and hour."""
    day = on_weekday(m, int(m.word("weekday")))
    if day and (m.has("day") or m.has("ordinal")) and day.day != m.day_number():
        near = [made(*month_away(day, n), m.day_number()) for n in (0, -1, 1)]
        day = next((d for d in near if d and d.weekday() == int(m.word("weekday"))), day)
    bare = m.base is None and not (m.back or m.ahead)
    return clocked(m, day, f"XXXX-WXX-{int(m.word('weekday')) + 1}" if bare else None)


def month_away(day: date, offset: int) -> tuple[int, int]:
    """Year and month of the month ``offset`` from the day's."""
    moved = add_months(day.replace(day=1), offset)
    return moved.year, moved.month


def weekday_of_week(m: Matched) -> Reading:
    """A weekday of last, this or next week."""
    base = m.base
    if base is None:
        return UNRESOLVED
    offset = 7 * (1 if m.ahead else -1 if m.back else 0) - base.weekday()
    return clocked(m, base + timedelta(offset + int(m.word("weekday"))))


def weekday_of_month(m: Matched) -> Reading:
    """The n-th weekday of a month ("the first Monday of May")."""
    nth, number = int(m.word("ordinal")), int(m.word("weekday"))
    if nth > _MOST_WEEKS:
        return UNRESOLVED
    days = [d for y in years_of(m) if (d := nth_weekday(y, m.month(), nth, number))]
    near = m.near
    return clocked(m, min(days, key=lambda d: abs((d - near).days) if near else 0, default=None))


def weekday_range(m: Matched) -> Reading:
    """Two weekdays and all between them."""
    first = on_weekday(m, int(m.word("weekday")))
    if first is None:
        return UNRESOLVED
    last = first + timedelta((int(m.word("weekday2")) - first.weekday()) % 7)
    return Reading(f"{first.isoformat()}/{last.isoformat()}", None, last)


def day_away(m: Matched) -> Reading:
    """A day counted from today ("hier", "tomorrow")."""
    offset, base = int(m.word("days_away")), m.scene.today
    if m.scene.narrative and base:
        return Reading("PRESENT_REF" if offset == 0 else None)
    return clocked(m, base + timedelta(offset) if base else None)


def day_of_month(m: Matched) -> Reading:
    """A day of the month last spoken of ("the 20th"), in news of the one nearest to publication."""
    base = m.scene.last_told
    if base is None:
        return clocked(m, None, f"XXXX-XX-{m.day_number():02d}")
    if m.scene.narrative and m.scene.grain == "Y":
        return UNRESOLVED
    return clocked(m, nearest_day(m))


def nearest_day(m: Matched) -> date | None:
    """The day of that number in the month last spoken of, in news the one nearest to publication."""
    base = m.scene.last_told
    if base is None:
        return None
    days = [made(*month_away(base, n), m.day_number()) for n in ((0,) if m.scene.narrative else (-1, 0, 1))]
    return min((d for d in days if d), key=lambda d: abs((d - base).days), default=None)


def part_today(m: Matched) -> Reading:
    """A part of today ("ce matin", "this evening")."""
    base = m.scene.mentioned if m.scene.narrative and m.scene.today else m.scene.today
    if base and m.has("part") and str(m.word("part")) == "NI" and m.looks() < 0 and not m.scene.narrative:
        base -= DAY
    return clocked(m, base)


def part_alone(m: Matched) -> Reading:
    """A part of a day that is told elsewhere ("in the morning")."""
    return clocked(m, m.scene.mentioned or m.scene.today, "")


def tonight(m: Matched) -> Reading:
    """The night after publication."""
    base = m.scene.today
    return _in_night(m, base) if base else UNRESOLVED


def same_day(m: Matched) -> Reading:
    """The day last spoken of."""
    return clocked(m, m.scene.last_told)


def next_day(m: Matched) -> Reading:
    """The day after the one last spoken of."""
    day = m.scene.last_told
    return clocked(m, day + int(m.rule.unit or 1) * DAY if day else None)


def day_before(m: Matched) -> Reading:
    """The day before the one last spoken of."""
    day = m.scene.last_told
    return clocked(m, day - int(m.rule.unit or 1) * DAY if day else None)


def clock(m: Matched) -> Reading:
    """An hour of the day named right behind it, else of the one last spoken of."""
    hour, minute = _hour(m)
    value = f"T{hour:02d}:{minute:02d}{_seconds(m)}{_zone(m)}"
    base = _day_of_hour(m, hour)
    return Reading(base.isoformat() + value if base else value)


def _day_of_hour(m: Matched, hour: int) -> date | None:
    """The day of an hour; of a night the second one, when the hour is past midnight."""
    base = m.scene.clock_day or m.scene.day_near(m.match.start())
    return base + DAY if base and base == m.scene.night and hour < _NOON else base


def clock_range(m: Matched) -> Reading:
    """Two hours of a day and all between them; the second says the half of the day for both."""
    last = _hour_of(m, "2", m.said("ampm2"), str(m.word("part2")) if m.has("part2") else "")
    half, part = m.said("ampm") or m.said("ampm2"), str(m.word("part")) if m.has("part") else ""
    first = _hour_of(m, "", half, part)
    if first > last and not m.said("ampm"):
        first = _hour_of(m, "", "", part)
    base = _day_of_hour(m, first[0])
    day = base.isoformat() if base else ""
    return Reading("/".join(f"{day}T{hour:02d}:{minute:02d}{_zone(m)}" for hour, minute in (first, last)))


def _hour_of(m: Matched, end: str, half: str, part: str) -> tuple[int, int]:
    hour, minute = int(m.said("hour" + end)), int(m.said("minute" + end) or 0)
    later = half.startswith("p") or part in {"AF", "EV"}
    if hour < 12 and later:
        hour += 12
    return (0 if hour == 12 and half.startswith("a") else hour % 24), minute


def years_of(m: Matched) -> tuple[int, ...]:
    """The year said, else those around the date that it counts from."""
    base, said = m.near, m.year()
    return (said,) if said else tuple(base.year + n for n in (-1, 0, 1)) if base else ()
