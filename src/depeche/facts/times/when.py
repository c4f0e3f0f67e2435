"""When: the value that a time expression gives to a fact (facts GUIDE)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from depeche.facts.times.expression import TimeExpression
from depeche.facts.times.values import LENGTH, at_grain, moved

_DATED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d(?:-WE)?|-[QH]\d|-(?:SP|SU|FA|WI))?(?:T[\d:]+|T(?:MO|AF|EV|NI))?")
_YEAR_LENGTH = 4


def as_fact_when(expression: TimeExpression, anchor: date | None) -> str | None:
    """The value of a fact's ``when``: periods that a preposition opens or closes; nothing vague.

    "depuis mars" is ``2024-03/..``, "depuis trois jours" ``<three days before>/..``, "depuis plusieurs mois"
    ``../<publication>``; a bare duration is None.
    """
    value = expression.period or expression.value
    if value is None or (expression.kind == "feast" and expression.mod):
        return None
    today = anchor.date() if isinstance(anchor, datetime) else anchor
    counted = _counted(value, today, -1 if expression.governor == "since" else 1) if today else None
    if expression.governor == "in":
        return counted
    if expression.period is None and expression.governor == "since":
        if _DATED.fullmatch(value) or counted:
            return f"{counted or _day_of(value)}/.."
        return f"../{today.isoformat()}" if today and not value.startswith("PRESENT") else None
    if expression.governor == "until" and (value.startswith("PRESENT") or value == str(today)):
        return f"../{today.isoformat()}" if today else None
    if value.startswith(("P", "FUTURE", "X", "T")):
        return None
    if expression.period is None and expression.governor == "until" and _DATED.fullmatch(value):
        return f"../{_day_of(value)}"
    return _day_of(value)


def _counted(value: str, today: date, sign: int) -> str | None:
    """The day so long before or after today, as exact as the unit of the length; None when the value is no counted length."""
    length = LENGTH.fullmatch(value)
    if length is None:
        return None
    unit = {"TH": "H", "TM": "MIN", "TS": "S"}.get(length[1] + length[3], length[3])
    return at_grain(moved(today, sign * float(length[2]), unit), unit)


def _day_of(value: str) -> str:
    """The value without a part of day, which a fact's date does not keep; a weekend as its two days, a night as two.

    A decade or a century is the interval of its years.
    """
    if value.isdigit() and len(value) < _YEAR_LENGTH:
        return f"{value:0<4}/{value:9<4}"
    if value.endswith("-WE"):
        year, number, _ = value.split("-")
        saturday = date.fromisocalendar(int(year), int(number[1:]), 6)
        return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"
    if value.endswith("TNI"):
        first = date.fromisoformat(value[:10])
        return f"{first.isoformat()}/{(first + timedelta(1)).isoformat()}"
    return value[:10] if value.endswith(("TMO", "TAF", "TEV")) else value
