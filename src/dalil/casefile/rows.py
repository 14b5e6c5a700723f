"""Rows as the driver gives them: where a million of them pass, no layer stands between."""

from typing import Any

from sqlalchemy import Connection


def rows(connection: Connection, query: str, *given: object) -> list[tuple[Any, ...]]:
    """The rows of a query with what is given for its question marks."""
    return list(connection.exec_driver_sql(query, given or None).cursor.fetchall())
