"""``depeche export`` and ``import``: the record, or a part of it, handed on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from depeche._cli.ledger_options import LedgerOption, opened, say

if TYPE_CHECKING:
    from depeche.ledger import Ledger


class Export(StrEnum):
    """What an export is for."""

    RECORD = "record"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    ANNOTATIONS = "annotations"
    NINJS = "ninjs"
    FOLLOWTHEMONEY = "followthemoney"
    PLOVER = "plover"
    GDELT = "gdelt"
    BIBTEX = "bibtex"
    WARC = "warc"


def export(
    form: Annotated[
        Export, typer.Argument(metavar="FORMAT", help="What to write: " + ", ".join(e.value for e in Export))
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write; - for standard output.")],
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]...", help="Only what satisfies it, as in search.")
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, metavar="SHARE", help="Only facts at least so sure.")
    ] = 0.0,
    ledger: LedgerOption = None,
) -> None:
    """Write the record for another tool. `record` is all of it, for `depeche import`; the others take a query.

    `warc` are the pages that were fetched, byte for byte, with their headers, for your own archive. In the others, of an
    outlet's words as much goes out as was decided with `depeche outlet`: a link, an excerpt (unless decided otherwise),
    or the full text.
    """
    asked = " ".join(query or [])
    if form is Export.RECORD and asked:
        raise typer.BadParameter("`record` is the whole record and takes no query", param_hint="QUERY")
    if str(output) == "-":
        _to_standard_output(form, ledger, asked, min_confidence)
        return
    draft = output.with_name(output.name + ".part")
    with opened(ledger) as record:
        try:
            _writer(form, record, asked, min_confidence)(draft)
            draft.replace(output)
        except OSError as error:
            say(f"{output}: cannot be written ({error.strerror})")
            raise typer.Exit(1) from error
        finally:
            draft.unlink(missing_ok=True)


def _to_standard_output(form: Export, ledger: Path | None, asked: str, least: float) -> None:
    """The export's bytes as they are, once all of them are there."""
    import shutil
    import tempfile

    with opened(ledger) as record, tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "export"
        _writer(form, record, asked, least)(draft)
        with draft.open("rb") as written:
            shutil.copyfileobj(written, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _writer(form: Export, record: Ledger, query: str, least: float) -> Callable[[Path], None]:
    """What writes the export to a path."""
    from depeche.publish.exports import annotations, articles, followthemoney, geojson, tables, warc

    facts = {
        Export.CSV: tables.write_csv,
        Export.JSONL: tables.write_jsonl,
        Export.PARQUET: tables.write_parquet,
        Export.PLOVER: tables.write_plover,
        Export.GDELT: tables.write_gdelt,
        Export.GEOJSON: geojson.write_geojson,
    }
    if form in facts:
        return lambda path: facts[form](record.all_facts(query, least=least), path)
    if form is Export.FOLLOWTHEMONEY:
        return lambda path: followthemoney.write_followthemoney(
            record.all_facts(query, least=least), record.entities(), path
        )
    if form is Export.NINJS:
        return lambda path: articles.write_ninjs(record.all_articles(query), path)
    if form is Export.BIBTEX:
        return lambda path: articles.write_bibtex(record.all_articles(query), path)
    if form is Export.ANNOTATIONS:
        return lambda path: annotations.write_annotations(record, query, path)
    if form is Export.WARC:
        return lambda path: say(f"{warc.write_pages(record, query, path)} pages written")
    return lambda path: _dump(record, path)


def _dump(record: Ledger, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(record.dump())


def import_(
    source: Annotated[
        str, typer.Argument(metavar="FILE", help="A record that `depeche export record` wrote; - for standard input.")
    ],
    ledger: LedgerOption = None,
) -> None:
    """Bring a record into the ledger. What is there stays; running it twice changes nothing."""
    with opened(ledger, write=True) as record, _lines_of(source) as lines:
        brought = record.bring_in(lines)
        for line in brought.failed:
            say(f"{source}, {line}")
        typer.echo(
            f"{brought.captures} captures, {brought.readings} readings, {brought.decisions} decisions brought in;"
            f" {brought.known} known, {len(brought.failed)} failed"
        )
    if brought.failed:
        raise typer.Exit(1)


@contextmanager
def _lines_of(source: str) -> Iterator[Iterable[str]]:
    try:
        with nullcontext(sys.stdin) if source == "-" else Path(source).open(encoding="utf-8") as lines:
            yield lines
    except (OSError, UnicodeDecodeError) as error:
        say(f"{source}: cannot be read ({getattr(error, 'strerror', None) or error})")
        raise typer.Exit(1) from error
