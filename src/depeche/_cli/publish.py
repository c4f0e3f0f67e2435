"""``depeche publish``: the desk, or what a search selects of it, as files for everybody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from depeche._cli.ledger_options import LedgerOption, counted, opened, say

if TYPE_CHECKING:
    from depeche.ledger import Ledger
    from depeche.publish.site.pages import Pages
    from depeche.publish.site.selection import Selection

#: Articles published unless the command line says otherwise.
_MOST = 500

PersonOption = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Only what that person, body or country has a part in; a name or identifier."),
]


def publish(
    target: Annotated[
        str, typer.Argument(metavar="DIR", help="The folder to write; with --dossier, the first word of the search.")
    ] = "",
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]...", help="Only what satisfies it, as in search.")
    ] = None,
    dossier: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write one self-contained page instead of a site.")
    ] = None,
    person: PersonOption = None,
    title: Annotated[
        str | None, typer.Option(help="What it is called.", show_default="the person or the search")
    ] = None,
    lang: Annotated[str, typer.Option(metavar="CODE", help="The interface's language: en or fr.")] = "en",
    limit: Annotated[int, typer.Option(min=1, help="At most so many articles, and so many facts.")] = _MOST,
    address: Annotated[
        str | None, typer.Option(metavar="URL", help="Where the site will be served, for the links of its feeds.")
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Write the record as a site of files that needs no server, or a story or person as one page.

    Of an outlet's words as much goes out as was decided with `depeche outlet`: a link, an excerpt (unless decided
    otherwise), or the full text.
    """
    from depeche.publish.site.dossier import write_dossier
    from depeche.publish.site.write import write_site

    if dossier is None and not target:
        raise typer.BadParameter("name the folder to write, or --dossier FILE", param_hint="DIR")
    asked = " ".join([*([target] if dossier is not None and target else []), *(query or [])])
    with opened(ledger) as record:
        selection, pages = _selected(record, asked, limit, person, title, lang)
        articles = counted(len(selection.articles), "article")
        if dossier is not None:
            write_dossier(selection, dossier, pages)
            say(f"{dossier}: {counted(len(selection.facts), 'fact')} of {articles}")
        else:
            count = write_site(record, selection, Path(target), pages, address)
            say(f"{target}: {count} files, {articles}; open {Path(target) / 'index.html'}")


def _selected(
    record: Ledger, asked: str, limit: int, person: str | None, title: str | None, lang: str
) -> tuple[Selection, Pages]:
    """What is published, and the pages it goes into."""
    from depeche._languages import codes
    from depeche.publish.site.pages import pages_of
    from depeche.publish.site.selection import select

    if lang not in codes():
        raise typer.BadParameter(f"the interface speaks {', '.join(codes())}", param_hint="--lang")
    selection = select(record, asked, limit, _identifier(record, person) if person else None)
    named = title or (selection.about.somebody.name if selection.about else asked) or "depeche"
    return selection, pages_of(lang, named)


def _identifier(record: Ledger, person: str) -> str:
    """The identifier of whoever bears the name; the most mentioned where several do."""
    from depeche.errors import NotFound

    found = record.who(person)
    if not found.rows:
        raise NotFound(f"nobody is called {person!r}; `depeche who NAME` shows the names")
    if len(found.rows) > 1:
        say(f"{person}: {found.rows[0].name} ({found.rows[0].id}), the most mentioned of several; see `depeche who`")
    return found.rows[0].id
