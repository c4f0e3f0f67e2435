"""An article: the restored text with its facts beside it, the capture with the same words lit, and what is known around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Path, Request
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from depeche.facts.fact import Fact
from depeche.ledger import Ledger
from depeche.ledger.decisions import Verdict
from depeche.publish.answers import FACT_COLUMNS, fact_row
from depeche.publish.desk.asking import Asked, Question
from depeche.publish.desk.deciding import FIELDS_TO_CORRECT
from depeche.publish.desk.feeding import FEEDS, fed
from depeche.publish.desk.handing import handed
from depeche.publish.desk.pages import page, part, reader_words
from depeche.publish.desk.reading import Open
from depeche.publish.desk.views.view import View
from depeche.publish.happenings import happenings_of
from depeche.publish.jsonl import as_object
from depeche.publish.page.cards import Beside, cards
from depeche.publish.page.head import head
from depeche.publish.page.lights import Lights
from depeche.publish.page.texts import foot, texts
from depeche.publish.provenance import provenance_of
from depeche.publish.restored import record_of
from depeche.record import Record

router = APIRouter()
VIEW = View("article", router)

#: What the ids of the article's words begin with.
_PREFIX = "r1"
Number = Annotated[int, Path(ge=1, le=2**31)]
Key = Annotated[str, Path(min_length=6, max_length=64, pattern="^[0-9a-fA-F]+$")]


@router.get("/articles/{number}", include_in_schema=False)
def article(request: Request, ledger: Open, number: Number, asked: Question) -> Response:
    """The article's page; as JSON its record, in another form its facts."""
    record = read_again(ledger, number)
    if asked.form == "json":
        return JSONResponse(as_object(record))
    if asked.form != "html":
        return _facts(request, ledger, asked, number)
    words = reader_words(request)
    lights = Lights(_PREFIX, record)
    keys = ledger.keys(number)
    happenings = happenings_of(record.findings, words)
    beside = _decisions(request, keys, ledger.verdicts(list(keys.values())))
    return page(
        request,
        "article.html",
        asked=asked,
        number=number,
        record=record,
        republish=ledger.republish(number),
        shown=ledger.shown(number),
        head=Markup(head(lights, provenance_of(record, words), happenings, words)),
        texts=Markup(texts(lights, words)),
        cards=Markup(cards(lights, happenings, words, beside)),
        foot=Markup(foot(lights, words)),
        entities=sorted(record.findings.entities, key=lambda entity: -len(entity.mentions)),
    )


def _facts(request: Request, ledger: Ledger, asked: Asked, number: int) -> Response:
    """The article's facts that nobody rejected, as a feed or a table."""
    facts = ledger.overviews.facts_in(number)
    shown = facts[asked.offset : asked.offset + asked.limit]
    more = len(facts) > asked.offset + len(shown)
    if asked.form in FEEDS:
        return fed(request, ledger, asked, ledger.shown(number).version.headline or str(number), shown, more=more)
    return handed(asked, "facts", [fact_row(hit) for hit in shown], FACT_COLUMNS, more=more)


@router.get("/articles/{number}/lights.css", include_in_schema=False)
def rules(ledger: Open, number: Number) -> Response:
    """The style rules that light the words of the fact that an address points at, where scripts are off."""
    return Response(Lights(_PREFIX, read_again(ledger, number)).rules(), media_type="text/css; charset=utf-8")


@router.get("/facts/{key}", include_in_schema=False)
def fact(ledger: Open, key: Key) -> Response:
    """The lasting address of a fact: it leads to the fact's words in its article."""
    number, name = ledger.place(ledger.whole_key(key))
    return RedirectResponse(f"/articles/{number}#{anchor(read_again(ledger, number), name)}", 303)


@router.get("/captures/{name}", include_in_schema=False)
def capture(ledger: Open, name: Annotated[str, Path(max_length=200)]) -> Response:
    """The lasting address of an article: the beginning of its capture's digest, or its record's id."""
    return RedirectResponse(f"/articles/{ledger.article(name)}", 303)


def read_again(ledger: Ledger, number: int) -> Record:
    """The article's current reading; a page that is not there when the ledger has none, or forgot it."""
    capture = ledger.capture(number)
    readings = ledger.readings(number)
    if capture is None or not readings:
        raise HTTPException(404, "there is no article of that number, or it was forgotten")
    return record_of(dict(readings[-1]), capture)


def anchor(record: Record, name: str) -> str:
    """Where the fact stands in the page of its article."""
    return Lights(_PREFIX, record).words(name)


def _decisions(request: Request, keys: Mapping[str, str], verdicts: Mapping[str, Sequence[Verdict]]) -> Beside:
    """Under each fact what was decided about it and, for whoever may, the form to decide."""
    form = part(request, "deciding.html", "verdict")

    def beside(fact: Fact) -> str:
        key = keys.get(fact.id)
        return str(form(key, verdicts.get(key, ()), FIELDS_TO_CORRECT)) if key else ""

    return beside
