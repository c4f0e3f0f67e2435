"""Docs as the stages read them: the same answers as spaCy's own, each token made once."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc as SpacyDoc

from depeche.facts.doc import Doc
from depeche.facts.tokens import vocabulary
from tests.facts.docs import doc_of

_WORDS = ["The", "mayor", "of", "Lyon", ",", "who", "resigned", ",", "left", ".", "Rain", "fell", "."]
_SPACES = [True, True, True, False, True, True, False, True, False, True, True, False, False]
_HEADS = [1, 8, 3, 1, 6, 6, 1, 6, 8, 8, 11, 11, 11]
_DEPS = ["det", "nsubj", "case", "nmod", "punct", "nsubj", "acl:relcl", "punct", "ROOT", "punct",
         "nsubj", "ROOT", "punct"]  # fmt: skip
_POS = ["DET", "NOUN", "ADP", "PROPN", "PUNCT", "PRON", "VERB", "PUNCT", "VERB", "PUNCT", "NOUN", "VERB", "PUNCT"]
_MORPHS = ["Definite=Def", "Number=Sing", *[""] * 6, "Tense=Past|VerbForm=Fin", *[""] * 4]


@pytest.fixture(scope="module")
def both():
    """The same parse as a Doc of ours and as one of spaCy's."""
    ours = doc_of(_WORDS, _SPACES, pos=_POS, heads=_HEADS, deps=_DEPS, morphs=_MORPHS)
    theirs = SpacyDoc(vocabulary(), words=_WORDS, spaces=_SPACES, pos=_POS, heads=_HEADS, deps=_DEPS, morphs=_MORPHS)
    return ours, theirs


def test_each_word_answers_as_spacy_does(both):
    """Text, place, analysis and looks of every word are spaCy's."""
    ours, theirs = both
    names = ["i", "idx", "text", "lower_", "whitespace_", "pos_", "dep_", "is_punct", "is_space", "is_lower", "is_quote",
             "like_num", "like_url", "is_sent_start", "is_sent_end"]  # fmt: skip

    assert theirs.text == ours.text
    assert [[getattr(t, n) for n in names] for t in theirs] == [[getattr(t, n) for n in names] for t in ours]
    assert [str(t.morph) for t in theirs] == [str(t.morph) for t in ours]
    assert [t.morph.get("Tense") for t in theirs] == [list(t.morph.get("Tense")) for t in ours]


def test_the_tree_is_spacys(both):
    """Heads, children, edges, ancestors, subtrees and sentences are spaCy's."""
    ours, theirs = both

    def tree(t):
        groups = t.children, t.ancestors, t.subtree
        return t.head.i, t.left_edge.i, t.right_edge.i, t.sent.start, t.sent.end, [[o.i for o in g] for g in groups]

    assert [tree(t) for t in theirs] == [tree(t) for t in ours]
    assert [(s.start_char, s.end_char, s.text) for s in theirs.sents] == [
        (s.start_char, s.end_char, s.text) for s in ours.sents
    ]


def test_stretches_of_words_are_spacys(both):
    """Any slice has spaCy's text, length and root."""
    ours, theirs = both
    places = [(a, b) for a in range(len(_WORDS)) for b in range(a + 1, len(_WORDS) + 1)]
    seen = [(s.text, len(s), s.root.i, s[0].i, s[-1].i) for s in (theirs[a:b] for a, b in places)]

    assert seen == [(s.text, len(s), s.root.i, s[0].i, s[-1].i) for s in (ours[a:b] for a, b in places)]


@pytest.mark.parametrize("mode", ["strict", "contract", "expand"])
def test_words_of_a_stretch_of_text_are_spacys(both, mode):
    """Whatever characters are asked for, the words found there are those that spaCy finds."""
    ours, theirs = both
    length = len(theirs.text)
    spans = [(a, b) for a in range(length) for b in range(a + 1, length + 1) if not theirs.text[a:b].isspace()]

    def words(doc, a, b):
        found = doc.char_span(a, b, alignment_mode=mode)
        return None if found is None else [t.i for t in found]

    assert [words(theirs, a, b) for a, b in spans] == [words(ours, a, b) for a, b in spans]


def test_a_word_is_always_the_same_token(both):
    """A token reached by index, slice, head or sentence is one and the same."""
    doc, _ = both
    left = doc[8]

    assert {left} == {doc[1].head, next(iter(doc[8:9])), doc[7:9].root, *(t for t in doc[0].sent if t.i == 8)}


def test_a_doc_without_words_is_empty():
    """No words, no text, no sentences."""
    doc = Doc([])

    assert ("", 0, (), []) == (doc.text, len(doc), doc.sents, list(doc))


def test_there_is_no_word_before_the_first(both):
    """Asking for a neighbour beyond either end is an error."""
    doc, _ = both

    assert "mayor" == doc[0].nbor().text
    for token, distance in ((doc[0], -1), (doc[len(doc) - 1], 1)):
        with pytest.raises(IndexError):
            token.nbor(distance)
