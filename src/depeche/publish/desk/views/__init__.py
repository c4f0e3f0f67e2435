"""The pages of the desk, one module each. A new page is a module with a ``VIEW``, and its line here.

A view's words stand in ``desk.toml`` of each language, its template in ``templates/``. A view with an ``address`` is in
the navigation, under the word ``nav.NAME``.
"""

from __future__ import annotations

from depeche.publish.desk.views import (
    api,
    api_charts,
    article,
    changes,
    charted,
    claims,
    decide,
    enter,
    facts,
    intake,
    latest,
    outlets,
    people,
    saved,
    static,
)
from depeche.publish.desk.views.view import View

#: In the order of the navigation.
VIEWS: tuple[View, ...] = (
    latest.VIEW,
    facts.VIEW,
    claims.VIEW,
    people.VIEW,
    charted.TIMELINE,
    charted.MAP,
    charted.NETWORK,
    outlets.VIEW,
    intake.VIEW,
    article.VIEW,
    changes.VIEW,
    decide.VIEW,
    saved.VIEW,
    enter.VIEW,
    api.VIEW,
    api_charts.VIEW,
    static.VIEW,
)
