"""The trained network run over Docs: spaCy's own numbers in half its time on one core.

Three things make the difference. The vector of a word outside its sentence depends on the word alone and is kept.
The layers go through whole arrays, their pieces side by side. And the parser's moves are made one call at a time:
within its one long call spaCy lets the interpreter lock go and takes it back at every feature that it looks at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from spacy.language import Language
    from spacy.tokens import Doc

    Floats = npt.NDArray[np.float32]

#: Words whose vectors are kept; beyond that all are forgotten.
_KEPT = 1 << 15
_TINY = 1e-08


@dataclass(frozen=True, slots=True)
class _Layer:
    """A maxout layer, normalised. ``weight`` gives the first pieces of all outputs, then all second ones, and so on."""

    weight: Floats
    bias: Floats
    gain: Floats
    shift: Floats
    pieces: int

    def __call__(self, given: Floats) -> Floats:
        """The rows together: the last bit of one may hang on where it stands among the others, as BLAS cuts them up."""
        return self._best(given @ self.weight)

    def each_alone(self, given: Floats) -> Floats:
        """The rows one by one, half as fast: what comes of one does not hang on its company."""
        import numpy as np

        return self._best(np.matmul(given[:, None, :], self.weight)[:, 0])

    def _best(self, pieces: Floats) -> Floats:
        import numpy as np

        pieces += self.bias
        width = self.gain.shape[0]
        best: Floats = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        for piece in range(2, self.pieces):
            np.maximum(best, pieces[:, piece * width : (piece + 1) * width], out=best)
        best -= np.add.reduce(best, 1, keepdims=True) / np.float32(width)
        variance = np.add.reduce(best * best, 1, keepdims=True) / np.float32(width)
        best *= (variance + np.float32(_TINY)) ** np.float32(-0.5)
        best *= self.gain
        best += self.shift
        return best


class WordVectors:
    """The vectors of words outside their sentences, made when a word is first met."""

    def __init__(self, nlp: Language) -> None:
        import numpy as np

        encoder: Any = nlp.get_pipe("tok2vec")
        nodes = list(encoder.model.walk())
        self._columns = next(n.attrs["columns"] for n in nodes if n.name == "extract_features")
        self._tables = [(n.get_param("E"), n.attrs["seed"]) for n in nodes if n.name == "hashembed"]
        self._mixed = _layers(nlp)[0]
        self._ops = encoder.model.ops
        self._vocab = nlp.vocab
        self._rows: dict[str, int] = {}
        self._kept: Floats = np.empty((_KEPT, self._mixed.gain.shape[0]), dtype=np.float32)

    def of(self, words: Sequence[str]) -> Floats:
        """One row for each word."""
        import numpy as np

        new = [word for word in dict.fromkeys(words) if word not in self._rows]
        if len(self._rows) + len(new) > _KEPT:
            self._rows.clear()
            new = list(dict.fromkeys(words))
        if new:
            self._meet(new)
        rows = self._rows
        return np.take(self._kept, [rows[word] for word in words], axis=0)

    def _meet(self, words: list[str]) -> None:
        import numpy as np
        from spacy.tokens import Doc

        features = Doc(self._vocab, words=words).to_array(self._columns)
        heard = [
            self._ops.gather_add(table, self._ops.hash(np.ascontiguousarray(features[:, column]), seed) % len(table))
            for column, (table, seed) in enumerate(self._tables)
        ]
        first = len(self._rows)
        self._kept[first : first + len(words)] = self._mixed.each_alone(np.concatenate(heard, axis=1))
        self._rows.update((word, first + at) for at, word in enumerate(words))


class Network:
    """One language's trained pipeline, as ``annotate`` runs it: one call at a time."""

    def __init__(self, nlp: Language) -> None:
        tagger: Any = nlp.get_pipe("morphologizer")
        parser: Any = nlp.get_pipe("parser")
        self._vectors = WordVectors(nlp)
        self._layers = _layers(nlp)[1:]
        self._tagger = tagger
        self._parser = parser

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set each Doc's parts of speech, features, heads, labels and sentence starts."""
        docs = [doc for doc in docs if len(doc)]
        if not docs:
            return
        doc: Any
        for doc, vectors in zip(docs, self._in_sentence(docs), strict=True):
            doc.tensor = vectors
        self._tagger.set_annotations(docs, self._tagger.predict(docs))
        self._parser.set_annotations(docs, self._moved(docs))

    def _in_sentence(self, docs: Sequence[Doc]) -> list[Floats]:
        """The vectors of the words of each Doc, each layer having heard one neighbour more on either side."""
        import numpy as np

        apart = len(self._layers)
        places, end = [], apart
        for doc in docs:
            places.append((end, end + len(doc)))
            end += len(doc) + apart
        alone = self._vectors.of([token.text for doc in docs for token in doc])
        width = alone.shape[1]
        heard: Floats = np.zeros((end, width), dtype=np.float32)
        heard[np.concatenate([np.arange(*place) for place in places])] = alone
        window: Floats = np.zeros((end, 3 * width), dtype=np.float32)
        for layer in self._layers:
            window[1:, :width] = heard[:-1]
            window[:, width : 2 * width] = heard
            window[:-1, 2 * width :] = heard[1:]
            heard += layer(window)
        return [heard[start:stop] for start, stop in places]

    def _moved(self, docs: Sequence[Doc]) -> list[Any]:
        """What ``parser.predict(docs)`` gives: the states that the best moves lead to."""
        states = self._parser.moves.init_batch(docs)
        step = self._parser.model.predict(docs)
        weight, bias = step.vec2scores.get_param("W").T, step.vec2scores.get_param("b")
        seen, told, move = step.get_token_ids, step.state2vec.predict, self._parser.transition_states
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            scores = told(seen(unfinished)) @ weight
            scores += bias
            unfinished = move(unfinished, scores)
        return list(states)


def _layers(nlp: Language) -> list[_Layer]:
    """The maxout layers of the encoder in order; the first mixes the features of a word, the others hear neighbours."""
    import numpy as np

    encoder: Any = nlp.get_pipe("tok2vec")
    nodes = list(encoder.model.walk())
    layers = []
    for maxout, norm in zip(*([n for n in nodes if n.name == kind] for kind in ("maxout", "layernorm")), strict=True):
        weight, bias = maxout.get_param("W"), maxout.get_param("b")
        outputs, pieces, inputs = weight.shape
        by_piece = np.ascontiguousarray(weight.transpose(1, 0, 2)).reshape(pieces * outputs, inputs)
        biases = np.ascontiguousarray(bias.reshape(outputs, pieces).T).reshape(-1)
        layers.append(_Layer(by_piece.T, biases, norm.get_param("G"), norm.get_param("b"), pieces))
    return layers
