"""What lies along a text, found by its place: a few words are looked up as fast in a long text as in a short one."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from dalil.model.span import Range

Thing = TypeVar("Thing")
_CELL = 256
"""Code points that are looked up together."""


class Along(Generic[Thing]):
    """Things with the code points that they stand on; what is found comes in the order in which it was given."""

    def __init__(self, things: Iterable[tuple[Range, Thing]]) -> None:
        self._things = tuple(things)
        self._cells: dict[int, list[int]] = {}
        for order, (place, _) in enumerate(self._things):
            for cell in _cells(place):
                self._cells.setdefault(cell, []).append(order)

    def inside(self, place: Range) -> Iterator[Thing]:
        """The things that lie wholly inside the range."""
        return (thing for own, thing in self._near(place) if place.covers(own))

    def over(self, place: Range) -> Iterator[Thing]:
        """The things that cover the whole range."""
        first = self._cells.get(place.start // _CELL, ())
        return (thing for own, thing in (self._things[order] for order in first) if own.covers(place))

    def touching(self, place: Range) -> Iterator[Thing]:
        """The things that share at least one code point with the range."""
        return (thing for own, thing in self._near(place) if own.overlaps(place))

    def _near(self, place: Range) -> Iterator[tuple[Range, Thing]]:
        cells = [found for cell in _cells(place) if (found := self._cells.get(cell))]
        orders = cells[0] if len(cells) == 1 else sorted({order for found in cells for order in found})
        return (self._things[order] for order in orders)


def _cells(place: Range) -> range:
    return range(place.start // _CELL, max(place.end - 1, place.start) // _CELL + 1)
