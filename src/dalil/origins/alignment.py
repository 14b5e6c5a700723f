"""Word-by-word alignment of two texts: stretches that run in parallel, with small gaps allowed."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from dalil.origins.grams import Hashes, Numbers

# How the two texts may get out of step at one point (words skipped in the one, in the other), the likeliest first: one
# word for another, a word added, a word dropped, two for one, one for two, and so on up to three words.
_STEPS = ((1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (0, 2), (2, 0), (3, 3), (2, 3), (3, 2), (0, 3), (3, 0))
_DROP = 4
_WINDOW = 512  # words that are compared at once


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Stretch:
    """Words [start, end) of one text beside words [other_start, other_end) of another; `same` of them are equal.

    `run` is the longest row of equal words in it.
    """

    start: int
    end: int
    other_start: int
    other_end: int
    same: int
    run: int

    @property
    def length(self) -> int:
        """Words of the shorter side."""
        return min(self.end - self.start, self.other_end - self.other_start)


def stretches(one: Hashes, two: Hashes, seeds: tuple[Numbers, Numbers], width: int) -> tuple[Stretch, ...]:
    """Parallel stretches grown from `seeds`: places in `one`, in order, and in `two` where `width` words are equal.

    Growth goes on over words that were replaced, added or dropped (up to three at a point) while equal words outweigh
    them; a seed that lies in a stretch already found is skipped.
    """
    beside = _Beside(one, two)
    found: list[Stretch] = []
    i, j = seeds
    while len(i):
        s = beside.grow(int(i[0]), int(j[0]), width)
        found.append(s)
        left = (i < s.start) | (i >= s.end) | (j < s.other_start) | (j >= s.other_end)
        left[0] = False
        i, j = i[left], j[left]
    return tuple(found)


class _Beside:
    """The words of two texts as numbers, of which those that are as far apart are compared at once."""

    def __init__(self, one: Hashes, two: Hashes) -> None:
        self._one, self._two = one, two
        self._words, self._others = one.data, two.data
        self._length, self._other = len(one), len(two)
        self._breaks: dict[tuple[int, int], list[int]] = {}

    def grow(self, i: int, j: int, width: int) -> Stretch:
        """The stretch in which `width` equal words stand."""
        right = self._walk(i + width, j + width, 1)
        left = self._walk(i - 1, j - 1, -1)
        return Stretch(
            start=left[0] + 1,
            end=right[0],
            other_start=left[1] + 1,
            other_end=right[1],
            same=width + left[2] + right[2],
            run=max(width + left[3] + right[3], left[4], right[4]),
        )

    def _walk(self, i: int, j: int, step: Literal[1, -1]) -> tuple[int, int, int, int, int]:
        """Where the parallel ends, equal words on the way, in a row from the start, and in the longest row."""
        best, score, same, longest, first_row = (i, j, 0), 0, 0, 0, -1
        top = 0
        while score > top - _DROP:
            row = self._row(i, j, step)
            i, j, same, score = i + step * row, j + step * row, same + row, score + row
            if row and score >= top:
                top, best = score, (i, j, same)
            longest = max(longest, row)
            first_row = row if first_row < 0 else first_row
            skip = self._step(i, j, step)
            if skip is None:
                break
            one, two = skip
            i, j, score = i + step * one, j + step * two, score - (max(two, one))
        return *best, max(first_row, 0), longest

    def _row(self, i: int, j: int, step: Literal[1, -1]) -> int:
        """How many words are equal in a row from here on."""
        if not (0 <= i < self._length and 0 <= j < self._other):
            return 0
        apart, begun, window = j - i, i, i // _WINDOW
        while True:
            breaks = self._breaks.get((apart, window)) or self._differing(apart, window)
            at = bisect_left(breaks, i) if step > 0 else bisect_right(breaks, i) - 1
            if 0 <= at < len(breaks):
                return step * (breaks[at] - begun)
            window += step
            i = window * _WINDOW if step > 0 else (window + 1) * _WINDOW - 1

    def _differing(self, apart: int, window: int) -> list[int]:
        """Where in a window of the one text its words differ from those so far apart in the other one, or end."""
        low, high = max(0, -apart), min(self._length, self._other - apart)
        start, end = max(low, window * _WINDOW), min(high, (window + 1) * _WINDOW)
        differ = self._one[start:end] != self._two[start + apart : end + apart]
        found: list[int] = (differ.nonzero()[0] + start).tolist()
        if start == low:
            found.insert(0, low - 1)
        if end == high:
            found.append(high)
        self._breaks[apart, window] = found
        return found

    def _step(self, i: int, j: int, step: int) -> tuple[int, int] | None:
        """The smallest way back into step: one equal word after a replaced one, two after any other gap."""
        one, two, length, other = self._words, self._others, self._length, self._other
        if not (0 <= i < length and 0 <= j < other):
            return None
        for skip_one, skip_two in _STEPS:
            a, b = i + step * skip_one, j + step * skip_two
            if not (0 <= a < length and 0 <= b < other) or one[a] != two[b]:
                continue
            c, d = a + step, b + step
            if skip_one == skip_two == 1 or (0 <= c < length and 0 <= d < other and one[c] == two[d]):
                return skip_one, skip_two
        return None
