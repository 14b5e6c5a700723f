"""What people decided on what belongs together: one origin or two, one occurrence or two."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import TypeAlias

from dalil.model.decision import Decision, DecisionKind

Pair: TypeAlias = tuple[str, str]
Sides: TypeAlias = tuple[tuple[str, ...], ...]
# Which kind puts things together, and which keeps them apart.
OF_ORIGINS: tuple[DecisionKind, DecisionKind] = ("same", "different")
OF_INCIDENTS: tuple[DecisionKind, DecisionKind] = ("merge", "split")
GROUPING = (*OF_ORIGINS, *OF_INCIDENTS)
SIDES = "sides"


def written(sides: Iterable[Sequence[str]]) -> str:
    """The sides of a decision as its field `sides`: ids with blanks between them, a bar between two sides."""
    return "|".join(" ".join(side) for side in sides)


def sides(decision: Decision) -> Sides:
    """The statements of each side of a decision; where it names none, each subject is a side."""
    told = decision.fields.get(SIDES)
    if told is None:
        return tuple((subject,) for subject in decision.subjects)
    return tuple(tuple(side.split()) for side in told.split("|"))


def standing_groupings(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that group and that nobody took back, in the order of the log."""
    found: dict[str, Decision] = {}
    for decision in decisions:
        if decision.kind in GROUPING:
            found[decision.id] = decision
        elif decision.kind == "undo" and decision.supersedes is not None:
            found.pop(decision.supersedes, None)
    return tuple(found.values())


def wanted(decisions: Iterable[Decision], kinds: tuple[DecisionKind, DecisionKind]) -> tuple[list[Pair], list[Pair]]:
    """Pairs of statements that people put together, and pairs that they keep apart; a later decision replaces.

    `kinds` names the two kinds of decision. Pairs are sorted, so that the same decisions give the same analysis.
    """
    joining, parting = kinds
    together: set[Pair] = set()
    apart: set[Pair] = set()
    for decision in standing_groupings(decisions):
        if decision.kind == joining:
            members = sorted({member for side in sides(decision) for member in side})
            apart = {pair for pair in apart if not set(pair) <= set(members)}
            together.update((members[0], other) for other in members[1:])
        elif decision.kind == parting:
            pairs = _across(sides(decision))
            together -= pairs
            apart |= pairs
    return sorted(together), sorted(apart)


def _across(found: Sides) -> set[Pair]:
    return {
        (min(one, two), max(one, two))
        for number, side in enumerate(found)
        for other in found[number + 1 :]
        for one, two in product(side, other)
        if one != two
    }


def resolved(kind: DecisionKind, records: Sequence[tuple[str, Mapping[str, object]]]) -> Sides:
    """The statements that each id named in a decision stands for: itself, or those of the origin or incident.

    `records` are kind and record of each id. Who parts a statement from the incident that holds it takes it out of
    that side. A side may come out empty.
    """
    found: list[tuple[str, ...]] = []
    single = {str(record["id"]) for what, record in records if what == "statements"}
    for what, record in records:
        if what == "statements":
            found.append((str(record["id"]),))
        else:
            members = record["statements"]
            assert isinstance(members, list)
            out = single if kind in (OF_ORIGINS[1], OF_INCIDENTS[1]) else set()
            found.append(tuple(member for member in members if member not in out))
    return tuple(found)
