"""The index of a case: a disposable copy of the derived records, for quick listing and search."""

import difflib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from dalil.casefile.schema import METADATA, RECORD, SEARCH, SETTING, VERSION
from dalil.errors import UnknownIdError

Json = Mapping[str, Any]
NEAREST = 3


class Index:
    """SQLite file (WAL) holding one run's records; whatever is wrong with it, it is thrown away and loaded again.

    `run` names the run whose records it holds, with the number of decisions laid over them; None where it holds none
    or was written under another schema.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open or create; a file that is no index of this schema is replaced by an empty one."""
        engine = _engine(path)
        if not _is_sound(engine):
            for suffix in ("", "-wal", "-shm"):
                _remove(path.with_name(path.name + suffix))
            with engine.begin() as connection:
                METADATA.create_all(connection)
                connection.execute(text(SEARCH))
                connection.execute(insert(SETTING).values(name="schema", value=VERSION))
        return cls(engine)

    @property
    def run(self) -> str | None:
        """The run, with the number of decisions, that the records belong to."""
        with self._engine.connect() as connection:
            return connection.execute(select(SETTING.c.value).where(SETTING.c.name == "run")).scalar()

    def load(self, run: str, records: Mapping[str, Sequence[Json]], words: Iterable[tuple[str, str]]) -> None:
        """Replace everything by the records of one run, in one transaction; `words` are (id, text) for the search."""
        with self._engine.begin() as connection:
            connection.execute(delete(RECORD))
            connection.execute(text("DELETE FROM search"))
            for kind, rows in records.items():
                _insert(connection, kind, rows)
            for identifier, body in words:
                connection.execute(text("INSERT INTO search VALUES (:id, :words)"), {"id": identifier, "words": body})
            connection.execute(delete(SETTING).where(SETTING.c.name == "run"))
            connection.execute(insert(SETTING).values(name="run", value=run))

    def records(self, kind: str) -> Iterator[dict[str, Any]]:
        """The records of a kind in their order."""
        with self._engine.connect() as connection:
            query = select(RECORD.c.body).where(RECORD.c.kind == kind).order_by(RECORD.c.position)
            for (body,) in connection.execute(query):
                yield json.loads(body)

    def record(self, identifier: str) -> tuple[str, dict[str, Any]]:
        """Kind and record with this id. Raises `UnknownIdError` naming the three nearest ids."""
        with self._engine.connect() as connection:
            found = connection.execute(select(RECORD.c.kind, RECORD.c.body).where(RECORD.c.id == identifier)).first()
            if found is not None:
                return found[0], json.loads(found[1])
            known = [row[0] for row in connection.execute(select(RECORD.c.id).order_by(RECORD.c.id))]
        raise UnknownIdError(identifier, tuple(difflib.get_close_matches(identifier, known, n=NEAREST, cutoff=0.0)))

    def search(self, query: str) -> tuple[str, ...]:
        """Ids of the records whose words match, best first; the query is words, all of which must occur."""
        terms = " ".join('"' + term.replace('"', '""') + '"' for term in query.split())
        with self._engine.connect() as connection:
            rows = connection.execute(
                text("SELECT id FROM search WHERE search MATCH :q ORDER BY rank, id"), {"q": terms}
            )
            return tuple(row[0] for row in rows)

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: object) -> None:  # noqa: ANN401 the driver's connection
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")

    return engine


def _is_sound(engine: Engine) -> bool:
    """Whether the file is a whole index of this schema: every page is looked at, which takes less than loading it."""
    try:
        with engine.connect() as connection:
            known = connection.execute(select(SETTING.c.value).where(SETTING.c.name == "schema")).scalar()
            return known == VERSION and connection.execute(text("PRAGMA quick_check(1)")).scalar() == "ok"
    except DatabaseError:
        return False


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _insert(connection: Connection, kind: str, rows: Sequence[Json]) -> None:
    values = [
        {
            "kind": kind,
            "position": position,
            "id": _identifier(row, position),
            "body": json.dumps(row, ensure_ascii=False),
        }
        for position, row in enumerate(rows)
    ]
    if values:
        connection.execute(insert(RECORD), values)


def _identifier(row: Json, position: int) -> str:
    return str(row.get("id") or row.get("provision") or row.get("exhibit") or position)
