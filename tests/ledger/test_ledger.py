"""What goes into the ledger stays: once, whole, found again, proved, decided upon, and forgotten only on purpose."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

import depeche
from depeche.errors import BadQuery, InputError, LedgerError, LedgerUnwritable, NewerLedger, NoLedger, NotFound
from depeche.ledger import Ledger
from depeche.ledger.entry import Entry, canonical
from depeche.ledger.finding import Page
from tests.ledger.entries import ENGLISH, FRENCH, both, entry


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger with one French and one English article."""
    made = Ledger(tmp_path / "ledger.db", write=True)
    made.add(both())
    return made


def _records(ledger: Ledger, query: str) -> list[str | None]:
    return [hit.headline for hit in ledger.articles(query).rows]


def test_the_same_capture_comes_in_once(ledger: Ledger) -> None:
    """A second time it is known, and nothing changes."""
    before = ledger.facts("", Page(None)).rows
    assert ["known", "known"] == [w.outcome.value for w in ledger.add(both())]
    assert before == ledger.facts("", Page(None)).rows


def test_a_capture_comes_out_as_it_came_in(ledger: Ledger) -> None:
    """Bytes, digest, name and what was given."""
    assert both()[0].capture.sha256 == (ledger.capture(1) or both()[1].capture).sha256
    assert FRENCH == getattr(ledger.capture(1), "text", None)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("elysee", ["Macron à Berlin"]),
        ("ELYSÉE rencontrer", ["Macron à Berlin"]),
        ("missile", ["Missiles hit Kharkiv"]),
        ('"fired 40 missiles"', ["Missiles hit Kharkiv"]),
        ('"fired missiles"', []),
        ("missiles OR drones", ["Missiles hit Kharkiv", "Macron à Berlin"]),
        ("(missiles OR drones) -kharkiv", ["Macron à Berlin"]),
        ("NOT missiles", ["Macron à Berlin"]),
        ("lang:en", ["Missiles hit Kharkiv"]),
        ("lang:fr OR who:zelensky", ["Missiles hit Kharkiv", "Macron à Berlin"]),
        ("missiles (lang:fr OR who:macron)", []),
        ("drones (lang:en OR who:macron)", ["Macron à Berlin"]),
        ("who:zelensky", ["Missiles hit Kharkiv"]),
        ("who:zelensky type:SAY", ["Missiles hit Kharkiv"]),
        ("type:protest", ["Missiles hit Kharkiv"]),
        ("place:kharkiv", ["Missiles hit Kharkiv"]),
        ("date:2024-09-14", ["Missiles hit Kharkiv", "Macron à Berlin"]),
        ("who:zelensky type:PROTEST", []),
        ("published:2024-10..", []),
        ("published:..2024-09-14 drones", ["Macron à Berlin"]),
    ],
)
def test_articles_are_found(ledger: Ledger, query: str, found: list[str]) -> None:
    """By words in any form, phrases, fields and their combination."""
    assert sorted(found) == sorted(str(r) for r in _records(ledger, query))


def test_hits_are_marked_in_the_original_words(ledger: Ledger) -> None:
    """Accents, elision and form as written."""
    (hit,) = ledger.articles("elysee rencontrer").rows
    assert "L’[Élysée] a confirmé" in hit.snippet.marked("[", "]")
    assert "[rencontrera]" in hit.snippet.marked("[", "]")


def test_facts_come_with_their_pins(ledger: Ledger) -> None:
    """Each value's words stand in the capture where it says."""
    facts = ledger.facts("", Page(None)).rows
    assert facts
    for fact in facts:
        capture = ledger.capture(fact.article)
        assert capture is not None
        for values in fact.values.values():
            for value in values:
                assert value["text"] == "".join(capture.text[a:b] for a, b in value["source"])


def test_contested_facts_stand_beside_their_answers(ledger: Ledger) -> None:
    """The accusation and who denies it."""
    claims = ledger.claims("type:ACCUSE").rows
    assert ["denies"] == sorted({c.how for c in claims})
    assert any("dément" in c.answer.text("evidence") for c in claims)


def test_the_timeline_is_in_the_order_of_days(ledger: Ledger) -> None:
    """And holds dated facts alone."""
    days = [fact.first_day for fact in ledger.timeline("", Page(None)).rows]
    assert days
    assert sorted(str(d) for d in days) == days


@pytest.mark.parametrize(
    ("query", "types"),
    [("date:2024-09-14", {"PROTEST"}), ("date:..2024-09-13 lang:en", {"SAY"}), ("status:planned", {"CONSULT"})],
)
def test_facts_are_found_by_their_fields(ledger: Ledger, query: str, types: set[str]) -> None:
    """A date is the fact's own, not the article's."""
    assert types == {fact.type for fact in ledger.facts(query).rows}


def test_pages_are_never_silently_cut(ledger: Ledger) -> None:
    """A page says whether others follow, and they do."""
    whole = ledger.facts("", Page(None)).rows
    first, second = ledger.facts("", Page(2)), ledger.facts("", Page(None, 2))
    assert (True, False) == (first.more, second.more)
    assert whole == first.rows + second.rows


@pytest.mark.parametrize("query", ['"open', "(a", "nofield:x", "date:soon", "who:", "NOT", "a)"])
def test_a_query_that_does_not_parse_says_so(ledger: Ledger, query: str) -> None:
    """In words, whatever it is."""
    with pytest.raises(BadQuery):
        ledger.articles(query)


@pytest.mark.parametrize(
    "query", ["'; DROP TABLE facts; --", "NEAR(a b)", "a*", "^a", "words : a", "AND", "who:'\"'x", "é" * 500]
)
def test_hostile_queries_are_words(ledger: Ledger, query: str) -> None:
    """Nothing a reader types reaches SQL or the full-text syntax."""
    try:
        ledger.articles(query)
        ledger.facts(query)
    except BadQuery:
        pass
    assert 2 == len(ledger.articles("").rows)


def test_a_better_reading_replaces_and_the_old_one_is_kept(ledger: Ledger) -> None:
    """And a verdict survives it."""
    key = ledger.facts("type:PROTEST").rows[0].key
    ledger.verdict(key, "reject", "anna", "hoax")
    later = both()[1]
    record = {**later.record, "reader": "depeche 99"}
    assert ["reread"] == [w.outcome.value for w in ledger.add([replace(later, record=record)])]
    assert 2 == len(ledger.readings(2))
    assert ["rejected"] == ["rejected" for v in ledger.facts("type:PROTEST").rows[0].verdicts if v.kind == "reject"]
    assert [1, 2] == ledger.read_otherwise("depeche 100")
    assert [1] == ledger.read_otherwise("depeche 99")


def test_a_verdict_is_about_one_fact(ledger: Ledger) -> None:
    """An unknown or ambiguous key is refused."""
    with pytest.raises(NotFound):
        ledger.verdict("zzzz", "confirm", "anna")
    with pytest.raises(NotFound):
        ledger.verdict("", "confirm", "anna")
    key = ledger.facts("").rows[0].key
    assert key == ledger.verdict(key[:9], "correct", "anna", None, {"type": "THREATEN"})
    assert [("type", "THREATEN")] == [(v.field, v.value) for v in ledger.facts("").rows[0].verdicts]


def test_joined_entities_are_one_until_split(ledger: Ledger) -> None:
    """In every answer."""
    (macron,) = ledger.who("Macron").rows
    (scholz,) = ledger.who("Scholz").rows
    ledger.join(macron.id, scholz.id, "anna")
    assert ledger.who("Macron").rows == ledger.who("Scholz").rows
    assert (macron.id, scholz.id) == ledger.who("Macron").rows[0].joined
    ledger.split(macron.id, scholz.id, "anna", "two people")
    assert (macron,) == ledger.who("Macron").rows


@pytest.mark.parametrize("name", ["Zelenskyy", "Volodymyr Zelenskiy", "Зеленский", "Makron", "Scholz", "Skholts"])
def test_a_name_is_found_in_another_spelling(ledger: Ledger, name: str) -> None:
    """Where nobody bears it letter for letter; a name that only looks a little alike is not."""
    assert (name != "Skholts") == (len(ledger.who(name).rows) == 1)
    assert () == ledger.who("Zelda").rows


def test_forgetting_leaves_a_tombstone_and_no_word(ledger: Ledger) -> None:
    """Not in the file, not in an answer; and the capture stays out."""
    capture = both()[1].capture
    assert 1 == ledger.forget(capture.sha256[:16], "takedown")
    assert [] == _records(ledger, "missiles")
    assert () == ledger.who("Zelensky").rows
    assert ["forgotten"] == [w.outcome.value for w in ledger.add([both()[1]])]
    ledger.close()
    content = ledger.path.read_bytes()
    assert b"Kharkiv" not in content
    assert b"kharkiv" not in content
    assert capture.sha256.encode() in content


def test_a_spelling_that_only_the_forgotten_article_had_is_gone(ledger: Ledger) -> None:
    """The person stays, named as the others name them."""
    other = entry("President Wolodymyr Zelenskyj met the mayor of Lyon on Friday.", date=None)
    ledger.add([other])
    (before,) = ledger.who("Zelensky").rows
    assert 2 == len(ledger.who("Zelenskyj").rows[0].spellings) == len(before.spellings)
    ledger.forget(other.capture.sha256, "asked to")
    assert ("Volodymyr Zelensky",) == ledger.who("Zelensky").rows[0].spellings
    ledger.close()
    assert b"Zelenskyj" not in ledger.path.read_bytes()


def test_all_is_well_until_a_byte_is_changed(ledger: Ledger) -> None:
    """``check`` names the article."""
    assert [] == [number for number, faults in ledger.check() if faults]
    connection = sqlite3.connect(ledger.path)
    connection.execute("UPDATE contents SET packed = (SELECT packed FROM contents ORDER BY digest DESC LIMIT 1)")
    connection.commit()
    connection.close()
    assert 1 == len([number for number, faults in ledger.check() if faults])


def test_versions_of_one_address_are_in_order(ledger: Ledger) -> None:
    """However the address is written."""
    ledger.add([entry(ENGLISH + " It rained.", url="https://www.gull.example/war/?utm_source=x")])
    ledger.add([entry(ENGLISH + " It rained twice.", url="http://gull.example/war#top")])
    assert [3, 4] == [v.article for v in ledger.versions(4)]


def test_the_same_story_elsewhere_is_a_copy(ledger: Ledger) -> None:
    """The earliest is named first."""
    ledger.add([entry(ENGLISH, date="2024-09-13", url="https://other.example/1", title="Elsewhere")])
    assert ["Elsewhere", "Missiles hit Kharkiv"] == [v.headline for v in ledger.copies(2)]
    assert [] == ledger.copies(1)


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("HTTPS://WWW.Gull.example/a/?utm_campaign=1&b=2#c", "gull.example/a?b=2"),
        ("http://gull.example:8080/", "gull.example:8080"),
        ("not an address", "not an address"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_an_address_has_one_form(address: str, form: str) -> None:
    """Scheme, www, tracking, fragment and closing slash do not count."""
    assert form == canonical(address)


def test_what_is_no_ledger_says_so(tmp_path: Path) -> None:
    """A missing file, another database, text, a newer schema, a folder that cannot be written."""
    with pytest.raises(NoLedger):
        Ledger(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("not a database at all, only some words in a file" * 30)
    with pytest.raises(NoLedger):
        Ledger(tmp_path / "text.db")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(NoLedger):
        Ledger(tmp_path / "other.db", write=True)
    Ledger(tmp_path / "new.db", write=True).close()
    newer = sqlite3.connect(tmp_path / "new.db")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(NewerLedger):
        Ledger(tmp_path / "new.db")
    with pytest.raises(LedgerUnwritable):
        Ledger(tmp_path / "text.db" / "below.db", write=True)


def test_two_writers_take_turns(ledger: Ledger) -> None:
    """Both are in afterwards; a reader in between sees whole articles."""
    with Ledger(ledger.path, write=True) as second, Ledger(ledger.path) as reader:
        second.add([entry("Police arrested twelve people in Lyon on Monday, the prefecture said.")])
        assert 3 == len(reader.articles("").rows)
        ledger.add([entry("The union rejected the offer on Friday, its leader said in Lyon.")])
        assert 4 == len(reader.articles("").rows)
    with Ledger(ledger.path) as reader, pytest.raises(LedgerError):
        reader.verdict(reader.facts("").rows[0].key, "confirm", "anna")


def test_hostile_text_comes_out_as_it_went_in(tmp_path: Path) -> None:
    """Half a surrogate pair, NUL, right-to-left marks, markup and emoji."""
    text = 'Police arrested 12 people <b>in</b> Lyon \x00 \ud83d \u202e on Monday, the "prefecture" said 🙂.'
    with Ledger(tmp_path / "ledger.db", write=True) as ledger:
        ledger.add([entry(text)])
        assert text == getattr(ledger.capture(1), "text", None)
        assert [] == [faults for _, faults in ledger.check() if faults]
        assert 1 == len(ledger.articles("arrested lyon").rows)


def test_inputs_are_filled_in_from_python(tmp_path: Path) -> None:
    """On one core and on two, the same; what fails is named and the rest is in."""
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    inputs = [tmp_path / "a.txt", tmp_path / "missing.txt", tmp_path / "b.txt"]
    articles = []
    for jobs in (1, 2):
        failed: list[InputError] = []
        with depeche.open_ledger(tmp_path / f"{jobs}.db", write=True) as ledger:
            done = list(depeche.add(ledger, inputs, jobs=jobs, on_error=failed.append))
            assert [("added", 1), ("added", 2)] == [(d.outcome.value, d.article) for d in done]
            assert [str(tmp_path / "missing.txt")] == [e.subject for e in failed]
            articles.append([hit.headline for hit in ledger.articles("").rows])
            assert [] == list(depeche.reread(ledger, on_error=failed.append))
    assert articles[0] == articles[1]


def test_an_entry_knows_its_address() -> None:
    """The one that was given."""
    made: Entry = entry(ENGLISH, url="https://www.gull.example/a/")
    assert "gull.example/a" == made.address


def test_ranked_pages_follow_each_other_over_the_latest_and_the_older(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the share of hits that are weighed, each comes once."""
    from depeche.ledger import finding

    ledger.add(
        [entry(f"Rebels fired {n} missiles at the town of Kharkiv on Friday.", date=None) for n in range(12, 20)]
    )
    whole = [hit.id for hit in ledger.articles("missiles", Page(None)).rows]
    for weighed in (0, 3, 8):
        monkeypatch.setattr(finding, "_WEIGHED", weighed)
        found = [hit.id for start in range(0, 12, 2) for hit in ledger.articles("missiles", Page(2, start)).rows]
        assert sorted(whole) == sorted(found)
        assert found == [hit.id for hit in ledger.articles("missiles", Page(None)).rows]


def test_an_article_that_cannot_be_read_stops_no_other_on_two_cores(tmp_path: Path) -> None:
    """It comes back from its process as an error that names it."""
    from depeche.filling import fill

    broken = replace(both()[0].capture, name="broken", media_type="no/such")
    unreadable = replace(broken, text=None, sha256="0" * 64)  # type: ignore[arg-type]  # nothing that can be restored
    failed: list[InputError] = []
    with Ledger(tmp_path / "ledger.db", write=True) as ledger:
        done = list(fill(ledger, [unreadable, both()[1].capture], failed.append, jobs=2))
        assert ["added"] == [d.outcome.value for d in done]
    assert ["broken"] == [error.subject for error in failed]


def test_what_a_server_declared_is_kept(tmp_path: Path) -> None:
    """Bytes that only the server's label makes text of are read the same when they come out again."""
    words = "Le cœur du port a été fermé mardi, a annoncé le préfet de Sorvie à la presse."
    first = entry(words)
    content = words.encode("iso8859-15")
    digest = hashlib.sha256(content).hexdigest()
    capture = replace(first.capture, media_type="text/plain", content=content, sha256=digest, encoding="iso-8859-15")
    with Ledger(tmp_path / "l.db", write=True) as ledger:
        ledger.add([Entry(capture, first.record)])
        again = ledger.capture(1)

    assert again is not None
    assert (words, "iso-8859-15") == (again.text, again.encoding)
