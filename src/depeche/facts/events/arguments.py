"""Who did it to whom: the slots of a reading filled from the predicate's frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from depeche.facts.events.ascribed import ascribed_to
from depeche.facts.events.cast import Cast
from depeche.facts.events.faulted import faulted_for
from depeche.facts.events.frames import (
    Frame,
    governing_verb,
    is_infinitive,
    is_passive,
    obliques_of,
    preposition_of,
    subjects_of,
    verb_frame,
)
from depeche.facts.events.lexicon import EventLexicon, LightVerb, Reading
from depeche.facts.events.nature import is_of_nature
from depeche.facts.events.predicates import Predicate, light_verb_of, standing
from depeche.facts.events.received import AIMED, is_mutual, is_received, senders_of
from depeche.facts.events.slots import slot_of
from depeche.facts.events.weapons import BEARING, counted_in, crewed, owners_of, weapons_in
from depeche.facts.phrases import conjuncts_of, has

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: Kinds of event whose noun, beside a verb, has the verb's subject for one of its parties.
_SHARED = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_LOOKED_AHEAD = 9
#: Who is named in the predicate is the one it befalls: "dispersed protesters".
_OF_PEOPLE = frozenset({"AID", "COERCE", "ASSAULT", "ACCUSE", "SANCTION", "CONSULT", "PROTEST"})
_BEFORE = frozenset({"compound", "nmod:desc", "amod"})
#: What is refused, agreed to or threatened in an infinitive has its own recipient.
_OF_ACTS = frozenset({"REJECT", "AGREE", "THREATEN"})
#: What is approved, refused, blamed or asked for may be a thing, the noun of the predicate too.
_OF_THINGS = frozenset({"SUPPORT", "REJECT", "ACCUSE", "REQUEST", "CONCEDE", "OTHER"})


class Arguments(NamedTuple):
    """The heads of the phrases for agent and recipient, and the light verb that lent one of them."""

    who: tuple[Token, ...] = ()
    to_whom: tuple[Token, ...] = ()
    light: tuple[Token, LightVerb] | None = None
    passive: bool = False
    armed: bool = False  #: a weapon stands for the agent
    nature: bool = False  #: a force of nature does
    where: tuple[Token, ...] = ()  #: what a slot for the place holds, where nobody is the recipient
    sites: tuple[Token, ...] = ()  #: the town that the event is named after
    who_by: str = ""  #: how the agent was found, and below the recipient; a slot's name stands behind "slot"
    to_whom_by: str = ""


def arguments_of(predicate: Predicate, reading: Reading, frame: Frame, cast: Cast) -> Arguments:
    """Agent and recipient of the predicate under this reading."""
    if predicate.nominal:
        return _of_noun(predicate, reading, frame, cast)
    received = is_received(reading, frame, cast)
    who_by, who = senders_of(reading, frame, cast) if received else _agents_of(predicate, reading, frame, cast)
    nature = is_of_nature(predicate.head, frame, who, cast)
    weapons = weapons_in(who or frame.agents, cast) if reading.type == "ASSAULT" else ()
    if weapons:
        owners = owners_of(weapons, cast)
        who, who_by = (owners, "weapon") if owners else (crewed(weapons, cast), who_by)
    armed = bool(weapons) or (reading.type == "ASSAULT" and bool(weapons_in(counted_in(frame.objects, cast), cast)))
    to_whom_by, to_whom = _recipients_of(predicate, reading, frame, who, cast)
    where = () if to_whom else _filled(reading.where, frame, who, cast)[1]
    return Arguments(
        who,
        to_whom,
        where=where,
        passive=frame.passive,
        armed=armed,
        nature=nature,
        who_by=who_by,
        to_whom_by=to_whom_by,
    )


def _agents_of(predicate: Predicate, reading: Reading, frame: Frame, cast: Cast) -> tuple[str, tuple[Token, ...]]:
    """How the agent of a verb was found, and who it is."""
    if frame.passive and "subj" in reading.who:  # "is expected in Rome"
        return "subject", frame.objects
    if frame.passive:
        by = "agent" if frame.agents else "agent_ahead"
        who = tuple(t for t in frame.agents or _agent_ahead(predicate.head, cast) if cast.acts(t))
        both = () if who or reading.type not in _SHARED else _between(frame, cast)
        return ("between", both) if both else (by, who)
    who = tuple(t for t in frame.subjects if _stands_for_something(t, cast))
    if not who and frame.borrowed:
        return "speaker_above", _speaker_above(predicate.head, cast)
    return frame.by, who


def _between(frame: Frame, cast: Cast) -> tuple[Token, ...]:
    """Those between whom it came about: "un accord a été trouvé entre …"."""
    found = (t for prep, t in frame.obliques if prep in cast.lexicon.frames.mutual)
    return tuple(c for t in found for c in conjuncts_of(t) if cast.acts(c))


def _recipients_of(
    predicate: Predicate, reading: Reading, frame: Frame, who: tuple[Token, ...], cast: Cast
) -> tuple[str, tuple[Token, ...]]:
    """How the recipient of a verb was found, and who it is."""
    slots = _patient_first(reading.to_whom, frame, cast)
    to_whom_by, to_whom = _filled(slots, frame, who, cast, _own(predicate, reading, frame, cast))
    if frame.passive and not reading.to_whom:
        to_whom_by, to_whom = "patient", tuple(t for t in frame.objects if cast.acts(t))
    if (to_whom == who and len(who) < 2) or (to_whom_by == "slot iobj" and set(to_whom) <= set(predicate.words)):
        to_whom = ()
    if not to_whom and reading.type in _OF_PEOPLE:
        named = (t for t in frame.objects if t in predicate.words and (has(t, "Number=Plur") or list(t.children)))
        to_whom_by, to_whom = "slot obj", tuple(t for t in named if cast.acts(t))  # not "seized power"
    if len(who) > 1 and not to_whom and is_mutual(reading, cast):
        to_whom, to_whom_by = who, "mutual"
    if not to_whom and reading.type in _OF_ACTS:
        to_whom, to_whom_by = tuple(t for t in _below(predicate.head, cast) if t not in who), "below"
    return to_whom_by, to_whom


def _own(predicate: Predicate, reading: Reading, frame: Frame, cast: Cast) -> tuple[Token, ...]:
    """The words of the predicate that are not befallen: neither people, nor things that are struck."""
    if len(predicate.words) == 1 or reading.type in _OF_THINGS:
        return ()
    inside = [t for t in predicate.words if t.dep_ == "nmod" and t.head in frame.objects]  # "control of the TOWN"
    struck = [t for t in inside or frame.objects if reading.type == "ASSAULT" and not _tells(t, cast)]
    return tuple(t for t in predicate.words if t not in struck and not cast.acts(t))


def _below(head: Token, cast: Cast) -> tuple[Token, ...]:
    """Whom what is refused, agreed to or threatened would befall: "refused to hand X over to Y"."""
    for verb in head.children:
        if verb.dep_ not in {"xcomp", "ccomp", "acl"} or verb.i < head.i or not is_infinitive(verb):
            continue
        frame = verb_frame(verb, cast.lexicon)
        objects = tuple(t for t in (*frame.recipients, *frame.objects) if cast.acts(t))
        directed = (t for prep, t in frame.obliques if prep in _directions(cast) and cast.acts(t))
        return tuple(directed) or objects
    return ()


def _directions(cast: Cast) -> frozenset[str]:
    frames = cast.lexicon.frames
    return frames.recipient | frames.mutual


def _tells(noun: Token, cast: Cast) -> bool:
    """Whether the noun is that of an event between actors."""
    return any(r.type != "OTHER" for r in cast.lexicon.nouns.get(noun.lemma_.lower(), ()))


def _stands_for_something(token: Token, cast: Cast) -> bool:
    return cast.acts(token) if token.pos_ == "PRON" else cast.part(token) != "time"


def _patient_first(slots: Sequence[str], frame: Frame, cast: Cast) -> Sequence[str]:
    """Of a passive, what stands as its subject is the recipient when it stands for somebody."""
    if frame.passive and "obj" in slots and cast.any_acts(frame.objects):
        return ("obj", *slots)
    return slots


def frame_of(predicate: Predicate, lexicon: EventLexicon) -> Frame:
    """The frame of a predicate, verb, adjective or noun."""
    head = predicate.head
    if not predicate.nominal:
        return _with_inner(verb_frame(head, lexicon), predicate, lexicon)
    obliques = [*obliques_of(head, lexicon), *_beyond(head, lexicon)]
    if head.dep_ == "nmod":
        counted, head = head, standing(head, lexicon)
        obliques += [(prep, t) for prep, t in obliques_of(head, lexicon) if t.i > counted.i]
    governor = head.head if head.dep_ in {"obj", "nsubj", "nsubj:pass", "obl"} and head.head.pos_ == "VERB" else None
    light = light_verb_of(head, lexicon)
    if light is not None and light[0].head.i == head.i and light[0].dep_ == "acl":  # "the attack carried out by …"
        obliques += obliques_of(light[0], lexicon)
    if governor is not None:
        own = light is not None and light[0].i == governor.i
        agents = frozenset() if own else lexicon.frames.agent  # those of "was condemned by …"
        called_for = agents if is_passive(governor) else frozenset[str]()
        if not own:
            called_for |= _called_for(governor, lexicon)
        behind = ((prep, t) for prep, t in obliques_of(governor, lexicon) if t.i > head.i)
        obliques += [(prep, t) for prep, t in behind if prep not in called_for]
    return Frame(obliques=tuple(obliques))


def _called_for(verb: Token, lexicon: EventLexicon) -> frozenset[str]:
    """The prepositions that a verb calls for itself: "blamed the attack ON the rebels"."""
    readings = lexicon.verbs.get(verb.lemma_.lower(), ())
    slots = (slot for r in readings if "deed" in r.needs for slot in r.to_whom)
    phrases = (r.words[1] for r in lexicon.phrases.get(verb.lemma_.lower(), ()) if len(r.words) == 2)
    return frozenset((*phrases, *(slot.partition(":")[2] for slot in slots)))


def _beyond(noun: Token, lexicon: EventLexicon) -> Iterator[tuple[str, Token]]:
    """Whom a noun is aimed at behind what it is about, or whence it comes: "une enquête pour fraude contre X"."""
    for about in noun.children:
        told = any(r.type != "OTHER" for r in lexicon.nouns.get(about.lemma_.lower(), ()))
        if about.dep_ == "nmod" and about.pos_ == "NOUN" and not told:
            yield from (found for found in obliques_of(about, lexicon) if found[0] in lexicon.frames.against)
    yield from (found for found in obliques_of(noun, lexicon) if found[0] in lexicon.prepositions)


def _filled(
    slots: Sequence[str], frame: Frame, who: Sequence[Token], cast: Cast, own: Sequence[Token] = ()
) -> tuple[str, tuple[Token, ...]]:
    """The first slot that concerns an actor; failing that the first with anything that is not a time.

    ``own`` are left out.
    """
    first: tuple[str, tuple[Token, ...]] = "", ()
    for slot in slots:
        found = tuple(t for t in slot_of(slot, frame, who) if t not in own and _stands_for_something(t, cast))
        by = f"patient {slot}" if frame.passive and slot == "obj" else f"slot {slot}"
        if cast.any_concerns(found):
            return by, found
        first = first if first[1] else (by, found)
    return first


def _with_inner(frame: Frame, predicate: Predicate, lexicon: EventLexicon) -> Frame:
    """The frame with what hangs from the predicate's noun behind a preposition: "procéder à l'arrestation DE X"."""
    nouns = (w for w in predicate.words if w.pos_ == "NOUN" and w not in frame.objects and w.dep_.startswith("obl"))
    inner = tuple(found for noun in nouns for found in obliques_of(noun, lexicon) if found[1] not in predicate.words)
    inner += tuple(found for noun in frame.objects if noun in predicate.words for found in _beyond(noun, lexicon))
    return frame._replace(obliques=(*frame.obliques, *inner)) if inner else frame


def _of_noun(predicate: Predicate, reading: Reading, frame: Frame, cast: Cast) -> Arguments:
    noun = predicate.head
    light = light_verb_of(noun, cast.lexicon)
    who_by, who = _noun_agent(noun, reading, frame, cast)
    lent, target = _lent(light, noun, reading, cast) if light else ((), False)
    if lent and not target and who_by.removeprefix("slot ") in reading.to_whom:
        who = ()  # "carried out the bombing OF THE PORT"
    to_whom_by, filled = _filled(reading.to_whom, frame, (), cast, who)
    to_whom = tuple(t for t in filled if t not in who)
    if target and not to_whom:
        to_whom, to_whom_by = lent, "light"
    elif not target and not who:
        who, who_by = lent, "light"
    if not who and _shares(noun, reading, to_whom, cast):
        who_by, who = _sharing(noun, to_whom, cast)
    between = {slot for slot in reading.who if slot.partition(":")[2] in cast.lexicon.frames.mutual}
    if len(who) > 1 and not to_whom and between & set(reading.to_whom):
        to_whom, to_whom_by = who, "mutual"
    where = () if to_whom else _filled(reading.where, frame, (), cast)[1]
    sites = tuple(t for t in _beside(noun, reading, frame, who, cast) if cast.is_site(t, noun, reading, bool(to_whom)))
    who, to_whom = tuple(t for t in who if t not in sites), tuple(t for t in to_whom if t not in sites)
    return Arguments(who, to_whom, light, where=where, sites=sites, who_by=who_by, to_whom_by=to_whom_by)


def _beside(noun: Token, reading: Reading, frame: Frame, who: Sequence[Token], cast: Cast) -> list[Token]:
    """What an event noun may be named after: the name before it, and the one behind "of" whom it does not befall."""
    owning = cast.lexicon.frames.owner
    befallen = {slot.partition(":")[2] for slot in reading.to_whom}
    behind = [t for prep, t in frame.obliques if prep in owning and (prep not in befallen or t in who)]
    return [t for t in (*behind, *(c for c in noun.children if c.dep_ in _BEFORE)) if t.head.i == noun.i]


def _sharing(noun: Token, to_whom: Sequence[Token], cast: Cast) -> tuple[str, tuple[Token, ...]]:
    """The subject of the clause, or the speaker of what the noun is told in, as the noun's agent."""
    faulted = faulted_for(noun, cast) if _possessed(noun) else ()
    if faulted:
        return "possessive", faulted
    around = _around(noun, cast.lexicon)
    by, around = ("clause_subject", around) if around else ("speaker_above", _speaker_above(noun, cast))
    who = tuple(t for t in around if t not in to_whom and cast.acts(t))
    owner = _owner(noun, who, cast)
    return (by if owner == who else "possessive"), owner


def _shares(noun: Token, reading: Reading, to_whom: Sequence[Token], cast: Cast) -> bool:
    """Whether the subject of the clause may be taken for the noun's agent."""
    if _possessed(noun):
        return True
    if reading.type not in _SHARED:
        return False
    marked = any(c.dep_ == "case" and c.lemma_.lower() in cast.lexicon.frames.means for c in noun.children)
    aside = noun.dep_ in {"obl", "nmod", "advmod"} or noun.head.pos_ == "ADV"
    return aside and (marked or cast.any_acts(to_whom) or _brings_together(noun, reading, cast))


def _brings_together(noun: Token, reading: Reading, cast: Cast) -> bool:
    """Whether several did something at the meeting: "lors d'une rencontre à Genève, les deux ministres ont signé"."""
    adverb = f"{noun.head.lemma_} " if noun.head.pos_ == "ADV" else ""  # "lors d'une rencontre"
    preposition = (adverb + preposition_of(noun)).lower()
    if reading.type != "CONSULT" or preposition not in cast.lexicon.frames.circumstance:
        return False
    around = _around(noun, cast.lexicon)
    return len(around) > 1 or any(has(t, "Number=Plur") for t in around)


def _owner(noun: Token, who: tuple[Token, ...], cast: Cast) -> tuple[Token, ...]:
    """Whom the noun's possessive stands for: the subject where one agrees with it, else the possessive itself."""
    possessive = next((c for c in noun.children if has(c, "Poss=Yes")), None)
    if possessive is None:
        return who
    several = possessive.lower_ in cast.lexicon.frames.plural_owners
    agrees = bool(who) and several == (len(who) > 1 or has(who[0], "Number=Plur"))
    return who if agrees else (possessive,)


def _noun_agent(noun: Token, reading: Reading, frame: Frame, cast: Cast) -> tuple[str, tuple[Token, ...]]:
    for by, found in _agents(noun, reading, frame, cast):
        if found:
            return by, found
    return "", ()


def _agents(noun: Token, reading: Reading, frame: Frame, cast: Cast) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """The places where an event noun may have its agent, the surest first."""
    frames = cast.lexicon.frames
    under_be = noun.dep_.startswith("obl") and noun.head.pos_ == "AUX"  # "est en grève", the verb read as the head
    subjects = [s for above in (noun, *([noun.head] if under_be else ())) for s in above.children if s.dep_ == "nsubj"]
    yield "subject", tuple(c for s in subjects for c in conjuncts_of(s) if cast.acts(c))
    yield "ascribed", ascribed_to(noun, reading, cast)
    if reading.type == "PROTEST" and noun.dep_ == "nsubj" and noun.head.lemma_.lower() in frames.gathering:
        things = (o for o in noun.head.children if o.dep_ == "obj")
        yield "gathered", tuple(c for o in things for c in conjuncts_of(o) if cast.acts(c))
    yield "agent", tuple(c for p, t in frame.obliques if p in frames.agent for c in conjuncts_of(t) if cast.acts(c))
    if any(slot.partition(":")[2] in frames.agent for slot in reading.who):
        yield "agent_ahead", tuple(c for c in _agent_ahead(noun, cast) if cast.acts(c))
    if not set(reading.who) or _owned(reading, cast):
        owner = [c for c in noun.children if c.dep_ == "nmod:poss" and c.pos_ != "PRON"]
        yield "owner", tuple(c for o in owner for c in conjuncts_of(o) if cast.acts(c))
    for slot in reading.who:
        yield f"slot {slot}", tuple(t for t in slot_of(slot, frame, ()) if cast.acts(t))
    yield "modifier", tuple(c for c in noun.children if _names_agent(c, cast))
    armed = [c for c in noun.children if c.dep_ in BEARING and reading.type == "ASSAULT"]
    yield "weapon", owners_of(weapons_in(armed, cast), cast)


def _names_agent(word: Token, cast: Cast) -> bool:
    """Whether a word before or beside the noun is its agent: "Russian strikes", not "military operations"."""
    if word.dep_ == "amod":
        return cast.actors(cast.passage.span_of([word]))
    return word.dep_ in {"compound", "nmod:desc"} and word.pos_ != "ADJ" and cast.acts(word)


def _agent_ahead(noun: Token, cast: Cast) -> tuple[Token, ...]:
    """The agent of "l'exécution, jeudi, par les rebelles", behind an aside, wherever the parser hung it."""
    doc = noun.doc
    for index in range(noun.i + 1, min(noun.i + _LOOKED_AHEAD, noun.sent.end)):
        token = doc[index]
        if token.pos_ in {"VERB", "AUX", "CCONJ"}:
            break
        if token.dep_ == "case" and token.lemma_.lower() in cast.lexicon.frames.agent and token.head.i > token.i:
            return tuple(conjuncts_of(token.head))
    return ()


def _owned(reading: Reading, cast: Cast) -> bool:
    """Whether "X's" before the noun is its agent rather than the one it befalls."""
    owners = {f"nmod:{word}" for word in cast.lexicon.frames.owner}
    return bool((owners | {"nmod:poss"}) & set(reading.who)) or not owners & set(reading.to_whom)


def _speaker_above(token: Token, cast: Cast) -> tuple[Token, ...]:
    """The speaker of the nearest statement whose clause the token stands in."""
    for above in token.ancestors:
        if above.i in cast.speakers:
            return cast.speakers[above.i]
        if any(c.dep_ in {"nsubj", "nsubj:pass"} for c in above.children):
            break
    return ()


def _lent(light: tuple[Token, LightVerb], noun: Token, reading: Reading, cast: Cast) -> tuple[tuple[Token, ...], bool]:
    """Whom a light verb lends its noun, and whether as its target: the subject of "were put on alert" is that."""
    verb, entry = light
    if verb.pos_ not in {"VERB", "AUX"} and not any(c.dep_ == "cop" for c in verb.children):
        return (), False
    frame, target = verb_frame(verb, cast.lexicon), entry.role == "target"
    found = frame.agents if frame.passive else frame.subjects
    if frame.passive and noun not in frame.objects and noun.dep_ == "obl":
        found, target = frame.objects, True
    judged = target and reading.type in AIMED
    others = (t for t in found if t.i != noun.i)
    return tuple(t for t in others if cast.acts(t) or (judged and _stands_for_something(t, cast))), target


def _possessed(noun: Token) -> bool:
    return any(has(c, "Poss=Yes") for c in noun.children)


def _around(noun: Token, lexicon: EventLexicon) -> tuple[Token, ...]:
    """The subject of the clause that an event noun stands in, or the noun it describes ("X, en visite à Y")."""
    if noun.dep_ == "nmod" and noun.head.pos_ in {"NOUN", "PROPN"} and not _possessed(noun):
        return tuple(conjuncts_of(noun.head))
    governor = governing_verb(noun)
    if governor is None:
        return ()
    return tuple(t for t in subjects_of(governor, lexicon)[0] if t.i != noun.i)
