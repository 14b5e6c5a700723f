"""The tagger: a network over one window of word pieces at a time, which hears what the rules found.

One run of it says both: who says what, and where an act is told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dalil.statements.learned.acts import BOUNDS, Acts, Bounds, acts_of
from dalil.statements.learned.labels import Tagged, labels_of, spans_of
from dalil.statements.learned.linking import link
from dalil.statements.learned.path import Scores, best_path
from dalil.statements.learned.windows import CLS, SEP, Piece, Span, pieces_of, windows
from dalil.statements.learned.wordpiece import WordPiece

Network = Callable[[Sequence[int], Sequence[int]], tuple[Scores, Scores]]
"""Scores (pieces, labels) and (pieces, acts) for the ids of pieces and what was told of each: 0 nothing, else 1 more
than a label."""

TRUST = np.float32(1.5)
"""What the rules' label weighs beside the network's scores (docs/decisions/0030-the-learned-reader.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """A network with its vocabulary. `version` names its weights; what it decides is recorded with it.

    `acts` are the columns of its scores of acts, none of them first; empty where it has no such
    scores. `bounds` say how sure it must be of them.
    """

    network: Network
    wordpiece: WordPiece
    version: str
    acts: tuple[str, ...] = ()
    bounds: Bounds = BOUNDS

    def read(self, text: str, rules: Sequence[Tagged]) -> tuple[tuple[Tagged, ...], Acts | None]:
        """The attributions of a text, in the order of their contents, and what it says of acts.

        `rules` are the outermost attributions of the rules.
        """
        spans, pieces, acting = list[tuple[str, Span]](), list[Piece](), list[Scores]()
        for window in windows(pieces_of(text, self.wordpiece)):
            heard = labels_of(window, rules)
            told = [0, *(1 + label for label in heard), 0]
            said, acts = self.network([CLS, *(piece.id for piece in window), SEP], told)
            scores = said[1:-1].copy()
            scores[np.arange(len(heard)), heard] += TRUST
            spans += spans_of(text, window, best_path(scores))
            pieces += window
            acting.append(acts[1:-1])
        return link(text, spans, rules), acts_of(self.acts, pieces, acting, self.bounds)
