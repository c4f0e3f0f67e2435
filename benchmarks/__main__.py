"""Measure, print beside the peers, write RESULTS.md, refuse a fall below a floor.

    python -m benchmarks [GROUP…] [--raise-floors]

Groups: see _GROUPS; all when none is named. The rows of other figures stay in RESULTS.md as they were.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.actors import actors
from benchmarks.annotated import annotated_facts
from benchmarks.confidence import confidence
from benchmarks.desk import desk
from benchmarks.events import events
from benchmarks.facts import facts, names
from benchmarks.feeds import feeds
from benchmarks.flattened import flattened
from benchmarks.identity import identity
from benchmarks.kills import kills
from benchmarks.ledger import ledger
from benchmarks.links import links
from benchmarks.measure import Bench, Measure
from benchmarks.pages import pages
from benchmarks.pins import pins
from benchmarks.pipelines import pipelines
from benchmarks.quotes import quotes
from benchmarks.spans import spans
from benchmarks.speed import speed
from benchmarks.warc import warc
from benchmarks.watch import watch

_HERE = Path(__file__).resolve().parent
_SHARED = _HERE.parent.parent / "shared"
_GROUPS: Mapping[str, Callable[[Bench], list[Measure]]] = {
    "facts": facts,
    "annotated": annotated_facts,
    "confidence": confidence,
    "names": names,
    "actors": actors,
    "events": events,
    "identity": identity,
    "quotes": quotes,
    "spans": spans,
    "pages": pages,
    "flattened": flattened,
    "speed": speed,
    "ledger": ledger,
    "desk": desk,
    "kills": kills,
    "watch": watch,
    "pins": pins,
    "links": links,
    "pipelines": pipelines,
    "feeds": feeds,
    "warc": warc,
}
_HEAD = ("| measure | depeche | floor | must reach | peers |", "|---|--:|--:|--:|---|")
#: Speeds are ratios, but machines are noisy: a floor holds within this share. Other figures are exact.
_SPEED_SLACK = 0.25


def main() -> int:
    """Run the groups named on the command line; 1 when a figure is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", nargs="*", choices=[*_GROUPS, []], default=[])
    parser.add_argument("--raise-floors", action="store_true", help="set each floor to what was measured, where higher")
    parser.add_argument("--shared", type=Path, default=_SHARED, help="the folder with corpus/ and yardsticks/")
    options = parser.parse_args()
    if not (options.shared / "corpus").is_dir():
        print(f"no development data in {options.shared}; nothing measured", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(options.shared / "corpus", options.shared / "yardsticks", Path(work))
        measures = _run(options.groups or list(_GROUPS), bench)
    peers = tomllib.loads((_HERE / "peers.toml").read_text(encoding="utf-8"))
    floors = json.loads((_HERE / "floors.json").read_text(encoding="utf-8"))
    print(_table(measures, peers, floors))
    _write_results(measures, peers, floors, _rows_kept() if options.groups else {})
    if options.raise_floors:
        _raise_floors(measures, floors)
    return _fallen(measures, floors)


def _run(groups: Sequence[str], bench: Bench) -> list[Measure]:
    measures = []
    for group in groups:
        print(f"measuring {group} …", file=sys.stderr)
        measures += _GROUPS[group](bench)
    return measures


def _rows_kept() -> dict[str, str]:
    """The rows of RESULTS.md by the names of their measures."""
    table = (_HERE / "RESULTS.md").read_text(encoding="utf-8").splitlines()
    return {row.split(" | ")[0].removeprefix("| "): row for row in table if row.startswith("| ") and "/" in row}


def _table(measures: Sequence[Measure], peers: Mapping[str, Any], floors: Mapping[str, float]) -> str:
    return "\n".join([*_HEAD, *_rows(measures, peers, floors).values()])


def _rows(measures: Sequence[Measure], peers: Mapping[str, Any], floors: Mapping[str, float]) -> dict[str, str]:
    rows = {}
    for measure in measures:
        peer = peers.get(measure.name, {})
        floor = floors.get(measure.name, "")
        value = f"{measure.value:g}" + (" ({:g}–{:g})".format(*measure.interval) if measure.interval else "")
        rows[measure.name] = f"| {measure.name} | {value} | {floor} | {peer.get('must', '')} | {peer.get('peer', '')} |"
    return rows


def _write_results(
    measures: Sequence[Measure], peers: Mapping[str, Any], floors: Mapping[str, float], kept: Mapping[str, str]
) -> None:
    """RESULTS.md has the figures of this run, in the order of the groups, and the rows ``kept`` of an earlier one."""
    rows = {**kept, **_rows(measures, peers, floors)}
    order = list(_GROUPS)
    ordered = sorted(
        rows, key=lambda name: order.index(name.split("/")[0]) if name.split("/")[0] in order else len(order)
    )
    head = (
        "# What depeche scores\n\n"
        "Written by `./run.sh bench` on the development data. Peers' figures were measured once, on the whole of each"
        " set; ratios of speed are from the same run. In brackets, 90 % intervals over resamplings of the articles.\n\n"
    )
    table = "\n".join([*_HEAD, *(rows[name] for name in ordered)])
    (_HERE / "RESULTS.md").write_text(head + table + "\n", encoding="utf-8")


def _raise_floors(measures: Sequence[Measure], floors: dict[str, float]) -> None:
    for measure in measures:
        floors[measure.name] = max(measure.value, floors.get(measure.name, measure.value))
    text = json.dumps(dict(sorted(floors.items())), indent=1, ensure_ascii=False)
    (_HERE / "floors.json").write_text(text + "\n", encoding="utf-8")


def _fallen(measures: Sequence[Measure], floors: Mapping[str, float]) -> int:
    fallen = []
    for measure in measures:
        slack = _SPEED_SLACK if measure.name.startswith("speed/") else 0.0
        if measure.name in floors and measure.value < floors[measure.name] * (1 - slack):
            fallen.append(f"{measure.name}: {measure.value:g} is under the floor {floors[measure.name]:g}")
    print("\n".join(fallen), file=sys.stderr, end="\n" if fallen else "")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
