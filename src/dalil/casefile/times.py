"""What a drawing of time and place needs of statements, as columns in memory: groups of alike ones, and an order."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from dalil.casefile.events import Spanned, Spot

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Key = tuple[Any, ...]
NONE = -1
_EVENTS = "SELECT statement, id, start, stop, low, high, status, accused, place, lat, lon, radius FROM event"
_ORDER = " ORDER BY start, stop, statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """Statements that are drawn alike: `code` gives the group of each, NONE where it is in none."""

    keys: tuple[Key, ...]
    code: Ints

    @classmethod
    def of(cls, size: int, pairs: Iterable[tuple[int, Key]]) -> Self:
        """The groups of these positions, each with its key."""
        keys: dict[Key, int] = {}
        code = np.full(size, NONE)
        for at, key in pairs:
            code[at] = keys.setdefault(key, len(keys))
        return cls(keys=tuple(keys), code=code)

    def replaced(self, at: int, key: Key | None) -> "Groups":
        """The same with another group for one statement."""
        keys, code = self.keys, self.code.copy()
        if key is None:
            code[at] = NONE
        else:
            keys = keys if key in keys else (*keys, key)
            code[at] = keys.index(key)
        return Groups(keys=keys, code=code)

    def counted(self, mask: Mask, by_id: Ints) -> list[tuple[Key, int, int]]:
        """Each group with its number under the mask and the position of the one with the least id, by key."""
        chosen = by_id[mask[by_id] & (self.code[by_id] != NONE)]
        codes = self.code[chosen]
        numbers = np.bincount(codes, minlength=len(self.keys))
        first = np.full(len(self.keys), NONE)
        first[codes[::-1]] = chosen[::-1]  # the last one written is that with the least id
        found = [(self.keys[at], int(numbers[at]), int(first[at])) for at in np.flatnonzero(numbers)]
        return sorted(found, key=lambda row: [(part is not None, part) for part in row[0]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The statements by what they say of time and place; `order` are the dated ones in order of time."""

    ids: Sequence[str]
    by_id: Ints
    order: Ints
    spans_: Groups
    spots_: Groups

    @classmethod
    def read(cls, connection: Connection, size: int) -> Self:
        """Read from the table of events of the index."""
        rows = _rows(connection, _EVENTS + _ORDER)
        ids = [""] * size
        for row in rows:
            ids[row[0]] = row[1]
        return cls(
            ids=ids,
            by_id=np.array([row[0] for row in sorted(rows, key=lambda row: row[1])], np.int64),
            order=np.array([row[0] for row in rows if row[2] is not None], np.int64),
            spans_=Groups.of(size, ((row[0], row[4:8]) for row in rows if row[2] is not None)),
            spots_=Groups.of(size, ((row[0], _spot(row)) for row in rows if row[8] is not None)),
        )

    def replaced(self, connection: Connection, at: int) -> "Times":
        """The same after a decision about the statement at this position."""
        (row,) = _rows(connection, f"{_EVENTS} WHERE statement = ?", at)
        order = self.order[self.order != at]
        if row[2] is not None:
            before = "SELECT count(*) FROM event WHERE start IS NOT NULL AND (start, stop, statement) < (?, ?, ?)"
            order = np.insert(order, _rows(connection, before, row[2], row[3], at)[0][0], at)
        return Times(
            ids=self.ids,
            by_id=self.by_id,
            order=order,
            spans_=self.spans_.replaced(at, row[4:8] if row[2] is not None else None),
            spots_=self.spots_.replaced(at, _spot(row) if row[8] is not None else None),
        )

    def spans(self, mask: Mask) -> tuple[Spanned, ...]:
        """What is dated, with alike statements taken together; in order of time."""
        return tuple(
            Spanned(
                low=_day(low), high=_day(high), status=status, accused=tuple(json.loads(accused)), number=number,
                first=self.ids[first],
            )
            for (low, high, status, accused), number, first in self.spans_.counted(mask, self.by_id)
        )  # fmt: skip

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


def _spot(row: tuple[Any, ...]) -> Key:
    return (*row[8:12], row[6])


def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None


def _rows(connection: Connection, query: str, *given: object) -> list[tuple[Any, ...]]:
    """Rows as the driver gives them, without a layer between."""
    return list(connection.exec_driver_sql(query, given or None).cursor.fetchall())
