"""What a fetcher may do: who it says it is, how long and how much it waits for, whom it may ask and how often."""

from __future__ import annotations

from dataclasses import dataclass, field

from depeche.version import VERSION

#: Who asks. A newsroom adds where its people can be found: a site's owner must be able to tell it to stop.
USER_AGENT = f"depeche/{VERSION} (news reader; obeys robots.txt)"


@dataclass(frozen=True, slots=True)
class HostHeader:
    """A header that one host is sent, a key to an archive for instance, and no other host, whoever redirects there."""

    host: str  #: the whole name
    name: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FetchRules:
    """The limits and manners of a fetcher. Times in seconds, sizes in bytes."""

    user_agent: str = USER_AGENT  #: its part before the first "/" is the name looked up in robots.txt
    timeout: float = 15.0  #: longest silence: while connecting, and between two pieces of the answer
    total_timeout: float = 60.0  #: longest time for the answers of one fetch, redirects and further tries included
    max_bytes: int = 20_000_000  #: of the answer's body, both as sent and unpacked
    max_redirects: int = 8
    per_host_interval: float = 1.0  #: between the end of one request to a host and the start of the next
    per_host_connections: int = 1  #: at a time, to one host
    connections: int = 16  #: at a time, in all
    allow: tuple[str, ...] = ()  #: names, addresses and networks allowed although private: "wiki.intern", "10.1.0.0/16"
    headers: tuple[HostHeader, ...] = ()  #: sent over https, and over http to a host that ``allow`` names
    respect_robots: bool = True
    retries: int = 2  #: further tries after an answer that may be better the next time
    backoff: float = 1.0  #: before the first further try; doubles with each
    longest_wait: float = 30.0  #: a host that asks to be left alone for longer is left alone, and the fetch ends

    def __post_init__(self) -> None:
        """Raises ValueError for limits under which nothing could be fetched, and for what no header can hold."""
        for name in ("timeout", "total_timeout", "max_bytes", "per_host_connections", "connections"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be over 0")
        for name in ("max_redirects", "per_host_interval", "retries", "backoff", "longest_wait"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be at least 0")
        for name, value in (("user_agent", self.user_agent), *((key.name, key.value) for key in self.headers)):
            if not (value and value.isascii() and value.isprintable()):
                raise ValueError(f"{name} is empty or holds what no header can")
