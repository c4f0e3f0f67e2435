"""Restored text and capture stay mapped, character by character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.article.sourcemap import PinBoard, Restoration
from depeche.errors import PinError
from depeche.pin import Pin

_STEPS = st.lists(
    st.tuples(st.sampled_from(["copy", "skip", "repair", "unescape", "gap"]), st.integers(1, 5), st.text(max_size=3)),
    max_size=12,
)


def _write(captured: str, steps: list[tuple[str, int, str]]) -> Restoration:
    writer, at = Restoration(captured), 0
    for kind, length, text in steps:
        end = min(len(captured), at + length)
        if kind == "copy":
            writer.copy(at, end)
        elif kind == "repair":
            writer.repair(text, at, end, "test")
        elif kind == "unescape" and text and end > at:
            writer.unescape(text, at, end)
        elif kind == "gap":
            writer.gap("\n\n")
        at = end if kind != "gap" else at
    return writer


@given(st.text(max_size=40), _STEPS)
def test_every_row_is_verbatim_or_inside_a_repair(captured: str, steps: list[tuple[str, int, str]]) -> None:
    """A row of equal length outside repairs and entities has the capture's own letters."""
    text, found, repairs = _write(captured, steps).finish()
    changed = [(r.start, r.end) for r in repairs]
    for row in found.rows:
        assert 0 <= row.source_start <= row.source_end <= len(captured)
        if (row.start, row.end) in changed:
            continue
        if text[row.start : row.end] == captured[row.source_start : row.source_end]:
            assert row.end - row.start == row.source_end - row.source_start


@given(st.text(max_size=40), _STEPS)
def test_rows_follow_the_text_without_overlap(captured: str, steps: list[tuple[str, int, str]]) -> None:
    """Rows are in the order of the restored text, and so of the capture."""
    _, found, _ = _write(captured, steps).finish()
    for one, other in zip(found.rows, found.rows[1:], strict=False):
        assert one.end <= other.start
        assert one.source_end <= other.source_start


@given(st.text(min_size=1, max_size=40), _STEPS, st.data())
def test_a_pin_holds_or_is_not_made(captured: str, steps: list[tuple[str, int, str]], data: st.DataObject) -> None:
    """Any stretch of the restored text can be pinned, and its runs lie in the capture in order."""
    text, found, _ = _write(captured, steps).finish()
    board = PinBoard(text, captured, found)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(0, len(text)))
    if start >= end:
        with pytest.raises(PinError):
            board.pin(start, end)
        return
    pin = board.pin(start, end)

    assert text[start:end] == pin.text
    assert list(pin.source) == sorted(pin.source)


def test_runs_skip_what_was_dropped_and_join_neighbours() -> None:
    """Two copies with words left out between them are two runs; side by side they are one."""
    writer = Restoration("abcdefgh")
    writer.copy(0, 2)
    writer.copy(2, 4)
    writer.copy(6, 8)
    text, found, _ = writer.finish()

    assert text == "abcdgh"
    assert found.runs(1, 6) == ((1, 4), (6, 8))


def test_an_equal_length_repair_is_not_grown_by_a_copy() -> None:
    """A mended quotation mark keeps its own row."""
    writer = Restoration("a »b")
    writer.copy(0, 2)
    writer.repair("«", 2, 3, "reversed quotation mark")
    writer.copy(3, 4)
    text, found, repairs = writer.finish()

    assert (text, 3) == ("a «b", len(found.rows))
    assert [(r.was, r.source) for r in repairs] == [("»", (2, 3))]


@pytest.mark.parametrize(
    ("text", "start", "end", "source"),
    [
        ("x", 0, 1, ((0, 1),)),
        ("", 0, 0, ()),
        ("ab", 0, None, ()),
        ("ab", 0, 2, ((1, 1),)),
        ("ab", 0, 2, ((1, 9),)),
        ("ab", 0, 2, ((1, 2), (0, 1))),
        ("zz", None, None, ()),
    ],
)
def test_a_pin_refuses_to_exist_without_its_words(
    text: str, start: int | None, end: int | None, source: tuple[tuple[int, int], ...]
) -> None:
    """Wrong words, half a place, empty or backward runs, or nowhere at all."""
    with pytest.raises(PinError):
        Pin(text, start, end, source, "abc", "abc")


def test_a_pin_is_checked_again_on_reading() -> None:
    """A pin that held no longer holds against another text."""
    pin = Pin("b", 1, 2, ((1, 2),), "abc", "abc")

    pin.check("abc", "abc")
    with pytest.raises(PinError):
        pin.check("acb", "abc")
