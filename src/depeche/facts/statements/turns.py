"""Turns: an interview or a transcript, where a name and a colon open each paragraph — "WALLACE: Let's start with …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from depeche.facts.passage import Passage
from depeche.facts.statements.cues import Found
from depeche.facts.statements.ends import Stretch
from depeche.facts.statements.lexicon import Cue, StatementLexicon

_NAME = r"[A-ZÀ-Þ][\w.'’-]*"
_LABEL = re.compile(rf"[\"“«]?\s?(?P<name>{_NAME}(?: {_NAME}){{0,3}})\s?:\s+(?=\S+\s+\S+\s+\S+)")
_FEWEST = 2  #: speakers there are, and times that each of them speaks
_TURN = Cue((), "label", "SAY", ("quote",), ())


def turns_in(passages: Sequence[Passage], lexicon: StatementLexicon) -> Mapping[int, tuple[Found, Stretch]]:
    """By the passage's place the name that opens it and what it says; none unless two speak, and each more than once.

    One is enough who answers questions, a paragraph each.
    Nobody speaks where nobody asks anything or says "I", "we" or "you": "Thunder: visit the Lakers on Friday".
    """
    labels = {n: match for n, p in enumerate(passages) if (match := _LABEL.match(p.doc.text))}
    often = Counter(match["name"] for match in labels.values())
    speakers = {name for name, times in often.items() if times >= _FEWEST}
    talk = (t for n in labels for t in passages[n].doc)
    asked = [passages[n - 1].doc.text.rstrip().endswith("?") for n, m in labels.items() if n and m["name"] in speakers]
    answering = bool(asked) and all(asked)
    if len(speakers) < (1 if answering else _FEWEST) or not any(
        t.text == "?" or t.lower_ in lexicon.speaking_of_self for t in talk
    ):
        return {}
    turns = {n: _turn(passages[n], match) for n, match in labels.items() if match["name"] in speakers}
    return {n: turn for n, turn in turns.items() if turn is not None}


def _turn(passage: Passage, match: re.Match[str]) -> tuple[Found, Stretch] | None:
    doc = passage.doc
    name = doc.char_span(*match.span("name"), alignment_mode="expand")
    words = doc.char_span(match.end(), len(doc.text), alignment_mode="expand")
    if name is None or words is None or not (match["name"].isupper() or any(t.pos_ == "PROPN" for t in name)):
        return None
    head = next((t for t in name if t.head.i not in range(name.start, name.end) or t.head.i == t.i), name[0])
    end = words.end - (doc[words.end - 1].is_quote and words.end - words.start > 1)
    return Found(head, tuple(name), (_TURN,)), (words.start, end)
