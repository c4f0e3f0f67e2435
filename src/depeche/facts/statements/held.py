"""What somebody holds: "Pour le procureur, trois millions auraient disparu", 'For the mayor, the plan "makes no sense"'.

The preposition also says for whose good or since when something is, so that marks, a verb that leaves the article out
of it, or a judgement behind a name must say that these are somebody's words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.attach import Quoted, is_said
from depeche.facts.statements.cues import Found
from depeche.facts.statements.drafts import Scene
from depeche.facts.statements.ends import Stretch
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.sources import vouched_for
from depeche.facts.statements.speakers import is_somebody

if TYPE_CHECKING:
    from depeche.facts.doc import Doc, Token

_ENDS = frozenset(".!?…;")


def held_by(found: Found, source: Token, quoted: Quoted | None, scene: Scene) -> Stretch | None:
    """What the one named behind the preposition holds, where it opens its sentence; None when nobody says anything.

    ``quoted`` is the quotation that the phrase leads up to, if there is one.
    """
    doc, lexicon = source.doc, scene.lexicon
    if not _opens_sentence(found.head, doc) or source.lemma_.lower() in lexicon.occasions:
        return None
    if quoted is not None:
        return quoted.first, quoted.last
    if not is_somebody(source, lexicon):
        return None
    content = vouched_for(found, source, lexicon)
    if content is None or content[0] <= source.i or not _is_set_off(doc, source, content):
        return None
    told = _marked_in(content, scene) or _is_hearsay(doc, content, lexicon)
    return content if told or (_is_named(source) and _says_what_is(doc, content)) else None


def quotation_behind(scene: Scene, source: Token) -> Quoted | None:
    """The quotation that the source's phrase leads up to: "Selon X, « … »"."""
    end = source.right_edge.i + 1
    doc = scene.passage.doc
    for quoted in scene.quotes:
        if source.i < quoted.start and is_said(quoted, doc):
            between = [t for t in doc[min(end, quoted.start) : quoted.start] if t.text not in {",", ":"}]
            return quoted if not between and doc[quoted.start - 1].text in {",", ":"} else None
    return None


def _opens_sentence(preposition: Token, doc: Doc) -> bool:
    """Whether nothing stands before it in its sentence but a conjunction."""
    first = preposition.i - 1
    if first >= 0 and doc[first].pos_ == "CCONJ":
        first -= 1
    return first < 0 or doc[first].text in _ENDS or doc[first].is_space


def _is_set_off(doc: Doc, source: Token, content: Stretch) -> bool:
    """Whether a comma stands between the phrase and the clause, and the clause has a verb of its own."""
    comma = any(t.text == "," for t in doc[source.i + 1 : content[0]])
    return comma and any(has(t, "VerbForm=Fin") for t in doc[content[0] : content[1]])


def _marked_in(content: Stretch, scene: Scene) -> bool:
    """Whether words of the clause stand in quotation marks."""
    return any(content[0] <= q.start < content[1] and q.last - q.first > 1 for q in scene.quotes)


def _is_hearsay(doc: Doc, content: Stretch, lexicon: StatementLexicon) -> bool:
    """Whether the clause's first verb is an auxiliary of the perfect in the conditional: "auraient été volés"."""
    finite = next((t for t in doc[content[0] : content[1]] if has(t, "VerbForm=Fin")), None)
    return finite is not None and has(finite, "Mood=Cnd") and finite.lemma_.lower() in lexicon.perfect


def _is_named(source: Token) -> bool:
    """Whether the source is a person with a name: "Pour Marie Durand, …", "Pour le maire Marc Petit, …"."""
    names = [c for c in source.children if c.pos_ == "PROPN" and c.dep_ in {"flat", "compound", "appos"}]
    return bool(names)


def _says_what_is(doc: Doc, content: Stretch) -> bool:
    """Whether the clause says what something is: "…, ce budget est injuste"."""
    finite = next((t for t in doc[content[0] : content[1]] if has(t, "VerbForm=Fin")), None)
    if finite is None or finite.dep_ != "cop" or has(finite, "Tense=Past"):
        return False
    return finite.head.pos_ in {"ADJ", "NOUN"} and not any(c.dep_ == "case" for c in finite.head.children)
