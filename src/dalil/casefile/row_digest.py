"""The digest over the rows of the index: a sum, so that a decision changes it by the rows that it changes."""

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, Executable, Table, select, text

from dalil.casefile.rows import rows
from dalil.casefile.schema import EVENT, FACET, FILED_WORDS, PERIOD, RECORD

_MODULUS = 1 << 256


def _columns(table: Table) -> str:
    return ", ".join(table.c.keys())


# A decision asks these of each statement that it is about, so they are put together once.
_RECORDS = f"SELECT {_columns(RECORD)} FROM record WHERE kind IN (%s) AND position = ?"  # noqa: S608 names of ours
_OF_STATEMENT = (
    *(f"SELECT {_columns(table)} FROM {table.name} WHERE statement = ?" for table in (FACET, PERIOD, EVENT)),  # noqa: S608
    f"SELECT * FROM {FILED_WORDS} WHERE id = ?",  # noqa: S608
)


def sum_of_all(connection: Connection) -> int:
    """The sum over every row that answers come from."""
    words = text(f"SELECT * FROM {FILED_WORDS}")  # noqa: S608 a name of ours
    queries: tuple[Executable, ...] = (*(select(table) for table in (RECORD, FACET, PERIOD, EVENT)), words)
    found = (_hash(number, row) for number, query in enumerate(queries) for row in connection.execute(query))
    return sum(found) % _MODULUS


def sum_of_statement(connection: Connection, at: int, kinds: tuple[str, ...]) -> int:
    """The part of the sum that stands for the statement at a position: what it says, its facets, days and words."""
    asked = (_RECORDS % ", ".join("?" * len(kinds)), (*kinds, at)), *((query, (at,)) for query in _OF_STATEMENT)
    found = (
        _hash(number, row) for number, (query, given) in enumerate(asked) for row in rows(connection, query, *given)
    )
    return sum(found) % _MODULUS


def written(total: int, run: str) -> str:
    """The digest as it stands in the index: the sum together with the run that the rows belong to."""
    return hashlib.sha256(f"{run}\n{total % _MODULUS:064x}".encode()).hexdigest() + f"{total % _MODULUS:064x}"


def read(digest: str) -> int:
    """The sum in a digest that was `written`."""
    return int(digest[64:], 16)


def _hash(number: int, row: Iterable[object]) -> int:
    """SHA-256 of a row of the table with this number, to be added up modulo 2^256: the order makes no difference."""
    return int.from_bytes(hashlib.sha256(repr((number, *row)).encode()).digest(), "big")
