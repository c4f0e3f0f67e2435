"""Outlets are data: one small file each, only for those whose conventions the general rules miss, found by their host.

A file says what the outlet is called, under which hosts it publishes and what is peculiar about its pages. Nothing here
knows what an article is.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

from depeche.errors import BadOutlet

_HERE = Path(__file__).parent
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_KEYS = ("name", "also", "hosts", "title")

#: Who says an outlet's headline best: the heading on the page, JSON-LD, the title for shared links, that of the window.
TitleSource = Literal["visible", "json-ld", "og:title", "title"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """What is known of an outlet."""

    name: str
    hosts: tuple[str, ...]  #: without "www."; a host covers those under it
    also: tuple[str, ...] = ()  #: what else it is called
    title: TitleSource | None = None  #: whose word for the headline is taken, None where the general rules choose


def outlet_of(host: str) -> Outlet | None:
    """The outlet that publishes under the host or one above it ("regions.example.fr"), None when it has no file."""
    known, at = _by_host(), host.lower().rstrip(".").removeprefix("www.")
    while at:
        if at in known:
            return known[at]
        at = at.partition(".")[2]
    return None


@functools.cache
def outlets() -> tuple[Outlet, ...]:
    """Every outlet that has a file; raises BadOutlet when a file says what cannot be used."""
    found = tuple(read_outlet(path.name, path.read_text("utf-8")) for path in sorted(_HERE.glob("*.toml")))
    _check_hosts(found)
    return found


def read_outlet(file: str, text: str) -> Outlet:
    """The outlet that the file's text tells of; raises BadOutlet, which names the file, the key and what it may say."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadOutlet(file, f"is no TOML: {error}") from error
    for key in said:
        if key not in _KEYS:
            raise BadOutlet(file, f"unknown key {key!r}; it may hold {', '.join(_KEYS)}")
    name, title, hosts = said.get("name"), said.get("title"), _strings(file, said, "hosts")
    if not isinstance(name, str) or not name.strip():
        raise BadOutlet(file, 'name: say what the outlet is called, as in name = "The Evening Gull"')
    if title is not None and title not in get_args(TitleSource):
        raise BadOutlet(file, f"title: {title!r} is none of {', '.join(get_args(TitleSource))}")
    for host in hosts:
        if not _HOST.fullmatch(host) or host.startswith("www."):
            raise BadOutlet(file, f'hosts: {host!r} is no host; write it small, without "www." or a path')
    if not hosts:
        raise BadOutlet(file, 'hosts: name at least one, as in hosts = ["gull.example"]')
    return Outlet(name.strip(), hosts, _strings(file, said, "also"), cast("TitleSource | None", title))


def _strings(file: str, said: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = said.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise BadOutlet(file, f"{key}: write a list of words in quotation marks")
    return tuple(value)


def _check_hosts(found: Iterable[Outlet]) -> None:
    taken: dict[str, str] = {}
    for outlet in found:
        for host in outlet.hosts:
            if host in taken:
                raise BadOutlet(outlet.name, f"hosts: {host} is that of {taken[host]} already; name it in one file")
            taken[host] = outlet.name


@functools.cache
def _by_host() -> Mapping[str, Outlet]:
    return {host: outlet for outlet in outlets() for host in outlet.hosts}
