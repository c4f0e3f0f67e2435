"""Of whom it was learned where nobody is the subject: "a-t-on appris auprès de la police", "À la mairie, on assure que …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.speakers import NOMINAL, SUBJECTS, Speakers, all_of, is_somebody

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_NOBODY = Speakers("", [])


def learned_from(verb: Token, lexicon: StatementLexicon) -> Speakers:
    """Of whom a cue whose subject is nobody was learned: behind the cue, or at the start of its sentence."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.lower_ in lexicon.nobody), None)
    if subject is None:
        return _NOBODY
    behind = verb.doc[verb.i + 1 : min(len(verb.doc), verb.i + 4)]
    opener = next((t for t in behind if t.lower_ in lexicon.learned_from), None)
    if opener is None:
        return _among(subject, lexicon)
    source = next((t for t in verb.doc[opener.i + 1 : verb.sent.end] if t.pos_ in NOMINAL), None)
    return _named(source, lexicon) if source is not None else _NOBODY


def _among(subject: Token, lexicon: StatementLexicon) -> Speakers:
    """Among whom the one who is nobody stands: "Du côté de la DIRECTION, on assure", "De SOURCE judiciaire, on indique"."""
    first = subject.sent[0]
    among = first.lower_ in lexicon.learned_from | lexicon.in_setting and subject.doc[subject.i - 1].text == ","
    phrase: list[Token] = list(subject.doc[first.i + 1 : subject.i - 1]) if among and subject.i > first.i + 2 else []
    if any(t.text == "," for t in phrase):
        return _NOBODY
    noun = next((t for t in phrase if t.pos_ in {"NOUN", "PROPN"}), None)
    if noun is None:
        return _NOBODY
    found = _named(noun, lexicon)
    within = next((c for c in noun.children if c.dep_ == "nmod" and c.i > noun.i and c.pos_ != "NUM"), None)
    return found if found.heads or within is None else _named(within, lexicon)


def _named(source: Token, lexicon: StatementLexicon) -> Speakers:
    speaks = source.lemma_.lower() in lexicon.sources or is_somebody(source, lexicon)
    return Speakers("learned_from", all_of(source)) if speaks else _NOBODY
