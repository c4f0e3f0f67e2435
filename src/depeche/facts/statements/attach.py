"""Attachment: which cue introduces, follows or splits which quotation. Marks and nearness outrank the parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from depeche.facts.phrases import has
from depeche.facts.statements.cues import Found
from depeche.facts.statements.frames import marked_clause
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.quotations import Quotation
from depeche.facts.statements.speakers import SUBJECTS

if TYPE_CHECKING:
    from depeche.facts.doc import Doc, Token

_ENDS = frozenset(".!?…")
_ASIDE = frozenset({",", "–", "—", "-"})
_FARTHEST_AFTER = 22
_FARTHEST_BEFORE = 45
_LONGEST_HEADING = 25
#: A cue farther behind a quotation has another one where one stands right before it.
_NEAR_AFTER = 5
#: A quotation of fewer words is words put at a distance ("légitimes"), not a statement.
_FEWEST_WORDS = 3
#: Titles write short words small.
_SHORTEST_CAPITAL = 4


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as ranges of tokens: ``start`` to ``end`` with its marks, ``first`` to ``last`` without."""

    quotation: Quotation
    start: int
    end: int
    first: int
    last: int

    def holds(self, index: int) -> bool:
        """Whether the token stands within the marks."""
        return self.first <= index < self.last


def quoted_in(doc: Doc, quotations: Sequence[Quotation]) -> list[Quoted]:
    """The quotations of a text as ranges of its tokens; empty ones left out."""
    found = []
    for quotation in quotations:
        whole = doc.char_span(*quotation.whole, alignment_mode="expand")
        words = doc.char_span(*quotation.words, alignment_mode="contract")
        if whole is not None and words is not None and len(words):
            found.append(Quoted(quotation, whole.start, whole.end, words.start, words.end))
    return found


def is_said(quoted: Quoted, doc: Doc) -> bool:
    """Whether the quotation says something: more than a word or two and no title, or a whole sentence or clause."""
    words = [t for t in doc[quoted.first : quoted.last] if not t.is_punct]
    if words and (doc[quoted.last - 1].text in _ENDS or any(has(t, "VerbForm=Fin") for t in words)):
        return True
    return len(words) >= _FEWEST_WORDS and not _is_title(words)


def _is_title(words: Sequence[Token]) -> bool:
    """Whether every word of some length has a capital: the name of a broadcast, a book, a song."""
    long = [t.text for t in words if len(t.text) >= _SHORTEST_CAPITAL]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _is_answer(quoted: Quoted, doc: Doc) -> bool:
    """Whether a word or two begin the sentence, and a comma and a verb follow: '"Never," said Bell', « Jamais », a dit Bell."""
    opens = quoted.start == 0 or doc[quoted.start - 1].text in _ENDS or doc[quoted.start - 1].is_space
    if not opens or quoted.end >= len(doc) or quoted.last <= quoted.first:
        return False
    after = quoted.end + (doc[quoted.end].text == ",")
    stopped = after > quoted.end or doc[quoted.last - 1].text == ","
    return stopped and after < len(doc) and doc[after].pos_ in {"VERB", "AUX"} and doc[after].text[0].islower()


class Attached(NamedTuple):
    """The cue that a quotation belongs to, and how: "introduced", "closed" or "led" by it."""

    found: Found
    by: str


def attach(
    quotes: Sequence[Quoted], founds: Sequence[Found], doc: Doc, lexicon: StatementLexicon
) -> dict[int, Attached]:
    """For the quotations that a cue brings in or closes: their index and the cue."""
    outside = [f for f in founds if not any(q.holds(f.head.i) for q in quotes)]
    outside = [f for f in outside if any("quote" in c.complements for c in f.readings)]
    attached: dict[int, Attached] = {}
    for index, quoted in enumerate(quotes):
        if not is_said(quoted, doc) and not _is_answer(quoted, doc):
            continue
        found, by = _introducing(quoted, outside, quotes, doc, lexicon), "introduced"
        if found is None:
            found, by = _closing(quoted, outside, quotes, doc, lexicon), "closed"
        if found is None or (found.head.i - quoted.end > _NEAR_AFTER and _is_led_right_before(quoted, outside, doc)):
            found, by = _leading(quoted, outside, quotes, doc), "led"
        if found is not None:
            attached[index] = Attached(found, by)
    return attached


def _introducing(
    quoted: Quoted, founds: Sequence[Found], quotes: Sequence[Quoted], doc: Doc, lexicon: StatementLexicon
) -> Found | None:
    """The cue right before the quotation, or before the colon or complementizer that opens it."""
    before = quoted.start - 1
    if before < 0:
        return None
    mark = doc[before]
    if mark.text == ":":
        return last_before(before, founds, quotes, doc, nouns=True) if not _is_judged(doc, before, lexicon) else None
    place = before - (mark.pos_ == "DET" and quoted.last - quoted.first > _FEWEST_WORDS)
    cue = next((f for f in founds if place in {w.i for w in f.words}), None)
    if cue is not None and not all(c.quote_only for c in cue.readings):
        return cue if cue.verbal else _carrying(cue, founds) or cue
    if not mark.is_punct and _begins_sentence(quoted, doc):
        found = last_before(before, founds, quotes, doc, nouns=False)
        if (
            found is not None
            and before - found.words[-1].i <= 6
            and _only_phrase(doc, found.words[-1].i + 1, before + 1)
        ):
            return found
    if mark.lower_ in lexicon.complementizers and not _is_part_of_clause(quoted, doc):
        found = last_before(before, founds, quotes, doc, nouns=False)
        if found is not None and before - found.words[-1].i <= 4:
            return found
    return None


def _is_part_of_clause(quoted: Quoted, doc: Doc) -> bool:
    """Whether the verb of the clause that "that" opens stands behind the quotation: 'that "the whole truth" would come out'."""
    if quoted.end >= len(doc) or doc[quoted.end].is_punct or doc[quoted.end].pos_ == "CCONJ":
        return False
    return not any(has(t, "VerbForm=Fin") for t in doc[quoted.first : quoted.last])


def _is_judged(doc: Doc, colon: int, lexicon: StatementLexicon) -> bool:
    """Whether a verb that says what something is leads up to the colon: 'dubbed the dispute: "…"'."""
    sentence = doc[doc[colon].sent.start : colon]
    verbs = [t for t in sentence if t.pos_ == "VERB" and t.lemma_.lower() in lexicon.verbs]
    return bool(verbs) and all(
        c.judging and "quote" not in c.complements for c in lexicon.verbs[verbs[-1].lemma_.lower()]
    )


def _carrying(noun: Found, founds: Sequence[Found]) -> Found | None:
    """The verbal cue that a noun of speech only gives the channel of: 'writing in a blog post "…"'."""
    above = {t.i for t in list(noun.head.ancestors)[:2]}
    return next((f for f in founds if f.verbal and f.head.i in above), None)


def _begins_sentence(quoted: Quoted, doc: Doc) -> bool:
    return doc[quoted.first].text[:1].isupper() and quoted.last - quoted.first > 2 * _FEWEST_WORDS


def _only_phrase(doc: Doc, start: int, end: int) -> bool:
    """Whether nothing but a phrase of place or addressee stands there."""
    return all(t.pos_ not in {"VERB", "AUX", "SCONJ", "CCONJ"} and not t.is_punct for t in doc[start:end])


def _closing(
    quoted: Quoted, founds: Sequence[Found], quotes: Sequence[Quoted], doc: Doc, lexicon: StatementLexicon
) -> Found | None:
    """The cue behind the quotation: "…", said X · « … », a dit X · "…," X said."""
    at = quoted.end
    if at >= len(doc):
        return None
    if _joins_another(doc, at, lexicon):
        return None
    aside = aside_behind(doc, at)
    found = next((f for f in founds if f.head.i >= at and f.head.i not in aside), None)
    if found is not None and _is_subject(quoted, found, doc):
        return None
    if found is None or not found.verbal or found.head.i - at > _FARTHEST_AFTER:
        return None
    if _broken(doc, at, found.head.i, quotes):
        return None
    last = found.words[-1].i
    if last + 1 < len(doc) and doc[last + 1].lower_ in lexicon.complementizers:
        return None
    joined = doc[at].text in {",", "–", "—", "-"} or doc[quoted.last - 1].text in {",", "!", "?", "…"}
    turned = doc[at].pos_ in {"AUX", "VERB", "PRON"} or doc[at].i == found.head.i
    if not joined and not turned:
        return None
    ended = doc[quoted.last - 1].text in _ENDS and not doc[at].is_punct and doc[at].text[:1].isupper()
    if _has_other_clause(doc, at, found) or (ended and _has_own_words(found, lexicon)):
        return None
    return None if _brings_own_words(found, founds, quotes, doc, lexicon) else found


def _has_own_words(found: Found, lexicon: StatementLexicon) -> bool:
    """Whether a cue behind a quotation that has ended brings in something else, or says nothing: "That said, …"."""
    if marked_clause(found, lexicon) is not None:
        return True
    nobody = any(c.dep_ in SUBJECTS and c.lower_ in lexicon.nobody for c in found.head.children)
    return nobody or any(c.dep_ in {"xcomp", "ccomp"} and c.i > found.head.i for c in found.head.children)


def _is_subject(quoted: Quoted, found: Found, doc: Doc) -> bool:
    """Whether the quotation is a name and the verb right behind it is its own: "« Les Amis du port » demandent …"."""
    words = doc[quoted.first : quoted.last]
    if doc[quoted.end - 1].is_punct and found.words[0].i != quoted.end:
        return False
    named = any(t.dep_ == "nsubj" and t.head.i == found.head.i for t in words)
    return named and not any(has(t, "VerbForm=Fin") for t in words) and not any(t.text in {",", *_ENDS} for t in words)


def _joins_another(doc: Doc, at: int, lexicon: StatementLexicon) -> bool:
    """Whether a conjunction begins another clause behind the quotation: 'want "justice," but pledged …', '"fit", while …'."""
    token = doc[at + 1] if doc[at].text == "," and at + 1 < len(doc) else doc[at]
    subordinate = token.pos_ == "SCONJ" and token.lower_ not in lexicon.as_said | lexicon.complementizers
    return token.pos_ == "CCONJ" or subordinate


def _has_other_clause(doc: Doc, at: int, found: Found) -> bool:
    """Whether another finite verb stands between the quotation and the cue, outside the speaker's own phrase."""
    subject = next((c for c in found.head.children if c.dep_ in {"nsubj", "nsubj:pass"} and c.i < found.head.i), None)
    own = range(subject.left_edge.i, subject.right_edge.i + 1) if subject is not None else range(0)
    between = [t for t in doc[at : found.words[0].i] if t.i not in own]
    aside = aside_behind(doc, at)
    between = [t for t in between if t.pos_ in {"VERB", "AUX"} and t.i not in aside]
    return any(has(t, "VerbForm=Fin") and t.head.i != found.head.i for t in between)


def aside_behind(doc: Doc, at: int) -> range:
    """The relative clause between commas behind whoever is named there: '"…," an official, WHO ASKED NOT TO BE NAMED, told X'."""
    limit = min(len(doc), at + _FARTHEST_AFTER)
    first = next((i for i in range(at, limit) if has(doc[i], "PronType=Rel")), None)
    if first is None or not first or doc[first - 1].text not in _ASIDE or first - at < 2:
        return range(0)
    if any(t.pos_ in {"VERB", "AUX"} or t.text in _ENDS for t in doc[at : first - 1]):
        return range(0)
    closing = next((i for i in range(first, limit) if doc[i].text == doc[first - 1].text), None)
    behind = doc[closing + 1] if closing is not None and closing + 1 < len(doc) else None
    told = behind is not None and (behind.pos_ in {"VERB", "AUX"} or behind.dep_ == "ROOT")
    return range(first, closing) if closing is not None and told else range(0)


def _brings_own_words(
    found: Found, founds: Sequence[Found], quotes: Sequence[Quoted], doc: Doc, lexicon: StatementLexicon
) -> bool:
    """Whether the cue opens the next quotation rather than closing the one before: a colon stands between."""
    after = next((q for q in quotes if q.start > found.head.i), None)
    if after is None:
        return False
    mark = doc[after.start - 1]
    if mark.text != ":" and mark.lower_ not in lexicon.complementizers and mark.i != found.words[-1].i:
        return False
    if any(found.head.i < f.head.i < after.start for f in founds):
        return False
    return not _broken(doc, found.head.i, after.start - 1, quotes)


def _leading(quoted: Quoted, founds: Sequence[Found], quotes: Sequence[Quoted], doc: Doc) -> Found | None:
    """The cue before a comma that opens the quotation: X said, "…" · X told reporters, "…"."""
    before = quoted.start - 1
    if before < 0 or doc[before].text != ",":
        return None
    found = last_before(before, founds, quotes, doc, nouns=False)
    if found is None or found.words[-1].i + 1 == before or not _goes_into(doc[found.words[-1].i + 1], before, found):
        return found
    return None


def _is_led_right_before(quoted: Quoted, founds: Sequence[Found], doc: Doc) -> bool:
    """Whether a cue and a comma stand right before the quotation: 'chanted, "Fair pay," in a hallway, the mayor spoke'."""
    before = quoted.start - 1
    return before > 0 and doc[before].text == "," and any(f.verbal and f.words[-1].i == before - 1 for f in founds)


def _goes_into(first: Token, comma: int, found: Found) -> bool:
    """Whether a clause said indirectly begins behind the cue, which the quotation only ends: said although …, "…"."""
    doc = first.doc
    clause = first.pos_ in {"SCONJ", "DET", "PRON", "NOUN", "PROPN"} and first.i < comma
    finite = [t for t in doc[first.i : comma] if has(t, "VerbForm=Fin")]
    return clause and any(t.head.i == found.head.i or first.pos_ == "SCONJ" for t in finite)


def last_before(
    index: int, founds: Sequence[Found], quotes: Sequence[Quoted], doc: Doc, *, nouns: bool
) -> Found | None:
    """The last cue before a place in the same sentence; a noun only when no verb stands nearer."""
    for found in reversed(founds):
        if found.words[-1].i >= index:
            continue
        if index - found.words[-1].i > _FARTHEST_BEFORE or _broken(doc, found.words[-1].i + 1, index, quotes):
            return None
        if found.verbal or nouns:
            return found
    return None


def _broken(doc: Doc, start: int, end: int, quotes: Sequence[Quoted]) -> bool:
    """Whether a sentence ends between two places, quotations apart."""
    return any(
        (t.text in _ENDS or t.text == ";" or "\n" in t.text)
        and not any(q.start <= t.i < q.end for q in quotes)
        and not (t.i + 1 < len(doc) and doc[t.i + 1].text == ")")
        for t in doc[start:end]
    )


def sentence_start(quoted: Quoted, quotes: Sequence[Quoted], doc: Doc) -> int:
    """Where the sentence that a quotation ends starts: the quotation itself when nothing of it stands before."""
    index = quoted.start
    while index > 0:
        before = doc[index - 1]
        inner = next((q for q in quotes if q.start < index <= q.end and q.start != quoted.start), None)
        if inner is not None:
            if doc[inner.last - 1].text in _ENDS:
                break
            index = inner.start
        elif before.text in _ENDS or before.text in {":", ";", "–", "—", "--"} or before.is_space:
            break
        else:
            index -= 1
    return index


def is_heading(quoted: Quoted, doc: Doc) -> bool:
    """Whether a quotation is all of a paragraph, past its number, and ends like no sentence: '2. "The price of silence"'."""
    before = [t for t in doc[: quoted.start] if not t.is_punct and not t.like_num]
    whole = not before and quoted.end >= len(doc) and not quoted.quotation.continued and len(doc) < _LONGEST_HEADING
    return whole and doc[quoted.last - 1].text not in _ENDS | {",", ":"} and doc[len(doc) - 1].text not in _ENDS


def stands_alone(quoted: Quoted, doc: Doc) -> bool:
    """Whether the quotation begins where a sentence or the paragraph begins and ends where one ends."""
    before = doc[quoted.start - 1] if quoted.start else None
    starts = before is None or before.text in _ENDS or before.is_space or before.is_quote
    last, after = doc[quoted.last - 1], doc[quoted.end] if quoted.end < len(doc) else None
    ends = after is None or after.text in _ENDS or last.text in _ENDS or after.is_space
    return starts and ends


def label_of(quoted: Quoted, doc: Doc) -> Token | None:
    """The name that labels a quotation without a verb: « X : "…" » before it, « "…" – X » behind it."""
    before = quoted.start - 1
    if before > 0 and doc[before].text == ":":
        return _name_in(doc, _sentence_start(doc, before), before)
    if quoted.end < len(doc) and doc[quoted.end].text in {"–", "—", "-", "―"}:
        end = next((t.i for t in doc[quoted.end + 1 :] if t.text in _ENDS | {","} or t.is_space), len(doc))
        return _name_in(doc, quoted.end + 1, end)
    return None


def _sentence_start(doc: Doc, index: int) -> int:
    while index > 0 and doc[index - 1].text not in _ENDS and not doc[index - 1].is_space:
        index -= 1
    return index


def _name_in(doc: Doc, start: int, end: int) -> Token | None:
    tokens = doc[start:end]
    if not 0 < len(tokens) <= 12 or any(t.pos_ in {"VERB", "AUX"} for t in tokens) or _cites(doc, start, end):
        return None
    names = [t for t in tokens if t.pos_ == "PROPN"]
    inside = range(start, end)
    tops = [t for t in names if t.head.i not in inside or t.head.i == t.i or t.dep_ not in {"flat", "compound"}]
    return tops[0] if tops else None


def _cites(doc: Doc, start: int, end: int) -> bool:
    """Whether a date or an address behind the name shows that it is where an article stands, not who speaks."""
    return any(t.like_num or t.like_url for t in doc[start : end + 4])
