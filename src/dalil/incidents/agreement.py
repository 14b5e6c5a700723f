"""What the independent origins of a figure agree on: the interval that most of them share, and who does not."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The part of all intervals that most origins share, with the origins that hold it and those that do not.

    `low` and `high` are bounds that somebody gave (None = open): nothing is averaged or made up.
    """

    low: int | None
    high: int | None
    agreeing: tuple[str, ...]
    dissenting: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What one origin holds: an interval, None for an open bound."""

    origin: str
    low: int | None
    high: int | None


def agreement(votes: Iterable[Vote]) -> Agreement | None:
    """The intersection that most origins share (Marzullo's algorithm for closed intervals, one vote an origin).

    None where fewer than two origins agree on anything, or where two different intersections have as many behind them:
    then nothing is preferred. Of several votes of one origin none counts: it holds no single figure.
    """
    held = _single(sorted(votes, key=lambda vote: (vote.origin, _low(vote), _high(vote))))
    best: list[tuple[float, frozenset[str]]] = []
    for start in sorted({_low(vote) for vote in held}):
        inside = frozenset(vote.origin for vote in held if _low(vote) <= start <= _high(vote))
        best.append((start, inside))
    most = max((len(inside) for _, inside in best), default=0)
    sets = {inside for _, inside in best if len(inside) == most}
    if most < _TWO or len(sets) > 1:
        return None
    (chosen,) = sets
    agreeing = [vote for vote in held if vote.origin in chosen]
    lows = [vote.low for vote in agreeing if vote.low is not None]
    highs = [vote.high for vote in agreeing if vote.high is not None]
    return Agreement(
        low=max(lows, default=None),
        high=min(highs, default=None),
        agreeing=tuple(sorted(chosen)),
        dissenting=tuple(sorted(vote.origin for vote in held if vote.origin not in chosen)),
    )


def _single(votes: Sequence[Vote]) -> list[Vote]:
    found: dict[str, set[tuple[int | None, int | None]]] = {}
    for vote in votes:
        found.setdefault(vote.origin, set()).add((vote.low, vote.high))
    return [
        Vote(origin=origin, low=low, high=high) for origin, own in found.items() if len(own) == 1 for low, high in own
    ]


def _low(vote: Vote) -> float:
    return -math.inf if vote.low is None else vote.low


def _high(vote: Vote) -> float:
    return math.inf if vote.high is None else vote.high
