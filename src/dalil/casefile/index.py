"""The index of a case: a disposable copy of the derived records, for quick listing and search."""

import difflib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, Engine, delete, func, insert, select, text
from sqlalchemy.exc import OperationalError

from dalil.casefile import events
from dalil.casefile.database import begin, connected, files_of, is_right, is_sound, remove
from dalil.casefile.facets import Facets, period
from dalil.casefile.file_digest import FileDigest
from dalil.casefile.filter import Filter
from dalil.casefile.folding import folded
from dalil.casefile.row_digest import read, sum_of_all, sum_of_statement, written
from dalil.casefile.schema import (
    EVENT,
    FACET,
    FEATURE,
    PERIOD,
    RECORD,
    SETTING,
)
from dalil.errors import UnknownIdError

if TYPE_CHECKING:
    from dalil.casefile.listing import Listing

Json = Mapping[str, Any]
STATEMENTS = "statements"
NEAREST = 3
AT_ONCE = 10_000  # ids in one query
PROPOSED = "proposed"
PERSON = "person"  # the method of a statement that a person added
READINGS = (STATEMENTS, PROPOSED)
SAID_BY_OTHERS = ("incident", "origin", "language")  # facets that a statement has from other records
Decide = Callable[[Json], Json]


class Index:
    """SQLite file (WAL) holding one run's records; whatever is wrong with it, it is thrown away and loaded again.

    SQLite sums nothing, so a bit that rotted is noticed on opening by the digest of the file, kept beside it. Where it
    is missing or behind, every row is looked at: a digest over all rows stands in the index, a sum, of which a decision
    changes the rows of its own statements. Where nobody may write, the index lies in memory.
    `run` names the run whose records it holds, with the number of decisions laid over them; None where it holds none
    or was written under another schema.
    """

    def __init__(self, engine: Engine, file: FileDigest | None) -> None:
        self._engine = engine
        self._file = file
        self._changed = self._was_right = False

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open or create; a file that is no whole index of this schema is replaced by an empty one."""
        for name in files_of(path):
            if name.is_symlink():
                name.unlink()  # SQLite would follow it, and make or write what it leads to
        engine, file = connected(path), FileDigest(path)
        if is_right(engine) and os.access(path, os.W_OK) and file.holds():
            return cls(engine, file)
        if is_sound(engine) and os.access(path, os.W_OK):
            file.keep()
        else:
            file.forget()
            try:
                for name in files_of(path):
                    remove(name)
                begin(engine)
            except (OSError, OperationalError):
                engine = connected(None)
                begin(engine)
                return cls(engine, None)
        return cls(engine, file)

    @property
    def run(self) -> str | None:
        """The run, with the number of decisions, that the records belong to."""
        with self._engine.connect() as connection:
            return connection.execute(select(SETTING.c.value).where(SETTING.c.name == "run")).scalar()

    def load(self, run: str, records: Mapping[str, Sequence[Json]], decide: Decide = dict) -> None:
        """Replace everything by the records of one run, in one transaction.

        `decide` gives a statement with the decisions of people laid over what the machine proposed.
        """
        proposed = records.get(STATEMENTS, ())
        decided = [decide(row) for row in proposed]
        with self._changing(whole=True) as connection:
            for table in (RECORD, FACET, PERIOD, FEATURE, EVENT):
                connection.execute(delete(table))
            connection.execute(text("DELETE FROM search"))
            for kind, rows in {**records, STATEMENTS: decided}.items():
                _insert(connection, kind, enumerate(rows))
            changed = (pair for pair in enumerate(zip(proposed, decided, strict=True)) if pair[1][0] != pair[1][1])
            _insert(connection, PROPOSED, ((at, before) for at, (before, _) in changed))
            _sort(connection, enumerate(decided), Facets(records))
            _name(connection, run, sum_of_all(connection))

    def update(
        self, run: str, statements: Iterable[str], decide: Decide, added: Mapping[str, Json | None] | None = None
    ) -> None:
        """Lay the decisions of people over these statements anew; everything else stays as it was loaded.

        `added` are statements that people added, by id, which stand behind all others until the next run; None takes
        one out.
        """
        added, changed, moved = added or {}, list[int](), False
        with self._changing() as connection:
            connection.execute(delete(FEATURE))
            total = read(connection.execute(select(SETTING.c.value).where(SETTING.c.name == "digest")).scalar_one())
            for identifier in statements:
                known, fresh = _proposed(connection, identifier), added.get(identifier)
                found = known or ((_next(connection), fresh) if fresh is not None else None)
                if found is None:
                    continue  # a decision without statement, which `review list` names
                at, proposed = found
                gone = fresh is None and identifier in added and _is_by_person(proposed)
                moved |= gone or known is None
                changed.append(at)
                total -= sum_of_statement(connection, at, READINGS)
                _take_out(connection, at, whole=gone)
                if not gone:
                    _put_back(connection, at, proposed, decide(proposed))
                    total += sum_of_statement(connection, at, READINGS)
            _name(connection, run, total)
        if "_listing" in self.__dict__ and not moved:
            self._listing.changed(changed)

    def proposed(self, identifier: str) -> dict[str, Any] | None:
        """A statement as the machine read it, where a person decided on it; None else."""
        with self._engine.connect() as connection:
            query = select(RECORD.c.body).where(RECORD.c.kind == PROPOSED, RECORD.c.id == identifier)
            body = connection.execute(query).scalar()
            return None if body is None else json.loads(body)

    def records(self, kind: str) -> Iterator[dict[str, Any]]:
        """The records of a kind in their order."""
        with self._engine.connect() as connection:
            query = select(RECORD.c.body).where(RECORD.c.kind == kind).order_by(RECORD.c.position)
            for (body,) in connection.execute(query):
                yield json.loads(body)

    def record(self, identifier: str) -> tuple[str, dict[str, Any]]:
        """Kind and record with this id. Raises `UnknownIdError` naming the three nearest ids."""
        with self._engine.connect() as connection:
            standing = RECORD.c.kind != PROPOSED
            query = select(RECORD.c.kind, RECORD.c.body).where(RECORD.c.id == identifier, standing)
            found = connection.execute(query).first()
            if found is not None:
                return found[0], json.loads(found[1])
            known = [row[0] for row in connection.execute(select(RECORD.c.id).where(standing).order_by(RECORD.c.id))]
        raise UnknownIdError(identifier, tuple(difflib.get_close_matches(identifier, known, n=NEAREST, cutoff=0.0)))

    def has(self, identifier: str) -> bool:
        """Whether there is a record with this id."""
        with self._engine.connect() as connection:
            return connection.execute(select(RECORD.c.id).where(RECORD.c.id == identifier)).first() is not None

    def values_of(self, identifier: str, facet: str) -> tuple[str, ...]:
        """The values that a statement is found by under one facet."""
        own = select(RECORD.c.position).where(RECORD.c.kind == STATEMENTS, RECORD.c.id == identifier).scalar_subquery()
        query = select(FACET.c.value).where(FACET.c.statement == own, FACET.c.name == facet).order_by(FACET.c.value)
        with self._engine.connect() as connection:
            return tuple(row[0] for row in connection.execute(query))

    def of(self, identifiers: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The statements with these ids, by id; what there is no statement of is not among them."""
        wanted = sorted(set(identifiers))
        found: dict[str, dict[str, Any]] = {}
        with self._engine.connect() as connection:
            for start in range(0, len(wanted), AT_ONCE):
                chosen = RECORD.c.id.in_(wanted[start : start + AT_ONCE])
                query = select(RECORD.c.id, RECORD.c.body).where(RECORD.c.kind == STATEMENTS, chosen)
                found.update((row[0], json.loads(row[1])) for row in connection.execute(query))
        return found

    def around(self, identifier: str, reach: int) -> tuple[dict[str, Any], ...]:
        """Up to `reach` statements before this one and after it, itself among them, in the order of the texts."""
        own = select(RECORD.c.position).where(RECORD.c.kind == STATEMENTS, RECORD.c.id == identifier).scalar_subquery()
        near = RECORD.c.position.between(own - reach, own + reach)
        query = select(RECORD.c.body).where(RECORD.c.kind == STATEMENTS, near).order_by(RECORD.c.position)
        with self._engine.connect() as connection:
            return tuple(json.loads(body) for (body,) in connection.execute(query))

    def places(self, document: str) -> dict[str, Json]:
        """The places that statements of this document name, by the words for them."""
        own = select(FACET.c.statement).where(FACET.c.name == "document", FACET.c.value == document)
        query = select(RECORD.c.body).where(RECORD.c.kind == STATEMENTS, RECORD.c.position.in_(own))
        with self._engine.connect() as connection:
            rows = [json.loads(body) for (body,) in connection.execute(query.order_by(RECORD.c.position))]
        return {row["place"]["name"]: row["place"] for row in rows if row["place"] is not None}

    def holding(self) -> AbstractContextManager[None]:
        """Within it this thread is answered about statements as they stand at its first question."""
        return self._listing.holding()

    def count(self, asked: Filter) -> int:
        """How many statements pass the filter."""
        return self._listing.count(asked)

    def statements(self, asked: Filter, *, offset: int = 0, limit: int) -> tuple[dict[str, Any], ...]:
        """Some of the statements that pass the filter, in the order of reports and of their texts."""
        return self._listing.page(asked, offset=offset, limit=limit)

    def beside(self, identifier: str, asked: Filter) -> tuple[str | None, str | None]:
        """The ids before and after this statement among those that pass the filter."""
        return self._listing.beside(identifier, asked)

    def facets(self, asked: Filter, *, most: int) -> dict[str, tuple[tuple[str, int], ...]]:
        """For each facet its values with their counts, the most frequent first."""
        return self._listing.facets(asked, most=most)

    def spans(self, asked: Filter) -> tuple[events.Spanned, ...]:
        """The days that statements speak of, alike ones taken together, in order of time."""
        return self._listing.spans(asked)

    def months(self, asked: Filter) -> tuple[tuple[str, int], ...]:
        """The months (2031-05) in which something is said to have begun, in order, each with its statements."""
        return self._listing.months(asked)

    def spots(self, asked: Filter) -> tuple[events.Spot, ...]:
        """The places that statements name, alike ones taken together, by name."""
        return self._listing.spots(asked)

    def dated(self, asked: Filter) -> int:
        """How many statements say when."""
        return self._listing.dated(asked)

    def in_order(self, asked: Filter, *, offset: int, limit: int) -> tuple[dict[str, Any], ...]:
        """Some of the statements that say when, in order of time."""
        return self._listing.in_order(asked, offset=offset, limit=limit)

    def rank(self, identifier: str, asked: Filter) -> int | None:
        """How many of them come before this statement; None where it is not among them."""
        return self._listing.rank(identifier, asked)

    def among(self, asked: Filter, identifiers: Sequence[str]) -> frozenset[str]:
        """Those of these statements that pass the filter."""
        return self._listing.among(asked, identifiers)

    @cached_property
    def _listing(self) -> "Listing":
        """The statements by filter. Made at the first question: most commands never ask one."""
        from dalil.casefile.listing import Listing  # noqa: PLC0415 brings numpy

        return Listing(self._engine)

    @property
    def featured(self) -> bool:
        """Whether it holds features of the run's records."""
        with self._engine.connect() as connection:
            return connection.execute(select(FEATURE.c.id).limit(1)).first() is not None

    def load_features(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Put features down, as pairs of id and feature, for `sharing`."""
        rows = [{"id": identifier, "feature": feature} for identifier, feature in pairs]
        if rows:
            with self._changing() as connection:
                connection.execute(insert(FEATURE), rows)

    def sharing(self, features: Iterable[str], *, least: int, most: int) -> tuple[str, ...]:
        """Ids that share at least `least` of the features, at most `most` ids: those with most first, then by id."""
        shared = func.count().label("shared")
        query = (
            select(FEATURE.c.id, shared)
            .where(FEATURE.c.feature.in_(list(features)))
            .group_by(FEATURE.c.id)
            .having(shared >= least)
            .order_by(shared.desc(), FEATURE.c.id)
            .limit(most)
        )
        with self._engine.connect() as connection:
            return tuple(row[0] for row in connection.execute(query))

    def keep(self) -> None:
        """Keep the digest of the file as it is after what was changed in it, if it was right before."""
        if self._file is not None and self._changed and self._was_right:
            self._file.keep()
        self._changed = False

    def look(self) -> None:
        """Look at the whole file now, so that the next change need not."""
        if self._file is not None:
            self._file.holds()

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()
        self.keep()

    @contextmanager
    def _changing(self, *, whole: bool = False) -> Iterator[Connection]:
        """One transaction. The digest of the file is looked at before the first and kept again by `keep`.

        That of a part is kept only where the file was right before, since else it would vouch for what rotted beside.
        """
        if whole:
            self._was_right = True
        elif not self._changed:
            self._was_right = self._file is not None and self._file.holds()
        self._changed = True
        if self._file is not None:
            self._file.forget()
        with self._engine.begin() as connection:
            yield connection


def _insert(connection: Connection, kind: str, rows: Iterable[tuple[int, Json]]) -> None:
    values = [
        {"kind": kind, "position": at, "id": _identifier(row, at), "body": json.dumps(row, ensure_ascii=False)}
        for at, row in rows
    ]
    if values:
        connection.execute(insert(RECORD), values)


def _take_out(connection: Connection, at: int, *, whole: bool) -> None:
    """Take a statement out; what others say of it stays, unless it goes as a whole."""
    connection.execute(delete(RECORD).where(RECORD.c.kind.in_(READINGS), RECORD.c.position == at))
    own = FACET.c.name.not_in(() if whole else SAID_BY_OTHERS)
    connection.execute(delete(FACET).where(FACET.c.statement == at, own))
    for table in (PERIOD, EVENT):
        connection.execute(delete(table).where(table.c.statement == at))
    connection.execute(text("DELETE FROM search WHERE rowid = :at"), {"at": at})


def _put_back(connection: Connection, at: int, proposed: Json, decided: Json) -> None:
    """File a statement as people decided, beside what the machine read."""
    for kind, body in ((STATEMENTS, decided), (PROPOSED, proposed)):
        _insert(connection, kind, [(at, body)])
    _sort(connection, [(at, decided)], Facets({}))


def _proposed(connection: Connection, statement: str) -> tuple[int, Json] | None:
    """Position and record of a statement as the machine read it; None where there is none."""
    query = select(RECORD.c.kind, RECORD.c.position, RECORD.c.body).where(RECORD.c.id == statement)
    found = {row.kind: (row.position, row.body) for row in connection.execute(query)}
    reading = found.get(PROPOSED) or found.get(STATEMENTS)
    return (reading[0], json.loads(reading[1])) if reading is not None else None


def _next(connection: Connection) -> int:
    """The position behind all statements."""
    last = connection.execute(select(func.max(RECORD.c.position)).where(RECORD.c.kind == STATEMENTS)).scalar()
    return 0 if last is None else int(last) + 1


def _is_by_person(row: Json) -> bool:
    return bool(row["method"]["name"] == PERSON)


def _identifier(row: Json, position: int) -> str:
    return str(row.get("id") or row.get("provision") or row.get("exhibit") or position)


def _sort(connection: Connection, statements: Iterable[tuple[int, Json]], of: Facets) -> None:
    """File statements, given with their positions, under the values, the days and the words they are found by."""
    values: list[dict[str, Any]] = []
    periods: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    drawn: list[dict[str, Any]] = []
    for at, row in statements:
        values.extend({"name": name, "value": value, "statement": at} for name, value in of.of(row))
        if (days := period(row)) is not None:
            periods.append({"statement": at, "low": days[0], "high": days[1]})
        drawn.append(events.event(at, row))
        words.append({"at": at, "words": folded(row["quote"])})
    for table, rows in ((FACET, values), (PERIOD, periods), (EVENT, drawn)):
        if rows:
            connection.execute(insert(table), rows)
    if words:
        connection.execute(text("INSERT INTO search (rowid, words) VALUES (:at, :words)"), words)


def _name(connection: Connection, run: str, total: int) -> None:
    connection.execute(delete(SETTING).where(SETTING.c.name.in_(("run", "digest"))))
    rows = {"run": run, "digest": written(total, run)}
    connection.execute(insert(SETTING), [{"name": name, "value": value} for name, value in rows.items()])
