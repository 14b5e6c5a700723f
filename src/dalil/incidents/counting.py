"""Figures of one occurrence side by side: series with their envelope, and why two figures differ."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Literal, get_args

from dalil.incidents.agreement import Vote, agreement
from dalil.model.figure import Figure
from dalil.model.incident import FigureSeries, FigureValue
from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.model.validity import require, require_member
from dalil.vocab.counting import CountingRule, load_counting
from dalil.vocab.occurrences import STATE_FAMILIES, load_occurrences
from dalil.vocab.populations import population_of

Difference = Literal[
    "agrees",
    "other_thing",
    "other_population",
    "other_place",
    "later_day",
    "unknown_day",
    "cumulative",
    "other_rule",
    "superseded",
    "rounding",
    "conflict",
]
# "about 8,000" may stand for what rounds to it: one part in ten to either side.
_ROUNDED = 0.1
# Populations that may be all who were there: an origin that counted them and later counts people goes on counting.
_ALL_THERE = frozenset(("civilians", "captives"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One figure with what it needs to be compared: its statement, the origin it leads back to, its day (EDTF).

    `before`: the population that its origin counted up to then, where it now counts people ("29, up from 23").
    `independent` is False where nobody answers for that origin but an outlet's or unknown author's voice.
    """

    figure: Figure
    statement: Statement
    root: str | None
    independent: bool
    as_of: str | None
    lasting: bool
    before: str | None = None

    @property
    def origin(self) -> str | None:
        """The origin that counts as a witness; None where it names no source."""
        return self.root if self.independent else None

    @property
    def rules(self) -> frozenset[CountingRule]:
        """How it was counted, by the words of the statement."""
        words = f" {' '.join(self.statement.quote.casefold().split())} "
        return frozenset(rule for word, rule in load_counting().items() if f" {word} " in words)

    @property
    def population(self) -> str:
        """Whom it counts: anybody, combatants, or a word for others, whose counts are set side by side."""
        return self.before or population_of(self.figure.unit)

    @property
    def scope(self) -> str | None:
        """For what lasts, the place whose people are counted: those of a town are not those of its quarter."""
        place = self.statement.place
        return (place.id or place.name) if self.lasting and place is not None else None


def counts(
    told: Iterable[Statement], home: Mapping[str, str], named: Container[str], reports: Mapping[str, Report]
) -> tuple[Count, ...]:
    """Every figure of the statements of one occurrence.

    `home` leads from a statement to its origin, `named` are the origins that somebody answers for in this occurrence,
    `reports` goes by exhibit.
    """
    found = [
        _count(statement, figure, home.get(statement.id), named, reports)
        for statement in told
        for figure in statement.figures
    ]
    akin: dict[tuple[str | None, str], list[Count]] = defaultdict(list)
    for one in found:
        akin[one.root, one.figure.counts].append(one)
    return tuple(replace(one, before=_counted_before(one, akin[one.root, one.figure.counts])) for one in found)


def _counted_before(count: Count, akin: Iterable[Count]) -> str | None:
    """The one population of all who were there that its origin counted before; None where it counted others.

    `akin` are the figures of its origin that count the same.
    """
    if count.root is None or count.population != "anybody":
        return None
    known = {one.population for one in akin if _later(count, one)}
    return min(known) if len(known) == 1 and known <= _ALL_THERE else None


def _count(
    statement: Statement, figure: Figure, root: str | None, named: Container[str], reports: Mapping[str, Report]
) -> Count:
    row = load_occurrences().get(statement.act or "")
    published = reports[statement.exhibit].published
    lasting = statement.kind == "state" or bool(row and set(row.families) & STATE_FAMILIES)
    stated = statement.time.edtf if statement.time is not None and lasting else None
    return Count(
        figure=figure,
        statement=statement,
        root=root,
        independent=root in named,
        as_of=stated or (published.edtf if published is not None else None),
        lasting=lasting,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two sides of figures (statement ids) and how they differ; only `conflict` is a contradiction."""

    difference: Difference
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    reason: str

    def __post_init__(self) -> None:
        require_member(self.difference, get_args(Difference), "comparison: difference")
        require(all(self.sides), "comparison: both sides are given")


def series(counts: Iterable[Count]) -> tuple[FigureSeries, ...]:
    """Figures that count the same thing in the same words, each once an origin, with the widest bounds told.

    Nothing is averaged or chosen. An open bound of one value leaves the envelope open on that side. What most
    independent origins agree on stands beside it, with the dissenters; of what lasts, on the latest day alone.
    """
    counts = list(counts)
    grouped: dict[tuple[str, str], dict[tuple[object, ...], FigureValue]] = defaultdict(dict)
    for count in sorted(counts, key=_order):
        figure = count.figure
        value = FigureValue(
            low=figure.low, high=figure.high, origin=count.origin, as_of=count.as_of, statement=count.statement.id
        )
        vote = (figure.low, figure.high, count.root or count.statement.id, count.as_of)
        grouped[figure.counts, figure.unit or ""].setdefault(vote, value)
    return tuple(
        FigureSeries(
            counts=what,
            unit=unit or None,
            values=tuple(values.values()),
            envelope=_envelope(values.values()),
            **_agreed([one for one in counts if (one.figure.counts, one.figure.unit or "") == (what, unit)]),
        )
        for (what, unit), values in sorted(grouped.items())
    )


def _agreed(counts: Sequence[Count]) -> dict[str, Any]:
    """The fields of a series that say on what the independent origins agree, each by its latest figure."""
    last = max((count.as_of or "" for count in counts if count.lasting), default="")
    latest: dict[str, list[Count]] = defaultdict(list)
    for count in sorted(counts, key=_order):
        if count.origin is None or (count.lasting and (count.as_of or "") != last):
            continue
        before = latest[count.origin]
        if before and (before[0].as_of or "") < (count.as_of or ""):
            before.clear()
        before.append(count)
    votes = [
        Vote(origin=origin, low=one.figure.low, high=one.figure.high) for origin, own in latest.items() for one in own
    ]
    found = agreement(votes)
    if found is None:
        return {}
    return {"agreed": (found.low, found.high), "agreeing": found.agreeing, "dissenting": found.dissenting}


def _order(count: Count) -> tuple[str, str, int]:
    return count.as_of or "~", count.statement.id, count.figure.start


def _envelope(values: Iterable[FigureValue]) -> tuple[int | None, int | None]:
    lows, highs = zip(*((value.low, value.high) for value in values), strict=True)
    low = None if None in lows else min(low for low in lows if low is not None)
    return low, None if None in highs else max(high for high in highs if high is not None)


def comparisons(counts: Sequence[Count]) -> tuple[Comparison, ...]:
    """Every pair of different figures that a reader may set against each other, with the label that says why.

    Equal figures of the same people are gathered on one side, so that copies do not multiply the pairs.
    """
    gathered: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in sorted(counts, key=_order):
        figure = count.figure
        day = count.as_of if count.lasting else None
        gathered[figure.counts, count.population, figure.low, figure.high, figure.comparator, day].append(count)
    sides = list(gathered.values())
    found = [_compare(one, two, sides) for one, two in combinations(sides, 2)]
    return tuple(sorted(found, key=lambda comparison: (comparison.difference, comparison.sides)))


def _compare(one: Sequence[Count], two: Sequence[Count], every: Sequence[Sequence[Count]]) -> Comparison:
    difference = _difference(one, two, every)
    a, b = (f"{_words(side[0])} ({side[0].statement.document})" for side in (one, two))
    return Comparison(
        difference=difference,
        sides=(tuple(sorted(c.statement.id for c in one)), tuple(sorted(c.statement.id for c in two))),
        reason=_REASONS[difference].format(a=a, b=b),
    )


_REASONS: Mapping[Difference, str] = {
    "agrees": "{a} and {b} can both be right: the intervals meet.",
    "other_thing": "{a} and {b} count different things.",
    "other_population": "{a} and {b} count different people.",
    "other_place": "{a} and {b} count at different places.",
    "later_day": "{a} and {b} speak of different days.",
    "unknown_day": "{a} and {b} may speak of different days: not both say which.",
    "cumulative": "{a} and {b}: one is a sum over a longer time than the other.",
    "other_rule": "{a} and {b}: one was established case by case, the other is an estimate.",
    "superseded": "{a} and {b}: one was corrected by its own source.",
    "rounding": "{a} and {b} differ by no more than rounding.",
    "conflict": "{a} and {b} are two counts of the same people, event and day that cannot both be right.",
}


def _difference(one: Sequence[Count], two: Sequence[Count], every: Sequence[Sequence[Count]]) -> Difference:
    a, b = one[0], two[0]
    if apart := _counts_apart(a, b):
        return apart
    if meet(a.figure, b.figure, 0.0):
        return "agrees"
    if (a.lasting or b.lasting) and (a.as_of is None or b.as_of is None):
        return "unknown_day"
    if meet(a.figure, b.figure, _ROUNDED):
        return "rounding"
    if rule := _counted_apart(a, b):
        return rule
    ours, theirs = _standing(one, every), _standing(two, every)
    return "conflict" if ours and theirs and ours != theirs else "superseded"


def _counts_apart(a: Count, b: Count) -> Difference | None:
    """Why two figures are not about the same: other things, other people, another place, another day."""
    if a.figure.counts != b.figure.counts:
        return "other_thing"
    if a.population != b.population:
        return "other_population"
    if a.scope is not None and b.scope is not None and a.scope != b.scope:
        return "other_place"
    dated = a.as_of is not None and b.as_of is not None
    return "later_day" if (a.lasting or b.lasting) and dated and a.as_of != b.as_of else None


def _counted_apart(a: Count, b: Count) -> Difference | None:
    """Why two figures were not counted alike: over a longer time, or by another rule."""
    if ("cumulative" in a.rules) != ("cumulative" in b.rules):
        return "cumulative"
    kinds = {rule for one in (a, b) for rule in one.rules & {"established", "estimated"}}
    return "other_rule" if len(kinds) > 1 and not a.rules & b.rules & kinds else None


def _standing(side: Sequence[Count], every: Sequence[Sequence[Count]]) -> frozenset[str]:
    """The origins that still hold this figure: those that did not tell another one of the same people later."""
    held = set()
    for count in side:
        others = (c for other in every if other is not side for c in other if c.root == count.root)
        same = (c for c in others if (c.figure.counts, c.population) == (count.figure.counts, count.population))
        if count.root is None or not any(_later(c, count) for c in same):
            held.add(count.root or count.statement.id)
    return frozenset(held)


def _later(one: Count, two: Count) -> bool:
    return (one.as_of or "") > (two.as_of or "")


def meet(one: Figure, two: Figure, slack: float) -> bool:
    """Whether the intervals share a value; bounds given as about are widened by the part `slack`."""
    (low, high), (other_low, other_high) = _bounds(one, slack), _bounds(two, slack)
    return low <= other_high and other_low <= high


def _bounds(figure: Figure, slack: float) -> tuple[float, float]:
    part = slack if figure.comparator == "about" else 0.0
    low = float("-inf") if figure.low is None else figure.low * (1 - part)
    return low, float("inf") if figure.high is None else figure.high * (1 + part)


def _words(count: Count) -> str:
    figure = count.figure
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    else:
        number = f"at least {low:,}" if low is not None else f"at most {high:,}" if high is not None else "some"
    return f"{number} {figure.unit or ''}".strip() + f" {figure.counts}"
