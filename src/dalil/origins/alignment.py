"""Word-by-word alignment of two texts: stretches that run in parallel, with small gaps allowed."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import TypeAlias

from dalil.origins.grams import Hashes, Numbers

# How the two texts may get out of step at one point (words skipped in the one, in the other), the likeliest first: one
# word for another, a word added, a word dropped, two for one, one for two, and so on up to three words.
_STEPS = ((1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (0, 2), (2, 0), (3, 3), (2, 3), (3, 2), (0, 3), (3, 0))
_REACH = 5  # words that a way back into step is looked for in: three that are skipped, two that are equal again
_DROP = 4
_NEAR = 16  # words that are compared one by one: most rows end sooner, and looking at a window costs as much
_WINDOW = 512  # words that are compared at once


_Grown: TypeAlias = tuple[int, int, int, int, int, int]
"""A stretch as it grows, most too short to be told: what `Stretch` says of it, in that order."""


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


def stretches(
    one: Hashes, two: Hashes, seeds: tuple[Numbers, Numbers], width: int, least: int = 0
) -> tuple[Stretch, ...]:
    """Parallel stretches grown from `seeds`: places in `one`, in order, and in `two` where `width` words are equal.

    Growth goes on over words that were replaced, added or dropped (up to three at a point) while equal words outweigh
    them; a seed that lies in a stretch already found is skipped. Those shorter than `least` words are left out.
    """
    if not len(seeds[0]):
        return ()
    beside = _Beside(one, two)
    found: list[Stretch] = []
    reaching: list[_Grown] = []  # those that end behind the seed; all begin before it, as the seeds are in order
    for i, j in zip(*(places.tolist() for places in seeds), strict=True):
        reaching = [grown for grown in reaching if i < grown[1]]
        if any([other_start <= j < other_end for _, _, other_start, other_end, _, _ in reaching]):  # noqa: C419 few
            continue
        start, end, other_start, other_end, same, run = grown = beside.grow(i, j, width)
        reaching.append(grown)
        if end - start >= least and other_end - other_start >= least:
            found.append(
                Stretch(start=start, end=end, other_start=other_start, other_end=other_end, same=same, run=run)
            )
    return tuple(found)


class _Beside:
    """Two texts side by side, from front to back and from back to front."""

    def __init__(self, one: Hashes, two: Hashes) -> None:
        self._length, self._other = len(one), len(two)
        words, others = one.tolist(), two.tolist()
        self._onward = _Onward(one, two, words, others)
        self._back = _Onward(one[::-1], two[::-1], words[::-1], others[::-1])

    def grow(self, i: int, j: int, width: int) -> _Grown:
        """The stretch in which `width` equal words stand."""
        end, other_end, same, after, longest = self._onward.walk(i + width, j + width)
        left, other_left, same_before, before, longest_before = self._back.walk(self._length - i, self._other - j)
        run = max(width + before + after, longest, longest_before)
        start, other_start = self._length - left, self._other - other_left
        return start, end, other_start, other_end, width + same + same_before, run


class _Onward:
    """The words of two texts as numbers: near ones are compared one by one, those further on a window at a time."""

    def __init__(self, one: Hashes, two: Hashes, words: list[int], others: list[int]) -> None:
        self._one, self._two, self._words, self._others = one, two, words, others
        self._breaks: dict[tuple[int, int], list[int]] = {}

    def walk(self, i: int, j: int) -> tuple[int, int, int, int, int]:
        """Where the parallel ends, equal words on the way, in a row from the start, and in the longest row."""
        best, score, same, longest, first_row = (i, j, 0), 0, 0, 0, -1
        top = 0
        while score > top - _DROP:
            row = self._row(i, j)
            i, j, same, score = i + row, j + row, same + row, score + row
            if row and score >= top:
                top, best = score, (i, j, same)
            longest = max(longest, row)
            first_row = row if first_row < 0 else first_row
            skip = self._step(i, j)
            if skip is None:
                break
            one, two = skip
            i, j, score = i + one, j + two, score - max(two, one)
        return *best, max(first_row, 0), longest

    def _row(self, i: int, j: int) -> int:
        """How many words are equal in a row from here on."""
        words, others = self._words, self._others
        near, row = min(_NEAR, len(words) - i, len(others) - j), 0
        while row < near and words[i + row] == others[j + row]:
            row += 1
        return row if row < _NEAR else row + self._far_row(i + row, j + row)

    def _far_row(self, i: int, j: int) -> int:
        """The same, a window at a time: of a text that is copied whole."""
        if i >= len(self._words) or j >= len(self._others):
            return 0
        apart, begun, window = j - i, i, i // _WINDOW
        while True:
            breaks = self._breaks.get((apart, window)) or self._differing(apart, window)
            at = bisect_left(breaks, i)
            if at < len(breaks):
                return breaks[at] - begun
            window += 1
            i = window * _WINDOW

    def _differing(self, apart: int, window: int) -> list[int]:
        """Where in a window of the one text its words differ from those so far apart in the other one, or end."""
        low, high = max(0, -apart), min(len(self._one), len(self._two) - apart)
        start, end = max(low, window * _WINDOW), min(high, (window + 1) * _WINDOW)
        differ = self._one[start:end] != self._two[start + apart : end + apart]
        found: list[int] = (differ.nonzero()[0] + start).tolist()
        if end == high:
            found.append(high)
        self._breaks[apart, window] = found
        return found

    def _step(self, i: int, j: int) -> tuple[int, int] | None:
        """The smallest way back into step: one equal word after a replaced one, two after any other gap."""
        one, two = self._words[i : i + _REACH], self._others[j : j + _REACH]
        if set(one).isdisjoint(two):  # as at most ends of a stretch
            return None
        few, fewer = len(one), len(two)
        for a, b in _STEPS:
            if a < few and b < fewer and one[a] == two[b]:
                follows = a + 1 < few and b + 1 < fewer and one[a + 1] == two[b + 1]
                if follows or a == b == 1:
                    return a, b
        return None
