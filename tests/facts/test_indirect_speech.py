"""Indirect speech in sentences that mislead: half clauses, asides, judgements, speakers told by a count."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


def told(code: str, text: str) -> list[tuple[str, str, str]]:
    """Who says what with which word, of every statement that has all three."""
    facts = depeche.read_text(text, language=code, date="2031-05-13", title="x").findings.facts
    said = [f for f in facts if f.kind == "statement" and f.content is not None and f.who]
    return [(f.who[0].pin.text, f.trigger.text, f.content.text) for f in said if f.content is not None]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "One of the nurses said the beds were full.", ("One of the nurses", "said", "the beds were full")),
        (
            "fr",
            "Une des infirmières a affirmé que les lits manquaient.",
            ("Une des infirmières", "affirmé", "les lits manquaient"),
        ),
        (
            "en",
            "The prosecutor accused Jan Roos, who lives in Delft, of stealing public funds.",
            ("The prosecutor", "accused", "stealing public funds"),
        ),
        (
            "en",
            "The plan is vague about who would qualify, housing experts say, and costs nothing.",
            ("housing experts", "say", "The plan is vague about who would qualify"),
        ),
        (
            "en",
            'The marchers said they want "justice for all," but pledged to stay calm.',
            ("they", "pledged", "to stay calm"),
        ),
        (
            "en",
            "As Ms. Lund put it in a statement, the network is a mirror.",
            ("Ms. Lund", "put it", "the network is a mirror"),
        ),
        (
            "fr",
            "Comme l'a résumé la mairesse dans un communiqué, la ville est ruinée.",
            ("la mairesse", "résumé", "la ville est ruinée"),
        ),
        ("en", "Farmers see the reform as an insult.", ("Farmers", "see", "the reform as an insult")),
        (
            "fr",
            "Les syndicats voient cette réforme comme une provocation.",
            ("Les syndicats", "voient", "cette réforme comme une provocation"),
        ),
        ("en", "The minister judged the measure a mistake.", ("The minister", "judged", "the measure a mistake")),
        ("fr", "Le ministre juge la mesure dangereuse.", ("Le ministre", "juge", "la mesure dangereuse")),
        (
            "en",
            "Most neighbours had heard by then that the mill would close.",
            ("Most neighbours", "heard", "the mill would close"),
        ),
        ("en", "Brosk further asserted that the dam was cracked.", ("Brosk", "asserted", "the dam was cracked")),
        (
            "en",
            "Bell charges that firms that stand to gain from the port paid the mayor.",
            ("Bell", "charges", "firms that stand to gain from the port paid the mayor"),
        ),
        (
            "en",
            "Lund often mocked Bell for not paying his fines, claiming that he had the receipts.",
            ("Lund", "mocked", "Bell for not paying his fines"),
        ),
        ("en", "But some note that the mayor was absent.", ("some", "note", "the mayor was absent")),
        (
            "en",
            "Older farmers, in particular, have expressed misgivings about the dam.",
            ("Older farmers", "misgivings", "the dam"),
        ),
        (
            "en",
            "Mr. Bell has attacked loopholes that benefit traders, and has called for new taxes.",
            ("Mr. Bell", "called for", "new taxes"),
        ),
        (
            "fr",
            "Le ministre a attaqué les niches qui profitent aux riches, et a appelé à les supprimer.",
            ("Le ministre", "appelé", "à les supprimer"),
        ),
        (
            "en",
            "As many experts, including Ms. Lund, have pointed out, the mayor is free to leave.",
            ("many experts", "pointed out", "the mayor is free to leave"),
        ),
        (
            "fr",
            "Comme plusieurs experts l'ont souligné, le maire est libre.",
            ("plusieurs experts", "souligné", "le maire est libre"),
        ),
        (
            "en",
            "The island, as one of the wardens noted, rarely sees snow.",
            ("one of the wardens", "noted", "The island, as one of the wardens noted, rarely sees snow"),
        ),
        (
            "fr",
            "La Bretagne, comme l'a rappelé un conseiller du maire, ne connaît pas d'ouragans.",
            (
                "un conseiller du maire",
                "rappelé",
                "La Bretagne, comme l'a rappelé un conseiller du maire, ne connaît pas d'ouragans",
            ),
        ),
        ("en", "He took part in what analysts had described as a farce.", ("analysts", "described", "a farce")),
        ("en", "Police fired tear gas in what officials called an ambush.", ("officials", "called", "an ambush")),
        (
            "fr",
            "La police a tiré dans ce que l'opposition appelle un guet-apens.",
            ("l'opposition", "appelle", "un guet-apens"),
        ),
        ("en", "He took donations, which he said were small.", ("he", "said", "were small")),
        ("en", "The firm, which prosecutors say took bribes, closed.", ("prosecutors", "say", "took bribes")),
        (
            "en",
            "In a May meeting with the board of the Kelna Post Bell said that the bridge must close.",
            ("Bell", "said", "the bridge must close"),
        ),
        (
            "fr",
            "Dans une réunion avec la rédaction du Courrier de Lyon Keller a déclaré que la digue cédait.",
            ("Keller", "déclaré", "la digue cédait"),
        ),
        ("en", "The bank this week announced it would close.", ("The bank", "announced", "it would close")),
        (
            "en",
            "Brosk Mining just this month announced it would close two pits.",
            ("Brosk Mining", "announced", "it would close two pits"),
        ),
        (
            "en",
            "Many people involved in the talks assumed that Mr. Bell had money.",
            ("Many people", "assumed", "Mr. Bell had money"),
        ),
        ("en", "She remained convinced that the dam was safe.", ("She", "remained convinced", "the dam was safe")),
        (
            "en",
            "He met them and came away convinced that reforms were under way.",
            ("He", "came away convinced", "reforms were under way"),
        ),
        ("fr", "Elle reste convaincue que la digue tient.", ("Elle", "reste convaincue", "la digue tient")),
        ("fr", "Le maire demeure persuadé que le pont est sûr.", ("Le maire", "demeure persuadé", "le pont est sûr")),
        (
            "en",
            "Traders also persisted in arguments that the tax is wrong.",
            ("Traders", "arguments", "the tax is wrong"),
        ),
        (
            "en",
            "The council has signaled willingness to move the market.",
            ("The council", "willingness", "to move the market"),
        ),
        (
            "en",
            "The Post reported at the time that the editor, Ann Lund, told Ms. Bell that the page was lost.",
            ("The Post", "reported", "the editor, Ann Lund, told Ms. Bell that the page was lost"),
        ),
        (
            "en",
            "Video of the raid shows him with his hands in the air.",
            ("Video of the raid", "shows", "him with his hands in the air"),
        ),
        (
            "en",
            "Most polls show Lund with a lead of two points.",
            ("Most polls", "show", "Lund with a lead of two points"),
        ),
        ("fr", "Un sondage la donne en tête avec 40 %.", ("Un sondage", "donne", "en tête avec 40 %")),
        ("en", "The mayor's view is that the road is safe.", ("The mayor", "view", "the road is safe")),
        ("en", "Bell's bet is simply that rain will come.", ("Bell", "bet", "rain will come")),
        (
            "fr",
            "L'argument de la ministre est que les prix baissent.",
            ("la ministre", "argument", "les prix baissent"),
        ),
        ("en", "By the mayor's own account, the city is broke.", ("the mayor", "By", "the city is broke")),
        (
            "en",
            "He was, in her view, too late for the train.",
            ("her", "in", "He was, in her view, too late for the train"),
        ),
        (
            "fr",
            "Il est, selon la mairesse, trop tard.",
            ("la mairesse", "selon", "Il est, selon la mairesse, trop tard"),
        ),
        ("fr", "De l'aveu même du maire, la ville est ruinée.", ("maire", "De l'aveu même du", "la ville est ruinée")),
        (
            "en",
            "She dismissed a Kelna Post report that the mill had closed.",
            ("Kelna Post", "report", "the mill had closed"),
        ),
        (
            "en",
            "The researchers came to the conclusion that the law saved lives.",
            ("The researchers", "came to the conclusion", "the law saved lives"),
        ),
        (
            "fr",
            "Les chercheurs en viennent à la conclusion que la loi a sauvé des vies.",
            ("Les chercheurs", "viennent à la conclusion", "la loi a sauvé des vies"),
        ),
        ("en", "They share the belief that every child should read.", ("They", "belief", "every child should read")),
        ("fr", "Les élus partagent l'idée que le parc doit ouvrir.", ("Les élus", "idée", "le parc doit ouvrir")),
        ("fr", "La maire nourrit l'espoir que le train revienne.", ("La maire", "espoir", "le train revienne")),
        ("en", "She voiced confidence that talks would resume.", ("She", "confidence", "talks would resume")),
        (
            "en",
            "Ann Bell, the mayor's eldest daughter, noted the rule.",
            ("Ann Bell, the mayor's eldest daughter", "noted", "the rule"),
        ),
        (
            "en",
            "She never missed a chance to remind the crowd he was the only farmer there.",
            ("She", "remind", "he was the only farmer there"),
        ),
        (
            "en",
            "Lawmakers have not said when they would take up the bill.",
            ("Lawmakers", "said", "when they would take up the bill"),
        ),
        ("fr", "Les élus n'ont pas dit quand ils voteraient.", ("Les élus", "dit", "quand ils voteraient")),
        (
            "en",
            "He cited vile comments Lund had made about her.",
            ("He", "cited", "vile comments Lund had made about her"),
        ),
        (
            "fr",
            "Une étude parue dans la revue Sols suggère que les vers aident.",
            ("Une étude", "suggère", "les vers aident"),
        ),
        (
            "fr",
            "Le Bogdo Khan déclara que la ville avait été prise.",
            ("Le Bogdo Khan", "déclara", "la ville avait été prise"),
        ),
        ("fr", "L'entreprise s'est excusée du retard.", ("L'entreprise", "s'est excusée", "retard")),
        ("fr", "Les autorités exhortent les habitants à partir.", ("Les autorités", "exhortent", "à partir")),
        (
            "fr",
            "Bruxelles a averti Oslo qu'elle risquait des amendes.",
            ("Bruxelles", "averti", "elle risquait des amendes"),
        ),
        ("fr", "Elle a qualifié cette accusation d'absurde.", ("Elle", "qualifié", "cette accusation d'absurde")),
        ("en", "The report, released Monday, found that wages fell.", ("The report", "found", "wages fell")),
        ("en", "A study published in the journal Soil suggests worms help.", ("A study", "suggests", "worms help")),
        (
            "en",
            "People familiar with the matter told the Herald the bank would cut 400 jobs.",
            ("People familiar with the matter", "told", "the bank would cut 400 jobs"),
        ),
        ("en", "The mayor, surprised, said the city was broke.", ("The mayor", "said", "the city was broke")),
        (
            "fr",
            "La banque a indiqué dans un document publié vendredi qu'elle avait perdu 3 millions.",
            ("La banque", "indiqué", "elle avait perdu 3 millions"),
        ),
        ("fr", "Les éleveurs craignaient une sécheresse.", ("Les éleveurs", "craignaient", "une sécheresse")),
        ("fr", "Roux a appelé à la fin de la grève et exhorté au calme.", ("Roux", "exhorté", "calme")),
        ("en", "She argued against the plan.", ("She", "argued", "the plan")),
        ("fr", "Elle a plaidé contre le projet.", ("Elle", "plaidé", "le projet")),
    ],
)
def test_what_is_said_is_found_in_sentences_that_mislead(code: str, text: str, expected: tuple[str, str, str]) -> None:
    """Speaker, cue and words said stand together whatever stands between them."""
    assert expected in told(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The vase broke, so he put it back."),
        ("en", "One knows that prices rise."),
        ("fr", "Il a trouvé la porte ouverte."),
        ("en", "Everything that she says is false."),
        ("fr", "Il appelle la police."),
        ("en", "They share a flat."),
        ("fr", "Ils partagent une idée folle."),
        ("en", "She lives in his view."),
        ("en", "The trouble is that rain is late."),
        ("fr", "Le problème est que la pluie tarde."),
        ("en", "The number that customers call is busy."),
    ],
)
def test_nothing_is_said_where_a_cue_only_looks_like_one(code: str, text: str) -> None:
    """Objects put back, nobody in particular and doors found open tell no statement."""
    assert told(code, text) == []


@pytest.mark.parametrize(
    ("code", "text", "speaker", "channel"),
    [
        ("en", "The ministry issued a statement condemning the attack.", "The ministry", "a statement"),
        ("en", "The union released a letter calling for a strike.", "The union", "a letter"),
        ("en", "The mayor received a letter demanding his resignation.", "a letter", "a letter"),
        ("fr", "Le ministère a publié un communiqué condamnant l'attaque.", "Le ministère", "un communiqué"),
        ("fr", "Le maire a reçu une lettre exigeant sa démission.", "une lettre", "une lettre"),
    ],
)
def test_who_issues_a_text_says_what_stands_in_it(code: str, text: str, speaker: str, channel: str) -> None:
    """The issuer of a statement or letter speaks through it; one who only receives it does not."""
    facts = depeche.read_text(text, language=code, date="2031-05-13", title="x").findings.facts
    (said,) = [f for f in facts if f.kind == "statement"]
    assert (speaker, channel) == (said.who[0].pin.text, said.channel.text if said.channel else None)
