"""Which statements speak of one occurrence, across reports."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from dalil.incidents.proximity import LASTING, RECENT, Days, fine, near, overlap, recent
from dalil.incidents.strand import Strand, compatible, forms_incident, strands
from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.model.when import When
from dalil.vocab.occurrences import STATE_FAMILIES, load_occurrences

Pairs = Iterable[tuple[str, str]]


def group(
    statements: Iterable[Statement], reports: Iterable[Report], *, merges: Pairs = (), splits: Pairs = ()
) -> tuple[tuple[str, ...], ...]:
    """Ids of statements by occurrence, each group sorted, groups in order; what forms no incident is left out.

    Strands of different reports come together where act, fine place, time and target all agree and nothing in either
    group speaks against it (splitting is cheaper than mixing). `merges` and `splits` are pairs of statement ids that a
    person decided on; they always win, `splits` over `merges`. The order of the input makes no difference.
    """
    table = load_occurrences()
    apart = _rivals(splits)
    chosen = [statement for statement in statements if forms_incident(statement, table)]
    published = {report.exhibit.sha256: report.published for report in reports}
    clusters = _Clusters(strands(chosen, table, apart), apart)
    for one, two in sorted(merges):
        clusters.merge(one, two)
    for _, one, two in sorted(_candidates(clusters.strands, published)):
        clusters.join(one, two, forced=False)
    return tuple(sorted(clusters.members()))


def _rivals(splits: Pairs) -> dict[str, frozenset[str]]:
    """For each statement those that a person keeps apart from it."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, two in splits:
        found[one].add(two)
        found[two].add(one)
    return {one: frozenset(rivals) for one, rivals in found.items()}


class _Clusters:
    """Groups of strands; two come together only where every strand of the one can stand with every one of the other."""

    def __init__(self, found: Sequence[Strand], apart: Mapping[str, frozenset[str]]) -> None:
        self.strands = found
        self._apart = apart
        self._home = {s.id: n for n, strand in enumerate(found) for s in strand.statements}
        self._group = {n: [n] for n in range(len(found))}

    def merge(self, one: str, two: str) -> None:
        """Put the groups of two statements together, as a person decided."""
        if one in self._home and two in self._home:
            self.join(self._home[one], self._home[two], forced=True)

    def join(self, one: int, two: int, *, forced: bool) -> None:
        """Put the groups of two strands together where all of them agree, or where a person decided so."""
        first, second = self._group[one], self._group[two]
        if first is second or self._parted(first, second) or not (forced or self._agree(first, second)):
            return
        first.extend(second)
        for number in second:
            self._group[number] = first

    def _parted(self, first: list[int], second: list[int]) -> bool:
        if not self._apart:
            return False
        ours = {s.id for n in first for s in self.strands[n].statements}
        return any(ours & self._apart.get(s.id, frozenset()) for n in second for s in self.strands[n].statements)

    def _agree(self, first: list[int], second: list[int]) -> bool:
        families = frozenset.intersection(*(self.strands[n].families for n in (*first, *second)))
        return bool(families) and all(compatible(self.strands[a], self.strands[b]) for a in first for b in second)

    def members(self) -> Iterable[tuple[str, ...]]:
        for number, numbers in self._group.items():
            if number == min(numbers):
                yield tuple(sorted(s.id for n in numbers for s in self.strands[n].statements))


def _candidates(
    found: Sequence[Strand], published: Mapping[str, When | None]
) -> Iterable[tuple[tuple[int, int, int], int, int]]:
    """Pairs of strands that positively agree, by their numbers, with how well: same place id, days told on both sides.

    Of equal agreement the order of the reports decides, not the words that they use.
    """
    cells: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, strand in enumerate(found):
        for cell in sorted({(family, cell) for family in strand.families for cell in _cells(strand)}):
            cells[cell].append(number)
    seen: set[tuple[int, int]] = set()
    for cell in sorted(cells):
        for one, two in combinations(cells[cell], 2):
            if (one, two) not in seen and compatible(found[one], found[two]):
                seen.add((one, two))
                rank = _agreement(found[one], found[two], published)
                if rank is not None:
                    yield rank, one, two


def _cells(strand: Strand) -> Iterable[str]:
    """Squares of one degree that hold or touch the square of a fine place, so that near places share a square."""
    for place in strand.places:
        if fine(place) and (place.lat is None or place.lon is None):
            yield place.name.casefold()
        elif fine(place) and place.lat is not None and place.lon is not None:
            row, column = math.floor(place.lat), math.floor(place.lon)
            yield from (f"{row + a} {column + b}" for a in (-1, 0, 1) for b in (-1, 0, 1))


def _agreement(one: Strand, two: Strand, published: Mapping[str, When | None]) -> tuple[int, int, int] | None:
    """How well two compatible strands agree, lower is better; None where no fine place or day brings them together."""
    places = [(a, b) for a in one.places for b in two.places if fine(a) and fine(b) and near(a, b)]
    if not places:
        return None
    lasting = bool(one.families & two.families & STATE_FAMILIES)
    dated = bool(one.times and two.times)
    if not dated and not _may_meet(one, two, published, lasting=lasting):
        return None
    same_place = any(a.id is not None and a.id == b.id for a, b in places)
    return int(not same_place), int(not dated), int(one.exhibit == two.exhibit)


def _may_meet(one: Strand, two: Strand, published: Mapping[str, When | None], *, lasting: bool) -> bool:
    """Whether an undated strand, taken to lie shortly before its report, can be of the time of the other.

    What lasts may be told some weeks apart, and where nobody knows when; two sieges of one town years apart are two.
    """
    ours, theirs = _spans(one, published, lasting=lasting), _spans(two, published, lasting=lasting)
    if not (ours and theirs):
        return lasting
    return all(overlap(a, b) for a in ours for b in theirs)


def _spans(strand: Strand, published: Mapping[str, When | None], *, lasting: bool) -> tuple[Days, ...]:
    window = recent(published.get(strand.exhibit), LASTING if lasting else RECENT)
    return strand.times or ((window,) if window is not None else ())
