"""Addresses as they are typed, linked and redirected to: read once, by the parser whose result is then connected to."""

from __future__ import annotations

import ipaddress
import re

import httpx2

#: Addresses of more letters are refused.
_LONGEST = 8192
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)\.?")


class BadAddress(Exception):
    """No address of a page; ``code`` is that of the failure, the words say why."""

    def __init__(self, words: str, code: str = "bad_address") -> None:
        super().__init__(words)
        self.code = code


def read_address(text: str) -> httpx2.URL:
    """The address without its fragment; raises BadAddress."""
    text = text.strip(" \t\r\n")
    if len(text) > _LONGEST:
        raise BadAddress("it is too long")
    if "\\" in text:
        raise BadAddress("it holds a backslash")
    try:
        url = httpx2.URL(text)
    except (httpx2.InvalidURL, ValueError) as error:
        raise BadAddress(str(error)) from error
    _check(url)
    root = url.path == "/"  # also of an address that ends after the host; it is written in one way
    return url.copy_with(fragment=None, path="/") if root else url.copy_with(fragment=None)


def host_name(text: str) -> str:
    """A host's name as addresses are sent with it: in ASCII and lower case, without the final dot."""
    try:
        return httpx2.URL(f"http://{text}/").raw_host.decode("ascii").rstrip(".")
    except (httpx2.InvalidURL, ValueError):
        return text.lower()


def redirected(base: httpx2.URL, location: str) -> httpx2.URL:
    """Where a redirect leads, without its fragment; raises BadAddress."""
    untrusted = location.encode("latin-1", "replace").decode("utf-8", "replace").strip(" \t\r\n")
    if not untrusted:
        raise BadAddress("it leads nowhere")
    if "\\" in untrusted:
        raise BadAddress("it holds a backslash")
    try:
        return read_address(str(base.join(untrusted)))
    except (httpx2.InvalidURL, ValueError) as error:
        raise BadAddress(str(error)) from error


def _check(url: httpx2.URL) -> None:
    if url.scheme not in {"http", "https"}:
        raise BadAddress(f"only http and https are fetched, not {url.scheme[:20] or 'an address without either'}")
    host = url.raw_host.decode("ascii")
    if url.userinfo:
        raise BadAddress("it holds a user's name or password; depeche sends neither", "refused_address")
    if url.port is not None and not 0 < url.port < 65_536:
        raise BadAddress(f"there is no port {url.port}")
    if ":" in host:
        if "%" in host or getattr(ipaddress.IPv6Address(host), "scope_id", None):
            raise BadAddress(f"{host} names a network card of this machine", "refused_address")
        return
    if len(host) > 253 or ".." in host or not _NAME.fullmatch(host) or any(len(p) > 63 for p in host.split(".")):
        raise BadAddress(f"{host[:80]!r} is no host's name")
    if _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]) and not _is_dotted(host):
        raise BadAddress(f"{host} spells an address as a number; write it as four numbers with dots", "refused_address")


def _is_dotted(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True
