"""Word-by-word alignment of two texts: stretches that run in parallel, with small gaps allowed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

# How the two texts may get out of step at one point (words skipped in the one, in the other), the likeliest first: one
# word for another, a word added, a word dropped, two for one, one for two, and so on up to three words.
_STEPS = ((1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (0, 2), (2, 0), (3, 3), (2, 3), (3, 2), (0, 3), (3, 0))
_DROP = 4
_CHUNK = 16


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
    one: Sequence[object], two: Sequence[object], seeds: Iterable[tuple[int, int]], width: int
) -> tuple[Stretch, ...]:
    """Parallel stretches grown from `seeds` (word places in `one` and `two` where `width` words are equal).

    Growth goes on over words that were replaced, added or dropped (up to three at a point) while equal words outweigh
    them; a seed that lies in a stretch already found is skipped.
    """
    found: list[Stretch] = []
    left = sorted(seeds)
    while left:
        s = _grow(one, two, *left[0], width)
        found.append(s)
        left = [(i, j) for i, j in left[1:] if not (s.start <= i < s.end and s.other_start <= j < s.other_end)]
    return tuple(found)


def _grow(one: Sequence[object], two: Sequence[object], i: int, j: int, width: int) -> Stretch:
    right = _walk(one, two, i + width, j + width, 1)
    left = _walk(one, two, i - 1, j - 1, -1)
    return Stretch(
        start=left[0] + 1,
        end=right[0],
        other_start=left[1] + 1,
        other_end=right[1],
        same=width + left[2] + right[2],
        run=max(width + left[3] + right[3], left[4], right[4]),
    )


def _walk(  # one loop over two texts: its state is the alignment itself
    one: Sequence[object], two: Sequence[object], i: int, j: int, step: Literal[1, -1]
) -> tuple[int, int, int, int, int]:
    """Where the parallel ends, equal words on the way, equal words in a row from the start, and the longest row."""
    best, score, same, longest, first_row = (i, j, 0), 0, 0, 0, -1
    top = 0
    while score > top - _DROP:
        row = _row(one, two, i, j, step)
        i, j, same, score = i + step * row, j + step * row, same + row, score + row
        if row and score >= top:
            top, best = score, (i, j, same)
        longest, first_row = max(longest, row), row if first_row < 0 else first_row
        skip = _step(one, two, i, j, step)
        if skip is None:
            break
        i, j, score = i + step * skip[0], j + step * skip[1], score - max(skip)
    return *best, max(first_row, 0), longest


def _row(one: Sequence[object], two: Sequence[object], i: int, j: int, step: Literal[1, -1]) -> int:
    """How many words are equal in a row from here on; whole chunks are compared at once."""
    most = min(len(one) - i, len(two) - j) if step > 0 else min(i, j) + 1
    count = 0
    while most - count >= _CHUNK:
        a, b = (i + count, j + count) if step > 0 else (i - count - _CHUNK + 1, j - count - _CHUNK + 1)
        if one[a : a + _CHUNK] != two[b : b + _CHUNK]:
            break
        count += _CHUNK
    while count < most and one[i + step * count] == two[j + step * count]:
        count += 1
    return count


def _step(one: Sequence[object], two: Sequence[object], i: int, j: int, step: int) -> tuple[int, int] | None:
    """The smallest way back into step: one equal word after a replaced one, two equal words after any other gap."""
    ends = len(one), len(two)
    if not (0 <= i < ends[0] and 0 <= j < ends[1]):
        return None
    for skip_one, skip_two in _STEPS:
        a, b = i + step * skip_one, j + step * skip_two
        if not (0 <= a < ends[0] and 0 <= b < ends[1]) or one[a] != two[b]:
            continue
        c, d = a + step, b + step
        if skip_one == skip_two == 1 or (0 <= c < ends[0] and 0 <= d < ends[1] and one[c] == two[d]):
            return skip_one, skip_two
    return None
