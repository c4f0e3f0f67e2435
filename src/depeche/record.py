"""Record: what came in, what we read in it, what was found — one article's whole answer."""

from __future__ import annotations

from dataclasses import dataclass

from depeche.acquire.capture import Capture
from depeche.article.article import Article
from depeche.facts.explanation import Explanation
from depeche.facts.fact import Findings


@dataclass(frozen=True, slots=True)
class Record:
    """One article, checked: every pin in it holds."""

    capture: Capture
    article: Article
    findings: Findings
    reader: str  #: depeche's version and the pipelines' digests

    @property
    def id(self) -> str:
        """The input's own id, else a short form of the capture's digest."""
        return self.capture.id

    @property
    def warnings(self) -> tuple[str, ...]:
        """All that the reader should know about the reading, in order."""
        return self.capture.warnings + self.article.warnings + self.findings.warnings


@dataclass(frozen=True, slots=True)
class Explained:
    """One fact of a record, explained."""

    record: Record
    explanation: Explanation

    @property
    def name(self) -> str:
        """The fact's name among all articles: the article's id, a slash, the fact's id."""
        return f"{self.record.id}/{self.explanation.fact.id}"
