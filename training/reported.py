"""Reporting clauses made from plain sentences: "Le pont est fermé" becomes "Le pont est fermé, a indiqué la police".

News is full of them and the treebanks are not; without them the subject behind its verb is read as an object.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from training.inverted import remarked
from training.treebanks import Word

Words = tuple[Word, ...]
_FINITE = "Mood=Ind|Number={number}|Person=3|Tense={tense}|VerbForm=Fin"
_PARTICIPLE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
_LONGEST_SUBJECT = 9
_SHORTEST, _LONGEST = 5, 32
_CHILD_LABELS = {"ADP": "case", "DET": "det", "ADV": "case"}


@dataclass(frozen=True, slots=True)
class Reporting:
    """The wording of a language's reporting clauses, with subjects taken from its treebanks."""

    table: dict[str, Any]
    subjects: tuple[Words, ...]

    def report(self, sentence: Words, rng: random.Random) -> Words | None:
        """The sentence as something that someone said; None when it does not lend itself."""
        if not _plain(sentence):
            return None
        said = self._opened(sentence[:-1], rng)
        clause, verb = self._clause(rng)
        root = next(at for at, w in enumerate(said) if w.label == "root")
        verb += len(said)
        moved = [
            replace(w, head=verb, label=self.table["quoted_label"]) if at == root else w for at, w in enumerate(said)
        ]
        shifted = [replace(w, head=w.head + len(said)) for w in clause]
        stop = replace(sentence[-1], head=verb)
        return (*moved, *shifted, stop)

    def remark(self, sentence: Words, rng: random.Random) -> Words | None:
        """The sentence with what someone thinks of it behind it; None when it does not lend itself."""
        if not self.table["remarks"] or not _plain(sentence):
            return None
        form, lemma = rng.choice(self.table["remarks"])
        subject = rng.choice(self.subjects)
        return None if _plural(subject) else remarked(sentence, subject, (form, lemma), rng)

    def _opened(self, said: Words, rng: random.Random) -> list[Word]:
        """The words reported, in quotation marks half of the time, and the comma."""
        root = next(at for at, w in enumerate(said) if w.label == "root")
        words = [*said[:-1], replace(said[-1], space=False)]
        comma = Word(",", ",", "PUNCT", "", root, "punct", True)
        if rng.random() < 0.5:
            return [*words, comma]
        before, after = self.table["quotes"]
        inside = self.table["comma_inside"]
        spaced = before != after
        opening = Word(before, before, "PUNCT", "", root + 1, "punct", spaced)
        closing = Word(after, after, "PUNCT", "", root + 1, "punct", inside)
        words = [opening, *(replace(w, head=w.head + 1) for w in words)]
        comma = replace(comma, head=root + 1, space=not inside)
        if inside:
            return [*words, comma, closing]
        return [*words[:-1], replace(words[-1], space=spaced), closing, comma]

    def _clause(self, rng: random.Random) -> tuple[list[Word], int]:
        """Verb, subject and adjuncts with heads counted from the clause's start; the place of its verb."""
        subject = rng.choice(self.subjects)
        number = "Plur" if _plural(subject) else "Sing"
        verb = self._forms(rng.choice(self.table["verbs"]), number, rng)
        adjuncts = [self._adjunct(rng) for _ in range(rng.choice((0, 0, 1, 1, 2)))]
        clitic = rng.choice(self.table["clitics"]) if self.table["clitics"] and rng.random() < 0.15 else None
        if clitic:
            lemma = self.table["clitic_lemma"][clitic]
            verb[0] = replace(verb[0], space=False)
            subject = (Word(clitic, lemma, "PRON", "Number=Sing|Person=3|PronType=Prs", 0, "root", True),)
            parts = [verb[:1], subject, verb[1:]] if len(verb) > 1 else [verb, subject]
        elif rng.random() < self.table["told_share"]:
            verb = self._forms(self.table["told"], number, rng)
            parts = [subject, verb, _phrase(rng.choice(self.table["recipients"]), "iobj")]
        elif rng.random() < self.table["subject_first_share"]:
            parts = [subject, verb]
        else:
            early = adjuncts and rng.random() < self.table["early_adjunct_share"]
            parts = [verb, *(adjuncts if early else ()), subject]
            adjuncts = [] if early else adjuncts
        parts += adjuncts
        return _joined(parts)

    def _adjunct(self, rng: random.Random) -> Words:
        """When, where or through what it was said."""
        dates = self.table["dates"]
        if dates and rng.random() < 0.3:
            return _date(rng.choice(dates["days"]), rng, dates["months"])
        return _phrase(rng.choice(self.table["adjuncts"]), "obl")

    def _forms(self, verb: list[str], number: str, rng: random.Random) -> list[Word]:
        """The verb in the present, or in the past with the auxiliary that the language wants."""
        lemma, past, singular, plural = verb
        if rng.random() < 0.3:
            form = singular if number == "Sing" else plural
            return [Word(form, lemma, "VERB", _FINITE.format(number=number, tense="Pres"), 0, "root", True)]
        auxiliary = self.table["auxiliary"]
        if not auxiliary:
            return [Word(past, lemma, "VERB", "Mood=Ind|Tense=Past|VerbForm=Fin", 0, "root", True)]
        helper = _FINITE.format(number=number, tense="Pres")
        return [
            Word(auxiliary[number], auxiliary["lemma"], "AUX", helper, 1, "aux", True),
            Word(past, lemma, "VERB", _PARTICIPLE, 1, "root", True),
        ]


def reporting(language: str, sentences: list[Words]) -> Reporting:
    """The reporting clauses of a language, with the subjects that its treebank sentences offer."""
    path = Path(__file__).with_name(f"reported_{language}.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    found = [s for sentence in sentences for s in _subjects(sentence)]
    own = [tuple(_phrase(text, "root")) for text in table["subjects"]]
    return Reporting(table, (*found, *own * max(1, len(found) // (2 * len(own)))))


def _plain(sentence: Words) -> bool:
    """Whether it is a sentence of middling length with a verb, no marks of speech in it, and a full stop."""
    return (
        _SHORTEST <= len(sentence) <= _LONGEST
        and sentence[-1].form == "."
        and sentence[-2].pos != "PUNCT"
        and any("VerbForm=Fin" in w.feats for w in sentence)
        and not any(w.form in '"«»—:;?!()' or w.label == "parataxis" for w in sentence[:-1])
        and sentence[-1].label == "punct"
        and not any(w.head == len(sentence) - 1 for w in sentence[:-1])
    )


def _subjects(sentence: Words) -> list[Words]:
    """Nominal subjects of the sentence, each a stretch of words of its own; the head is labelled root."""
    found = []
    for at, word in enumerate(sentence):
        if word.label != "nsubj" or word.pos not in ("NOUN", "PROPN"):
            continue
        inside = [i for i in range(len(sentence)) if _under(sentence, i, at)]
        if inside[-1] - inside[0] + 1 != len(inside) or len(inside) > _LONGEST_SUBJECT:
            continue
        if any(sentence[i].pos in ("VERB", "PUNCT", "AUX", "X", "SYM", "INTJ") for i in inside):
            continue
        first = inside[0]
        words = [replace(sentence[i], head=sentence[i].head - first) for i in inside]
        words[at - first] = replace(word, head=at - first, label="root")
        if words[0].pos != "PROPN":
            words[0] = replace(words[0], form=words[0].form.lower())
        words[-1] = replace(words[-1], space=True)
        found.append(tuple(words))
    return found


def _plural(subject: Words) -> bool:
    return any("Number=Plur" in w.feats and w.label == "root" for w in subject)


def _under(sentence: Words, at: int, top: int) -> bool:
    for _ in range(len(sentence)):
        if at == top:
            return True
        if sentence[at].head == at:
            return False
        at = sentence[at].head
    return False


def _phrase(text: str, label: str) -> Words:
    """Words written word/tag; the last is the head and carries the label."""
    pairs = [item.rsplit("/", 1) for item in text.split(" ")]
    last = len(pairs) - 1
    words = []
    for at, (form, pos) in enumerate(pairs):
        own = ("advmod" if pos == "ADV" and label == "obl" else label) if at == last else _CHILD_LABELS.get(pos, "dep")
        lemma = (
            form if pos == "PROPN" else {"l'": "le", "la": "le", "les": "le", "d'": "de", "une": "un"}.get(form, form)
        )
        words.append(Word(form, lemma, pos, "", last, own, not form.endswith("'")))
    return tuple(words)


def _date(day: str, rng: random.Random, months: list[str]) -> Words:
    """A weekday, most often with its day of the month and month, each hanging from the word before."""
    words = [Word(day, day, "NOUN", "Gender=Masc|Number=Sing", 0, "obl", True)]
    if rng.random() < 0.8:
        number, month = str(rng.randint(2, 31)), rng.choice(months)
        words.append(Word(number, number, "NUM", "", 0, "nmod", True))
        words.append(Word(month, month, "NOUN", "Gender=Masc|Number=Sing", 1, "nmod", True))
    return tuple(words)


def _joined(parts: list[Any]) -> tuple[list[Word], int]:
    """The parts in a row, all hanging from the verb, and the verb's place."""
    words: list[Word] = []
    for part in parts:
        base = len(words)
        words += [replace(w, head=base + w.head) for w in part]
    verb = next(at for at, w in enumerate(words) if w.label == "root" and w.pos == "VERB")
    for at, word in enumerate(words):
        if at == verb:
            words[at] = replace(word, head=verb)
        elif word.label == "root":
            words[at] = replace(word, head=verb, label="nsubj")
        elif word.head == at or word.label == "aux":
            words[at] = replace(word, head=verb)
    words[-1] = replace(words[-1], space=False)
    return words, verb
