"""What a drawing of time and place needs of statements, as columns in memory: groups of alike ones, and an order."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from dalil.casefile.events import Spanned, Spot
from dalil.casefile.rows import rows

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Key = tuple[Any, ...]
NONE = -1
_EVENTS = "SELECT statement, id, start, stop, low, high, status, accused, place, lat, lon, radius FROM event"
_ORDER = " ORDER BY start, stop, statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """Statements that are drawn alike, by what they say (in order): `code` gives the group of each, or NONE."""

    keys: tuple[Key, ...]
    code: Ints

    @classmethod
    def of(cls, size: int, pairs: Iterable[tuple[int, Key]]) -> Self:
        """The groups of these positions, each with its key."""
        listed = list(pairs)
        keys = sorted({key for _, key in listed}, key=_sorting)
        number = {key: at for at, key in enumerate(keys)}
        code = np.full(size, NONE)
        code[[at for at, _ in listed]] = [number[key] for _, key in listed]
        return cls(keys=tuple(keys), code=code)

    def replaced(self, at: int, key: Key | None) -> "Groups":
        """The same with another group for one statement."""
        keys, own = self.keys, int(self.code[at])
        if key == (keys[own] if own != NONE else None):
            return self
        code = self.code.copy()
        if key is None:
            code[at] = NONE
            return Groups(keys=keys, code=code)
        place = bisect_left(keys, _sorting(key), key=_sorting)
        if place == len(keys) or keys[place] != key:
            keys = (*keys[:place], key, *keys[place:])
            code[code >= place] += 1
        code[at] = place
        return Groups(keys=keys, code=code)

    def counted(self, mask: Mask, by_id: Ints) -> list[tuple[Key, int, int]]:
        """Each group with its number under the mask and the position of the one with the least id, in order."""
        chosen = by_id[mask[by_id] & (self.code[by_id] != NONE)]
        codes = self.code[chosen]
        numbers = np.bincount(codes, minlength=len(self.keys))
        first = np.full(len(self.keys), NONE)
        first[codes[::-1]] = chosen[::-1]  # the last one written is that with the least id
        there = np.flatnonzero(numbers)
        return list(zip((self.keys[at] for at in there), numbers[there].tolist(), first[there].tolist(), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The statements by what they say of time and place; `order` are the dated ones in order of time."""

    ids: Sequence[str]
    by_id: Ints
    order: Ints
    spans_: Groups
    spots_: Groups
    begun: Ints  # for each group of `spans_` the month in which it began, counted from the year 0

    @classmethod
    def read(cls, connection: Connection, size: int) -> Self:
        """Read from the table of events of the index."""
        found = rows(connection, _EVENTS + _ORDER)
        ids = [""] * size
        spans = Groups.of(size, ((row[0], _span(row)) for row in found if row[2] is not None))
        for row in found:
            ids[row[0]] = row[1]
        return cls(
            ids=ids,
            by_id=np.array([row[0] for row in sorted(found, key=lambda row: row[1])], np.int64),
            order=np.array([row[0] for row in found if row[2] is not None], np.int64),
            spans_=spans,
            spots_=Groups.of(size, ((row[0], _spot(row)) for row in found if row[8] is not None)),
            begun=_begun(spans),
        )

    def replaced(self, connection: Connection, at: int) -> "Times":
        """The same after a decision about the statement at this position."""
        (row,) = rows(connection, f"{_EVENTS} WHERE statement = ?", at)
        spans = self.spans_.replaced(at, _span(row) if row[2] is not None else None)
        order = self.order
        if spans is not self.spans_:
            order = order[order != at]
            if row[2] is not None:
                before = "SELECT count(*) FROM event WHERE start IS NOT NULL AND (start, stop, statement) < (?, ?, ?)"
                order = np.insert(order, rows(connection, before, row[2], row[3], at)[0][0], at)
        return Times(
            ids=self.ids,
            by_id=self.by_id,
            order=order,
            spans_=spans,
            spots_=self.spots_.replaced(at, _spot(row) if row[8] is not None else None),
            begun=self.begun if spans.keys is self.spans_.keys else _begun(spans),
        )

    def spans(self, mask: Mask) -> tuple[Spanned, ...]:
        """What is dated, with alike statements taken together; in order of time."""
        return tuple(
            Spanned(low=low, high=high, status=status, accused=accused, number=number, first=self.ids[first])
            for (low, high, status, accused), number, first in self.spans_.counted(mask, self.by_id)
        )

    def months(self, mask: Mask) -> tuple[tuple[str, int], ...]:
        """The months (2031-05) in which something is said to have begun, in order, each with its statements."""
        codes = self.spans_.code[mask]
        months = self.begun[codes[codes != NONE]]
        found, numbers = np.unique(months[months != NONE], return_counts=True)
        return tuple((_month(at), number) for at, number in zip(found.tolist(), numbers.tolist(), strict=True))

    def spots(self, mask: Mask) -> tuple[Spot, ...]:
        """Every place that is named, by name; one name that was located differently is several."""
        return tuple(
            Spot(name=name, lat=lat, lon=lon, radius_km=radius, status=status, number=number, first=self.ids[first])
            for (name, lat, lon, radius, status), number, first in self.spots_.counted(mask, self.by_id)
        )

    def in_order(self, mask: Mask) -> Ints:
        """The positions of what is dated and passes, in order of time."""
        found: Ints = self.order[mask[self.order]]
        return found


def _sorting(key: Key) -> list[tuple[bool, Any]]:
    """What is not known comes first."""
    return [(part is not None, part) for part in key]


def _begun(spans: Groups) -> Ints:
    """An open beginning counts as the end; without either there is no month."""
    starts = (low or high for low, high, *_ in spans.keys)
    return np.array([NONE if day is None else day.year * 12 + day.month - 1 for day in starts], np.int64)


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _span(row: tuple[Any, ...]) -> Key:
    return _day(row[4]), _day(row[5]), row[6], _names(row[7])


@lru_cache(4096)
def _names(accused: str) -> tuple[str, ...]:
    return tuple(json.loads(accused))


def _spot(row: tuple[Any, ...]) -> Key:
    return (*row[8:12], row[6])


@lru_cache(4096)
def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None
