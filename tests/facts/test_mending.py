"""Slips of the parser that are put right: the verb, subject and object that a reader sees."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depeche.facts.doc import Doc, Row
from depeche.facts.mending import mended
from depeche.facts.mending_words import load_mending_words
from depeche.facts.parsing import load_parser
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


def parsed(code: str, text: str) -> Doc:
    """The text, parsed."""
    (doc,) = load_parser(code).parse([text])
    return doc


def slots(doc: Doc, verb: str) -> dict[str, str]:
    """The words that hang from a verb, by their labels."""
    head = next(t for t in doc if t.text == verb)
    return {"pos": head.pos_, **{c.dep_: c.text for c in head.children if c.dep_ != "punct"}}


@pytest.mark.parametrize(
    ("code", "text", "verb", "subject", "thing"),
    [
        ("en", "The memo also accused House speaker Ann Bell (R., La.) of fraud.", "accused", "memo", "speaker"),
        ("en", "The Tax Foundation estimates that it would cost 3 million.", "estimates", "Foundation", None),
        ("en", "A Kelna poll shows that voters have left the party.", "shows", "poll", None),
        ("en", "Kyiv struck the depot, which Oslo denies.", "denies", "Oslo", "which"),
        ("en", "He's announced that he will resign in May.", "announced", "He", None),
        ("en", "The firm did nothing wrong, its lawyer Maarja Kask said.", "said", "Maarja", None),
        ("en", "As Bell told The Kelna Post, US oil has dropped.", "dropped", "oil", None),
        (
            "en",
            "In June, the Kelna senator called on fellow farmers to quit after the mayor claimed that a judge was unfit.",
            "called",
            "senator",
            None,
        ),
        ("en", "A gunman shot a nurse in Kelna.", "shot", "gunman", "nurse"),
        ("en", "A gunman shot dead a teacher in Kelna.", "shot", "gunman", "teacher"),
        ("en", "Police said a gunman shot a nurse in Kelna.", "shot", "gunman", "nurse"),
        ("en", "In June, the Kelna senator called on fellow farmers to leave.", "called", "senator", None),
        ("fr", "Kiev a frappé un dépôt, ce que la Norvège dément.", "dément", "Norvège", "que"),
        ("fr", "L'opposition l'accuse de mentir.", "accuse", "opposition", "l'"),
        (
            "en",
            "In August, several groups granted Mr. Bell an extension, saying he was late.",
            "granted",
            "groups",
            "extension",
        ),
        ("en", 'For Mayor Helen Brook, the plan "makes no sense".', "makes", "plan", "sense"),
        ("en", "But environmentalists worry that Mr. Bell is reviving the trade.", "worry", "environmentalists", None),
        ("en", "The mine could close, Sen. Lindsey Graham (R-S.C.) told the Herald.", "told", "Lindsey", None),
        ("en", "Trump tweeted in the early hours that the bridge was shut.", "tweeted", "Trump", None),
        ("en", "About 300 people protested on Monday against the tax.", "protested", "people", None),
    ],
)
def test_a_mistaken_verb_has_its_subject_and_object(code: str, text: str, verb: str, subject: str, thing: str) -> None:
    """A verb that was read as a noun, an adjective or a passive is a verb with its own subject."""
    found = slots(parsed(code, text), verb)
    assert ("VERB", subject, thing) == (found["pos"], found["nsubj"], found.get("obj"))


def test_a_day_between_subject_and_verb_dates_the_verb() -> None:
    """The day hangs from the verb, so that it is no part of who speaks."""
    assert "Monday" == slots(parsed("en", "The minister on Monday blamed the army."), "blamed")["obl"]


def test_a_description_belongs_to_the_name_behind_it() -> None:
    """The description cut off by the parser hangs from the name."""
    doc = parsed("en", "The firm did nothing wrong, its lawyer Maarja Kask said.")
    assert "Maarja" == next(t for t in doc if t.text == "lawyer").head.text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "It's said that the road is closed."),
        ("en", "The school's health concerns worry parents."),
        ("en", "Two men arrested in Kelna."),
        ("fr", "C'est plus que la moyenne, dit-il."),
    ],
)
def test_what_is_no_slip_stays(code: str, text: str) -> None:
    """Passives, compounds, headlines and comparisons are left as they were read."""
    doc = parsed(code, text)
    rows = [Row(t.text, bool(t.whitespace_), t.pos_, t.morph, t.lemma_, t.head.i, t.dep_, t.is_sent_start) for t in doc]
    assert rows == mended(list(rows), load_mending_words(code))


WORDS = st.sampled_from(
    ["the", "poll", "shows", "that", "denies", "which", ",", "'s", "accused", "Monday", "Oslo", "l'"]
)
LABELS = st.sampled_from(
    ["nsubj", "nsubj:pass", "amod", "nmod", "ROOT", "obj", "aux:pass", "parataxis", "acl", "compound"]
)
CLASSES = st.sampled_from(["NOUN", "PROPN", "VERB", "DET", "PRON", "SCONJ", "ADJ", "PUNCT", "AUX"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(WORDS, CLASSES, LABELS, st.integers(0, 11)), min_size=1, max_size=12))
def test_every_word_still_hangs_from_a_root(words: list[tuple[str, str, str, int]]) -> None:
    """Whatever the tree, mending neither loses a word nor makes it hang from itself in a circle."""
    rows = [
        Row(word, True, pos, "", word, min(head, at), dep, at == 0) for at, (word, pos, dep, head) in enumerate(words)
    ]
    after = mended(list(rows), load_mending_words("en"))
    assert [r.word for r in rows] == [r.word for r in after]
    for start in range(len(after)):
        at, steps = start, 0
        while after[at].head != at and steps <= len(after):
            at, steps = after[at].head or 0, steps + 1
        assert steps <= len(after)


@pytest.mark.parametrize(
    ("text", "verb", "thing"),
    [
        ("Les soldats ont arrêté lundi des manifestants.", "arrêté", "manifestants"),
        ("La police a interpellé dans la nuit des militants.", "interpellé", "militants"),
        ("Le pays a expulsé en deux jours des centaines de migrants.", "expulsé", "centaines"),
        ("L'armée a bombardé dimanche des positions rebelles.", "bombardé", "positions"),
        ("Il est mort lundi des suites de ses blessures.", "mort", None),
        ("Le ministre a parlé lundi des otages.", "parlé", None),
        ("Le ministre s'est félicité mardi des progrès.", "félicité", None),
    ],
)
def test_an_object_behind_the_time_is_the_verbs(text: str, verb: str, thing: str | None) -> None:
    """Behind a day "des" is an article where the verb wants an object, a preposition where it wants "de"."""
    assert thing == slots(parsed("fr", text), verb).get("obj")


@pytest.mark.parametrize(
    ("code", "text", "noun", "inner"),
    [
        ("fr", "La police a annoncé l'arrestation, mardi, de trois suspects.", "arrestation", {"suspects"}),
        ("fr", "L'ONU a condamné l'enlèvement, dimanche à Mopti, de deux employés.", "enlèvement", {"employés"}),
        ("fr", "L'ONG a fait état de l'exécution, jeudi, par l'armée, de 28 civils.", "exécution", {"armée", "civils"}),
        ("en", "Police announced the arrest on Tuesday of three suspects.", "arrest", {"suspects"}),
        ("en", "The UN condemned the abduction, on Sunday in Mopti, of two workers.", "abduction", {"workers"}),
        ("fr", "Le juge a accusé le maire, jeudi, de corruption.", "maire", set()),
    ],
)
def test_what_an_event_has_behind_an_aside_is_its_own(code: str, text: str, noun: str, inner: set[str]) -> None:
    """Whom it befell and who did it hang from the noun, not from the day or the verb above."""
    head = next(t for t in parsed(code, text) if t.text == noun)
    assert inner == {c.text for c in head.children if c.dep_ == "nmod" and c.i > head.i}


def test_a_name_behind_its_description_is_no_second_subject() -> None:
    """The minister and Jean Roux are one."""
    doc = parsed("fr", "Le Premier ministre britannique Jean Roux est en visite à Oslo.")
    assert {"Jean": ("appos", "ministre")} == {t.text: (t.dep_, t.head.text) for t in doc if t.text == "Jean"}


@pytest.mark.parametrize(
    ("code", "text", "verb", "subject"),
    [
        ("en", "Talks between Oslo and Bern began on Monday.", "began", "Talks"),
        ("en", "Clashes between police and protesters erupted on Monday.", "erupted", "Clashes"),
        ("en", "Yesterday, Kelna fired artillery rounds aimed at a base in Moro broadcasting songs.", "fired", "Kelna"),
        ("fr", "Les négociations entre Paris et Rome ont repris lundi.", "repris", "négociations"),
    ],
)
def test_the_opening_of_a_sentence_is_its_subject(code: str, text: str, verb: str, subject: str) -> None:
    """A capital or a day in front hides neither the noun nor the verb."""
    doc = parsed(code, text)
    assert (subject, "NOUN" if subject != "Kelna" else "PROPN") == next(
        (c.text, c.pos_) for t in doc if t.text == verb for c in t.children if c.dep_ == "nsubj"
    )


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "Talks between Oslo and Bern began."), ("fr", "Les négociations entre Oslo et Bern ont repris.")],
)
def test_two_stand_behind_between(code: str, text: str) -> None:
    """The second is joined to the first, not to the noun before them."""
    assert "Oslo" == next(t.head.text for t in parsed(code, text) if t.text == "Bern")


@pytest.mark.parametrize(
    ("code", "text", "verb", "expected"),
    [
        ("fr", "Le tribunal a condamné le maire à trois ans de prison.", "condamné", {"obj": "maire", "obl": "ans"}),
        ("fr", "Le chef rebelle a été extradé vers les Etats-Unis.", "extradé", {"nsubj:pass": "chef", "obl": "Etats-Unis"}),
        ("fr", "Pékin a mis en garde Washington.", "mis", {"nsubj": "Pékin", "obj": "Washington"}),
        ("fr", "Des milliers d'éleveurs bloquent depuis lundi les routes.", "bloquent", {"nsubj": "milliers", "obj": "routes"}),
        ("fr", "Dix-sept civils ont péri lundi.", "péri", {"nsubj": "civils"}),
        ("fr", "Son parti a dénoncé cette arrestation.", "dénoncé", {"nsubj": "parti", "obj": "arrestation"}),
    ],
)  # fmt: skip
def test_verbs_keep_their_own(code: str, text: str, verb: str, expected: dict[str, str]) -> None:
    """Whatever the tagger calls it, the verb has its subject, its object and its penalty."""
    found = slots(parsed(code, text), verb)
    assert {"pos": "VERB", **expected} == {key: found.get(key) for key in ("pos", *expected)}


@pytest.mark.parametrize(
    ("text", "verb", "subject", "label"),
    [
        ("Around 300 people protested outside the embassy.", "protested", "people", "nsubj"),
        ("Around 300 people were arrested.", "arrested", "people", "nsubj:pass"),
        ("The minister called for peace in Kelna.", "called", "minister", "nsubj"),
    ],
)
def test_a_sentence_is_no_noun_phrase(text: str, verb: str, subject: str, label: str) -> None:
    """Roughly counted people act; a verb that wants its preposition has no passive participle."""
    assert subject == slots(parsed("en", text), verb).get(label)


def test_a_name_that_ends_the_phrase_of_a_source_is_not_the_subject() -> None:
    """What stands behind its comma is."""
    doc = parsed("fr", "Selon le chef de la police Jean Roux, le plan a échoué.")
    assert {"pos": "VERB", "obl": "chef", "nsubj": "plan", "aux": "a"} == slots(doc, "échoué")


@pytest.mark.parametrize(
    ("text", "verb", "slot"),
    [
        ("The law was condemned by police chief Ann Bell.", "condemned", "obl:agent"),
        ("The mayor met with police chief Ann Bell.", "met", "obl"),
        ("The mayor told radio host Dan Bell that the road is closed.", "told", "obj"),
        ("They praised radio host Dan Bell.", "praised", "obj"),
    ],
)
def test_what_stands_before_a_description_belongs_to_the_name(text: str, verb: str, slot: str) -> None:
    """The preposition before a description is the name's, and description and name are one object."""
    doc = parsed("en", text)
    name = next(t for t in doc if t.text in {"Ann", "Dan"})
    assert (verb, slot) == (name.head.text, name.dep_)
    assert "nmod:desc" in {c.dep_ for c in name.children}
    assert not any(c.dep_ == "case" for d in name.children if d.dep_ == "nmod:desc" for c in d.children)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "thing"),
    [
        ("The union demands transparency from the mayor.", "demands", "union", "transparency"),
        ("Bell fears attacks, yet refuses to leave.", "fears", "Bell", "attacks"),
        ("The arms sales scandal", None, None, None),
        ("Bell demands apology", None, None, None),
    ],
)
def test_a_sentence_without_a_verb_has_it_in_its_noun(text: str, verb: str, subject: str, thing: str) -> None:
    """A present that looks like a plural is the verb of a whole sentence, never of a heading."""
    doc = parsed("en", text)
    if verb is None:
        assert not any(t.pos_ == "VERB" for t in doc)
        return
    found = slots(doc, verb)
    assert ("VERB", subject, thing) == (found["pos"], found.get("nsubj"), found.get("obj"))


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Comme l'a noté l'auditeur, les comptes sont incomplets.", "noté", "auditeur"),
        ("Le maire arrive et se lave les mains.", "lave", None),
        ("Le juge l'a entendu et le nomme président.", "nomme", None),
    ],
)
def test_a_second_object_of_a_turned_verb_is_its_subject(text: str, verb: str, subject: str | None) -> None:
    """Unless the verb shares its subject with another, or the first object is the subject itself."""
    assert subject == slots(parsed("fr", text), verb).get("nsubj")


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("A study released last month found that crime fell.", "found", "study"),
        ("A report published in May shows that crime fell.", "shows", "report"),
        ("The minister said on Monday that crime fell.", "said", "minister"),
        ("Leaked documents from his return show he fell.", "show", "documents"),
    ],
)
def test_the_verb_before_that_is_the_main_one(text: str, verb: str, subject: str) -> None:
    """A participle with its time only describes the subject."""
    found = slots(parsed("en", text), verb)
    assert {"pos": "VERB", "nsubj": subject, "ccomp": "fell"} == {k: found.get(k) for k in ("pos", "nsubj", "ccomp")}


@pytest.mark.parametrize(
    ("code", "text", "verb", "inner"),
    [
        ("en", "Experts cautioned, as did the campaign itself, that the poll was close.", "cautioned", "close"),
        ("fr", "Il a affirmé, comme l'avait fait le maire, que l'usine fermerait.", "affirmé", "fermerait"),
    ],
)
def test_what_is_said_behind_a_comparison_belongs_to_the_verb_before_it(
    code: str, text: str, verb: str, inner: str
) -> None:
    """The comparison between the commas has no clause of its own."""
    assert inner == slots(parsed(code, text), verb)["ccomp"]


@pytest.mark.parametrize(
    ("code", "text", "verb", "subject"),
    [
        ("fr", "Les députés ont, sans surprise, adopté à une large majorité le projet de loi.", "adopté", "députés"),
        ("fr", "M. Durand a, sans surprise, balayé l'idée d'une consultation.", "balayé", "M."),
        ("fr", "La police a, de son côté, interpellé dix personnes.", "interpellé", "police"),
        ("fr", "Le groupe avait, dès mardi, démenti ces accusations.", "démenti", "groupe"),
        ("fr", "Des milliers d'élèves sont descendus dans la rue.", "descendus", "milliers"),
        ("en", "The minister has, in effect, rejected the deal.", "rejected", "minister"),
    ],
)
def test_an_auxiliary_and_its_participle_are_one_verb(code: str, text: str, verb: str, subject: str) -> None:
    """Whatever stands between commas inside it, a perfect has the subject before it and is no passive."""
    found = slots(parsed(code, text), verb)
    assert ("VERB", subject) == (found["pos"], found["nsubj"])
    assert "aux" in found


def test_a_passive_split_by_an_aside_stays_one() -> None:
    """What is done to the subject is told of it, the aside's words aside."""
    found = slots(parsed("fr", "Deux élus ont, dans la nuit de lundi, été tués par des rebelles."), "tués")
    assert "élus" == found["nsubj:pass"]
    assert "été" == found["aux:pass"]
