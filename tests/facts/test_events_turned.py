"""Events that are not of the type of their words: lifted, stopped, refused, made of words, on computers, by weapons."""

from __future__ import annotations

import pytest

from depeche._languages import language
from depeche.facts.assemble import QUADS
from depeche.facts.draft import Draft
from depeche.facts.events import find_events, load_event_lexicon
from depeche.facts.fact import PLOVER_TYPES
from tests.facts.parses import parsed

_NAMES = ("Russian", "russe", "Kyiv")

LIFTED = (
    "The/the/DET/1/det council/council/NOUN/2/nsubj lifted/lift/VERB/2/ROOT/Tense=Past|VerbForm=Fin "
    "its/its/PRON/4/nmod:poss/Poss=Yes surveillance/surveillance/NOUN/2/obj of/of/ADP/7/case the/the/DET/7/det "
    "rebels/rebel/NOUN/4/nmod"
)
FROZE = (
    "The/the/DET/1/det ministry/ministry/NOUN/2/nsubj froze/freeze/VERB/2/ROOT/Tense=Past|VerbForm=Fin "
    "its/its/PRON/4/nmod:poss/Poss=Yes assistance/assistance/NOUN/2/obj to/to/ADP/7/case the/the/DET/7/det "
    "rebels/rebel/NOUN/4/nmod"
)
LEVE = (
    "Le/le/DET/1/det conseil/conseil/NOUN/3/nsubj a/avoir/AUX/3/aux/Tense=Pres|VerbForm=Fin "
    "levé/lever/VERB/3/ROOT/Tense=Past|VerbForm=Part la/le/DET/5/det surtaxe/surtaxe/NOUN/3/obj "
    "contre/contre/ADP/8/case les/le/DET/8/det rebelles/rebelle/NOUN/5/nmod"
)
GELE = (
    "Le/le/DET/1/det ministère/ministère/NOUN/3/nsubj a/avoir/AUX/3/aux/Tense=Pres|VerbForm=Fin "
    "gelé/geler/VERB/3/ROOT/Tense=Past|VerbForm=Part son/son/DET/5/det/Poss=Yes assistance/assistance/NOUN/3/obj "
    "à/à/ADP/8/case les/le/DET/8/det rebelles/rebelle/NOUN/5/nmod"
)
VERBAL = (
    "The/the/DET/1/det minister/minister/NOUN/2/nsubj attacked/attack/VERB/2/ROOT/Tense=Past|VerbForm=Fin "
    "the/the/DET/4/det decision/decision/NOUN/2/obj of/of/ADP/7/case the/the/DET/7/det government/government/NOUN/4/nmod"
)
PROPOS = (
    "Le/le/DET/1/det ministre/ministre/NOUN/3/nsubj a/avoir/AUX/3/aux/Tense=Pres|VerbForm=Fin "
    "attaqué/attaquer/VERB/3/ROOT/Tense=Past|VerbForm=Part la/le/DET/5/det réforme/réforme/NOUN/3/obj "
    "de/de/ADP/8/case le/le/DET/8/det gouvernement/gouvernement/NOUN/5/nmod"
)
SERVERS = (
    "Rebels/rebel/NOUN/1/nsubj attacked/attack/VERB/1/ROOT/Tense=Past|VerbForm=Fin the/the/DET/4/det "
    "army/army/NOUN/4/compound servers/server/NOUN/1/obj"
)
SERVEURS = (
    "Des/un/DET/1/det rebelles/rebelle/NOUN/3/nsubj ont/avoir/AUX/3/aux/Tense=Pres|VerbForm=Fin "
    "attaqué/attaquer/VERB/3/ROOT/Tense=Past|VerbForm=Part les/le/DET/5/det serveurs/serveur/NOUN/3/obj "
    "de/de/ADP/8/case l'/le/DET/8/det armée/armée/NOUN/5/nmod"
)
MISSILE = (
    "A/a/DET/2/det Russian/russian/ADJ/2/amod missile/missile/NOUN/3/nsubj hit/hit/VERB/3/ROOT/Tense=Past|VerbForm=Fin "
    "the/the/DET/5/det village/village/NOUN/3/obj"
)
ROQUETTE = (
    "Un/un/DET/1/det missile/missile/NOUN/4/nsubj russe/russe/ADJ/1/amod a/avoir/AUX/4/aux/Tense=Pres|VerbForm=Fin "
    "touché/toucher/VERB/4/ROOT/Tense=Past|VerbForm=Part le/le/DET/6/det village/village/NOUN/4/obj"
)
TWENTY = "Rebels/rebel/NOUN/1/nsubj killed/kill/VERB/1/ROOT/Tense=Past|VerbForm=Fin 20/20/NUM/1/obj"
VINGT = (
    "Les/le/DET/1/det rebelles/rebelle/NOUN/3/nsubj ont/avoir/AUX/3/aux/Tense=Pres|VerbForm=Fin "
    "tué/tuer/VERB/3/ROOT/Tense=Past|VerbForm=Part vingt/vingt/NUM/3/obj"
)
TROOPS = (
    "The/the/DET/1/det government/government/NOUN/2/nsubj deployed/deploy/VERB/2/ROOT/Tense=Past|VerbForm=Fin "
    "troops/troop/NOUN/2/obj in/in/ADP/5/case Kyiv/Kyiv/PROPN/2/obl"
)
TROUPES = (
    "Le/le/DET/1/det gouvernement/gouvernement/NOUN/3/nsubj a/avoir/AUX/3/aux/Tense=Pres|VerbForm=Fin "
    "déployé/déployer/VERB/3/ROOT/Tense=Past|VerbForm=Part des/un/DET/5/det troupes/troupe/NOUN/3/obj "
    "à/à/ADP/7/case Kyiv/Kyiv/PROPN/3/obl"
)
THEY_MET = (
    "The/the/DET/1/det minister/minister/NOUN/5/nsubj and/and/CCONJ/4/cc the/the/DET/4/det rebels/rebel/NOUN/1/conj "
    "met/meet/VERB/5/ROOT/Tense=Past|VerbForm=Fin"
)
SE_RENCONTRENT = (
    "Le/le/DET/1/det ministre/ministre/NOUN/6/nsubj et/et/CCONJ/4/cc les/le/DET/4/det rebelles/rebelle/NOUN/1/conj "
    "se/se/PRON/6/expl:pv/Reflex=Yes rencontrent/rencontrer/VERB/6/ROOT/Tense=Pres|VerbForm=Fin"
)
BROKE_CEASEFIRE = (
    "Rebels/rebel/NOUN/1/nsubj violated/violate/VERB/1/ROOT/Tense=Past|VerbForm=Fin the/the/DET/3/det "
    "ceasefire/ceasefire/NOUN/1/obj"
)
VIOLENT_TREVE = (
    "Les/le/DET/1/det rebelles/rebelle/NOUN/2/nsubj violent/violer/VERB/2/ROOT/Tense=Pres|VerbForm=Fin "
    "la/le/DET/4/det trêve/trêve/NOUN/2/obj"
)
REFUSED = (
    "The/the/DET/1/det army/army/NOUN/2/nsubj refused/refuse/VERB/2/ROOT/Tense=Past|VerbForm=Fin to/to/PART/4/mark "
    "arm/arm/VERB/2/xcomp/VerbForm=Inf the/the/DET/6/det rebels/rebel/NOUN/4/obj"
)
REFUSE_DE = (
    "L'/le/DET/1/det armée/armée/NOUN/2/nsubj refuse/refuser/VERB/2/ROOT/Tense=Pres|VerbForm=Fin de/de/ADP/4/mark "
    "armer/armer/VERB/2/xcomp/VerbForm=Inf les/le/DET/6/det rebelles/rebelle/NOUN/4/obj"
)
CLAUSE = (
    "The/the/DET/1/det police/police/NOUN/2/nsubj raided/raid/VERB/2/ROOT/Tense=Past|VerbForm=Fin "
    "the/the/DET/4/det village/village/NOUN/2/obj"
)


def _event(code: str, rows: str) -> Draft:
    passage = parsed(rows)
    text = passage.doc.text
    found = find_events(
        [passage], (), load_event_lexicon(language(code)), lambda span: any(n in text[slice(*span)] for n in _NAMES)
    )
    (event,) = [e for e in found if e.type != "OTHER"]
    return event


@pytest.mark.parametrize(
    ("code", "rows", "kind", "mode", "cameo"),
    [
        ("en", LIFTED, "CONCEDE", None, "081"),
        ("fr", LEVE, "CONCEDE", None, "081"),
        ("en", FROZE, "SANCTION", "discontinue", "162"),
        ("fr", GELE, "SANCTION", "discontinue", "162"),
        ("en", VERBAL, "ACCUSE", "disapprove", "111"),
        ("fr", PROPOS, "ACCUSE", "disapprove", "111"),
        ("en", SERVERS, "COERCE", None, "176"),
        ("fr", SERVEURS, "COERCE", None, "176"),
    ],
)
def test_what_is_done_to_an_event_tells_another(code: str, rows: str, kind: str, mode: str | None, cameo: str) -> None:
    """Restraints lifted are conceded, aid frozen is a sanction, attacks in words or on computers no assault."""
    event = _event(code, rows)
    assert (kind, mode, cameo) == (event.type, event.mode, event.cameo)


@pytest.mark.parametrize(
    ("code", "rows", "who", "to_whom"),
    [
        ("en", MISSILE, ["Russian"], ["the village"]),
        ("fr", ROQUETTE, ["russe"], ["le village"]),
        ("en", TWENTY, ["Rebels"], ["20"]),
        ("fr", VINGT, ["Les rebelles"], ["vingt"]),
        ("en", TROOPS, ["The government"], []),
        ("fr", TROUPES, ["Le gouvernement"], []),
        ("en", THEY_MET, ["The minister", "the rebels"], ["The minister", "the rebels"]),
        ("fr", SE_RENCONTRENT, ["Le ministre", "les rebelles"], ["Le ministre", "les rebelles"]),
        ("en", REFUSED, ["The army"], ["the rebels"]),
        ("fr", REFUSE_DE, ["L'armée"], ["les rebelles"]),
        ("en", BROKE_CEASEFIRE, ["Rebels"], []),
        ("fr", VIOLENT_TREVE, ["Les rebelles"], []),
    ],
)
def test_actors_are_those_that_the_words_stand_for(code: str, rows: str, who: list[str], to_whom: list[str]) -> None:
    """A weapon stands for its owner, a bare number for people; neither a place nor the event's noun is befallen.

    Several who meet or clash do it to each other; what is refused has the recipient of the act refused.
    """
    event = _event(code, rows)
    text = event.passage.doc.text
    assert (who, to_whom) == ([text[a:b] for a, b in event.who], [text[a:b] for a, b in event.to_whom])


def test_a_subject_and_its_verb_are_no_phrase() -> None:
    """Of "the police raided", "police raid" is no predicate: the trigger is the verb."""
    event = _event("en", CLAUSE)
    assert "raided" == event.passage.doc.text[slice(*event.trigger)]


def test_every_plover_type_has_its_quad_class() -> None:
    """Four verbal and three material kinds of cooperation, four verbal and five material kinds of conflict."""
    assert set(PLOVER_TYPES) == set(QUADS)
    assert [4, 3, 4, 5] == [sum(quad == n for quad in QUADS.values()) for n in (1, 2, 3, 4)]
