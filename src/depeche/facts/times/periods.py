"""Resolvers of months, weeks, seasons, quarters, years, decades and centuries, and of their ranges."""

from __future__ import annotations

import re
from datetime import date, timedelta
from types import MappingProxyType

from depeche.facts.times.days import FAR, full, month_away, nearest_day
from depeche.facts.times.matched import UNRESOLVED, Matched, Reading
from depeche.facts.times.values import add_months, made, nearest_year, nth_weekday, roman, this_unit, week

_ONWARD = timedelta(60)
#: A week, month or year of which no more is known.
_UNKNOWN = MappingProxyType({"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"})
#: No month has more weeks.
_MOST_WEEKS = 5
#: How many months a season has.
_SEASON = 3
#: A month this many days ahead is not what the past tense speaks of.
_SOON = 45


def _year_of(m: Matched, number: int) -> int | None:
    """The year of a month that is named without one."""
    base = m.near
    if base is None:
        return None
    if base != m.scene.today:
        if m.back:
            return base.year - (number >= base.month)
        near = nearest_year(base + _ONWARD, number, 15)
        return base.year if m.scene.grain == "Y" or near is None else near.year
    near = nearest_year(base, number, 15) or base
    year_, here, ahead = near.year, (base.year, base.month), (near - base).days
    if m.back:
        return year_ - ((year_, number) >= here)
    if m.ahead or ((year_, number) < here and m.verb_is_ahead(far=ahead < -FAR)):
        return year_ + ((year_, number) < here)
    return year_ - ((year_, number) > here and ahead > (0 if m.since else _SOON) and m.looks() < 0)


def month_(m: Matched) -> Reading:
    """A month, with its year where it is said."""
    number = m.month()
    year_ = m.year() or (m.base.year if m.has("this") and m.base else _year_of(m, number))
    if year_ is None:
        return Reading(f"XXXX-{number:02d}", m.mod())
    return Reading(f"{year_:04d}-{number:02d}", m.mod(), made(year_, number, 1), "M")


def month_range(m: Matched) -> Reading:
    """Two months and all between them."""
    last = m.year("year2") or m.year() or _year_of(m, m.month("month2"))
    if last is None:
        return UNRESOLVED
    first = m.year() or last - (m.month() > m.month("month2"))
    value = f"{first:04d}-{m.month():02d}/{last:04d}-{m.month('month2'):02d}"
    return Reading(value, None, made(last, m.month("month2"), 1), "M")


def month_of_year(m: Matched) -> Reading:
    """A month of "that year", "the same year", or of "last year"."""
    year_ = m.year_told()
    day = made(year_, m.month(), 1) if year_ else None
    return Reading(day.isoformat()[:7] if day else None, m.mod(), day, "M")


def year(m: Matched) -> Reading:
    """A year."""
    said = m.year()
    return Reading(f"{said:04d}" if said else None, m.mod(), made(said, 1, 1) if said else None, "Y")


def year_era(m: Matched) -> Reading:
    """A year before our era, TIMEX3 "BC0480", with its month or season; of a range both ends."""
    part = f"-{m.month():02d}" if m.has("month") else f"-{m.word('season')}" if m.has("season") else ""
    ends = [f"BC{int(said):04d}{part}" for said in (m.said("bc"), m.said("bc2")) if said]
    return Reading("/".join(ends), m.mod())


def year_range(m: Matched) -> Reading:
    """Two years and all between them."""
    first, said = m.year(), m.said("year2")
    last = int(said) if len(said) == 4 else int(str(first)[:2] + said)
    if first is None or first >= last:
        return _month_of(first, said)
    return Reading(f"{first:04d}/{last:04d}", None, made(last, 1, 1), "Y")


def _month_of(year_: int | None, said: str) -> Reading:
    """What is no range may be a year with its month in figures ("2015-12")."""
    day = made(year_, int(said), 1) if year_ and len(said) == 2 else None
    return Reading(day.isoformat()[:7], None, day, "M") if day else UNRESOLVED


def _year_from(m: Matched, offset: int) -> Reading:
    base = m.scene.last_told
    found = made(base.year + offset, 1, 1) if base else None
    return Reading(f"{found.year:04d}", m.mod(), found if offset else None, "Y") if found else UNRESOLVED


def year_next(m: Matched) -> Reading:
    """The year after the one last spoken of."""
    return _year_from(m, 1)


def year_before(m: Matched) -> Reading:
    """The year before the one last spoken of."""
    return _year_from(m, -1)


def year_same(m: Matched) -> Reading:
    """The year last spoken of."""
    return _year_from(m, 0)


def unit_that(m: Matched) -> Reading:
    """The unit last spoken of, the one after or the one before it ("the following week", "that month")."""
    base = m.scene.last_told
    offset = 1 if m.ahead else -1 if m.back else 0
    unit = m.unit()
    if base is None:
        return Reading(_UNKNOWN.get(unit) if not offset else None)
    moved = add_months(base, offset) if unit == "M" else base + timedelta(7 * offset)
    return Reading(this_unit(base, unit, offset), m.mod(), moved if unit in {"M", "W"} else None, "M")


def unit_now(m: Matched) -> Reading:
    """The unit of today, of the year or month told in a narrative ("the end of the year")."""
    base = m.scene.last_told if m.scene.narrative else m.base
    return Reading(this_unit(base, m.unit()) if base else None, m.mod())


def unit_part(m: Matched) -> Reading:
    """The beginning, middle or end of a unit."""
    mod = m.mod()
    if m.year():
        return Reading(f"{m.year():04d}", mod)
    base = m.base
    if base is None:
        return Reading(None, mod)
    return Reading(this_unit(base, m.unit(), -1 if m.back else 1 if m.ahead else 0), mod)


def this_unit_(m: Matched) -> Reading:
    """The unit of today ("this week")."""
    base = m.base
    unit = str(m.word("unit2")) if m.has("unit2") else m.unit()
    return Reading(this_unit(base, unit) if base else None, m.mod())


def last_unit(m: Matched) -> Reading:
    """The unit before today's ("last week")."""
    base = m.base
    return Reading(this_unit(base, m.unit(), -1) if base else None, m.mod())


def next_unit(m: Matched) -> Reading:
    """The unit after today's ("next week"), or the one after that ("the week after next")."""
    base = m.base
    return Reading(this_unit(base, m.unit(), 1 + m.has("beyond")) if base else None, m.mod())


def weekend(m: Matched) -> Reading:
    """A weekend: this one, the last or the next."""
    base = m.base
    if base is None:
        return UNRESOLVED
    late = base.weekday() >= 5
    past = m.back or (not m.ahead and not m.has("this") and not late and m.looks() < 0)
    offset = -1 if past or (m.has("this") and base.weekday() == 0 and m.looks() < 0) else 1 if m.ahead and late else 0
    return Reading(f"{week(base + timedelta(7 * offset))}-WE")


def week_of(m: Matched) -> Reading:
    """The week of a date ("the week of October 6")."""
    day = full(m, m.month(), m.day_number(), m.year()) if m.has("month") else nearest_day(m)
    return Reading(week(day) if day else None, None, day)


def week_of_month(m: Matched) -> Reading:
    """A week of a month by its place, from the week that holds the month's first day; -1 is that of its last."""
    first = _first_of_month(m)
    if first is None:
        return UNRESOLVED
    last = add_months(first, 1) - timedelta(1)
    nth = int(m.said("nth") or m.word("ordinal"))
    day = last if nth < 0 else first + timedelta(7 * (nth - 1))
    return Reading(week(min(day, last)))


def _first_of_month(m: Matched) -> date | None:
    """The first day of the month named, or of this one, the last or the next."""
    if not m.has("month"):
        base = m.base
        return made(*month_away(base, 1 if m.ahead else -1 if m.back else 0), 1) if base else None
    year_ = m.year() or _year_of(m, m.month())
    return made(year_, m.month(), 1) if year_ else None


def weekend_of_month(m: Matched) -> Reading:
    """A weekend of a month by its place, by its Saturday; -1 is the last."""
    number, nth = m.month(), int(m.word("ordinal"))
    year_ = m.year() or _year_of(m, number)
    day = nth_weekday(year_, number, nth, 5) if year_ and nth <= _MOST_WEEKS else None
    return Reading(f"{week(day)}-WE" if day else None)


def week_number(m: Matched) -> Reading:
    """A week by its number in the year; the last one of a year said."""
    year_ = m.year() or (m.base.year if m.base else None)
    number = int(m.said("week") or m.word("ordinal"))
    if year_ is None or number < -1:
        return UNRESOLVED
    last = date(year_, 12, 28).isocalendar().week
    number = last if number == -1 else number
    return Reading(f"{year_:04d}-W{number:02d}") if number <= last else UNRESOLVED


def month_figures(m: Matched) -> Reading:
    """A month and its year in figures ("09/2024")."""
    value = f"{m.year():04d}-{int(m.said('number_of_month')):02d}"
    return Reading(value, None, date.fromisoformat(value + "-01"), "M")


def quarter(m: Matched) -> Reading:
    """A quarter or half of a year."""
    base = m.base
    year_ = m.year() or (base.year + m.has("coming") - m.has("gone") if base else None)
    half = m.unit() == "SEM"
    count = 2 if half else 4
    number = count if int(m.word("ordinal")) < 0 else int(m.word("ordinal"))
    if year_ and not m.year() and base and m.unit() == "Q" and number > (base.month - 1) // 3 + 1 and m.looks() < 0:
        year_ -= 1
    return Reading(f"{year_:04d}-{'H' if half else 'Q'}{number}" if year_ and number <= count else None, m.mod())


def quarter_sign(m: Matched) -> Reading:
    """A quarter or half in letters and figures ("T3 2024", "Q3 2024", "H1 2024")."""
    return Reading(f"{m.year():04d}-{m.rule.unit or 'Q'}{m.said('sign')}")


def season(m: Matched) -> Reading:
    """A season, of the year said or the one that fits."""
    said = m.year() or m.year("year2")
    name, base = str(m.word("season" if m.has("season") else "season2")), m.near
    if said or base is None:
        return Reading(f"{said:04d}-{name}" if said else None, m.mod(), _first_day(said, name), "M")
    if base != m.scene.today:
        year_ = base.year + (name == "WI" and m.scene.grain != "Y" and base.month == 12)
        return Reading(f"{year_:04d}-{name}", m.mod())
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[name]
    year_ = base.year - (name == "WI" and base.month < 6 and not m.ahead)
    if m.back and (year_, start) >= (base.year, base.month - 2):
        year_ -= 1
    elif m.ahead and (year_, start) <= (base.year, base.month):
        year_ += 1
    elif not m.back and not m.ahead:
        year_ += _seasons_off(m, (base.year - year_) * 12 + base.month - start)
    return Reading(f"{year_:04d}-{name}", m.mod())


def _seasons_off(m: Matched, months: int) -> int:
    """How many years from the season that began so many months ago: none, unless the verb looks the other way."""
    if months < 0:
        return -int(not m.has("this") and m.looks_in_clause() < 0)
    return int(months > _SEASON and m.looks_in_clause() > 0)


def _first_day(year_: int | None, name: str) -> date | None:
    return made(year_, {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[name], 1) if year_ else None


def decade(m: Matched) -> Reading:
    """A decade ("the 1990s", "les années soixante")."""
    if m.has("decade_word"):
        return Reading(f"{190 + int(m.word('decade_word')) // 10}", m.mod())
    said = m.said("decade")
    return Reading(said[:3] if len(said) == 4 else f"19{said[0]}", m.mod())


def century(m: Matched) -> Reading:
    """A century, TIMEX3 "18" for the nineteenth."""
    said = m.said("century")
    number = int(m.word("ordinal")) if not said else int(re.sub(r"\D", "", said)) if said[0].isdigit() else roman(said)
    if number < 1:
        return UNRESOLVED
    return Reading(f"{'BC' if m.has('ad') else ''}{number - 1:02d}", m.mod())
