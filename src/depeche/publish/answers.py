"""What the ledger answers, as rows: a few columns for the eye and for spreadsheets, everything for machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from depeche.ledger.asking import Claim, Outlet, Somebody
from depeche.ledger.decisions import Verdict
from depeche.ledger.finding import ArticleHit, FactHit
from depeche.ledger.outcomes import VisitOutcome
from depeche.ledger.sources import Health

Row = Mapping[str, Any]

ARTICLE_COLUMNS = ("published", "outlet", "headline", "found", "record")
FACT_COLUMNS = (
    "key", "day", "type", "status", "who", "to_whom", "where", "how_many", "according_to", "evidence", "outlet", "record",
    "verdict",
)  # fmt: skip
#: For a narrow screen.
FACT_COLUMNS_SHOWN = ("key", "day", "type", "who", "to_whom", "evidence", "verdict")
TIMELINE_COLUMNS = ("day", "type", "status", "evidence", "outlet", "key")
WHO_COLUMNS = ("id", "name", "kind", "country", "articles", "did", "had_done", "credited", "spellings")
CLAIM_COLUMNS = ("claim", "claim_by", "how", "answer", "answer_by", "outlet", "keys")
SOURCE_COLUMNS = (
    "address", "kind", "title", "state", "succeeded", "failed", "error", "failures", "rhythm", "next_due", "entries",
    "waiting", "read", "stubs", "unread", "readable", "latest", "added", "home",
)  # fmt: skip
#: For the eye.
SOURCE_COLUMNS_SHOWN = ("title", "address", "state", "succeeded", "error", "rhythm", "readable", "next_due")
OUTCOME_COLUMNS = ("at", "address", "code", "status", "detail")
OUTLET_COLUMNS = ("name", "articles", "facts", "first", "last", "republish")


def article_row(hit: ArticleHit) -> Row:
    """An article that was found: where it is from, and the words that answer, marked."""
    return {
        "record": hit.record,
        "headline": hit.headline,
        "outlet": hit.outlet,
        "published": hit.published,
        "language": hit.language,
        "url": hit.url,
        "facts": hit.facts,
        "found": hit.snippet.marked("[", "]"),
        "start": hit.snippet.start,
        "hits": [[hit.snippet.start + a, hit.snippet.start + b] for a, b in hit.snippet.hits],
    }


def fact_row(hit: FactHit) -> Row:
    """A fact with every value and its pin; what people decided shows in it."""
    lists = ("who", "to_whom", "where", "how_many", "according_to")
    return {
        "key": hit.key,
        "kind": hit.kind,
        "type": hit.type,
        "status": hit.status,
        "day": day_of(hit),
        **{field: list(hit.values.get(field, ())) for field in lists},
        **{field: next(iter(hit.values.get(field, ())), None) for field in ("when", "channel", "content", "trigger")},
        "evidence": hit.values["evidence"][0],
        "confidence": hit.confidence,
        "happening": hit.happening,
        "record": hit.record,
        "headline": hit.headline,
        "outlet": hit.outlet,
        "published": hit.published,
        "verdict": [said(v) for v in hit.verdicts],
        "verdicts": [asdict(v) for v in hit.verdicts],
    }


def day_of(hit: FactHit) -> str | None:
    """The day or days of the fact for the eye: "2024-09-13", "2024-09-13 – 2024-09-14", "2024-09-01 –"."""
    if hit.first_day is None or hit.last_day is None:
        return None
    if hit.first_day == hit.last_day:
        return hit.first_day
    first = "" if hit.first_day.startswith("0000") else hit.first_day
    last = "" if hit.last_day.startswith("9999") else hit.last_day
    return f"{first} – {last}".strip()


def said(verdict: Verdict) -> str:
    """A verdict in a few words: "confirmed by anna", "corrected by anna: type THREATEN"."""
    done = {"confirm": "confirmed", "correct": "corrected", "reject": "rejected", "note": "noted"}[verdict.kind]
    change = f": {verdict.field} {verdict.value}" if verdict.field else ""
    return f"{done} by {verdict.by}{change}" + (f" ({verdict.why})" if verdict.why else "")


def who_row(somebody: Somebody) -> Row:
    """Somebody with what the record tells of them."""
    return asdict(somebody)


def claim_row(claim: Claim) -> Row:
    """A claim beside its answer."""
    return {
        "claim": claim.fact.text("evidence"),
        "claim_by": claim.fact.said_by(),
        "how": claim.how,
        "answer": claim.answer.text("evidence"),
        "answer_by": claim.answer.said_by(),
        "outlet": claim.fact.outlet,
        "keys": [claim.fact.key, claim.answer.key],
        "fact": fact_row(claim.fact),
        "answered_by": fact_row(claim.answer),
    }


def source_row(health: Health) -> Row:
    """A source and how it is doing; its rhythm in words, its share readable in per cent."""
    source = health.source
    known = {k: v for k, v in asdict(source).items() if k not in {"id", "etag", "last_modified", "answered", "digest"}}
    moments = {k: _minute(known[k]) for k in ("added", "next_due", "tried", "succeeded", "failed")}
    counts = {k: v for k, v in asdict(health).items() if k != "source"}
    shown = None if health.readable is None else f"{health.readable:.0%}"
    return {**known, **moments, **counts, "rhythm": rhythm_said(source.interval), "readable": shown}


def rhythm_said(seconds: float) -> str:
    """A time between two visits: "10 min", "6 h", "2 d"."""
    for size, name in ((86_400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.3g} {name}"
    return f"{seconds:.3g} s"


def _minute(moment: str | None) -> str | None:
    return f"{moment[:10]} {moment[11:16]}" if moment else None


def outcome_row(outcome: VisitOutcome) -> Row:
    """What came of one visit."""
    return asdict(outcome)


def outlet_row(outlet: Outlet) -> Row:
    """An outlet and what may be republished of it."""
    return asdict(outlet)
