"""The network: one convolutional encoder over hashed word features, heard by tagger and parser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Size:
    """Widths and row counts; the defaults weigh about 8 MB."""

    width: int = 96
    depth: int = 6
    rows: tuple[tuple[str, int], ...] = (
        *(("NORM", 6000), ("PREFIX", 2500), ("SUFFIX", 2500), ("LANG", 4000), ("SHAPE", 1000)),
    )
    hidden: int = 96
    dropout: float = 0.25


def build(size: Size) -> Language:
    """An untrained pipeline: tok2vec, morphologizer, parser. Dictionary forms are looked up (``training.lexicon``)."""
    import spacy

    from depeche.facts.tokens import vocabulary

    nlp = spacy.blank("xx", vocab=vocabulary())
    nlp.add_pipe("tok2vec", config={"model": _encoder(size)})
    nlp.add_pipe("morphologizer", config={"model": _tagger(size)})
    nlp.add_pipe("parser", config={"model": _parser(size), "min_action_freq": 8})
    return nlp


def _encoder(size: Size) -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": size.width,
            "attrs": [name for name, _ in size.rows],
            "rows": [count for _, count in size.rows],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": size.width,
            "depth": size.depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _listener(size: Size) -> dict[str, Any]:
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": size.width, "upstream": "tok2vec"}


def _tagger(size: Size) -> dict[str, Any]:
    return {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": _listener(size)}


def _parser(size: Size) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": size.hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": _listener(size),
    }
