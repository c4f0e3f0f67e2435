"""Articles of one paragraph for tests of names: tagged by capitals alone, so that no trained pipeline is needed."""

from __future__ import annotations

import re

from depeche.article.article import Article, Part
from depeche.article.sourcemap import Row, SourceMap
from depeche.facts.entities import find_entities
from depeche.facts.fact import Entity, EntityMention, Place
from depeche.facts.passage import Passage
from depeche.facts.places import find_places, load_gazetteer
from tests.facts.docs import doc_of

_WORD = re.compile(r"[^\W_]+(?:['’](?=\w))?|[^\w\s]")


def article_of(text: str) -> Article:
    """An article that is this text, in one paragraph."""
    whole = SourceMap((Row(0, len(text), 0, len(text)),))
    return Article(text, text, whole, (), (Part("paragraph", 0, len(text), 0),), ())


def passage_of(text: str, verbs: str = "") -> Passage:
    """The text as a passage: capitalised words are proper names, those in ``verbs`` verbs, all others nouns."""
    words = [match.group() for match in _WORD.finditer(text)]
    ends = [match.end() for match in _WORD.finditer(text)]
    tags = ["VERB" if w in verbs.split() else "PROPN" if w[0].isupper() else "NOUN" for w in words]
    doc = doc_of(
        words,
        spaces=[text[end : end + 1] == " " for end in ends],
        pos=tags,
        lemmas=[w.lower() for w in words],
    )
    assert text == doc.text
    return Passage(doc, 0, "paragraph", 0)


def entities(code: str, text: str, verbs: str = "") -> tuple[Entity, ...]:
    """The entities of the text."""
    return find_entities([passage_of(text, verbs)], article_of(text), load_gazetteer(code))


def mentions(code: str, text: str, verbs: str = "") -> list[tuple[Entity, EntityMention]]:
    """The mentions of the text with their entities, in order."""
    found = [(e, m) for e in entities(code, text, verbs) for m in e.mentions]
    return sorted(found, key=lambda pair: pair[1].pin.start or 0)


def places(code: str, text: str) -> tuple[Place, ...]:
    """The places of the text."""
    passage, article, gazetteer = passage_of(text), article_of(text), load_gazetteer(code)
    return find_places([passage], article, gazetteer, find_entities([passage], article, gazetteer))
