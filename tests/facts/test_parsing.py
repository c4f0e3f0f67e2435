"""The runtime door to the parsers: lengths, offsets, words, lemmas and sentences."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depeche._languages import language
from depeche.facts.parsing import Parser, load_parser


def _parser(code: str) -> Parser:
    if not (language(code).folder / "pipeline" / "config.cfg").exists():
        pytest.skip(f"needs the trained pipeline of {code}")
    return load_parser(code)


@pytest.fixture(scope="module")
def french() -> Parser:
    """The French parser."""
    return _parser("fr")


@pytest.fixture(scope="module")
def english() -> Parser:
    """The English parser."""
    return _parser("en")


def _one(parser: Parser, text: str):
    (doc,) = parser.parse([text])
    return doc


def _child(head, *labels: str) -> list[str]:
    return [t.text for t in head.children if t.dep_ in labels]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        " \n\t ",
        "  Le  pont\u00a0est\u202ffermé .  ",
        "مرحبا بالعالم",
        "👩‍👩‍👧 e\u0301te\u0301 \u200b ok",
        "İSTANBUL ŞEHRİ GÜZEL BİR ŞEHİR",
        "«»“”’‘…—\x00",
        "half \ud800 a character",
        " a\n\n" * 300,
        "-je" * 3000,
    ],
)
@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_doc_has_the_length_of_its_text(code, text):
    """Whatever the text holds, the Doc has as many characters."""
    doc = _one(_parser(code), text)

    assert len(text) == len(doc.text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
@pytest.mark.parametrize("code", ["fr", "en"])
def test_words_and_white_space_cover_any_text(code, text):
    """Every character that is not blank in the Doc is in a word, and each word stands at its own offset."""
    doc = _one(_parser(code), text)

    assert len(text) == len(doc.text)
    assert [t.text for t in doc] == [doc.text[t.idx : t.idx + len(t)] for t in doc]


def test_a_text_without_a_full_stop_is_cut_into_bounded_pieces(french):
    """A hundred thousand characters without a full stop come back as one Doc of that length."""
    text = "mot " * 25_000

    assert len(text) == len(_one(french, text).text)


def test_texts_come_back_in_their_order(english):
    """There is one Doc for each text, in order, empty ones included."""
    texts = ["The bridge is closed.", "", "It rained."]

    assert texts == [d.text for d in english.parse(texts)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’armée s'est repliée jusqu'à Kiev.", ["L'", "armée", "s'", "est", "repliée", "jusqu'", "à", "Kiev", "."]),
        ("A-t-il nié, demande-t-on ?", ["A", "-t-il", "nié", ",", "demande", "-t-on", "?"]),
        ("selon l'AFP.Selon lui", ["selon", "l'", "AFP", ".", "Selon", "lui"]),
        ("« Non ».Le maire", ["«", "Non", "»", ".", "Le", "maire"]),
        ("J.Dupont, de l'O.N.U., à 10h30", ["J.", "Dupont", ",", "de", "l'", "O.N.U.", ",", "à", "10", "h", "30"]),
        ("3 000 tués, 7,2 %", ["3 000", "tués", ",", "7,2", "%"]),
        ("aujourd'hui, peut-être, États-Unis", ["aujourd'hui", ",", "peut-être", ",", "États-Unis"]),
        ("voir lemonde.fr/a-b.", ["voir", "lemonde.fr/a-b", "."]),
    ],
)
def test_french_words_are_cut_as_in_the_treebanks(french, text, words):
    """Elisions and hanging pronouns are words; glued full stops are split, initials and figures are not."""
    assert words == [t.text for t in _one(french, text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don’t, can't and won't.", ["They", "do", "n't", ",", "ca", "n't", "and", "wo", "n't", "."]),
        ("Ukraine's army", ["Ukraine", "'s", "army"]),
        ("in the U.S. at 5 p.m. on Friday", ["in", "the", "U.S.", "at", "5", "p.m.", "on", "Friday"]),
        ("said Reuters.The army", ["said", "Reuters", ".", "The", "army"]),
        ("a long-range missile, $7.2bn", ["a", "long", "-", "range", "missile", ",", "$", "7.2", "bn"]),
        ("Mr. J.Smith", ["Mr.", "J.", "Smith"]),
    ],
)
def test_english_words_are_cut_as_in_the_treebanks(english, text, words):
    """Contractions and possessives are words; glued full stops are split, abbreviations are not."""
    assert words == [t.text for t in _one(english, text)]


def test_a_glued_full_stop_ends_a_french_sentence(french):
    """Two sentences are found where the space between them is missing."""
    doc = _one(french, "La ville a été bombardée, selon l'AFP.Le maire appelle à évacuer.")

    assert 2 == len(list(doc.sents))


def test_the_closing_mark_stays_with_its_sentence(french):
    """A sentence never starts with the mark that closes the one before, nor within a line."""
    doc = _one(french, "« Nous partons demain. » Le ministre n'a rien dit ; il est resté.")

    assert ["« Nous partons demain. »", "Le ministre n'a rien dit ; il est resté."] == [s.text for s in doc.sents]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("« Le pont est fermé », a indiqué l'armée.", "indiqué", "armée"),
        ("La ville est encerclée, affirme le gouverneur.", "affirme", "gouverneur"),
        ("Deux soldats sont morts, a annoncé vendredi le ministère de la Défense.", "annoncé", "ministère"),
    ],
)
def test_who_said_it_is_a_subject_behind_its_verb(french, text, verb, subject):
    """In a French reporting clause the noun behind the verb is its subject, not its object."""
    doc = _one(french, text)
    said = next(t for t in doc if t.text == verb)

    assert [subject] == _child(said, "nsubj")


def test_an_english_reporting_clause_has_its_subject(english):
    """In an English reporting clause the noun behind the verb is its subject."""
    doc = _one(english, '"The bridge is closed," said the mayor on Friday.')
    said = next(t for t in doc if t.text == "said")

    assert ["mayor"] == _child(said, "nsubj")


def test_a_passive_shows_whom_it_befell_and_by_whom(english, french):
    """The subject of a passive is labelled so in both languages."""
    assert ["men"] == [
        t.text for t in _one(english, "Three men were arrested by the police.") if t.dep_ == "nsubj:pass"
    ]
    assert ["hommes"] == [
        t.text for t in _one(french, "Trois hommes ont été arrêtés par la police.") if t.dep_ == "nsubj:pass"
    ]


@pytest.mark.parametrize(
    ("code", "text", "verb", "lemma"),
    [
        ("fr", "Les avions bombardaient la ville.", "bombardaient", "bombarder"),
        ("fr", "La ville a été détruite.", "détruite", "détruire"),
        ("fr", "Ils ont démenti ces informations.", "démenti", "démentir"),
        ("en", "The army shelled the town.", "shelled", "shell"),
        ("en", "They denied everything.", "denied", "deny"),
        ("en", "Troops are withdrawing.", "withdrawing", "withdraw"),
    ],
)
def test_the_lemma_of_a_verb_is_its_infinitive(code, text, verb, lemma):
    """Verbs come as infinitives in lower case."""
    token = next(t for t in _one(_parser(code), text) if t.text == verb)

    assert lemma == token.lemma_


def test_an_all_capital_headline_is_read_in_lower_case(french):
    """The words of a headline in capitals are read in lower case, at the same offsets."""
    text = "LE PRÉSIDENT RENCONTRE LE MINISTRE"
    doc = _one(french, text)

    assert "Le président rencontre le ministre" == doc.text
    assert "RENCONTRE" == text[doc[2].idx : doc[2].idx + len(doc[2])]


def test_reading_is_the_same_when_words_are_no_longer_kept(french, monkeypatch):
    """A vocabulary that is full forgets new words again, and the parse stays the same."""
    texts = [
        "Le maire de Plougastel a inauguré le gymnase.",
        "Il pleuvait.",
        "Le maire de Plougastel a inauguré le gymnase.",
    ]
    expected = [
        [(t.text, t.pos_, str(t.morph), t.lemma_, t.head.i, t.dep_) for t in doc] for doc in french.parse(texts)
    ]
    monkeypatch.setattr("depeche.facts.parsing._WORDS_KEPT", 0)
    texts.append("Des ornithorynques ronflaient sous les bananeraies.")
    docs = list(french.parse(texts))

    assert "ornithorynques" not in french.vocab.strings
    assert expected == [[(t.text, t.pos_, str(t.morph), t.lemma_, t.head.i, t.dep_) for t in doc] for doc in docs[:3]]
