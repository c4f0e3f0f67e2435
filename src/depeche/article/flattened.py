"""Where the breaks of a flattened text were: paragraphs, headings and digest lines that a copy ran together.

"KCNA.Depuis" was a paragraph end; "temporisentLes" the end of a heading; "⇒" stood before each line of a digest. What
is found here are cuts in the capture; the restoration records each as a repair.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from depeche.article.words import ProvenanceWords, fold

Span = tuple[int, int]
KnownWords = Callable[[], Set[str]]
SegmentKind = Literal["paragraph", "heading", "digest", "label"]

_BULLET = re.compile(r"\s*[⇒→►▶•▪■●◆➤➡⮕✔✓✅➔❖‣∙◾]\ufe0f?\s*")
#: A full stop glued to the next sentence: a word, an end mark, maybe a closing quotation mark, then a capital.
_SENTENCE_GLUE = re.compile(
    r"(?P<word>[^\W\d_]+|\d+|[»”\")\]%])(?P<marks>(?:[.…]|\s?[!?])[.!?…]*(?:\s?[»”]|[\")\]])*)"
    r"(?=(?P<next>(?:«\s?|[“\"])?[^\W\d_]+['’]?))"
)
#: What every glue of the two kinds holds, for a first look.
_ANY_SENTENCE_GLUE = re.compile(r"[.!?…](?:\s?[»”]|[\")\].!?…])*(?:«\s?|[“\"])?[^\W\d_]")
_ANY_MARK_GLUE = re.compile(r"[»”)\]%€\d][A-ZÀ-ÖØ-Þ]")
_MARK_GLUE = re.compile(
    r"(?P<before>[^\s«“][»”)\]]|\s[»”]|[^\d]\d{4}|[\d ][%€])(?=(?P<next>[A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ]*)['’ ])"
)
#: Two words glued where a heading met its text: "samediMissiles".
_CASE_CHANGE = re.compile(r"(?<=[^\W\d_A-ZÀ-ÖØ-Þ])(?=[A-ZÀ-ÖØ-Þ])")
_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_END_MARK = re.compile(r"[.!?…:;,]['’»”\")\]]*$|\.\s*[»”\"]\s*$")
#: Longer than any heading of the papers we know; a stretch without an end mark beyond this is a cut paragraph.
_LONGEST_HEADING = 220
_LONGEST_LABEL = 60
#: A question or an exclamation that is a heading is one sentence and short.
_LONGEST_QUESTION = 80
_STOPPED = re.compile(r"[.…;:,]\s?[»”\")\]]*$")
_ASKED = re.compile(r"[!?]\s?[»”\")\]]*$")
_INNER_END = re.compile(r"[.!?…]\s?[»”\"]?\s+\S|^[«“\"]")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|fr|uk|info|eu|gov|io|tv)\b", re.I)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the capture between two cuts."""

    kind: SegmentKind
    start: int
    end: int


def segments_of(text: str, start: int, end: int, words: ProvenanceWords, known: KnownWords) -> list[Segment]:
    """The segments of ``text[start:end]`` in order: one paragraph when nothing was glued there.

    Reversed quotation marks must have been mended before: a closing mark here closes. ``known`` gives the words of the
    whole text in lower case, which tell "RoumanieLes" from "YouTube"; it is asked only where a capital stands in a word.
    """
    cuts = sorted({start, end, *_sentence_cuts(text, start, end, words), *_word_cuts(text, start, end, words, known)})
    bullets = _bullets(text, start, end)
    if bullets:
        cuts = sorted({*cuts, *(s for s, _ in bullets)})
    pieces = [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]
    return _classified(text, pieces, dict(bullets), words)


def known_words(text: str) -> frozenset[str]:
    """The words that stand alone in the text, in lower case."""
    return frozenset(m.lower() for m in re.findall(r"(?<![^\W_])[^\W\d_]+(?![^\W_])", text))


def _sentence_cuts(text: str, start: int, end: int, words: ProvenanceWords) -> list[int]:
    cuts: list[int] = []
    if not _ANY_SENTENCE_GLUE.search(text, start, end):
        return cuts
    for match in _SENTENCE_GLUE.finditer(text, start, end):
        following = match["next"].lstrip('«“" \u00a0\u202f')
        if not following[:1].isupper() or _is_acronym(following):
            continue
        if _is_abbreviation(match["word"], match["marks"], words) or _in_address(text, match.end()):
            continue
        if len(following) == 1 and fold(following) not in words.openers:
            continue
        cuts.append(match.end())
    return cuts


def _is_acronym(word: str) -> bool:
    """Whether a glued word is all capitals ("ASP.NET"), an elided article apart ("L’")."""
    return word.isupper() and len(word) > 1 and word[-1] not in "'’"


def _is_abbreviation(word: str, marks: str, words: ProvenanceWords) -> bool:
    if marks[0] != ".":
        return False
    letters = word.strip('»”")]%')
    return bool(letters) and not letters.isdigit() and (len(letters) == 1 or fold(letters) in words.abbreviations)


def _in_address(text: str, at: int) -> bool:
    left = max(text.rfind(" ", max(0, at - 200), at), text.rfind("\n", max(0, at - 200), at)) + 1
    token = _TOKEN.match(text, left)
    return bool(token and _ADDRESS.search(token[0]))


def _word_cuts(text: str, start: int, end: int, words: ProvenanceWords, known: KnownWords) -> list[int]:
    cuts = _mark_cuts(text, start, end, words)
    if not _CASE_CHANGE.search(text, start, end):
        return cuts
    for token in _LETTERS.finditer(text[start:end]):
        for change in _CASE_CHANGE.finditer(token[0]):
            left, right = token[0][: change.start()], token[0][change.start() :]
            if _glued(left, right, words, known()):
                cuts.append(start + token.start() + change.start())
    return cuts


def _glued(left: str, right: str, words: ProvenanceWords, known: Set[str]) -> bool:
    """Whether two halves of a camel-case word are two words run together."""
    right_word = re.match(r"[A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ]*", right)
    head = right_word[0].lower() if right_word else ""
    right_known = fold(head) in words.openers or (len(head) > 2 and head in known)
    if left[0].islower():
        return len(left) > 2 and (right_known or len(head) > 3)
    if head != right.lower() or fold(left + right) in words.joined:
        return False
    return right_known and (left.lower() in known or (len(left) > 3 and fold(head) in words.openers))


def _mark_cuts(text: str, start: int, end: int, words: ProvenanceWords) -> list[int]:
    """Glue after a quotation mark, a bracket or a year: "« ukrainienne »Le", "2024Les"."""
    cuts: list[int] = []
    if not _ANY_MARK_GLUE.search(text, start, end):
        return cuts
    for match in _MARK_GLUE.finditer(text, start, end):
        if fold(match["next"]) in words.openers:
            cuts.append(match.end())
    return cuts


def _bullets(text: str, start: int, end: int) -> list[Span]:
    found = [m.span() for m in _BULLET.finditer(text, start, end)]
    return found if len(found) > 1 else []


def _classified(text: str, pieces: list[Span], bullets: dict[int, int], words: ProvenanceWords) -> list[Segment]:
    segments: list[Segment] = []
    for index, (a, b) in enumerate(pieces):
        last = index == len(pieces) - 1
        if a in bullets:
            segments.append(Segment("digest", bullets[a], b))
        elif not last and pieces[index + 1][0] in bullets and _is_label(text[a:b], words):
            segments.append(Segment("label", a, b))
        elif not last and _is_heading(text[a:b]):
            segments.append(Segment("heading", a, b))
        elif segments and segments[-1].kind == "paragraph" and not _END_MARK.search(text[max(0, a - 8) : a].rstrip()):
            # A cut inside a sentence was no cut.
            segments[-1] = Segment("paragraph", segments[-1].start, b)
        else:
            segments.append(Segment("paragraph", a, b))
    return segments


def _is_label(text: str, words: ProvenanceWords) -> bool:
    folded = fold(text).strip(" :.-")
    return len(folded) <= _LONGEST_LABEL and (
        folded in words.digest or not _END_MARK.search(text.strip()[-4:]) or text.strip().endswith(":")
    )


def _is_heading(text: str) -> bool:
    stripped = text.strip()
    if not 2 < len(stripped) <= _LONGEST_HEADING or _STOPPED.search(stripped):
        return False
    return not _ASKED.search(stripped) or (len(stripped) <= _LONGEST_QUESTION and not _INNER_END.search(stripped))
