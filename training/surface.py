"""Surface words: what stands between two spaces or marks, which is what a tokenizer can see.

"du" is two syntactic words in the treebanks (de + le) and one here: it takes the place of its first word that
hangs outside the pair ("du" is the preposition, "auquel" the pronoun). English "don't" is written "do" + "n't"
and stays two.
"""

from __future__ import annotations

from dataclasses import replace

from training.treebanks import Sentence, Word


def surface_words(sentence: Sentence) -> tuple[Word, ...]:
    """The sentence with every joined stretch merged, or cut where its words spell it letter by letter."""
    words = list(sentence.words)
    owner = list(range(len(words)))
    for first, last, form, space in sentence.joined:
        spelled = "".join(w.form for w in words[first : last + 1])
        if spelled == form:
            for at in range(first, last + 1):
                words[at] = replace(words[at], space=at == last and space)
            continue
        chief = _chief(words, first, last)
        words[chief] = replace(words[chief], form=form, space=space)
        for at in range(first, last + 1):
            owner[at] = chief
    return _renumbered(words, owner)


def _chief(words: list[Word], first: int, last: int) -> int:
    outside = [at for at in range(first, last + 1) if not first <= words[at].head <= last or words[at].head == at]
    return outside[0] if outside else first


def _renumbered(words: list[Word], owner: list[int]) -> tuple[Word, ...]:
    kept = [at for at, chief in enumerate(owner) if chief == at]
    place = {at: new for new, at in enumerate(kept)}
    return tuple(replace(words[at], head=place[owner[words[at].head]]) for at in kept)
