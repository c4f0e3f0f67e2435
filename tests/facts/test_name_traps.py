"""Names that look like others: languages, diseases, currencies, roads, lists, modifiers; and countries that titles give."""

from __future__ import annotations

import pytest

import depeche


def _kinds(code: str, text: str) -> dict[str, str]:
    record = depeche.read_text(text, language=code)
    return {m.pin.text: e.kind for e in record.findings.entities for m in e.mentions}


def _countries(code: str, text: str) -> dict[str, str | None]:
    record = depeche.read_text(text, language=code)
    return {m.pin.text: e.country for e in record.findings.entities for m in e.mentions}


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("fr", "La langue française recule et elle étudie le norvégien.", "norvégien"),
        ("fr", "La langue française recule.", "française"),
        ("fr", "Il écrit en catalan.", "catalan"),
        ("en", "The Norwegian language is taught there.", "Norwegian"),
        ("en", "She wrote it in Norwegian.", "Norwegian"),
        ("en", "The West Nile virus has spread.", "Nile"),
        ("fr", "La grippe de Hong Kong a tué.", "Hong Kong"),
        ("en", "It costs US$40 million.", "US"),
        ("en", "He met the Home Secretary, Paula Strand.", "Home Secretary"),
        ("en", "Rep. Lars Holm (D-Minn.) spoke.", "D-Minn"),
        ("en", "Sen. Lars Holm, R-Texas, spoke.", "R-Texas"),
        ("en", "Rep. Lars Holm (D-New York) spoke.", "D-New York"),
        ("fr", "L'élu Lars Holm (D-Minn.) a parlé.", "D-Minn"),
        ("fr", "Le plan coûte 3 Md d'euros.", "Md"),
        ("fr", "Le titre Holmbank (STRA.PA) recule.", "STRA"),
        ("fr", "Le titre Holmbank (STRA.PA) recule.", "PA"),
        ("en", "The index (.STRAND) fell and Holmbank (STRA.O) rose.", "STRAND"),
        ("en", "The index (.STRAND) fell and Holmbank (STRA.O) rose.", "STRA"),
    ],
)
def test_no_names_in_languages_diseases_and_currencies(code: str, text: str, words: str) -> None:
    """What is a language, a disease or a currency names no country and no place; a ticker or a party names nobody."""
    assert words not in _kinds(code, text)


@pytest.mark.parametrize(
    ("code", "text", "words", "kind"),
    [
        ("fr", "Le vol reliant Rio de Janeiro à Oslo a du retard.", "Rio de Janeiro", "place"),
        ("en", "The flight from Rio de Janeiro to Oslo is late.", "Rio de Janeiro", "place"),
        ("fr", "Un accident a eu lieu sur l'A36 lundi.", "A36", "place"),
        ("fr", "Un avion A330 a atterri.", "A330", "product"),
        ("en", "The Illinois Department of Natural Resources spoke.", "Illinois Department of Natural Resources", "organisation"),
        ("en", "The Oslo Police Department spoke.", "Oslo Police Department", "organisation"),
        ("fr", "Les Harkistes et les Targuis ont manifesté avec les Bamboulis.", "Bamboulis", "group"),
        ("en", "According to Yarrowby, it was late.", "Yarrowby", "person"),
        ("en", "The book was found by Dean Holm.", "Dean Holm", "person"),
        ("fr", "Le directeur de La Poste a parlé.", "La Poste", "organisation"),
        ("fr", "Le typhon Holma approche.", "Holma", "event"),
        ("en", "The note fell to Baa2.", "Baa2", "product"),
        ("fr", "La Rochelle a gagné.", "La Rochelle", "place"),
        ("fr", "M. Holm a vu Mme van der Strand.", "van der Strand", "person"),
        ("en", "The Daughters of the Harbour spoke.", "Daughters of the Harbour", "organisation"),
        ("fr", "La vidéo « Mortes Saisons » a été vue.", "Mortes Saisons", "product"),
        ("fr", "La COP27 a pris fin.", "COP27", "event"),
        ("fr", "Le Strandby Auto Show ouvre.", "Strandby Auto Show", "event"),
        ("en", "The Strandby Auto Show opens.", "Strandby Auto Show", "event"),
        ("fr", "Strandby Wanderers a gagné.", "Strandby Wanderers", "organisation"),
        ("en", "Strandby Wanderers won.", "Strandby Wanderers", "organisation"),
        ("en", "COP27 has come to an end.", "COP27", "event"),
        ("fr", "Le ministre de la Santé Roman Strandby a démissionné.", "Roman Strandby", "person"),
        ("en", "Health Minister Roman Strandby resigned.", "Roman Strandby", "person"),
        ("fr", "Le maire d'Ostrava Jorvik Strandby a parlé.", "Jorvik Strandby", "person"),
        ("fr", "Le maire d'Ostrava Jorvik Strandby a parlé.", "Ostrava", "place"),
        ("fr", "Le maire de Buenos Aires Jorvik Strandby a parlé.", "Buenos Aires", "place"),
        ("en", "The mayor of Ostrava Jorvik Strandby spoke.", "Jorvik Strandby", "person"),
        ("fr", "La Commission de l'Antarctique (CXYZ) a siégé.", "CXYZ", "organisation"),
        ("en", "Those who watch over Antarctica (CXYZ) met.", "CXYZ", "organisation"),
    ],
)  # fmt: skip
def test_names_by_what_stands_beside_them(code: str, text: str, words: str, kind: str) -> None:
    """Cities over small words, roads, bodies named after places, peoples, sources and works are told apart."""
    assert kind == _kinds(code, text).get(words)


@pytest.mark.parametrize(
    ("code", "text", "name", "country"),
    [
        ("en", "Norwegian Ambassador to the United States Lars Holm spoke.", "Lars Holm", "NO"),
        ("fr", "L'ambassadeur de Norvège aux Etats-Unis Lars Holm a parlé.", "Lars Holm", "NO"),
        ("fr", "Sur Twitter, Lars Holm a protesté.", "Lars Holm", None),
        ("fr", "L'université de Bamako a fermé.", "université de Bamako", "ML"),
        ("en", "The Bamako Court sat.", "Bamako Court", "ML"),
        ("en", "Kenya's Defense Department spoke.", "Defense Department", "KE"),
        ("fr", "Selon les banques Holmbank, BNP Paribas et Strandbank, rien ne presse.", "Holmbank", None),
    ],
)
def test_countries_of_people_and_bodies(code: str, text: str, name: str, country: str | None) -> None:
    """A country comes from a title, a seat or an owner; not from where an envoy sits, nor from a neighbour in a list."""
    assert country == _countries(code, text)[name]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le FLN (Front de libération nationale) a voté. Le Front de libération nationale a gagné."),
        ("en", "The FLN (National Liberation Front) voted. The National Liberation Front won."),
    ],
)
def test_an_acronym_may_stand_before_its_full_name(code: str, text: str) -> None:
    """A full name in brackets behind a known acronym is the same body."""
    record = depeche.read_text(text, language=code)

    assert ["organisation"] == [e.kind for e in record.findings.entities]


@pytest.mark.parametrize(
    ("code", "text", "words", "use"),
    [
        ("en", "Taipei, Taiwan — The festival began.", "Taipei", "name"),
        ("en", "The Taipei festival began.", "Taipei", "name"),
        ("fr", "Le passage entre Damas et Lattaquié est fermé.", "Damas", "name"),
        ("fr", "Les négociations entre Damas et Moscou ont repris.", "Damas", "metonym"),
        ("fr", "Washington et Londres refusent.", "Washington", "metonym"),
        ("fr", "Tel-Aviv a frappé le port.", "Tel-Aviv", "metonym"),
        ("en", "It broadcasts anti-Pyongyang propaganda.", "Pyongyang", "metonym"),
    ],
)
def test_towns_and_governments(code: str, text: str, words: str, use: str) -> None:
    """A town before its country, before a noun, or as the end of a road is a town; acting, it is a government."""
    record = depeche.read_text(text, language=code)

    assert use == next(m.use for e in record.findings.entities for m in e.mentions if m.pin.text == words)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "OSLO, March 3, 2031 — Some 400 dockers stopped work in Oslo on Monday. The union wants more pay."),
        ("fr", "OSLO, 3 mars 2031 — Quelque 400 dockers ont cessé le travail lundi à Oslo. Le syndicat veut mieux."),
    ],
)
def test_a_short_town_in_capitals_opens_a_dateline(code: str, text: str) -> None:
    """It is the town, and no acronym of a body that "the union" could stand for."""
    entities = {m.pin.text: e.id for e in depeche.read_text(text, language=code).findings.entities for m in e.mentions}

    assert "place:oslo.no" == entities["OSLO"] == entities["Oslo"]
    assert {"place:oslo.no"} == set(entities.values())
