"""Long texts cost in proportion to their length: what one paragraph holds is not compared with every other."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

import depeche

_PARAGRAPH = (
    "Police arrested twelve people in Lyon on Monday, the prefecture said. The union denied that its members had "
    "attacked the station. About 300 people marched on Friday.\n\n"
)


def _calls(text: str) -> int:
    """How many Python calls a reading makes: the same on every machine, unlike its time."""
    made = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal made
        made += event == "call"

    sys.setprofile(count)
    try:
        depeche.read_text(text, language="en", date="2024-05-07")
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize("paragraphs", [60])
def test_twice_the_text_is_twice_the_work(paragraphs: int) -> None:
    """Within a quarter."""
    _calls(_PARAGRAPH)
    once, twice = _calls(_PARAGRAPH * paragraphs), _calls(_PARAGRAPH * paragraphs * 2)
    assert twice < 2.25 * once
