"""Feeds broken in the ways that feeds are broken, of our own making, and what each announces all the same."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass

ADDRESS = "https://news.example/feeds/main.xml"


@dataclass(frozen=True, slots=True)
class Expected:
    """One entry; an id of None is one that depeche makes itself, a date is in ISO 8601, UTC."""

    id: str | None
    address: str | None
    title: str | None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A broken feed. ``peers`` is False for formats that only depeche reads."""

    name: str
    content: bytes
    entries: tuple[Expected, ...]
    charset: str | None = None
    peers: bool = True


_E1 = Expected("n-1", "https://news.example/a1", "Harbour reopens", "2025-02-03T09:00:00")
_E2 = Expected("n-2", "https://news.example/a2", "Ferries sail again", "2025-02-04T08:30:00")
_BOTH = (_E1, _E2)


def _item(
    number: int, title: str, date: str = "", link: str | None = None, guid: str | None = None, more: str = ""
) -> str:
    link = f"https://news.example/a{number}" if link is None else link
    guid = f"n-{number}" if guid is None else guid
    return (
        f"<item><title>{title}</title>"
        + (f"<link>{link}</link>" if link else "")
        + (f'<guid isPermaLink="false">{guid}</guid>' if guid else "")
        + (f"<pubDate>{date}</pubDate>" if date else "")
        + f"{more}</item>\n"
    )


_D1, _D2 = "Mon, 03 Feb 2025 10:00:00 +0100", "Tue, 04 Feb 2025 08:30:00 GMT"
_I1, _I2 = _item(1, "Harbour reopens", _D1), _item(2, "Ferries sail again", _D2)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OPEN = '<rss version="2.0"><channel><title>Coast News</title><link>https://news.example/</link><description>d</description>\n'
_CLOSE = "</channel></rss>\n"
_ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast News</title><id>tag:news.example,2025:f</id>'


def _rss(*items: str, head: str = _HEAD, opening: str = _OPEN, close: str = _CLOSE) -> bytes:
    return (head + opening + "".join(items) + close).encode()


def _e(
    number: int, title: str | None, date: str | None = None, address: str | None = "", own: str | None = ""
) -> Expected:
    own = f"n-{number}" if own == "" else own
    return Expected(own, f"https://news.example/a{number}" if address == "" else address, title, date)


def cases() -> tuple[Case, ...]:
    """All of them."""
    groups = (_encodings, _characters, _structure, _fields, _links_and_ids, _dates, _entities, _atom, _others, _alone)
    return tuple(case for group in groups for case in group())


def _encodings() -> Iterator[Case]:
    accented = _item(1, "Le préfet s’explique à Orléans", _D1)
    expected = (_e(1, "Le préfet s’explique à Orléans", _E1.date),)
    plain = accented.replace("’", "'")
    plain_expected = (_e(1, "Le préfet s'explique à Orléans", _E1.date),)
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?>\n'
    yield Case("UTF-8 that says it is Latin-1", _rss(accented, head=latin), expected)
    yield Case("Latin-1 that says it is UTF-8", (_HEAD + _OPEN + plain + _CLOSE).encode("latin-1"), plain_expected)
    yield Case("windows-1252 that says nothing", (_OPEN + accented + _CLOSE).encode("windows-1252"), expected)
    yield Case("windows-1252 that says it is Latin-1", (latin + _OPEN + accented + _CLOSE).encode("cp1252"), expected)
    yield Case("UTF-8 that the server calls Latin-1", _rss(accented), expected, "iso-8859-1")
    mixed = _rss(accented, _item(2, "Été é è", _D2)).replace("Été".encode(), "Été".encode("cp1252"), 1)
    yield Case("UTF-8 with a few bytes of windows-1252", mixed, (*expected, _e(2, "Été é è", _E2.date)))
    yield Case("UTF-16 with a byte order mark", (_OPEN + accented + _CLOSE).encode("utf-16"), expected)
    yield Case(
        "UTF-16 without one, said to be UTF-8", (_HEAD + _OPEN + accented + _CLOSE).encode("utf-16-be"), expected
    )
    yield Case("UTF-32 without a mark", (_HEAD + _OPEN + accented + _CLOSE).encode("utf-32-le"), expected)
    old = '<?xml version="1.0" encoding="cp037"?>'
    yield Case("EBCDIC", (old + _OPEN + plain + _CLOSE).replace("\n", " ").encode("cp037"), plain_expected)
    unknown = '<?xml version="1.0" encoding="utf8mb4"?>\n'
    yield Case("an encoding that does not exist", _rss(accented, head=unknown), expected)
    twice = accented.encode().decode("windows-1252").encode()
    yield Case("text encoded twice", (_HEAD + _OPEN).encode() + twice + _CLOSE.encode(), expected)
    koi = '<?xml version="1.0" encoding="koi8-r"?>\n' + _OPEN + _item(1, "Порт открыт", _D1) + _CLOSE
    yield Case("KOI8-R", koi.encode("koi8-r"), (_e(1, "Порт открыт", _E1.date),))


def _characters() -> Iterator[Case]:
    yield Case("a byte order mark, then empty lines", b"\xef\xbb\xbf\n\n" + _rss(_I1, _I2), _BOTH)
    yield Case("two byte order marks", b"\xef\xbb\xbf\xef\xbb\xbf" + _rss(_I1, _I2), _BOTH)
    yield Case("white space before the declaration", b"\r\n   \t" + _rss(_I1, _I2), _BOTH)
    warning = b"<br />\n<b>Warning</b>:  include(): failed in <b>/srv/feed.php</b> on line <b>3</b><br />\n"
    yield Case("a program's warning before it", warning + _rss(_I1, _I2), _BOTH)
    yield Case(
        "a program's notice between articles", _rss(_I1, "<br />\n<b>Notice</b>: Undefined index x & y\n", _I2), _BOTH
    )
    yield Case("control characters", _rss(_I1.replace("Harbour", "Har\x08bour\x0b"), _I2), _BOTH)
    yield Case("zero bytes", _rss(_I1, _I2).replace(b"Harbour", b"Har\x00bour"), _BOTH)
    yield Case("a comment that is never closed", _rss(_I1, "<!-- new ones below -- >\n", _I2), _BOTH)
    yield Case("a comment with dashes in it", _rss("<!-- old -- <item> -- -->", _I1, _I2), _BOTH)
    yield Case("line ends of old Macs", _rss(_I1, _I2).replace(b"\n", b"\r"), _BOTH)
    yield Case(
        "a lone “<” in a title",
        _rss(_item(1, "Profits < losses", _D1), _I2),
        (_e(1, "Profits < losses", _E1.date), _E2),
    )


def _structure() -> Iterator[Case]:
    whole = _rss(_I1, _I2).decode()
    yield Case("cut short inside an article", whole[: whole.rindex("</pubDate>") + 10].encode(), _BOTH)
    yield Case("cut short inside a tag", (whole[: whole.rindex("</item>")] + "<categ").encode(), _BOTH)
    yield Case("cut short inside a field", (whole[: whole.rindex("</item>")] + "<description>The fir").encode(), _BOTH)
    yield Case("articles never closed", _rss(_I1.replace("</item>", ""), _I2.replace("</item>", "")), _BOTH)
    yield Case("a title never closed", _rss(_I1.replace("</title>", ""), _I2), _BOTH)
    yield Case("a date never closed", _rss(_I1.replace("</pubDate>", ""), _I2), _BOTH)
    loose = "<description><p>The <b>harbour</p></b> & its <i>quays<br></description>"
    yield Case("markup bare and crossed in a description", _rss(_I1.replace("</item>", loose + "</item>"), _I2), _BOTH)
    open_ = "<description><p>The harbour has <a href='/x'>reopened</a>"
    yield Case("a description never closed", _rss(_I1.replace("</item>", open_ + "</item>"), _I2), _BOTH)
    yield Case(
        "capital letters",
        whole.replace("<item", "<ITEM")
        .replace("</item", "</ITEM")
        .replace("title>", "TITLE>")
        .replace("link>", "LINK>")
        .replace("pubDate", "PUBDATE")
        .replace("guid", "GUID")
        .replace("rss", "RSS")
        .encode(),
        _BOTH,
    )
    yield Case(
        "tags closed in another case",
        whole.replace("</title>", "</Title>").replace("</item>", "</Item>").encode(),
        _BOTH,
    )
    yield Case("articles after the channel", _rss("</channel>", _I1, _I2, close="</rss>"), _BOTH)
    yield Case("articles without a root", (_I1 + _I2).encode(), _BOTH)
    yield Case(
        "a channel without a root", _rss(_I1, _I2, opening="<channel><title>C</title>", close="</channel>"), _BOTH
    )
    yield Case("two roots", _rss(_I1) + _rss(_I2), _BOTH)
    yield Case("the end twice", _rss(_I1, _I2, close=_CLOSE + "</channel></rss>"), _BOTH)
    yield Case("elements closed that were never opened", _rss("</div></p>", _I1, "</b></div>", _I2), _BOTH)
    yield Case(
        "attributes without quotation marks", _rss(_I1.replace('"false"', "false"), _I2.replace('"', "'")), _BOTH
    )
    yield Case("the same attribute twice", _rss(_I1.replace("isPerma", 'isPermaLink="false" isPerma'), _I2), _BOTH)
    yield Case("no article", _rss(), ())
    yield Case("articles that say nothing", _rss("<item/>", _I1, "<item> </item>", _I2), _BOTH)
    within = _I1.replace("<item>", "<item><![CDATA[").replace("</item>", "]]></item>")
    yield Case("a section around all the fields", _rss(within, _I2), _BOTH)
    yield Case("closing tags without their end", _rss(_I1.replace("</title>", "</title"), _I2), _BOTH)
    yield Case("a script behind the end", _rss(_I1, _I2) + b"<script>var x = '<item>' + y;</script>", _BOTH)
    many = "".join(_item(n, f"Dispatch {n} & more", _D1) for n in range(300))
    yield Case(
        "three hundred, each with a bare “&”",
        _rss(many),
        tuple(_e(n, f"Dispatch {n} & more", _E1.date) for n in range(300)),
    )


def _fields() -> Iterator[Case]:
    titled = {
        "markup in a title": ("The &lt;em&gt;Aurora&lt;/em&gt; sails", "The Aurora sails"),
        "angle brackets that are no markup": ("List&lt;Order&gt; &amp; &lt;b&gt;more&lt;/b&gt;", "List<Order> & more"),
        "markup bare in a title": ("The <em>Aurora</em> sails", "The Aurora sails"),
        "markup and references in a section": (
            "<![CDATA[The <b>Aurora</b> &amp; the fleet]]>",
            "The Aurora & the fleet",
        ),
        "references escaped twice": (
            "L&amp;#8217;&amp;eacute;t&amp;eacute; &amp;amp; l&amp;#8217;hiver",
            "L’été & l’hiver",
        ),
        "bare “&”": ("Fish & chips & more", "Fish & chips & more"),
        "references without a declaration": ("L&rsquo;&eacute;t&eacute; arrive&nbsp;&hellip;", "L’été arrive …"),
        "numbers of windows-1252": ("It&#146;s open &#150; again", "It’s open – again"),
        "a section within a section": ("<![CDATA[Port <![CDATA[opens]]> again]]>", "Port opens again"),
        "a section in small letters": ("<![cdata[Port & quay]]>", "Port & quay"),
        "references without their semicolon": ("Caf&eacute &amp bar&nbsp", "Café & bar"),
        "a title of two sections": ("<![CDATA[Port]]> <![CDATA[opens]]>", "Port opens"),
        "line breaks and tabs in a title": ("\n\t Port\n\t\topens \n", "Port opens"),
    }
    for name, (written, title) in titled.items():
        yield Case(name, _rss(_item(1, written, _D1), _I2), (_e(1, title, _E1.date), _E2))
    torn = _I1.replace("</item>", "<description><![CDATA[<p>The harbour</p></description></item>")
    more = _I2.replace("</item>", "<description><![CDATA[<p>The ferries</p>]]></description></item>")
    yield Case("a section never closed", _rss(torn, more), _BOTH)
    undeclared = "<dc:creator>Ana Lobo</dc:creator><content:encoded><![CDATA[<p>Body</p>]]></content:encoded>"
    yield Case("prefixes that nothing declares", _rss(_I1.replace("</item>", undeclared + "</item>"), _I2), _BOTH)
    other = _OPEN.replace("<rss ", '<rss xmlns:d="http://purl.org/dc/elements/1.1/" ')
    dated = _item(1, "Harbour reopens", more="<d:date>2025-02-03T10:00:00+01:00</d:date>")
    yield Case("a known namespace under another prefix", _rss(dated, _I2, opening=other), _BOTH)
    secure = _OPEN.replace("<rss ", '<rss xmlns:dc="https://purl.org/dc/elements/1.1" ')
    dated = _item(1, "Harbour reopens", more="<dc:date>2025-02-03T10:00:00+01:00</dc:date>")
    yield Case("a namespace with https and no slash", _rss(dated, _I2, opening=secure), _BOTH)
    group = "<media:group><media:title>A photo</media:title><media:content url='https://news.example/p.jpg'/><media:description>Of it</media:description></media:group>"
    media = _OPEN.replace("<rss ", '<rss xmlns:media="http://search.yahoo.com/mrss/" ')
    yield Case(
        "media groups with titles of their own",
        _rss(_I1.replace("<item>", "<item>" + group), _I2, opening=media),
        _BOTH,
    )
    picture = (
        "<image><title>Logo</title><url>https://news.example/l.png</url><link>https://news.example/logo</link></image>"
    )
    yield Case(
        "a picture with a title inside an article", _rss(_I1.replace("</item>", picture + "</item>"), _I2), _BOTH
    )


def _links_and_ids() -> Iterator[Case]:
    addressed = {
        "a relative link": ("a1", "https://news.example/a1"),
        "a link from the root": ("/2025/a1", "https://news.example/2025/a1"),
        "a link with white space": ("\n  https://news.example/a 1\n  ", "https://news.example/a%201"),
        "a link broken over lines": ("https://news.example/\n a1", "https://news.example/a1"),
        "a link with bare “&”": ("https://news.example/a1?x=1&copy=2&y=3", "https://news.example/a1?x=1&copy=2&y=3"),
        "a link escaped twice": ("https://news.example/a1?x=1&amp;amp;y=2", "https://news.example/a1?x=1&y=2"),
        "a link in a section": ("<![CDATA[ https://news.example/a1?x=1&y=2 ]]>", "https://news.example/a1?x=1&y=2"),
        "a link in a link": (
            "<a href='https://news.example/a1'>https://news.example/a1</a>",
            "https://news.example/a1",
        ),
        "a link without a scheme": ("//news.example/a1", "https://news.example/a1"),
        "a link that begins with www": ("www.news.example/a1", "https://www.news.example/a1"),
        "a link with one slash": ("https:/news.example/a1", "https://news.example/a1"),
    }
    for name, (link, address) in addressed.items():
        yield Case(
            name, _rss(_item(1, "Harbour reopens", _D1, link), _I2), (_e(1, "Harbour reopens", _E1.date, address), _E2)
        )
    void = _I1.replace("<link>", "<link/>").replace("</link>", "")
    yield Case("links as HTML has them, the address after the tag", _rss(void, _I2), _BOTH)
    unclosed = _I1.replace("</link>", "")
    yield Case("a link never closed", _rss(unclosed, _I2), _BOTH)
    script = _item(1, "Harbour reopens", _D1, "javascript:void(0)")
    yield Case("a link that leads nowhere", _rss(script, _I2), (_e(1, "Harbour reopens", _E1.date, None), _E2))
    burnt = _item(
        1,
        "Harbour reopens",
        _D1,
        "https://proxy.example/~r/1",
        more="<feedburner:origLink>https://news.example/a1</feedburner:origLink>",
    )
    fb = _OPEN.replace("<rss ", '<rss xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" ')
    yield Case("links through a proxy", _rss(burnt, _I2, opening=fb), _BOTH)
    a1, a2 = "https://news.example/a1", "https://news.example/a2"
    same = (_item(1, "Harbour reopens", _D1, guid="x"), _item(2, "Ferries sail again", _D2, guid="x"))
    yield Case(
        "one id for two articles",
        _rss(*same),
        (_e(1, "Harbour reopens", _E1.date, own=a1), _e(2, "Ferries sail again", _E2.date, own=a2)),
    )
    yield Case("one article twice", _rss(_I1, _I2, _I1), _BOTH)
    yield Case("no ids", _rss(_item(1, "Harbour reopens", _D1, guid="")), (_e(1, "Harbour reopens", _E1.date, own=a1),))
    bare = _item(1, "Harbour reopens", _D1, link="", guid="")
    yield Case("neither id nor link", _rss(bare, _I2), (Expected(None, None, "Harbour reopens", _E1.date), _E2))
    guid = _item(1, "Harbour reopens", _D1, link="", guid="").replace("</item>", f"<guid>{a1}</guid></item>")
    yield Case("an id for a link", _rss(guid, _I2), (_e(1, "Harbour reopens", _E1.date, own=a1), _E2))
    number = _item(1, "Harbour reopens", _D1, link="", guid="").replace("</item>", "<guid>4711</guid></item>")
    yield Case(
        "a number for an id and no link", _rss(number, _I2), (Expected("4711", None, "Harbour reopens", _E1.date), _E2)
    )
    yield Case("an id with white space", _rss(_item(1, "Harbour reopens", _D1, guid="\n n-1 \n"), _I2), _BOTH)
    empty = _item(1, "Harbour reopens", _D1).replace(">n-1<", "><")
    yield Case("an empty id", _rss(empty, _I2), (_e(1, "Harbour reopens", _E1.date, own=a1), _E2))


_WRITTEN_DATES = {
    "a wrong day of the week": ("Sun, 03 Feb 2025 10:00:00 +0100", "2025-02-03T09:00:00"),
    "a year of two digits": ("Mon, 03 Feb 25 10:00:00 +0100", "2025-02-03T09:00:00"),
    "no day of the week, no seconds": ("3 Feb 2025 10:00 +0100", "2025-02-03T09:00:00"),
    "a month written out": ("Monday, 3 February 2025 10:00:00 +0100", "2025-02-03T09:00:00"),
    "a month before the day": ("February 3, 2025 10:00 AM CET", "2025-02-03T09:00:00"),
    "an ordinal": ("Monday 3rd of February 2025, 9:00 am GMT", "2025-02-03T09:00:00"),
    "hours to twelve": ("Mon, 03 Feb 2025 09:00 PM GMT", "2025-02-03T21:00:00"),
    "the zone of Paris by name": ("Mon, 03 Feb 2025 10:00:00 CET", "2025-02-03T09:00:00"),
    "the zone of Berlin by its German name": ("Mon, 03 Feb 2025 10:00:00 MEZ", "2025-02-03T09:00:00"),
    "a zone with hours only": ("Mon, 03 Feb 2025 10:00:00 +1", "2025-02-03T09:00:00"),
    "GMT and an offset": ("Mon, 03 Feb 2025 10:00:00 GMT+0100", "2025-02-03T09:00:00"),
    "a zone with a colon": ("Mon, 03 Feb 2025 10:00:00 +01:00", "2025-02-03T09:00:00"),
    "midnight as 24 o’clock": ("Sun, 02 Feb 2025 24:00:00 GMT", "2025-02-03T00:00:00"),
    "the order of C programs": ("Mon Feb  3 09:00:00 GMT 2025", "2025-02-03T09:00:00"),
    "hyphens": ("03-Feb-2025 09:00:00 GMT", "2025-02-03T09:00:00"),
    "ISO 8601 in RSS": ("2025-02-03T10:00:00+01:00", "2025-02-03T09:00:00"),
    "ISO 8601 with a space": ("2025-02-03 10:00:00 +0100", "2025-02-03T09:00:00"),
    "ISO 8601 without separators": ("20250203T090000Z", "2025-02-03T09:00:00"),
    "ISO 8601 with a comma before the fraction": ("2025-02-03T09:00:00,123Z", "2025-02-03T09:00:00"),
    "slashes, the year first": ("2025/02/03 09:00:00 GMT", "2025-02-03T09:00:00"),
    "dots, the day first": ("03.02.2025 10:00 MEZ", "2025-02-03T09:00:00"),
    "seconds since 1970": ("1738573200", "2025-02-03T09:00:00"),
    "milliseconds since 1970": ("1738573200000", "2025-02-03T09:00:00"),
    "a year before the month’s name": ("2025-Feb-03 09:00 GMT", "2025-02-03T09:00:00"),
    "parts of one digit": ("2025-2-3 9:00 GMT", "2025-02-03T09:00:00"),
    "the order of server logs": ("03/Feb/2025:10:00:00 +0100", "2025-02-03T09:00:00"),
    "a date as some programs write it in JSON": ("/Date(1738573200000)/", "2025-02-03T09:00:00"),
    "a French hour without minutes": ("lundi 3 février 2025 - 10h CET", "2025-02-03T09:00:00"),
    "a day only": ("2025-02-03", "2025-02-03T00:00:00"),
    "a date never set": ("Mon, 01 Jan 0001 00:00:00 +0000", None),
    "zeros for a date": ("0000-00-00 00:00:00", None),
    "slashes that may be read two ways": ("03/02/2025 09:00 GMT", None),
    "French": ("lun., 3 févr. 2025 10:00:00 +0100", "2025-02-03T09:00:00"),
    "French, in full": ("vendredi 1er août 2025 à 10h00 CEST", "2025-08-01T08:00:00"),
    "English": ("Friday, 1 August 2025 10:00:00 BST", "2025-08-01T09:00:00"),
    "German": ("Mo, 03 Mär 2025 10:00:00 +0100", "2025-03-03T09:00:00"),
    "German, in full": ("Freitag, 5. Dezember 2025, 10:00 Uhr MEZ", "2025-12-05T09:00:00"),
    "Spanish": ("vie, 03 ene 2025 10:00:00 +0100", "2025-01-03T09:00:00"),
    "Spanish, in full": ("viernes, 1 de agosto de 2025 10:00 CEST", "2025-08-01T08:00:00"),
    "Italian": ("ven, 03 gen 2025 10:00:00 +0100", "2025-01-03T09:00:00"),
    "Italian, in full": ("venerdì 1 agosto 2025 10:00 CEST", "2025-08-01T08:00:00"),
    "Portuguese": ("sex, 03 out 2025 10:00:00 -0300", "2025-10-03T13:00:00"),
    "Portuguese, in full": ("segunda-feira, 3 de fevereiro de 2025 10:00 GMT", "2025-02-03T10:00:00"),
    "Dutch": ("ma, 03 mrt 2025 10:00:00 +0100", "2025-03-03T09:00:00"),
    "Dutch, in full": ("vrijdag 1 augustus 2025 10:00 CEST", "2025-08-01T08:00:00"),
    "Russian": ("Пн, 03 фев 2025 12:00:00 +0300", "2025-02-03T09:00:00"),
    "Russian, in full": ("3 февраля 2025, 12:00 MSK", "2025-02-03T09:00:00"),
}  # fmt: skip


def _dates() -> Iterator[Case]:
    for name, (written, date) in _WRITTEN_DATES.items():
        yield Case(
            f"date: {name}", _rss(_item(1, "Harbour reopens", written), _I2), (_e(1, "Harbour reopens", date), _E2)
        )
    told = (_item(1, "Harbour reopens", "03/02/2025 09:00 GMT"), _item(2, "Ferries sail again", "24/02/2025 08:30 GMT"))
    yield Case(
        "date: slashes, another date tells the order",
        _rss(*told),
        (_E1, _e(2, "Ferries sail again", "2025-02-24T08:30:00")),
    )


def _entities() -> Iterator[Case]:
    named = '<!DOCTYPE rss [<!ENTITY town "Kelbourg">]>\n'
    yield Case(
        "entities of its own",
        _rss(_item(1, "&town; reopens", _D1), _I2, head=_HEAD + named),
        (_e(1, "Kelbourg reopens", _E1.date), _E2),
    )
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>\n'
    yield Case(
        "entities that multiply",
        _rss(_item(1, "Ha &l9;", _D1), _I2, head=_HEAD + bomb),
        (_e(1, "Ha &l9;", _E1.date), _E2),
    )
    outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY % y SYSTEM "https://news.example/y.dtd"> %y;]>\n'
    yield Case(
        "entities from outside",
        _rss(_item(1, "Now &x;", _D1), _I2, head=_HEAD + outside),
        (_e(1, "Now &x;", _E1.date), _E2),
    )
    netscape = (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "https://news.example/rss-0.91.dtd">\n'
    )
    old = _OPEN.replace("2.0", "0.91")
    yield Case(
        "RSS 0.91 with its document type",
        _rss(_item(1, "L&eacute;on", _D1), _I2, head=_HEAD + netscape, opening=old),
        (_e(1, "Léon", _E1.date), _E2),
    )


def _entry(title: str, more: str = "", link: str = "https://news.example/a1") -> str:
    return f'<entry><title>{title}</title><id>n-1</id><link href="{link}"/><published>2025-02-03T09:00:00Z</published>{more}</entry>'


def _atom() -> Iterator[Case]:
    expected = (_E1,)
    yield Case(
        "Atom without its namespace", f"<feed><title>C</title>{_entry('Harbour reopens')}</feed>".encode(), expected
    )
    prefixed = (
        (_ATOM + _entry("Harbour reopens") + "</feed>")
        .replace("xmlns=", "xmlns:a=")
        .replace("</", "</a:")
        .replace("<", "<a:")
        .replace("<a:/a:", "</a:")
    )
    yield Case("Atom under a prefix", prefixed.encode(), expected)
    yield Case("entries inside a channel", _rss(_entry("Harbour reopens")), expected)
    with_base = (
        _ATOM.replace("<feed ", '<feed xml:base="https://news.example/2025/" ')
        + _entry("Harbour reopens", link="02/a1")
        + "</feed>"
    )
    based = (Expected("n-1", "https://news.example/2025/02/a1", "Harbour reopens", _E1.date),)
    yield Case("a base for links", with_base.encode(), based)
    nested = (
        _ATOM.replace("<feed ", '<feed xml:base="/2025/" ')
        + _entry("Harbour reopens", link="a1").replace("<entry>", '<entry xml:base="02/">')
        + "</feed>"
    )
    yield Case("a relative base within another", nested.encode(), based)
    relative = _ATOM + _entry("Harbour reopens", link="../a1") + "</feed>"
    yield Case("a relative link without a base", relative.encode(), expected)
    links = '<link rel="self" href="https://news.example/s"/><link rel="enclosure" href="https://news.example/v.mp4" type="video/mp4"/><link rel="alternate" type="application/json" href="https://news.example/a1.json"/>'
    several = (
        _ATOM
        + _entry("Harbour reopens").replace("<link ", links + '<link rel="alternate" type="text/html" ')
        + "</feed>"
    )
    yield Case("several links, the page's last", several.encode(), expected)
    xhtml = '<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>Body<x:br/>of it &copy; us</x:div></content>'
    yield Case(
        "XHTML under a prefix, badly closed", (_ATOM + _entry("Harbour reopens", xhtml) + "</feed>").encode(), expected
    )
    source = '<source><title>Other</title><id>o</id><link href="https://other.example/"/><updated>2001-01-01T00:00:00Z</updated></source>'
    yield Case(
        "an entry copied from another feed", (_ATOM + _entry("Harbour reopens", source) + "</feed>").encode(), expected
    )
    old = '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>C</title><entry><title mode="escaped" type="text/html">Harbour &lt;b&gt;reopens&lt;/b&gt;</title><id>n-1</id><link rel="alternate" type="text/html" href="https://news.example/a1"/><issued>2025-02-03T10:00:00+01:00</issued><modified>2025-02-03T12:00:00+01:00</modified></entry></feed>'
    yield Case("Atom 0.3", old.encode(), expected)
    html = (
        _ATOM
        + _entry("Harbour reopens")
        .replace("<title>Harb", '<title type="html">&lt;i&gt;Harb')
        .replace("opens</t", "opens&lt;/i&gt;</t")
        + "</feed>"
    )
    yield Case("Atom with HTML in a title, cut short", html[: html.index("</entry>")].encode(), expected)


def _others() -> Iterator[Case]:
    rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://news.example/"><title>C</title><link>https://news.example/</link></channel>'
    item = '<item rdf:about="https://news.example/a1"><title>Harbour reopens</title><link>https://news.example/a1</link><dc:date>2025-02-03T10:00:00+01:00</dc:date></item>'
    a1 = _e(1, "Harbour reopens", _E1.date, own="https://news.example/a1")
    yield Case("RSS 1.0 with an undeclared date", (rdf + item + "</rdf:RDF>").encode(), (a1,))
    yield Case("RSS 1.0 without any declaration", (rdf + item).replace("xmlns", "data-x").encode(), (a1,))
    ninety = (
        rdf.replace("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")
        + "<item><title>Harbour reopens</title><link>https://news.example/a1</link></item></rdf:RDF>"
    )
    yield Case("RSS 0.90", ninety.encode(), (_e(1, "Harbour reopens", own="https://news.example/a1"),))
    yield Case("packed, and nothing says so", gzip.compress(_rss(_I1, _I2)), _BOTH)
    shown = _rss(_I1, _I2).decode().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    yield Case(
        "shown as a page by a browser",
        f"<html><head><title>feed</title></head><body><pre>{shown}</pre></body></html>".encode(),
        _BOTH,
    )
    yield Case("wrapped in a page", b"<!DOCTYPE html><html><body>" + _rss(_I1, _I2) + b"</body></html>", _BOTH)
    packed = gzip.compress(_rss(_I1, _I2, *[_item(n, f"N {n * 7919}", _D1) for n in range(3, 400)]))
    yield Case("packed and cut short", packed[: len(packed) // 2], _BOTH)


def _alone() -> Iterator[Case]:
    """Formats that feedparser does not read, or only in sound form."""
    item = '{"id": "n-1", "url": "https://news.example/a1", "title": "Harbour reopens", "date_published": "2025-02-03T10:00:00+01:00"}'
    second = (
        '{"id": "n-2", "url": "/a2", "title": "Ferries <b>sail</b> again", "date_published": "2025-02-04T08:30:00Z"}'
    )
    head = '{"version": "https://jsonfeed.org/version/1.1", "title": "Coast News", "home_page_url": "https://news.example/", "items": ['
    whole = f"{head}{item}, {second}]}}"
    yield Case(
        "JSON with commas too many", whole.replace("]}", ",],}").replace('"}', '",}').encode(), _BOTH, peers=False
    )
    yield Case(
        "JSON with comments",
        (whole.replace("[", "[ // the newest first\n /* and last */", 1)).encode(),
        _BOTH,
        peers=False,
    )
    yield Case("JSON cut short", f"{head}{item}, {second}, {item[:40]}".encode(), _BOTH, peers=False)
    yield Case(
        "JSON with a byte order mark and line breaks in text",
        b"\xef\xbb\xbf" + whole.replace("Coast News", "Coast\nNews").encode(),
        _BOTH,
        peers=False,
    )
    yield Case("JSON in a call", f"show({whole});".encode(), _BOTH, peers=False)
    yield Case(
        "JSON with numbers for ids",
        whole.replace('"n-1"', "1").encode(),
        (_e(1, "Harbour reopens", _E1.date, own="1"), _E2),
        peers=False,
    )
    pages = "<urlset><url><loc>https://news.example/a1?x=1&y=2</loc><news:news><news:publication_date>2025-02-03T10:00+01:00</news:publication_date><news:title>Harbour reopens</news:title></news:news></url><url><loc>\n/a2 </loc><lastmod>2025-02-04T08:30:00Z"
    one = "https://news.example/a1?x=1&y=2"
    two = "https://news.example/a2"
    both = (Expected(one, one, "Harbour reopens", _E1.date), Expected(two, two, None, _E2.date))
    yield Case("a sitemap without declarations, cut short", pages.encode(), both, peers=False)
    yield Case("a sitemap, packed", gzip.compress(pages.encode()), both, peers=False)
    listed = (
        "# read daily\nHarbour reopens; https://news.example/a1\nhttps://news.example/a2\n\nhttps://news.example/a1\n"
    )
    a1 = "https://news.example/a1"
    yield Case(
        "a plain list", listed.encode(), (Expected(a1, a1, "Harbour reopens"), Expected(two, two, None)), peers=False
    )
    page = '<html><nav><a href="/all-the-news-of-today">All</a></nav><ul><li><time datetime="2025-02-03T10:00:00+01:00">3 Feb</time><a href=/2025/02/03/harbour><h2>Harbour<br>reopens</h2></a><li><a href="/2025/02/04/ferries">Ferries sail again</a></ul><footer><a href="/about-us-and-our-terms">About</a></footer>'
    p1, p2 = "https://news.example/2025/02/03/harbour", "https://news.example/2025/02/04/ferries"
    found = (Expected(p1, p1, "Harbour reopens", _E1.date), Expected(p2, p2, "Ferries sail again"))
    yield Case("a page served for a feed", page.encode(), found, peers=False)
