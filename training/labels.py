"""One scheme of labels, tags and features over treebanks that differ, close to each other in French and English.

``renamed`` only merges names and holds for training and measuring alike. ``reconciled`` also moves words where two
treebanks of a language draw the same construction differently; the treebank we measure on is never redrawn.
"""

from __future__ import annotations

from dataclasses import replace

from training.treebanks import Word

Words = tuple[Word, ...]

#: Labels that become another, in both languages. What is not named here keeps its label.
RENAMED = {
    "acl:cleft": "acl:relcl",
    "advcl:cleft": "advcl",
    "advcl:relcl": "advcl",
    "aux:caus": "aux",
    "aux:tense": "aux",
    "cc:preconj": "cc",
    "csubj:outer": "csubj",
    "dep:comp": "dep",
    "det:predet": "det",
    "expl:comp": "expl",
    "expl:pass": "obj",  # reflexive "se" is the object everywhere, as in the French PUD
    "expl:pv": "obj",
    "expl:subj": "expl",
    "flat:foreign": "flat",
    "flat:name": "flat",
    "iobj:agent": "iobj",
    "nmod:appos": "appos",
    "nsubj:caus": "nsubj",
    "nsubj:outer": "nsubj",
    "obj:agent": "obj",
    "obj:lvc": "obj",
    "obl:arg": "obl",
    "obl:mod": "obl",
    "parataxis:insert": "parataxis",
    "parataxis:parenth": "parataxis",
}
_UNMARKED = frozenset({"obl:unmarked", "nmod:unmarked"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})

FEATURES = frozenset(
    {"Case", "Definite", "Degree", "Gender", "Mood", "Number", "NumType", "Person", "Polarity", "Poss", "PronType"}
    | {"Reflex", "Tense", "VerbForm", "Voice"}
)


def renamed(words: Words) -> Words:
    """The words with the shared label and feature names; measures and dates without preposition by what they hang on."""
    return tuple(
        replace(w, label=_label(w, words[w.head]), feats=_kept(w.feats), pos="SYM" if w.form == "%" else w.pos)
        for w in words
    )


def _label(word: Word, head: Word) -> str:
    if word.label in _UNMARKED:
        return "nmod" if head.pos in _NOMINAL else "obl"
    return RENAMED.get(word.label, word.label)


def _kept(feats: str) -> str:
    return "|".join(f for f in feats.split("|") if f.split("=")[0] in FEATURES)


def reconciled(words: Words, language: str) -> Words:
    """Renamed words, with names beside a noun as appositions and the reporting verb as head of what it reports."""
    words = renamed(words)
    if language != "fr":
        return words
    return _reporting_verb_first(_names_as_appositions(words))


def _names_as_appositions(words: Words) -> Words:
    """Bare names on a noun ("le président Poutine"): nmod in Sequoia, appos in GSD and PUD."""
    with_case = {w.head for w in words if w.label == "case"}
    return tuple(
        replace(w, label="appos")
        if w.label == "nmod"
        and w.pos == "PROPN"
        and w.head < at
        and words[w.head].pos == "NOUN"
        and at not in with_case
        else w
        for at, w in enumerate(words)
    )


def _reporting_verb_first(words: Words) -> Words:
    """In "... , a indiqué l'armée" the verb hangs from the quotation in Sequoia and GSD, the reverse in PUD."""
    for at, word in enumerate(words):
        quoted = word.head
        if word.label != "parataxis" or word.pos != "VERB" or quoted >= at or words[quoted].label != "root":
            continue
        if _subject_follows(words, at) and not _goes_on(words, at, quoted):
            return _turned(words, at, quoted)
    return words


def _subject_follows(words: Words, verb: int) -> bool:
    return any(w.head == verb and w.label == "nsubj" and at > verb for at, w in enumerate(words))


def _goes_on(words: Words, verb: int, quoted: int) -> bool:
    """Whether the quotation is taken up again after its reporting clause."""
    return any(w.head == quoted and w.pos != "PUNCT" for w in words[verb + 1 :])


def _turned(words: Words, verb: int, quoted: int) -> Words:
    def turn(at: int, word: Word) -> Word:
        if at == verb:
            return replace(word, head=verb, label="root")
        if at == quoted:
            return replace(word, head=verb, label="parataxis")
        return replace(word, head=verb) if word.head == quoted and at > verb else word

    return tuple(turn(at, word) for at, word in enumerate(words))
