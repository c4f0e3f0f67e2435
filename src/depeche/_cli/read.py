"""``depeche read``: articles in, their checked records out."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from io import BufferedWriter, FileIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

import depeche
from depeche._cli.failures import Failures
from depeche.errors import UnknownLanguage

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

    from depeche.record import Record

#: What a shell expects of a command that Ctrl-C ended (128 and the number of SIGINT).
INTERRUPTED = 130
#: Seconds of reading before progress is worth a line.
_PATIENCE = 1.0


class Format(StrEnum):
    """How records are written."""

    TERMINAL = "terminal"
    JSONL = "jsonl"
    HTML = "html"


@dataclass(slots=True)
class Tally:
    """How many inputs were read so far, and what failed."""

    failures: Failures
    done: int = 0

    @property
    def failed(self) -> int:
        """How many failed."""
        return self.failures.count


def read(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT", help="Files, folders, addresses, or - for standard input.")
    ],
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write the records.")] = Format.TERMINAL,
    date: Annotated[str | None, typer.Option(help="Publication date, over what the page says: 2024-09-14.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language, over what is found: fr or en.")] = None,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, metavar="SHARE", help="Only facts at least so likely to be right, 0 to 1.")
    ] = 0.0,
    ids: Annotated[bool, typer.Option("--ids", help="Show each fact's id and confidence on the terminal.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")] = False,
) -> None:
    """Read articles and print their records: plain text, HTML, JSON, JSON Lines, feeds or WARC archives.

    Ends with 0 when all inputs were read, 1 when some could not be (the others still are), 2 when called wrongly.
    """
    check_options(date, lang)
    _keep_apart(inputs, output)
    tally = Tally(Failures(say))
    shown = not quiet and is_terminal(sys.stderr) and not (output is None and is_terminal(sys.stdout))
    records = depeche.read_many(
        inputs, date=date, language=lang, min_confidence=min_confidence, on_error=tally.failures.add
    )
    with opened(output) as out, _ended_cleanly(tally):
        _writer(form, to_file=output is not None, ids=ids)(_counted(records, tally, shown=shown), out)
    if tally.failed and tally.done + tally.failed > 1:
        say(f"{tally.done} read, {tally.failed} failed")
    if tally.failed:
        raise typer.Exit(1)


def check_options(date: str | None, lang: str | None) -> None:
    """Return when the options make sense; a language without a pipeline is said, and its articles still restored."""
    from depeche._languages import language
    from depeche.article.dates import read_date

    if date is not None and read_date(date) is None:
        raise typer.BadParameter(f"{date!r} is no date; write 2024-09-14", param_hint="--date")
    if lang is not None:
        try:
            language(lang.lower().replace("_", "-").split("-")[0])
        except UnknownLanguage as error:
            say(f"--lang: {error}; articles are restored, without facts")


def _keep_apart(inputs: Sequence[str], output: Path | None) -> None:
    """Return when no input would be written over."""
    if (
        output is not None
        and output.is_file()
        and any(Path(name).is_file() and output.samefile(name) for name in inputs)
    ):
        raise typer.BadParameter(f"{output} is an input too; name another file", param_hint="--output")


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody looks at the stream."""
    return stream.isatty()


def say(line: str) -> None:
    """One line on standard error; control characters of names cannot drive the terminal."""
    from depeche.publish.harmless import one_line

    typer.echo(f"depeche: {one_line(line)}", err=True)


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """Where records are written, in UTF-8 whatever the locale; half a surrogate pair becomes an escape."""
    if output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        yield sys.stdout
        return
    try:
        file = _Kept(output)
    except OSError as error:
        raise typer.BadParameter(f"{output}: {error.strerror}", param_hint="--output") from error
    with TextIOWrapper(BufferedWriter(file), encoding="utf-8", errors="backslashreplace", newline="\n") as writer:
        yield writer


class _Kept(FileIO):
    """A file that keeps what it held until something is written: nothing is lost when nothing could be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "w", opener=lambda name, flags: os.open(name, flags & ~os.O_TRUNC, 0o666))
        self._fresh = True

    def write(self, content: Buffer, /) -> int:
        """The bytes are written; before the first, what a file held goes. Pipes and devices hold nothing."""
        if self._fresh and stat.S_ISREG(os.fstat(self.fileno()).st_mode):
            self.truncate(0)
        self._fresh = False
        return super().write(content)


@contextmanager
def _ended_cleanly(tally: Tally) -> Iterator[None]:
    """Ctrl-C says how many were done; a reader that went away (``| head``) ends the command quietly."""
    try:
        try:
            yield
        finally:
            tally.failures.finish()
        sys.stdout.flush()
    except KeyboardInterrupt:
        say(f"interrupted, {tally.done} read")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the last flush has somewhere to go
        raise typer.Exit(1 if tally.failed else 0) from None


def _counted(records: Iterable[Record], tally: Tally, *, shown: bool) -> Iterator[Record]:
    """The records as they come, counted; the count is shown once the reading takes long."""
    began = time.monotonic()
    for record in records:
        tally.done += 1
        yield record
        if shown and time.monotonic() - began > _PATIENCE:
            typer.echo(f"\r{tally.done} read", nl=False, err=True)
    if shown and time.monotonic() - began > _PATIENCE:
        typer.echo("\r" + " " * len(f"{tally.done} read") + "\r", nl=False, err=True)


def _writer(form: Format, *, to_file: bool, ids: bool) -> Callable[[Iterable[Record], TextIO], None]:
    if form is Format.HTML:
        return _write_page
    if form is Format.JSONL:
        from depeche.publish.jsonl import as_json

        return lambda records, out: _write_each((as_json(record) + "\n" for record in records), out)
    return lambda records, out: _write_each(_terminal_views(records, to_file=to_file, ids=ids), out)


def _write_each(pieces: Iterable[str], out: TextIO) -> None:
    for piece in pieces:
        out.write(piece)
        out.flush()


def _write_page(records: Iterable[Record], out: TextIO) -> None:
    """One page of all records; when interrupted, of those read so far."""
    from depeche.publish.page import write_page

    whole: list[Record] = []
    try:
        for record in records:
            whole.append(record)
    finally:
        if whole:
            out.write(write_page(whole))


def wants_colour() -> bool:
    """Whether standard output is a terminal that wants colour."""
    dumb = os.environ.get("TERM") == "dumb" or bool(os.environ.get("NO_COLOR"))
    return is_terminal(sys.stdout) and not dumb


def _terminal_views(records: Iterable[Record], *, to_file: bool, ids: bool) -> Iterator[str]:
    """Each record for the eye, a rule between two; colour on a terminal that wants it only."""
    from shutil import get_terminal_size

    from depeche.publish.terminal import write_terminal

    width = get_terminal_size().columns
    colour = wants_colour() and not to_file
    for number, record in enumerate(records):
        yield ("\n" + "─" * min(width, 72) + "\n\n" if number else "") + write_terminal(record, width, colour, ids)
