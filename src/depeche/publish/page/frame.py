"""The document around the records: style, script, and a policy that lets the browser run these two and load nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files

from depeche.publish.harmless import one_line
from depeche.publish.interface import Interface, interface
from depeche.publish.page.markup import tag, text
from depeche.publish.provenance import provenance_of
from depeche.record import Record


def document(records: Sequence[Record], body: str, rules: str) -> str:
    """The whole page. ``rules`` are the style rules of these records' facts."""
    words = interface(records[0].article.language if records else None)
    title = " · ".join(_title(record) for record in records[:1]) or words.say("facts")
    return framed(title, body, words, rules, _asset("page.js"))


def framed(title: str, body: str, words: Interface, rules: str = "", script: str = "") -> str:
    """An HTML document of that body in the style of the pages, which loads nothing and runs that script alone."""
    style = _asset("page.css") + rules
    allowed = f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
        + tag("title", text(title))
        + f"<style>{style}</style>"
    )
    made = tag("footer", tag("p", text(words.say("made_by"))), {"class": "made"})
    main = tag("main", body)
    run = f"<script>{script}</script>" if script else ""
    whole = f"<head>{head}</head><body>{main}{made}{run}</body>"
    return f'<!doctype html>\n<html lang="{words.code}">{whole}</html>\n'


def contents(records: Sequence[Record]) -> str:
    """A list of the articles when there are several, each a link to its place in the page."""
    if len(records) < 2:
        return ""
    words = interface(records[0].article.language)
    items = []
    for number, record in enumerate(records, 1):
        origins = {origin.key: origin.text for origin in provenance_of(record, interface(record.article.language))}
        where = " · ".join(one_line(origins[key]) for key in ("outlet", "published") if key in origins)
        link = tag("a", text(_title(record)), {"href": f"#r{number}"})
        items.append(tag("li", link + " " + tag("small", text(where)), {"lang": record.article.language}))
    return tag("nav", tag("h2", text(words.say("contents"))) + tag("ol", "".join(items)), {"class": "contents"})


def _title(record: Record) -> str:
    words = interface(record.article.language)
    return one_line(record.article.headline.text) if record.article.headline else words.say("untitled")


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
