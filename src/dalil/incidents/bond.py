"""What brings two strands of different reports together, and how firmly: place, time, and what both tell."""

from collections.abc import Mapping
from dataclasses import dataclass

from dalil.incidents.proximity import LASTING, RECENT, Days, fine, near, overlap, recent
from dalil.incidents.strand import Strand
from dalil.model.when import When
from dalil.vocab.occurrences import STATE_FAMILIES

_OF_WORDS = 3
# What a strand without any date must share beside the place: with a day of a month, with a weekday, with neither.
_WITH_DAY, _WITH_WEEKDAY, _WITHOUT = 1, 2, 3


@dataclass(frozen=True, slots=True, order=True)
class Bond:
    """How well two strands agree; the least is the firmest.

    In order: one place id, both dated, how much both tell alike, one of them more exact in its target, days between.
    """

    other_place: bool
    undated: bool
    apart: int
    vaguer: bool
    days: int


def bond(one: Strand, two: Strand, published: Mapping[str, When | None]) -> Bond | None:
    """The bond of two compatible strands; None where no fine place and time bring them together."""
    places = [(a, b) for a in one.places for b in two.places if fine(a) and fine(b) and near(a, b)]
    if not places:
        return None
    lasting = bool(one.families & two.families & STATE_FAMILIES)
    shared, dated = alike(one, two), bool(one.times and two.times)
    if not dated and not _may_meet(one, two, published, shared, lasting=lasting):
        return None
    return Bond(
        other_place=not any(a.id is not None and a.id == b.id for a, b in places),
        undated=not dated,
        apart=-shared,
        vaguer=bool(one.targets) != bool(two.targets),
        days=_between(one, two, published),
    )


def alike(one: Strand, two: Strand) -> int:
    """How much both tell: the same words count thrice, a figure, a doer, a voice and a target once."""
    told = (one.figures & two.figures, one.doers & two.doers, one.voices & two.voices, one.targets & two.targets)
    return _OF_WORDS * bool(one.wording & two.wording) + sum(map(bool, told))


def _may_meet(one: Strand, two: Strand, published: Mapping[str, When | None], shared: int, *, lasting: bool) -> bool:
    """Whether an undated strand, taken to lie shortly before its report, can be of the time of the other.

    What lasts may be told some weeks apart, and where nobody knows when; two sieges of one town years apart are two.
    Where the day of the report is not known either, what both tell has to make up for it.
    """
    ours, theirs = (window(strand, published, lasting=lasting) for strand in (one, two))
    if ours and theirs:
        return all(overlap(a, b) for a in ours for b in theirs)
    told = one.partial_days | two.partial_days
    single = [first for first, last in ours or theirs if first is not None and first == last]
    if not all(partial.fits(day) for partial in told for day in single):
        return False
    if lasting:
        return True
    agree = bool(told) and bool(single or (one.partial_days and two.partial_days))
    if agree and all(partial.weekday is None for partial in told):
        return shared >= _WITH_DAY
    telling = one.wording & two.wording or one.figures & two.figures or one.voices & two.voices
    return bool(telling) and shared >= (_WITH_WEEKDAY if agree else _WITHOUT)


def window(strand: Strand, published: Mapping[str, When | None], *, lasting: bool) -> tuple[Days, ...]:
    """The days of a strand: those it names, else those before its report; none where neither is known."""
    days = recent(published.get(strand.exhibit), LASTING if lasting else RECENT)
    return strand.times or ((days,) if days is not None else ())


def _between(one: Strand, two: Strand, published: Mapping[str, When | None]) -> int:
    """Days between the latest days of the two, so that news belongs to the event next before it."""
    lasts = []
    for strand in (one, two):
        known = [last for _, last in window(strand, published, lasting=False) if last is not None]
        lasts.append(max(known, default=None))
    first, second = lasts
    return abs((first - second).days) if first is not None and second is not None else 0
