"""Checking: TOML to settings. Every unknown key, wrong type and impossible value is said, with its line and what is allowed."""

from __future__ import annotations

import dataclasses
import difflib
import ipaddress
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from depeche.config.settings import HeaderSettings, Settings

_TABLE = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_.\"' -]+?)\s*=")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
#: Headers that the fetcher sends itself.
_OURS = frozenset({"host", "user-agent", "accept-encoding", "connection", "content-length", "transfer-encoding"})
_TYPES: Mapping[str, tuple[tuple[type, ...], str]] = {
    "str": ((str,), "text in quotation marks"),
    "bool": ((bool,), "true or false"),
    "int": ((int,), "a whole number"),
    "float": ((int, float), "a number"),
    "tuple[str, ...]": ((list,), "a list of texts"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a configuration, and on which line (None: it could not be told)."""

    line: int | None
    what: str


def read_settings(text: str) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings, and what is wrong with the text; an option that is wrong is at its default."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        return Settings(), (Fault(int(at[1]) if at else None, f"is not TOML: {error}"),)
    lines = _lines(text)
    faults: list[Fault] = []
    sections: dict[str, Any] = {}
    known = {f.name: f.default_factory for f in dataclasses.fields(Settings)}
    for name, table in tables.items():
        line = lines.get((name,))
        if name not in known:
            faults.append(Fault(line, f"unknown section [{name}]; {_near(name, known)}"))
        elif not isinstance(table, dict):
            faults.append(Fault(line, f"{name} must be a section: [{name}]"))
        else:
            sections[name] = _section(known[name](), name, table, lines, faults)  # type: ignore[operator]
    settings = Settings(**sections)
    faults.extend(_together(settings, lines))
    return settings, tuple(sorted(faults, key=lambda fault: fault.line or 0))


def _section(
    default: Any,  # noqa: ANN401 - one of the settings' dataclasses
    name: str,
    table: Mapping[str, Any],
    lines: Mapping[tuple[str, ...], int],
    faults: list[Fault],
) -> Any:  # noqa: ANN401 - of the same class
    values: dict[str, Any] = {}
    known = {f.name: f for f in dataclasses.fields(default)}
    for key, value in table.items():
        line = lines.get((name, key), lines.get((name,)))
        if key not in known:
            faults.append(Fault(line, f"unknown option {name}.{key}; {_near(key, known)}"))
        elif not known[key].metadata:
            values[key] = tuple(_headers(value, lines, faults))
        elif (wrong := _wrong(known[key], value)) is not None:
            faults.append(Fault(line, f"{name}.{key} {wrong}"))
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    return dataclasses.replace(default, **values)


def _wrong(known: dataclasses.Field[Any], value: object) -> str | None:
    """What is wrong with the value, in words."""
    types, words = _TYPES[str(known.type)]
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        return f"is {value!r}; it must be {words}"
    if isinstance(value, list):
        wrong = [item for item in value if not isinstance(item, str) or not item.strip()]
        wrong = wrong or [item for item in value if known.name == "allow" and not _allowable(item)]
        return f"holds {wrong[0]!r}; it must be {words}: names, addresses or networks" if wrong else None
    if isinstance(value, str):
        return f"holds {value!r}; write one line" if not value.isprintable() else None
    least, most = known.metadata["least"], known.metadata["most"]
    number = float(value)  # type: ignore[arg-type]
    if number != number or (least is not None and number < least) or (most is not None and number > most):
        limits = [f"at least {least:g}"] if least is not None else []
        limits += [f"at most {most:g}"] if most is not None else []
        return f"is {value}; it must be {' and '.join(limits)}"
    return None


def _allowable(item: str) -> bool:
    """Whether it is a host's name, an address or a network."""
    try:
        ipaddress.ip_network(item, strict=False)
    except ValueError:
        return "/" not in item and not re.search(r"\s", item) and not re.fullmatch(r"[\d.]+", item)
    return True


def _headers(value: object, lines: Mapping[tuple[str, ...], int], faults: list[Fault]) -> Iterator[HeaderSettings]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        faults.append(Fault(lines.get(("fetch", "header")), "fetch.header must be tables: [[fetch.header]]"))
        return
    for number, item in enumerate(value):
        line = lines.get(("fetch.header", str(number)))
        names = {f.name for f in dataclasses.fields(HeaderSettings)}
        for key in sorted(set(item) - names):
            faults.append(Fault(line, f"unknown option fetch.header.{key}; {_near(key, names)}"))
        texts = {key: item.get(key) for key in names}
        missing = sorted(key for key, text in texts.items() if not isinstance(text, str) or not text)
        if missing:
            faults.append(Fault(line, f"[[fetch.header]] lacks {', '.join(missing)}, each a text"))
        elif not _HEADER.match(item["name"]) or item["name"].lower() in _OURS:
            faults.append(Fault(line, f"fetch.header.name is {item['name']!r}; it must be a header that is not ours"))
        elif not _NAME.match(item["variable"]):
            faults.append(
                Fault(line, f"fetch.header.variable is {item['variable']!r}; name a variable, not the secret")
            )
        else:
            yield HeaderSettings(**{key: str(text) for key, text in texts.items()})


def _together(settings: Settings, lines: Mapping[tuple[str, ...], int]) -> Iterator[Fault]:
    """What is possible alone and impossible together."""
    watch, fetch = settings.watch, settings.fetch
    if watch.shortest > watch.longest:
        line = lines.get(("watch", "shortest"), lines.get(("watch", "longest")))
        yield Fault(line, f"watch.shortest ({watch.shortest:g}) is longer than watch.longest ({watch.longest:g})")
    if fetch.timeout > fetch.total_timeout:
        line = lines.get(("fetch", "timeout"), lines.get(("fetch", "total_timeout")))
        yield Fault(line, f"fetch.timeout ({fetch.timeout:g}) is longer than total_timeout ({fetch.total_timeout:g})")


def _near(name: str, known: Mapping[str, object] | set[str]) -> str:
    close = difflib.get_close_matches(name, known, 1)
    return f"did you mean {close[0]}?" if close else f"known are {', '.join(sorted(known))}"


def _lines(text: str) -> dict[tuple[str, ...], int]:
    """Where each section and option stands; tomllib does not tell."""
    found: dict[tuple[str, ...], int] = {}
    table, count = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if head := _TABLE.match(line):
            table = head[1].strip("\"' ")
            if line.lstrip().startswith("[["):
                found.setdefault((table, str(count)), number)
                count += 1
            found.setdefault((table.split(".")[0],), number)
            found.setdefault((table,), number)
        elif key := _KEY.match(line):
            names = [part.strip("\"' ") for part in key[1].split(".")]
            found.setdefault((*table.split("."), *names) if table else tuple(names), number)
            found.setdefault(tuple(names[:1]) if not table else (table,), number)
    return found
