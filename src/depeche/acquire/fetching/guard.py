"""The guard at the door to the net: a name is resolved once, every address of it is checked, and one of those is connected to.

Checking an address before asking is no use: the name may resolve to another one the next moment (DNS rebinding), and a
redirect leads elsewhere. So the check stands where the connection is made, and nothing resolves after it.
Networks are those of the IANA registries of special-purpose addresses (RFC 6890 and its successors).
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

import httpcore2

from depeche.acquire.fetching.addresses import host_name

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

#: Of a name's addresses so many are tried before the connection counts as failed.
_TRIED = 4
#: Outside of it no IPv6 address is one of the public net.
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")


def _networks(table: dict[str, str]) -> tuple[tuple[IPNetwork, str], ...]:
    return tuple((ipaddress.ip_network(network), what) for network, what in table.items())


_SPECIAL = _networks(
    {
        "168.63.129.16/32": "a cloud's own address",
        "100.100.100.200/32": "a cloud's own address",
        "0.0.0.0/8": "no address of the net",
        "10.0.0.0/8": "a private address",
        "100.64.0.0/10": "a private address of a provider",
        "127.0.0.0/8": "an address of this machine",
        "169.254.0.0/16": "a link-local address, where clouds keep their secrets",
        "172.16.0.0/12": "a private address",
        "192.0.0.0/24": "a reserved address",
        "192.0.2.0/24": "an address for documentation",
        "192.88.99.0/24": "a relay of 6to4",
        "192.168.0.0/16": "a private address",
        "198.18.0.0/15": "an address for benchmarks",
        "198.51.100.0/24": "an address for documentation",
        "203.0.113.0/24": "an address for documentation",
        "224.0.0.0/4": "a multicast address",
        "240.0.0.0/4": "a reserved address",
        "::/128": "no address of the net",
        "::1/128": "an address of this machine",
        "::ffff:0:0/96": "an IPv4 address in the guise of IPv6",
        "64:ff9b::/96": "an IPv4 address behind NAT64",
        "64:ff9b:1::/48": "an IPv4 address behind NAT64",
        "2001::/23": "a reserved address",
        "2001:db8::/32": "an address for documentation",
        "2002::/16": "an IPv4 address behind 6to4",
        "3fff::/20": "an address for documentation",
        "fc00::/7": "a private address",
        "fe80::/10": "a link-local address",
        "ff00::/8": "a multicast address",
    }
)
#: A name in the configuration vouches for private addresses, never for these: they must be written out as addresses.
_NEVER_BY_NAME = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("168.63.129.16/32", "100.100.100.200/32", "169.254.0.0/16", "192.0.0.0/24", "0.0.0.0/8", "224.0.0.0/4"),
        *("::/128", "fe80::/10", "ff00::/8", "fd00:ec2::254/128", "fd20:ce::254/128"),
    )
)


class Refused(Exception):
    """An address that may not be connected to; the words say which and why."""


class NoSuchHost(Exception):
    """The name does not resolve."""


class BrokenTls(Exception):
    """The encrypted connection did not come about; the words say why."""


def special(address: IPAddress) -> str | None:
    """What the address is, where it is none of the public net."""
    for network, what in _SPECIAL:
        if address in network:
            return what
    return None if address.version == 4 or address in _PUBLIC_6 else "a reserved address"


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the configuration allows although it is private."""

    names: frozenset[str]
    networks: tuple[IPNetwork, ...]

    @classmethod
    def of(cls, entries: Iterable[str]) -> Allowed:
        """From names, addresses and networks; raises ValueError for a network that is none."""
        names: set[str] = set()
        networks: list[IPNetwork] = []
        for entry in entries:
            try:
                networks.append(ipaddress.ip_network(entry.strip("[]"), strict=False))
            except ValueError:
                if "/" in entry:
                    raise ValueError(f"{entry!r} is no network; write 10.1.0.0/16") from None
                names.add(host_name(entry))
        return cls(frozenset(names), tuple(networks))

    def covers(self, host: str, address: IPAddress) -> bool:
        """Whether the host's address may be connected to although it is none of the public net."""
        if any(address in network for network in self.networks):
            return True
        return host_name(host) in self.names and not any(address in network for network in _NEVER_BY_NAME)


async def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses that the system knows for the name, the preferred one first."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class GuardedNetwork(httpcore2.AsyncNetworkBackend):
    """A network that connects to checked addresses only. ``network`` makes the connections."""

    def __init__(self, network: httpcore2.AsyncNetworkBackend, resolve: Resolve, allowed: Allowed) -> None:
        self._network = network
        self._resolve = resolve
        self._allowed = allowed

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection to the first of the host's addresses that takes one; raises Refused and NoSuchHost."""
        *others, last = [self._checked(host, found) for found in await self._found(host, port, timeout)][:_TRIED]
        share = None if timeout is None else timeout / (len(others) + 1)
        for address in others:
            with suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return _Stream(await self._network.connect_tcp(address, port, share, local_address, socket_options))
        return _Stream(await self._network.connect_tcp(last, port, share, local_address, socket_options))

    async def _found(self, host: str, port: int, timeout: float | None) -> Sequence[str]:
        """The host's addresses, one at least; a literal one is its own."""
        try:
            return [str(ipaddress.ip_address(host))]
        except ValueError:
            pass
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._resolve(host, port)
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(f"{host} did not resolve in time") from error
        except (OSError, UnicodeError) as error:
            raise NoSuchHost(host) from error
        if not addresses:
            raise NoSuchHost(host)
        return addresses

    def _checked(self, host: str, untrusted_address: str) -> str:
        """The address as it will be connected to; one that may not be makes all of the host's unfit."""
        try:
            address = ipaddress.ip_address(untrusted_address)
        except ValueError as error:
            raise Refused(f"{host} resolves to {untrusted_address!r}, which is no address") from error
        if getattr(address, "scope_id", None):
            raise Refused(f"{host} has an address of one network card only ({address})")
        what = special(address)
        if what and not self._allowed.covers(host, address):
            named = str(address) if host == str(address) else f"{host} ({address})"
            raise Refused(f"{named} is {what}")
        return str(address)


class _Stream(httpcore2.AsyncNetworkStream):
    """A connection whose failures to encrypt are told from failures to connect."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.AsyncNetworkStream:
        try:
            return await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except httpcore2.ConnectError as error:
            raise BrokenTls(_tls_words(error)) from error

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _tls_words(error: BaseException) -> str:
    cause = error.__cause__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted: {cause.verify_message}"
    return "the server does not speak TLS there, or broke off"
