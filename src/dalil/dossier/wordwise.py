"""Two passages that run parallel, word by word: what is the same in both and what is not."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from dalil.dossier.passage import Names, whole
from dalil.origins.forms import word_ranges


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of one passage that the other one has too (`same`), or that it has not."""

    text: str
    same: bool


def wordwise(one: str, two: str, names: tuple[Names, Names] = ((), ())) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both passages in parts. Words are equal but for case, marks between thousands and possessive endings.

    What differs is widened to whole names where it holds a part of one, so that names can be masked part by part.
    """
    words = word_ranges(one), word_ranges(two)
    steps = Indel.opcodes([form for form, *_ in words[0]], [form for form, *_ in words[1]])
    ours = [(step.src_start, step.src_end) for step in steps if step.tag == "delete"]
    theirs = [(step.dest_start, step.dest_end) for step in steps if step.tag == "insert"]
    return _parts(one, words[0], ours, names[0]), _parts(two, words[1], theirs, names[1])


def _parts(
    text: str, words: Sequence[tuple[str, int, int]], changed: Sequence[tuple[int, int]], names: Names
) -> tuple[Part, ...]:
    cut: list[tuple[int, int]] = []
    for first, last in changed:
        start, end = whole(words[first][1], words[last - 1][2], names)
        if cut and start <= cut[-1][1]:
            cut[-1] = (cut[-1][0], max(end, cut[-1][1]))
        else:
            cut.append((start, end))
    edges = sorted({0, len(text), *(edge for pair in cut for edge in pair)})
    starts = [start for start, _ in cut]
    found = []
    for start, end in pairwise(edges):
        at = bisect_left(starts, start)
        found.append(Part(text=text[start:end], same=not (at < len(starts) and starts[at] == start)))
    return tuple(found)
