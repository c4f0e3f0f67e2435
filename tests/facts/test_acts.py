"""Acts in plain sentences of both languages: their type, who does them to whom, their status; and what looks like one."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.fact import PLOVER_TYPES, Fact

Told = tuple[str, str, str, str, str]

#: The sentence, then type, trigger, who, to whom and status of an event between actors.
ACTS: tuple[tuple[str, str, Told], ...] = (
    ("en", "Peace talks are due to open in Doha on Monday.", ("CONSULT", "Peace talks", "", "", "planned")),
    (
        "fr",
        "Des pourparlers de paix doivent s'ouvrir à Doha lundi.",
        ("CONSULT", "pourparlers", "", "", "planned"),
    ),
    (
        "en",
        "Judges upheld the conviction of the former minister.",
        ("COERCE", "upheld", "Judges", "the former minister", "happened"),
    ),
    (
        "fr",
        "La cour d'appel a confirmé la condamnation de l'ancien ministre.",
        ("COERCE", "confirmé", "La cour d'appel", "l'ancien ministre", "happened"),
    ),
    (
        "en",
        "The bombing was blamed on separatists by police.",
        ("ACCUSE", "blamed", "police", "separatists", "happened"),
    ),
    ("fr", "L'attentat a été attribué aux séparatistes.", ("ACCUSE", "attribué", "", "séparatistes", "happened")),
    (
        "en",
        "A strike by junior doctors in England began on Monday.",
        ("PROTEST", "strike", "junior doctors in England", "", "ongoing"),
    ),
    ("fr", "La grève des cheminots a commencé lundi.", ("PROTEST", "grève", "cheminots", "", "ongoing")),
    (
        "en",
        "A suicide bomber attacked a police station in Kabul.",
        ("ASSAULT", "attacked", "A suicide bomber", "a police station in Kabul", "happened"),
    ),
    (
        "en",
        "The Houthis claimed an attack on a tanker in the Red Sea.",
        ("ASSAULT", "attack", "The Houthis", "a tanker in the Red Sea", "happened"),
    ),
    (
        "fr",
        "Les houthis ont revendiqué une attaque contre un pétrolier.",
        ("ASSAULT", "attaque", "Les houthis", "un pétrolier", "happened"),
    ),
    (
        "en",
        "The group has claimed responsibility for the bombing of a mosque.",
        ("ASSAULT", "bombing", "The group", "a mosque", "happened"),
    ),
    (
        "en",
        "The sanctions imposed by the EU against Russia have failed.",
        ("SANCTION", "sanctions imposed", "the EU", "Russia", "happened"),
    ),
    (
        "fr",
        "Les sanctions imposées par l'Union européenne contre la Russie ont échoué.",
        ("SANCTION", "sanctions imposées", "l'Union européenne", "la Russie", "happened"),
    ),
    (
        "en",
        "Raiders killed at least 20 villagers in a raid, police said Monday.",
        ("ASSAULT", "killed", "Raiders", "at least 20 villagers", "happened"),
    ),
    (
        "en",
        "Rioters stormed the assembly building and set fire to the speaker's residence.",
        ("ASSAULT", "set fire", "Rioters", "the speaker's residence", "happened"),
    ),
    (
        "en",
        "Kelnian air defences destroyed 40 drones.",
        ("ASSAULT", "destroyed", "Kelnian air defences", "40 drones", "happened"),
    ),
    ("en", "Police shot down or jammed 33 drones.", ("COERCE", "jammed", "Police", "33 drones", "happened")),
    (
        "fr",
        "Les soldats ont abattu ou brouillé 33 drones.",
        ("COERCE", "brouillé", "Les soldats", "33 drones", "happened"),
    ),
    (
        "en",
        "The shell killed Ann Bell, 37, and badly wounded photographer Tom Rook.",
        ("ASSAULT", "wounded", "", "photographer Tom Rook", "happened"),
    ),
    (
        "en",
        "The navy said it had shot down five drones launched from Kelna.",
        ("ASSAULT", "shot down", "it", "five drones", "happened"),
    ),
    (
        "en",
        "A court in Oslo jailed a Kelnian citizen for 15 years on espionage charges.",
        ("COERCE", "jailed", "A court in Oslo", "a Kelnian citizen", "happened"),
    ),
    (
        "fr",
        "Les rebelles ont libéré quatre otages en échange de vivres.",
        ("RETREAT", "libéré", "Les rebelles", "quatre otages", "happened"),
    ),
    (
        "en",
        "The Union imposed sanctions on Oslo over the crackdown on the opposition.",
        ("SANCTION", "imposed sanctions", "The Union", "Oslo", "happened"),
    ),
    (
        "en",
        "Prosecutors charged two men with plotting to bomb a market.",
        ("ASSAULT", "bomb", "two men", "a market", "planned"),
    ),
    (
        "en",
        "A jury found the officer guilty of manslaughter.",
        ("COERCE", "found", "A jury", "the officer", "happened"),
    ),
    (
        "fr",
        "Le tribunal a reconnu l'ancien maire coupable.",
        ("COERCE", "reconnu", "Le tribunal", "l'ancien maire coupable", "happened"),
    ),
    ("en", "The union called off a planned march.", ("PROTEST", "march", "The union", "", "did_not_happen")),
    (
        "en",
        "A tank crew killed a reporter by firing two shells at a group of journalists.",
        ("ASSAULT", "killed", "A tank crew", "a reporter", "happened"),
    ),
    (
        "en",
        "Oslo extradited the suspected dealer to the United States.",
        ("COOPERATE", "extradited", "Oslo", "the suspected dealer", "happened"),
    ),
    ("en", "Oslo moved troops to the border.", ("MOBILIZE", "moved troops", "Oslo", "", "happened")),
    (
        "en",
        "Police set up roadblocks around the village.",
        ("MOBILIZE", "set up roadblocks", "Police", "", "happened"),
    ),
    ("en", "Soldiers seized power in Kelna.", ("ASSAULT", "seized power in", "Soldiers", "", "happened")),
    (
        "en",
        "Police beat protesters after the election.",
        ("ASSAULT", "beat protesters", "Police", "protesters", "ongoing"),
    ),
    ("en", "The army hit the depot in Oslo.", ("ASSAULT", "hit", "The army", "the depot", "happened")),
    (
        "en",
        "The regulator fined the bank 50 million pounds.",
        ("COERCE", "fined", "The regulator", "the bank", "happened"),
    ),
    (
        "en",
        "Several protesters were taken away by police.",
        ("COERCE", "taken away", "police", "Several protesters", "happened"),
    ),
    ("en", "The strike has paralysed the ports.", ("PROTEST", "strike", "", "", "happened")),
    (
        "en",
        "The coalition talks between the two parties collapsed on Sunday.",
        ("CONSULT", "coalition talks", "the two parties", "", "happened"),
    ),
    (
        "en",
        "Fighting raged on Friday between the army and the rebels.",
        ("ASSAULT", "Fighting", "the army and the rebels", "the army and the rebels", "happened"),
    ),
    (
        "en",
        "He was found guilty of robbing two women and jailed for 12 years.",
        ("COERCE", "jailed", "", "He", "happened"),
    ),
    (
        "en",
        "Oslo cut off aid to Bern over its support for the rebels.",
        ("SUPPORT", "support", "Bern", "the rebels", "happened"),
    ),
    (
        "en",
        "The president declared an emergency after gunmen stormed a studio.",
        ("ASSAULT", "stormed", "gunmen", "a studio", "happened"),
    ),
    (
        "en",
        "Bell criticised allies after French troops attacked Oslo in late June.",
        ("ASSAULT", "attacked", "French troops", "Oslo", "happened"),
    ),
    (
        "en",
        "Demonstrators clashed with police outside parliament.",
        ("ASSAULT", "clashed with police", "Demonstrators", "police", "happened"),
    ),
    ("en", "The president vetoed the bill on Friday.", ("REJECT", "vetoed", "The president", "the bill", "happened")),
)

#: Sentences that tell no act of that type.
NO_ACTS = (
    ("en", "Guards pulled a sinking boat to the shore.", "ASSAULT"),
    ("en", "The Labour candidate defeated the incumbent by 4,000 votes.", "ASSAULT"),
    ("fr", "Le candidat de gauche a battu la maire sortante à l'élection.", "ASSAULT"),
    ("en", "Everything has burned down, residents said.", "ASSAULT"),
    ("en", "Women's groups fought for equal pay.", "ASSAULT"),
    ("en", "Scientists captured images of a distant star.", "ASSAULT"),
    ("en", "The president flew back home from Oslo.", "AID"),
    ("en", "The new rules make it easier to do business in the region.", "COOPERATE"),
    ("en", "A spokesman said when contacted by the Herald that no decision had been taken.", "CONSULT"),
    ("fr", "Contacté par le Héraut, le maire a dit qu'aucune décision n'était prise.", "CONSULT"),
    ("en", "The prime minister was asked whether he would resign.", "REQUEST"),
    ("en", "The ministers clashed over plans to raise taxes.", "ASSAULT"),
    ("fr", "Les ministres se sont affrontés sur la hausse des taxes.", "ASSAULT"),
    ("en", "The airline cancelled 200 flights because of the storm.", "SANCTION"),
    ("fr", "Le chanteur a annulé sa tournée en Asie.", "SANCTION"),
    ("en", "The group released a new single.", "RETREAT"),
    ("en", "Schools have closed in Kelnian-occupied land.", "COERCE"),
    ("en", "The company ran a disinformation campaign in Oslo.", "MOBILIZE"),
    ("en", "A bus overturned near the border, killing 12 people.", "ASSAULT"),
    ("fr", "Un car s'est renversé près de la frontière, tuant 12 personnes.", "ASSAULT"),
    ("en", "At least 76 people were killed when a hotel collapsed.", "ASSAULT"),
    ("fr", "Douze personnes ont été tuées quand un hôtel s'est effondré.", "ASSAULT"),
    ("en", "The pilot was killed when the plane crashed into a field.", "ASSAULT"),
    ("en", "Twelve people were killed in a stampede.", "ASSAULT"),
    ("fr", "Douze personnes ont été tuées dans une bousculade.", "ASSAULT"),
    ("en", "The council delayed the launch of the scheme.", "MOBILIZE"),
    ("en", "Prices are now declining.", "REJECT"),
    ("en", "The claim cannot be approved.", "REJECT"),
    ("fr", "La demande ne peut être approuvée.", "REJECT"),
)

#: The sentence, then type, trigger, who, to whom of its statement.
SAID = (
    ("en", "Officials blamed the attack on Islamist rebels.", ("ACCUSE", "blamed", "Officials", "Islamist rebels")),
    (
        "fr",
        "Les autorités ont attribué l'attaque aux séparatistes.",
        ("ACCUSE", "attribué", "Les autorités", "séparatistes"),
    ),
    ("en", "Russia threatens to send troops to Syria.", ("THREATEN", "threatens", "Russia", "")),
    (
        "en",
        "The president threatened to close the border with Oslo.",
        ("THREATEN", "threatened", "The president", "Oslo"),
    ),
    ("fr", "La Russie menace d'envoyer des troupes en Syrie.", ("THREATEN", "menace", "La Russie", "")),
)


def facts_of(code: str, text: str) -> tuple[Fact, ...]:
    """The facts of the text."""
    return depeche.read_text(text, language=code).findings.facts


def told(fact: Fact) -> Told:
    """What a fact tells, in short."""
    who, to_whom = (" and ".join(m.pin.text for m in mentions) for mentions in (fact.who, fact.to_whom))
    return fact.type, fact.trigger.text, who, to_whom, fact.status


@pytest.mark.parametrize(("code", "text", "expected"), ACTS)
def test_an_act_has_its_type_its_parties_and_its_status(code: str, text: str, expected: Told) -> None:
    """An event between actors is read as it is meant."""
    events = [told(f) for f in facts_of(code, text) if f.kind == "event" and f.type in PLOVER_TYPES]
    assert expected in events


@pytest.mark.parametrize(("code", "text", "expected"), SAID)
def test_a_speech_act_is_aimed_at_whom_it_names(code: str, text: str, expected: tuple[str, str, str, str]) -> None:
    """Who is blamed or threatened is no one who is only moved about, and nothing that was done."""
    statements = [told(f)[:4] for f in facts_of(code, text) if f.kind == "statement"]
    assert [expected] == statements


@pytest.mark.parametrize(("code", "text", "kind"), NO_ACTS)
def test_what_only_looks_like_an_act_is_none(code: str, text: str, kind: str) -> None:
    """A word for an act that tells none is no event of that type."""
    assert kind not in {f.type for f in facts_of(code, text)}


@pytest.mark.parametrize(
    ("code", "text", "place"),
    [
        ("en", "Raiders kidnapped 28 pupils from a school.", "a school"),
        ("fr", "Des voleurs ont dérobé deux toiles dans un musée.", "un musée"),
    ],
)
def test_where_somebody_is_taken_from_is_where_it_happens(code: str, text: str, place: str) -> None:
    """The place that people or things are taken from is that of the act."""
    (event,) = (f for f in facts_of(code, text) if f.kind == "event")
    assert [place] == [p.pin.text for p in event.where]
