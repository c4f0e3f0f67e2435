"""The frame of a predicate: who stands in which slot of a verb or noun, read off the dependency tree.

Robust to what parsers get wrong in news copy: a preposition's phrase is looked for on the verb and on its object, an
inherited subject along control, coordination, participles and relative clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from depeche.facts.events.lexicon import EventLexicon
from depeche.facts.phrases import conjuncts_of, has

if TYPE_CHECKING:
    from depeche.facts.doc import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
_OBLIQUE = frozenset({"obl", "obl:agent", "obl:arg", "obl:mod", "obl:unmarked", "iobj", "nmod", "advmod", "nmod:desc"})
_BORROWING = frozenset({"xcomp", "advcl", "ccomp", "parataxis", "obl", "csubj", "dep", "nmod"})
_DEEPEST = 6
#: Ways to find a subject outside the predicate's own clause.
_BORROWED = frozenset({"described", "controlled", "shared"})

Oblique = tuple[str, "Token"]


class Frame(NamedTuple):
    """The filled slots of a predicate, as heads of noun phrases."""

    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    agents: tuple[Token, ...] = ()  #: "par", "by"
    obliques: tuple[Oblique, ...] = ()
    passive: bool = False
    by: str = "subject"  #: how the subject was found

    @property
    def borrowed(self) -> bool:
        """Whether the subject was found outside the predicate's own clause."""
        return self.by in _BORROWED


def verb_frame(verb: Token, lexicon: EventLexicon) -> Frame:
    """The frame of a verb; of a passive, ``objects`` are what stands as its subject."""
    passive = is_passive(verb) and not _has_come(verb, lexicon)
    subjects, by = subjects_of(verb, lexicon)
    objects, recipients = _objects(verb, lexicon), tuple(c for c in verb.children if c.dep_ == "iobj")
    meant = (found for o in objects for c in o.children for found in _meant(_prepositions_for(c, lexicon), c))
    obliques = (*obliques_of(verb, lexicon), *meant)
    if not passive:
        return Frame(subjects, objects, recipients, (), obliques, by=by)
    agents = tuple(
        c
        for prep, token in obliques
        if token.dep_ == "obl:agent" or prep in lexicon.frames.agent
        for c in conjuncts_of(token)
    )
    return Frame((), subjects or objects, recipients or subjects, agents, obliques, passive=True, by=by)


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is its patient."""
    children = {c.dep_ for c in verb.children}
    copula = {"cop", "nsubj:pass"} <= children and _is_past_participle(verb)  # "a déjà été touchée"
    if copula or "aux:pass" in children:
        return _reflexive(verb) is None
    bare = "aux" not in children and _reflexive(verb) is None and not is_misread(verb)
    if "nsubj:pass" in children:
        return bare and "obj" not in children
    if not bare or not _is_past_participle(verb) or ("obj" in children and "obl:agent" not in children):
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head) if verb.head.pos_ == "VERB" else True
    return verb.dep_ in {"acl", "amod", "nmod", "acl:relcl", "advcl", "xcomp"} or "obl:agent" in children


def _has_come(verb: Token, lexicon: EventLexicon) -> bool:
    """Whether a participle tells what its noun or subject did itself: "ARRIVÉ à Oslo, le maire a …"."""
    bare = verb.lemma_.lower() in lexicon.frames.with_be
    return bare and not any(c.dep_ in {"aux:pass", "nsubj:pass", "obl:agent"} for c in verb.children)


def _comes_of_passive(verb: Token, lexicon: EventLexicon) -> bool:
    """Whether it is the harm that came of what befell somebody: "the school was hit, WOUNDING six pupils"."""
    harms = verb.dep_ == "advcl" and verb.lemma_.lower() in lexicon.frames.befalling and is_passive(verb.head)
    return (
        harms and not is_passive(verb) and not is_infinitive(verb) and not any(c.dep_ == "mark" for c in verb.children)
    )


def _is_past_participle(verb: Token) -> bool:
    return has(verb, "VerbForm=Part") and not has(verb, "Tense=Pres")


def _reflexive(verb: Token) -> Token | None:
    for child in verb.children:
        if child.pos_ == "PRON" and has(child, "Reflex=Yes"):
            return child
    return None


def is_reflexive(verb: Token, lexicon: EventLexicon) -> bool:
    """Whether the verb has its reflexive pronoun."""
    own = _reflexive(verb)
    if own is not None:
        return own.lemma_ == lexicon.frames.reflexive or own.dep_ in {"obj", "expl", "expl:pv", "expl:comp", "iobj"}
    return any(c.lemma_ == lexicon.frames.reflexive and c.pos_ == "PRON" for c in verb.children)


def subjects_of(verb: Token, lexicon: EventLexicon, depth: int = 0) -> tuple[tuple[Token, ...], str]:
    """The heads of the verb's surface subject, and how they were found (``explain.toml`` has the ways)."""
    own = _subject_words(verb)
    if own:
        return _own_subjects(verb, own), "subject"
    if is_misread(verb):
        return (_name_end(verb.nbor(-1)),), "noun_before"
    before = _subject_before(verb)
    if before is not None:
        return tuple(conjuncts_of(before)), "object_above"
    if depth > _DEEPEST or verb.head.i == verb.i:
        return (), "subject"
    above = verb.head
    charge = _is_charge(verb, lexicon)
    control = lexicon.frames.object_control | (lexicon.frames.faulting if charge else frozenset())
    if verb.dep_ in {"acl", "acl:relcl", "amod"} and above.pos_ in _NOMINAL:
        charged = above.dep_ == "obj" or preposition_of(above) in lexicon.frames.recipient
        if charge and charged and above.head.lemma_.lower() in control:
            return tuple(conjuncts_of(above)), "controlled"
        return _subjects_from_noun(verb, above, lexicon, depth), "described"
    if verb.dep_ == "xcomp" or charge or (verb.dep_ in _BORROWING and is_infinitive(verb)):
        controller = _controller(above, control, lexicon)
        if controller:
            return controller, "controlled"
    if verb.dep_ == "conj" or verb.dep_ in _BORROWING - {"parataxis", "ccomp"} or is_infinitive(verb):
        if _comes_of_passive(verb, lexicon):
            return (), "shared"
        found, _ = subjects_of(above, lexicon, depth + 1)
        nobody = above.pos_ == "ADJ" and verb.dep_ == "xcomp" and len(found) == 1 and has(found[0], "Gender=Neut")
        return (() if nobody else found), "shared"  # "made it easier to"
    return (), "subject"


def _is_charge(verb: Token, lexicon: EventLexicon) -> bool:
    """Whether it says what somebody is accused of or faulted for: "accused Oslo of jamming", "a blâmé X pour avoir menti"."""
    frames = lexicon.frames
    marks = {c.lemma_.lower() for c in verb.children if c.dep_ == "mark"}
    if verb.dep_ not in {"advcl", "acl"} or not marks & (frames.owner | frames.faulted_for):
        return False
    gerund = has(verb, "VerbForm=Ger") or (has(verb, "VerbForm=Part") and has(verb, "Tense=Pres"))
    return gerund or (any(c.dep_ == "aux" for c in verb.children) and is_infinitive(verb))


def _subject_words(verb: Token) -> list[Token]:
    """The subject's head; of a clause read as the subject ("the boat rescued … was turned"), its own subject."""
    found = []
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            inner = [c for c in child.children if c.dep_ in SUBJECTS] if child.pos_ == "VERB" else []
            found.extend(inner or ([child] if child.pos_ not in {"VERB", "AUX"} else []))
    return found


def is_misread(verb: Token) -> bool:
    """A finite verb between its subject and its object that was read as an attribute: "Korea exchanged fire"."""
    return (
        verb.dep_ == "amod"
        and not has(verb, "Tense=Pres")
        and 0 < verb.i < verb.head.i
        and verb.doc[verb.i - 1].pos_ in {"NOUN", "PROPN", "PRON"}
        and not verb.doc[verb.i - 1].is_sent_end
    )


def _subject_before(verb: Token) -> Token | None:
    """The object of the verb above, which is the subject of a clause without "that": "said the army attacked"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.i >= verb.i or not is_finite(verb):
        return None
    return next((c for c in above.children if c.dep_ == "obj" and above.i < c.i < verb.i), None)


def is_finite(verb: Token) -> bool:
    """Whether the verb or one of its auxiliaries is finite."""
    carriers = (verb, *(c for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"}))
    return any(has(t, "VerbForm=Fin") for t in carriers)


def _name_end(token: Token) -> Token:
    """The head of the phrase that ends with this token."""
    while token.head.i < token.i and token.dep_ in {"flat", "nmod", "compound"}:
        token = token.head
    return token


def _own_subjects(verb: Token, own: list[Token]) -> tuple[Token, ...]:
    subject = min(own, key=lambda c: abs(c.i - verb.i)) if len(own) > 1 else own[0]
    if len(own) > 1 and any(c.pos_ == "CCONJ" for c in verb.doc[own[0].i : own[-1].i]):
        return tuple(t for c in own for t in conjuncts_of(c))
    if is_relative(subject):
        antecedent = antecedent_of(verb)
        if antecedent is not None:
            return tuple(conjuncts_of(antecedent)) if _plural(verb) else (antecedent,)
    return (*_stray_conjuncts(verb, subject), *conjuncts_of(subject))


def _plural(verb: Token) -> bool:
    carriers = [verb, *(c for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"})]
    return any(has(t, "Number=Plur") for t in carriers)


def _stray_conjuncts(verb: Token, subject: Token) -> tuple[Token, ...]:
    """The first of "cinq hommes et une femme ont été arrêtés", read as "cinq hommes" and a clause beside it."""
    head = verb.head
    if verb.dep_ != "conj" or head.pos_ not in {"NOUN", "PROPN"} or head.i > subject.i:
        return ()
    if any(c.dep_ in {"cop", "nsubj"} for c in head.children):
        return ()
    before = subject.left_edge.i - 1
    return (head,) if before > head.i and subject.doc[before].pos_ == "CCONJ" else ()


def is_relative(token: Token) -> bool:
    """Whether the token is a relative pronoun."""
    return has(token, "PronType=Rel")


def antecedent_of(verb: Token) -> Token | None:
    """The noun that the verb's relative clause or participle hangs from."""
    clause: Token = verb
    while clause.dep_ == "conj" and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ in {"acl:relcl", "acl"} and clause.head.pos_ in _NOMINAL:
        return clause.head
    return None


def _subjects_from_noun(verb: Token, noun: Token, lexicon: EventLexicon, depth: int) -> tuple[Token, ...]:
    """Of a participle or relative clause: the noun. Of an infinitive ("la décision de X de …"): the noun's agent."""
    if not is_infinitive(verb) and not any(c.dep_ in {"mark", "case"} and c.pos_ != "PRON" for c in verb.children):
        return (noun,)
    for prep, token in obliques_of(noun, lexicon):
        if prep in lexicon.frames.agent | lexicon.frames.owner:
            return tuple(conjuncts_of(token))
    owner = [c for c in noun.children if c.dep_ in {"nmod:poss"} and c.pos_ in _NOMINAL]
    if owner:
        return tuple(owner)
    governor = governing_verb(noun)
    return subjects_of(governor, lexicon, depth + 1)[0] if governor is not None else ()


def is_infinitive(verb: Token) -> bool:
    """Whether the verb is an infinitive, its auxiliary's form included ("avoir fourni")."""
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "aux:pass"}]
    if any(has(a, "VerbForm=Fin") for a in auxiliaries):
        return False
    return has(verb, "VerbForm=Inf") or any(has(a, "VerbForm=Inf") for a in auxiliaries)


def _controller(above: Token, control: frozenset[str], lexicon: EventLexicon) -> tuple[Token, ...]:
    """Who does what an infinitive under this verb says, when it is the verb's object rather than its subject."""
    if above.lemma_.lower() not in control:
        return ()
    if is_passive(above):
        return subjects_of(above, lexicon)[0]
    for child in above.children:
        if child.dep_ in {"obj", "iobj"} and child.i != above.i and not is_relative(child):
            return tuple(conjuncts_of(child))
    for prep, token in obliques_of(above, lexicon):
        if prep in lexicon.frames.recipient and token.pos_ in _NOMINAL:
            return tuple(conjuncts_of(token))
    return ()


def governing_verb(token: Token) -> Token | None:
    """The nearest predicate above a noun, at most three steps up."""
    for step, above in enumerate(token.ancestors):
        if above.pos_ in {"VERB", "AUX"} or any(c.dep_ == "cop" for c in above.children):
            return above
        if step == 2:
            break
    return None


def _objects(verb: Token, lexicon: EventLexicon) -> tuple[Token, ...]:
    own = [c for c in verb.children if c.dep_ == "obj" and not has(c, "Reflex=Yes")]
    if not own and is_misread(verb):
        own = [verb.head]
    if len(own) > 1:  # "fined the bank 50 million pounds"
        sums = [o for o in own if o.lemma_.lower() in lexicon.frames.counters and o.dep_ == "obj"]
        own = [o for o in own if o not in sums] or own
    own = own or [c for c in verb.children if c.dep_ == "obl" and c.i > verb.i and _is_counted(c, lexicon)]
    if not own and not is_passive(verb) and not _reflexive(verb):
        shared = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i - verb.i <= 3]
        own = [o for c in shared for o in c.children if o.dep_ == "obj"]
    if not own and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not is_passive(verb) and not _reflexive(verb):
        own = [o for o in verb.head.children if o.dep_ == "obj" and o.i > verb.i]  # "shot down or JAMMED 33 drones"
    if not own and _lacks_its_object(verb):
        return tuple(conjuncts_of(verb.head))
    found: list[Token] = []
    for child in own:
        antecedent = antecedent_of(verb) if is_relative(child) else None
        found.extend(conjuncts_of(antecedent or child))
    return tuple(found)


def _lacks_its_object(verb: Token) -> bool:
    """Whether what the relative clause stands at is the verb's object, no pronoun saying so: "the man police arrested"."""
    if verb.dep_ != "acl:relcl" or verb.head.pos_ not in {"NOUN", "PROPN"} or is_passive(verb) or _reflexive(verb):
        return False
    children = list(verb.children)
    complete = any(c.dep_ in {"ccomp", "xcomp", "cop"} or is_relative(c) for c in children)
    return not complete and any(c.dep_ == "nsubj" and verb.head.i < c.i < verb.i for c in children)


def _is_counted(token: Token, lexicon: EventLexicon) -> bool:
    """Whether what looks like the phrase's preposition belongs to its figure: "rescued over 700", "freed at least 9"."""
    figures = [c for c in token.children if c.dep_ == "nummod"]
    cases = [c for c in token.children if c.dep_ == "case"]
    if not figures or token.lemma_.lower() in lexicon.frames.times:
        return False
    if not cases:
        return any(figure.children for figure in figures)
    return any((c.pos_ == "ADV" or c.nbor().pos_ == "NUM") and c.i < token.i for c in cases)


def obliques_of(token: Token, lexicon: EventLexicon) -> Iterator[Oblique]:
    """The phrases under a predicate with their prepositions; "auprès de", "à l'encontre de" counted as one."""
    for child in token.children:
        if child.dep_ not in _OBLIQUE and not child.dep_.startswith("obl"):
            continue
        if is_relative(child) and child.pos_ in {"ADV", "PRON"} and preposition_of(child) == "":
            yield child.lower_, child  # "Rome, where the king will travel", "Rome, où le roi se rendra"
        elif child.pos_ in _NOMINAL or child.dep_ not in {"advmod"}:
            prep = preposition_of(child)
            meant = _prepositions_for(child, lexicon)
            inside = [*_inside(f"{prep} {child.lemma_}", child, lexicon), *_meant(meant, child)]
            inside += [(other, child) for other in lexicon.frames.prepositions.get(prep, ())]
            if not any(phrase in lexicon.frames.agent | set(meant) for phrase, _ in inside):
                yield prep, child
            yield from inside
        else:
            for inner in child.children:
                if inner.dep_ in _OBLIQUE and inner.pos_ in _NOMINAL:
                    yield f"{child.lemma_} {preposition_of(inner)}", inner


def _prepositions_for(noun: Token, lexicon: EventLexicon) -> tuple[str, ...]:
    """The prepositions that the noun with its own stands for."""
    return lexicon.frames.prepositions.get(f"{preposition_of(noun)} {noun.lemma_.lower()}", ())


def _meant(meant: Sequence[str], noun: Token) -> Iterator[Oblique]:
    """What stands behind a preposition of several words, with each that it stands for: "à l'encontre de"."""
    for inner in noun.children:
        if inner.dep_ == "nmod":
            yield from ((prep, inner) for prep in meant)


def _inside(opening: str, noun: Token, lexicon: EventLexicon) -> Iterator[Oblique]:
    for inner in noun.children:
        if inner.dep_ == "nmod":
            phrase = f"{opening} {preposition_of(inner)}"
            if phrase in lexicon.prepositions or phrase in lexicon.frames.agent:
                yield phrase, inner


def preposition_of(token: Token) -> str:
    """The lemmas of the phrase's preposition, "" without one; of a coordinated phrase, the first's."""
    words = [w for c in token.children if c.dep_ == "case" and c.i < token.i for w in (c, *c.children)]
    return " ".join(w.lemma_.lower() for w in sorted(words, key=lambda w: w.i))
