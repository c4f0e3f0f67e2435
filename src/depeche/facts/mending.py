"""Mending: slips of the parser that news copy brings on, known by the words around them and put right in its rows.

Each mender looks at one construction, changes nothing where it is not sure, and leaves one tree for each sentence:

    "the brief accused Parliament of …"      a past tense read as an adjective of its object is the main verb
    "several groups granted X an extension"  a past tense with an object read as a participle of its subject is the main verb
    "environmentalists worry that …"         a noun read as the verb above the one behind it is its subject
    "…, Ann Bell (R-Ohio) told the Herald"   a speaker read as an apposition is the subject
    "in May, the mayor called on voters to"  a past tense with the phrase it calls for, read as a participle, is the verb
    "the poll shows that …"                  a present read as a noun is a verb, what follows its clause
    "which Oslo denies", "ce que Rome dément" the same at the end of a relative clause
    "he's announced that …"                  the short form before a verb with an object is the perfect's auxiliary
    "the minister on Friday said …"          the day dates the verb
    "the union demands transparency"         a present read as part of its object's name is the main verb
    "its lawyer Maarja Kask said"            a description cut off from the name behind it belongs to it
    "le ministre a nié avoir menti"          a participle that the tagger does not know is the verb
    "l'opposition l'accuse de …"             an article before what is a verb is its object
    "sont descendus dans la rue"             the auxiliary of a verb of motion makes the perfect, and no passive
    "ont, sans surprise, adopté le texte"    an auxiliary and its participle are one verb, whatever stands between commas
    "les élus plaident pour un report"       a verb read as part of its subject is the verb of a sentence that has none
    "L'accord, signé à Rome, met fin à …"    the noun before a participle between commas is the subject of the verb behind
    "a demandé à la ville d'interdire …"     an infinitive read as a noun is what somebody is to do

The menders stand in modules of their own: those of verbs, the perfect, asides ("ont arrêté lundi des civils"), two subjects
of one verb, names and what describes them, the openings of sentences ("Talks between Oslo and Bern began"), who tells what
("Mook further asserted that …") small clauses around that ("Oslo, as the mayor said, is calm") and main verbs
joined to another ("was evicted and sentenced to", "stormed the hall and set fire to a car"), and speakers ("…, relève Anne Bel").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from depeche.facts.doc import Row
from depeche.facts.mending_asides import (
    clause_behind_comparison,
    complement_behind_aside,
    object_behind_comma,
    object_behind_manner,
    object_behind_state,
    object_behind_time,
    object_behind_votes,
    participle_beside,
    penalty_behind_object,
)
from depeche.facts.mending_circumstances import circumstance_of_verb
from depeche.facts.mending_clauses import (
    as_clause,
    infinitive_behind,
    name_ending_phrase,
    verb_before_that,
    what_said,
    what_somebody,
)
from depeche.facts.mending_compounds import verb_in_compound
from depeche.facts.mending_infinitives import infinitive_for_noun
from depeche.facts.mending_joined import (
    noun_behind_preposition,
    object_before_participle,
    opening_gerund,
    participle_before_noun,
    subject_behind_opening,
    verb_behind_and,
    verb_behind_part,
    verb_with_particle,
)
from depeche.facts.mending_names import described_object, name_of_source, preposition_of_name
from depeche.facts.mending_openings import (
    opening_noun,
    opening_subject,
    pair_between,
    rough_subject,
    subject_behind_phrase,
    verb_behind_day,
)
from depeche.facts.mending_participles import garden_path, main_behind_time, participle_between_commas
from depeche.facts.mending_parties import (
    doer_of_act,
    given_name,
    list_between,
    name_behind_verb,
    name_of_subject,
    object_with_preposition,
    phrase_of_verb,
    target_of_act,
)
from depeche.facts.mending_perfect import MISREAD, as_perfect, auxiliary_before, perfect_with_be, set_apart
from depeche.facts.mending_predicates import (
    day_for_subject,
    outcome,
    passive_conjunct,
    subject_of_clause,
    verb_before_thing,
    verb_behind_relative,
)
from depeche.facts.mending_present import verb_for_part
from depeche.facts.mending_set_off import subject_before_aside, verb_behind_aside
from depeche.facts.mending_speakers import (
    described_by_doer,
    hyphened_post,
    may_turn,
    name_behind_noun,
    opening_speaker,
    posts_of_name,
    source_as_clause,
    subject_of_said,
    time_of_verb,
    told_noun,
    turned_cue,
    verb_joined_to_noun,
)
from depeche.facts.mending_split import is_split, split_perfect
from depeche.facts.mending_subjects import (
    counted_noun,
    name_before_apposition,
    second_subject,
    stray_subject,
    told_object,
    turned_subject,
)
from depeche.facts.mending_tellers import (
    active_verb,
    carried_verb,
    clause_of_verb,
    noun_above_relative,
    opening_name,
    past_relative,
    verb_before_participle,
    verb_behind_determiner,
)
from depeche.facts.mending_verbs import (
    NAMING,
    SET_APART,
    base_by_company,
    day_of_verb,
    description,
    past_for_present,
    reflexive,
    relative_end,
    short_perfect,
    subject_for_noun,
    subject_name,
    verb_behind_pronoun,
    verb_by_company,
    verb_for_adjective,
    verb_for_noun,
)
from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_Mender = Callable[[Tree, int, MendingWords], None]
_BY_LABEL: Mapping[str, tuple[_Mender, ...]] = {
    **dict.fromkeys(SET_APART, (description,)),
    "nsubj": (name_behind_noun, hyphened_post, name_of_source, second_subject, noun_above_relative),
    "obj": (told_noun, subject_of_said, object_with_preposition, described_object, turned_subject),
    "iobj": (described_object, turned_subject),
    "flat": (name_behind_verb,),
    "nsubj:pass": (name_of_source, second_subject, noun_above_relative, active_verb),
    "ccomp": (name_before_apposition, opening_speaker),
    "fixed": (infinitive_behind, source_as_clause),
    "case": (preposition_of_name,),
    "mark": (infinitive_for_noun,),
    "conj": (
        description,
        pair_between,
        object_behind_comma,
        past_relative,
        verb_behind_relative,
        verb_behind_part,
        passive_conjunct,
        posts_of_name,
        verb_joined_to_noun,
        described_by_doer,
        verb_for_part,
    ),
    "nmod": (
        penalty_behind_object,
        object_behind_manner,
        target_of_act,
        phrase_of_verb,
        circumstance_of_verb,
        doer_of_act,
        list_between,
    ),
    "appos": (
        description,
        object_behind_state,
        object_behind_comma,
        subject_behind_phrase,
        verb_for_part,
        name_of_subject,
    ),
    "amod": (verb_for_adjective, participle_before_noun, verb_behind_and, carried_verb, verb_for_part),
    "acl": (garden_path, participle_beside, outcome, verb_behind_aside),
    "advcl": (description, participle_beside),
    "list": (garden_path,),
    "compound:prt": (verb_with_particle,),
    "xcomp": (verb_behind_relative,),
    "compound": (time_of_verb, subject_name, verb_in_compound, given_name),
    "aux:pass": (short_perfect, perfect_with_be),
}
#: Parts of speech that menders look at for where they stand; verbs by their label.
_KINDS = frozenset({"VERB", "ADJ", "ADV", "X", "NUM", "NOUN"})
_OF_VERBS: Mapping[str, tuple[_Mender, ...]] = {
    "ROOT": (subject_for_noun, stray_subject, verb_before_participle, participle_between_commas),
    "parataxis": (set_apart, subject_before_aside),
    "advcl": (told_object, participle_between_commas, noun_behind_preposition),
    "ccomp": (participle_between_commas, object_before_participle),
}
#: Labels of a pronoun that is really the subject of the verb behind it.
_OF_NOUN = frozenset({"obj", "nmod:poss"})
#: Forms that a past tense is taken for.
_UNMARKED = frozenset(
    {
        "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin",
        "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
        "VerbForm=Inf",
    }
)
#: The labels of clauses' heads.
_VERBAL = frozenset({"ROOT", "conj", "ccomp", "acl:relcl", "advcl", "parataxis", "xcomp"})
_BEFORE_THAT: tuple[_Mender, ...] = (main_behind_time, name_ending_phrase, verb_before_that, clause_of_verb)
#: By the label of the word that opens a text.
_AT_FIRST: Mapping[str, tuple[_Mender, ...]] = {
    "nsubj:pass": (active_verb,),
    "ccomp": (name_before_apposition, opening_speaker),
}
#: By the part of speech of the word that opens a sentence.
_AT_START: Mapping[str, tuple[_Mender, ...]] = {
    "PROPN": (opening_noun,),
    "VERB": (opening_gerund, opening_subject, opening_name),
    "NOUN": (verb_behind_day,),
    "NUM": (counted_noun,),
    "ADP": (rough_subject,),
}


def mended(rows: list[Row], words: MendingWords) -> list[Row]:
    """The rows with the slips put right; heads count from the first row."""
    tree = Tree(list(rows))
    for mend, at in _slips(rows, words):
        mend(tree, at, words)
    return tree.rows if tree.rows == rows or tree.holds() else rows


def _slips(rows: list[Row], words: MendingWords) -> list[tuple[_Mender, int]]:
    """Where which mender has to look, those of days and pronouns last."""
    found: list[tuple[_Mender, int]] = []
    late: list[tuple[_Mender, int]] = []
    before = ""
    for at, row in enumerate(rows):
        if row.start or not at:
            found += [(mend, at) for mend in _AT_START.get(row.pos, ())]
        if not at and row.dep == "case":
            found += [(mend, at) for mend in (preposition_of_name, as_clause)]
        if not at and row.dep in _AT_FIRST:
            found += [(mend, at) for mend in _AT_FIRST[row.dep]]
        if at or row.dep == "compound":
            if row.dep in _BY_LABEL:
                found += [(mend, at) for mend in _BY_LABEL[row.dep]]
            if row.pos in _KINDS:
                found += [(mend, at) for mend in _by_kind(row, before)]
            found += [(mend, at) for mend in _by_place(rows, at)]
            word = row.word.lower()
            if word in words.days or row.lemma in words.hours:
                late += [(day_of_verb, at), (day_for_subject, at)]
            elif word in words.opening and row.dep == "case":
                late.append((subject_behind_opening, at))
            elif word in words.impersonal and row.dep in _OF_NOUN:
                late.append((subject_of_clause, at))
            elif word in words.watched or row.pos in MISREAD:
                found += [(mend, at) for mend in _by_word(rows, at, word, words)]
        before = row.dep
    return [*found, *late]


def _by_kind(row: Row, before: str) -> tuple[_Mender, ...]:
    """The menders that look at a verb or noun for where it stands; ``before`` is the label of the word before it."""
    if row.pos == "VERB":
        own = _OF_VERBS.get(row.dep, ())
        return (past_for_present, *own) if row.morph in _UNMARKED else own
    if row.pos in {"ADJ", "ADV", "X"} and row.dep in _VERBAL:
        return (participle_between_commas, verb_by_company) if row.pos == "ADJ" else (verb_by_company,)
    if row.pos == "NUM":
        return (counted_noun, object_behind_votes)
    if row.pos != "NOUN":
        return ()
    naming = (verb_for_noun,) if before in NAMING or before == "amod" else ()
    company = (verb_by_company, base_by_company) if row.dep in _VERBAL else ()
    if before in {"det", "amod"}:
        company = (verb_behind_determiner, *company)
    return (*naming, *company, verb_behind_pronoun, verb_before_thing) if row.dep == "ROOT" else (*naming, *company)


def _by_place(rows: list[Row], at: int) -> tuple[_Mender, ...]:
    """The menders that look at a word for what stands beside it."""
    if rows[at].pos in {"AUX", "VERB"}:
        return (split_perfect,) if is_split(rows, at) else ()
    return (turned_cue,) if may_turn(rows, at) else ()


def _by_word(rows: list[Row], at: int, word: str, words: MendingWords) -> tuple[_Mender, ...]:
    """The menders that look at this word for what it is."""
    if word in words.that and rows[at].dep == "mark" and rows[at - 1].word == ",":
        return (clause_behind_comparison,)
    if word in words.that and (words.past or rows[at].pos == "SCONJ"):
        return _BEFORE_THAT if words.past else (name_ending_phrase, verb_before_that)
    if word in words.like:
        return (as_clause,) if rows[at].dep in {"case", "mark"} else ()
    if word in words.what:
        return (what_somebody,) if rows[at].dep == "det" else (what_said, relative_end)
    if word in words.relatives:
        return (relative_end,)
    if word in words.reflexives and rows[at].pos == "PRON":
        return (reflexive,)
    if rows[at].dep == "case" and word in words.of:
        return (object_behind_time, complement_behind_aside) if word in words.partitive else (complement_behind_aside,)
    return (as_perfect,) if auxiliary_before(rows, at, words) is not None else ()
