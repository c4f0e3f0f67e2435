"""The desk in the browser: pages over the ledger, drawn on the server, that an editor works in.

    settings.py   where it listens, who may read and decide, how long a search may take
    app.py        the application: views, guard, refusals
    guard.py      what passes before any view: host, token, size, and the headers of every answer
    tokens.py     the token, its session and the mark of a form
    reading.py    the ledger, opened for one request, with a limit of time
    asking.py     what an address asks: words, filters, page, format
    pages.py      a template filled in, in the reader's language
    handing.py    the rows of a view as CSV or JSON
    views/        one module a page: a ``VIEW`` with its router and its place in the navigation

Nothing here is imported before ``depeche serve`` runs: FastAPI, Jinja2 and uvicorn come with ``depeche[web]``.
"""
