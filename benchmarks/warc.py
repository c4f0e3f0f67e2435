"""Reading an archive: pages a second beside warcio and trafilatura, in the same run, and the memory that it takes.

    python -m benchmarks.warc [MEGABYTES]

Reading means here what trafilatura does too: streaming the archive and restoring the articles, without facts.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.generated import generated_sentences
from benchmarks.measure import Bench, Measure
from depeche.acquire.capture import Capture, Given
from depeche.acquire.fetching.outcome import Fetched
from depeche.acquire.warc import read_warc, write_warc
from depeche.version import VERSION

#: Megabytes unpacked when the whole benchmark runs.
_USUAL = 200
#: Of a big archive, the pages that both restore; streaming is measured on all of it.
_RESTORED = 600
_HTML = (("content-type", "text/html; charset=utf-8"), ("server", "example"))
_PICTURE = (("content-type", "image/jpeg"),)
_START = datetime(2025, 1, 1, tzinfo=UTC)


def warc(bench: Bench) -> list[Measure]:
    """Pages a second over warcio and trafilatura; megabytes of memory under the bound."""
    return _measured(bench.work / "bench.warc.gz", _USUAL)


def _measured(archive: Path, megabytes: int) -> list[Measure]:
    with archive.open("wb") as file:
        records = write_warc(file, pages(megabytes), software=f"depeche {VERSION}")
    streamed, seconds, memory = (float(word) for word in _apart("stream", archive).split())
    ours, ours_memory = (float(word) for word in _apart("depeche", archive).split())
    theirs, theirs_memory = (float(word) for word in _apart("trafilatura", archive).split())
    size = archive.stat().st_size / 1e6
    print(
        f"{records} records, {megabytes} MB unpacked, {size:.0f} MB packed: streamed {streamed:.0f} pages in {seconds:.1f} s"
        f" ({streamed / seconds:.0f} a second), peak {memory:.0f} MB;\n"
        f"with articles restored, the first {_RESTORED} pages: depeche {ours:.1f} a second (peak {ours_memory:.0f} MB),"
        f" warcio and trafilatura {theirs:.1f} (peak {theirs_memory:.0f} MB)",
        file=sys.stderr,
    )
    return [
        Measure("speed/warc pages over warcio and trafilatura", round(ours / theirs, 2)),
        Measure("speed/warc streaming megabytes under 200", round(200 - memory)),
    ]


def pages(megabytes: int, seed: int = 1) -> Iterator[Fetched]:
    """Responses of so many megabytes: pages of our own wording in the dress of a news site, now and then a picture."""
    draw = random.Random(seed)
    made = 0
    number = 0
    while made < megabytes * 1_000_000:
        number += 1
        picture = number % 25 == 0
        content = draw.randbytes(30_000) if picture else _page(draw, number).encode()
        made += len(content)
        address = f"https://news.example/2025/{number}" + (".jpg" if picture else "")
        headers = _PICTURE if picture else _HTML
        yield Fetched(address, address, (), 200, headers, content, _START + timedelta(seconds=number), "HTTP/1.1")


def _page(draw: random.Random, number: int) -> str:
    language = draw.choice(("fr", "en"))
    sentences = generated_sentences(language)
    chosen = [f"{draw.choice(sentences)}" for _ in range(draw.randint(20, 45))]
    paragraphs = "\n".join(f"<p>{' '.join(chosen[i : i + 3])}</p>" for i in range(0, len(chosen), 3))
    title = draw.choice(sentences).rstrip(".")
    menu = "".join(f'<li class="menu-item item-{n}"><a href="/section/{n}">Section {n}</a></li>' for n in range(40))
    beside = "".join(
        f'<div class="teaser"><a href="/2025/{n}"><h3>{draw.choice(sentences)}</h3></a></div>' for n in range(15)
    )
    script = f"<script>var page = {{{', '.join(f'k{n}: {draw.random()}' for n in range(400))}}};</script>"
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title} - The Valley Herald</title>'
        f'<meta property="og:title" content="{title}"><meta property="article:published_time"'
        f' content="2025-02-{number % 28 + 1:02}T10:00:00+01:00">{script}</head><body><nav><ul>{menu}</ul></nav>'
        f'<main><article><h1>{title}</h1><p class="byline">By Ana Lobo</p>{paragraphs}</article></main>'
        f"<aside>{beside}</aside><footer><p>© The Valley Herald. All rights reserved.</p></footer>{script}</body></html>"
    )


def _apart(what: str, archive: Path) -> str:
    """The measure in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "benchmarks.warc", what, str(archive)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _stream(archive: Path) -> str:
    start = time.perf_counter()
    count = sum(1 for _ in _responses(archive))
    return f"{count} {time.perf_counter() - start} {_memory()}"


def _responses(archive: Path) -> Iterator[Fetched]:
    with archive.open("rb") as file:
        for outcome in read_warc(file, archive.name):
            if outcome.response is not None and outcome.response.media_type == "text/html":
                yield outcome.response


def _depeche(archive: Path) -> str:
    from depeche.acquire.archived import archived_pages
    from depeche.article.restore import restore

    with archive.open("rb") as file:
        found = (page for page in archived_pages(file, archive.name, Given()) if isinstance(page, Capture))
        restore(next(found))
        start, count = time.process_time(), 0
        for count, page in enumerate(found, 1):
            restore(page)
            if count == _RESTORED:
                break
    return f"{count / (time.process_time() - start)} {_memory()}"


def _trafilatura(archive: Path) -> str:
    import trafilatura
    from warcio.archiveiterator import ArchiveIterator

    with archive.open("rb") as file:
        found = (
            record.content_stream().read()
            for record in ArchiveIterator(file)
            if record.rec_type == "response"
            and record.http_headers.get_header("content-type", "").startswith("text/html")
        )
        trafilatura.bare_extraction(next(found), with_metadata=True, include_comments=False)
        start, count = time.process_time(), 0
        for count, page in enumerate(found, 1):
            trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
            if count == _RESTORED:
                break
    return f"{count / (time.process_time() - start)} {_memory()}"


def _memory() -> float:
    """The most megabytes that this process held; not what its parent held before it, as getrusage has it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _main(arguments: list[str]) -> None:
    match arguments:
        case ["stream", archive]:
            print(_stream(Path(archive)))
        case ["depeche", archive]:
            print(_depeche(Path(archive)))
        case ["trafilatura", archive]:
            print(_trafilatura(Path(archive)))
        case _:
            with tempfile.TemporaryDirectory() as work:
                for measure in _measured(Path(work) / "bench.warc.gz", int(arguments[0]) if arguments else _USUAL):
                    print(f"{measure.name}: {measure.value:g}")


if __name__ == "__main__":
    _main(sys.argv[1:])
