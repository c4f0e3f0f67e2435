"""Read a text that is nothing but a time: cut into pieces, the pieces put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from depeche.facts.times.asked.heard import HEARD, Heard
from depeche.facts.times.asked.pieces import Bare, Clock, Day, Mark, Moment, Piece, Shift, Spell
from depeche.facts.times.asked.words import AskedWords, without_accents
from depeche.facts.times.values import moved

#: Longer texts are more than a time.
LONGEST = 80
_BLANK = " ,.!?()"


def read_asked(text: str, words: AskedWords, now: datetime) -> str | None:
    """The value of a text that is nothing but a time; None when it is anything more."""
    if len(text) > LONGEST or "\n" in text:
        return None
    pieces = _pieces(without_accents(text.lower()), words, now)
    return _value(pieces, now) if pieces else None


def _pieces(text: str, words: AskedWords, now: datetime) -> list[Piece] | None:
    """The pieces in order; None when anything else stands in the text."""
    at, pieces = 0, list[Piece]()
    while at < len(text):
        if text[at] in _BLANK:
            at += 1
            continue
        found = _longest(text, at, words, now)
        filler = words.filler.match(text, at)
        if found and (filler is None or found[1] >= filler.end()):
            pieces.append(found[0])
            at = found[1]
        elif filler:
            at = filler.end()
        else:
            return None
    return pieces


def _longest(text: str, at: int, words: AskedWords, now: datetime) -> tuple[Piece, int] | None:
    best: tuple[Piece, int] | None = None
    for rule in words.rules:
        match = rule.pattern.match(text, at)
        if match and match.end() > (best[1] if best else at):
            piece = HEARD[rule.kind](Heard(rule, match, words.lists, now))
            if piece is not None:
                best = piece, match.end()
    return best


def _value(pieces: Sequence[Piece], now: datetime) -> str | None:
    shifted = _shifted(_numbered(pieces), now)
    return _range(shifted, now) or _single([p for p in shifted if not isinstance(p, Mark)], now)


def _numbered(pieces: Sequence[Piece]) -> list[Piece]:
    """Each bare number as a day of the month behind a weekday or across from a day, else as an hour."""
    numbered = list(pieces)
    for i, piece in enumerate(pieces):
        if isinstance(piece, Bare):
            is_day = _is_day(numbered[i - 1] if i else None, pieces[i + 1 :], pieces)
            numbered[i] = Day(number=piece.number) if is_day else Clock(piece.number % 24, sure=False)
    return numbered


def _is_day(before: Piece | None, following: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether a bare number between those counts days."""
    after = next((p for p in following if not isinstance(p, Mark)), None)
    if isinstance(before, Day) and before.weekday is not None and before.number is None:
        mark = following[0] if following else None
        return not (isinstance(mark, Mark) and mark.name == "to" and mark.strict and isinstance(after, (Clock, Bare)))
    if any(isinstance(p, (Clock, Spell)) for p in pieces):
        return False
    month = isinstance(after, Day) and (after.month is not None or after.stretch is not None)
    return month or any(isinstance(p, Day) and p.number is not None and p.weekday is None for p in pieces)


def _shifted(pieces: Sequence[Piece], now: datetime) -> list[Piece]:
    """The pieces with each one behind a shift moved by it."""
    shifted, shift = list[Piece](), None
    for piece in pieces:
        if isinstance(piece, Shift):
            shift = piece
        elif shift and shift.minutes and isinstance(piece, Clock):
            shifted.append(piece.shifted(shift.minutes))
            shift = None
        elif shift and shift.count and isinstance(piece, Day) and (day := piece.day(now.date())):
            shifted.append(Day(fixed=moved(day, shift.count, shift.unit)))
            shift = None
        else:
            shifted.append(piece)
    return shifted


def _range(pieces: Sequence[Piece], now: datetime) -> str | None:
    """Two days or two hours and all between them; None when the pieces are no range."""
    for i, piece in enumerate(pieces):
        if not (isinstance(piece, Mark) and piece.name == "to" and 0 < i < len(pieces) - 1):
            continue
        rest = [p for p in (*pieces[: i - 1], *pieces[i + 2 :]) if not isinstance(p, Mark)]
        left, right = pieces[i - 1], pieces[i + 1]
        if isinstance(left, Clock) and isinstance(right, Clock):
            return _hours(left, right, rest, now)
        if isinstance(left, Day) and isinstance(right, Day):
            return _days(pieces[:i], pieces[i + 1 :], now)
    return None


def _hours(first: Clock, last: Clock, rest: Sequence[Piece], now: datetime) -> str | None:
    day, spell = _day_of(rest), next((p for p in rest if isinstance(p, Spell)), None)
    if not first.sure and last.sure and first.hour < last.hour - 12 <= 11:
        first = replace(first, hour=first.hour + 12)
    if spell:
        first, last = first.in_half(spell.first), last.in_half(spell.first)
    on = day.day(now.date()) if day else None
    start = first.on(on) if on else replace(first, sure=True).next_after(now)
    end = last.on(start.date())
    while end <= start:
        end += timedelta(hours=12)
    exact = first if first.minute is not None else last
    spec = "minutes" if exact.minute is not None else "hours"
    return f"{start.isoformat(timespec=spec)}/{end.isoformat(timespec=spec)}"


def _days(before: Sequence[Piece], after: Sequence[Piece], now: datetime) -> str | None:
    left, right = _day_of(before), _day_of(after)
    if left is None or right is None:
        return None
    if left.fixed is None and right.fixed is None:
        left = replace(left, month=left.month or right.month, year=left.year or right.year)
        right = replace(right, month=right.month or left.month, year=right.year or left.year)
    first = left.day(now.date())
    last = right.day(first or now.date())
    return f"{first.isoformat()}/{last.isoformat()}" if first and last and first <= last else None


def _day_of(pieces: Sequence[Piece]) -> Day | None:
    """What all the pieces say of the day."""
    merged: Day | None = None
    for piece in pieces:
        if isinstance(piece, Day):
            merged = piece if merged is None else merged.with_(piece)
            if merged is None:
                return None
        elif isinstance(piece, Moment) and piece.day:
            merged = Day(fixed=piece.day)
    return merged


def _single(pieces: Sequence[Piece], now: datetime) -> str | None:
    """The day, the hour of a day, or the part of a day that the pieces come to."""
    clock = next((p for p in pieces if isinstance(p, Clock)), None)
    spell = next((p for p in pieces if isinstance(p, Spell)), None)
    moment = next((p for p in pieces if isinstance(p, Moment)), None)
    day = _day_of(pieces)
    if clock:
        return _at_hour(clock, spell, moment, day, now)
    if moment:
        return moment.value
    if spell:
        on = day.day(now.date()) if day else now.date()
        return spell.value(on) if on else None
    return day.value(now.date()) if day else None


def _at_hour(clock: Clock, spell: Spell | None, moment: Moment | None, day: Day | None, now: datetime) -> str | None:
    if moment and "T18" in moment.value:
        spell = spell or Spell(18, 24)
    if spell:
        clock = clock.in_half(spell.first)
    if day is None:
        return clock.written(clock.next_after(now))
    on = day.day(now.date())
    return clock.written(clock.on(on)) if on else None
