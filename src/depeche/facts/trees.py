"""Trees: the rows of a parsed text while slips of the parser are put right in them."""

from __future__ import annotations

from bisect import bisect_right

from depeche.facts.doc import Row

_SUBORDINATE = frozenset({"advcl", "acl", "acl:relcl", "ccomp"})


class Tree:
    """The rows of a text, which the menders change; heads are places among them, a root's its own."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.starts = [i for i, row in enumerate(rows) if row.start or i == 0]

    def head(self, at: int) -> int:
        """The word above this one; itself for a root."""
        head = self.rows[at].head
        return at if head is None else head

    def children(self, at: int) -> list[int]:
        """What hangs from the word, in order."""
        start, end = self.sentence(at)
        rows = self.rows
        return [i for i in range(start, end) if rows[i].head == at and i != at]

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence of the word starts and ends."""
        place = bisect_right(self.starts, at)
        return self.starts[place - 1], self.starts[place] if place < len(self.starts) else len(self.rows)

    def change(self, at: int, **values: object) -> None:
        """Gives the row other values."""
        self.rows[at] = self.rows[at]._replace(**values)  # type: ignore[arg-type]

    def hang(self, at: int, head: int, dep: str) -> None:
        """Hangs the word from another, with that label."""
        self.change(at, head=head, dep=dep)

    def edges(self, at: int) -> tuple[int, int]:
        """The first and the last word that hang, in the end, from this one."""
        start, end = self.sentence(at)
        under = [i for i in range(start, end) if self.is_under(i, at)]
        return under[0], under[-1]

    def top(self, at: int, end: int, past: str = "") -> int:
        """The highest word above this one that stands before ``end``, and to which no label ``past`` leads."""
        while self.head(at) != at and self.head(at) < end and self.rows[at].dep != past:
            at = self.head(at)
        return at

    def holds(self) -> bool:
        """Whether every word still hangs, in the end, from the root of its own sentence."""
        heads = [at if row.head is None else row.head for at, row in enumerate(self.rows)]
        rooted = [False] * len(heads)
        for word in range(len(heads)):
            path, at = list[int](), word
            while not rooted[at] and heads[at] != at and len(path) <= len(heads):
                path.append(at)
                at = heads[at]
            if len(path) > len(heads):
                return False
            for place in (at, *path):
                rooted[place] = True
        return True

    def is_under(self, at: int, top: int) -> bool:
        """Whether the word hangs, in the end, from that one."""
        for _ in range(len(self.rows)):
            if at == top:
                return True
            if self.head(at) == at:
                return False
            at = self.head(at)
        return False

    def is_finite(self, at: int) -> bool:
        """Whether the word is a finite verb."""
        return "VerbForm=Fin" in self.rows[at].morph

    def lacks_verb(self, start: int, end: int, but: int = -1) -> bool:
        """Whether no finite verb but that one stands in the sentence outside subordinate clauses."""
        return not any(i != but and self.is_finite(i) and not self._is_subordinate(i) for i in range(start, end))

    def _is_subordinate(self, at: int) -> bool:
        clause = self.head(at) if self.rows[at].dep in {"aux", "aux:pass", "cop"} else at
        while self.rows[clause].dep == "conj" and self.head(clause) != clause:
            clause = self.head(clause)
        return self.rows[clause].dep in _SUBORDINATE
