"""Links back to the source, tried in Chromium on the pages that facts came from.

Do text fragments light the words of a fact, and do the quotations of its annotations lead to them?
The pages are served as they were captured, on this machine alone, with scripts off and nothing loaded from elsewhere.
"""

from __future__ import annotations

import base64
import gzip
import os
import re
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Bench, Measure, rows_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: So many pages of each set, and so many facts of each page.
_PAGES = {"french": 8, "aeb": 6, "fundus_eval": 6}
_FACTS = 12
#: A page with fewer facts shows little.
_FEWEST = 5
_LIGHT = b"<style>::target-text{background-color:rgb(255,0,213)!important;color:#000!important}</style>"
#: Shares of the words' box and of the lit box that must be common.
_SAME = 0.5
_HEIGHT = 900
#: The place of a quotation on the page: its text nodes joined, white space folded, blocks parted by a space.
_FIND = """
([exact, prefix, suffix]) => {
  const blocks = new Set('ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6'
    .concat(' HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TD TH TR UL').split(' '));
  const chars = [], places = [];
  const push = (c, node, at) => {
    if (/[\\s\\u00a0]/.test(c)) { if (chars.length && chars[chars.length - 1] === ' ') return; c = ' '; }
    chars.push(c); places.push([node, at]);
  };
  const walk = node => {
    if (node.nodeType === 3) { for (let i = 0; i < node.data.length; i++) push(node.data[i], node, i); return; }
    if (node.nodeType !== 1 || /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|HEAD|IFRAME)$/.test(node.tagName)) return;
    if (getComputedStyle(node).display === 'none') return;
    const block = blocks.has(node.tagName);
    if (block) push(' ', null, 0);
    node.childNodes.forEach(walk);
    if (block) push(' ', null, 0);
  };
  walk(document.body);
  const text = chars.join(''), fold = s => s.replace(/[\\s\\u00a0]+/g, ' ');
  const [e, p, s] = [fold(exact).trim(), fold(prefix), fold(suffix)];
  const found = [];
  for (let at = text.indexOf(e); at >= 0; at = text.indexOf(e, at + 1)) {
    const before = text.slice(0, at), after = text.slice(at + e.length);
    if (before.trimEnd().endsWith(p.trim()) && after.trimStart().startsWith(s.trim())) found.push(at);
  }
  if (found.length !== 1) return { count: found.length };
  const range = document.createRange();
  const inside = places.slice(found[0], found[0] + e.length).filter(([node]) => node);
  range.setStart(...inside[0]);
  range.setEnd(inside[inside.length - 1][0], inside[inside.length - 1][1] + 1);
  const box = range.getBoundingClientRect();
  return { count: 1, box: [box.left, box.top, box.right, box.bottom] };
}
"""
#: The box of the lit pixels of a picture, measured in a page of its own.
_MEASURE = """
async png => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  let [left, top, right, bottom] = [1e9, 1e9, -1, -1];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] !== 255 || data[i + 1] !== 0 || data[i + 2] !== 213) continue;
    const x = i / 4 % image.width, y = Math.floor(i / 4 / image.width);
    left = Math.min(left, x); right = Math.max(right, x + 1);
    top = Math.min(top, y); bottom = Math.max(bottom, y + 1);
  }
  return right < 0 ? null : [left, top, right, bottom];
}
"""


def links(bench: Bench) -> list[Measure]:
    """The shares of facts whose quotation is found once, whose fragment lights anything, and lights their words."""
    counts = {"quotations found": 0, "fragments that light": 0, "fragments that light their words": 0}
    total, misses = 0, []
    with _browser() as (page, scale), _server() as (address, served):
        for name, content, record, captured in _records(bench):
            served[f"/{name}"] = (content, record["capture"]["encoding"])
            for annotation in _annotations(record, captured, f"{address}/{name}"):
                total += 1
                found = _tried(page, scale, annotation)
                for key in counts:
                    counts[key] += found[key]
                if not all(found.values()):
                    misses.append(
                        {"page": name, **found, "via": annotation["via"], **annotation["target"]["selector"][0]}
                    )
    bench.write("links-missed", misses)
    return [Measure(f"links/pages/{key}", round(count / max(1, total), 4)) for key, count in counts.items()] + [
        Measure("links/pages/facts tried", float(total))
    ]


def _tried(page: Page, scale: Page, annotation: Mapping[str, Any]) -> dict[str, bool]:
    """What became of one fact's quotation and of its link."""
    quoted = annotation["target"]["selector"][0]
    page.goto("about:blank")
    page.goto(annotation["via"], wait_until="load")
    sought = [quoted["exact"], quoted.get("prefix", ""), quoted.get("suffix", "")]
    place = page.evaluate(_FIND, sought)
    if place["count"] == 1:  # pictures that do not come move the page after it was opened at the words
        page.evaluate("top => scrollBy({ top, behavior: 'instant' })", place["box"][1] - _HEIGHT / 3)
        place = page.evaluate(_FIND, sought)
    lit = _lit_box(scale, page.screenshot())
    right = lit is not None and place["count"] == 1 and _alike(lit, place["box"])
    return {
        "quotations found": place["count"] == 1,
        "fragments that light": lit is not None,
        "fragments that light their words": right,
    }


def _alike(lit: list[float], box: list[float]) -> bool:
    """Whether the lit box and what is seen of the words' box are mostly the same from top to bottom."""
    top, bottom = max(0.0, box[1]), min(float(_HEIGHT), box[3])
    common = min(lit[3], bottom) - max(lit[1], top)
    return common >= _SAME * (bottom - top) and common >= _SAME * (lit[3] - lit[1])


def _lit_box(scale: Page, png: bytes) -> list[float] | None:
    """The box around the pixels of the colour that lights words; None when there are none."""
    found: list[float] | None = scale.evaluate(_MEASURE, base64.b64encode(png).decode())
    return found


def _records(bench: Bench) -> Iterator[tuple[str, bytes, dict[str, Any], str]]:
    """Pages with facts enough: name, bytes, record, decoded text."""
    from depeche.acquire.decode import decode

    for folder, wanted in _PAGES.items():
        files = sorted((bench.corpus / "pages" / folder).glob("*.html.gz"))[: wanted * 3]
        taken = 0
        for path in files:
            records = rows_of(bench.read("links", [path]))
            if taken == wanted or not records or len(records[0]["facts"]) < _FEWEST:
                continue
            taken += 1
            content = gzip.decompress(path.read_bytes())
            yield path.name.removesuffix(".gz"), content, records[0], decode(content, path.name).text


def _annotations(record: dict[str, Any], captured: str, address: str) -> Iterator[dict[str, Any]]:
    from depeche.publish.exports.annotations import annotations_of

    record["capture"]["url"] = address
    step = max(1, len(record["facts"]) // _FACTS)
    record["facts"] = record["facts"][::step][:_FACTS]
    yield from annotations_of(record, captured)


@contextmanager
def _server() -> Iterator[tuple[str, dict[str, tuple[bytes, str]]]]:
    """A server on this machine: its address, and the pages it gives out by their paths."""
    served: dict[str, tuple[bytes, str]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content, encoding = served.get(self.path, (b"", "utf-8"))
            self.send_response(200 if content else 404)
            self.send_header("content-type", f"text/html; charset={encoding}")
            self.end_headers()
            self.wfile.write(content + _LIGHT)

        def log_message(self, *_: object) -> None:
            """Nothing is said of requests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", served
    server.shutdown()


@contextmanager
def _browser() -> Iterator[tuple[Page, Page]]:
    """A page that loads nothing from elsewhere and runs no script of its own, and one to measure pictures in."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        raise SystemExit("the group links needs a Chromium on this machine")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        context = browser.new_context(viewport={"width": 1000, "height": _HEIGHT}, java_script_enabled=False)
        context.route(re.compile("^(?!http://127)"), lambda route: route.abort())
        yield context.new_page(), browser.new_page()
        browser.close()
