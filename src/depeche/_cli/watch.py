"""``depeche follow``, ``unfollow``, ``sources``, ``fetch`` and ``watch``: what comes in by itself."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from depeche._cli.add import JobsOption, QuietOption, cores
from depeche._cli.config import ConfigOption
from depeche._cli.ledger_options import (
    FormatOption,
    LedgerOption,
    LimitOption,
    OffsetOption,
    RowFormat,
    opened,
    page_of,
    print_rows,
    say,
)
from depeche._cli.read import INTERRUPTED

if TYPE_CHECKING:
    import asyncio

    from depeche.acquire.fetching.fetcher import Fetcher
    from depeche.config import Settings
    from depeche.ledger import Ledger
    from depeche.watching import Followed, Watch

#: What is said when there is no source.
_NOBODY = "nobody is followed yet; `depeche follow ADDRESS` follows a site, a feed or a folder"
#: Seconds between two lines of progress.
_PACE = 1.0
SourceArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SOURCE]...", help="Addresses or titles, as `depeche sources` shows them; else all."),
]


def follow(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT", help="Addresses of sites, feeds or sitemaps; OPML files; folders.")
    ],
    everything: Annotated[bool, typer.Option("--all", help="Follow every source found, not the best alone.")] = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Follow sites, feeds, sitemaps and folders. Of a site's address its feeds are found and the best is followed.

    Ends with 0 when every input is followed, 1 when something is not (the others are).
    """
    import asyncio

    from depeche.errors import InputError
    from depeche.publish.harmless import one_line
    from depeche.watching import follow as follow_all

    failed: list[InputError] = []

    def fail(error: InputError) -> None:
        failed.append(error)
        say(one_line(str(error)))

    async def run(record: Ledger, settings: Settings) -> None:
        async with _fetcher(settings) as fetcher:
            async for found in follow_all(record, inputs, fetcher, settings.watch, fail, everything=everything):
                typer.echo(one_line(_said(found)))

    with opened(ledger, write=True) as record:
        asyncio.run(run(record, _settings(config)))
    if failed:
        raise typer.Exit(1)


def _said(found: Followed) -> str:
    what = "followed" if found.new else "followed already" if found.followed else "found (--all follows it too)"
    about = [found.kind, *([found.title] if found.title else [])]
    about += ["1 entry" if found.entries == 1 else f"{found.entries} entries"] if found.entries is not None else []
    return f"{what}: {found.address} ({', '.join(about)})"


def unfollow(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Addresses or titles, as `depeche sources` shows them.")
    ],
    pause: Annotated[bool, typer.Option("--pause", help="Only for a while: it stays in the list of sources.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Visit a source no more. What was read of it stays; `depeche follow` takes it up again."""
    with opened(ledger, write=True) as record:
        for name in sources:
            typer.echo(f"{record.leave(name, 'paused' if pause else 'left').address} is no longer visited")


def sources(
    form: FormatOption = RowFormat.TABLE,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    everything: Annotated[bool, typer.Option("--all", help="Those unfollowed too.")] = False,
    opml: Annotated[bool, typer.Option("--opml", help="Write them as OPML, for another reader.")] = False,
    failures: Annotated[
        bool, typer.Option("--failures", help="List what failed instead, the latest first, each with its reason.")
    ] = False,
    ledger: LedgerOption = None,
) -> None:
    """Show whom you follow and how each is doing: last success, last error and why, rhythm, share readable, next visit."""
    from depeche.publish import answers

    page = page_of(limit, offset)
    with opened(ledger) as record:
        if opml:
            typer.echo(_opml(record), nl=False)
        elif failures:
            found = record.outcomes(page, failures=True)
            print_rows(found, answers.outcome_row, answers.OUTCOME_COLUMNS, form, page, none="nothing failed")
        else:
            columns = answers.SOURCE_COLUMNS_SHOWN if form is RowFormat.TABLE else answers.SOURCE_COLUMNS
            print_rows(record.sources(page, left=everything), answers.source_row, columns, form, page, none=_NOBODY)


def _opml(record: Ledger) -> str:
    from depeche.acquire.feeds.opml import Source, write_opml
    from depeche.ledger.finding import Page

    followed = (health.source for health in record.sources(Page(None)).rows if health.source.kind != "folder")
    return write_opml(Source(source.address, source.title, source.home) for source in followed)


def fetch(
    sources: SourceArgument = None,
    jobs: JobsOption = 1,
    quiet: QuietOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Visit once: all sources that are due, or those named, due or not. What they announce is fetched, read and added.

    A failure is recorded with its reason and ends nothing; `depeche sources` shows it.
    """
    _run(ledger, config, jobs, sources, once=True, quiet=quiet)


def watch(
    jobs: JobsOption = 1,
    quiet: QuietOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Keep on visiting, each source at its own rhythm, until Ctrl-C. Killed at any moment, it goes on where it stopped."""
    _run(ledger, config, jobs, None, once=False, quiet=quiet)


def _run(
    ledger: Path | None, config: Path | None, jobs: int, names: list[str] | None, *, once: bool, quiet: bool
) -> None:
    import asyncio

    from depeche.publish.harmless import one_line
    from depeche.watching import Watch
    from depeche.watching.alone import alone

    with opened(ledger, write=True) as record:
        settings = _settings(config)
        only = [record.source(name).id for name in names] if names else None
        if record.next_due() is None and only is None:
            say(_NOBODY)

        async def run() -> None:
            async with _fetcher(settings) as fetcher:
                watch = Watch(record.path, fetcher, settings, jobs=cores(jobs), tell=lambda line: say(one_line(line)))
                stop = _stopped_by_signals()
                shown = asyncio.create_task(_show(watch, quiet=quiet))
                try:
                    await watch.run(stop, once=once, only=only)
                finally:
                    shown.cancel()
                    typer.echo(("" if quiet else _over()) + watch.progress.line(), err=True)
                    if once and not watch.progress.visits and (due := record.next_due()) is not None:
                        say(
                            f"nothing is due before {due:%Y-%m-%d %H:%M} UTC; `depeche fetch SOURCE` visits all the same"
                        )

        with alone(record.path):
            asyncio.run(run())


def _stopped_by_signals() -> asyncio.Event:
    """An event that Ctrl-C or a polite kill sets; the second one ends the process on the spot."""
    import asyncio

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def ask() -> None:
        if stop.is_set():  # what is on the disk is whole, and the rest is fetched again
            os._exit(INTERRUPTED)
        say("ending: what is under way is brought in; once more to end at once")
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, ask)
        except NotImplementedError:  # Windows: the usual handler ends the run, and nothing is lost
            signal.signal(number, signal.default_int_handler)
    return stop


async def _show(watch: Watch, *, quiet: bool) -> None:
    """A line of progress where somebody looks, a line an hour where nobody does."""
    import asyncio

    if quiet:
        return
    terminal = sys.stderr.isatty()
    told = time.monotonic()
    while True:
        await asyncio.sleep(_PACE)
        if terminal:
            typer.echo(f"\r{watch.progress.line()}", nl=False, err=True)
        elif time.monotonic() - told >= 3600:
            typer.echo(watch.progress.line(), err=True)
            told = time.monotonic()


def _over() -> str:
    return "\r" if sys.stderr.isatty() else ""


def _settings(config: Path | None) -> Settings:
    from depeche.config import settings_of

    return settings_of(config)


def _fetcher(settings: Settings) -> Fetcher:
    from depeche.acquire.fetching.configured import rules_of
    from depeche.acquire.fetching.fetcher import Fetcher

    return Fetcher(rules_of(settings.fetch))
