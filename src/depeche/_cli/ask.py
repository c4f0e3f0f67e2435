"""``depeche search``, ``facts``, ``who``, ``timeline``, ``claims``, ``outlets``: the ledger answers, each row with its proof."""

from __future__ import annotations

from typing import Annotated

import typer

from depeche._cli.ledger_options import (
    FormatOption,
    LedgerOption,
    LimitOption,
    OffsetOption,
    RowFormat,
    opened,
    page_of,
    print_rows,
)

QueryArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUERY]...",
        help='Words, "phrases", AND, OR, NOT, brackets, and fields: who: to: by: says: type: status: kind: place: outlet:'
        " lang: date: published: (a day, a month, or a range such as 2024-09..).",
    ),
]
LeastOption = Annotated[
    float, typer.Option("--min-confidence", min=0, max=1, metavar="SHARE", help="Only facts at least so sure.")
]


def search(
    query: QueryArgument = None,
    ledger: LedgerOption = None,
    form: FormatOption = RowFormat.TABLE,
    limit: LimitOption = 20,
    offset: OffsetOption = 0,
) -> None:
    """Find articles; each with the words that answer."""
    from depeche.publish.answers import ARTICLE_COLUMNS, article_row

    page = page_of(limit, offset)
    with opened(ledger) as record:
        print_rows(record.articles(_joined(query), page), article_row, ARTICLE_COLUMNS, form, page)


def facts(
    query: QueryArgument = None,
    ledger: LedgerOption = None,
    form: FormatOption = RowFormat.TABLE,
    limit: LimitOption = 20,
    offset: OffsetOption = 0,
    min_confidence: LeastOption = 0.0,
) -> None:
    """Find facts: who did or said what to whom, when, with the proof."""
    from depeche.publish.answers import FACT_COLUMNS, FACT_COLUMNS_SHOWN, fact_row

    page = page_of(limit, offset)
    columns = FACT_COLUMNS_SHOWN if form is RowFormat.TABLE else FACT_COLUMNS
    with opened(ledger) as record:
        print_rows(record.facts(_joined(query), page, least=min_confidence), fact_row, columns, form, page)


def show(
    record: Annotated[
        str, typer.Argument(metavar="RECORD", help="A record's id, or the beginning of a capture's digest.")
    ],
    ledger: LedgerOption = None,
    form: FormatOption = RowFormat.TABLE,
) -> None:
    """Show one article: where it is from, its key facts, copies and versions; as jsonl its whole record."""
    import json

    from depeche.publish.shown import shown_lines

    if form is RowFormat.CSV:
        raise typer.BadParameter("one article is no table; use table or jsonl", param_hint="--format")
    with opened(ledger) as book:
        number = book.article(record)
        if form is RowFormat.JSONL:
            typer.echo(json.dumps(book.readings(number)[-1], ensure_ascii=False))
        else:
            for line in shown_lines(book.shown(number)):
                typer.echo(line)


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any spelling, or an identifier.")],
    ledger: LedgerOption = None,
    form: FormatOption = RowFormat.TABLE,
    limit: LimitOption = 20,
    offset: OffsetOption = 0,
) -> None:
    """Say who bears a name: spellings, articles, what they did, had done to them and said."""
    from depeche.publish.answers import WHO_COLUMNS, who_row
    from depeche.publish.harmless import one_line

    page = page_of(limit, offset)
    with opened(ledger) as record:
        none = f"nobody in the facts is called {name!r}; `depeche search` finds the word wherever it stands"
        print_rows(record.who(name, page), who_row, WHO_COLUMNS, form, page, none=one_line(none))


def timeline(
    query: QueryArgument = None,
    ledger: LedgerOption = None,
    form: FormatOption = RowFormat.TABLE,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    min_confidence: LeastOption = 0.0,
) -> None:
    """Put dated facts in the order of their days; facts without a day are left out."""
    from depeche.publish.answers import TIMELINE_COLUMNS, fact_row

    page = page_of(limit, offset)
    with opened(ledger) as record:
        found = record.timeline(_joined(query), page, least=min_confidence)
        print_rows(found, fact_row, TIMELINE_COLUMNS, form, page)


def claims(
    query: QueryArgument = None,
    ledger: LedgerOption = None,
    form: FormatOption = RowFormat.TABLE,
    limit: LimitOption = 20,
    offset: OffsetOption = 0,
) -> None:
    """Show what is contested: an accusation beside its answer, a figure beside its rival."""
    from depeche.publish.answers import CLAIM_COLUMNS, claim_row

    page = page_of(limit, offset)
    with opened(ledger) as record:
        print_rows(record.claims(_joined(query), page), claim_row, CLAIM_COLUMNS, form, page)


def outlets(
    ledger: LedgerOption = None,
    form: FormatOption = RowFormat.TABLE,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
) -> None:
    """List the outlets: articles, facts, days, and what may be republished."""
    from depeche.publish.answers import OUTLET_COLUMNS, outlet_row

    page = page_of(limit, offset)
    with opened(ledger) as record:
        print_rows(record.outlets(page), outlet_row, OUTLET_COLUMNS, form, page)


def _joined(query: list[str] | None) -> str:
    """The query as one line. The shell took the quotation marks off a phrase given as one word; they are put back."""
    words = query or []
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{w}"' if " " in w and '"' not in w and ":" not in w and "(" not in w else w for w in words)
