"""The JSON API of what is drawn: timeline, places, network, and the portrait of somebody."""

from __future__ import annotations

from fastapi import APIRouter

from depeche.ledger import overview, portrait
from depeche.publish.desk.asking import Question
from depeche.publish.desk.reading import Open
from depeche.publish.desk.views.api import MISSING, REFUSALS
from depeche.publish.desk.views.people import Identifier
from depeche.publish.desk.views.view import View

router = APIRouter(prefix="/api", responses=REFUSALS)
VIEW = View("api_charts", router)


@router.get("/timeline")
def timeline(ledger: Open, asked: Question) -> overview.Days:
    """The latest facts that have a day, in the order of their days, and how many have none."""
    return ledger.overviews.days(asked.query)


@router.get("/places")
def places(ledger: Open, asked: Question) -> overview.Places:
    """Where the latest facts happened, with how exact each place is, and how many are not placed."""
    return ledger.overviews.places(asked.query)


@router.get("/network")
def network(ledger: Open, asked: Question) -> overview.Actors:
    """Who acts on whom in the latest facts, and how: quad classes 1 to 4, verbal and material cooperation and conflict."""
    return ledger.overviews.actors(asked.query)


@router.get("/people/{id_:path}", responses=MISSING)
def somebody(ledger: Open, id_: Identifier) -> portrait.Portrait:
    """A person, body or country: spellings with their evidence, and whom they deal with."""
    return ledger.overviews.portrait(id_)
