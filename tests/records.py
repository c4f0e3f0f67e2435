"""Records made by hand: an article of our own wording, and the pins that its words make."""

from __future__ import annotations

from datetime import UTC, datetime

from depeche.acquire.capture import Capture, Given
from depeche.article.article import Article, DateValue, Part, Section, Value
from depeche.article.sourcemap import Restoration
from depeche.facts.fact import (
    AnswerLink,
    Entity,
    EntityMention,
    Fact,
    Findings,
    KeyFact,
    Mention,
    Place,
    Quantity,
    Time,
    When,
)
from depeche.pin import Pin
from depeche.record import Record

HEADLINE = "Sorvie : 40 drones lancés sur le port, Valmont nie"
CAPTURED = (
    "La Dépêche du Port\n\n"
    f"{HEADLINE}\n\n"
    "Selon le gouverneur Anton Lesk, le Valmont a lancé mardi plus de 40 drones sur le port de Sorvie."
    " L’armée en compte 38.\n\n"
    "»C’est faux », a répondu le Valmont sur Telegram. Une réunion est prévue le 3 octobre.\n\n"
    "Source: https://www.depeche-du-port.example/2030/sorvie\n\n"
    "+++ ... +++"
)


def article(captured: str = CAPTURED, language: str | None = "fr") -> Article:
    """The example article, its reversed quotation mark repaired."""
    at = captured.index("»C’est")
    writing = Restoration(captured)
    writing.copy(0, at)
    writing.repair("« ", at, at + 1, "reversed quotation mark")
    writing.copy(at + 1, len(captured))
    text, rows, repairs = writing.finish()
    bare = Article(text, captured, rows, repairs, (), (Section(0, None, None, None),), language)
    kinds = ("credit", "headline", "paragraph", "paragraph", "credit", "junk")
    parts, start = [], 0
    for kind, words in zip(kinds, text.split("\n\n"), strict=True):
        parts.append(Part(kind, start, start + len(words), 0))  # type: ignore[arg-type]
        start += len(words) + 2
    source = pin(bare, "https://www.depeche-du-port.example/2030/sorvie")
    return Article(
        text,
        captured,
        rows,
        repairs,
        tuple(parts),
        bare.sections,
        language,
        outlet=Value("La Dépêche du Port", pin(bare, "La Dépêche du Port")),
        headline=Value(HEADLINE, pin(bare, HEADLINE)),
        published=DateValue("2030-10-01", "2030-10-01", None),
        source_url=Value(source.text, source),
        warnings=("the date was given, not found",),
    )


def pin(whole: Article, words: str, after: str = "") -> Pin:
    """The pin of the words, the first of them after ``after``."""
    start = whole.text.index(words, whole.text.index(after))
    return whole.pin(start, start + len(words))


def fact(whole: Article, number: int, evidence: str, trigger: str, **fields: object) -> Fact:
    """A fact of the article; what is not given is empty."""
    plain: dict[str, object] = {
        "kind": "event",
        "type": "OTHER",
        "mode": None,
        "cameo": None,
        "quad": None,
        "happening": f"h{number}",
        "confidence": 0.9,
        "section": 0,
        "who": (),
        "to_whom": (),
        "when": None,
        "where": (),
        "how_many": (),
        "according_to": (),
        "channel": None,
        "status": "happened",
        "content": None,
        "answers": (),
    }
    pins = {"trigger": pin(whole, trigger, evidence), "evidence": pin(whole, evidence)}
    return Fact(id=f"f{number}", **{**plain, **pins, **fields})  # type: ignore[arg-type]


def record(given: Given | None = None) -> Record:
    """The example article with its facts: an attack told twice with differing figures, its denial, a planned meeting."""
    whole = article()
    attack = "le Valmont a lancé mardi plus de 40 drones sur le port de Sorvie"
    valmont, again = pin(whole, "le Valmont"), pin(whole, "le Valmont", "répondu")
    governor, army = pin(whole, "le gouverneur Anton Lesk"), pin(whole, "L’armée")
    more, fewer = pin(whole, "plus de 40 drones"), pin(whole, "38")
    tuesday, town = pin(whole, "mardi"), pin(whole, "Sorvie", "le port de")
    place = Place(town, "Sorvie", "XS", 44.5, 33.25, "city", "place")
    forty = Quantity(more, 40.0, None, ">", "drones", None, False)
    counted = Quantity(fewer, 38.0, None, "=", "drones", None, False)
    content = pin(whole, "« C’est faux »")
    third = pin(whole, "le 3 octobre")
    facts = (
        fact(
            whole,
            1,
            attack,
            "lancé",
            type="ASSAULT",
            who=(Mention(valmont, "Q1"),),
            when=When(tuesday, "2030-10-01"),
            where=(place,),
            how_many=(forty,),
            according_to=(Mention(governor, "Q2"),),
        ),
        fact(
            whole,
            2,
            "L’armée en compte 38",
            "compte",
            type="ASSAULT",
            happening="h1",
            how_many=(counted,),
            according_to=(Mention(army, None),),
            answers=(AnswerLink("f1", "differs"),),
        ),
        fact(
            whole,
            3,
            "« C’est faux », a répondu le Valmont sur Telegram",
            "répondu",
            kind="statement",
            type="DENY",
            who=(Mention(again, "Q1"),),
            channel=pin(whole, "Telegram"),
            content=content,
            answers=(AnswerLink("f1", "denies"),),
        ),
        fact(
            whole,
            4,
            "Une réunion est prévue le 3 octobre",
            "réunion",
            type="CONSULT",
            when=When(third, "2030-10-03"),
            status="planned",
        ),
    )
    entities = (
        Entity("Q1", "country", "Valmont", "XV", (EntityMention(valmont, "name"), EntityMention(again, "name"))),
        Entity("Q2", "person", "Anton Lesk", None, (EntityMention(governor, "name"),)),
    )
    findings = Findings(
        facts,
        (
            KeyFact("f1", attack, pin(whole, attack)),
            KeyFact("f4", "Une réunion est prévue le 3 octobre", pin(whole, "Une réunion est prévue le 3 octobre")),
        ),
        (Time(tuesday, "2030-10-01", None), Time(third, "2030-10-03", None)),
        (forty, counted),
        (place,),
        entities,
    )
    return Record(capture(CAPTURED, given), whole, findings, "depeche 0 fr:0")


def capture(text: str, given: Given | None = None) -> Capture:
    """A capture of the text, fetched at a fixed moment."""
    fetched = datetime(2030, 10, 1, 12, 0, tzinfo=UTC)
    return Capture("example.txt", text, "ab" * 32, "text/plain", "utf-8", fetched, given or Given())


def plain(text: str, *, language: str | None = "fr", facts: tuple[str, ...] = ()) -> Record:
    """A record whose article is the text as it came, one paragraph; each of ``facts`` is the evidence of one."""
    writing = Restoration(text)
    writing.copy(0, len(text))
    restored, rows, repairs = writing.finish()
    part = Part("paragraph", 0, len(text), 0)
    whole = Article(restored, text, rows, repairs, (part,), (Section(0, None, None, None),), language)
    found = tuple(fact(whole, number, words, words) for number, words in enumerate(facts, 1))
    return Record(capture(text), whole, Findings(found, (), (), (), (), ()), "depeche 0")
