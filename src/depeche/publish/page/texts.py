"""The two texts of a record: the restored article and the raw capture, with the words that facts light marked in both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from depeche.article.article import Part
from depeche.publish.interface import Interface
from depeche.publish.page.column import column
from depeche.publish.page.lights import Lights, Span, Stretch, between, cut
from depeche.publish.page.markup import tag, text

#: Parts that the article's column leaves to the capture.
_LEFT_OUT = frozenset({"headline", "junk"})
#: A mark that French sets off by a space, and the word it may not be parted from (a short one: lines must break somewhere).
_HUGGED = re.compile(r"[^\s&;]{1,20} [:;!?»]+|« [^\s&;]{1,20}")


def texts(lights: Lights, words: Interface) -> str:
    """The switch and the two texts; the radio buttons alone, no script, decide which of them is shown."""
    article, capture = f"{lights.prefix}-article", f"{lights.prefix}-capture"
    language = lights.record.article.language
    restored = tag("div", _column(lights, words), {"class": "article", "lang": language, "dir": "auto"})
    raw = tag(
        "div",
        _capture(lights),
        {"class": "capture", "dir": "auto", "tabindex": "0", "role": "region", "aria-label": words.say("capture")},
    )
    choice = "".join(
        f'<input type="radio" name="{lights.prefix}-view" id="{name}" class="show-{key}"{" checked" * (key == "article")}>'
        + tag("label", text(words.say(key)) + tag("small", text(words.say(f"{key}_hint"))), {"for": name})
        for key, name in (("article", article), ("capture", capture))
    )
    legend = tag("legend", text(words.say("view")))
    return tag("div", tag("fieldset", legend + choice, {"class": "switch"}) + restored + raw, {"class": "texts"})


def headline(lights: Lights, words: Interface) -> str:
    """The headline as it stands in the article, else as it was given or found in markup."""
    article = lights.record.article
    part = next((part for part in article.parts if part.kind == "headline"), None)
    if part:
        return "".join(_marked(lights, between(_article_stretches(lights), part.start, part.end), words))
    return text(article.headline.text if article.headline else words.say("untitled"))


def foot(lights: Lights, words: Interface) -> str:
    """What proves the reading: the capture's digest and form, and what read it."""
    record = lights.record
    capture = record.capture
    rows = [
        ("input", capture.name),
        ("sha256", capture.sha256),
        ("media_type", f"{capture.media_type}, {capture.encoding}"),
        ("fetched", capture.fetched.isoformat(timespec="seconds")),
        ("language", record.article.language or words.say("unknown")),
        ("reader", record.reader),
    ]
    table = "".join(tag("dt", text(words.say(f"provenance.{key}"))) + tag("dd", text(value)) for key, value in rows)
    repairs = len(record.article.repairs)
    note = tag("p", text(words.say("repairs", count=repairs))) if repairs else ""
    return tag("details", tag("summary", text(words.say("proof"))) + tag("dl", table) + note, {"class": "proof"})


def _column(lights: Lights, words: Interface) -> str:
    stretches = _article_stretches(lights)

    def inside(part: Part) -> str:
        return "".join(_marked(lights, between(stretches, part.start, part.end), words))

    shown = [part for part in _whole(lights) if part.kind not in _LEFT_OUT]
    return column(lights.record.article, shown, inside, lights.prefix, words)


def _whole(lights: Lights) -> Iterator[Part]:
    """The parts in order, and what stands between them when it is more than white space."""
    article, last = lights.record.article, 0
    for part in sorted(article.parts, key=lambda part: part.start):
        if article.text[last : part.start].strip():
            yield Part("paragraph", last, part.start, part.section)
        yield part
        last = max(last, part.end)
    if article.text[last:].strip():
        yield Part("paragraph", last, len(article.text), 0)


def _article_stretches(lights: Lights) -> list[Stretch]:
    article = lights.record.article
    repairs = [Span(r.start, r.end, f"x{n}") for n, r in enumerate(article.repairs) if r.start < r.end]
    ends = {end for part in _whole(lights) for end in (part.start, part.end)}
    return cut(len(article.text), lights.article_spans() + repairs, ends)


def _marked(lights: Lights, stretches: Sequence[Stretch], words: Interface) -> Iterator[str]:
    """The article's stretches: a place to jump to where a fact begins, a link to the fact on its trigger."""
    facts = lights.record.findings.facts
    begins: dict[int | None, list[str]] = {}
    for fact in facts:
        begins.setdefault(fact.evidence.start, []).append(fact.id)
    triggers = {fact.trigger.start: fact.id for fact in reversed(facts)}
    for stretch in stretches:
        yield from (
            tag("a", "", {"id": lights.words(fact), "class": "place"}) for fact in begins.get(stretch.start, ())
        )
        yield _stretch(lights, stretch, triggers.get(stretch.start), words)


def _stretch(lights: Lights, stretch: Stretch, fact: str | None, words: Interface) -> str:
    article = lights.record.article
    content = _HUGGED.sub(r'<span class="hug">\g<0></span>', text(article.text[stretch.start : stretch.end]))
    pins = " ".join(name for name in stretch.names if name.startswith("p"))
    fix = next((name for name in stretch.names if name.startswith("x")), None)
    if not pins and not fix:
        return content
    attributes: dict[str, str | None] = {"class": "w", "data-p": pins or None}
    if fix:
        was = article.repairs[int(fix[1:])].was
        attributes |= {"class": "w fix", "title": words.say("repaired", was=was.strip() or words.say("removed"))}
    if fact:
        return tag("a", content, {**attributes, "class": "w t", "href": f"#{lights.card(fact)}"})
    return tag("span", content, attributes)


def _capture(lights: Lights) -> str:
    """The capture as text, whatever it is, with the runs of every pin marked."""
    captured = lights.record.article.captured
    begins: dict[int, list[str]] = {}
    for fact in lights.record.findings.facts:
        if fact.evidence.source:
            begins.setdefault(fact.evidence.source[0][0], []).append(fact.id)
    pieces = []
    for stretch in cut(len(captured), lights.capture_spans()):
        pieces += [tag("a", "", {"id": lights.raw(fact), "class": "place"}) for fact in begins.get(stretch.start, ())]
        content = text(captured[stretch.start : stretch.end])
        pieces.append(
            tag("span", content, {"class": "w", "data-p": " ".join(stretch.names)}) if stretch.names else content
        )
    return "".join(pieces)
