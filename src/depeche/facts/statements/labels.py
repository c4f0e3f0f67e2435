"""Labels: a line that names who says the rest of it — "Lopez: the bridge will stay shut", "Sondage : l'écart se réduit"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.passage import Passage
from depeche.facts.statements.channels import class_of
from depeche.facts.statements.cues import Found
from depeche.facts.statements.drafts import Scene, draft_of
from depeche.facts.statements.ends import Stretch, trimmed
from depeche.facts.statements.lexicon import Cue, StatementLexicon
from depeche.facts.statements.speakers import Speakers

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_LINE = re.compile(r"(?P<label>[^\W\d][^:;.!?\n]{1,60}?)\s?:\s+(?=\S+\s+\S+\s+\S+)[^\n:]{10,160}\Z")
_MOST_WORDS = 6
_FINDING = frozenset({"poll", "report"})
_SAID = Cue((), "label", "SAY", ("quote",), ())


def labelled_in(passages: Sequence[Passage], told: Sequence[Draft], lexicon: StatementLexicon) -> Iterator[Draft]:
    """What lines of one sentence say that a name and a colon open, where the same name speaks elsewhere in the article.

    A topic before a colon ("Syria: talks resume") speaks nowhere. A poll or a study needs no other mention.
    """
    speaking = {word for draft in told for start, end in draft.who for word in _names_in(draft.passage, start, end)}
    for passage in passages:
        match = _LINE.match(passage.doc.text)
        if match is None or any(passage.holds(d.trigger[0]) for d in told):
            continue
        label = passage.doc.char_span(*match.span("label"), alignment_mode="expand")
        if label is None or len(label) > _MOST_WORDS:
            continue
        head = _speaker_in(list(label), speaking, lexicon)
        content = trimmed(label[0], (label.end + 1, len(passage.doc)))
        if head is not None and content is not None:
            yield _labelled(passage, head, list(label), content, lexicon)


def _names_in(passage: Passage, start: int, end: int) -> Iterator[str]:
    return (t.text for t in passage.tokens_at((start, end)) if t.pos_ == "PROPN" and t.text[:1].isupper())


def _speaker_in(label: Sequence[Token], speaking: set[str], lexicon: StatementLexicon) -> Token | None:
    """The word of the label that names one who speaks."""
    named = next((t for t in reversed(label) if t.text in speaking), None)
    return named or next((t for t in label if class_of(t, lexicon.channels) in _FINDING), None)


def _labelled(
    passage: Passage, head: Token, label: Sequence[Token], content: Stretch, lexicon: StatementLexicon
) -> Draft:
    scene = Scene(passage, (), lexicon)
    found = Found(head, tuple(label), (_SAID,))
    return draft_of(scene, found, _SAID, Speakers("label", [head]), content, "quote:labelled")
