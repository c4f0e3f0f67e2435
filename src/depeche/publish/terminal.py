"""A record on a terminal: headline, provenance, key facts with who says so, then what happened, figures side by side.

Nothing of the article reaches the terminal but letters: control characters are shown as signs (``harmless``), and
the text is never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from depeche.publish.happenings import FIELDS, Figure, Happening, happenings_of
from depeche.publish.harmless import one_line
from depeche.publish.interface import Interface, interface
from depeche.publish.provenance import copied_from, provenance_of
from depeche.publish.screen import as_lines
from depeche.publish.values import said_in
from depeche.record import Record

_NARROWEST = 24
#: Prose is hard to read in longer lines, however wide the terminal.
_WIDEST = 110
_QUIET = "dim"
_WARN = "yellow"
_STATUS_STYLE = {"planned": "cyan", "possible": "cyan", "ongoing": "green", "denied": "red", "did_not_happen": "red"}
_SHOWN_IN_HEAD = frozenset({"outlet", "published", "byline"})


def write_terminal(record: Record, console_width: int, colour: bool, ids: bool = False) -> str:
    """The record as lines of at most ``console_width`` cells, with colour codes only when ``colour``.

    With ``ids`` the article shows its id, and each fact its id and its confidence.
    """
    words = interface(record.article.language)
    happenings = happenings_of(record.findings, words)
    blocks = (
        *_head(record, words, ids),
        *_key_facts(record, happenings, words),
        *_facts(happenings, words, ids),
        *_warnings(record, words),
    )
    return as_lines(blocks, min(max(console_width, _NARROWEST), _WIDEST), colour=colour)


def _head(record: Record, words: Interface, ids: bool) -> Iterator[RenderableType]:
    article = record.article
    origins = provenance_of(record, words)
    if article.outlet:
        yield Text(one_line(article.outlet.text), style="bold red")
    headline = article.headline.text if article.headline else words.say("untitled")
    yield Text(one_line(headline), style="bold")
    published = [origin for key in ("published", "byline") for origin in origins if origin.key == key]
    yield Text(" · ".join(one_line(o.text) + (f" ({o.note})" if o.note else "") for o in published), style=_QUIET)
    if ids:
        yield Text(one_line(record.id), style=_QUIET)
    table = _grid(words)
    for origin in origins:
        if origin.key not in _SHOWN_IN_HEAD:
            table.add_row(words.say(f"provenance.{origin.key}"), _plain(origin.text, origin.note))
    if table.row_count:
        yield table
    if host := copied_from(record):
        yield Text(words.say("provenance.copy", host=one_line(host)), style=_WARN)


def _key_facts(record: Record, happenings: tuple[Happening, ...], words: Interface) -> Iterator[RenderableType]:
    if not record.findings.key_facts:
        return
    yield _title(words.say("key_facts"))
    of_fact = {fact.id: happening for happening in happenings for fact in happening.tellings}
    for key in record.findings.key_facts:
        line = Text(one_line(key.line))
        if happening := of_fact.get(key.fact):
            line.append(f"  — {happening.says(words)}", style=_QUIET)
            if happening.contested:
                line.append(f" · {words.say('contested')}", style=_WARN)
        yield _item("•", line)


def _facts(happenings: tuple[Happening, ...], words: Interface, ids: bool) -> Iterator[RenderableType]:
    yield _title(words.say("facts"))
    if not happenings:
        yield Text(words.say("no_facts"), style=_QUIET)
    for number, happening in enumerate(happenings):
        if number:
            yield Text()
        yield _caption(happening, words, ids)
        for evidence in dict.fromkeys(one_line(fact.evidence.text) for fact in happening.tellings):
            yield _indented(Text(evidence, style="italic"))
        table = _grid(words)
        for name in FIELDS:
            if name in happening.fields:
                table.add_row(words.say(f"fields.{name}"), _field(happening, name))
        for reply in happening.replies:
            answer = Text(f"{reply.label} {one_line(reply.by)}", style=_WARN)
            table.add_row(Text("↔", style=_WARN), answer.append(f" — {reply.says}", style=_QUIET))
        if table.row_count:
            yield _indented(table)


def _caption(happening: Happening, words: Interface, ids: bool) -> Text:
    """The kind of thing that happened, its status, and whether it or its figures are contested."""
    fact = happening.first
    caption = Text(words.say(f"types.{fact.type}"), style="bold")
    if fact.kind == "event":
        style = _STATUS_STYLE.get(fact.status, _QUIET)
        caption.append(f" · {words.say(f'status.{fact.status}')}", style=f"not bold {style}")
    if len(happening.tellings) > 1:
        told = words.say("tellings", count=len(happening.tellings))
        caption.append(f" · {told}", style=f"not bold {_QUIET}")
    for mark, holds in (("contested", happening.contested), ("figures_differ", happening.figures_differ)):
        if holds:
            caption.append(f" · {words.say(mark)}", style=f"not bold {_WARN}")
    if ids:
        named = ", ".join(f"{telling.id} ({telling.confidence:.2f})" for telling in happening.tellings)
        caption.append(f" · {named}", style=f"not bold {_QUIET}")
    return caption


def _field(happening: Happening, name: str) -> Text:
    if name == "how_many":
        return Text(" | ").join(_figure(figure) for figure in happening.figures)
    return Text(", ").join(_plain(field.text, field.meaning) for field in happening.fields[name])


def _figure(figure: Figure) -> Text:
    text = _plain(figure.text, None if said_in(figure.number, figure.text) else figure.number)
    if figure.says:
        text.append(f" — {', '.join(one_line(name) for name in figure.says)}", style=_QUIET)
    return text


def _plain(text: str, note: str | None) -> Text:
    shown = Text(one_line(text))
    if note:
        shown.append(f" ({one_line(note)})", style=_QUIET)
    return shown


def _warnings(record: Record, words: Interface) -> Iterator[RenderableType]:
    if record.warnings:
        yield _title(words.say("warnings"))
    for warning in record.warnings:
        yield _item("!", Text(one_line(warning)), style=_WARN)


def _title(text: str) -> Padding:
    return Padding(Text(text.upper(), style="bold"), (1, 0, 0, 0))


def _indented(block: RenderableType) -> Padding:
    return Padding(block, (0, 0, 0, 2))


def _item(mark: str, text: Text, style: str = "") -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    table.add_column(overflow="fold")
    table.add_row(Text(mark, style=style), text)
    return table


def _grid(words: Interface) -> Table:
    """Rows of a label and a value; all labels of a language stand in one width."""
    labels = ["fields." + name for name in FIELDS] + ["provenance." + name for name in ("source", "rights", "tags")]
    table = Table.grid(padding=(0, 1, 0, 0), pad_edge=True)
    table.add_column(style=_QUIET, no_wrap=True, width=max(len(words.say(label)) for label in labels))
    table.add_column(overflow="fold")
    return table
