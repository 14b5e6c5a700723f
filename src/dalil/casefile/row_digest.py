"""The digest over the rows of the index: a sum, so that a decision changes it by the rows that it changes."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Executable, select, text

from dalil.casefile.schema import EVENT, FACET, FILED_WORDS, PERIOD, RECORD

_MODULUS = 1 << 256


def sum_of_all(connection: Connection) -> int:
    """The sum over every row that answers come from."""
    return _sum(connection, (*(select(table) for table in (RECORD, FACET, PERIOD, EVENT)), _words()))


def sum_of_statement(connection: Connection, at: int, kinds: tuple[str, ...]) -> int:
    """The part of the sum that stands for the statement at a position: what it says, its facets, days and words."""
    return _sum(
        connection,
        (
            select(RECORD).where(RECORD.c.kind.in_(kinds), RECORD.c.position == at),
            select(FACET).where(FACET.c.statement == at),
            select(PERIOD).where(PERIOD.c.statement == at),
            select(EVENT).where(EVENT.c.statement == at),
            _words(at),
        ),
    )


def written(total: int, run: str) -> str:
    """The digest as it stands in the index: the sum together with the run that the rows belong to."""
    return hashlib.sha256(f"{run}\n{total % _MODULUS:064x}".encode()).hexdigest() + f"{total % _MODULUS:064x}"


def read(digest: str) -> int:
    """The sum in a digest that was `written`."""
    return int(digest[64:], 16)


def _sum(connection: Connection, queries: tuple[Executable, ...]) -> int:
    """Addition of SHA-256 over the rows, modulo 2^256: it depends on neither the order nor the way they came about."""
    return sum(_hashes(connection, queries)) % _MODULUS


def _hashes(connection: Connection, queries: tuple[Executable, ...]) -> Iterator[int]:
    for number, query in enumerate(queries):
        for row in connection.execute(query):
            yield int.from_bytes(hashlib.sha256(repr((number, *row)).encode()).digest(), "big")


def _words(at: int | None = None) -> Executable:
    found = f"SELECT * FROM {FILED_WORDS}"  # noqa: S608 a name of ours
    return text(found) if at is None else text(f"{found} WHERE id = :at").bindparams(at=at)
