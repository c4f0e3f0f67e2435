"""Events: who did what to whom, found with the tables of a language in parsed passages."""

from depeche.facts.events.actors import ActorTest
from depeche.facts.events.between import type_between
from depeche.facts.events.find import find_events
from depeche.facts.events.lexicon import EventLexicon, load_event_lexicon

__all__ = ["ActorTest", "EventLexicon", "find_events", "load_event_lexicon", "type_between"]
