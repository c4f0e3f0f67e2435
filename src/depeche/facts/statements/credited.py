"""Statements credited by a preposition: "selon la police, …", "…, according to Reuters"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depeche.facts.draft import Draft
from depeche.facts.statements.channels import class_of
from depeche.facts.statements.cues import Found
from depeche.facts.statements.drafts import Scene, draft_of, whole_quotations, with_channel
from depeche.facts.statements.ends import Stretch, source_opens_at
from depeche.facts.statements.held import held_by, quotation_behind
from depeche.facts.statements.pointing import only_points, sentence_before, with_words
from depeche.facts.statements.sources import credits_somebody, is_of_kind, source_of, speakers_and_channel, vouched_for
from depeche.facts.statements.speakers import Speakers


def credited(scene: Scene, prepositions: Sequence[Found]) -> Iterator[Draft]:
    """The statements credited by a preposition."""
    lexicon, doc = scene.lexicon, scene.passage.doc
    for found in prepositions:
        source = source_of(found, lexicon)
        if found.readings[0].weak and source is not None and source.pos_ != "PROPN" and len(found.words) < 2:
            continue
        if found.readings[0].when and (source is None or not is_of_kind(found, source, lexicon)):
            continue
        if source is None or scene.within(found.head.i) is not None or not credits_somebody(found, lexicon):
            continue
        quoted = quotation_behind(scene, source)
        content: Stretch | None = (quoted.first, quoted.last) if quoted else None
        if found.readings[0].quote_only:
            content = whole_quotations(scene, held) if (held := held_by(found, source, quoted, scene)) else None
        elif content is None:
            content = vouched_for(found, source, lexicon)
            if content and source_opens_at(doc[content[0]], lexicon):
                continue
            content = whole_quotations(scene, content) if content else None
        if content is None:
            continue
        before = sentence_before(scene, found.head.sent.start) if only_points(doc, content, lexicon) else None
        heads, channel = speakers_and_channel(source, lexicon)
        aside = content[0] <= found.head.i < content[1]  # "In March, according to the police, …"
        heads = [h for h in heads if aside or not content[0] <= h.i < content[1]]
        kind = class_of(source, lexicon.channels) or ""
        draft = draft_of(scene, found, found.readings[0], Speakers("source", heads), content, "source")
        draft = with_words(draft, before) if before else draft
        yield with_channel(draft, channel, "source", kind) if channel else draft
