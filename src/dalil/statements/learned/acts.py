"""What the learned reader says of acts: how likely each word piece tells one, and which."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from dalil.statements.learned.path import Scores
from dalil.statements.learned.windows import Piece, Span

Places = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How sure the head must be, 0 to 1, to be followed against the rules.

    `named`: words that the rules pass over tell this act; `none`: words of the rules that are less likely to tell any
    act tell none.
    """

    named: float
    none: float


BOUNDS = Bounds(named=0.7, none=0.015)
"""Chosen by cross-validation over the conflicts of the split `train`.

Why and how: docs/decisions/0038-acts-of-the-learned-reader.md.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Words that tell an act, as likely as `sure` says (0 to 1); `acts` are its acts with their likelihoods."""

    words: Span
    sure: float
    acts: dict[str, float]

    @property
    def likeliest(self) -> str:
        """The act of the greatest likelihood; of equal ones the first in the order of the head."""
        return max(self.acts, key=self.acts.__getitem__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """How likely each act is at each piece of a whole text.

    `names` are the columns of `scores` (pieces, acts): none of the acts first, then acts of the vocabulary by id.
    """

    names: tuple[str, ...]
    pieces: tuple[Piece, ...]
    scores: Scores
    bounds: Bounds = BOUNDS
    _likely: Shares = field(init=False)
    _starts: Places = field(init=False)
    _ends: Places = field(init=False)

    def __post_init__(self) -> None:
        raised = np.exp(self.scores.astype(np.float64) - self.scores.max(axis=1, keepdims=True))
        object.__setattr__(self, "_likely", raised / raised.sum(axis=1, keepdims=True))
        object.__setattr__(self, "_starts", np.array([one.start for one in self.pieces], dtype=np.int64))
        object.__setattr__(self, "_ends", np.array([one.end for one in self.pieces], dtype=np.int64))

    def signs(self, above: float = 0.5) -> tuple[Sign, ...]:
        """Runs of pieces that are likelier than `above` to tell an act, in order of the text."""
        inside = (1 - self._likely[:, 0] > above).tolist()
        edges = [at for at, (before, now) in enumerate(pairwise([False, *inside, False])) if before != now]
        return tuple(self._sign(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))

    def sure(self, words: Span) -> float:
        """How likely these words tell an act: the likelihood at their surest piece; 1 where no piece stands there."""
        # Pieces are in order, and none lies over another.
        first, last = np.searchsorted(self._ends, words[0], side="right"), np.searchsorted(self._starts, words[1])
        there = self._likely[int(first) : int(last), 0]
        return 1 - float(there.min()) if len(there) else 1.0

    def _sign(self, start: int, end: int) -> Sign:
        rows = self._likely[start:end]
        return Sign(
            words=(self.pieces[start].start, self.pieces[end - 1].end),
            sure=1 - float(rows[:, 0].min()),
            acts=dict(zip(self.names[1:], rows[:, 1:].mean(axis=0).tolist(), strict=True)),
        )


def acts_of(names: Sequence[str], pieces: Sequence[Piece], scores: Sequence[Scores], bounds: Bounds) -> Acts | None:
    """What the windows of a text say together; None where the network knows no acts, or the text has no words."""
    if not names or not pieces:
        return None
    return Acts(names=tuple(names), pieces=tuple(pieces), scores=np.concatenate(scores), bounds=bounds)
