"""What the guard lets pass, and what never."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Iterable, Sequence

import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.acquire.fetching.guard import Allowed, GuardedNetwork, NoSuchHost, Refused, resolve, special

_PUBLIC = [
    "198.41.0.4",
    "9.9.9.9",
    "2001:7fd::1",
    "2620:fe::fe",
    "100.63.255.255",
    "172.15.0.1",
    "172.32.0.1",
    "192.167.1.1",
]
_SPECIAL = [
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "168.63.129.16"),
    *("169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1"),
    *("198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:198.41.0.4", "64:ff9b::7f00:1", "64:ff9b::c629:4"),
    *("64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1"),
    *("fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1"),
]


class Lines(httpcore2.AsyncNetworkBackend):
    """A net that takes connections to some addresses; ``contacts`` are all that were tried."""

    def __init__(self, *dead: str) -> None:
        self.contacts: list[str] = []
        self._dead = dead

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection that nothing comes over, or none."""
        self.contacts.append(host)
        if host in self._dead:
            raise httpcore2.ConnectError("nobody there")
        return httpcore2.AsyncMockStream([])


def contacts(host: str, addresses: Sequence[str], allow: Sequence[str] = (), dead: Sequence[str] = ()) -> list[str]:
    """The addresses connected to for a host that resolves to those."""

    async def told(host: str, port: int) -> Sequence[str]:
        return addresses

    net = Lines(*dead)
    asyncio.run(GuardedNetwork(net, told, Allowed.of(allow)).connect_tcp(host, 443, timeout=1.0))
    return net.contacts


@pytest.mark.parametrize("address", _PUBLIC)
def test_public_addresses_pass(address: str) -> None:
    """They are what the net is made of."""
    assert special(ipaddress.ip_address(address)) is None
    assert [address] == contacts("site.test", [address])


@pytest.mark.parametrize("address", _SPECIAL)
def test_special_addresses_are_refused(address: str) -> None:
    """As what a name resolves to and as themselves, with words on what they are."""
    for host in ("site.test", address):
        with pytest.raises(Refused, match=r" is an? |no address"):
            contacts(host, [address])


@given(st.ip_addresses())
def test_nothing_passes_that_python_calls_private(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    """The standard library's own table is a second opinion."""
    if special(address) is None:
        assert not address.is_private
        assert not address.is_link_local
        assert not address.is_multicast
        assert not address.is_reserved


def test_one_bad_address_spoils_the_name() -> None:
    """A name that has a public and a private address is not asked at all."""
    with pytest.raises(Refused):
        contacts("site.test", ["198.41.0.4", "10.0.0.1"])


@pytest.mark.parametrize(
    ("allow", "host", "address"),
    [
        (["127.0.0.1"], "127.0.0.1", "127.0.0.1"),
        (["10.1.0.0/16"], "wiki.intern", "10.1.2.3"),
        (["10.1.2.3/16"], "wiki.intern", "10.1.9.9"),
        (["wiki.intern"], "wiki.intern", "10.1.2.3"),
        (["Wiki.Intern."], "wiki.intern", "10.1.2.3"),
        (["wiki.intérieur.test"], "wiki.xn--intrieur-d1a.test", "10.1.2.3"),
        (["localhost"], "localhost", "::1"),
        (["[fd00::1]"], "wiki.intern", "fd00::1"),
        (["fd00::/8"], "wiki.intern", "fd00::1"),
        (["64:ff9b::/96"], "site.test", "64:ff9b::c629:4"),
        (["169.254.169.254"], "169.254.169.254", "169.254.169.254"),
    ],
)
def test_what_the_configuration_names_is_allowed(allow: list[str], host: str, address: str) -> None:
    """By name, by address, by network."""
    assert [address] == contacts(host, [address], allow)


@pytest.mark.parametrize(
    ("allow", "host", "address"),
    [
        (["wiki.intern"], "other.intern", "10.1.2.3"),
        (["wiki.intern"], "sub.wiki.intern", "10.1.2.3"),
        (["wiki.intern"], "wiki.intern", "169.254.169.254"),
        (["wiki.intern"], "wiki.intern", "fd00:ec2::254"),
        (["wiki.intern"], "wiki.intern", "224.0.0.1"),
        (["10.1.0.0/16"], "wiki.intern", "10.2.0.1"),
        (["127.0.0.1"], "localhost", "127.0.0.2"),
    ],
)
def test_what_it_does_not_name_stays_refused(allow: list[str], host: str, address: str) -> None:
    """And no name vouches for the addresses where clouds keep their secrets."""
    with pytest.raises(Refused):
        contacts(host, [address], allow)


def test_a_network_that_is_none_is_said() -> None:
    """With how to write one."""
    with pytest.raises(ValueError, match="write 10"):
        Allowed.of(["10.0.0.0/99"])


def test_the_next_address_is_tried_when_one_is_dead() -> None:
    """In the resolver's order, four at most."""
    alive = [f"9.9.9.{n}" for n in range(6)]

    assert alive[:3] == contacts("site.test", alive, dead=alive[:2])
    with pytest.raises(httpcore2.ConnectError):
        contacts("site.test", alive, dead=alive[:4])


@pytest.mark.parametrize("found", [["fe80::1%eth0"], ["not an address"], ["1.2.3"]])
def test_a_resolver_is_not_believed_blindly(found: list[str]) -> None:
    """What is no address of the net is refused."""
    with pytest.raises(Refused):
        contacts("site.test", found)


def test_names_that_do_not_resolve_are_said() -> None:
    """Also those that no resolver takes."""

    async def broken(host: str, port: int) -> Sequence[str]:
        raise UnicodeError("label too long")

    with pytest.raises(NoSuchHost):
        contacts("site.test", [])
    with pytest.raises(NoSuchHost):
        asyncio.run(GuardedNetwork(Lines(), broken, Allowed.of(())).connect_tcp("x" * 70, 80))


def test_a_resolver_that_hangs_is_given_up() -> None:
    """After the time that a connection may take."""

    async def hang(host: str, port: int) -> Sequence[str]:
        await asyncio.sleep(30)
        return []

    with pytest.raises(httpcore2.ConnectTimeout):
        asyncio.run(GuardedNetwork(Lines(), hang, Allowed.of(())).connect_tcp("site.test", 80, timeout=0.02))


def test_the_system_resolver_gives_each_address_once() -> None:
    """An address is its own."""
    assert ("127.0.0.1",) == tuple(asyncio.run(resolve("127.0.0.1", 80)))
