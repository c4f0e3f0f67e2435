"""One self-contained page: the article on the left, its facts on the right, each lighting up its words in both texts.

The page works from disk and with scripts off (a fact's link targets its words, and the style sheet lights what is
targeted). Words are marked here, by code points, so no script ever counts characters.

    lights.py   which words each fact lights, as marked stretches of a text
    texts.py    the article and the capture with those stretches
    cards.py    what happened, field by field
    head.py     headline, provenance, key facts
    frame.py    the document around them: style, script and the policy that allows these two alone
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.publish.happenings import happenings_of
from depeche.publish.interface import interface
from depeche.publish.page.cards import cards
from depeche.publish.page.frame import contents, document
from depeche.publish.page.head import head
from depeche.publish.page.lights import Lights
from depeche.publish.page.markup import tag
from depeche.publish.page.texts import foot, texts
from depeche.publish.provenance import provenance_of
from depeche.record import Record


def write_page(records: Sequence[Record]) -> str:
    """The records as one HTML document, in the order given."""
    all_lights = [Lights(f"r{number}", record) for number, record in enumerate(records, 1)]
    pages = [_record(lights) for lights in all_lights]
    rules = "".join(lights.rules() for lights in all_lights)
    return document(records, contents(records) + "".join(pages), rules)


def _record(lights: Lights) -> str:
    record = lights.record
    words = interface(record.article.language)
    happenings = happenings_of(record.findings, words)
    spread = tag("div", texts(lights, words) + cards(lights, happenings, words), {"class": "spread"})
    top = head(lights, provenance_of(record, words), happenings, words)
    attributes = {"class": "record", "id": lights.prefix, "lang": words.code}
    return tag("section", top + spread + foot(lights, words), attributes)
