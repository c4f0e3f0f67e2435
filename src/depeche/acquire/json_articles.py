"""Articles handed over as JSON: ``{"id", "text", "title"?, "date"?, "url"?, "lang"?}``, alone or one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from depeche.acquire.capture import Given
from depeche.errors import BadJson, InputError, TooLarge

#: An article of this many characters is no article; the reader would only stall on it.
MAX_TEXT = 20_000_000

Outcome = tuple[str, Given] | InputError


def read_object(source: str, subject: str, line: int | None = None) -> Outcome:
    """The text and what was given beside it, or the error that says what is wrong."""
    try:
        untrusted = json.loads(source)
    except RecursionError:
        return BadJson(subject, "is nested too deeply", line)
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if line is not None else f"line {error.lineno}, column {error.colno}"
        return BadJson(subject, f"does not parse as JSON ({error.msg} at {where}); is it cut short?", line)
    return _article(untrusted, subject, line)


def read_array_or_object(source: str, subject: str) -> Iterator[Outcome]:
    """The articles of a ``.json`` file: one object, or an array of them."""
    if not source.lstrip().startswith("["):
        yield read_object(source, subject)
        return
    try:
        untrusted = json.loads(source)
    except (json.JSONDecodeError, RecursionError) as error:
        yield BadJson(subject, f"does not parse as JSON ({error})")
        return
    for number, item in enumerate(untrusted, 1):
        yield _article(item, f"{subject}, item {number}", None)


def read_lines(lines: Iterable[str], subject: str) -> Iterator[tuple[int, Outcome]]:
    """The articles of a JSON Lines file with their line numbers; blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, read_object(line, subject, number)


def _article(untrusted: Any, subject: str, line: int | None) -> Outcome:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(untrusted, dict):
        return BadJson(subject, 'is not an article object {"id", "text", …}', line)
    text = untrusted.get("text")
    if not isinstance(text, str):
        return BadJson(subject, 'has no "text"; an article is {"id", "text", "title"?, "date"?, "url"?, "lang"?}', line)
    if not text.strip():
        return BadJson(subject, 'has an empty "text"', line)
    if len(text) > MAX_TEXT:
        return TooLarge(subject, len(text), MAX_TEXT)
    return text, Given(
        id=_word(untrusted, "id"),
        title=_word(untrusted, "title"),
        date=_word(untrusted, "date"),
        url=_word(untrusted, "url"),
        language=_word(untrusted, "lang"),
    )


def _word(untrusted: dict[str, Any], key: str) -> str | None:
    value = untrusted.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None
