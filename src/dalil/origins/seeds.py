"""Where two texts share n-grams that count: what their alignment grows from."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dalil.origins.grams import Hashes, Numbers, Owners

_SCANNED = 16  # texts up to which looking through all postings costs less than sorting them


def among(some: NDArray[Any], known: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of some numbers are among those that are known, which are sorted."""
    if not len(known):
        return np.zeros(len(some), np.bool_)
    at = np.minimum(np.searchsorted(known, some), len(known) - 1)
    found: NDArray[np.bool_] = known[at] == some
    return found


class Named:
    """For each text some of its n-grams; sorted by text once more than a few are asked for."""

    def __init__(self, keys: Hashes, owner: Owners, texts: int) -> None:
        self._keys, self._owner, self._texts = keys, owner, texts
        self._asked = 0

    def holds(self, text: int, hashes: Hashes) -> NDArray[np.bool_]:
        """Which of the n-grams are among those of the text."""
        self._asked += 1
        if self._asked < _SCANNED:
            return among(hashes, self._keys[self._owner == text])
        keys, ends = self._by_text
        return among(hashes, keys[ends[text] : ends[text + 1]])

    @cached_property
    def _by_text(self) -> tuple[Hashes, Numbers]:
        order = np.argsort(self._owner, kind="stable")
        ends = np.concatenate(([0], np.cumsum(np.bincount(self._owner, minlength=self._texts))))
        return self._keys[order], ends


class Seeds:
    """The n-grams of one text that count, with their places, ready to be met with those of another."""

    def __init__(self, hashes: Hashes, places: Numbers) -> None:
        self.places: list[int] = places.tolist()
        # The first place of each n-gram, in order of the n-grams.
        order = np.argsort(hashes, kind="stable")
        ordered = hashes[order]
        first = np.ones(len(ordered), np.bool_)
        first[1:] = ordered[1:] != ordered[:-1]
        self._hashes, self._first = ordered[first], places[order[first]]

    def meet(self, other: "Seeds") -> list[tuple[int, int]]:
        """Word places where the two texts share an n-gram (its first place in each), in order of the first text."""
        ours, theirs = self._hashes, other._hashes  # noqa: SLF001 another one of its kind
        if not len(ours) or not len(theirs):
            return []
        at = np.minimum(np.searchsorted(theirs, ours), len(theirs) - 1)
        met = theirs[at] == ours
        one, two = self._first[met], other._first[at[met]]  # noqa: SLF001 as above
        order = np.argsort(one)
        return list(zip(one[order].tolist(), two[order].tolist(), strict=True))
