"""What is reported to have happened at one place and time."""

from dataclasses import dataclass

from dalil.model.conflict import Conflict
from dalil.model.origin import OriginCount
from dalil.model.when import EventTime
from dalil.model.where import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """One figure of an incident: interval, the independent origin it leads back to, its day (EDTF), its statement.

    `origin` is None where the report names no source for it: such a figure is no witness of its own.
    """

    low: int | None
    high: int | None
    origin: str | None
    as_of: str | None
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSeries:
    """Figures that count the same thing of the same people, side by side; the envelope is [lowest, highest].

    `agreed` is the interval that most independent origins share (two or more, `agreeing`; the others in `dissenting`),
    None where no interval has most behind it. Every bound is one that somebody gave.
    """

    counts: str
    unit: str | None
    values: tuple[FigureValue, ...]
    envelope: tuple[int | None, int | None]
    agreed: tuple[int | None, int | None] | None = None
    agreeing: tuple[str, ...] = ()
    dissenting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Statements of several documents that speak of one occurrence, with what conflicts in them.

    `grade` is a person's decision and None until then; `grade_possible` lists what the origins would allow.
    """

    id: str
    title: str
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    origins: OriginCount
    place: Where | None
    time: EventTime | None
    acts: tuple[str, ...]
    parties: tuple[str, ...]
    figures: tuple[FigureSeries, ...]
    conflicts: tuple[Conflict, ...]
    grade: str | None
    grade_possible: tuple[str, ...]
