"""The desk, or what a search selects of it, as files: a site that needs no server, or one self-contained page.

    selection.py   what is published: articles, facts, claims, people, drawn once from the ledger
    addresses.py   the files of the site and how they lead to each other
    pages.py       a template filled in, in the interface's language
    write.py       the site
    dossier.py     the one page

Everybody may read what is published, so of an outlet's words as much stands in it as was decided with `depeche outlet`:
a link, an excerpt (the words that prove a fact), or the full text. The original gets the credit and the link.
"""
