"""Events: who did what to whom, found with the tables of a language in parsed passages."""

from depeche.facts.events.actors import ActorTest
from depeche.facts.events.between import type_between
from depeche.facts.events.find import find_events
from depeche.facts.events.lexicon import EventLexicon, load_event_lexicon
from depeche.facts.events.towns import Towns

__all__ = ["ActorTest", "EventLexicon", "Towns", "find_events", "load_event_lexicon", "type_between"]
