"""Bodies unpack to what was packed, however they come; what is no packed body says so."""

from __future__ import annotations

import gzip
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.acquire.fetching.unpacking import Broken, Overflow, Unpacking


def _deflate(data: bytes, window: int) -> bytes:
    packer = zlib.compressobj(wbits=window)
    return packer.compress(data) + packer.flush()


_PACKERS = {
    "gzip": gzip.compress,
    "GZip, identity": gzip.compress,
    "deflate": zlib.compress,
    " deflate ": lambda data: _deflate(data, -15),
    "": lambda data: data,
}


@given(st.sampled_from(sorted(_PACKERS)), st.binary(max_size=20_000), st.integers(1, 7000))
def test_what_was_packed_comes_out(coding: str, data: bytes, step: int) -> None:
    """In pieces of any size, and only the last completes it."""
    packed = _PACKERS[coding](data)
    unpacking = Unpacking(coding, 20_000)
    for start in range(0, len(packed), step):
        unpacking.feed(packed[start : start + step])

    assert data == unpacking.content
    assert unpacking.complete


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=6), st.integers(1, 50), st.binary(max_size=5))
def test_members_follow_each_other(parts: list[bytes], step: int, behind: bytes) -> None:
    """And what stands behind the last is dropped."""
    packed = b"".join(map(gzip.compress, parts)) + b"x" + behind
    unpacking = Unpacking("gzip", 10_000)
    for start in range(0, len(packed), step):
        unpacking.feed(packed[start : start + step])

    assert b"".join(parts) == unpacking.content
    assert unpacking.complete


@given(st.sampled_from(["gzip", "deflate"]), st.binary(max_size=5000), st.integers(1, 900))
def test_any_bytes_end_in_some_way(coding: str, data: bytes, step: int) -> None:
    """Nothing but Broken and Overflow comes out, and never more than the limit."""
    unpacking = Unpacking(coding, 1000)
    with suppress(Broken, Overflow):
        for start in range(0, len(data), step):
            unpacking.feed(data[start : start + step])

    assert len(unpacking.content) <= 1000


@given(st.binary(min_size=1, max_size=3000), st.data())
def test_a_body_cut_short_is_not_complete(data: bytes, draw: st.DataObject) -> None:
    """Wherever it is cut."""
    packed = gzip.compress(data)
    unpacking = Unpacking("gzip", 3000)
    unpacking.feed(packed[: draw.draw(st.integers(1, len(packed) - 1))])

    assert not unpacking.complete


@pytest.mark.parametrize("coding", ["", "gzip", "deflate"])
def test_the_limit_holds_to_the_byte(coding: str) -> None:
    """As many bytes as the limit pass, one more does not, and the content is then full."""
    data = bytes(1000)
    exact = Unpacking(coding, 1000)
    exact.feed(_PACKERS[coding](data))
    over = Unpacking(coding, 999)
    with pytest.raises(Overflow):
        over.feed(_PACKERS[coding](data))

    assert (1000, 999) == (len(exact.content), len(over.content))


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "deflate,br", "compress", "g\u00e9zip"])
def test_codings_that_were_not_asked_for_are_said(coding: str) -> None:
    """By name."""
    with pytest.raises(Broken, match="was asked for"):
        Unpacking(coding, 10)


def test_very_many_members_take_little_time() -> None:
    """Each of them is a few bytes; what is left over is not copied over and over."""
    unpacking = Unpacking("gzip", 10)
    member = gzip.compress(b"")
    for _ in range(40):
        unpacking.feed(member * 500)

    assert unpacking.complete
