"""The SQLite file of an index: opened, begun, looked through, thrown away."""

import shutil
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool, StaticPool

from dalil.casefile.row_digest import sum_of_all, written
from dalil.casefile.schema import CHECK_SEARCH, METADATA, SEARCH, SETTING, VERSION


def connected(path: Path | None) -> Engine:
    """The database in this file, or one in memory that lasts as long as its engine."""
    if path is None:
        return create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: object) -> None:  # noqa: ANN401 the driver's connection
        connection.execute("PRAGMA synchronous = OFF")  # what power loss leaves of it is found on opening

    return engine


def files_of(path: Path) -> tuple[Path, ...]:
    """The file and what SQLite keeps beside it."""
    return tuple(path.with_name(path.name + suffix) for suffix in ("", "-wal", "-shm"))


def begin(engine: Engine) -> None:
    """Make an empty index of this schema."""
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")  # the file says so from now on
    with engine.begin() as connection:
        METADATA.create_all(connection)
        connection.execute(text(SEARCH))
        connection.execute(insert(SETTING).values(name="schema", value=VERSION))


def is_right(engine: Engine) -> bool:
    """Whether the file is an index of this schema, as far as its settings say."""
    try:
        with engine.connect() as connection:
            query = select(SETTING.c.value).where(SETTING.c.name == "schema")
            return bool(connection.execute(query).scalar() == VERSION)
    except (DatabaseError, UnicodeDecodeError):
        return False


def is_sound(engine: Engine) -> bool:
    """Whether the file is a whole index of this schema: every page and row is looked at, a fifth of loading it."""
    try:
        with engine.connect() as connection:
            said = {row.name: row.value for row in connection.execute(select(SETTING.c.name, SETTING.c.value))}
            if said.get("schema") != VERSION or connection.execute(text("PRAGMA integrity_check(1)")).scalar() != "ok":
                return False
            _check_search(connection)
            return "run" not in said or said.get("digest") == written(sum_of_all(connection), said["run"])
    except (DatabaseError, UnicodeDecodeError):
        return False


def _check_search(connection: Connection) -> None:
    """Hold the search against its words; raises `DatabaseError` where they part. While another writes, it is let be."""
    try:
        connection.execute(text(CHECK_SEARCH))
    except OperationalError as error:
        if "locked" not in str(error.orig):
            raise


def remove(path: Path) -> None:
    """Throw away what stands there, a folder too; of a link the link alone."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
