"""The facts as cards, one a happening: its tellings, its fields, its figures side by side, and what answers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from depeche.facts.fact import Fact
from depeche.publish.happenings import FIELDS, Figure, Happening, Reply
from depeche.publish.harmless import one_line
from depeche.publish.interface import Interface
from depeche.publish.page.lights import Lights
from depeche.publish.page.markup import tag, text
from depeche.publish.provenance import web_address
from depeche.publish.values import said_in

#: What else stands under a fact, as HTML.
Beside = Callable[[Fact], str]


def _nothing(fact: Fact) -> str:  # noqa: ARG001 - under any fact
    return ""


def cards(lights: Lights, happenings: Sequence[Happening], words: Interface, beside: Beside = _nothing) -> str:
    """All happenings in the order of the article; under each telling what ``beside`` has to say."""
    title = tag("h2", text(words.say("facts")) + tag("small", str(len(happenings))))
    hint = tag("p", text(words.say("keys")), {"class": "keys"})
    body = "".join(_card(lights, happening, words, beside) for happening in happenings)
    nothing = tag("p", text(words.say("no_facts")), {"class": "nothing"})
    return tag("aside", title + hint + (body or nothing), {"class": "facts", "aria-label": words.say("facts")})


def _card(lights: Lights, happening: Happening, words: Interface, beside: Beside) -> str:
    tellings = "".join(_telling(lights, fact, words, beside(fact)) for fact in happening.tellings)
    parts = [
        _caption(happening, words),
        tag("ol", tellings, {"class": "tellings"}),
        _fields(lights, happening, words),
        *(_answer(lights, reply) for reply in happening.replies),
    ]
    return tag("article", "".join(parts), {"class": "happening"})


def _answer(lights: Lights, reply: Reply) -> str:
    """What denies it, or what it denies, as a link to that fact."""
    link = tag("a", text(f"{reply.label} {one_line(reply.by)}"), {"href": f"#{lights.card(reply.fact)}"})
    return tag("p", link + " " + tag("small", text(reply.says)), {"class": "reply"})


def _caption(happening: Happening, words: Interface) -> str:
    fact = happening.first
    chips = [("type", words.say(f"types.{fact.type}"))]
    if fact.kind == "event":
        chips.append((f"chip {fact.status}", words.say(f"status.{fact.status}")))
    if len(happening.tellings) > 1:
        chips.append(("chip told", words.say("tellings", count=len(happening.tellings))))
    if happening.contested:
        chips.append(("chip contested", words.say("contested")))
    if happening.figures_differ:
        chips.append(("chip contested", words.say("figures_differ")))
    return tag("h3", " ".join(tag("span", text(label), {"class": name}) for name, label in chips))


def _telling(lights: Lights, fact: Fact, words: Interface, beside: str) -> str:
    """One telling: its words, a link to them in the article, in the capture, and in the original where it is known."""
    link = tag(
        "a", text(one_line(fact.evidence.text)), {"class": "go", "href": f"#{lights.words(fact.id)}", "dir": "auto"}
    )
    raw = tag("a", text(words.say("capture")), {"class": "to-capture", "href": f"#{lights.raw(fact.id)}"})
    address = original(lights, fact)
    label = words.say("original")
    way_out = {
        "class": "out",
        "href": address,
        "rel": "noreferrer noopener external",
        "title": label,
        "aria-label": label,
    }
    out = tag("a", "↗", way_out)
    attributes = {"class": "telling", "id": lights.card(fact.id), "data-light": lights.of_fact(fact)}
    ways = tag("span", raw + (out if address else ""), {"class": "ways"})
    return tag("li", link + ways + beside, attributes)


def original(lights: Lights, fact: Fact) -> str | None:
    """The address of the page with a text fragment that opens it at the fact's words; None when it is not known."""
    record = lights.record
    source = record.article.source_url
    address = web_address(record.capture.given.url) or web_address(source.text if source else None)
    if address is None:
        return None
    return f"{address.split('#')[0]}#:~:{lights.shown.fragment(fact.evidence.text, fact.evidence.source)}"


def _fields(lights: Lights, happening: Happening, words: Interface) -> str:
    rows = []
    for name in FIELDS:
        if name == "how_many" and happening.figures:
            values = [_figure(lights, figure) for figure in happening.figures]
        else:
            values = [
                _value(field.text, field.meaning, lights.of_pins(name, field.pins))
                for field in happening.fields.get(name, ())
            ]
        if values:
            label = tag("dt", text(words.say(f"fields.{name}")), {"class": name})
            rows.append(label + tag("dd", "".join(values), {"class": name}))
    return tag("dl", "".join(rows), {"class": "fields"}) if rows else ""


def _value(shown: str, meaning: str | None, light: str) -> str:
    small = " " + tag("small", text(one_line(meaning))) if meaning else ""
    return tag("span", tag("bdi", text(one_line(shown))) + small, {"class": "value", "data-light": light})


def _figure(lights: Lights, figure: Figure) -> str:
    number = None if said_in(figure.number, figure.text) else figure.number
    says = ", ".join(one_line(name) for name in figure.says)
    inside = _value(figure.text, number, lights.of_pins("how_many", figure.pins))
    return tag("span", inside + (tag("span", text(says), {"class": "says"}) if says else ""), {"class": "figure"})
