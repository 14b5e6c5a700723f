"""Which statements speak of one occurrence, across reports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dalil.incidents.bearing import group_reports
from dalil.incidents.bond import Bond, bond, window
from dalil.incidents.general_answer import with_answers
from dalil.incidents.issued import issued
from dalil.incidents.neighbours import near_pairs
from dalil.incidents.proximity import fine, overlap
from dalil.incidents.reprint import as_first_told
from dalil.incidents.strand import Strand, compatible, forms_incident, strands
from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.model.when import When
from dalil.vocab.occurrences import STATE_FAMILIES, load_occurrences

Pairs = Iterable[tuple[str, str]]


def group(
    statements: Iterable[Statement],
    reports: Iterable[Report],
    *,
    merges: Pairs = (),
    splits: Pairs = (),
    bearing: Iterable[Sequence[str]] | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Ids of statements by occurrence, each group sorted, groups in order; what forms no incident is left out.

    Strands of different reports come together where act, fine place, time and target all agree and nothing in either
    group speaks against it (splitting is cheaper than mixing); where one of them names no day, both have to tell
    something else alike. Then those of reports that as whole texts bear on one occurrence (`bearing`, as
    `group_reports` finds them), where the act is one, the days can be, and again nothing speaks against it. `merges`
    and `splits` are pairs of statement ids that a person decided on; they always win, `splits` over `merges`. The
    order of the input makes no difference.
    """
    statements, reports, table = tuple(statements), tuple(reports), load_occurrences()
    apart = _rivals(splits)
    chosen = [statement for statement in statements if forms_incident(statement, table)]
    issue = issued(reports)
    published = {report.exhibit.sha256: report.published for report in reports} | {
        exhibit: When(edtf=day.isoformat(), basis="dateline") for exhibit, day in issue.items()
    }
    chosen = as_first_told(chosen, published)
    clusters = _Clusters(strands(chosen, table, apart, published, issue), apart)
    for one, two in sorted(merges):
        clusters.merge(one, two)
    bearing = list(group_reports(reports) if bearing is None else bearing)
    for _, first, second in _candidates(clusters.strands, published, bearing):
        clusters.join(first, second)
    for first, second in _kindred(clusters.strands, bearing, published):
        clusters.join(first, second, akin=True)
    return tuple(sorted(with_answers(clusters.members(), statements, apart)))


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
        # Copies of a report are compared once: for each circumstances the first strand that has them stands for all.
        first: dict[tuple[object, ...], int] = {}
        self._like = [first.setdefault(strand.circumstances, n) for n, strand in enumerate(found)]
        self._kinds = {n: {self._like[n]} for n in range(len(found))}
        self._fits: dict[tuple[int, int, bool], bool] = {}

    def merge(self, one: str, two: str) -> None:
        """Put the groups of two statements together, as a person decided."""
        if one in self._home and two in self._home:
            self.join(self._home[one], self._home[two], forced=True)

    def join(self, one: int, two: int, *, forced: bool = False, akin: bool = False) -> None:
        """Put the groups of two strands together where all of them agree, or where a person decided so."""
        first, second = self._group[one], self._group[two]
        if first is second or self._parted(first, second) or not (forced or self._agree(first, second, akin=akin)):
            return
        self._kinds[first[0]] |= self._kinds[second[0]]
        first.extend(second)
        for number in second:
            self._group[number] = first

    def _parted(self, first: list[int], second: list[int]) -> bool:
        if not self._apart:
            return False
        ours = {s.id for n in first for s in self.strands[n].statements}
        return any(ours & self._apart.get(s.id, frozenset()) for n in second for s in self.strands[n].statements)

    def _agree(self, first: list[int], second: list[int], *, akin: bool) -> bool:
        ours, theirs = self._kinds[first[0]], self._kinds[second[0]]
        families = frozenset.intersection(*(self.strands[n].families for n in ours | theirs))
        return bool(families) and all(self._fit(a, b, akin=akin) for a in ours for b in theirs)

    def _fit(self, one: int, two: int, *, akin: bool) -> bool:
        key = (one, two, akin)
        if key not in self._fits:
            self._fits[key] = compatible(self.strands[one], self.strands[two], akin=akin)
        return self._fits[key]

    def members(self) -> Iterable[tuple[str, ...]]:
        for number, numbers in self._group.items():
            if number == min(numbers):
                yield tuple(sorted(s.id for n in numbers for s in self.strands[n].statements))


def _candidates(
    found: Sequence[Strand], published: Mapping[str, When | None], bearing: Iterable[Sequence[str]]
) -> list[tuple[Bond, int, int]]:
    """Pairs of strands that positively agree, by their numbers, the firmest bond first.

    Of equal bonds the order of the reports decides, not the words that they use. A strand that may as well be of two
    occurrences is of neither; nor is place alone enough where one names no day: a town has more than one of a kind.
    """
    home = {exhibit: number for number, group in enumerate(bearing) for exhibit in group}
    bonds = []
    for one, two in near_pairs(found, published):
        if compatible(found[one], found[two]) and (held := bond(found[one], found[two], published)) is not None:
            bonds.append((held, one, two))
    doubtful = _doubtful(found, bonds, published)
    answering = _answering(found, bonds)
    return sorted(
        one for one in bonds if one not in doubtful and (one in answering or not _place_alone(found, one, home))
    )


def _answering(found: Sequence[Strand], bonds: Iterable[tuple[Bond, int, int]]) -> set[tuple[Bond, int, int]]:
    """The bonds in which who speaks on one side is accused on the other: it answers, though it names no day.

    Where it may answer to two occurrences, it is of neither.
    """
    held: dict[int, list[tuple[Bond, int, int]]] = defaultdict(list)
    for one in bonds:
        for ours, theirs in (one[1:], one[:0:-1]):
            if one[0].undated and not found[ours].times and found[ours].voices & found[theirs].doers:
                held[ours].append(one)
    answering: set[tuple[Bond, int, int]] = set()
    for ours, own in held.items():
        others = [found[one[1] if one[2] == ours else one[2]] for one in own]
        if all(compatible(a, b) for a, b in combinations(others, 2)):
            answering.update(own)
    return answering


def _place_alone(found: Sequence[Strand], one: tuple[Bond, int, int], home: Mapping[str, int]) -> bool:
    """Whether nothing but the place and the days before a report brings two together, in reports not of one matter."""
    held, first, second = one
    ours, theirs = found[first], found[second]
    if not held.undated or held.apart or ours.families & theirs.families & STATE_FAMILIES:
        return False
    named = bool(ours.partial_days and theirs.partial_days)
    return not named and home.get(ours.exhibit, -1) != home.get(theirs.exhibit, -2)


def _kindred(
    found: Sequence[Strand], bearing: Iterable[Sequence[str]], published: Mapping[str, When | None]
) -> Iterator[tuple[int, int]]:
    """Pairs of compatible strands, by their numbers, in reports that bear on one occurrence; their days have to meet.

    What names no place and no day can be told of any occurrence, but hardly of another one than the report is about. A
    wide place agrees with a fine one in it, and with nothing else.
    """
    of_report: dict[str, list[int]] = defaultdict(list)
    for number, strand in enumerate(found):
        of_report[strand.exhibit].append(number)
    pairs = (pair for group in bearing for pair in combinations(group, 2))
    for one, two in sorted((a, b) if a < b else (b, a) for x, y in pairs for a in of_report[x] for b in of_report[y]):
        ours, theirs = (window(found[number], published, lasting=False) for number in (one, two))
        meet = any(overlap(a, b) for a in ours for b in theirs)
        held = [any(map(fine, strand.places)) for strand in (found[one], found[two])]
        wide = any(strand.places and not own for strand, own in zip((found[one], found[two]), held, strict=True))
        if meet and (any(held) or not wide) and compatible(found[one], found[two], akin=True):
            yield one, two


def _doubtful(
    found: Sequence[Strand], bonds: Iterable[tuple[Bond, int, int]], published: Mapping[str, When | None]
) -> set[tuple[Bond, int, int]]:
    """The bonds of strands without any day whose firmest ones lead to strands that cannot be of one occurrence."""
    undated = {n for n, strand in enumerate(found) if not window(strand, published, lasting=False)}
    held: dict[int, list[tuple[Bond, int, int]]] = defaultdict(list)
    for one in bonds:
        for number in undated.intersection(one[1:]):
            held[number].append(one)
    doubtful: set[tuple[Bond, int, int]] = set()
    for number, own in held.items():
        most = min(one[0].apart for one in own)
        others = [found[one[1] if one[2] == number else one[2]] for one in own if one[0].apart == most]
        if any(not compatible(a, b) for a, b in combinations(others, 2)):
            doubtful.update(own)
    return doubtful
