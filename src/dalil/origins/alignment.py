"""Word-by-word alignment of two texts: stretches that run in parallel, with small gaps allowed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# How the two texts may get out of step at one point (words skipped in the one, in the other), the likeliest first: one
# word for another, a word added, a word dropped, two for one, one for two, and so on up to three words.
_STEPS = ((1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (0, 2), (2, 0), (3, 3), (2, 3), (3, 2), (0, 3), (3, 0))
_DROP = 4


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
    one: Sequence[int] | Sequence[str], two: Sequence[int] | Sequence[str], seeds: Iterable[tuple[int, int]], width: int
) -> tuple[Stretch, ...]:
    """Parallel stretches grown from `seeds` (word places in `one` and `two` where `width` words are equal).

    Growth goes on over words that were replaced, added or dropped (up to three at a point) while equal words outweigh
    them; a seed that lies in a stretch already found is skipped.
    """
    found: list[Stretch] = []
    for i, j in sorted(seeds):
        if any(s.start <= i < s.end and s.other_start <= j < s.other_end for s in found):
            continue
        found.append(_grow(one, two, i, j, width))
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
    one: Sequence[object], two: Sequence[object], i: int, j: int, step: int
) -> tuple[int, int, int, int, int]:
    """Where the parallel ends, equal words on the way, equal words in a row from the start, and the longest row."""
    ends = (len(one), len(two)) if step > 0 else (-1, -1)
    best, score, same, row, longest, first_row = (i, j, 0), 0, 0, 0, 0, -1
    top = 0
    while i != ends[0] and j != ends[1] and score > top - _DROP:
        if one[i] == two[j]:
            i, j, same, row, score = i + step, j + step, same + 1, row + 1, score + 1
            if score >= top:
                top, best = score, (i, j, same)
            continue
        longest, first_row, row = max(longest, row), row if first_row < 0 else first_row, 0
        skip = _step(one, two, i, j, step)
        if skip is None:
            break
        i, j, score = i + step * skip[0], j + step * skip[1], score - max(skip)
    return *best, row if first_row < 0 else first_row, max(longest, row)


def _step(one: Sequence[object], two: Sequence[object], i: int, j: int, step: int) -> tuple[int, int] | None:
    """The smallest way back into step: one equal word after a replaced one, two equal words after any other gap."""
    for skip_one, skip_two in _STEPS:
        a, b = i + step * skip_one, j + step * skip_two
        inside = 0 <= a < len(one) and 0 <= b < len(two)
        if inside and one[a] == two[b] and (skip_one == skip_two == 1 or _next_equal(one, two, a + step, b + step)):
            return skip_one, skip_two
    return None


def _next_equal(one: Sequence[object], two: Sequence[object], a: int, b: int) -> bool:
    return 0 <= a < len(one) and 0 <= b < len(two) and one[a] == two[b]
