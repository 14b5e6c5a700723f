"""Grades: the machine says which are possible and why, a person gives them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dalil.casework.case import Case
from dalil.casework.desk import Desk
from dalil.casework.graded import grades_of
from dalil.errors import InputError
from dalil.incidents.contradictions import denies
from dalil.model.decision import Decision
from dalil.model.record import as_record, from_record
from dalil.model.statement import Statement
from dalil.vocab.grades import Axis, Need, Step, load_scales

Row = Mapping[str, Any]
# Which axes belong to what: an incident has a grade and a credibility, an origin is reliable or not.
AXES: Mapping[str, tuple[Axis, ...]] = {"incidents": ("grade", "credibility"), "origins": ("reliability",)}
_INDEPENDENT = 2


def grade(desk: Desk, *, subject: str, given: Mapping[Axis, str], reason: str) -> Decision:
    """Log a person's grade of an incident or an origin; its statements are named, so that it holds on.

    Raises `RefusedError` where nobody said who decides, `UnknownIdError`, and `InputError` for a step that is not of
    the scale, not of this kind of thing, or that the case does not allow, with the reason.
    """
    what, record = desk.index.record(subject)
    if what not in AXES:
        raise InputError(f"{subject} is neither an incident nor an origin.", "List them with `dalil show`.")
    _check(what, given)
    if what == "incidents":
        _allow(record, _statements(desk.case, record["statements"]), given)
    return desk.decide(
        kind="grade",
        subjects=(subject, *record["statements"]),
        reason=reason,
        fields={str(axis): value for axis, value in given.items()},
    )


def with_grades(case: Case, kind: str, rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Rows of `show incidents` and `show origins` with `graded` (a grade's record, or null) as their last field.

    An incident's `grade` is the word that a person gave; null until then.
    """
    listed = [dict(row) for row in rows]
    given = grades_of(case.decisions, [row for row in listed if row["statements"]])
    for row in listed:
        graded = given.get(row["id"])
        if kind == "incidents":
            row["grade"] = graded.grade if graded is not None else None
        row["graded"] = as_record(graded) if graded is not None else None
        yield row


def explained(case: Case, rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Rows of `show incidents` with `grade_why` (see `possible`) as their last field."""
    listed = list(rows)
    inside = {identifier for row in listed for identifier in row["statements"]}
    statements = {one.id: one for one in _statements(case, sorted(inside))}
    for row in listed:
        own = [statements[identifier] for identifier in row["statements"] if identifier in statements]
        yield {**row, "grade_why": possible(row, own)}


def possible(incident: Row, statements: Iterable[Statement]) -> list[dict[str, Any]]:
    """Each step of the two axes of an incident: whether the case allows it, and why, in one sentence."""
    there = _there(incident, statements)
    return [
        {"axis": step.axis, "step": step.code, "label": step.label, "possible": not step.needs or there[step.needs][0],
         "why": there[step.needs][1] if step.needs else "A person judges it."}
        for axis in AXES["incidents"]
        for step in load_scales()[axis]
    ]  # fmt: skip


def _there(incident: Row, statements: Iterable[Statement]) -> dict[Need, tuple[bool, str]]:
    """What the case has of each thing that a step needs."""
    low, high = incident["origins"]["low"], incident["origins"]["high"]
    kinds = sorted({one["kind"] for one in incident["conflicts"]} & {"denial", "blame"})
    admits = any(_admits(one) for one in statements)
    return {
        "origin": (high > 0, f"{high} origin{'s answer' if high != 1 else ' answers'} for it."),
        "independent": (low >= _INDEPENDENT, f"{low} independent origin{'s' if low != 1 else ''}; two are needed."),
        "contest": (
            bool(kinds),
            f"There is {' and '.join(kinds)}." if kinds else "Nobody denies it or blames another.",
        ),
        "admission": (admits, "The accused says so." if admits else "Nobody who is accused says so."),
    }


def _admits(statement: Statement) -> bool:
    accused = {one.party or one.name.casefold() for one in statement.perpetrators}
    speaker = statement.speakers[-1:]
    own = any((one.party or one.name.casefold()) in accused for one in speaker)
    return own and statement.status == "asserted" and not denies(statement)


def _check(what: str, given: Mapping[Axis, str]) -> None:
    if not given:
        raise InputError("Nothing is graded.", f"Give {' or '.join(f'--{axis}' for axis in AXES[what])}.")
    for axis, value in given.items():
        if axis not in AXES[what]:
            raise InputError(f"{what} have no {axis}.", f"Give {' or '.join(f'--{one}' for one in AXES[what])}.")
        if _step(axis, value) is None:
            steps = ", ".join(f"{step.code} ({step.label})" for step in load_scales()[axis])
            raise InputError(f"{value!r} is no step of {axis}.", f"Use one of: {steps}.")


def _step(axis: Axis, value: str) -> Step | None:
    return next((step for step in load_scales()[axis] if step.code == value), None)


def _allow(incident: Row, statements: Iterable[Statement], given: Mapping[Axis, str]) -> None:
    rows = {(row["axis"], row["step"]): row for row in possible(incident, statements)}
    for axis, value in given.items():
        row = rows[axis, value]
        if not row["possible"]:
            raise InputError(
                f"{axis} {value} means: {row['label']}. {row['why']}",
                "Grade it otherwise; if the machine counts wrongly, correct that first (`dalil review`).",
            )


def _statements(case: Case, identifiers: Sequence[str]) -> list[Statement]:
    chosen = set(identifiers)
    return [from_record(Statement, row) for row in case.records("statements") if row["id"] in chosen]
