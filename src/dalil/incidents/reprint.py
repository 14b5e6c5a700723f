"""What "yesterday" means in a report that prints another one word for word: the day before the first of them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from dalil.incidents.partial_day import days_ago
from dalil.model.statement import Statement
from dalil.model.when import When

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = 8  # words from which on equal wording is no chance
_LATER = timedelta(days=7)  # a paper prints again what is news
_Told: TypeAlias = tuple[str | None, tuple[str, ...]]


def as_first_told(statements: Iterable[Statement], published: Mapping[str, When | None]) -> list[Statement]:
    """The statements, each "yesterday" of a reprint dated as in the report that printed the same words first.

    Only words that count days from their writing change, and only where another report printed the whole sentence
    within the week before. `published` goes by exhibit.
    """
    every = list(statements)
    printed = {exhibit: written.day for exhibit, written in published.items() if written is not None}
    first: dict[_Told, list[tuple[date, Statement]]] = {}
    for one in every:
        day = printed.get(one.exhibit)
        if day is not None and _counts_back(one):
            first.setdefault(_wording(one), []).append((day, one))
    for told in first.values():
        told.sort(key=lambda pair: (pair[0], pair[1].position))
    return [_dated(one, first, printed.get(one.exhibit)) for one in every]


def _dated(one: Statement, first: Mapping[_Told, list[tuple[date, Statement]]], day: date | None) -> Statement:
    if day is None or not _counts_back(one):
        return one
    told = first[_wording(one)]
    printed, source = told[bisect_left(told, day - _LATER, key=lambda pair: pair[0])]
    return replace(one, time=source.time) if printed < day else one


def _counts_back(one: Statement) -> bool:
    return one.time is not None and days_ago(one.time.text) is not None and len(_wording(one)[1]) >= _SENTENCE


def _wording(one: Statement) -> _Told:
    return one.act, tuple(_WORD.findall(one.quote.casefold()))
