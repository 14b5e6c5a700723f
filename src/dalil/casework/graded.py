"""What the grades that people gave come to: they follow the statements that were graded."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dalil.model.decision import Decision
from dalil.model.grade import Grade
from dalil.vocab.grades import load_scales

Row = Mapping[str, Any]


def standing_grades(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that grade and that nobody took back, in the order of the log."""
    found: dict[str, Decision] = {}
    for decision in decisions:
        if decision.kind == "grade":
            found[decision.id] = decision
        elif decision.kind == "undo" and decision.supersedes is not None:
            found.pop(decision.supersedes, None)
    return tuple(found.values())


def grades_of(decisions: Iterable[Decision], rows: Sequence[Row]) -> dict[str, Grade]:
    """The grade of each incident or origin, by its id: it follows the statements that were graded.

    A grade goes to what holds more than half of them; where nothing does, it is given to nothing (see `ungiven`). A
    later decision replaces the axes that it names and leaves the others.
    """
    found: dict[str, Grade] = {}
    for decision in standing_grades(decisions):
        row = _holder(decision, rows)
        if row is None:
            continue
        before = found.get(row["id"])
        axes = {axis: getattr(before, axis) if before is not None else None for axis in load_scales()}
        axes.update({axis: value for axis, value in decision.fields.items() if axis in axes})
        found[row["id"]] = Grade(
            grade=axes["grade"],
            credibility=axes["credibility"],
            reliability=axes["reliability"],
            decision=decision.id,
            by=decision.by,
            at=decision.at,
            whole=set(decision.subjects[1:]) == set(row["statements"]),
        )
    return found


def ungiven(decisions: Iterable[Decision], rows: Sequence[Row]) -> tuple[Decision, ...]:
    """Grades whose statements no longer stand together: listed, never dropped."""
    return tuple(one for one in standing_grades(decisions) if _holder(one, rows) is None)


def _holder(decision: Decision, rows: Sequence[Row]) -> Row | None:
    """What holds more than half of the statements that were graded."""
    graded = set(decision.subjects[1:])
    return next((row for row in rows if 2 * len(graded & set(row["statements"])) > len(graded)), None)
