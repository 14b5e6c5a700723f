"""Statements by filter: a page of them, how many there are, and what else they could be filtered by."""

import json
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, literal_column, or_, select, text

from dalil.casefile.filter import FACETS, Filter
from dalil.casefile.folding import folded
from dalil.casefile.schema import FACET, PERIOD, RECORD

STATEMENTS = "statements"
_POSITION = RECORD.c.position


def count(connection: Connection, asked: Filter) -> int:
    """How many statements there are."""
    if asked.empty:
        query = select(func.count()).where(RECORD.c.kind == STATEMENTS)
    else:
        query = select(func.count()).select_from(RECORD).where(RECORD.c.kind == STATEMENTS, *conditions(asked))
    return int(connection.execute(query, words(asked)).scalar_one())


def page(connection: Connection, asked: Filter, *, offset: int, limit: int) -> tuple[dict[str, Any], ...]:
    """Some of the statements, in the order of reports and of their texts."""
    query = (
        select(RECORD.c.body)
        .where(RECORD.c.kind == STATEMENTS, *conditions(asked))
        .order_by(_POSITION)
        .offset(offset)
        .limit(limit)
    )
    return tuple(json.loads(body) for (body,) in connection.execute(query, words(asked)))


def beside(connection: Connection, identifier: str, asked: Filter) -> tuple[str | None, str | None]:
    """The statements before and after this one among those that pass the filter, whether it passes itself or not."""
    own = select(_POSITION).where(RECORD.c.kind == STATEMENTS, RECORD.c.id == identifier).scalar_subquery()
    passing = select(RECORD.c.id).where(RECORD.c.kind == STATEMENTS, *conditions(asked))
    before = passing.where(own > _POSITION).order_by(_POSITION.desc()).limit(1)
    after = passing.where(own < _POSITION).order_by(_POSITION).limit(1)
    return connection.execute(before, words(asked)).scalar(), connection.execute(after, words(asked)).scalar()


def facets(connection: Connection, asked: Filter, *, most: int) -> dict[str, tuple[tuple[str, int], ...]]:
    """For each facet the values with their counts, the most frequent first, at most `most`; itself left out of it."""
    return {name: _values(connection, name, asked.without(name), most) for name in FACETS}


def _values(connection: Connection, name: str, asked: Filter, most: int) -> tuple[tuple[str, int], ...]:
    number = func.count()
    query = select(FACET.c.value, number).where(FACET.c.name == name)
    if not asked.empty:
        matching = select(_POSITION).where(RECORD.c.kind == STATEMENTS, *conditions(asked))
        query = query.where(FACET.c.statement.in_(matching))
    query = query.group_by(FACET.c.value).order_by(number.desc(), FACET.c.value).limit(most)
    return tuple((value, int(found)) for value, found in connection.execute(query, words(asked)))


def conditions(asked: Filter, position: ColumnElement[int] = _POSITION) -> list[ColumnElement[bool]]:
    """What the filter asks of a row, which names by `position` the statement that it is about."""
    found: list[ColumnElement[bool]] = []
    for name, values in sorted(asked.values.items()):
        if values:
            having = select(FACET.c.statement).where(FACET.c.name == name, FACET.c.value.in_(values))
            found.append(position.in_(having))
    if folded(asked.words):
        found.append(position.in_(text("SELECT rowid FROM search WHERE search MATCH :words")))
    elif asked.words.strip():
        found.append(literal_column("0") == 1)  # signs that are no words are found nowhere
    if asked.since or asked.until:
        found.append(_within(asked, position))
    return found


def _within(asked: Filter, position: ColumnElement[int]) -> ColumnElement[bool]:
    touching = [PERIOD.c.statement == position]
    if asked.since:
        touching.append(or_(PERIOD.c.high.is_(None), PERIOD.c.high >= asked.since))
    if asked.until:
        touching.append(or_(PERIOD.c.low.is_(None), PERIOD.c.low <= asked.until))
    return exists(select(PERIOD.c.statement).where(and_(*touching)))


def words(asked: Filter) -> dict[str, str]:
    """Every word of the query as a string of FTS5, so that nothing a person types is taken for its syntax."""
    found = folded(asked.words).split()
    return {"words": " ".join(f'"{word}"' for word in found)} if found else {}
