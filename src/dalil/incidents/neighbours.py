"""Which strands are worth comparing: those of one family that lie near each other in space and time."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from dalil.incidents.bond import window
from dalil.incidents.proximity import COARSE_KM, fine
from dalil.incidents.strand import Strand
from dalil.model.when import When
from dalil.vocab.occurrences import STATE_FAMILIES

Key: TypeAlias = tuple[object, ...]
_KM_A_DEGREE = 111.0
_SQUARE = 1.2 * COARSE_KM / _KM_A_DEGREE  # degrees: two near fine places lie in one square or in squares that touch
_POLE = 89.0
_SPAN = 8  # days that are looked at together
_LONGEST = 12  # spans; what may have been at any time of a longer while is compared with everything at its place


def near_pairs(found: Sequence[Strand], published: Mapping[str, When | None]) -> list[tuple[int, int]]:
    """Pairs of strands (numbers, the smaller first) that may have a bond, each once, in order.

    No pair that has one is left out: this only saves comparing each strand with every other one.
    """
    at_home: dict[Key, list[int]] = defaultdict(list)
    around: dict[Key, list[int]] = defaultdict(list)
    for number, strand in enumerate(found):
        leading, following = _moments(strand, published)
        own, near = _cells(strand)
        for family in strand.families:
            for moment in leading:
                for cell in own:
                    at_home[family, cell, moment].append(number)
            for moment in leading | following:
                for cell in near:
                    around[family, cell, moment].append(number)
    pairs = {
        (min(one, two), max(one, two))
        for key, numbers in at_home.items()
        for one in numbers
        for two in around[key]
        if one != two
    }
    return sorted(pairs)


def _moments(strand: Strand, published: Mapping[str, When | None]) -> tuple[set[object], set[object]]:
    """By what a strand looks for others, and by what others find it: stretches of days, or what it tells alike.

    A strand without any day looks for those that tell the same; one of a long while for everything.
    """
    spans = window(strand, published, lasting=bool(strand.families & STATE_FAMILIES))
    told: set[object] = {"ever", *strand.wording, *strand.figures, *strand.voices}
    told.update((day.month, day.day) for day in strand.partial_days if day.weekday is None)
    told.update((first.month, first.day) for first, last in spans if first is not None and first == last)
    if not spans:
        return told if strand.families & STATE_FAMILIES else told - {"ever"}, told
    buckets: set[object] = set()
    for first, last in spans:
        if first is None or last is None or (last - first).days > _SPAN * _LONGEST:
            return {"ever"}, told
        buckets.update(range(first.toordinal() // _SPAN, last.toordinal() // _SPAN + 1))
    return buckets, told


def _cells(strand: Strand) -> tuple[set[object], set[object]]:
    """The squares of its fine places, and those with the squares around them; a name where no point is known."""
    own: set[object] = set()
    near: set[object] = set()
    for place in filter(fine, strand.places):
        if place.lat is None or place.lon is None:
            own.add(place.name.casefold())
            near.add(place.name.casefold())
        else:
            row = math.floor(place.lat / _SQUARE)
            own.add((row, _column(row, place.lon)))
            near.update((r, _column(r, place.lon) + c) for r in (row - 1, row, row + 1) for c in (-1, 0, 1))
    return own, near


def _column(row: int, lon: float) -> int:
    """The column of a longitude in a row of squares, which are as wide as they are high."""
    farthest = min(_POLE, max(abs(row), abs(row + 1)) * _SQUARE)
    return math.floor(lon * math.cos(math.radians(farthest)) / _SQUARE)
