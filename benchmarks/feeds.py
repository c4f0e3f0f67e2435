"""Malformed feeds: entries, ids, links, titles and dates right, beside feedparser alone on the feeds that it reads."""

from __future__ import annotations

import calendar
import io
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from statistics import fmean
from typing import Any

from benchmarks.measure import Bench, Measure
from depeche.acquire.feeds.feed import read_feed
from depeche.errors import InputError
from tests.acquire.feeds.malformed import ADDRESS, Case, Expected, cases

_FIGURES = ("feeds", "entries", "ids", "links", "titles", "dates")
_FIELDS = {"ids": "id", "links": "address", "titles": "title", "dates": "date"}
_Reader = Callable[[Case], Sequence[Expected]]


def feeds(_: Bench) -> list[Measure]:
    """Shares of malformed feeds that are right in everything; of their entries, ids, links, titles and dates."""
    everything = cases()
    shared = [case for case in everything if case.peers]
    whole, ours, peer = _right(everything, _ours), _right(shared, _ours), _right(shared, _feedparser)
    print(
        f"| of {len(shared)} malformed feeds, right | depeche | feedparser alone |",
        "|---|--:|--:|",
        sep="\n",
        file=sys.stderr,
    )
    for figure in _FIGURES:
        print(f"| {figure} | {ours[figure]:.3f} | {peer[figure]:.3f} |", file=sys.stderr)
    return [
        Measure("feeds/malformed/cases", len(everything)),
        *(Measure(f"feeds/malformed/{figure} right", round(whole[figure], 3)) for figure in _FIGURES),
        *(
            Measure(f"feeds/malformed/{figure} over feedparser", round(ours[figure] / peer[figure], 2))
            for figure in _FIGURES
        ),
    ]


def _right(asked: Sequence[Case], read: _Reader) -> dict[str, float]:
    """For each figure the share that is right; a feed with many entries counts as one."""
    shares: defaultdict[str, list[float]] = defaultdict(list)
    for case in asked:
        found = list(read(case))
        torn = "cut short" in case.name and len(found) > len(case.entries)
        shares["entries"].append(float(torn or len(found) == len(case.entries)))
        every = [right for field in _FIELDS.values() for right in _compared(case.entries, found, field)]
        shares["feeds"].append(float(all(every) and bool(shares["entries"][-1])))
        for figure, field in _FIELDS.items():
            right = list(_compared(case.entries, found, field))
            if right:
                shares[figure].append(fmean(right))
    return {figure: fmean(shares[figure]) for figure in _FIGURES}


def _compared(wanted: Sequence[Expected], found: Sequence[Expected], field: str) -> Iterator[bool]:
    """For each entry whether the field is right; an id that depeche would make itself is not asked for."""
    for number, want in enumerate(wanted):
        if field != "id" or want.id is not None:
            yield number < len(found) and getattr(want, field) == getattr(found[number], field)


def _ours(case: Case) -> Sequence[Expected]:
    try:
        feed = read_feed(case.content, ADDRESS, charset=case.charset)
    except InputError:
        return ()
    return [
        Expected(entry.id, entry.address, entry.title, _iso(entry.published or entry.modified))
        for entry in feed.entries
    ]


def _feedparser(case: Case) -> Sequence[Expected]:
    """As its documentation has it: the bytes, where they came from, and the charset that the server said."""
    import feedparser

    said = f"application/xml; charset={case.charset}" if case.charset else "application/xml"
    parsed = feedparser.parse(
        io.BytesIO(case.content), response_headers={"content-location": ADDRESS, "content-type": said}
    )
    return [_seen(entry) for entry in parsed.entries]


def _seen(entry: dict[str, Any]) -> Expected:
    """Its entry; white space around ids and within titles is forgiven, and an absent id is the link."""
    moment = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    date = datetime.fromtimestamp(calendar.timegm(moment), UTC) if moment and moment[0] > 0 else None
    link = entry.get("link") or None
    title = " ".join(str(entry.get("title", "")).split()) or None
    return Expected(str(entry.get("id") or link or "").strip(), link, title, _iso(date))


def _iso(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if moment else None
