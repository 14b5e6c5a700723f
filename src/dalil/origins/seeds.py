"""Where two texts share n-grams that count: what their alignment grows from."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dalil.origins.grams import Hashes, Numbers


def among(some: NDArray[Any], known: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of some numbers are among those that are known, which are sorted."""
    if not len(known):
        return np.zeros(len(some), np.bool_)
    at = np.minimum(np.searchsorted(known, some), len(known) - 1)
    found: NDArray[np.bool_] = known[at] == some
    return found


class Seeds:
    """The n-grams of one text that count, with their places, ready to be met with those of another.

    They are given in order of the n-grams, equal ones in order of their places.
    """

    def __init__(self, hashes: Hashes, places: Numbers) -> None:
        self.places: list[int] = np.sort(places).tolist()
        # The first place of each n-gram.
        first = np.ones(len(hashes), np.bool_)
        np.not_equal(hashes[1:], hashes[:-1], out=first[1:])
        self._hashes, self._first = hashes[first], places[first]

    def meet(self, other: "Seeds") -> tuple[Numbers, Numbers]:
        """Word places where the two texts share an n-gram (its first place in each), in order of the first text."""
        ours, theirs = self._hashes, other._hashes  # noqa: SLF001 another one of its kind
        if not len(ours) or not len(theirs):
            return self._first[:0], self._first[:0]
        at = np.minimum(np.searchsorted(theirs, ours), len(theirs) - 1)
        met = theirs[at] == ours
        one, two = self._first[met], other._first[at[met]]  # noqa: SLF001 as above
        order = one.argsort()
        return one[order], two[order]
