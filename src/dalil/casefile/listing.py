"""Statements by filter: which pass, some of them in order, and what else they could be filtered by."""

import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from threading import RLock, local
from typing import Any

import numpy as np
from sqlalchemy import Connection, Engine, select

from dalil.casefile.columns import Columns, Ints, Mask
from dalil.casefile.events import Spanned, Spot
from dalil.casefile.filter import Filter
from dalil.casefile.folding import folded
from dalil.casefile.rows import rows
from dalil.casefile.schema import RECORD

STATEMENTS = "statements"
KEPT = 64  # answers, for who goes on with the same filter
_STATE = "SELECT value FROM setting WHERE name = 'digest'"
_MATCHING = "SELECT rowid FROM search WHERE search MATCH ?"


class _Held(local):
    """What one thread holds on to while it answers."""

    on = False
    columns: Columns | None = None


class Listing:
    """Answers about the statements of an index. The columns are read at the first question and after another's change.

    What this process itself changes is laid over them (`changed`), so that the next question waits for nothing.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = RLock()
        self._columns: Columns | None = None
        self._held = _Held()
        self._kept: OrderedDict[tuple[object, ...], Any] = OrderedDict()

    def changed(self, positions: Iterable[int]) -> None:
        """Statements at these positions were decided on; none came or went."""
        with self._lock, self._engine.connect() as connection:
            if self._columns is not None:
                self._columns = self._columns.replaced(connection, _state(connection), positions)

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Within it this thread is answered from the columns as they stand at its first question."""
        self._held.on = True
        try:
            yield
        finally:
            self._held.on, self._held.columns = False, None

    def count(self, asked: Filter) -> int:
        """How many statements pass."""
        return int(self._mask(asked)[1].sum())

    def page(self, asked: Filter, *, offset: int, limit: int) -> tuple[dict[str, Any], ...]:
        """Some of the statements that pass, in the order of reports and of their texts."""
        positions = np.flatnonzero(self._mask(asked)[1])[offset:]
        return self._records(positions if limit < 0 else positions[:limit])

    def beside(self, identifier: str, asked: Filter) -> tuple[str | None, str | None]:
        """The statements before and after this one among those that pass, whether it passes itself or not."""
        columns, mask = self._mask(asked)
        own = columns.position.get(identifier)
        if own is None:
            return None, None
        passing = np.flatnonzero(mask)
        before, after = np.searchsorted(passing, own), np.searchsorted(passing, own, side="right")
        ids = columns.times.ids
        return (
            ids[passing[before - 1]] if before > 0 else None,
            ids[passing[after]] if after < len(passing) else None,
        )

    def facets(self, asked: Filter, *, most: int) -> dict[str, tuple[tuple[str, int], ...]]:
        """For each facet its values with their counts, the most frequent first, at most `most`; itself left out."""
        columns = self._current()
        find = partial(columns.counts, asked, self._words(columns, asked), most)
        found: dict[str, tuple[tuple[str, int], ...]] = self._once(f"facets {most}", columns, asked, find)
        return found

    def spans(self, asked: Filter) -> tuple[Spanned, ...]:
        """What is dated, with alike statements taken together; in order of time."""
        columns, mask = self._mask(asked)
        found: tuple[Spanned, ...] = self._once("spans", columns, asked, lambda: columns.times.spans(mask))
        return found

    def months(self, asked: Filter) -> tuple[tuple[str, int], ...]:
        """The months in which something is said to have begun, with the number of statements."""
        columns, mask = self._mask(asked)
        found: tuple[tuple[str, int], ...] = self._once("months", columns, asked, lambda: columns.times.months(mask))
        return found

    def spots(self, asked: Filter) -> tuple[Spot, ...]:
        """Every place that is named."""
        columns, mask = self._mask(asked)
        found: tuple[Spot, ...] = self._once("spots", columns, asked, lambda: columns.times.spots(mask))
        return found

    def dated(self, asked: Filter) -> int:
        """How many statements that pass say when."""
        return len(self._in_order(asked))

    def in_order(self, asked: Filter, *, offset: int, limit: int) -> tuple[dict[str, Any], ...]:
        """Some of the statements that say when, in order of time."""
        return self._records(self._in_order(asked)[offset : offset + limit])

    def rank(self, identifier: str, asked: Filter) -> int | None:
        """How many of those that say when come before this one; None where it is not among them."""
        found = np.flatnonzero(self._in_order(asked) == self._current().position.get(identifier, -1))
        return int(found[0]) if len(found) else None

    def among(self, asked: Filter, identifiers: Sequence[str]) -> frozenset[str]:
        """Those of these statements that pass."""
        columns, mask = self._mask(asked)
        known = ((one, columns.position.get(one)) for one in identifiers)
        return frozenset(one for one, at in known if at is not None and mask[at])

    def _in_order(self, asked: Filter) -> Ints:
        columns, mask = self._mask(asked)
        return columns.times.in_order(mask)

    def _mask(self, asked: Filter) -> tuple[Columns, Mask]:
        columns = self._current()
        mask: Mask = self._once("mask", columns, asked, lambda: columns.passing(asked, self._words(columns, asked)))
        return columns, mask

    def _current(self) -> Columns:
        if self._held.columns is not None:
            return self._held.columns
        with self._lock, self._engine.connect() as connection:
            state = _state(connection)
            if self._columns is None or self._columns.state != state:
                self._columns = Columns.read(connection, state)
            if self._held.on:
                self._held.columns = self._columns
            return self._columns

    def _words(self, columns: Columns, asked: Filter) -> Mask | None:
        """The statements in which all words occur; None where none is asked for."""
        if not asked.words.strip():
            return None
        mask: Mask = self._once(
            "words", columns, Filter(words=asked.words), lambda: self._matching(columns, asked.words)
        )
        return mask

    def _matching(self, columns: Columns, words: str) -> Mask:
        mask = np.zeros(len(columns.there), np.bool_)
        query = _quoted(words)
        if query:  # signs that are no words are found nowhere
            with self._engine.connect() as connection:
                mask[[row[0] for row in rows(connection, _MATCHING, query)]] = True
        return mask

    def _once(self, what: str, columns: Columns, asked: Filter, find: Callable[[], Any]) -> Any:  # noqa: ANN401 what is found
        """What was found for the same question about the same state, else found now and kept."""
        values = tuple(sorted((name, values) for name, values in asked.values.items() if values))
        key = (what, columns.state, values, asked.words, asked.since, asked.until)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = find()
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            return self._kept[key]

    def _records(self, positions: Ints) -> tuple[dict[str, Any], ...]:
        with self._engine.connect() as connection:
            return records(connection, [int(at) for at in positions])


def records(connection: Connection, positions: Sequence[int]) -> tuple[dict[str, Any], ...]:
    """The statements at these positions, in their order."""
    of: dict[int, str] = {}
    for start in range(0, len(positions), 10_000):
        chosen = RECORD.c.position.in_(positions[start : start + 10_000])
        query = select(RECORD.c.position, RECORD.c.body).where(RECORD.c.kind == STATEMENTS, chosen)
        of.update((row[0], row[1]) for row in connection.execute(query))
    return tuple(json.loads(of[at]) for at in positions)


def _state(connection: Connection) -> str:
    """What changes whenever the rows of the index do."""
    found = rows(connection, _STATE)
    return str(found[0][0] if found else None)


def _quoted(words: str) -> str:
    """Every word of the query as a string of FTS5, so that nothing a person types is taken for its syntax."""
    return " ".join(f'"{word}"' for word in folded(words).split())
