"""Everything depeche raises, as one tree.

    DepecheError
    ├── InputError            an input that cannot be read; the other inputs still are
    │   ├── MissingInput      no such file or folder
    │   ├── EmptyInput        nothing in it
    │   ├── BinaryInput       not text of any kind depeche reads
    │   ├── EncodingError     bytes that are not what they are said to be
    │   ├── TooLarge          over the size limit
    │   ├── NotFetched        an address from which nothing to read came
    │   ├── PassedOver        parts of an input that are no articles: no failure
    │   └── BadJson           JSON or JSON Lines that do not parse, or lack a text
    ├── LedgerError           a ledger that cannot be used as asked; nothing in it was lost
    │   ├── NoLedger          no file there, or it is not a ledger
    │   ├── NewerLedger       written by a later depeche
    │   ├── DamagedLedger     the file is broken
    │   ├── LedgerBusy        another program is writing
    │   ├── LedgerUnwritable  read-only file or folder, or a full disk
    │   ├── NotFound          no such fact, entity or article in the ledger
    │   ├── BadQuery          a search that does not parse
    │   └── SearchTooLong     a search that took longer than it may
    ├── ConfigError           a configuration that cannot be used; every fault with its line
    ├── CannotPublish         a site or dossier that cannot be written there
    ├── MissingExtra          a library that only some exports need is not installed
    ├── CannotServe           the desk cannot be served as asked
    ├── BadOutlet             a file about an outlet that says what cannot be used
    ├── UnknownLanguage       a language depeche has no pipeline for
    ├── UnknownFact           no fact of that id in what was read
    ├── AmbiguousFact         several facts whose ids begin so
    └── PinError              words that are not where a pin says they are

Each error owns its sentence and knows the input it is about.
"""

from __future__ import annotations

from collections.abc import Callable

#: How a user names standard input.
_PIPED = "-"
_PIPE_IN = "pipe an article in (cat article.txt | depeche read -), or name its file"


class DepecheError(Exception):
    """The root: catch it to catch everything depeche raises on purpose.

    It travels between processes whole, whatever its constructor takes.
    """

    def __reduce__(self) -> tuple[Callable[..., DepecheError], tuple[object, ...]]:
        return _revived, (type(self), self.args, self.__dict__)


def _revived(kind: type[DepecheError], args: tuple[object, ...], fields: dict[str, object]) -> DepecheError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(fields)
    return error


class InputError(DepecheError):
    """An input that cannot be read. ``subject`` names it as the user did; ``reason`` says why and what to do."""

    def __init__(self, subject: str, reason: str) -> None:
        named = "standard input" if subject == _PIPED else subject
        super().__init__(f"{named}: {reason}")
        self.subject = subject
        self.reason = reason


class MissingInput(InputError):
    """There is no such file or folder."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject, "no such file or folder; check the path")


class EmptyInput(InputError):
    """There is nothing to read in the input."""

    def __init__(self, subject: str, what: str = "is empty") -> None:
        super().__init__(subject, f"{what}; {_PIPE_IN if subject == _PIPED else 'nothing to read'}")


class BinaryInput(InputError):
    """The input is not text, HTML or JSON."""

    def __init__(self, subject: str) -> None:
        super().__init__(
            subject,
            "looks like binary data; depeche reads plain text, HTML, JSON, JSON Lines, feeds and .warc files: "
            "save a PDF or a word processor's document as text first",
        )


class EncodingError(InputError):
    """The bytes do not fit the encoding they are declared in."""

    def __init__(self, subject: str, encoding: str) -> None:
        super().__init__(subject, f"is not valid {encoding}; save it again as UTF-8 or declare its real encoding")


class TooLarge(InputError):
    """The input is over the size limit (bytes)."""

    def __init__(self, subject: str, size: int, limit: int) -> None:
        super().__init__(
            subject, f"is {size / 1e6:.0f} MB, over the limit of {limit / 1e6:.0f} MB an article; split it"
        )


class NotFetched(InputError):
    """Nothing to read came from the address; ``code`` is that of the fetcher's failure."""

    def __init__(self, subject: str, code: str, detail: str) -> None:
        super().__init__(subject, f"{detail} [{code}]")
        self.code = code


class BadJson(InputError):
    """JSON that does not parse, or an article object without its text."""

    def __init__(self, subject: str, reason: str, line: int | None = None) -> None:
        super().__init__(subject if line is None else f"{subject}, line {line}", reason)
        self.line = line


class PassedOver(InputError):
    """Parts of an input that are no articles: worth a word, and no failure."""


class UnknownLanguage(DepecheError):
    """There is no language folder of that code."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no language {code!r}; depeche reads {', '.join(known)}")
        self.code = code


class UnknownFact(DepecheError):
    """No fact of what was read has that id, or one that begins so."""

    def __init__(self, fact: str, articles: int) -> None:
        where = "the article" if articles == 1 else f"{articles} articles"
        super().__init__(f"no fact {fact!r} in {where}; depeche read --ids shows the ids")
        self.fact = fact
        self.articles = articles


class AmbiguousFact(DepecheError):
    """Several facts have that id, or one that begins so. ``names`` are theirs in full: the article's id, a slash, the fact's."""

    def __init__(self, fact: str, names: tuple[str, ...]) -> None:
        shown = ", ".join(names[:5]) + (f" or {len(names) - 5} others" if len(names) > 5 else "")
        super().__init__(f"{fact!r} may be {shown}; write one of them")
        self.fact = fact
        self.names = names


class LedgerError(DepecheError):
    """A ledger that cannot be used as asked; what was acknowledged is still in it."""


class NoLedger(LedgerError):
    """There is no ledger at that path."""

    def __init__(self, path: str, why: str = "there is no ledger here yet; `depeche add INPUT…` makes one") -> None:
        super().__init__(f"{path}: {why}")


class NewerLedger(LedgerError):
    """The ledger was written by a later depeche than this one."""

    def __init__(self, path: str, version: int, known: int) -> None:
        super().__init__(
            f"{path}: has schema {version}, this depeche knows up to {known}; use the newer depeche that wrote it"
        )


class DamagedLedger(LedgerError):
    """The file is broken."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(
            f"{path}: is damaged ({what}); keep a copy of the file; `sqlite3 FILE .recover` saves what can be read"
        )


class LedgerBusy(LedgerError):
    """Another program holds the ledger for writing."""

    def __init__(
        self, path: str, why: str = "another program is writing to it; wait until it is done and try again"
    ) -> None:
        super().__init__(f"{path}: {why}")


class LedgerUnwritable(LedgerError):
    """The file cannot be written: read-only, or no room left."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path}: cannot be written ({what}); nothing that was acknowledged is lost")


class NotFound(LedgerError):
    """There is no such fact, entity or article in the ledger."""


class BadQuery(LedgerError):
    """A search that does not parse; the message says where and what is allowed."""


class SearchTooLong(LedgerError):
    """The answer took longer than it was allowed to (seconds)."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: the answer would take too long; ask for less, with a date, an outlet or rarer words")


class ConfigError(DepecheError):
    """A configuration that cannot be used. ``faults`` are all that is wrong with it, each with its line."""

    def __init__(self, path: str, faults: tuple[str, ...]) -> None:
        more = f" (and {len(faults) - 1} more; `depeche config check` shows all)" if len(faults) > 1 else ""
        super().__init__(f"{at_fault(path, faults[0])}{more}" if faults else path)
        self.path = path
        self.faults = faults


def at_fault(path: str, fault: str) -> str:
    """The file and what is wrong with it: "config.toml, line 2: …", "config.toml: is there already"."""
    return f"{path}, {fault}" if fault.startswith("line ") else f"{path}: {fault}"


class BadOutlet(DepecheError):
    """A file about an outlet that says what cannot be used; the sentence names the file, the key and what it may say."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{file}: {why}")


class CannotPublish(DepecheError):
    """A site or dossier cannot be written there."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place}: {why}")


class MissingExtra(DepecheError):
    """A library that only this needs is not installed."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(f"this needs {library}; install it with: pip install 'depeche[{extra}]'")


class CannotServe(DepecheError):
    """The desk cannot be served as asked: the address is taken, or the token can be guessed."""


class PinError(DepecheError):
    """The words are not where the pin says they are."""
