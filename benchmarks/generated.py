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

_SCENES = (
    ("fr", "2024-03-14", "Le Journal des Caps", "Morvane promet des renforts à Kelbourg",
     "Le ministre Adrien Morvane a annoncé jeudi 14 mars que 4217 soldats seront envoyés à Kelbourg. « Nous protégerons les"
     " habitants », a-t-il déclaré lors d’une conférence de presse. Le maire Ludovic Tessarin accuse le gouvernement"
     " d’avoir abandonné la ville, ce que le ministre dément. Selon la préfecture, 3358 personnes ont manifesté dans les"
     " rues. Les syndicats réclament une rencontre avec Adrien Morvane avant la fin du mois."),
    ("fr", "2024-03-14", "La Dépêche du Fleuve", "Grève au port de Kelbourg",
     "Les dockers de Kelbourg bloquent le port depuis lundi. La police a arrêté 4217 manifestants, a indiqué le procureur"
     " Adrien Morvane. Le syndicat de Ludovic Tessarin a rejeté l’offre de la direction, une prime de 3358 euros. Une réunion"
     " est prévue la semaine prochaine. La direction accuse les grévistes de menacer les employés."),
    ("fr", "2024-03-14", "L’Écho des Vallées", "Accord commercial signé",
     "Le président Adrien Morvane a signé jeudi un accord avec la chancelière Ludovic Tessarin à Kelbourg. L’accord prévoit"
     " la livraison de 4217 tonnes de blé. L’opposition critique un texte négocié en secret. D’après un communiqué, les deux"
     " pays partageront aussi des renseignements. L’aide atteindra 3358 millions d’euros en trois ans."),
    ("en", "2024-03-14", "The Tidewater Post", "Morvane pledges troops for Kelbourg",
     "Defence minister Adrien Morvane said on Thursday that 4217 soldiers would be sent to Kelbourg. Mayor Ludovic Tessarin"
     " accused the government of abandoning the city, which the minister denied. More than 3358 people marched through the"
     " streets, according to police. Unions demanded a meeting with Adrien Morvane before the end of the month."),
    ("en", "2024-03-14", "The Valley Herald", "Strike shuts harbour",
     "Dockers in Kelbourg have blocked the harbour since Monday. Police arrested 4217 protesters, prosecutor Adrien Morvane"
     " said. The union led by Ludovic Tessarin rejected an offer of 3358 euros. Talks are planned for next week. The company"
     " accused the strikers of threatening its employees and asked the court to end the blockade."),
    ("en", "2024-03-14", "Northern Mail", "Rebels shell Kelbourg",
     "Rebels shelled Kelbourg on Wednesday, killing 4217 civilians, the governor Adrien Morvane said. The United Nations"
     " condemned the attack. Ludovic Tessarin, who leads the rebels, denied that his fighters had targeted the town. Aid"
     " convoys carried 3358 tonnes of food to the region. France called on both sides to resume talks in Geneva."),
)  # fmt: skip
_NAMES = ("Morvane", "Tessarin", "Kelbourg")
_FIGURES = ("4217", "3358")
_DAY = "2024-03-14"


def generated(count: int, seed: int = 1) -> Iterator[Entry]:
    """That many entries, no two alike, the same ones for the same seed."""
    draw = random.Random(seed)
    templates = [_read(*scene) for scene in _SCENES]
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


def _read(language: str, date: str, outlet: str, title: str, text: str) -> tuple[Entry, str]:
    record = depeche.read_text(text, title=title, date=date, language=language)
    capture = replace(record.capture, fetched=datetime(2024, 3, 15, tzinfo=UTC))
    read = as_object(record)
    read["article"]["outlet"] = {"text": outlet, "start": None, "end": None, "source": [], "given": True}
    return Entry(capture, read), json.dumps(read, ensure_ascii=False)


def _swaps(draw: random.Random) -> Iterator[tuple[str, str]]:
    for name in _NAMES:
        # a thousand leading syllables times a thousand endings, the commoner ones more often, as names are
        rank = int(draw.paretovariate(0.8)) % 100_000
        letters = random.Random(f"{name}{rank}")
        new = "".join(letters.choice("bdfglmnprstv" if i % 2 == 0 else "aeiou") for i in range(len(name)))
        yield name, new.capitalize()
        yield name.lower(), new
    for figure in _FIGURES:
        yield figure, str(draw.randint(1000, 9999))
    yield _DAY, f"20{draw.randint(10, 24)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
