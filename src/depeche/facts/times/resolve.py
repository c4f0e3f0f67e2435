"""Resolvers: the match of a rule to its value, one function a kind. None: found, but it cannot be resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from depeche.facts.times.scene import Scene
from depeche.facts.times.values import (
    at_grain,
    duration,
    easter,
    moved,
    nearest_year,
    roman,
    this_unit,
    week,
)
from depeche.facts.times.words import Rule

#: A narrative goes forward: of two years as near, the later one is meant.
_ONWARD = timedelta(60)


@dataclass(frozen=True, slots=True)
class Reading:
    """A value and its TIMEX3 mod; ``day`` is the date that later expressions may count from."""

    value: str | None
    mod: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """A rule's match with the lists to look its words up in."""

    scene: Scene
    rule: Rule
    groups: dict[str, str]
    text: str
    start: int
    end: int

    def has(self, name: str) -> bool:
        """Whether that group matched."""
        return bool(self.groups.get(name))

    def word(self, name: str, table: str = "") -> int | str:
        """What the matched word of that group means."""
        found: int | str = self.scene.words.lists[table or name.rstrip("2")][self.groups[name].lower()]
        return found

    def month(self, name: str = "month") -> int:
        """The month's number."""
        return int(self.word(name))

    def number(self, name: str = "number") -> float | None:
        """The number said, in figures or words; None when none is."""
        said = self.groups.get(name)
        if not said:
            return None
        if said[0].isdigit():
            return float(said.replace(",", "."))
        return float(self.word(name))

    def day_number(self, name: str = "day") -> int:
        """The day of the month."""
        return int(re.sub(r"\D", "", self.groups[name]))

    def year(self, name: str = "year") -> int | None:
        """The year said, in full."""
        said = self.groups.get(name)
        if not said:
            return None
        return int(said) if len(said) == 4 else 2000 + int(said) if int(said) < 70 else 1900 + int(said)

    def unit(self) -> str:
        """The unit of time."""
        return self.rule.unit or str(self.word("unit"))

    @property
    def back(self) -> bool:
        """Whether the expression itself looks back ("last")."""
        return bool(self.scene.words.last.search(self.text))

    @property
    def ahead(self) -> bool:
        """Whether it looks ahead ("next")."""
        return bool(self.scene.words.next.search(self.text))

    def mod(self) -> str | None:
        """START, MID or END as the expression says."""
        words = self.scene.words
        for name, mod in (("mid_mod", "MID"), ("start_mod", "START"), ("end_mod", "END")):
            if getattr(words, name).search(self.text):
                return mod
        return None

    def bound(self) -> str | None:
        """AFTER or BEFORE for "more than", "less than"."""
        words = self.scene.words
        return "AFTER" if words.more.search(self.text) else "BEFORE" if words.less.search(self.text) else None


def _safe(year: int, month_: int, day: int) -> date | None:
    try:
        return date(year, month_, day)
    except ValueError:
        return None


def _full(m: Matched, month_: int, day: int, year: int | None, weekday: int | None = None) -> date | None:
    """A date whose year may have to be found: said, or from the weekday, or the nearest to the base."""
    if year:
        return _safe(year, month_, day)
    base = m.scene.base
    if base is None:
        return None
    if weekday is not None:
        years = sorted(range(base.year - 6, base.year + 7), key=lambda y: abs(y - base.year))
        fitting = [d for y in years[:3] if (d := _safe(y, month_, day)) and d.weekday() == weekday]
        if fitting:
            return fitting[0]
    if m.scene.narrative:
        return nearest_year(base + _ONWARD, month_, day)
    near = nearest_year(base, month_, day)
    if near and m.back and near > base:
        return _safe(near.year - 1, month_, day)
    return _safe(near.year + 1, month_, day) if near and m.ahead and near < base else near


def _clocked(m: Matched, day: date | None) -> Reading:
    """The day with its hour or part of day, where the match has one."""
    if day is None:
        return Reading(None)
    if m.has("hour"):
        hour = int(m.groups["hour"]) + (12 if _afternoon(m) else 0)
        return Reading(f"{day.isoformat()}T{hour:02d}:{int(m.groups.get('minute') or 0):02d}", None, day)
    if m.has("part"):
        part = str(m.word("part"))
        return Reading(f"{day.isoformat()}T{'12:00' if part == 'MI' else part}", None, day)
    return Reading(day.isoformat(), None, day)


def _afternoon(m: Matched) -> bool:
    said = (m.groups.get("ampm") or "").lower().replace(".", "")
    hour = int(m.groups["hour"])
    part = str(m.word("part")) if m.has("part") else ""
    return hour < 12 and (said.startswith("p") or part in {"AF", "EV"})


def stamp(m: Matched) -> Reading:
    said = m.groups["iso"].replace(" ", "T")
    day = _safe(*(int(x) for x in said[:10].split("-")))
    return Reading(said[:16] if day else None, None, day)


def numeric(m: Matched) -> Reading:
    first, second = int(m.groups["first"]), int(m.groups["second"])
    order = (second, first) if m.rule.unit != "month first" else (first, second)
    day = _safe(m.year() or 0, *order) or _safe(m.year() or 0, order[1], order[0])
    return Reading(day.isoformat() if day else None, None, day)


def date_(m: Matched) -> Reading:
    weekday = int(m.word("weekday")) if m.has("weekday") else None
    second = "2" if not m.has("month") else ""
    return _clocked(m, _full(m, m.month("month" + second), m.day_number("day" + second), m.year(), weekday))


def date_range(m: Matched) -> Reading:
    second = m.month("month2") if m.has("month2") else m.month()
    last = _full(m, second, m.day_number("day2"), m.year("year2") or m.year())
    if last is None:
        return Reading(None)
    first_month = m.month() if m.has("month") else second
    first = _safe(m.year() or last.year - (first_month > second), first_month, m.day_number())
    if first and first > last:
        first = None
    return Reading(f"{first.isoformat()}/{last.isoformat()}" if first else None, None, last)


def night(m: Matched) -> Reading:
    if m.has("weekday") and not m.has("month") and not m.has("month2"):
        first = _weekday(m, int(m.word("weekday")), m.start)
    else:
        month_ = m.month("month") if m.has("month") else m.month("month2") if m.has("month2") else None
        base = m.scene.base
        month_ = month_ or (base.month if base else None)
        if month_ is None or not (m.has("day") or m.has("day2")):
            return Reading(None)
        last = _full(
            m,
            m.month("month2") if m.has("month2") else month_,
            m.day_number("day2" if m.has("day2") else "day"),
            m.year(),
        )
        first = last - timedelta(1) if last else None
    return Reading(f"{first.isoformat()}/{(first + timedelta(1)).isoformat()}" if first else None, None, first)


def tonight_past(m: Matched) -> Reading:
    base = m.scene.today
    return Reading(f"{(base - timedelta(1)).isoformat()}TNI" if base else None)


def month_(m: Matched) -> Reading:
    number, year, base = m.month(), m.year(), m.scene.base
    if year is None and base is not None:
        near = nearest_year(base + _ONWARD if m.scene.narrative else base, number, 15)
        year = near.year if near else base.year
        here = (base.year, base.month)
        if m.back and (year, number) >= here:
            year -= 1
        elif (m.ahead or m.scene.looks_ahead(m.start, m.end)) and not m.scene.narrative and (year, number) < here:
            year += 1
    if year is None:
        return Reading(None, m.mod())
    return Reading(f"{year:04d}-{number:02d}", m.mod(), _safe(year, number, 1))


def month_range(m: Matched) -> Reading:
    last = m.year("year2") or m.year() or (m.scene.base.year if m.scene.base else None)
    if last is None:
        return Reading(None)
    first = m.year() or last - (m.month() > m.month("month2"))
    return Reading(
        f"{first:04d}-{m.month():02d}/{last:04d}-{m.month('month2'):02d}", None, _safe(last, m.month("month2"), 1)
    )


def _weekday(m: Matched, number: int, start: int) -> date | None:
    """The weekday before the base, on it, or after it when the sentence looks ahead."""
    base = m.scene.base
    if base is None:
        return None
    back = (base.weekday() - number) % 7
    if m.back:
        return base - timedelta(back or 7)
    if m.ahead or (m.scene.looks_ahead(start, m.end) and back):
        return base + timedelta((number - base.weekday()) % 7 or 7)
    return base - timedelta(back)


def weekday(m: Matched) -> Reading:
    return _clocked(m, _weekday(m, int(m.word("weekday")), m.start))


def day_away(m: Matched) -> Reading:
    base = m.scene.today or m.scene.mentioned
    return _clocked(m, base + timedelta(int(m.word("days_away"))) if base else None)


def part_today(m: Matched) -> Reading:
    base = m.scene.base
    if m.has("tonight"):
        return Reading(f"{base.isoformat()}TNI" if base else None)
    return _clocked(m, base)


def same_day(m: Matched) -> Reading:
    return _clocked(m, m.scene.mentioned or m.scene.today)


def next_day(m: Matched) -> Reading:
    day = m.scene.mentioned or m.scene.today
    return _clocked(m, day + timedelta(1) if day else None)


def day_before(m: Matched) -> Reading:
    day = m.scene.mentioned or m.scene.today
    return _clocked(m, day - timedelta(1) if day else None)


def _counted(m: Matched, base: date | None, sign: int) -> Reading:
    number, unit = m.number(), m.unit()
    if base is None or number is None:
        return Reading(None, m.bound())
    day = moved(base, sign * number, unit)
    return Reading(at_grain(day, unit), m.bound(), day)


def later(m: Matched) -> Reading:
    return _counted(m, m.scene.mentioned or m.scene.today, 1)


def earlier(m: Matched) -> Reading:
    return _counted(m, m.scene.mentioned or m.scene.today, -1)


def ago(m: Matched) -> Reading:
    return _counted(m, m.scene.today or m.scene.mentioned, -1)


def ahead(m: Matched) -> Reading:
    return _counted(m, m.scene.today or m.scene.mentioned, 1)


def vague_ago(_: Matched) -> Reading:
    return Reading("PAST_REF")


def these_units(m: Matched) -> Reading:
    if m.rule.unit == "many" and not m.groups["unit"].lower().endswith("s"):
        return last_unit(m)
    return Reading(duration(m.number(), str(m.word("unit"))))


def _year_from(m: Matched, offset: int) -> Reading:
    base = m.scene.mentioned or m.scene.today
    year_ = base.year + offset if base else None
    return Reading(f"{year_:04d}" if year_ else None, m.mod(), _safe(year_ or 1, 1, 1) if offset and year_ else None)


def year_next(m: Matched) -> Reading:
    return _year_from(m, 1)


def year_before(m: Matched) -> Reading:
    return _year_from(m, -1)


def year_same(m: Matched) -> Reading:
    return _year_from(m, 0)


def month_of_year(m: Matched) -> Reading:
    base = m.scene.mentioned or m.scene.today
    year_ = base.year + (1 if m.ahead else -1 if m.back else 0) if base else None
    day = _safe(year_ or 1, m.month(), 1) if year_ else None
    return Reading(day.isoformat()[:7] if day else None, None, day)


def later_that_unit(m: Matched) -> Reading:
    base = m.scene.mentioned or m.scene.today
    return Reading(this_unit(base, m.unit()) if base else None)


def vague_later(_: Matched) -> Reading:
    return Reading("FUTURE_REF")


def frequency(m: Matched) -> Reading:
    said = m.groups["frequency"].lower()
    return Reading(str(m.scene.words.frequencies[said]))


def unit_part(m: Matched) -> Reading:
    unit, base, mod = m.unit(), m.scene.base, m.mod()
    if m.year():
        return Reading(f"{m.year():04d}", mod)
    if base is None:
        return Reading(None, mod)
    return Reading(this_unit(base, unit, -1 if m.back else 1 if m.ahead else 0), mod)


def this_unit_(m: Matched) -> Reading:
    base = m.scene.base
    unit = m.unit() if m.has("unit") or m.rule.unit else "Y"
    return Reading(this_unit(base, unit) if base else None)


def last_unit(m: Matched) -> Reading:
    base = m.scene.base
    return Reading(this_unit(base, str(m.word("unit")) if m.has("unit") else m.unit(), -1) if base else None)


def next_unit(m: Matched) -> Reading:
    base = m.scene.base
    return Reading(this_unit(base, m.unit(), 1) if base else None)


def weekend(m: Matched) -> Reading:
    base = m.scene.base
    if base is None:
        return Reading(None)
    offset = -1 if m.back else 1 if m.ahead else 0
    if offset == -1 and base.weekday() >= 5:
        offset = -1
    return Reading(f"{week(base + timedelta(7 * offset))}-WE")


def quarter(m: Matched) -> Reading:
    year = m.year() or (m.scene.base.year if m.scene.base else None)
    number = int(m.word("ordinal"))
    half = m.groups["quarter"].lower().startswith(("sem", "ha"))
    number = (2 if half else 4) if number < 0 else number
    return Reading(f"{year:04d}-{'H' if half else 'Q'}{number}" if year and number <= (2 if half else 4) else None)


def season(m: Matched) -> Reading:
    said = m.year() or m.year("year2")
    name = str(m.word("season" if m.has("season") else "season2"))
    base = m.scene.base
    year = said or (base.year if base else None)
    if year and not said and base:
        year += 1 if m.ahead else 0
        year -= 1 if m.back and base.month < 9 and name in {"FA", "WI"} else 0
    return Reading(f"{year:04d}-{name}" if year else None, m.mod())


def decade(m: Matched) -> Reading:
    if m.has("decade_word"):
        base = m.scene.base
        tens = int(float(m.scene.words.lists["number"].get(m.groups["decade_word"].lower(), 0)))
        return Reading(f"{190 + tens // 10}" if tens else None, m.mod()) if base or tens else Reading(None)
    said = m.groups["decade"]
    return Reading(said[:3] if len(said) == 4 else f"19{said[0]}", m.mod())


def century(m: Matched) -> Reading:
    said = m.groups["century"]
    number = roman(said) if said[0].upper() in "XVI" else int(re.sub(r"\D", "", said))
    return Reading(f"{number - 1:02d}", m.mod())


def year_range(m: Matched) -> Reading:
    first, said = m.year(), m.groups["year2"]
    last = int(said) if len(said) == 4 else int(str(first)[:2] + said)
    return Reading(f"{first:04d}/{last:04d}" if first and first < last else None, None, _safe(last, 1, 1))


def year(m: Matched) -> Reading:
    return Reading(f"{m.year():04d}", m.mod(), _safe(m.year() or 1, 1, 1))


def clock(m: Matched) -> Reading:
    base = m.scene.base if not m.scene.mentioned else m.scene.mentioned
    hour, minute = _hour(m)
    clock_ = f"T{hour:02d}:{minute:02d}"
    return Reading(base.isoformat() + clock_ if base else clock_)


def _hour(m: Matched) -> tuple[int, int]:
    if m.has("noon"):
        return (0 if m.groups["noon"].lower().startswith("mi") and m.groups["noon"].lower() != "midi" else 12), 0
    hour = (
        int(float(m.scene.words.lists["number"][m.groups["hour_word"].lower()]))
        if m.has("hour_word")
        else int(m.groups["hour"])
    )
    half = (m.groups.get("half") or "").lower()
    minute = int(m.groups.get("minute") or 0) or (15 if half.endswith(("quart", "quarter")) else 30 if half else 0)
    said = (m.groups.get("ampm") or "").lower().replace(".", "").replace(" ", "")
    part = str(m.word("part")) if m.has("part") else ""
    if hour < 12 and (said.startswith("p") or part in {"AF", "EV"}):
        hour += 12
    return (0 if hour == 12 and said.startswith("a") else hour % 24), minute


def age(m: Matched) -> Reading:
    return Reading(duration(m.number(), "Y"))


def age_range(m: Matched) -> Reading:
    return Reading(f"{duration(m.number(), 'Y')}/{duration(m.number('number2'), 'Y')}")


def set_(m: Matched) -> Reading:
    return Reading(duration(m.number() or 1, m.unit()))


def weekday_set(m: Matched) -> Reading:
    return Reading(f"XXXX-WXX-{int(m.word('weekday' if m.has('weekday') else 'weekday2')) + 1}")


def duration_(m: Matched) -> Reading:
    return Reading(duration(m.number(), m.unit()), m.bound())


def vague_duration(m: Matched) -> Reading:
    return Reading(duration(None, str(m.word("unit" if m.has("unit") else "unit2"))))


def reference(m: Matched) -> Reading:
    return Reading(str(m.word("reference")))


def holiday(m: Matched) -> Reading:
    month__, day = (int(x) for x in str(m.word("holiday")).split("-"))
    found = _full(m, month__, day, m.year())
    return Reading(found.isoformat() if found else None, None, found)


def easter_(m: Matched) -> Reading:
    year_ = m.year() or (m.scene.base.year if m.scene.base else None)
    found = easter(year_) + timedelta(int(m.word("easter"))) if year_ else None
    return Reading(found.isoformat() if found else None, None, found)


RESOLVERS: dict[str, Callable[[Matched], Reading]] = {
    "stamp": stamp, "numeric": numeric, "date": date_, "date_range": date_range, "night": night,
    "tonight_past": tonight_past, "month": month_, "month_range": month_range, "weekday": weekday, "day_away": day_away,
    "part_today": part_today, "same_day": same_day, "next_day": next_day, "day_before": day_before, "later": later,
    "earlier": earlier, "ago": ago, "vague_ago": vague_ago, "ahead": ahead, "these_units": these_units,
    "coming_units": these_units, "unit_part": unit_part, "this_unit": this_unit_, "last_unit": last_unit,
    "next_unit": next_unit, "weekend": weekend, "quarter": quarter, "season": season, "decade": decade,
    "century": century, "year_range": year_range, "year_part": year, "year": year, "clock": clock, "age": age,
    "age_range": age_range, "set": set_, "weekday_set": weekday_set, "duration": duration_,
    "vague_duration": vague_duration, "year_next": year_next, "year_before": year_before,
    "year_same": year_same, "frequency": frequency, "month_of_year": month_of_year,
    "later_that_unit": later_that_unit, "vague_later": vague_later, "reference": reference, "holiday": holiday, "easter": easter_,
}  # fmt: skip
