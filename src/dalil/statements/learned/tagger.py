"""The tagger: a network over one window of word pieces at a time, which hears what the rules found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dalil.statements.learned.labels import Tagged, labels_of, spans_of
from dalil.statements.learned.linking import link
from dalil.statements.learned.path import Scores, best_path
from dalil.statements.learned.windows import CLS, SEP, Span, pieces_of, windows
from dalil.statements.learned.wordpiece import WordPiece

Network = Callable[[Sequence[int], Sequence[int]], Scores]
"""Scores (pieces, labels) for the ids of pieces and what was told of each: 0 nothing, else 1 more than a label."""


TRUST = np.float32(1.5)
"""What the rules' label weighs beside the network's scores (docs/decisions/0030-the-learned-reader.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """A network with its vocabulary. `version` names its weights; what it decides is recorded with it."""

    network: Network
    wordpiece: WordPiece
    version: str

    def read(self, text: str, rules: Sequence[Tagged]) -> tuple[Tagged, ...]:
        """The attributions of a text, in the order of their contents; `rules` are the outermost ones of the rules."""
        spans = list[tuple[str, Span]]()
        for window in windows(pieces_of(text, self.wordpiece)):
            heard = labels_of(window, rules)
            told = [0, *(1 + label for label in heard), 0]
            scores = self.network([CLS, *(piece.id for piece in window), SEP], told)[1:-1].copy()
            scores[np.arange(len(heard)), heard] += TRUST
            spans += spans_of(text, window, best_path(scores))
        return link(text, spans, rules)
