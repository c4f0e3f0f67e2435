"""Settings: every option with what it is for, what it may be, and what it is when nothing is said."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any


def option(default: object, meaning: str, *, least: float | None = None, most: float | None = None) -> Any:  # noqa: ANN401
    """A field with its meaning; a number may not be under ``least`` or over ``most``."""
    return field(default=default, metadata={"meaning": meaning, "least": least, "most": most})


@dataclass(frozen=True, slots=True)
class HeaderSettings:
    """One ``[[fetch.header]]``: a header that one host is sent, its value in the environment."""

    host: str = option("", "the host that it is sent to, and no other")
    name: str = option("", "the header's name, for instance Authorization")
    variable: str = option("", "the environment variable that holds its value")


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """``[fetch]``: who asks, and with what manners."""

    contact: str = option("", "where a site's people can reach you: an address or a page, part of the user agent")
    timeout: float = option(15.0, "seconds of silence after which a host is given up", least=0.1, most=600)
    total_timeout: float = option(
        60.0, "seconds that the answers of one fetch may take, redirects included", least=0.1, most=3600
    )
    max_bytes: int = option(20_000_000, "bytes that one answer may have", least=1000, most=1_000_000_000)
    max_redirects: int = option(8, "redirects that are followed", least=0, most=50)
    per_host_interval: float = option(1.0, "seconds of rest between two requests to one host", least=0, most=3600)
    per_host_connections: int = option(1, "requests to one host at a time", least=1, most=16)
    connections: int = option(16, "requests at a time, in all", least=1, most=1000)
    allow: tuple[str, ...] = option((), 'private names and networks that may be asked: "wiki.intern", "10.1.0.0/16"')
    respect_robots: bool = option(True, "whether robots.txt is obeyed")
    retries: int = option(
        2, "further tries, at once, after an answer that may be better the next time", least=0, most=10
    )
    header: tuple[HeaderSettings, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """``[watch]``: how often sources are visited, and how much is taken of them."""

    shortest: float = option(300.0, "seconds between two visits to a source, at the least", least=0.1, most=31_536_000)
    longest: float = option(86_400.0, "seconds between two visits to a source, at the most", least=0.1, most=31_536_000)
    first: float = option(3600.0, "the same until a source's own rhythm is known", least=0.1, most=31_536_000)
    folder: float = option(30.0, "seconds between two looks into a folder", least=0.1, most=31_536_000)
    newest: int = option(
        50, "pages of a new source that are fetched, the latest; of later ones all", least=0, most=100_000
    )
    changed: float = option(1800.0, "seconds before a page that its source calls changed is fetched again", least=0)
    tries: int = option(4, "times that a page is tried before it counts as failed", least=1, most=100)
    again: float = option(600.0, "seconds before the second try; each further one waits four times as long", least=0)


@dataclass(frozen=True, slots=True)
class LedgerSettings:
    """``[ledger]``: where the record is."""

    file: str = option("", "the ledger's file; --ledger and DEPECHE_LEDGER come before it, your data folder after")


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole configuration."""

    fetch: FetchSettings = field(default_factory=FetchSettings)
    watch: WatchSettings = field(default_factory=WatchSettings)
    ledger: LedgerSettings = field(default_factory=LedgerSettings)


def commented() -> str:
    """The configuration's text with every option at its default, commented out, its meaning above it."""
    lines = ["# depeche: the configuration. What is commented out is as it stands here.", ""]
    defaults = Settings()
    for section in dataclasses.fields(Settings):
        table = getattr(defaults, section.name)
        lines += [f"[{section.name}]"]
        for known in dataclasses.fields(table):
            if known.metadata:
                lines += [f"# {_meaning(known)}", f"# {known.name} = {as_toml(getattr(table, known.name))}"]
        lines += [""]
    lines += ["# A secret is named here and stays in the environment:"]
    lines += ["# [[fetch.header]]", '# host = "archive.example"', '# name = "Authorization"']
    return "\n".join([*lines, '# variable = "ARCHIVE_TOKEN"', ""])


def shown(settings: Settings) -> str:
    """The configuration as it stands, as TOML; every option has its value."""
    lines: list[str] = []
    for section in dataclasses.fields(Settings):
        table = getattr(settings, section.name)
        lines += [f"[{section.name}]"]
        plain = [known for known in dataclasses.fields(table) if known.metadata]
        lines += [f"{known.name} = {as_toml(getattr(table, known.name))}" for known in plain] + [""]
    for header in settings.fetch.header:
        lines += ["[[fetch.header]]"]
        lines += [f"{known.name} = {as_toml(getattr(header, known.name))}" for known in dataclasses.fields(header)] + [
            ""
        ]
    return "\n".join(lines).rstrip() + "\n"


def _meaning(known: dataclasses.Field[Any]) -> str:
    least, most = known.metadata["least"], known.metadata["most"]
    bounds = [f"at least {least:g}"] if least else []
    bounds += [f"at most {most:g}" if most < 1e6 else f"at most {most:,.0f}".replace(",", "_")] if most else []
    return str(known.metadata["meaning"]) + (f" ({', '.join(bounds)})" if bounds else "")


def as_toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return f"{value:_}"
    if isinstance(value, float):
        return f"{value:g}" if value == int(value) and abs(value) < 1e6 else repr(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(as_toml, value))}]"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in text) + '"'
