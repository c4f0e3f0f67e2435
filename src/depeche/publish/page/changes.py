"""A comparison as a page to read: the later article with what was struck out and what was put in."""

from __future__ import annotations

from collections.abc import Iterator

from depeche.article.versions import Edit
from depeche.ledger.comparing import Compared
from depeche.publish.changes import change_rows
from depeche.publish.harmless import one_line
from depeche.publish.interface import Interface, interface
from depeche.publish.page.frame import framed
from depeche.publish.page.markup import tag, text

_SHOWN = frozenset({"standfirst", "digest", "heading", "paragraph", "quote", "list", "caption", "table"})
_ELEMENTS = {"heading": "h3", "quote": "blockquote"}


def write_changes(compared: Compared) -> str:
    """The comparison as one HTML document that loads nothing."""
    words = interface(compared.after.language)
    return framed(one_line(_title(compared, words)), changes_section(compared, words), words)


def changes_section(compared: Compared, words: Interface) -> str:
    """The comparison as one section of a page."""
    title = _title(compared, words)
    head = tag("h1", _headline(compared, title), {"dir": "auto"}) + _summary(compared, words)
    column = tag("div", "".join(_parts(compared)), {"class": "article changes", "lang": compared.after.language})
    return tag("section", tag("header", head, {"class": "head"}) + column, {"class": "record", "lang": words.code})


def _title(compared: Compared, words: Interface) -> str:
    return compared.after.headline.text if compared.after.headline else words.say("untitled")


def _headline(compared: Compared, title: str) -> str:
    before = compared.before.headline.text if compared.before.headline else ""
    changed = any(change.kind == "headline" for change in compared.found.changes)
    if not changed:
        return text(one_line(title))
    return (tag("del", text(one_line(before))) + " " if before else "") + tag("ins", text(one_line(title)))


def _summary(compared: Compared, words: Interface) -> str:
    """What changed, a line each; and whether the paper says so."""
    rows = []
    for row in change_rows(compared):
        before, after = (one_line(row[side]["text"]) if row[side] else "" for side in ("before", "after"))
        shown = (tag("del", text(before)) + " " if before else "") + (tag("ins", text(after)) if after else "")
        rows.append(tag("li", tag("strong", text(words.say(f"changes.{row['what']}"))) + " " + shown))
    nothing = tag("p", text(words.say("changes.none")), {"class": "nothing"})
    return tag("ul", "".join(rows), {"class": "summary"}) if rows else nothing


def _parts(compared: Compared) -> Iterator[str]:
    """The later article's parts, each edit inside the part in which its new words stand."""
    edits, after = list(compared.found.edits), compared.after
    parts = [part for part in after.parts if part.kind in _SHOWN]
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        inside = [edit for edit in edits if edit.new_start < part.end or last]
        edits = edits[len(inside) :]
        yield tag(
            _ELEMENTS.get(part.kind, "p"),
            "".join(_marked(compared, inside, part.start, part.end)),
            {"class": part.kind},
        )


def _marked(compared: Compared, edits: list[Edit], start: int, end: int) -> Iterator[str]:
    before, after = compared.before.text, compared.after.text
    at = start
    for edit in edits:
        place = max(at, min(edit.new_start, end))
        yield text(after[at:place])
        if edit.start < edit.end:
            yield tag("del", text(before[edit.start : edit.end]))
        stop = max(place, min(edit.new_end, end))
        if place < stop:
            yield tag("ins", text(after[place:stop]))
        at = stop
    yield text(after[at:end])
