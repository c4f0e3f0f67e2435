"""Parsed sentences written by hand: word/lemma/POS/head/label and, after a fifth stroke, features."""

from __future__ import annotations

from depeche.facts.passage import Passage
from tests.facts.docs import doc_of

_GLUED = {".", ","}


def parsed(words: str) -> Passage:
    """A paragraph from words with their parse, separated by blanks; an elided word is glued to the next."""
    table = [cell.split("/") for cell in words.split()]
    forms = [row[0] for row in table]
    following = [*forms[1:], "."]
    doc = doc_of(
        forms,
        spaces=[not (after in _GLUED or form.endswith("'")) for form, after in zip(forms, following, strict=True)],
        lemmas=[row[1] for row in table],
        pos=[row[2] for row in table],
        heads=[int(row[3]) for row in table],
        deps=[row[4] for row in table],
        morphs=[row[5] if len(row) > 5 else "" for row in table],
    )
    return Passage(doc, 0, "paragraph", 0)


BOMBARDE = (
    "La/le/DET/1/det Russie/Russie/PROPN/3/nsubj a/avoir/AUX/3/aux/Tense=Pres|VerbForm=Fin "
    "bombardé/bombarder/VERB/3/ROOT/Tense=Past|VerbForm=Part Kharkiv/Kharkiv/PROPN/3/obj mardi/mardi/NOUN/3/obl "
    "././PUNCT/3/punct"
)
ARRETES = (
    "Deux/deux/NUM/1/nummod journalistes/journaliste/NOUN/4/nsubj:pass "
    "ont/avoir/AUX/4/aux/Tense=Pres|VerbForm=Fin été/être/AUX/4/aux:pass/VerbForm=Part "
    "arrêtés/arrêter/VERB/4/ROOT/Tense=Past|VerbForm=Part par/par/ADP/7/case la/le/DET/7/det "
    "police/police/NOUN/4/obl:agent"
)
REFUSE = (
    "Le/le/DET/1/det gouvernement/gouvernement/NOUN/5/nsubj n'/ne/ADV/5/advmod "
    "a/avoir/AUX/5/aux/Tense=Pres|VerbForm=Fin pas/pas/ADV/5/advmod accepté/accepter/VERB/5/ROOT/VerbForm=Part "
    "le/le/DET/7/det plan/plan/NOUN/5/obj"
)
VA_RENCONTRER = (
    "Le/le/DET/1/det ministre/ministre/NOUN/2/nsubj va/aller/VERB/2/ROOT/Mood=Ind|Tense=Pres|VerbForm=Fin "
    "rencontrer/rencontrer/VERB/2/xcomp/VerbForm=Inf les/le/DET/5/det rebelles/rebelle/NOUN/3/obj"
)
ATTAQUE = (
    "L'/le/DET/1/det/Definite=Def attaque/attaque/NOUN/9/nsubj de/de/ADP/4/case l'/le/DET/4/det "
    "armée/armée/NOUN/1/nmod contre/contre/ADP/7/case les/le/DET/7/det rebelles/rebelle/NOUN/1/nmod "
    "a/avoir/AUX/9/aux/Tense=Pres|VerbForm=Fin surpris/surprendre/VERB/9/ROOT/Tense=Past|VerbForm=Part "
    "la/le/DET/11/det ville/ville/NOUN/9/obj"
)
EN_VISITE = (
    "Le/le/DET/1/det général/général/NOUN/9/nsubj ,/,/PUNCT/4/punct en/en/ADP/4/case visite/visite/NOUN/1/nmod "
    "à/à/ADP/6/case Alger/Alger/PROPN/4/nmod ,/,/PUNCT/4/punct a/avoir/AUX/9/aux/Tense=Pres|VerbForm=Fin "
    "dîné/dîner/VERB/9/ROOT/Tense=Past|VerbForm=Part"
)
AUCUN = (
    "Aucun/aucun/DET/1/det manifestant/manifestant/NOUN/5/nsubj:pass n'/ne/ADV/5/advmod "
    "a/avoir/AUX/5/aux/Tense=Pres|VerbForm=Fin été/être/AUX/5/aux:pass/VerbForm=Part "
    "arrêté/arrêter/VERB/5/ROOT/Tense=Past|VerbForm=Part"
)
BOMBARDENT = (
    "Les/le/DET/1/det rebelles/rebelle/NOUN/2/nsubj "
    "bombardent/bombarder/VERB/2/ROOT/Mood=Ind|Tense=Pres|VerbForm=Fin la/le/DET/4/det ville/ville/NOUN/2/obj"
)
RENCONTRERA = (
    "Le/le/DET/1/det ministre/ministre/NOUN/2/nsubj "
    "rencontrera/rencontrer/VERB/2/ROOT/Mood=Ind|Tense=Fut|VerbForm=Fin son/son/DET/4/det/Poss=Yes "
    "homologue/homologue/NOUN/2/obj"
)
BOMBARDERAIT = (
    "L'/le/DET/1/det armée/armée/NOUN/2/nsubj "
    "bombarderait/bombarder/VERB/2/ROOT/Mood=Cnd|Tense=Pres|VerbForm=Fin la/le/DET/4/det ville/ville/NOUN/2/obj"
)
POURRAIT = (
    "Le/le/DET/1/det maire/maire/NOUN/2/nsubj pourrait/pouvoir/VERB/2/ROOT/Mood=Cnd|Tense=Pres|VerbForm=Fin "
    "interdire/interdire/VERB/2/xcomp/VerbForm=Inf la/le/DET/5/det marche/marche/NOUN/3/obj"
)

ATTACKED = (
    "Rebels/rebel/NOUN/1/nsubj attacked/attack/VERB/1/ROOT/Mood=Ind|Tense=Past|VerbForm=Fin the/the/DET/3/det "
    "village/village/NOUN/1/obj on/on/ADP/5/case Monday/Monday/PROPN/1/obl"
)
ARRESTED = (
    "The/the/DET/1/det minister/minister/NOUN/3/nsubj:pass was/be/AUX/3/aux:pass/Tense=Past|VerbForm=Fin "
    "arrested/arrest/VERB/3/ROOT/Tense=Past|VerbForm=Part by/by/ADP/6/case the/the/DET/6/det "
    "police/police/NOUN/3/obl:agent"
)
WITHDRAW = (
    "The/the/DET/1/det army/army/NOUN/3/nsubj will/will/AUX/3/aux/VerbForm=Fin "
    "withdraw/withdraw/VERB/3/ROOT/VerbForm=Inf from/from/ADP/6/case the/the/DET/6/det city/city/NOUN/3/obl"
)
STRIKES = (
    "Russian/russian/ADJ/1/amod strikes/strike/NOUN/4/nsubj/Number=Plur on/on/ADP/3/case Kyiv/Kyiv/PROPN/1/nmod "
    "destroyed/destroy/VERB/4/ROOT/Mood=Ind|Tense=Past|VerbForm=Fin two/two/NUM/6/nummod "
    "bridges/bridge/NOUN/4/obj"
)
MAY_SUE = (
    "The/the/DET/1/det company/company/NOUN/3/nsubj may/may/AUX/3/aux/VerbForm=Fin "
    "sue/sue/VERB/3/ROOT/VerbForm=Inf the/the/DET/5/det government/government/NOUN/3/obj"
)
STORM = (
    "The/the/DET/1/det storm/storm/NOUN/2/nsubj hit/hit/VERB/2/ROOT/Mood=Ind|Tense=Past|VerbForm=Fin "
    "the/the/DET/4/det coast/coast/NOUN/2/obj"
)
LAUNCHED = (
    "The/the/DET/1/det army/army/NOUN/2/nsubj launched/launch/VERB/2/ROOT/Mood=Ind|Tense=Past|VerbForm=Fin "
    "an/a/DET/4/det attack/attack/NOUN/2/obj on/on/ADP/7/case the/the/DET/7/det rebels/rebel/NOUN/4/nmod"
)
NOT_ARRESTED = (
    "The/the/DET/1/det police/police/NOUN/4/nsubj did/do/AUX/4/aux/Tense=Past|VerbForm=Fin not/not/PART/4/advmod "
    "arrest/arrest/VERB/4/ROOT/VerbForm=Inf the/the/DET/6/det protesters/protester/NOUN/4/obj"
)
BLOCKING = (
    "Protesters/protester/NOUN/2/nsubj are/be/AUX/2/aux/Mood=Ind|Tense=Pres|VerbForm=Fin "
    "blocking/block/VERB/2/ROOT/Tense=Pres|VerbForm=Part the/the/DET/4/det road/road/NOUN/2/obj"
)
FORCED = (
    "The/the/DET/1/det general/general/NOUN/3/nsubj:pass was/be/AUX/3/aux:pass/Tense=Past|VerbForm=Fin "
    "forced/force/VERB/3/ROOT/Tense=Past|VerbForm=Part to/to/PART/5/mark resign/resign/VERB/3/xcomp/VerbForm=Inf"
)
GUARDED = (
    "Soldiers/soldier/NOUN/5/nsubj who/who/PRON/2/nsubj/PronType=Rel "
    "held/hold/VERB/0/acl:relcl/Mood=Ind|Tense=Past|VerbForm=Fin the/the/DET/4/det bridge/bridge/NOUN/2/obj "
    "attacked/attack/VERB/5/ROOT/Mood=Ind|Tense=Past|VerbForm=Fin the/the/DET/7/det village/village/NOUN/5/obj"
)
MET_AND_VISITED = (
    "The/the/DET/1/det minister/minister/NOUN/2/nsubj met/meet/VERB/2/ROOT/Mood=Ind|Tense=Past|VerbForm=Fin "
    "the/the/DET/4/det ambassador/ambassador/NOUN/2/obj and/and/CCONJ/6/cc "
    "visited/visit/VERB/2/conj/Mood=Ind|Tense=Past|VerbForm=Fin Berlin/Berlin/PROPN/6/obj"
)
