"""Articles without end, of our own wording: a few read once, then their names, dates and figures varied in place.

A name, figure or day is replaced by another of the same length, so that every pin of the reading still holds.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import depeche
from depeche.ledger.entry import Entry
from depeche.publish.jsonl import as_object

#: Sentences of our own; an article is a handful of them. Names, figures and days stand for any.
_SENTENCES = {
    "fr": (
        "Le ministre Adrien Morvane a annoncé jeudi 14 mars que 4217 soldats seront envoyés à Kelbourg.",
        "« Nous protégerons les habitants », a déclaré Adrien Morvane lors d’une conférence de presse.",
        "Le maire Ludovic Tessarin accuse le gouvernement d’avoir abandonné la ville, ce que le ministre dément.",
        "Selon la préfecture, 3358 personnes ont manifesté dans les rues de Kelbourg.",
        "Les dockers bloquent le port depuis lundi et réclament une prime.",
        "La police a arrêté 4217 manifestants, a indiqué le procureur Adrien Morvane.",
        "Le syndicat de Ludovic Tessarin a rejeté l’offre de la direction, une prime de 3358 euros.",
        "Le président Adrien Morvane a signé un accord avec la chancelière Ludovic Tessarin.",
        "L’accord prévoit la livraison de 4217 tonnes de blé avant l’hiver.",
        "L’opposition critique un texte négocié en secret et demande un vote du parlement.",
        "Un incendie a détruit une usine textile près de Kelbourg, selon les pompiers.",
        "Le tribunal a condamné Ludovic Tessarin à une amende de 3358 euros.",
        "Les enseignants menacent de faire grève si la réforme est adoptée.",
        "Une tempête a privé d’électricité 4217 foyers de la côte.",
        "Le club de Kelbourg a battu son rival devant 3358 spectateurs.",
        "La banque centrale a relevé son taux directeur pour freiner l’inflation.",
        "Des chercheurs ont découvert un gisement de lithium dans les montagnes.",
        "Le festival de Kelbourg accueillera des musiciens de dix pays.",
        "L’hôpital manque de médecins, s’inquiète Adrien Morvane.",
        "Les agriculteurs ont bloqué les autoroutes pour protester contre les importations.",
    ),
    "en": (
        "Defence minister Adrien Morvane said on Thursday that 4217 soldiers would be sent to Kelbourg.",
        "Mayor Ludovic Tessarin accused the government of abandoning the city, which the minister denied.",
        "More than 3358 people marched through the streets, according to police.",
        "Dockers in Kelbourg have blocked the harbour since Monday.",
        "Police arrested 4217 protesters, prosecutor Adrien Morvane said.",
        "The union led by Ludovic Tessarin rejected an offer of 3358 euros.",
        "The company asked the court to end the blockade.",
        "Rebels shelled Kelbourg on Wednesday, killing 4217 civilians, the governor said.",
        "The United Nations condemned the attack and called for a ceasefire.",
        "Ludovic Tessarin, who leads the rebels, denied that his fighters had targeted the town.",
        "Aid convoys carried 3358 tonnes of food to the region.",
        "A fire destroyed a textile factory near Kelbourg, firefighters said.",
        "The court fined Ludovic Tessarin 3358 dollars for contempt.",
        "Teachers threatened to strike if the reform is passed.",
        "A storm cut power to 4217 homes along the coast.",
        "The home side beat their rivals in front of 3358 spectators.",
        "The central bank raised its key rate to curb inflation.",
        "Researchers found a deposit of lithium in the mountains.",
        "The hospital lacks doctors, Adrien Morvane warned.",
        "Farmers blocked motorways to protest against cheap imports.",
    ),
}
_OUTLETS = {
    "fr": ("Le Journal des Caps", "La Dépêche du Fleuve", "L’Écho des Vallées"),
    "en": ("The Tidewater Post", "The Valley Herald", "Northern Mail"),
}
_TEMPLATES = 80
_NAMES = ("Morvane", "Tessarin", "Kelbourg")
_FIGURES = ("4217", "3358")
_DAY = "2024-03-14"


def generated_sentences(language: str) -> tuple[str, ...]:
    """The sentences of that language that articles are made of."""
    return _SENTENCES[language]


def generated(count: int, seed: int = 1) -> Iterator[Entry]:
    """That many entries, no two alike, the same ones for the same seed."""
    draw = random.Random(seed)
    templates = [_template(draw) for _ in range(min(count, _TEMPLATES))]
    for number in range(count):
        entry, text = templates[number % len(templates)]
        swaps = dict(_swaps(draw))
        for old, new in swaps.items():
            text = text.replace(old, new)
        record = json.loads(text)
        body = entry.capture.text
        for old, new in swaps.items():
            body = body.replace(old, new)
        digest = hashlib.sha256(body.encode()).hexdigest()
        record["id"], record["capture"]["sha256"] = digest[:12], digest
        given = replace(entry.capture.given, url=f"https://example.org/{number}", date=swaps[_DAY])
        yield Entry(replace(entry.capture, name=f"{number}", text=body, sha256=digest, given=given), record)


def _template(draw: random.Random) -> tuple[Entry, str]:
    """An article of some of the sentences, read."""
    language = draw.choice(sorted(_SENTENCES))
    sentences = draw.sample(_SENTENCES[language], draw.randint(4, 7))
    text = "\n\n".join(" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2))
    title = sentences[0].rstrip(".")
    record = depeche.read_text(text, title=title, date=_DAY, language=language)
    capture = replace(record.capture, fetched=datetime(2024, 3, 15, tzinfo=UTC))
    read = as_object(record)
    outlet = draw.choice(_OUTLETS[language])
    read["article"]["outlet"] = {"text": outlet, "start": None, "end": None, "source": [], "given": True}
    return Entry(capture, read), json.dumps(read, ensure_ascii=False)


def _swaps(draw: random.Random) -> Iterator[tuple[str, str]]:
    for name in _NAMES:
        # a few names come often and most seldom, as names do
        rank = int(draw.paretovariate(0.8)) % 100_000
        letters = random.Random(f"{name}{rank}")
        new = "".join(letters.choice("bdfglmnprstv" if i % 2 == 0 else "aeiou") for i in range(len(name)))
        yield name, new.capitalize()
        yield name.lower(), new
    for figure in _FIGURES:
        yield figure, str(draw.randint(1000, 9999))
    yield _DAY, f"20{draw.randint(10, 24)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
