"""The head of a record: outlet, headline, provenance, what the reader should know, and the key facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from depeche.publish.happenings import Happening
from depeche.publish.harmless import one_line
from depeche.publish.interface import Interface
from depeche.publish.page.lights import Lights
from depeche.publish.page.markup import tag, text
from depeche.publish.page.texts import headline
from depeche.publish.provenance import Origin, copied_from

#: Provenance that stands on the line under the headline; the rest is a list.
_DATELINE = ("published", "byline")


def head(lights: Lights, origins: Iterable[Origin], happenings: Sequence[Happening], words: Interface) -> str:
    """The head, from outlet to key facts."""
    lines = {origin.key: origin for origin in origins}
    outlet = lines.pop("outlet", None)
    dateline = [lines.pop(key) for key in _DATELINE]
    host = copied_from(lights.record)
    parts = [
        tag("p", _value(lights, outlet), {"class": "outlet"}) if outlet else "",
        tag("h1", headline(lights, words), {"lang": lights.record.article.language, "dir": "auto"}),
        tag("p", " · ".join(_value(lights, origin) for origin in dateline), {"class": "dateline"}),
        tag("p", text(words.say("provenance.copy", host=host)), {"class": "copy"}) if host else "",
        _list(lights, lines.values(), words),
        _warnings(lights.record.warnings, words),
        _key_facts(lights, happenings, words),
    ]
    return tag("header", "".join(parts), {"class": "head"})


def _list(lights: Lights, origins: Iterable[Origin], words: Interface) -> str:
    rows = [
        tag("dt", text(words.say(f"provenance.{origin.key}"))) + tag("dd", _value(lights, origin)) for origin in origins
    ]
    return tag("dl", "".join(rows), {"class": "provenance"}) if rows else ""


def _value(lights: Lights, origin: Origin) -> str:
    content = text(one_line(origin.text))
    if origin.href:
        content = tag("a", content, {"href": origin.href, "rel": "noreferrer noopener external"})
    if origin.note:
        content += " " + tag("small", text(f"({origin.note})"))
    light = lights.of_pins("evidence", origin.pins)
    return tag("span", content, {"data-light": light or None, "class": "origin"})


def _warnings(warnings: Iterable[str], words: Interface) -> str:
    items = "".join(tag("li", text(warning)) for warning in warnings)
    if not items:
        return ""
    return tag("aside", tag("h2", text(words.say("warnings"))) + tag("ul", items), {"class": "warnings"})


def _key_facts(lights: Lights, happenings: Sequence[Happening], words: Interface) -> str:
    """One line a key fact, a link to its words, with who says so."""
    of_fact = {fact.id: (fact, happening) for happening in happenings for fact in happening.tellings}
    items = []
    for key in lights.record.findings.key_facts:
        if key.fact not in of_fact:
            continue
        fact, happening = of_fact[key.fact]
        link = tag("a", text(one_line(key.line)), {"href": f"#{lights.words(fact.id)}", "dir": "auto"})
        mark = tag("em", text(words.say("contested")), {"class": "chip contested"}) if happening.contested else ""
        said = tag("span", text(happening.says(words)), {"class": "says"})
        items.append(tag("li", f"{link} {said} {mark}", {"data-light": lights.of_fact(fact)}))
    if not items:
        return ""
    content = tag("h2", text(words.say("key_facts"))) + tag("ol", "".join(items))
    return tag("section", content, {"class": "key-facts"})
