"""The values that statements are filtered by, as columns in memory: a filter is a mask, a count is one pass over it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from dalil.casefile.filter import FACETS, Filter
from dalil.casefile.rows import rows
from dalil.casefile.times import Times

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
NEVER = 4_000_000  # a day after every day
_FACETS = "SELECT name, value, group_concat(statement) FROM facet GROUP BY name, value ORDER BY name, value"
_OF = "SELECT name, value, statement FROM facet WHERE statement = ?"
_IDS = "SELECT position, id FROM record WHERE kind = 'statements' ORDER BY position"
_PERIODS = "SELECT statement, low, high FROM period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The pairs of value and statement of one facet: `codes` number the `values`, `at` is the statement's position.

    The first `sorted` values are in order; those that decisions brought stand behind them.
    """

    values: tuple[str, ...]
    codes: Ints
    at: Ints
    sorted: int

    def counts(self, mask: Mask | None, most: int) -> tuple[tuple[str, int], ...]:
        """The values with the number of statements under the mask that have them, the most frequent first."""
        codes = self.codes if mask is None else self.codes[mask[self.at]]
        numbers = np.bincount(codes, minlength=len(self.values))
        there = np.flatnonzero(numbers)
        if len(there) > most:
            least = np.partition(numbers[there], -most)[-most]
            often, alike = there[numbers[there] > least], there[numbers[there] == least]
            there = np.concatenate((often, alike[:most], alike[most:][alike[most:] >= self.sorted]))
        ordered = sorted((-int(numbers[at]), self.values[at]) for at in there)
        return tuple((value, -number) for number, value in ordered[:most])

    def having(self, wanted: Iterable[str], size: int) -> Mask:
        """The statements that have one of these values."""
        known = frozenset(wanted)
        chosen = np.array([value in known for value in self.values], np.bool_)
        mask = np.zeros(size, np.bool_)
        if chosen.any():
            mask[self.at[chosen[self.codes]]] = True
        return mask

    def replaced(self, position: int, values: Sequence[str]) -> "Column":
        """The column with these values for one statement instead of its own."""
        own = self.codes[self.at == position]
        if sorted(self.values[code] for code in own) == sorted(values):
            return self
        known = self.values + tuple(value for value in values if value not in self.values)
        others = self.at != position
        codes = np.array([known.index(value) for value in values], np.int64)
        return Column(
            values=known,
            codes=np.concatenate((self.codes[others], codes)),
            at=np.concatenate((self.at[others], np.full(len(values), position))),
            sorted=self.sorted,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """All statements of the index by position. `state` names what they were read from, to be asked for anew after."""

    state: str
    there: Mask
    position: Mapping[str, int]
    facets: Mapping[str, Column]
    low: Ints
    high: Ints
    dated: Mask
    times: Times

    @classmethod
    def read(cls, connection: Connection, state: str) -> Self:
        """Read them from the tables of the index."""
        ids = {identifier: position for position, identifier in rows(connection, _IDS)}
        size = max(ids.values(), default=-1) + 1
        there = np.zeros(size, np.bool_)
        there[list(ids.values())] = True
        low, high, dated = np.zeros(size, np.int64), np.full(size, NEVER), np.zeros(size, np.bool_)
        for at, since, until in rows(connection, _PERIODS):
            low[at], high[at], dated[at] = _day(since, 0), _day(until, NEVER), True
        return cls(
            state=state,
            there=there,
            position=ids,
            facets=_columns(rows(connection, _FACETS)),
            low=low,
            high=high,
            dated=dated,
            times=Times.read(connection, size),
        )

    def replaced(self, connection: Connection, state: str, positions: Iterable[int]) -> "Columns":
        """The same after decisions about the statements at these positions, of which none is new or gone."""
        facets = dict(self.facets)
        low, high, dated, times = self.low.copy(), self.high.copy(), self.dated.copy(), self.times
        for at in positions:
            own = [(name, value) for name, value, _ in rows(connection, _OF, at)]
            facets = {
                name: column.replaced(at, [value for facet, value in own if facet == name])
                for name, column in facets.items()
            }
            low[at], high[at], dated[at] = 0, NEVER, False
            for _, since, until in rows(connection, f"{_PERIODS} WHERE statement = ?", at):
                low[at], high[at], dated[at] = _day(since, 0), _day(until, NEVER), True
            times = times.replaced(connection, at)
        return Columns(
            state=state, there=self.there, position=self.position, facets=facets, low=low, high=high, dated=dated,
            times=times,
        )  # fmt: skip

    def passing(self, asked: Filter, words: Mask | None) -> Mask:
        """The statements that pass; `words` are those in which the words that are asked for occur, None: any."""
        mask = self.there if words is None else self.there & words
        for name, values in asked.values.items():
            if values:
                mask = mask & self.facets[name].having(values, len(self.there))
        if asked.since or asked.until:
            mask = mask & self.dated
        if asked.since:
            mask = mask & (self.high >= _asked(asked.since, first=True))
        if asked.until:
            mask = mask & (self.low <= _asked(asked.until, first=False))
        return mask

    def counts(self, asked: Filter, words: Mask | None, most: int) -> dict[str, tuple[tuple[str, int], ...]]:
        """For each facet its values with their counts, itself left out of the filter."""
        whole: Mask | None = None
        found = {}
        for name in FACETS:
            rest = asked.without(name)
            if rest.empty:
                found[name] = self.facets[name].counts(None, most)
                continue
            if asked.values.get(name):
                mask = self.passing(rest, words)
            else:
                mask = whole = self.passing(asked, words) if whole is None else whole
            found[name] = self.facets[name].counts(mask, most)
        return found


def _columns(found: Iterable[tuple[Any, ...]]) -> dict[str, Column]:
    made = {name: Column(values=(), codes=np.zeros(0, np.int64), at=np.zeros(0, np.int64), sorted=0) for name in FACETS}
    for name, own in groupby(found, key=lambda row: row[0]):
        pairs = [(value, np.array(positions.split(","), np.int64)) for _, value, positions in own]
        made[name] = Column(
            values=tuple(value for value, _ in pairs),
            codes=np.repeat(np.arange(len(pairs)), [len(positions) for _, positions in pairs]),
            at=np.concatenate([positions for _, positions in pairs]),
            sorted=len(pairs),
        )
    return made


def _day(given: str | None, otherwise: int) -> int:
    return date.fromisoformat(given).toordinal() if given else otherwise


def _asked(given: str, *, first: bool) -> int:
    """A day that a filter asks for; what is no day is compared as the text that it is, before or after every day."""
    try:
        return date.fromisoformat(given).toordinal()
    except ValueError:
        return NEVER + 1 if first else -1
