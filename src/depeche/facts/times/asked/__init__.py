"""Asked: a text that is nothing but a time, at a known moment — what one types into a calendar or a search.

"lundi en huit", "3pm tomorrow", "le 16 vers 6 h du soir": such a text has no story around it. It looks ahead from the
moment, an hour and its day are one time, and a part of day is the hours from which to which it goes.
"""

from __future__ import annotations

from depeche.facts.times.asked.read import LONGEST, read_asked
from depeche.facts.times.asked.words import AskedWords, load_asked_words

__all__ = ["LONGEST", "AskedWords", "load_asked_words", "read_asked"]
