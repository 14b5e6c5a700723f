"""What one report tells of one occurrence: statements that belong together before reports are compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dalil.incidents.proximity import Days, days, near, overlap, wide
from dalil.model.statement import Kind, Statement, Status
from dalil.model.where import Where
from dalil.vocab.occurrences import Occurrence

_KINDS: frozenset[Kind] = frozenset(("event", "state", "refusal"))
_NOT_REAL: frozenset[Status] = frozenset(("threatened", "promised", "called_for", "hypothetical", "opinion"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """Statements of one report that can be told of one occurrence; `families` are those that all of them allow."""

    exhibit: str
    statements: tuple[Statement, ...]
    families: frozenset[str]

    @property
    def key(self) -> str:
        """The id of its first statement."""
        return self.statements[0].id

    @property
    def places(self) -> tuple[Where, ...]:
        """The places named in it."""
        return tuple(statement.place for statement in self.statements if statement.place is not None)

    @property
    def times(self) -> tuple[Days, ...]:
        """The times named in it."""
        return tuple(found for statement in self.statements if (found := days(statement.time)) is not None)

    @property
    def targets(self) -> frozenset[str]:
        """The kinds of target named in it."""
        return frozenset(target.id for statement in self.statements for target in statement.targets)


def forms_incident(statement: Statement, table: Mapping[str, Occurrence]) -> bool:
    """Whether the statement tells of something that is said to have happened or to last, at a time of its own.

    Patterns, legal labels, calls, questions, captions, what is threatened or merely supposed and what a person rejected
    form no incident; nor does what is told of a whole country or a wide area at no time (often a comparison).
    """
    if statement.place is not None and wide(statement.place) and days(statement.time) is None:
        return False
    known = statement.act is not None and statement.act in table and bool(table[statement.act].families)
    told = statement.kind in _KINDS and statement.status not in _NOT_REAL
    return known and told and statement.review != "rejected"


def strands(
    statements: Iterable[Statement], table: Mapping[str, Occurrence], apart: Mapping[str, frozenset[str]]
) -> list[Strand]:
    """The strands of all reports, in order of report and text; `apart` are the ids that a person parted from an id.

    A statement joins the strand of its report told last that allows its act, place, time and target; one without place
    or time takes them from there. Anything that does not fit begins a strand of its own.
    """
    found: list[Strand] = []
    begin, report = 0, ""
    for statement in sorted(statements, key=lambda one: one.position):
        if statement.exhibit != report:
            begin, report = len(found), statement.exhibit
        alone = Strand(exhibit=report, statements=(statement,), families=frozenset(table[statement.act or ""].families))
        fitting = [n for n in range(begin, len(found)) if _fits(found[n], alone, apart)]
        if fitting:
            chosen = max(fitting, key=lambda n: (found[n].statements[-1].end, n))
            found[chosen] = joined(found[chosen], alone)
        else:
            found.append(alone)
    return found


def joined(one: Strand, two: Strand) -> Strand:
    """Both strands of one report as one."""
    both = sorted((*one.statements, *two.statements), key=lambda one: one.position)
    return Strand(exhibit=one.exhibit, statements=tuple(both), families=one.families & two.families)


def _fits(strand: Strand, other: Strand, apart: Mapping[str, frozenset[str]]) -> bool:
    rivals = apart.get(other.key)
    parted = rivals is not None and any(statement.id in rivals for statement in strand.statements)
    return not parted and compatible(strand, other)


def compatible(one: Strand, two: Strand) -> bool:
    """Whether nothing speaks against one occurrence: acts, places, times and targets allow it."""
    if not one.families & two.families:
        return False
    if one.targets and two.targets and not one.targets & two.targets:
        return False
    if any(not near(a, b) for a in one.places for b in two.places):
        return False
    return all(overlap(a, b) for a in one.times for b in two.times)
