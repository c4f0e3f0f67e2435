"""Feeds: what a view shows, for others to follow, with as much of an article's words as its outlet allows.

feed.py       a feed and its items, whatever they are written as
items.py      articles, facts and claims as items; rights are kept here and nowhere else
atom.py       Atom (RFC 4287)
json_feed.py  JSON Feed 1.1, the whole fact beside each item
"""
