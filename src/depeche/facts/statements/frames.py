"""Frames: where the words said stand behind a cue, read off the dependency tree.

Stretches are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.cues import Cue, Found, StatementLexicon
from depeche.facts.statements.speakers import comma_before, past_beside_infinitive

if TYPE_CHECKING:
    from depeche.facts.doc import Token

Stretch = tuple[int, int]

_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acl", "acl:relcl", "obl", "dep"})
_TRAILING = frozenset({"xcomp", "obl", "nmod", "acl", "advmod", "obl:agent"})
_GERUNDS = frozenset({"xcomp", "ccomp", "advcl"})
_FRONTED = frozenset({"obl", "advcl"})
_STOPS = frozenset(",;:.!?…-–—«»\"'()")


def content_of(found: Found, cue: Cue, lexicon: StatementLexicon) -> Stretch | None:
    """What is said, where the frame shows it behind the cue; without the word that opens a reported clause."""
    slots = list(cue.complements)
    if "obj" in cue.addressees and "obj" in slots:
        slots = [*(s for s in slots if s != "obj"), "obj"]
    for slot in slots:
        head = _filler(found, slot, lexicon)
        if head is None:
            continue
        if head.head.i != found.head.i and slot.startswith("obl") and "ccomp" in slots:
            marked = marked_clause(found, lexicon)  # "told a meeting of leaders that …"
            if marked is not None:
                return marked
        if slot == "obj" and "ccomp" in slots and _begins_clause(found, head):
            clause = bare_clause(found, cue, lexicon)
            if clause is not None:
                return clause
        if slot.startswith("xcomp") and "obj" not in cue.addressees and "obj" in slots:
            head = _object_of(found) or head  # "proposed measures to cut costs"
        stretch = _stretch(found, head, slot, lexicon)
        if stretch is not None:
            return stretch
    if "ccomp" not in slots:
        return None
    return marked_clause(found, lexicon) or bare_clause(found, cue, lexicon)


def _begins_clause(found: Found, noun: Token) -> bool:
    """Whether the object is rather the subject of what is said: "said Democrats and the media are to blame"."""
    if noun.dep_ == "nsubj":
        return True
    after = noun.right_edge.i + 1
    doc = noun.doc
    joined = after < len(doc) and doc[after].pos_ == "CCONJ"
    conjuncts = (c for c in found.head.children if c.dep_ == "conj" and c.i > after)
    return joined and any(k.dep_ == "nsubj" and k.i > after for c in conjuncts for k in c.children)


def bare_clause(found: Found, cue: Cue, lexicon: StatementLexicon) -> Stretch | None:
    """The rest of the sentence behind a cue that needs no "that", where the parse shows no clause."""
    doc, start, end = found.head.doc, found.words[-1].i + 1, found.head.sent.end
    finite = has(found.head, "VerbForm=Fin") or any(c.dep_ == "aux" for c in found.head.children)
    if not lexicon.bare_clauses or cue.weak or cue.complements[0] != "ccomp" or not finite or end - start < 4:
        return None
    if doc[start].pos_ not in {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "SCONJ"} or doc[start].is_quote:
        return None
    verbs = [t for t in doc[start + 1 : end] if t.pos_ in {"VERB", "AUX"} and has(t, "VerbForm=Fin")]
    if not verbs or verbs[0].i - start >= 12 or any(has(t, "PronType=Rel") for t in doc[start : verbs[0].i]):
        return None
    return trimmed(found.head, (start, cut_off(found, (start, end), lexicon)))


def marked_clause(found: Found, lexicon: StatementLexicon) -> Stretch | None:
    """What follows "that" or "que" behind the cue, whatever the parse makes of it."""
    doc, last = found.head.doc, found.words[-1].i
    objects = [c.i for c in found.head.children if c.dep_ == "obj" and c.i > last and c.pos_ == "NOUN"]
    told = any("obj" in c.addressees for c in found.readings)
    for token in doc[last + 1 : min(last + 14, found.head.sent.end)]:
        if token.pos_ in {"VERB", "AUX", "SCONJ"} and token.lower_ not in lexicon.complementizers:
            return None
        if token.lower_ in lexicon.complementizers and token.pos_ in {"SCONJ", "PRON"}:
            if objects and not told and objects[0] < token.i:
                return None  # "learned a lesson that …"
            if (
                token.pos_ == "PRON"
                and token.dep_ != "mark"
                and token.i != last + 1
                and (token.dep_ in {"obj", "det"} or _opens_relative(token))
            ):
                return None
            end = token.head.right_edge.i + 1 if token.head.i > token.i else found.head.sent.end
            return trimmed(token, (token.i + 1, cut_off(found, (token.i + 1, end), lexicon)))
    return None


def _opens_relative(token: Token) -> bool:
    return token.head.dep_ == "acl:relcl" or has(token, "PronType=Rel")


def _filler(found: Found, slot: str, lexicon: StatementLexicon) -> Token | None:
    kind, _, word = slot.partition(":")
    if kind == "ccomp":
        clause = next((c for c in _under(found) if _is_reported_clause(c, lexicon)), None)
        return clause or next((c for c in found.head.children if _is_said_infinitive(c, found)), None)
    if kind == "xcomp" and found.readings[0].words[:1] == (lexicon.reflexive,):  # "s'est dite préoccupée"
        return next((c for c in _under(found) if c.dep_ == "xcomp"), None)
    if kind == "xcomp":
        return next((c for c in _under(found) if _is_infinitive(c) and (not word or word in openers_of(c))), None)
    if kind in {"obl", "nmod"}:
        first = next((c for c in _under(found) if word in openers_of(c) and c.dep_ not in {"punct", "acl:relcl"}), None)
        return first if first is None or first.head.i == found.head.i else _deed_under(first, word)
    if kind == "obj":
        return _object_of(found)
    return None


def _deed_under(noun: Token, word: str) -> Token:
    """The deed that the parse hung from the accused's own complement: "the head of the agency OF LYING"."""
    return next((t for t in noun.subtree if t.dep_ == "acl" and word in openers_of(t)), noun)


def _object_of(found: Found) -> Token | None:
    """The object behind the cue, or what the preposition that ends the cue governs ("called for calm")."""
    last, head = found.words[-1], found.head
    if last.i != head.i and last.dep_ in {"case", "mark"} and last.head.i > last.i:
        return last.head
    behind = [c for c in head.children if c.i > head.i and c.pos_ != "PRON"]
    subject = any(c.dep_ == "nsubj" and c.i < head.i for c in head.children)
    stray = {"obl", "nsubj"} if subject else {"obl"}
    direct = (c for c in behind if c.dep_ == "obj" or _is_gerund(c))
    return next(direct, None) or next((c for c in behind if c.dep_ in stray and _is_bare(c)), None)


def _is_gerund(token: Token) -> bool:
    """Whether a gerund stands as an object: "denied having met them", "proposed cutting taxes"."""
    if token.dep_ not in _GERUNDS or any(c.dep_ in {"mark", "case"} for c in token.children):
        return False
    carriers = (token, *(c for c in token.children if c.dep_ in {"aux", "aux:pass", "cop"}))
    return any(has(t, "VerbForm=Ger") for t in carriers)


def _is_bare(token: Token) -> bool:
    """Whether a noun has a determiner and no preposition: an object that the parse took for a time or a second subject."""
    kinds = {c.dep_ for c in token.children if c.i < token.i}
    return token.pos_ == "NOUN" and "det" in kinds and not kinds & {"case", "nummod"}


def says_what_of(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether something is said of the object: "called the ruling dangerous", "refers to it as historic"."""
    objects = [c.i for c in verb.children if c.dep_ in {"obj", "obl"} and c.i > verb.i]
    if not objects:
        return False
    after = [c for c in verb.children if c.i > objects[0]]
    return any(
        (c.dep_ == "xcomp" and (c.pos_ in {"ADJ", "NOUN", "PROPN"} or has(c, "Tense=Past")))
        or openers_of(c) & lexicon.judged_as
        for c in after
    )


def withholds(found: Found, content: Stretch, lexicon: StatementLexicon) -> bool:
    """Whether "deny" means that something is not given: it has a recipient, or its object is a thing that is granted."""
    if any(c.dep_ == "iobj" and not has(c, "Reflex=Yes") for c in found.head.children):
        return True
    tokens = found.head.doc[content[0] : content[1]]
    return any(t.lemma_.lower() in lexicon.granted for t in tokens if t.head.i == found.head.i or t.dep_ == "obj")


def _under(found: Found) -> Iterator[Token]:
    """What hangs behind the cue: from it, from its other words, and from its object, where parsers often hang it."""
    last = found.words[-1].i
    for word in (found.head, *(w for w in found.words if w.i != found.head.i)):
        for child in word.children:
            if child.i > last and child.dep_ != "punct":
                yield child
    for child in found.head.children:
        if child.dep_ in {"obj", "iobj", "obl"} and child.i > found.head.i:
            yield from (c for c in child.children if c.dep_ in {"acl", "nmod", "acl:relcl", "advcl", "ccomp", "xcomp"})


def _is_reported_clause(token: Token, lexicon: StatementLexicon) -> bool:
    marked = any(c.dep_ == "mark" and c.lower_ in lexicon.complementizers for c in token.children)
    if token.dep_ == "ccomp":
        return marked or not _is_infinitive(token)
    return token.dep_ in _CLAUSES and marked and token.dep_ != "acl:relcl"


def _is_infinitive(token: Token) -> bool:
    if token.dep_ not in _CLAUSES or token.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return False
    carriers = (token, *(c for c in token.children if c.dep_ in {"aux", "cop", "aux:pass"}))
    return any(has(t, "VerbForm=Inf") for t in carriers) and not any(c.dep_ in {"nsubj"} for c in token.children)


def _is_said_infinitive(token: Token, found: Found) -> bool:
    """Whether an infinitive without a preposition is what is said: "affirme avoir abattu", "dit vouloir partir"."""
    return (
        token.i > found.words[-1].i
        and token.dep_ in {"xcomp", "ccomp"}
        and _is_infinitive(token)
        and not openers_of(token)
    )


def openers_of(token: Token) -> set[str]:
    """The prepositions before a phrase or infinitive, as dictionary forms."""
    return {c.lemma_.lower() for c in token.children if c.dep_ in {"case", "mark"} and c.i < token.i}


def _stretch(found: Found, head: Token, slot: str, lexicon: StatementLexicon) -> Stretch | None:
    start, end = max(head.left_edge.i, found.words[-1].i + 1), head.right_edge.i + 1
    end = _drawn_out(found.head, head, end, lexicon)
    if head.dep_ == "ccomp" and head.i > found.head.i:
        start = min(start, _after_cue(found, head))
    doc = head.doc
    while start < end and (doc[start].text in _STOPS or doc[start].is_space):
        start += 1
    if start < end and doc[start].lower_ in lexicon.complementizers:
        start += 1
    if slot.startswith(("obl", "nmod")):
        while (
            start < head.i and doc[start].dep_ in {"case", "mark", "fixed"} and doc[start].head.i in {head.i, start - 1}
        ):
            start += 1
    if slot.startswith("xcomp"):
        end = _before_adjunct(head, end)
    return trimmed(head, (start, cut_off(found, (start, end), lexicon)))


def _before_adjunct(head: Token, end: int) -> int:
    """The end of an infinitive's words before a comma and what is no longer asked or promised (", despite …")."""
    doc = head.doc
    for index in range(head.i + 2, end - 1):
        after = doc[index + 1]
        verbal = index + 2 < end and doc[index + 2].pos_ in {"VERB", "AUX", "PART"}
        if doc[index].text == "," and after.pos_ in {"ADP", "SCONJ", "CCONJ"} and not verbal:
            return index
    return end


def trimmed(near: Token, stretch: Stretch) -> Stretch | None:
    """The stretch without the punctuation at its ends; None when nothing is left."""
    start, end = stretch
    doc = near.doc
    while start < end and (doc[start].text in ",;:.-–—" or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in ",;:.-–—" or doc[end - 1].is_space):
        end -= 1
    return (start, end) if start < end else None


def _after_cue(found: Found, clause: Token) -> int:
    """Where a reported clause may start: behind the cue and those of its other phrases that stand before the clause."""
    start = found.words[-1].i + 1
    for child in found.head.children:
        if child.i >= start and child.i != clause.i and child.right_edge.i < clause.i and child.dep_ != "punct":
            if child.dep_ in _FRONTED and child.doc[child.right_edge.i + 1].text == ",":
                break  # "estimated by 2050, prices would double"
            start = child.right_edge.i + 1
    return start


def _drawn_out(verb: Token, head: Token, end: int, lexicon: StatementLexicon) -> int:
    """Where what is said ends, with what the parse hung from the cue right behind it without a comma.

    "called the ruling dangerous", "a confirmé le lien | entre les deux affaires".
    """
    if head.head.i != verb.i:
        return _past_adjuncts(verb, head, end, lexicon)
    if head.dep_ == "ccomp":
        return _to_boundary(head, end, lexicon)
    if head.dep_ == "advcl":  # "learned that, when …, | the site was attacked"
        clauses = (c for c in verb.children if c.dep_ == "ccomp" and end <= c.left_edge.i <= end + 1)
        return max([end, *(c.right_edge.i + 1 for c in clauses)])
    for child in verb.children:
        if child.left_edge.i == end and has(head, "VerbForm=Inf") and _is_infinitive_too(child, verb):
            end = child.right_edge.i + 1  # "promised to meet | and exceed the goals"
        trailing = child.dep_ in _TRAILING or (child.dep_ == "advcl" and has(child, "VerbForm=Inf"))
        reduced = child.dep_ == "ccomp" and any(c.dep_ == "nsubj" for c in child.children)
        trailing = trailing or (reduced and head.pos_ == "NOUN" and child.i > head.i)  # "the words Trump used"
        if child.left_edge.i == end and trailing and child.i > head.i:
            end = child.right_edge.i + 1
    return end


def _past_adjuncts(verb: Token, head: Token, end: int, lexicon: StatementLexicon) -> int:
    """On over what the parse hung from the cue behind a deed that it hung from the cue's object.

    "accused the crew of fishing | without a licence", "of violence | against officers".
    """
    charged = head.head.head.i == verb.i and head.head.dep_ in {"obj", "iobj"} and head.dep_ in {"nmod", "acl"}
    for child in verb.children if charged else ():
        if (
            child.left_edge.i == end
            and child.dep_ in {"obl", "advmod"}
            and openers_of(child)
            and child.lower_ not in lexicon.channels.nouns
        ):
            end = child.right_edge.i + 1
    return end


def _is_infinitive_too(child: Token, verb: Token) -> bool:
    """Whether a verb coordinated with the cue is one with its infinitive: a bare form beside a past or a singular."""
    if child.dep_ != "conj" or has(verb, "VerbForm=Inf") or any(c.dep_ in {"nsubj", "aux"} for c in child.children):
        return False
    if has(child, "VerbForm=Inf"):
        return True
    bare = has(child, "Tense=Pres") and has(child, "Number=Plur")
    return bare and (has(verb, "Tense=Past") or has(verb, "Number=Sing"))


def _to_boundary(head: Token, end: int, lexicon: StatementLexicon) -> int:
    """On to the next comma or conjunction, where a clause breaks off inside its sentence; past a comma after "when …"."""
    doc, limit = head.doc, head.sent.end
    if (
        end < limit
        and doc[end].text == ","
        and any(c.dep_ == "mark" and c.lemma_ in lexicon.conditions for c in head.children)
    ):
        end += 1
    while end < limit and doc[end].pos_ != "CCONJ":
        leads_in = doc[end].text == "," and end + 1 < limit and doc[end + 1].is_quote and not doc[end - 1].is_quote
        if doc[end].is_punct and not doc[end].is_quote and not leads_in:
            break
        end += 1
    return end


def cut_off(found: Found, stretch: Stretch, lexicon: StatementLexicon) -> int:
    """The end of the content before what no longer belongs to it: the next cue, which goes on for the speaker."""
    start, end = stretch
    doc = found.head.doc
    for token in doc[start:end]:
        if (
            token.i > start
            and doc[token.i - 1].text == ","
            and source_opens_at(token, lexicon)
            and not any(has(t, "VerbForm=Fin") for t in doc[token.i : end])
        ):
            return int(token.i - 1)
        if token.i > start and token.dep_ == "acl:relcl" and _answer_begins(token, lexicon):
            return int(token.left_edge.i) - (doc[token.left_edge.i].text != ",")
        if token.i > start and _is_next_cue(token, found, lexicon):
            return int(token.i - 1 - (doc[token.i - 2].text == ","))
        late = token.i > start and token.dep_ in {"advcl", "conj", "parataxis"} and not has(token, "VerbForm=Inf")
        if not late or not (has(token, "VerbForm=Part") or has(token, "VerbForm=Ger")) or has(token, "Tense=Past"):
            continue
        if token.lemma_.lower() not in lexicon.verbs:
            continue
        comma = comma_before(token)
        if comma is not None and comma > start and token.right_edge.i + 1 >= end - 1:
            return comma
    return end


def _answer_begins(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether a relative clause behind a comma answers what is said: "…, which Oslo denies"."""
    if lexicon.lemmas.lemma(verb.text, "VERB") not in lexicon.answers:
        return False
    first = verb.left_edge
    return first.text == "," or (first.i > 0 and first.nbor(-1).text == ",")


def source_opens_at(token: Token, lexicon: StatementLexicon) -> bool:
    """Whether the words that name a source begin here: "according to", "selon"."""
    words = tuple(t.lower_ for t in token.doc[token.i : token.i + 4])
    return any(words[: len(c.words)] == c.words for c in lexicon.prepositions.get(words[0], ()) if not c.weak)


def _is_next_cue(token: Token, found: Found, lexicon: StatementLexicon) -> bool:
    """Whether a coordinated verb right behind the conjunction goes on with the cue: "said that …, and added that …"."""
    if token.dep_ != "conj" or token.i < 2 or token.doc[token.i - 1].pos_ != "CCONJ":
        return False
    if any(c.dep_ in {"nsubj", "nsubj:pass", "aux", "mark"} for c in token.children):
        return False
    if has(token, "VerbForm=Fin") != has(found.head, "VerbForm=Fin"):
        return False
    if past_beside_infinitive(token) and has(found.head, "Tense=Past"):
        return True
    says = any(c.dep_ == "ccomp" and any(m.dep_ == "mark" for m in c.children) for c in token.children)
    cues = lexicon.verbs.get(token.lemma_.lower(), ())
    return says or any(not c.weak and not c.thought and not c.quote_only for c in cues)
