"""How far an account agrees with the world it was made of: origins counted, incidents told apart, conflicts found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from dalil.incidents.grouping import group
from dalil.model.incident import Incident
from dalil.model.origin import OriginCount
from dalil.model.statement import Statement
from dalil.origins.count import count
from dalil.origins.trace import trace
from worlds.nouns import Event, Interval, Testimony, World
from worlds.reading import Seen

CONFLICTS = ("denial", "blame", "figure")
Told = tuple[str, int]  # a sentence: its paper's name and its number there


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One event: its true number of origins, what dalil counts, and what went wrong first where they differ.

    `fault`: unread (a root left no statement), split (its sentences lie in several incidents), mixed (its incident
    holds another event), few or many (origins joined or torn), range (low and high differ, one of them being right).
    """

    event: str
    roots: int
    counted: OriginCount | None
    alone: OriginCount
    fault: str | None
    true_conflicts: frozenset[str]
    found_conflicts: frozenset[str]


@dataclass(slots=True)
class Score:
    """Sums over worlds."""

    verdicts: list[Verdict] = field(default_factory=list)
    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    mixed: int = 0
    incidents: int = 0
    sentences: int = 0
    unread: int = 0

    def add(self, other: "Score") -> None:
        """Put another world's sums to these."""
        self.verdicts += other.verdicts
        self.precision += other.precision
        self.recall += other.recall
        self.mixed += other.mixed
        self.incidents += other.incidents
        self.sentences += other.sentences
        self.unread += other.unread

    def rates(self) -> dict[str, float]:
        """The figures by name, between 0 and 1."""
        every = len(self.verdicts)
        p, r = _mean(self.precision), _mean(self.recall)
        found = {
            "exact K (low = high = true)": sum(_exact(one.counted, one.roots) for one in self.verdicts) / every,
            "exact K_high": sum(one.counted is not None and one.counted.high == one.roots for one in self.verdicts)
            / every,
            "true K within low and high": sum(_within(one.counted, one.roots) for one in self.verdicts) / every,
            "exact K, incidents given": sum(_exact(one.alone, one.roots) for one in self.verdicts) / every,
            "exact K_high, incidents given": sum(one.alone.high == one.roots for one in self.verdicts) / every,
            "B-cubed precision": p,
            "B-cubed recall": r,
            "B-cubed F1": 2 * p * r / (p + r) if p + r else 0.0,
            "mixed incidents": self.mixed / max(1, self.incidents),
            "sentences without an incident": self.unread / max(1, self.sentences),
        }
        for kind in CONFLICTS:
            true = sum(kind in one.true_conflicts for one in self.verdicts)
            said = sum(kind in one.found_conflicts for one in self.verdicts)
            both = sum(kind in one.true_conflicts & one.found_conflicts for one in self.verdicts)
            found[f"{kind} precision"], found[f"{kind} recall"] = both / max(1, said), both / max(1, true)
        return found

    def faults(self) -> Mapping[str, int]:
        """How many events went wrong first by which fault."""
        return Counter(one.fault for one in self.verdicts if one.fault is not None)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _exact(counted: OriginCount | None, roots: int) -> bool:
    return counted is not None and counted.low == counted.high == roots


def _within(counted: OriginCount | None, roots: int) -> bool:
    return counted is not None and counted.low <= roots <= counted.high


def score(seen: Seen) -> Score:
    """Compare an account with its world."""
    return _Comparison(seen).score()


def signature(seen: Seen) -> list[tuple[object, ...]]:
    """What an account says of a world without any name: incidents by their sentences, counts and kinds of conflict."""
    comparison = _Comparison(seen)
    rows = [
        (
            sorted(comparison.told[one] for one in incident.statements if one in comparison.told),
            (incident.origins.low, incident.origins.high, incident.origins.unattributed),
            sorted(conflict.kind for conflict in incident.conflicts),
        )
        for incident in seen.account.incidents
    ]
    return sorted(rows, key=repr)


def unchanged(one: Seen, two: Seen) -> float:
    """Part of the incidents of one account that the other holds too, with the same sentences, counts and conflicts."""
    ours, theirs = signature(one), signature(two)
    same = sum((Counter(map(repr, ours)) & Counter(map(repr, theirs))).values())
    return same / max(1, len(ours), len(theirs))


class _Comparison:
    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.world: World = seen.world
        self.statements: dict[str, Statement] = {one.id: one for one in seen.account.statements}
        self.told: dict[str, Told] = {}
        self.truth: dict[Told, tuple[str, tuple[str, ...]]] = {}
        for paper in seen.papers.values():
            for number, (_, _, sentence) in enumerate(paper.placed()):
                if sentence.event is not None and sentence.tells:
                    self.truth[paper.name, number] = sentence.event, sentence.roots
        for one in seen.account.statements:
            paper = seen.papers[one.exhibit]
            at = one.trigger[0] if one.trigger else one.start
            for number, (start, end, _) in enumerate(paper.placed()):
                if start <= at < end:
                    self.told[one.id] = paper.name, number
        self.home = self._home()

    def _home(self) -> dict[Told, str]:
        """The incident that most statements of a sentence lie in."""
        votes: dict[Told, Counter[str]] = defaultdict(Counter)
        for incident in self.seen.account.incidents:
            for one in incident.statements:
                if self.told.get(one) in self.truth:
                    votes[self.told[one]][incident.id] += 1
        return {told: min(found, key=lambda one: (-found[one], one)) for told, found in votes.items()}

    def score(self) -> Score:
        found = Score(sentences=len(self.truth), unread=len(self.truth.keys() - self.home.keys()))
        true: dict[str, set[Told]] = defaultdict(set)
        made: dict[str, set[Told]] = defaultdict(set)
        for told, incident in self.home.items():
            true[self.truth[told][0]].add(told)
            made[incident].add(told)
        for told, incident in sorted(self.home.items()):
            ours, theirs = true[self.truth[told][0]], made[incident]
            found.precision.append(len(ours & theirs) / len(theirs))
            found.recall.append(len(ours & theirs) / len(ours))
        found.incidents = len(made)
        found.mixed = sum(len({self.truth[told][0] for told in members}) > 1 for members in made.values())
        alone = self._alone()
        for event in self.world.events:
            if any(truth[0] == event.id for truth in self.truth.values()):
                found.verdicts.append(self._verdict(event, true[event.id], made, alone[event.id]))
        return found

    def _alone(self) -> dict[str, OriginCount]:
        """Origins counted where the incidents are taken from the world instead of being found."""
        event_of = {one: self.truth[told][0] for one, told in self.told.items() if told in self.truth}
        chosen = [one for one in self.statements.values() if one.id in event_of]
        reports = self.seen.account.reports
        formed = {one for members in group(chosen, reports) for one in members}
        matters = {one: event_of[one] for one in formed}
        origins = trace(
            reports, tuple(self.statements.values()), parties=self.seen.engine.lexicon.parties, matters=matters
        )
        return {
            event.id: count(origins, [self.statements[one] for one in sorted(formed) if event_of[one] == event.id])
            for event in self.world.events
        }

    def _verdict(
        self, event: Event, sentences: set[Told], made: Mapping[str, set[Told]], alone: OriginCount
    ) -> Verdict:
        roots = {root for told, (where, those) in self.truth.items() if where == event.id for root in those}
        homes = Counter(self.home[told] for told in sentences)
        best = min(homes, key=lambda one: (-homes[one], one)) if homes else None
        incident = next((one for one in self.seen.account.incidents if one.id == best), None)
        seen_roots = {root for told in sentences for root in self.truth[told][1]}
        return Verdict(
            event=event.id,
            roots=len(roots),
            counted=incident.origins if incident is not None else None,
            alone=alone,
            fault=_fault(incident, roots, seen_roots, homes, made[best] - sentences if best else set()),
            true_conflicts=frozenset(_conflicts([one for one in self.world.testimonies if one.root in roots])),
            found_conflicts=frozenset(one.kind for one in incident.conflicts) if incident is not None else frozenset(),
        )


def _fault(
    incident: Incident | None, roots: set[str], seen: set[str], homes: Mapping[str, int], others: set[Told]
) -> str | None:
    counted = incident.origins if incident is not None else None
    if counted is not None and _exact(counted, len(roots)):
        return None
    if counted is None or roots - seen:
        return "unread"
    if others:
        return "mixed"
    if len(homes) > 1:
        return "split"
    if _within(counted, len(roots)):
        return "range"
    return "few" if counted.high < len(roots) else "many"


def _conflicts(told: Iterable[Testimony]) -> set[str]:
    """The kinds of conflict that the testimonies of one event hold."""
    every = list(told)
    found = set()
    accusers = [one for one in every if one.role == "account"]
    if accusers and any(one.role == "denial" for one in every):
        found.add("denial")
    if len({one.names for one in every if one.names and one.role != "denial"}) > 1:
        found.add("blame")
    if any(_apart(a, b) for a, b in combinations(accusers, 2)):
        found.add("figure")
    return found


def _apart(one: Testimony, two: Testimony) -> bool:
    """Whether two figures of the same people cannot both be right."""
    if one.figure is None or two.figure is None or one.unit != two.unit or one.source.key == two.source.key:
        return False
    return not _meet(one.figure, two.figure)


def _meet(one: Interval, two: Interval) -> bool:
    return (two[1] is None or one[0] <= two[1]) and (one[1] is None or two[0] <= one[1])
