"""The network run in numpy: the same readings as spaCy's own loop, whatever was read before."""

from __future__ import annotations

import pytest

from depeche._languages import language
from depeche.facts.network import Network, WordVectors
from depeche.facts.parsing import multiply_with_numpy
from depeche.facts.tokens import vocabulary

_TEXTS = [
    "The minister said on Monday that the bridge , which was closed in May , would open again .",
    "Rain .",
    "Le maire a annoncé lundi la réouverture du pont ; les habitants l' attendaient depuis mai .",
    "« Nous avons perdu trois semaines » , a-t-il dit .",
]


@pytest.fixture(scope="module", params=["fr", "en"])
def pipeline(request):
    """A language's pipeline as spaCy loads it, and what runs it."""
    import spacy

    folder = language(request.param).folder / "pipeline"
    if not (folder / "config.cfg").exists():
        pytest.skip(f"needs the trained pipeline of {request.param}")
    nlp = spacy.load(folder, vocab=vocabulary(), exclude=["tokenizer"])
    multiply_with_numpy(nlp)
    return nlp, Network(nlp)


def _docs(nlp, texts=_TEXTS):
    from spacy.tokens import Doc

    return [Doc(nlp.vocab, words=text.split()) for text in texts]


def _readings(docs):
    return [[(t.text, t.pos_, str(t.morph), t.head.i, t.dep_, t.is_sent_start) for t in doc] for doc in docs]


def test_the_network_reads_as_spacy_does(pipeline):
    """Parts of speech, features, heads, labels and sentences are those of spaCy's own loop."""
    nlp, network = pipeline
    expected, docs = _docs(nlp), _docs(nlp)
    for name in nlp.pipe_names:
        component = nlp.get_pipe(name)
        component.set_annotations(expected, component.predict(expected))
    network.annotate(docs)

    assert _readings(expected) == _readings(docs)


def test_docs_without_words_are_left_alone(pipeline):
    """Empty Docs among others change nothing, and a batch of them is no error."""
    nlp, network = pipeline
    docs, mixed = _docs(nlp), _docs(nlp, ["", *_TEXTS, ""])
    network.annotate(docs)
    network.annotate(mixed)
    network.annotate(_docs(nlp, [""]))

    assert _readings(docs) == _readings(mixed[1:-1])


def test_a_word_has_the_same_vector_whatever_was_met_before(pipeline):
    """A word's vector does not hang on the words it was met with."""
    nlp, _ = pipeline
    words = sorted({word for text in _TEXTS for word in text.split()})
    together, apart = WordVectors(nlp), WordVectors(nlp)
    expected = together.of(words)
    for word in reversed(words):
        apart.of([word])

    assert expected.tolist() == apart.of(words).tolist()


def test_vectors_are_forgotten_when_too_many_are_kept(pipeline, monkeypatch):
    """When there is no more room all are made again, the same."""
    nlp, _ = pipeline
    monkeypatch.setattr("depeche.facts.network._KEPT", 8)
    vectors = WordVectors(nlp)
    expected = vectors.of(["Rain", "bridge", "maire"])
    vectors.of(["a", "b", "c", "d", "e", "f"])

    assert expected.tolist() == vectors.of(["Rain", "bridge", "maire"]).tolist()
