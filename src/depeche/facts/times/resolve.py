"""The resolver of each kind of rule: the match to its value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from depeche.facts.times import days, feasts, lengths, periods, several
from depeche.facts.times.matched import Matched, Reading

_OF_KIND: dict[str, Callable[[Matched], Reading]] = {
    "stamp": days.stamp, "numeric": days.numeric, "numeric_short": days.numeric_short, "date": days.date_,
    "month_year_day": days.month_year_day, "date_range": days.date_range, "night": days.night,
    "tonight_past": days.tonight_past, "weekday": days.weekday, "weekday_of_week": days.weekday_of_week,
    "weekday_of_month": days.weekday_of_month,
    "weekday_range": days.weekday_range, "day_away": days.day_away, "day_of_month": days.day_of_month,
    "part_today": days.part_today, "part_alone": days.part_alone, "tonight": days.tonight, "same_day": days.same_day,
    "next_day": days.next_day, "day_before": days.day_before, "clock": days.clock,
    "nth_day": days.nth_day, "day_in_month": days.day_in_month, "feast": feasts.feast,
    "weekend_of": feasts.weekend_of, "weekend_of_month": periods.weekend_of_month, "beside_day": feasts.beside_day,
    "clock_range": days.clock_range, "month_figures": periods.month_figures,
    "week_number": periods.week_number, "two_lengths": lengths.two_lengths, "whole_unit": lengths.whole_unit,
    "weekend_set": lengths.weekend_set, "holiday": feasts.holiday,
    "easter": feasts.easter_, "nth_holiday": feasts.nth_holiday, "month": periods.month_,
    "month_range": periods.month_range, "month_of_year": periods.month_of_year, "year": periods.year,
    "year_era": periods.year_era, "year_range": periods.year_range, "year_next": periods.year_next,
    "year_before": periods.year_before, "year_same": periods.year_same, "unit_that": periods.unit_that,
    "unit_now": periods.unit_now, "unit_part": periods.unit_part, "this_unit": periods.this_unit_,
    "last_unit": periods.last_unit, "next_unit": periods.next_unit, "weekend": periods.weekend,
    "week_of": periods.week_of,
    "week_of_month": periods.week_of_month, "quarter": periods.quarter, "quarter_sign": periods.quarter_sign,
    "season": periods.season, "decade": periods.decade, "century": periods.century, "later": lengths.later,
    "earlier": lengths.earlier, "ago": lengths.ago, "ahead": lengths.ahead, "vague_ago": lengths.vague_ago,
    "vague_earlier": lengths.vague_earlier, "vague_later": lengths.vague_later, "these_units": lengths.these_units,
    "duration": lengths.duration_, "duration_range": lengths.duration_range, "half_unit": lengths.half_unit,
    "long_hours": lengths.long_hours, "vague_duration": lengths.vague_duration, "age": lengths.age,
    "set": lengths.set_, "frequency": lengths.frequency, "weekday_set": lengths.weekday_set,
    "part_set": lengths.part_set, "reference": lengths.reference, "soon": lengths.soon, "date_list": several.date_list,
    "century_range": several.century_range,
}  # fmt: skip
RESOLVERS: Mapping[str, Callable[[Matched], Reading]] = MappingProxyType(_OF_KIND)
