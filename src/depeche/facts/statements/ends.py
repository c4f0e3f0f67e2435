"""Ends: where the words said stop — before what says where they fell, at the next cue, behind what the parse cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.cues import Found
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.others import other_speaks
from depeche.facts.statements.speakers import SUBJECTS, comma_before, past_beside_infinitive

if TYPE_CHECKING:
    from depeche.facts.doc import Doc, Token

Stretch = tuple[int, int]

_TRAILING = frozenset({"xcomp", "obl", "nmod", "acl", "advmod", "obl:agent"})
#: What the parse makes of a relative clause without a pronoun.
_REDUCED = frozenset({"ccomp", "parataxis"})


def before_setting(head: Token, end: int, lexicon: StatementLexicon) -> int:
    """The end before a phrase that says where the words fell: "… in an interview", "… lors d'une réunion avec X"."""
    doc = head.doc
    for index in range(head.i + 1, end - 1):
        if doc[index].lower_ in lexicon.in_setting and _is_setting(doc, index, end, lexicon):
            return index
    return end


def _is_setting(doc: Doc, start: int, end: int, lexicon: StatementLexicon) -> bool:
    """Whether an unnamed occasion of speech stands there, and nothing but its own phrase behind it."""
    noun = next((t for t in doc[start + 1 : min(start + 6, end)] if t.lemma_.lower() in lexicon.settings), None)
    if noun is None or any(has(t, "VerbForm=Fin") or t.text == ";" for t in doc[start:end]):
        return False
    between = doc[start + 1 : noun.i]
    unnamed = any(has(t, "Definite=Ind") for t in between) or len(between) == 0
    return unnamed and all(t.pos_ in {"DET", "ADJ", "ADP", "NOUN", "PROPN", "NUM"} for t in between)


def before_concession(head: Token, end: int) -> int:
    """The end of a noun's words before a comma and a clause of its own: ", although …", ", bien que …"."""
    doc = head.doc
    for index in range(head.i + 1, end - 1):
        if doc[index].text == "," and (doc[index + 1].pos_ == "SCONJ" or doc[index + 1].dep_ == "mark"):
            return index
    return end


def before_adjunct(head: Token, end: int, lexicon: StatementLexicon) -> int:
    """The end of an infinitive's words before a comma and what is no longer asked or promised (", despite …")."""
    doc = head.doc
    for index in range(head.i + 2, end - 1):
        after = doc[index + 1]
        verbal = index + 2 < end and doc[index + 2].pos_ in {"VERB", "AUX", "PART"}
        adjoined = after.pos_ in {"ADP", "SCONJ", "CCONJ"} and not verbal and after.lower_ not in lexicon.examples
        if doc[index].text == "," and adjoined:
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


def drawn_out(verb: Token, head: Token, end: int, lexicon: StatementLexicon) -> int:
    """Where what is said ends, with what the parse hung from the cue right behind it without a comma.

    "called the ruling dangerous", "a confirmé le lien | entre les deux affaires".
    """
    if head.head.i != verb.i:
        return _past_object(verb, end, lexicon)
    if head.dep_ == "ccomp":
        end = _past_inserted(head, end)
        return _with_second_half(verb, head, _to_boundary(head, end, lexicon))
    if head.dep_ == "advcl":  # "learned that, when …, | the site was attacked"
        clauses = (c for c in verb.children if c.dep_ == "ccomp" and end <= c.left_edge.i <= end + 1)
        return max([end, *(c.right_edge.i + 1 for c in clauses)])
    for child in verb.children:
        if child.left_edge.i == end and has(head, "VerbForm=Inf") and _is_infinitive_too(child, verb):
            end = child.right_edge.i + 1  # "promised to meet | and exceed the goals"
        faulted = any(c.dep_ == "mark" and c.lower_ in lexicon.faulted for c in child.children)
        trailing = child.dep_ in _TRAILING and not _is_aside(child, head, lexicon)
        trailing = trailing or (child.dep_ == "advcl" and (faulted or _is_to_do(child) or _is_example(child, lexicon)))
        trailing = trailing or _is_shown_doing(child, head)
        reduced = child.dep_ in _REDUCED and any(c.dep_ == "nsubj" and c.i <= end + 2 for c in child.children)
        trailing = trailing or (reduced and head.pos_ == "NOUN" and child.i > head.i)  # "the words Trump used"
        if child.left_edge.i == end and trailing and child.i > head.i:
            end = child.right_edge.i + 1
    return _past_reduced(head, end)


def _past_reduced(head: Token, end: int) -> int:
    """The end, behind a relative without a pronoun that the parse hung elsewhere: "cited comments | Bell had made"."""
    doc = head.doc
    if head.pos_ != "NOUN" or end >= head.sent.end or doc[end - 1].i != head.right_edge.i:
        return end
    first = doc[end]
    subject = next((t for t in (first, first.head) if t.dep_ == "nsubj" and t.left_edge.i == end), None)
    verb = subject.head if subject is not None else head
    if subject is None or verb.i in {head.i, head.head.i} or verb.left_edge.i != end or verb.pos_ != "VERB":
        return end
    objects = any(c.dep_ in {"obj", "ccomp", "xcomp"} for c in verb.children)
    return end if objects or subject.pos_ not in {"PROPN", "PRON"} else int(verb.right_edge.i) + 1


def _is_aside(child: Token, head: Token, lexicon: StatementLexicon) -> bool:
    """Whether a phrase behind an object only says where it was said: "cited the figure | at a rally"."""
    setting = child.lemma_.lower() in lexicon.settings or child.lower_ in lexicon.settings
    return setting and head.pos_ in {"NOUN", "PROPN"} and child.dep_.startswith("obl")


def _is_to_do(clause: Token) -> bool:
    """Whether the clause is an infinitive: "for the records to be released"."""
    carriers = (clause, *(c for c in clause.children if c.dep_ in {"aux", "aux:pass", "cop"}))
    return any(has(t, "VerbForm=Inf") for t in carriers) and not any(has(t, "VerbForm=Fin") for t in carriers)


def _is_example(clause: Token, lexicon: StatementLexicon) -> bool:
    """Whether a gerund gives an example of what stands before it: "projects like building a dam"."""
    gerund = has(clause, "VerbForm=Ger") or (has(clause, "VerbForm=Part") and has(clause, "Tense=Pres"))
    return gerund and clause.left_edge.lower_ in lexicon.examples


def _is_shown_doing(child: Token, head: Token) -> bool:
    """Whether a participle right behind the object says what it does: "a poll shows her | leading by two points"."""
    doing = has(child, "VerbForm=Ger") or (has(child, "VerbForm=Part") and has(child, "Tense=Pres"))
    bare = not any(c.dep_ in {"mark", "nsubj", "case"} or (c.is_punct and c.i < child.i) for c in child.children)
    return (
        doing and bare and child.dep_ in {"advcl", "ccomp", "xcomp", "acl"} and head.pos_ in {"NOUN", "PROPN", "PRON"}
    )


def before_remark(head: Token, end: int) -> int:
    """The end of a noun's words before a relative clause behind a comma, which is the article's own remark."""
    doc = head.doc
    for index in range(head.i + 1, end - 1):
        if doc[index].text == "," and has(doc[index + 1], "PronType=Rel"):
            return index
    return end


def _past_object(verb: Token, end: int, lexicon: StatementLexicon) -> int:
    """On over what the parse hung from the cue, where the words end its object.

    "accused the crew of fishing | without a licence", "threatened the crew with trials | in Oslo".
    """
    if not any(c.dep_ in {"obj", "iobj"} and c.right_edge.i + 1 == end for c in verb.children):
        return end
    for child in verb.children:
        adjunct = child.dep_ in {"obl", "advmod"} and any(c.dep_ == "case" for c in child.children)
        aside = child.lower_ in lexicon.channels.nouns or child.lemma_.lower() in lexicon.occasions
        if child.left_edge.i == end and adjunct and not aside:
            end = child.right_edge.i + 1
    return end


def second_that(doc: Doc, end: int, lexicon: StatementLexicon) -> Token | None:
    """The "that" which a conjunction joins there: "said the port would close | and THAT nobody had lied"."""
    joint = end + (end < len(doc) and doc[end].text == ",")
    if joint + 1 >= len(doc) or doc[joint].pos_ != "CCONJ" or doc[joint + 1].lower_ not in lexicon.complementizers:
        return None
    return doc[joint + 1]


def past_second_that(doc: Doc, end: int, lexicon: StatementLexicon) -> int:
    """On over the clause that a second "that" opens: "que le retrait était « une erreur » | et que la loi devait changer"."""
    mark = second_that(doc, end, lexicon)
    opens = mark is not None and mark.dep_ == "mark" and mark.head.i > mark.i
    return max(end, int(mark.head.right_edge.i) + 1) if mark is not None and opens else end


def _with_second_half(verb: Token, head: Token, end: int) -> int:
    """The end, behind a coordinated clause that the parse hung from the cue and that goes on with what is said.

    It has the same pronoun for its subject ("she says she hopes to win, but she knows …"), or none and a modal verb
    ("said it would cut costs | but would add jobs").
    """
    doc = verb.doc
    second = next((c for c in verb.children if c.dep_ == "conj" and end <= c.left_edge.i <= end + 1), None)
    if second is None or (doc[end].text != "," and doc[end].pos_ != "CCONJ"):
        return end
    first, own = _subject_of(head), _subject_of(second)
    same = first is not None and own is not None and own.pos_ == "PRON" and own.lower_ == first.lower_
    if same or (own is None and _is_modal(second) and not any(c.dep_ == "ccomp" for c in second.children)):
        return max(end, second.right_edge.i + 1)
    return end


def _past_inserted(head: Token, end: int) -> int:
    """The end, behind a clause whose verb the parse cut off from its subject: "that rents - … - | will fall"."""
    doc, after = head.doc, end + (end < len(head.doc) and head.doc[end].is_punct)
    nominal = head.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ in {"cop", *SUBJECTS} for c in head.children)
    goes_on = after < head.sent.end and doc[after].pos_ == "AUX" and has(doc[after], "VerbForm=Fin")
    return int(doc[after].head.right_edge.i) + 1 if nominal and goes_on and doc[after].head.i > after else end


def _subject_of(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def _is_modal(verb: Token) -> bool:
    """Whether an auxiliary without a tense stands before the verb: "would", "can"."""
    finite = (c for c in verb.children if c.dep_ == "aux" and has(c, "VerbForm=Fin"))
    return any(not has(c, "Tense=Pres") and not has(c, "Tense=Past") for c in finite)


def _is_infinitive_too(child: Token, verb: Token) -> bool:
    """Whether a verb coordinated with the cue is one with its infinitive: a bare form beside a past or a singular."""
    if child.dep_ != "conj" or has(verb, "VerbForm=Inf") or any(c.dep_ in {"nsubj", "aux"} for c in child.children):
        return False
    if has(child, "VerbForm=Inf"):
        return True
    bare = has(child, "VerbForm=Fin") and has(child, "Tense=Pres") and not has(child, "Number=Sing")
    return bare and (has(verb, "Tense=Past") or has(verb, "Number=Sing") or has(verb, "VerbForm=Ger"))


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
            and source_opens_at(token, lexicon, apart=doc[token.i - 1].text == ",")
            and not any(has(t, "VerbForm=Fin") for t in doc[token.i : end])
        ):
            return int(token.i - (doc[token.i - 1].text == ","))
        if token.i > start and other_speaks(token, lexicon):
            return int(token.i - (doc[token.i - 1].text == ","))
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


def source_opens_at(token: Token, lexicon: StatementLexicon, *, apart: bool = True) -> bool:
    """Whether the words that name a source begin here: "according to", "selon".

    Where nothing sets them ``apart`` only words that do nothing else: "expects 200 guests | according to the site".
    """
    words = tuple(t.lower_ for t in token.doc[token.i : token.i + 4])
    named = (c for c in lexicon.prepositions.get(words[0], ()) if words[: len(c.words)] == c.words)
    cues = [c for c in named if not (c.weak or c.when)]
    if apart:
        return bool(cues)
    return any(not c.quote_only for c in cues) and token.head.lemma_.lower() not in lexicon.no_source


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


def past_time(clause: Token, start: int, lexicon: StatementLexicon) -> int:
    """Where a clause starts behind the time of its cue: "said this week | he would go", "said Friday that | he would"."""
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ in lexicon.complementizers), None)
    if mark is not None and start < mark.i < clause.i:
        return mark.i if not any(has(t, "VerbForm=Fin") for t in clause.doc[start : mark.i]) else start
    first = next((c for c in clause.children if c.dep_ != "punct"), None)
    if first is None or first.left_edge.i != start or not first.dep_.startswith("obl"):
        return start
    end = first.right_edge.i + 1
    follows = next((c for c in clause.children if c.left_edge.i == end), None)
    if first.lemma_.lower() in lexicon.occasions and follows is not None and follows.dep_ in SUBJECTS:
        return end
    return start
