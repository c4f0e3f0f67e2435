"""Encrypted connections go to the checked address, under the name that was asked for, and to trusted servers only."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from depeche.acquire.fetching.fetcher import Failed, Fetched, Fetcher, FetchRules, Outcome, Surroundings
from tests.acquire.misbehaving import PUBLIC, Names, OneServerNet, answer

_RULES = FetchRules(timeout=60.0, per_host_interval=0.0, retries=0, respect_robots=False)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of secure.test, with its key, that nobody but these tests trusts."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    made = folder / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-days", "2", "-subj", "/CN=secure.test", "-addext", "subjectAltName=DNS:secure.test"),
            *("-keyout", "key.pem", "-out", made.name),
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    made.write_bytes(made.read_bytes() + (folder / "key.pem").read_bytes())
    return made


def fetched(certificate: Path, address: str, *, trusted: bool = True) -> tuple[Outcome, list[str | None], list[str]]:
    """What comes of it, the names in the greetings that the server saw, and the addresses connected to."""
    greeted: list[str | None] = []
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(certificate)
    server_side.sni_callback = lambda _, name, __: greeted.append(name)
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if trusted:
        ours.load_verify_locations(certificate)

    async def serve(source: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        asked = await source.readuntil(b"\r\n\r\n")
        host = next(line for line in asked.split(b"\r\n") if line.lower().startswith(b"host:"))
        out.write(answer("200 OK", host))
        await out.drain()
        out.close()

    async def run() -> tuple[Outcome, list[str]]:
        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=server_side)
        async with server:
            net = OneServerNet(server.sockets[0].getsockname()[1])
            async with Fetcher(_RULES, Surroundings(resolve=Names(), network=net, tls=ours)) as fetcher:
                return await fetcher.fetch(address), net.contacts

    outcome, contacts = asyncio.run(run())
    return outcome, greeted, contacts


def test_the_name_is_greeted_and_the_checked_address_connected_to(certificate: Path) -> None:
    """So that the certificate is that of the name."""
    outcome, greeted, contacts = fetched(certificate, "https://secure.test/page")

    assert isinstance(outcome, Fetched)
    assert b"Host: secure.test" == outcome.content
    assert (["secure.test"], [PUBLIC]) == (greeted, contacts)


def test_a_certificate_of_another_name_is_refused(certificate: Path) -> None:
    """With what is wrong with it."""
    outcome, _, _ = fetched(certificate, "https://other.test/page")

    assert isinstance(outcome, Failed)
    assert "tls" == outcome.reason
    assert "certificate is not trusted" in outcome.detail


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    """Whatever its name."""
    outcome, _, _ = fetched(certificate, "https://secure.test/page", trusted=False)

    assert isinstance(outcome, Failed)
    assert "tls" == outcome.reason
    assert "self-signed" in outcome.detail
