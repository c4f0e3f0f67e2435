"""Who says what to whom: direct, indirect and mixed speech with the cues of both languages."""

from __future__ import annotations

import re

import pytest

from depeche._languages import language
from depeche.facts.draft import Draft
from depeche.facts.parsing import load_parser
from depeche.facts.passage import Passage, Span
from depeche.facts.statements import find_statements, load_statement_lexicon
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


def read(code: str, text: str) -> list[dict[str, object]]:
    """The statements of a text, its paragraphs apart, each field as words."""
    parts = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", text)]
    docs = load_parser(code).parse(part for _, part in parts)
    passages = [Passage(doc, at, "paragraph", 0, part) for (at, part), doc in zip(parts, docs, strict=True)]
    drafts = find_statements(passages, load_statement_lexicon(language(code)))
    return [_shown(draft, text) for draft in drafts]


def _shown(draft: Draft, text: str) -> dict[str, object]:
    def words(span: Span | None) -> str | None:
        return text[span[0] : span[1]] if span else None

    return {
        "type": draft.type,
        "trigger": words(draft.trigger),
        "who": [words(s) for s in draft.who],
        "to_whom": [words(s) for s in draft.to_whom],
        "content": words(draft.content),
        "status": draft.status,
        "answer": draft.answer,
    }


DIRECT = [
    ("fr", "« Nous tiendrons parole », a déclaré le ministre.", "le ministre", "Nous tiendrons parole"),
    ("fr", "Le ministre a déclaré : « Nous tiendrons parole. »", "Le ministre", "Nous tiendrons parole."),
    ("fr", "« Nous avons gagné la partie », a-t-elle ajouté.", "elle", "Nous avons gagné la partie"),
    ("fr", "Selon la police, « la situation est sous contrôle ».", "la police", "la situation est sous contrôle"),
    ("en", '"We will keep our word," the minister said.', "the minister", "We will keep our word"),
    ("en", '"We will keep our word", said Maria Lopez.', "Maria Lopez", "We will keep our word"),
    ("en", 'The minister said, "We will keep our word."', "The minister", "We will keep our word."),
    ("en", 'The minister told reporters: "We will keep our word."', "The minister", "We will keep our word."),
]


@pytest.mark.parametrize(("code", "text", "who", "content"), DIRECT)
def test_direct_speech_has_its_speaker_and_words(code: str, text: str, who: str, content: str) -> None:
    """A quotation before or behind its cue is one statement, pinned to the words inside the marks."""
    found = read(code, text)
    assert [([who], content)] == [(f["who"], f["content"]) for f in found]


INDIRECT = [
    ("fr", "Le maire affirme que la ville est prête.", "SAY", "Le maire", "la ville est prête"),
    (
        "fr",
        "La ville est prête pour les jeux, affirme le maire.",
        "SAY",
        "le maire",
        "La ville est prête pour les jeux",
    ),
    ("fr", "L'armée a été battue, selon Interfax.", "SAY", "Interfax", "L'armée a été battue"),
    ("fr", "Berlin a dénoncé une attaque cruelle.", "ACCUSE", "Berlin", "une attaque cruelle"),
    ("fr", "Le maire a promis de baisser les impôts.", "AGREE", "Le maire", "de baisser les impôts"),
    ("en", "The mayor said that the city was ready.", "SAY", "The mayor", "the city was ready"),
    ("en", "The mayor said the city was ready.", "SAY", "The mayor", "the city was ready"),
    ("en", "The city was ready for the games, the mayor said.", "SAY", "the mayor", "The city was ready for the games"),
    ("en", "According to Interfax, the army was beaten.", "SAY", "Interfax", "the army was beaten"),
    ("en", "The mayor vowed to cut taxes.", "AGREE", "The mayor", "to cut taxes"),
    ("en", "Berlin condemned the attack.", "ACCUSE", "Berlin", "the attack"),
]


@pytest.mark.parametrize(("code", "text", "kind", "who", "content"), INDIRECT)
def test_indirect_speech_is_found_without_marks(code: str, text: str, kind: str, who: str, content: str) -> None:
    """Clauses, infinitives, noun phrases and sources give statements of the cue's speech act."""
    found = read(code, text)
    assert [(kind, [who], content)] == [(f["type"], f["who"], f["content"]) for f in found]


@pytest.mark.parametrize(
    ("code", "text", "to_whom"),
    [
        ("fr", "Kiev accuse Moscou d'avoir bombardé un hôpital.", ["Moscou"]),
        ("fr", "Le président demande à ses alliés de livrer des armes.", ["ses alliés"]),
        ("en", "Kyiv accused Moscow of bombing a hospital.", ["Moscow"]),
        ("en", "The president asked the allies to send arms.", ["the allies"]),
    ],
)
def test_the_accused_and_those_asked_are_to_whom(code: str, text: str, to_whom: list[str]) -> None:
    """An accusation names the accused, a demand those of whom it is asked."""
    assert [to_whom] == [f["to_whom"] for f in read(code, text)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "« Nous partons demain matin », a dit le chef. « Rien ne nous arrêtera plus. »"),
        ("en", '"We leave tomorrow morning," the chief said. "Nothing will stop us now."'),
    ],
)
def test_a_quotation_without_a_cue_goes_on(code: str, text: str) -> None:
    """What is quoted next without a cue is the same speaker's, as a statement of its own."""
    found = read(code, text)
    assert 2 == len(found)
    assert found[0]["who"] == found[1]["who"]
    assert found[0]["content"] != found[1]["content"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le porte-parole a indiqué que la route est coupée, ajoutant que le pont a été détruit."),
        ("en", "The spokesman said that the road was cut, adding that the bridge was destroyed."),
    ],
)
def test_a_participle_speaks_for_the_subject(code: str, text: str) -> None:
    """A chain of cues in one sentence gives a statement for each, the speaker understood."""
    found = read(code, text)
    assert 2 == len(found)
    assert found[0]["who"] == found[1]["who"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Les Etats-Unis accusent Moscou d'avoir livré des armes, ce que Moscou nie."),
        ("en", "Washington accused Moscow of sending arms, which Moscow denies."),
    ],
)
def test_a_denial_takes_the_words_that_it_denies(code: str, text: str) -> None:
    """A denial without words of its own has the content of the accusation, and the accusers as addressees."""
    accusation, denial = read(code, text)
    assert ("DENY", "denies") == (denial["type"], denial["answer"])
    assert accusation["content"] == denial["content"]
    assert accusation["who"] == denial["to_whom"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "La police n'a pas confirmé que deux hommes ont été arrêtés."),
        ("en", "Police did not confirm that two men had been arrested."),
    ],
)
def test_what_is_not_said_did_not_happen(code: str, text: str) -> None:
    """A negated cue is a statement that was not made."""
    assert ["did_not_happen"] == [f["status"] for f in read(code, text)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le parti défend une réforme « utile » de la loi."),
        ("en", 'The party backs a "useful" reform of the law.'),
        ("fr", "On dit que la mer monte."),
        ("fr", "Selon la loi, le vote est secret."),
        ("en", "According to the law, the vote is secret."),
    ],
)
def test_no_statement_without_words_or_speaker(code: str, text: str) -> None:
    """Words put at a distance, hearsay of nobody and rules are no statements."""
    assert [] == read(code, text)


def test_a_colon_leads_into_the_next_paragraph() -> None:
    """A quotation in its own paragraph belongs to the cue that ends the paragraph before."""
    found = read("fr", "Le maire a ajouté :\n« La ville sera reconstruite pierre par pierre. »")
    assert [(["Le maire"], "La ville sera reconstruite pierre par pierre.")] == [
        (f["who"], f["content"]) for f in found
    ]


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        ("fr", "L'armée, affirme le ministère, a repris la ville.", "le ministère"),
        ("fr", "Cette loi, a-t-il ajouté, ne changera rien.", "il"),
        ("fr", "Le barrage, ont prévenu lundi les ingénieurs, menace de céder.", "les ingénieurs"),
        ("en", "The museum, Ms. Lopez said, celebrates several of her heroes.", "Ms. Lopez"),
        ("en", "The dam, engineers told the council on Monday, is about to break.", "engineers"),
    ],
)
def test_an_incise_tells_the_sentence_around_it(code: str, text: str, who: str) -> None:
    """A cue between commas inside its sentence has that whole sentence as what is said."""
    assert [([who], text.rstrip("."))] == [(f["who"], f["content"]) for f in read(code, text)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "« Nous sommes prêts, a affirmé le ministre, à tout entendre dès demain. »"),
        ("en", '"We are ready, the minister said, to hear everything tomorrow."'),
    ],
)
def test_an_incise_inside_the_marks_keeps_the_quotation_whole(code: str, text: str) -> None:
    """Where the cue stands inside the quotation marks, the quotation is one statement of the speaker it names."""
    (found,) = read(code, text)
    assert text.strip('«» "') == found["content"]
    assert "minist" in str(found["who"])


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le maire a déclaré : « Nous partons demain à l'aube.\n« Nous reviendrons quand tout sera fini. »"),
        ("fr", "« Nous partons demain à l'aube.\n« Nous reviendrons quand tout sera fini », a déclaré le maire."),
        ("en", 'The mayor said, "We leave tomorrow at dawn.\n"We shall return when all is done."'),
        ("en", '"We leave tomorrow at dawn.\n"We shall return when all is done," said the mayor.'),
    ],
)
def test_a_speech_over_paragraphs_is_one_statement(code: str, text: str) -> None:
    """A quotation that goes on in the next paragraph is told once, from its first word to its last."""
    (found,) = read(code, text)
    assert "mai" in str(found["who"]) or "mayor" in str(found["who"])
    assert str(found["content"]).startswith(("Nous partons", "We leave"))
    assert str(found["content"]).rstrip(".").endswith(("fini", "done"))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le ministre affirme qu'il croit que la paix est proche."),
        ("en", "The minister said he believes peace is near."),
    ],
)
def test_a_belief_that_is_said_is_one_statement(code: str, text: str) -> None:
    """What somebody says that he believes is told once, by the cue that says it."""
    assert 1 == len(read(code, text))


@pytest.mark.parametrize(
    ("code", "text", "inner"),
    [
        ("fr", "Le ministre affirme que le maire nie avoir signé.", "nie"),
        ("en", "The minister said that the report shows the dam was weak.", "shows"),
    ],
)
def test_a_statement_about_a_statement_keeps_both(code: str, text: str, inner: str) -> None:
    """What a cue says somebody else says gives two statements, the outer one first."""
    outer, told = read(code, text)
    assert inner == told["trigger"]
    assert inner in str(outer["content"])


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", 'On "The Sunday Morning Show," the senator said the bill was dead.'),
        ("fr", "Le ministre a souligné que l'accord tient, permettant aux civils de partir."),
    ],
)
def test_what_is_said_is_the_clause_and_no_title(code: str, text: str) -> None:
    """The name of a broadcast is not what is said, and a participle that is no cue still belongs to what is said."""
    (found,) = read(code, text)
    assert found["content"] in {"the bill was dead", "l'accord tient, permettant aux civils de partir"}


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("en", '"It is a wake-up call," Sen. Jane Moore (D-Wis.) said Friday.', "It is a wake-up call"),
        ("en", '"You are right about this," he said, adding that "the rest is nonsense."', "You are right about this"),
        ("en", "The Tax Foundation estimates that it would cost millions.", "it would cost millions"),
        (
            "en",
            "She promised to meet and in some cases exceed the goals.",
            "to meet and in some cases exceed the goals",
        ),
        ("en", "They estimated that by 2050, prices would double.", "by 2050, prices would double"),
        (
            "fr",
            "« Vous avez raison sur ce point », a-t-il dit, ajoutant que « le reste est absurde ».",
            "Vous avez raison sur ce point",
        ),
        (
            "fr",
            "Elle a promis de respecter et même de dépasser ces objectifs.",
            "de respecter et même de dépasser ces objectifs",
        ),
    ],
)
def test_what_is_said_is_whole(code: str, text: str, content: str) -> None:
    """The first statement has all the words said and no more."""
    assert content == read(code, text)[0]["content"]


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("fr", "Moscou n'exclut pas de frapper de nouveau.", "de frapper de nouveau"),
        ("fr", "Le ministre n'écarte pas l'hypothèse d'un attentat.", "l'hypothèse d'un attentat"),
        ("fr", "Le maire refuse d'exclure une grève.", "une grève"),
        ("en", "Moscow did not rule out further strikes.", "further strikes"),
        ("en", "The minister refused to rule out sanctions.", "sanctions"),
    ],
)
def test_not_ruling_out_leaves_possible(code: str, text: str, content: str) -> None:
    """Who does not rule something out rejects nothing: a plain statement that was made."""
    (found,) = read(code, text)
    assert ("SAY", "happened", content) == (found["type"], found["status"], found["content"])


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Officials denied them entry."),
        ("en", "The court denied the motion."),
        ("fr", "Le juge lui dénie le droit de voter."),
    ],
)
def test_to_deny_what_is_granted_is_no_denial(code: str, text: str) -> None:
    """Refusing entry, a motion or a right says nothing."""
    assert [] == read(code, text)


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("en", "The minister denied the claims.", "the claims"),
        ("en", "He denied any wrongdoing.", "any wrongdoing"),
        ("fr", "Le ministre dément ces accusations.", "ces accusations"),
    ],
)
def test_a_denial_has_what_it_denies(code: str, text: str, content: str) -> None:
    """A denial whose object names what is denied has it as its content."""
    (found,) = read(code, text)
    assert ("DENY", "denies", content) == (found["type"], found["answer"], found["content"])


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("fr", "L'armée affirme avoir abattu dix drones.", "avoir abattu dix drones"),
        ("fr", "Le ministre dit vouloir négocier.", "vouloir négocier"),
        ("fr", "Les rebelles ont annoncé avoir pris l'aéroport.", "avoir pris l'aéroport"),
        ("en", "The army denied having shot down the plane.", "having shot down the plane"),
    ],
)
def test_what_one_says_of_oneself_may_be_an_infinitive(code: str, text: str, content: str) -> None:
    """A clause without a subject of its own is what is said all the same."""
    (found,) = read(code, text)
    assert content == found["content"]


@pytest.mark.parametrize(
    ("code", "text", "who", "content"),
    [
        ("en", "According to the coach, Maria Lopez, the team won.", "the coach", "the team won"),
        ("en", "According to court files, papers that matter are kept.", "court files", "papers that matter are kept"),
        ("fr", "Mais selon la police, deux hommes ont fui.", "la police", "deux hommes ont fui"),
    ],
)
def test_a_source_that_comes_first_vouches_for_the_rest(code: str, text: str, who: str, content: str) -> None:
    """What stands behind the source's own phrase is what it vouches for."""
    (found,) = read(code, text)
    assert ([who], content) == (found["who"], found["content"])


def test_a_source_is_no_part_of_what_is_said() -> None:
    """Of what somebody says, the source that vouches for it is left out."""
    (found,) = read("fr", "Le groupe a reconnu avoir menti, selon la police.")
    assert "avoir menti" == found["content"]


@pytest.mark.parametrize(
    ("code", "text", "kind", "content"),
    [
        ("fr", "Le ministre qualifie la décision de scandaleuse.", "ACCUSE", "la décision de scandaleuse"),
        ("fr", "La maire a jugé le texte « dangereux ».", "ACCUSE", "le texte « dangereux »"),
        ("fr", "La maire décrit l'accord comme historique.", "SUPPORT", "l'accord comme historique"),
        ("en", 'The minister called the ruling "dangerous".', "ACCUSE", 'the ruling "dangerous"'),
        ("en", "He called the attack a success.", "SUPPORT", "the attack a success"),
        ("en", "She described the deal as binding.", "SAY", "the deal as binding"),
    ],
)
def test_a_judgement_is_blame_or_praise(code: str, text: str, kind: str, content: str) -> None:
    """What something is called makes the speech act: blame, praise, or plain words."""
    (found,) = read(code, text)
    assert (kind, content) == (found["type"], found["content"])


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The mayor called a meeting."),
        ("en", "The judge called the hearing for Monday."),
        ("fr", "La cour a jugé l'affaire."),
        ("fr", "Le maire traite les dossiers de voirie."),
    ],
)
def test_what_is_called_nothing_is_no_statement(code: str, text: str) -> None:
    """A verb of judgement that says nothing of its object is no cue."""
    assert [] == read(code, text)


SPLIT = [
    (
        "fr",
        "« Nous partons », a dit le maire, « et nous ne reviendrons pas avant lundi ».",
        ["Nous partons", "et nous ne reviendrons pas avant lundi"],
    ),
    (
        "en",
        '"We are leaving," the mayor said, "and we will not return before Monday."',
        ["We are leaving", "and we will not return before Monday."],
    ),
]


@pytest.mark.parametrize(("code", "text", "contents"), SPLIT)
def test_a_split_quotation_is_two_statements_of_one_speaker(code: str, text: str, contents: list[str]) -> None:
    """Words of the article between two quotations make two statements."""
    found = read(code, text)
    assert contents == [f["content"] for f in found]
    assert found[0]["who"] == found[1]["who"]


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("fr", "Le maire a dit : « Nous partons demain. Il a ensuite quitté la salle.", "Nous partons demain."),
        ("en", 'The mayor said: "We leave tomorrow. He then left the room.', "We leave tomorrow."),
        ("fr", "« Nous partons demain, a dit le maire. Il a ensuite quitté la salle.", "Nous partons demain"),
    ],
)
def test_an_odd_mark_ends_with_its_sentence(code: str, text: str, content: str) -> None:
    """A quotation that is never closed is no longer than the sentence it opens in."""
    (found,) = read(code, text)
    assert content == str(found["content"]).strip("« ")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "« Il m'a dit : “jamais plus” et il est parti », raconte la victime."),
        ("fr", "« Le ministre a affirmé « nous tiendrons » hier soir », a rappelé la députée."),
        ("en", "\"He told me, 'never again,' and left,\" the victim recalled."),
        ("en", "“The minister said “we will hold” last night,” the deputy recalled."),
    ],
)
def test_a_quotation_inside_another_belongs_to_it(code: str, text: str) -> None:
    """The outer words are one statement of whoever tells them, made as told."""
    outer = next(
        f for f in read(code, text) if "vic" in str(f["who"]) or "déput" in str(f["who"]) or "deput" in str(f["who"])
    )
    assert "happened" == outer["status"]
    assert str(outer["content"]).startswith(("Il m'a dit", "Le ministre", "He told me", "The minister"))
    assert str(outer["content"]).endswith(("parti", "soir", "left", "night"))


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        ("fr", "Douze personnes sont mortes, a-t-on appris auprès de la police.", "la police"),
        ("fr", "Il y a douze morts, a-t-on indiqué de source policière.", "source policière"),
        ("fr", "« C'est faux », rétorque le ministère.", "le ministère"),
        ("fr", "Selon le ministre, cité par l'agence Tass, l'attaque a été repoussée.", "le ministre"),
        ("en", "According to the minister, quoted by Tass, the attack was repelled.", "the minister"),
        ("en", "The party has urged members to leave the hall and called for calm.", "The party"),
        ("fr", "Le parti a exhorté ses membres à quitter la salle et appelé au calme.", "Le parti"),
    ],
)
def test_the_speaker_is_whoever_vouches_for_it(code: str, text: str, who: str) -> None:
    """Of every statement in the sentence the speaker is the one that a reader would name."""
    found = read(code, text)
    assert found
    assert all([who] == f["who"] for f in found)


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("fr", "L'ONU s'est dite préoccupée par la situation.", "préoccupée par la situation"),
        ("en", "The UN said it was concerned about the situation.", "it was concerned about the situation"),
    ],
)
def test_what_one_says_one_is_is_one_statement(code: str, text: str, content: str) -> None:
    """A state of mind that somebody declares is what is said."""
    assert [content] == [f["content"] for f in read(code, text)]


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        (
            "en",
            "WALLACE: Let us begin with the debate.\nPENCE: It is a serious business indeed.\n"
            "WALLACE: Will she be there tomorrow?\nPENCE: I do not know that yet.",
            ["WALLACE", "PENCE", "WALLACE", "PENCE"],
        ),
        (
            "fr",
            "Jeanne Martin : Commençons par le débat d'hier.\nPaul Durand : C'est une affaire très sérieuse.\n"
            "Jeanne Martin : Sera-t-elle là demain ?\nPaul Durand : Je ne le sais pas encore.",
            ["Jeanne Martin", "Paul Durand", "Jeanne Martin", "Paul Durand"],
        ),
    ],
)
def test_the_turns_of_an_interview_are_statements(code: str, text: str, who: list[str]) -> None:
    """A name and a colon before each paragraph say who speaks, without any mark."""
    turns = [f for f in read(code, text) if f["trigger"] in {"WALLACE", "PENCE", "Jeanne Martin", "Paul Durand"}]
    assert [[name] for name in who] == [f["who"] for f in turns]


def test_one_label_is_no_interview() -> None:
    """A town and a colon that open one paragraph are no speaker."""
    assert [] == read("en", "PARIS: The rain fell all day long.\nThe streets were empty.")


@pytest.mark.parametrize(
    ("code", "text", "to_whom"),
    [
        ("fr", "Londres a menacé d'envahir l'ambassade.", ["l'ambassade"]),
        ("en", "London threatened to invade the embassy.", ["the embassy"]),
        ("fr", "Le candidat exige la publication des résultats par la commission.", ["la commission"]),
        ("fr", "Pyongyang s'est engagé à renforcer ses liens avec Moscou.", ["Moscou"]),
        ("en", "Pyongyang pledged to deepen ties with Moscow.", ["Moscow"]),
    ],
)
def test_the_threatened_and_the_partner_are_to_whom(code: str, text: str, to_whom: list[str]) -> None:
    """Where the cue names nobody, the words said name who is threatened, is to act, or is promised something."""
    (found,) = read(code, text)
    assert to_whom == found["to_whom"]


@pytest.mark.parametrize(
    ("code", "text", "kind", "who", "to_whom", "content"),
    [
        (
            "en",
            "The raid was condemned by the mayor of Kelna.",
            "ACCUSE",
            "the mayor of Kelna",
            ["The raid"],
            "The raid",
        ),
        ("en", "He was accused by the opposition of lying.", "ACCUSE", "the opposition", ["He"], "lying"),
        ("fr", "L'attaque a été condamnée par le maire.", "ACCUSE", "le maire", ["L'attaque"], "L'attaque"),
        ("fr", "Il est accusé par l'opposition de mentir.", "ACCUSE", "l'opposition", ["Il"], "de mentir"),
    ],
)
def test_a_passive_tells_what_its_agent_says(
    code: str, text: str, kind: str, who: str, to_whom: list[str], content: str
) -> None:
    """The agent of a passive cue speaks; its subject is what is said, or who is spoken of."""
    found = read(code, text)
    assert [(kind, [who], to_whom, content)] == [(f["type"], f["who"], f["to_whom"], f["content"]) for f in found]


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("en", "The mayor says she hopes to win, but she knows it is hard.", "she hopes to win, but she knows it is hard"),
        ("en", "The centre says it would cut costs, but would add jobs.", "it would cut costs, but would add jobs"),
        ("en", 'The mayor said it was late and "we go home tonight".', 'it was late and "we go home tonight"'),
        ("en", "The mayor said the account is false in response to an email.", "the account is false"),
        ("en", "The mayor announced Wednesday he would step down.", "he would step down"),
        ("fr", "Le chef s'est engagé à baisser les prix lors d'une réunion avec le maire.", "à baisser les prix"),
        ("fr", "La police n'a pas confirmé le lien, bien que le nombre de vols soit en hausse.", "le lien"),
        ("fr", "Le maire a menacé les auteurs de ces actes de poursuites pénales.", "poursuites pénales"),
    ],
)  # fmt: skip
def test_what_is_said_ends_where_the_telling_goes_on(code: str, text: str, content: str) -> None:
    """Second halves belong to what is said; the occasion, the day and a concession of the article's own do not."""
    assert content in [f["content"] for f in read(code, text)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Oslo declared war on Kelna."),
        ("en", "The governor declared a state of emergency on Monday."),
        ("fr", "Le gouverneur a décrété l'état d'urgence lundi."),
        ("en", "Fears are felt by patients following the revelation that homes may have been looted."),
    ],
)
def test_a_deed_is_no_statement(code: str, text: str) -> None:
    """Who declares war says nothing, nor who feels what a report has brought about."""
    assert [] == read(code, text)


@pytest.mark.parametrize(
    ("code", "text", "kind", "to_whom", "content"),
    [
        ("en", "He referred to the plan as a disgrace.", "ACCUSE", ["the plan"], "the plan as a disgrace"),
        ("en", "He blasted the press for being dishonest.", "ACCUSE", ["the press"], "the press for being dishonest"),
        ("en", "The clerk told his aides to cut costs.", "REQUEST", ["his aides"], "to cut costs"),
        ("en", "The union announced its support for the plan.", "SUPPORT", [], "its support for the plan"),
        ("en", "Kask said at a rally in Oslo that the bridge was shut.", "SAY", [], "the bridge was shut"),
        ("en", "They kept a policy which Oslo criticised.", "ACCUSE", [], "a policy"),
        ("fr", "Le pays garde une loi que les syndicats dénoncent.", "ACCUSE", [], "une loi"),
        (
            "fr",
            "Elle trouve la mesure « absolument choquante ».",
            "ACCUSE",
            ["la mesure"],
            "la mesure « absolument choquante »",
        ),
        ("fr", "Le maire a dit aux habitants de rester chez eux.", "REQUEST", ["habitants"], "de rester chez eux"),
        ("fr", "Les députés ont fait part de leur indignation.", "ACCUSE", [], "leur indignation"),
    ],
)
def test_what_is_blamed_asked_or_backed_has_its_act(
    code: str, text: str, kind: str, to_whom: list[str], content: str
) -> None:
    """Blame, orders and support are told by what is said of somebody, by an infinitive, by a noun for one's own stance."""
    found = read(code, text)
    assert [(kind, to_whom, content)] == [(f["type"], f["to_whom"], f["content"]) for f in found]


@pytest.mark.parametrize(
    ("code", "text", "who", "content"),
    [
        ("en", "Kyiv struck the depot, which Oslo denies.", "Oslo", "Kyiv struck the depot"),
        ("fr", "Kiev a frappé un dépôt, ce que la Norvège dément.", "la Norvège", "Kiev a frappé un dépôt"),
    ],
)
def test_a_denial_of_what_the_article_tells_has_its_words(code: str, text: str, who: str, content: str) -> None:
    """A relative clause that denies takes the clause before it for its words where nobody said them."""
    assert [("DENY", [who], content)] == [(f["type"], f["who"], f["content"]) for f in read(code, text)]


def test_a_chamber_is_where_something_is_said() -> None:
    """It is asked for something, but told nothing."""
    (said,) = read("fr", "Le ministre a déclaré au Sénat que le plan était prêt.")
    (asked,) = read("fr", "Le ministre a demandé au Sénat d'adopter le texte.")
    assert ([], ["Sénat"]) == (said["to_whom"], asked["to_whom"])
