"""Situations that last, as marks in order of time: a change from day to day is not a contradiction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dalil.model.identity import digest_id
from dalil.model.report import Report
from dalil.model.state import Spell, State, StateChange, StateKind, StateMark
from dalil.model.statement import Statement, Status
from dalil.model.when import bounds
from dalil.vocab.occurrences import Occurrence, load_occurrences

_LASTING: frozenset[StateChange] = frozenset(("opens", "holds"))
_ENDING: frozenset[StateChange] = frozenset(("closes", "suspended"))
_NOT_TOLD: frozenset[Status] = frozenset(("threatened", "promised", "hypothetical", "opinion", "denied"))


def states(statements: Iterable[Statement], reports: Iterable[Report]) -> tuple[State, ...]:
    """Sieges, truces, evacuations and control of a place, each with its marks in order of time and its spells.

    The day of a mark is that of the statement's own time, else the day its report was published (None where neither is
    known; such marks stand last). What is asked for is `called_for`, whatever the act; a negated one closes.
    """
    published = {report.exhibit.sha256: report.published for report in reports}
    table = load_occurrences()
    marks: dict[tuple[StateKind, str], list[StateMark]] = defaultdict(list)
    for statement in statements:
        row = table.get(statement.act or "")
        if row is None or row.state is None or statement.status in _NOT_TOLD or statement.review == "rejected":
            continue
        day = published.get(statement.exhibit)
        edtf = statement.time.edtf if statement.time is not None else day.edtf if day is not None else None
        where = statement.place.id or statement.place.name if statement.place is not None else ""
        mark = StateMark(statement=statement.id, change=_change(row, statement), edtf=edtf)
        marks[row.state, where].append(mark)
    return tuple(_state(kind, where, found) for (kind, where), found in sorted(marks.items()))


def _state(kind: StateKind, where: str, found: Sequence[StateMark]) -> State:
    ordered = tuple(sorted(found, key=lambda mark: (mark.edtf or "~", mark.statement)))
    return State(
        id=digest_id("si", sorted(mark.statement for mark in found)),
        kind=kind,
        place=where or None,
        marks=ordered,
        spells=tuple(_spells(ordered)),
    )


def _spells(marks: Iterable[StateMark]) -> Iterator[Spell]:
    """The stretches between what opens and what closes, by first days; marks without a day say nothing of when."""
    dated = [(day, mark) for mark in marks if mark.edtf is not None and (day := _day(mark.edtf)) is not None]
    opening: StateMark | None = None
    since: str | None = None
    for day, mark in sorted(dated, key=lambda pair: (pair[0], pair[1].statement)):
        if mark.change in _LASTING and since is None:
            opening, since = (mark, day) if mark.change == "opens" else (None, "..")
        elif mark.change in _ENDING and since is not None:
            yield Spell(edtf=f"{since}/{day}", opening=opening.statement if opening else None, closing=mark.statement)
            opening, since = None, None
    if since is not None and since != "..":
        yield Spell(edtf=f"{since}/..", opening=opening.statement if opening else None, closing=None)


def _day(edtf: str) -> str | None:
    first, last = bounds(edtf)
    day = first or last
    return day.isoformat() if day is not None else None


def _change(row: Occurrence, statement: Statement) -> StateChange:
    if statement.status == "called_for":
        return "called_for"
    if statement.polarity == "neg":
        return "closes"
    assert row.change is not None
    return row.change
