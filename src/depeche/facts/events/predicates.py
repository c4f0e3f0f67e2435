"""Where a text has a predicate of the event tables: verbs, event nouns, adjectives and phrases of several words."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from depeche.facts.events.frames import is_passive, is_reflexive, preposition_of
from depeche.facts.events.lexicon import EventLexicon, LightVerb, Reading
from depeche.facts.events.undone import Undone, undone_in
from depeche.facts.phrases import has

if TYPE_CHECKING:
    from depeche.facts.doc import Doc, Token

_PASSED_OVER = frozenset({"DET", "ADV", "ADJ", "AUX", "NUM"})
_MOST_PASSED = 4
_QUOTES = frozenset("«»\"“”„‘’'")
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
_PARTICLES = frozenset({"compound:prt", "advmod", "obl", "case", "xcomp"})


class Predicate(NamedTuple):
    """A place where something may have happened. ``head`` carries the frame, ``words`` are those matched."""

    head: Token
    words: tuple[Token, ...]
    readings: tuple[Reading, ...]

    @property
    def nominal(self) -> bool:
        """Whether the predicate is a noun."""
        return self.head.pos_ in {"NOUN", "PROPN"}


def find_predicates(doc: Doc, lexicon: EventLexicon) -> Iterator[Predicate]:
    """The predicates of a text in order; of overlapping ones the longest."""
    taken: set[int] = set()
    words = _words(doc)
    possible = _Possible({form for forms in words for form in forms}, lexicon)
    undone = undone_in(doc, [lemma for lemma, _ in words], lexicon)
    adjectives = _adjectives(doc)
    for index, forms in enumerate(words):
        if index in taken or (lexicon.starts.isdisjoint(forms) and index not in adjectives):
            continue
        token = doc[index]
        if not token.text[0].isalpha():
            continue
        found = _phrase_at(token, possible, taken) or _undone_at(token, undone, taken) or _word_at(token, lexicon)
        if found is not None and len(found.words) == 1 and _is_told_behind(token, possible):
            continue
        if found is not None:
            taken.update(w.i for w in found.words)
            yield found


def _words(doc: Doc) -> list[tuple[str, str]]:
    """The lemma and the form of each word, in lower case."""
    return [(token.lemma_.lower(), token.lower_) for token in doc]


def _adjectives(doc: Doc) -> frozenset[int]:
    """Where adjectives stand: participles of verbs among them have lemmas of their own."""
    return frozenset(token.i for token in doc if token.pos_ == "ADJ")


class _Possible:
    """The phrases of a lexicon whose words all stand in a text."""

    def __init__(self, words: set[str], lexicon: EventLexicon) -> None:
        self.lexicon = lexicon
        self._words = words | {lexicon.frames.reflexive}
        self._known: dict[str, tuple[Reading, ...]] = {}

    def starting(self, token: Token) -> tuple[Reading, ...]:
        """Those that may start with this word, the longest first."""
        return self._of(token.lemma_.lower()) or self._of(token.lower_)

    def _of(self, first: str) -> tuple[Reading, ...]:
        found = self._known.get(first)
        if found is None:
            words, phrases = self._words, self.lexicon.phrases.get(first, ())
            found = self._known[first] = tuple(
                [r for r in phrases if r.words[1] in words and words.issuperset(r.words)]
            )
        return found


def _phrase_at(token: Token, possible: _Possible, taken: set[int]) -> Predicate | None:
    candidates, lexicon = possible.starting(token), possible.lexicon
    if not candidates:
        return None
    verb = _verb_of(token)
    reflexive = is_reflexive(verb, lexicon) if verb is not None else False
    best: tuple[Token, ...] = ()
    readings: list[Reading] = []
    for reading in candidates:
        words = reading.words
        if words[0] == lexicon.frames.reflexive:
            if not reflexive:
                continue
            words = words[1:]
        elif reflexive and reading.type == "AID":  # "s'est mis à l'abri"
            continue
        if best and len(words) < len(best):
            break
        if reading.pos == "verb" and verb is None:
            continue
        matched = _matched(token, words)
        if matched and token.dep_ == "acl" and matched[0].i == token.head.i in taken and token.i not in taken:
            matched = (token,)  # "the sanctions | imposed by Oslo | were lifted": the noun tells what is lifted
        if matched and not any(m.i in taken for m in matched) and not _is_other(matched, reading):
            best = matched
            readings.append(reading)
    if not best:
        return None
    return Predicate(_top(best), best, tuple(readings))


def _verb_of(token: Token) -> Token | None:
    """The verb itself, or that of a pronoun that belongs to it: "s'EN prendre à"."""
    verb: Token = token.head if token.pos_ == "PRON" and token.head.i > token.i else token
    return verb if verb.pos_ == "VERB" else None


def _is_other(words: Sequence[Token], reading: Reading) -> bool:
    """Whether what looks like the phrase is something else: "rebels attacked", no "rebel attack"."""
    top = _top(words)
    if top.pos_ == "VERB":
        doing = has(top, "VerbForm=Ger") or has(top, "Tense=Pres")
        if top.dep_ == "amod" and doing and top.i == words[0].i < top.head.i:
            return True  # "a sinking boat"
        return reading.nominal or (words[0].dep_ == "nsubj" and words[0].head.i == top.i)
    return reading.verbal and not any(w.pos_ in {"VERB", "AUX", "ADJ"} for w in words)


def _is_told_behind(noun: Token, possible: _Possible) -> bool:
    """Whether the participle behind a noun makes a phrase with it: "the sanctions | imposed by Oslo"."""
    if noun.pos_ != "NOUN":
        return False
    behind = [c for c in noun.children if c.dep_ == "acl" and c.i > noun.i and is_passive(c)]
    return any(_turned(c, r.words) for c in behind for r in possible.starting(c))


def _undone_at(token: Token, undone: Mapping[int, Undone], taken: set[int]) -> Predicate | None:
    words, readings = undone.get(token.i, ((), ()))
    if not words or any(word.i in taken for word in words):
        return None
    return Predicate(_top(words), words, readings)


def _matched(first: Token, words: Sequence[str]) -> tuple[Token, ...]:
    """The tokens of a phrase that starts here, articles and the like passed over; or turned round in a passive."""
    found = [first]
    for word in words[1:]:
        token = _next(found[-1], word) or _hanging(first, word)
        if token is None:
            return _turned(first, words)
        found.append(token)
    return tuple(sorted(found, key=lambda t: t.i))


def _next(last: Token, word: str) -> Token | None:
    doc = last.doc
    for index in range(last.i + 1, min(last.i + 2 + _MOST_PASSED, len(doc))):
        token = doc[index]
        if word in (token.lemma_.lower(), token.lower_):
            return token
        possessive = token.pos_ == "PRON" and has(token, "Poss=Yes")
        passed = token.pos_ in _PASSED_OVER or token.dep_ == "det"  # "imposé DES droits"
        if not passed and not possessive and not _counts(token) and token.text not in _QUOTES:
            return None
    return None


def _counts(token: Token) -> bool:
    """Whether a preposition only says how much or how many: "des accords", "plus de 70 drones"."""
    if token.dep_ != "case":
        return False
    return token.head.dep_ in {"obj", "nsubj:pass"} or (token.i > 0 and token.doc[token.i - 1].pos_ == "ADV")


def _hanging(first: Token, word: str) -> Token | None:
    """A particle behind the object: "turned the boats away"."""
    for child in first.children:
        if child.dep_ in _PARTICLES and child.i > first.i and child.lower_ == word:
            return child
        judged = (c for c in child.children if child.dep_ == "obj" and c.dep_ == "amod" and c.i > child.i)
        found = next((c for c in judged if c.lower_ == word), None)  # "a reconnu le maire coupable"
        if found is not None:
            return found
    return None


def _turned(verb: Token, words: Sequence[str]) -> tuple[Token, ...]:
    """Verb and noun the other way round: "l'accord conclu", "the deal that was struck"."""
    if len(words) != 2 or verb.pos_ != "VERB":
        return ()
    for child in verb.children:
        turned = child.dep_ == "nsubj:pass" or (child.dep_ == "obj" and not _described(child))
        if turned and child.lemma_.lower() == words[1]:
            return (child, verb) if child.i < verb.i else (verb, child)
    if verb.dep_ in {"acl", "acl:relcl"} and verb.head.lemma_.lower() == words[1] and verb.head.i < verb.i:
        return (verb.head, verb) if is_passive(verb) or verb.dep_ == "acl:relcl" else ()
    return ()


def _described(noun: Token) -> bool:
    """Whether another noun says of what kind several things are: "took body parts" is no "took part"."""
    return noun.lower_ != noun.lemma_.lower() and any(c.dep_ == "compound" for c in noun.children)


def _top(words: Sequence[Token]) -> Token:
    """The word of the phrase that the others hang from."""
    inside = {w.i for w in words}
    verbs = [w for w in words if w.pos_ == "VERB" and w.dep_ not in _AUXILIARY]
    if verbs:
        return verbs[0]
    return next((w for w in words if w.head.i not in inside and w.pos_ not in {"ADP", "AUX"}), words[-1])


def _word_at(token: Token, lexicon: EventLexicon) -> Predicate | None:
    if token.dep_ in _AUXILIARY:
        return None
    readings = readings_of(token, lexicon)
    return Predicate(token, (token,), readings) if readings else None


def uncued(predicate: Predicate, cues: Container[int], lexicon: EventLexicon) -> Predicate | None:
    """The predicate; of a phrase whose verb brings in what is said, its event noun: "announced | a boycott"."""
    free = [w for w in predicate.words if w.i not in cues]
    if len(free) == len(predicate.words):
        return predicate
    noun = next((w for w in free if w.pos_ == "NOUN" and w.dep_ == "obj"), None)
    readings = readings_of(noun, lexicon) if noun is not None else ()
    return Predicate(noun, (noun,), readings) if noun is not None and readings else None


def readings_of(token: Token, lexicon: EventLexicon) -> tuple[Reading, ...]:
    """What the tables say of this one word."""
    if token.pos_ == "VERB":
        named = any(c.dep_ == "det" for c in token.children) or _names(token, lexicon)
        return () if named else _verb_readings(token, lexicon)
    if token.pos_ == "NOUN":
        return lexicon.nouns.get(token.lower_) or lexicon.nouns.get(token.lemma_.lower(), ())
    if token.pos_ != "ADJ":
        return ()
    found = lexicon.adjectives.get(token.lemma_.lower(), ())
    if not found and _used_as_verb(token):
        found = lexicon.verbs.get(lexicon.lemmas.lemma(token.text, "VERB"), ())
    return found


def _names(verb: Token, lexicon: EventLexicon) -> bool:
    """Whether a participle only gives the noun before it its name: "a company called Kelna", "une ville nommée Kelna"."""
    if verb.dep_ != "acl" or verb.lemma_.lower() not in lexicon.frames.naming or not has(verb, "VerbForm=Part"):
        return False
    return any(c.i > verb.i and (c.pos_ == "PROPN" or c.text[:1].isupper()) for c in verb.children)


def _verb_readings(verb: Token, lexicon: EventLexicon) -> tuple[Reading, ...]:
    lemma = verb.lemma_.lower()
    if is_reflexive(verb, lexicon):
        found = lexicon.verbs.get(f"{lexicon.frames.reflexive} {lemma}")
        # what one does to oneself is no event between actors unless the tables say so
        return found or tuple(r for r in lexicon.verbs.get(lemma, ()) if r.type == "OTHER")
    return lexicon.verbs.get(lemma, ())


def _used_as_verb(token: Token) -> bool:
    return any(c.dep_ in {"aux:pass", "obl:agent"} for c in token.children)


def standing(noun: Token, lexicon: EventLexicon) -> Token:
    """The noun that has the place of this one in the sentence: the first coordinated, the one that counts it."""
    for _ in range(_MOST_PASSED):
        above = noun.head
        lemma = above.lemma_.lower()
        counted = noun.dep_ == "nmod" and lemma in lexicon.frames.counters
        carried = noun.dep_ in {"nmod", "compound"} and lemma in lexicon.frames.carriers
        if above.i == noun.i or not (counted or carried or noun.dep_ == "conj"):
            break
        noun = above
    return noun


def light_verb_of(noun: Token, lexicon: EventLexicon) -> tuple[Token, LightVerb] | None:
    """The light verb that an event noun stands under, with its entry."""
    event, noun = noun, standing(noun, lexicon)
    verb: Token = noun.head
    if noun.dep_ in {"ROOT"} or verb.pos_ not in {"VERB", "AUX", "NOUN", "ADJ"}:
        return None
    for entry in lexicon.light.get(verb.lemma_.lower(), ()):
        if _completes(verb, entry, noun) and _fits(noun, verb, entry):
            return verb, entry
    return _through_noun(event, lexicon) or _participle_beside(event, lexicon)


def _participle_beside(noun: Token, lexicon: EventLexicon) -> tuple[Token, LightVerb] | None:
    """The light verb beside its noun: "the attack CARRIED OUT by rebels", "les accusations PORTÉES par Oslo"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.i > noun.i and is_passive(child):
            for entry in lexicon.light.get(child.lemma_.lower(), ()):
                if "obj" in entry.frame and _completes(child, entry, noun) and _has_parties(child):
                    return child, entry
    return None


def _has_parties(participle: Token) -> bool:
    return any(c.dep_.startswith("obl") and c.pos_ in {"NOUN", "PROPN"} for c in participle.children)


def _through_noun(noun: Token, lexicon: EventLexicon) -> tuple[Token, LightVerb] | None:
    """The phrase whose own noun the event noun hangs from: "was the target of criticism", "fait l'objet de critiques"."""
    inner = noun.head
    if noun.dep_ != "nmod" or inner.pos_ != "NOUN":
        return None
    copula = next((c for c in inner.children if c.dep_ == "cop"), None)
    verb = inner.head if copula is None and inner.dep_ in {"obj", "obl"} else copula
    if verb is None:
        return None
    lemma, slot = inner.lemma_.lower(), f"nmod:{preposition_of(noun)}"
    for entry in lexicon.light.get(verb.lemma_.lower(), ()):
        if entry.words[1:] and entry.words[-1] == lemma and slot in entry.frame:
            return (inner if copula is not None else verb), entry
    return None


def _completes(verb: Token, entry: LightVerb, noun: Token) -> bool:
    """Whether the entry's further words stand under the verb ("faire l'objet de")."""
    rest = set(entry.words[1:])
    have = {c.lemma_.lower() for c in verb.subtree if c.i < noun.i} if rest else set()
    return rest <= have


def _fits(noun: Token, verb: Token, entry: LightVerb) -> bool:
    if noun.dep_ == "obj" or (noun.dep_ == "nsubj:pass" and is_passive(verb)):
        return "obj" in entry.frame
    return f"obl:{preposition_of(noun)}" in entry.frame
