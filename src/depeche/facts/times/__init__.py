"""Times in news prose: dates, hours, periods, durations, recurrences — found by rules that are a language's data.

Values follow ISO 8601 and TIMEX3; what cannot be resolved without a publication date stays unresolved (value None).
"""

from __future__ import annotations

from depeche.facts.times.expression import TimeExpression, moved_by
from depeche.facts.times.find import find_times, load_time_words
from depeche.facts.times.when import as_fact_when
from depeche.facts.times.words import TimeWords

__all__ = ["TimeExpression", "TimeWords", "as_fact_when", "find_times", "load_time_words", "moved_by"]
