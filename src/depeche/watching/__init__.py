"""Watching: sources visited at their own rhythm, what they announce fetched, read and added; a failure is an outcome."""

from depeche.watching.follow import Followed, follow
from depeche.watching.watch import Progress, Watch

__all__ = ["Followed", "Progress", "Watch", "follow"]
