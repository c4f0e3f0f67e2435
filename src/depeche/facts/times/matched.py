"""What a rule matched, with its words looked up, and what a resolver makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from depeche.facts.times.scene import Scene
from depeche.facts.times.values import full_year
from depeche.facts.times.words import AGAIN, Rule


@dataclass(frozen=True, slots=True)
class Reading:
    """A value and its TIMEX3 mod; ``day`` is the date that later expressions may count from, as exact as ``grain``."""

    value: str | None
    mod: str | None = None
    day: date | None = None
    grain: str = "D"


UNRESOLVED = Reading(None)


@dataclass(frozen=True, slots=True)
class Matched:
    """A rule's match with the lists to look its words up in."""

    scene: Scene
    rule: Rule
    match: re.Match[str]

    @property
    def text(self) -> str:
        """The words matched."""
        return self.match[0]

    @property
    def base(self) -> date | None:
        """What "this" and "last" count from."""
        return self.scene.base

    @property
    def near(self) -> date | None:
        """What a partial date is completed from."""
        return self.scene.near(self.match.start())

    def said(self, name: str) -> str:
        """The words of that group; empty when it matched nothing."""
        groups = self.match.re.groupindex
        while name in groups:
            if found := self.match[name]:
                return found
            name += AGAIN
        return ""

    def has(self, name: str) -> bool:
        """Whether that group matched."""
        return bool(self.said(name))

    def word(self, name: str) -> int | str:
        """What the matched word of that group means."""
        found: int | str = self.scene.words.lists[name.rstrip("2")][self.said(name)]
        return found

    def month(self, name: str = "month") -> int:
        """The month's number."""
        return int(self.word(name))

    def number(self, name: str = "number") -> float | None:
        """The number said, in figures or words; None when none is."""
        said = self.said(name)
        if not said:
            return None
        if not said[0].isdigit():
            return float(self.word(name))
        if re.fullmatch(r"\d{1,3}(?:[ ,]\d{3})+", said):
            return float(re.sub(r"\D", "", said))
        return float(said.replace(",", "."))

    def day_number(self, name: str = "day") -> int:
        """The day of the month, in figures or in words; "first" where no number is told."""
        if not self.has(name) and self.has("number"):
            return int(self.number() or 1)
        if not self.has(name) and self.has("ordinal"):
            return int(self.word("ordinal"))
        return int(re.sub(r"\D", "", self.said(name)) or 1)

    def year(self, name: str = "year") -> int | None:
        """The year said, in full."""
        said = self.said(name)
        if not said and self.has("spoken"):
            return int(self.word("spoken")) + int(self.number("number2") or 0)
        return full_year(said) if said else None

    def unit(self) -> str:
        """The unit of time."""
        return self.rule.unit or str(self.word("unit" if self.has("unit") else "unit2"))

    def asks(self, test: str) -> bool:
        """Whether the expression itself says so: "last", "next", "more", …."""
        return bool(self.scene.words.tests[test].search(self.text))

    @property
    def back(self) -> bool:
        """Whether the expression itself looks back ("last"); not by its ordinal ("the last weekend of May")."""
        behind = self.match.end("ordinal") if self.has("ordinal") else self.match.start()
        return bool(self.scene.words.tests["last"].search(self.text[max(0, behind - self.match.start()) :]))

    @property
    def ahead(self) -> bool:
        """Whether it looks ahead ("next")."""
        return self.asks("next")

    def year_told(self) -> int | None:
        """The year last spoken of ("that year"), for a rule of "today" the present one; one off as the words say."""
        base = self.base if self.rule.unit == "today" else self.scene.last_told
        return base.year + (1 if self.ahead else -1 if self.back else 0) if base else None

    @property
    def since(self) -> bool:
        """Whether "since" stands before it."""
        return bool(self.scene.words.tests["since"].search(self._before))

    @property
    def _before(self) -> str:
        return self.match.string[max(0, self.match.start() - 30) : self.match.start()]

    def looks(self) -> int:
        """1 when the preposition or the verb by it speaks of the future, -1 when of the past, 0 when that does not show."""
        return self._opened() or self.scene.looks(self.match.start(), self.match.end())

    def looks_closely(self) -> int:
        """The same, the verb of its own clause before those near by."""
        return self._opened() or self.looks_in_clause() or self.scene.looks(self.match.start(), self.match.end())

    def _opened(self) -> int:
        """-1 behind "since", 1 behind "until" or "from"."""
        tests = self.scene.words.tests
        ahead = tests["until"].search(self._before) or tests["from"].search(self._before)
        return -1 if self.since else 1 if ahead else 0

    def looks_in_clause(self) -> int:
        """1 when the verb of its own clause surely speaks of the future, -1 when of the past, 0 when none tells."""
        return self.scene.looks_in_clause(self.match.start(), self.match.end())

    def verb_is_ahead(self, *, far: bool) -> bool:
        """Whether what the expression dates is still to come: its own verb says so, or one near by of what is ``far`` gone."""
        if self.since:
            return False
        own = self.looks_in_clause()
        return own > 0 or (far and own == 0 and self.looks() > 0)

    def mod(self) -> str | None:
        """START, MID or END as the expression says."""
        for name, mod in (("mid_mod", "MID"), ("start_mod", "START"), ("end_mod", "END")):
            if self.asks(name):
                return mod
        return None

    def bound(self) -> str | None:
        """AFTER or BEFORE for "more than", "less than"; APPROX for "about"."""
        if self.asks("more"):
            return "AFTER"
        return "BEFORE" if self.asks("less") else "APPROX" if self.asks("about") else None
