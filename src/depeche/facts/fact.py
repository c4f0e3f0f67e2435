"""What is found in an article: facts, and the times, quantities, places and entities they are made of. Values only.

Field for field what ``FORMATS`` promises; every words-bearing field is a Pin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from depeche.pin import Pin

FactKind = Literal["event", "statement"]
Status = Literal["happened", "ongoing", "planned", "possible", "denied", "did_not_happen"]
EntityKind = Literal["person", "organisation", "country", "place", "group", "product", "event"]
Use = Literal["name", "metonym", "adjective", "description", "pronoun"]
Answer = Literal["denies", "rejects", "confirms", "differs"]

#: PLOVER's sixteen event types, the field's ontology.
PLOVER_TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. ``value`` is ISO 8601 or TIMEX3; None when it could not be resolved."""

    pin: Pin
    value: str | None
    mod: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its bound, what it counts, its currency (ISO 4217) or percent."""

    pin: Pin
    value: float
    value2: float | None
    comparator: str
    unit: str | None
    currency: str | None
    percent: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place name with what it stands for. ``country`` is ISO 3166 alpha-2; degrees; ``precision`` as in "city"."""

    pin: Pin
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    role: Literal["place", "metonym"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for somebody, with the entity they were resolved to (None: unresolved).

    ``country`` is an ISO code, ``sector`` what the words or the entity act as: state, armed, court, police, company,
    party, ngo, media, church, school, sport, crowd, other. Both are None when the article does not tell.
    """

    pin: Pin
    entity: str | None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class EntityMention:
    """One mention of an entity in the article and how it is named there.

    ``by`` is the evidence that it stands for the entity: "listed", "spelling", "short", "acronym", "stands_for", "state",
    "city", "own", "role" or "last" (docs/record.md says them in words).
    """

    pin: Pin
    use: Use
    by: str = "own"


@dataclass(frozen=True, slots=True)
class Role:
    """An office that the article gives a person ("Premier ministre"), with its sector."""

    pin: Pin
    sector: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the article names. ``id`` is the same in every article."""

    id: str
    kind: EntityKind
    name: str
    country: str | None
    mentions: tuple[EntityMention, ...]
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """When a fact holds, as written, with its value as composed for the fact ("depuis mars": "2024-03/..")."""

    pin: Pin
    value: str


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """This statement answers that fact."""

    fact: str
    how: Answer
    by: str = ""  #: the rule that joined the two, by its name in ``explain.toml``


@dataclass(frozen=True, slots=True)
class Fact:
    """Who did or said what to whom, when, where, how many, according to whom; each field with its proof."""

    id: str
    kind: FactKind
    type: str
    mode: str | None
    cameo: str | None
    quad: int | None
    happening: str
    confidence: float
    section: int
    trigger: Pin
    evidence: Pin
    who: tuple[Mention, ...]
    to_whom: tuple[Mention, ...]
    when: When | None
    where: tuple[Place, ...]
    how_many: tuple[Quantity, ...]
    according_to: tuple[Mention, ...]
    channel: Pin | None
    status: Status
    content: Pin | None
    answers: tuple[AnswerLink, ...]


@dataclass(frozen=True, slots=True)
class KeyFact:
    """One line of the article's digest, the fact that proves it, and the words the line is made of."""

    fact: str
    line: str
    pin: Pin


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one article."""

    facts: tuple[Fact, ...]
    key_facts: tuple[KeyFact, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]
    entities: tuple[Entity, ...]
    warnings: tuple[str, ...] = ()
