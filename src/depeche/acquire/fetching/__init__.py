"""Fetch politely and carefully: one address in, one outcome out, whatever the net does.

``outcome`` says what may come of it, ``rules`` what is allowed, ``fetcher`` does it. Nothing here is imported before a fetch.
"""
