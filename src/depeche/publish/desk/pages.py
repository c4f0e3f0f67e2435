"""Pages: a template filled in, in the reader's language. Whatever came from outside is text, harmless and escaped."""

from __future__ import annotations

import calendar
import functools
from collections.abc import Callable, Mapping
from typing import Any, cast
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from depeche._languages import codes, language
from depeche.publish.desk.deciding import FIELDS_TO_CORRECT, who_decides
from depeche.publish.desk.guard import may_decide, session_of
from depeche.publish.desk.reading import desk_of
from depeche.publish.desk.tokens import form_mark
from depeche.publish.harmless import harmless
from depeche.publish.interface import Interface, interface
from depeche.publish.values import date_in_words

THEMES = ("auto", "light", "dark")
#: How long a browser remembers the reader's language and colours, in seconds.
_A_YEAR = 365 * 24 * 3600
#: Parameters that say how a page looks, not what it shows.
_LOOKS = ("ui", "theme")


def templates() -> Environment:
    """The templates: every value is escaped, and an unknown one is an error."""
    return Environment(
        loader=PackageLoader("depeche.publish.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(request: Request, template: str, /, status: int = 200, **values: object) -> Response:
    """The template filled in. Beside ``values`` it knows ``t``, ``say``, ``address``, ``day`` and what base.html needs."""
    words = reader_words(request)
    content = desk_of(request).templates.get_template(template).render({**_known(request, words), **values})
    response = HTMLResponse(content, status, {"vary": "Accept-Language, Cookie", "content-language": words.code})
    _remember(request, response)
    return response


def part(request: Request, template: str, macro: str, /) -> Callable[..., Markup]:
    """The macro of a template, ready to be filled in: it knows what a page knows."""
    known = _known(request, reader_words(request))
    return cast(
        "Callable[..., Markup]",
        getattr(desk_of(request).templates.get_template(template).make_module(dict(known)), macro),
    )


def _known(request: Request, words: Interface) -> Mapping[str, object]:
    """What every template knows."""
    desk = desk_of(request)
    session = session_of(request.headers)
    deciding = may_decide(request.headers, desk.settings) and session is not None
    return {
        "t": functools.partial(_say, words),
        "say": words.say,
        "ui": words.code,
        "uis": codes(),
        "theme": _chosen(request, "theme", THEMES) or "auto",
        "themes": THEMES,
        "path": request.url.path,
        "address": functools.partial(address, request),
        "day": lambda value: date_in_words(value, words),
        "span_of": lambda hit: days_in_words(hit.first_day, hit.last_day, words),
        "deciding": deciding,
        "mark": form_mark(desk.settings.token, session) if deciding and session else "",
        "by": who_decides(request),
        "known_fields": FIELDS_TO_CORRECT,
    }


def reader_words(request: Request) -> Interface:
    """The words of the desk in the language that the reader chose, else that his browser prefers."""
    return _words(_chosen(request, "ui", codes()) or _preferred(request.headers.get("accept-language", "")))


def address(request: Request, path: str | None = None, /, **changes: object) -> str:
    """The address of this view with other filters; what is not changed is kept, None takes a filter off.

    With another ``path`` the same filters go along to that view.
    """
    kept = [
        (name, value)
        for name, value in request.query_params.multi_items()
        if name not in changes and name not in _LOOKS and value
    ]
    given = [(name, str(value)) for name, value in changes.items() if value is not None]
    query = urlencode([*kept, *given])
    return (path or request.url.path) + (f"?{query}" if query else "")


def days_in_words(first: str | None, last: str | None, words: Interface) -> str:
    """From the first to the last day, an open end left out; one day when both are the same."""
    start = "" if not first or first.startswith("0000") else first
    end = "" if not last or last.startswith("9999") else last
    if not start and not end:
        return ""
    return date_in_words(start if start == end else _whole(start, end) or f"{start}/{end}", words)


def _whole(start: str, end: str) -> str | None:
    """The year or month that the two days are the ends of."""
    if start[:4] == end[:4] and start.endswith("-01-01") and end.endswith("-12-31"):
        return start[:4]
    last = calendar.monthrange(int(start[:4]), int(start[5:7]))[1] if start and start[:7] == end[:7] else 0
    return start[:7] if last and start.endswith("-01") and end.endswith(f"-{last}") else None


def _harmless(value: object) -> object:
    return value if isinstance(value, Markup) else harmless(value) if isinstance(value, str) else value


def _say(words: Interface, key: str, **values: object) -> str:
    """The desk's own words."""
    return words.say(f"desk.{key}", **values)


@functools.cache
def _words(code: str) -> Interface:
    base: Mapping[str, Any] = language(interface(code).code).toml("interface")
    own = {name: language(code).toml(name) for name in ("desk", "charts", "views")}
    return Interface(code, {**base, **own})


def _chosen(request: Request, name: str, known: tuple[str, ...]) -> str | None:
    """What the address says, else what the browser remembers."""
    for value in (request.query_params.get(name), request.cookies.get(name)):
        if value in known:
            return value
    return None


def _preferred(header: str) -> str:
    """The first of the reader's languages that the desk speaks (RFC 9110, Accept-Language), else English."""
    weighed = []
    for place, item in enumerate(header[:500].split(",")):
        name, _, rest = item.strip().partition(";")
        try:
            weight = float(rest.partition("q=")[2] or 1)
        except ValueError:
            weight = 0.0
        weighed.append((-weight, place, name.partition("-")[0].lower()))
    return next((name for weight, _, name in sorted(weighed) if weight < 0 and name in codes()), "en")


def _remember(request: Request, response: Response) -> None:
    for name, known in (("ui", codes()), ("theme", THEMES)):
        value = request.query_params.get(name)
        if value in known:
            response.set_cookie(name, value, max_age=_A_YEAR, path="/", httponly=True, samesite="strict")
