"""What is done to treebank sentences before the parser learns from them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from training.inverted import inverted
from training.labels import reconciled, renamed
from training.noise import news_noise
from training.reported import reporting
from training.score import Tally, count, laid_out
from training.surface import surface_words
from training.treebanks import Word, read_conllu

_DU = """\
1\tLe\tle\tDET\t_\t_\t2\tdet\t_\t_
2\tchef\tchef\tNOUN\t_\tGender=Masc\t6\tnsubj\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\tparti\tparti\tNOUN\t_\t_\t2\tnmod\t_\t_
6\tparle\tparler\tVERB\t_\tVerbForm=Fin\t0\troot\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t_\t_\t6\tpunct\t_\t_
"""
_DONT = """\
1\tThey\tthey\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_
"""


def _words(*rows: tuple[str, str, int, str]) -> tuple[Word, ...]:
    return tuple(
        Word(form, form, pos, "VerbForm=Fin" if pos == "VERB" else "", head, label, True)
        for form, pos, head, label in rows
    )


def _text(words: tuple[Word, ...]) -> str:
    return "".join(w.form + " " * w.space for w in words).strip()


def _sound(words: tuple[Word, ...]) -> bool:
    """Whether there is one root, and only it is its own head."""
    roots = [at for at, w in enumerate(words) if w.label == "root"]
    return len(roots) == 1 and all((w.head == at) == (at in roots) for at, w in enumerate(words))


QUOTE = _words(
    ("Tout", "PRON", 1, "nsubj"),
    ("va", "VERB", 1, "root"),
    ("bien", "ADV", 1, "advmod"),
    (",", "PUNCT", 4, "punct"),
    ("affirme", "VERB", 1, "parataxis"),
    ("Paul", "PROPN", 4, "nsubj"),
    (".", "PUNCT", 1, "punct"),
)
PLAIN = _words(
    ("Le", "DET", 1, "det"),
    ("pont", "NOUN", 2, "nsubj"),
    ("reste", "VERB", 2, "root"),
    ("toujours", "ADV", 2, "advmod"),
    ("ouvert", "ADJ", 2, "xcomp"),
    (".", "PUNCT", 2, "punct"),
)


def test_a_french_contraction_is_one_word_in_the_place_of_its_preposition():
    """The pair "de le" is the word "du", a case of the noun, and heads still point at the right words."""
    words = surface_words(next(read_conllu(_DU.splitlines())))

    assert ["Le", "chef", "du", "parti", "parle", "."] == [w.form for w in words]
    assert ("case", "parti") == (words[2].label, words[words[2].head].form)


def test_an_english_contraction_stays_two_words():
    """The pair "do n't" is spelt by its words, so it stays two, without a space between them."""
    words = surface_words(next(read_conllu(_DONT.splitlines())))

    assert "They don't know" == _text(words)
    assert 4 == len(words)


def test_labels_get_one_name():
    """Subtypes that the treebanks do not share are merged; dates without preposition follow what they hang on."""
    words = renamed(
        _words(("Il", "PRON", 1, "expl:subj"), ("pleut", "VERB", 1, "root"), ("lundi", "NOUN", 1, "nmod:unmarked"))
    )

    assert ["expl", "root", "obl"] == [w.label for w in words]


def test_the_reporting_verb_heads_what_it_reports():
    """A reporting clause that closes its sentence becomes the root, and the quotation hangs from it."""
    words = reconciled(QUOTE, "fr")

    assert _sound(words)
    assert ("root", "parataxis") == (words[4].label, words[1].label)
    assert "affirme" == words[words[6].head].form


def test_a_bare_name_on_a_noun_is_an_apposition():
    """In "le président Paul" the name is an apposition unless a preposition stands before it."""
    words = reconciled(
        _words(
            ("président", "NOUN", 0, "root"),
            ("Paul", "PROPN", 0, "nmod"),
            ("à", "ADP", 3, "case"),
            ("Pau", "PROPN", 0, "nmod"),
        ),
        "fr",
    )

    assert ["root", "appos", "case", "nmod"] == [w.label for w in words]


def test_noise_keeps_the_tree():
    """Whatever damage is done, the sentence has one root and every head lies within it."""
    rng = random.Random(3)
    for _ in range(200):
        assert _sound(news_noise(QUOTE, rng, share=0.7))


def test_a_whole_sentence_keeps_its_end_mark_under_noise():
    """Noise for measuring leaves the words as many as they were."""
    rng = random.Random(3)

    assert {len(QUOTE)} == {len(news_noise(QUOTE, rng, share=1.0, whole=True)) for _ in range(20)}


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_plain_sentence_becomes_reported_speech(code):
    """The result is a sound tree, ends with one full stop, and its root is a verb with a subject."""
    said = reporting(code, [PLAIN])
    rng = random.Random(1)
    for _ in range(100):
        words = said.report(PLAIN, rng)
        assert words is not None
        assert _sound(words)
        root = next(at for at, w in enumerate(words) if w.label == "root")
        assert "VERB" == words[root].pos
        assert any(w.head == root and w.label == "nsubj" for w in words)
        assert "." == words[-1].form


def test_a_quotation_is_not_reported_twice():
    """A sentence that already holds a reporting clause does not lend itself."""
    assert reporting("fr", [PLAIN]).report(QUOTE, random.Random(1)) is None


def test_a_remark_hangs_from_a_plain_french_sentence():
    """With "ce que dément Moscou" behind it the sentence is a sound tree with the subject behind its verb."""
    said = reporting("fr", [PLAIN])
    rng = random.Random(2)
    remarks = [words for _ in range(30) if (words := said.remark(PLAIN, rng))]

    assert remarks
    assert all(_sound(words) for words in remarks)


def test_a_relative_clause_is_turned_round():
    """A clause "que Kiev réclame" becomes "que réclame Kiev", with the same tree; elision follows the new neighbour."""
    words = _words(
        ("L'aide", "NOUN", 0, "root"),
        ("que", "PRON", 3, "obj"),
        ("Kiev", "PROPN", 3, "nsubj"),
        ("attend", "VERB", 0, "acl:relcl"),
    )
    turned = inverted(words)

    assert "L'aide qu'attend Kiev" == _text(turned)
    assert _sound(turned)


def test_a_perfect_parse_scores_a_hundred():
    """The scorer gives full marks to the gold tree and fewer when a label is wrong."""
    _, gold, _ = laid_out([QUOTE])
    tally = Tally()
    count(tally, gold, gold)

    assert 100.0 == tally.figures()["las"]


def test_treebanks_are_read_plain_or_packed(tmp_path: Path):
    """A treebank file may be packed with xz or not."""
    import lzma

    from training.treebanks import read_treebank

    (tmp_path / "a.conllu").write_text(_DU, encoding="utf-8")
    with lzma.open(tmp_path / "b.conllu.xz", "wt", encoding="utf-8") as file:
        file.write(_DU)

    assert read_treebank("a", tmp_path) == read_treebank("b", tmp_path)
