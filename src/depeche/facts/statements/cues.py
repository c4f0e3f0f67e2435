"""Cues in a text: the verbs, nouns and phrases that say somebody said something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.apart import governs_time, preposition_apart
from depeche.facts.statements.lexicon import Cue, StatementLexicon
from depeche.facts.statements.turned import past_aside

if TYPE_CHECKING:
    from depeche.facts.doc import Doc, Token

_PASSED_OVER = frozenset({"DET", "ADV", "ADJ", "NUM"})
_MOST_PASSED = 3
_WINDOW = 9  #: how far behind its first word a phrase of two may have its second
_ANSWER_WITHIN = 6  #: how far behind its relative the verb of a clause that answers may stand
_OPENING = frozenset({":", "«", '"', "“"})
#: Letters that a participle adds to agree.
_LONGEST_AGREEMENT = 2
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})


@dataclass(frozen=True, slots=True)
class Found:
    """A cue found in a text: the word that carries the frame, the words matched, the readings it may have."""

    head: Token
    words: tuple[Token, ...]
    readings: tuple[Cue, ...]
    plain: tuple[Cue, ...] = ()  #: of a phrase: the readings of its verb alone ("deny" in "denied the claims")

    @property
    def verbal(self) -> bool:
        """Whether the cue is used as a verb, whatever the tagger calls it."""
        return self.head.pos_ in {"VERB", "AUX"} or self.readings[0].pos == "verb"


@dataclass(frozen=True, slots=True)
class _Text:
    """A parsed text as plain lists, which are read much faster than tokens."""

    tokens: list[Token]
    lowers: list[str]
    lemmas: list[str]
    openers: frozenset[int]  #: the places before words that open what is said: "that", a colon, a quotation mark
    relatives: frozenset[int]  #: the places a few words behind a relative or "that"
    closers: frozenset[int]  #: the places right behind a quotation, its comma passed over


def _text_of(doc: Doc, lexicon: StatementLexicon) -> _Text:
    tokens = list(doc)
    lowers = [t.lower_ for t in tokens]
    that = lexicon.complementizers
    openers = frozenset(i - 1 for i, lower in enumerate(lowers) if lower in that or lower in _OPENING)
    relative = (t.i for t in tokens if t.lower_ in that or (t.pos_ == "PRON" and has(t, "PronType=Rel")))
    behind = frozenset(i + step for i in relative for step in range(1, _ANSWER_WITHIN + 1))
    closing = (i + (lowers[i] == ",") for i in range(1, len(lowers)) if tokens[i - 1].is_quote)
    closers = frozenset(i for i in closing if i < len(lowers))
    return _Text(tokens, lowers, [t.lemma_.lower() for t in tokens], openers, behind, closers)


def find_cues(doc: Doc, lexicon: StatementLexicon) -> Iterator[Found]:
    """The cues of a text in order, prepositions apart; of overlapping ones the longest."""
    text = _text_of(doc, lexicon)
    passed = 0
    for index, lemma in enumerate(text.lemmas):
        if index < passed or not _may_be_cue(text, index, lemma, lexicon):
            continue
        found = _phrase_at(text, index, lexicon) or _word_at(text, index, lexicon)
        if found is not None:
            passed = max(w.i for w in found.words) + 1 if len(found.words) > 1 else passed
            yield found


def _may_be_cue(text: _Text, index: int, lemma: str, lexicon: StatementLexicon) -> bool:
    if lemma in lexicon.verbs or lemma in lexicon.nouns or lemma in lexicon.phrases or lemma in lexicon.pronominal:
        return True
    return _is_askew(text, index, lexicon)


def _is_askew(text: _Text, index: int, lexicon: StatementLexicon) -> bool:
    """Whether a word of another class stands where only a verb of speech would."""
    if _opens_words(text, index) or _closes_words(text, index) or _parts_words(text, index):
        return True
    return _answers_back(text, index, lexicon)


def _parts_words(text: _Text, index: int) -> bool:
    """Whether a noun behind a comma stands before a name inside quotation marks: "« C'est grave, pointe Marie Durand. … »"."""
    tokens = text.tokens
    if text.lowers[index - 1 : index] != [","] or index + 1 >= len(tokens) or not _is_named(tokens[index + 1]):
        return False
    if tokens[index].pos_ not in {"ADJ", "NOUN", "PROPN", "X"} or not tokens[index].text[0].islower():
        return False
    return sum(t.is_quote for t in tokens[:index]) % 2 == 1


def _is_named(after: Token) -> bool:
    """Whether a name, or a pronoun hung on with a hyphen, stands there."""
    return after.text[0].isupper() or (after.text[0] == "-" and len(after.text) > 1)


def _closes_words(text: _Text, index: int) -> bool:
    """Whether a word of another class stands where a turned cue closes a quotation: "« … », rétorque le ministère"."""
    if index not in text.closers or index + 1 >= len(text.tokens):
        return False
    token, after = text.tokens[index], text.tokens[index + 1]
    named = after.pos_ in {"DET", "PROPN"} or after.text[0] == "-" or after.text[0].isupper()
    named = named or has(after, "PronType=Dem") or past_aside(token) > index + 1
    return token.pos_ in {"ADJ", "ADV", "NOUN", "PROPN", "X"} and token.text[0].islower() and named


def _answers_back(text: _Text, index: int, lexicon: StatementLexicon) -> bool:
    """Whether a word of another class is a verb that answers: "ce que Pyongyang nie", "which Oslo denies", "a démenti"."""
    token = text.tokens[index]
    if token.pos_ not in {"ADJ", "NOUN", "PROPN", "X"} or not token.text[0].islower():
        return False
    carried = any(c.dep_ == "aux" and c.i < index for c in token.children)
    if index not in text.relatives and not carried and not _closes_clause(token):
        return False
    return lexicon.lemmas.lemma(token.text, "VERB") in lexicon.answers


def _closes_clause(token: Token) -> bool:
    """Whether a name and this word are the whole of a sentence without a verb: "Moscou dément."."""
    sentence = token.sent
    closes = all(t.is_punct for t in token.doc[token.i + 1 : sentence.end])
    named = token.i > sentence.start and token.nbor(-1).pos_ in {"PROPN", "NOUN"}
    return closes and named and not any(has(t, "VerbForm=Fin") for t in sentence)


def _opens_words(text: _Text, index: int) -> bool:
    """Whether a word of another class stands where a participle brings in words: "affirmant : «", "affirmant que"."""
    if index not in text.openers:
        return False
    token = text.tokens[index]
    if token.pos_ not in {"ADJ", "ADV", "NOUN", "X"}:
        return False
    return not any(c.dep_ in {"det", "nmod:poss", "amod"} and c.i < index for c in token.children)


def find_prepositions(doc: Doc, lexicon: StatementLexicon) -> Iterator[Found]:
    """The prepositions that name a source ("selon", "according to"), in order."""
    tokens = doc.tokens
    for index, token in enumerate(tokens):
        for cue in lexicon.prepositions.get(token.lower_, ()):
            words = tuple(tokens[index : index + len(cue.words)])
            if tuple(t.lower_ for t in words) == cue.words:
                yield Found(token, words, (cue,))
                break


def is_reflexive(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether the verb has its reflexive pronoun."""
    return any(c.lemma_ == lexicon.reflexive and c.pos_ == "PRON" for c in verb.children)


def _word_at(text: _Text, index: int, lexicon: StatementLexicon) -> Found | None:
    token, lemma = text.tokens[index], text.lemmas[index]
    readings: tuple[Cue, ...] = ()
    if token.pos_ in {"VERB", "AUX"} and token.dep_ not in _AUXILIARY:
        if lemma in lexicon.pronominal and is_reflexive(token, lexicon):
            readings = lexicon.verbs.get(f"{lexicon.reflexive} {lemma}", ())
        readings = readings or lexicon.verbs.get(lemma, ())
    elif token.pos_ == "NOUN":
        readings = (
            _as_verb(text, index, lexicon) or _as_participle(text, index, lexicon) or _as_turned(text, index, lexicon)
        )
        readings = readings or lexicon.nouns.get(lemma, ())
    if not readings and _is_askew(text, index, lexicon):
        readings = lexicon.verbs.get(lexicon.lemmas.lemma(token.text, "VERB"), ())
    return Found(token, (token,), readings) if readings else None


def _as_verb(text: _Text, index: int, lexicon: StatementLexicon) -> tuple[Cue, ...]:
    """The readings of a main verb that the tagger took for a noun: "The Tax Foundation estimates that …"."""
    token, after = text.tokens[index], text.lowers[index + 1 : index + 2]
    if token.dep_ != "ROOT" or lexicon.complementizers.isdisjoint(after) or text.tokens[index + 1].pos_ != "SCONJ":
        return ()
    left = {c.dep_ for c in token.children if c.i < index}
    if "case" in left or not left & {"compound", "nmod", "flat", "nmod:poss"}:
        return ()
    if any(has(t, "VerbForm=Fin") for t in token.doc[token.sent.start : index]):
        return ()
    readings = lexicon.verbs.get(lexicon.lemmas.lemma(token.text, "VERB"), ())
    return tuple(c for c in readings if "ccomp" in c.complements)


def _as_turned(text: _Text, index: int, lexicon: StatementLexicon) -> tuple[Cue, ...]:
    """The readings of a turned cue behind a quotation that the tagger took for a noun: '"…," comments Anna Bell'."""
    if not _closes_words(text, index) or any(c.dep_ in {"det", "amod"} for c in text.tokens[index].children):
        return ()
    readings = lexicon.verbs.get(lexicon.lemmas.lemma(text.tokens[index].text, "VERB"), ())
    return tuple(c for c in readings if "quote" in c.complements)


def _as_participle(text: _Text, index: int, lexicon: StatementLexicon) -> tuple[Cue, ...]:
    """The readings of a participle that the tagger took for a noun: "is warning voters that …", "…, warning that …"."""
    token = text.tokens[index]
    carried = any(c.dep_ == "aux" and c.i < index for c in token.children)
    opens = text.lowers[index - 1 : index] == [","] and any(
        t.dep_ == "mark" for t in text.tokens[index + 1 : index + 2]
    )
    if not carried and not (opens and text.lowers[index + 1] in lexicon.complementizers):
        return ()
    lemma = lexicon.lemmas.lemma(token.text, "VERB")
    inflected = lemma != text.lowers[index]
    return tuple(c for c in lexicon.verbs.get(lemma, ()) if inflected and "ccomp" in c.complements)


def _phrase_at(text: _Text, index: int, lexicon: StatementLexicon) -> Found | None:
    candidates = lexicon.phrases.get(text.lemmas[index], ())
    if text.lemmas[index] in lexicon.pronominal and is_reflexive(text.tokens[index], lexicon):
        candidates = (*lexicon.phrases.get(lexicon.reflexive, ()), *candidates)
    near = _near(text, index) if candidates else frozenset[str]()
    for cue in candidates:
        words = cue.words[1:] if cue.words[0] == lexicon.reflexive else cue.words
        if words[-1] not in near and len(words) < 3:
            continue
        matched = _matched(text, index, words, lexicon)
        if len(matched) == 2 and governs_time(matched[1], lexicon.occasions):
            continue
        if matched and (cue.pos != "verb" or matched[0].pos_ in {"VERB", "AUX"}):
            head = _bearer(matched)
            if head.pos_ == "VERB" and head is not matched[0] and is_reflexive(head, lexicon):
                continue  # "s'est indigné" is no "être indigné"
            return Found(head, matched, (cue,), lexicon.verbs.get(text.lemmas[head.i], ()))
    return _phrase_apart(text, index, [c for c in candidates if c.pos == "verb" and len(c.words) == 2], lexicon)


def _near(text: _Text, index: int) -> frozenset[str]:
    """The words that a phrase beginning there may hold, participles without the letters by which they agree."""
    stretch = slice(index, index + _WINDOW)
    participles = [t.lower_ for t in text.tokens[stretch] if _may_agree(t)]
    agreeing = (low[:-letters] for low in participles for letters in range(1, _LONGEST_AGREEMENT + 1))
    return frozenset((*text.lemmas[stretch], *text.lowers[stretch], *agreeing))


def _phrase_apart(text: _Text, index: int, candidates: Sequence[Cue], lexicon: StatementLexicon) -> Found | None:
    """A verb and its preposition with a time, a place or a channel between them."""
    verb = text.tokens[index]
    for cue in candidates:
        found = preposition_apart(verb, cue.words[1], lexicon.occasions) if cue.words[0] == text.lemmas[index] else None
        if found is not None:
            return Found(verb, (verb, found), (cue,), lexicon.verbs.get(text.lemmas[index], ()))
    return None


def _bearer(matched: tuple[Token, ...]) -> Token:
    """The word that carries the frame: of "fait savoir" the one that the other hangs from, else the first verb or word."""
    verbs = [w for w in matched if w.pos_ in {"VERB", "AUX"}]
    if not verbs:
        return matched[0]
    top = [v for v in verbs if v.head.i not in {w.i for w in verbs} or v.head.i == v.i]
    return top[0] if top else verbs[0]


def _matched(text: _Text, index: int, words: Sequence[str], lexicon: StatementLexicon) -> tuple[Token, ...]:
    if words[0] not in (text.lemmas[index], text.lowers[index]):
        return ()
    at, found = index, [index]
    for word in words[1:]:
        following = _next(text, at, word, lexicon) or _particle(text, index, word)
        if following is None:
            return ()
        found.append(at := following)
    return tuple(text.tokens[i] for i in found)


def _next(text: _Text, last: int, word: str, lexicon: StatementLexicon) -> int | None:
    """The place of the word within a few words that may be passed over."""
    limit = min(last + 2 + _MOST_PASSED, len(text.tokens))
    place = next((i for i in range(last + 1, limit) if _is_word(text, i, word)), None)
    if place is None:
        return None
    between = text.tokens[last + 1 : place]
    over = (t.pos_ in _PASSED_OVER or has(t, "Poss=Yes") or t.lower_ in lexicon.occasions for t in between)
    return place if all(over) else None


def _is_word(text: _Text, at: int, word: str) -> bool:
    """Whether it is that word, or a participle that agrees: "sont convaincues" is "être convaincu"."""
    low = text.lowers[at]
    if word in (text.lemmas[at], low):
        return True
    agrees = low.startswith(word) and len(low) - len(word) <= _LONGEST_AGREEMENT
    return agrees and _may_agree(text.tokens[at])


def _may_agree(token: Token) -> bool:
    """Whether the word is a participle, or stands where one says what somebody is: "reste convaincue"."""
    return has(token, "VerbForm=Part") or token.dep_ == "xcomp"


def _particle(text: _Text, verb: int, word: str) -> int | None:
    """A particle behind the object: "ruled the plan out"."""
    limit = verb + 2 + 2 * _MOST_PASSED
    if word not in text.lowers[verb + 1 : limit]:
        return None
    place = text.lowers.index(word, verb + 1)
    token = text.tokens[place]
    return place if token.dep_ == "compound:prt" and token.head.i == verb else None
