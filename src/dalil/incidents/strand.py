"""What one report tells of one occurrence: statements that belong together before reports are compared."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import TypeAlias

from dalil.incidents.partial_day import PartialDay, partial_day
from dalil.incidents.proximity import Days, days, near, overlap, recent, wide
from dalil.model.statement import Kind, Statement, Status
from dalil.model.when import When
from dalil.model.where import Where
from dalil.vocab.occurrences import Occurrence

_KINDS: frozenset[Kind] = frozenset(("event", "state", "refusal"))
_AHEAD = frozenset(("layer.future", "layer.ahead"))
_MAY_BE = "modality.ahead"
_NOT_REAL: frozenset[Status] = frozenset(("threatened", "promised", "called_for", "hypothetical", "opinion"))
_WORD = re.compile(r"[^\W_]+")
_ANYWHERE = frozenset(("tgt.populated_area",))
_FULL = 2  # words of a name by which a person is known apart from others
_Sentence: TypeAlias = tuple[str, tuple[int, int]]
_SENTENCE = 6  # words from which on equal wording is no chance


@dataclass(frozen=True, kw_only=True, eq=False)
class Strand:
    """Statements of one report that can be told of one occurrence; `families` are those that all of them allow.

    `issued`: the day of a report without a date whose dateline and case tell it; weekdays are reckoned from it.
    `printed`: the day of a report with a date; what a voice in it calls Monday or yesterday is reckoned from it, since
    a report that quotes words about another week says when they were spoken.
    """

    exhibit: str
    statements: tuple[Statement, ...]
    families: frozenset[str]
    issued: date | None = None
    printed: date | None = None

    @property
    def key(self) -> str:
        """The id of its first statement."""
        return self.statements[0].id

    @cached_property
    def places(self) -> tuple[Where, ...]:
        """The places named in it, each once."""
        return tuple({_point(s.place): s.place for s in self.statements if s.place is not None}.values())

    @cached_property
    def times(self) -> tuple[Days, ...]:
        """The times named in it, each once."""
        named = [found for s in self.statements if (found := days(s.time)) is not None]
        told = {(self.issued, one) for one in self._partial} | {(self.printed, one) for one in self._quoted}
        meant = [one.before(day) for day, one in sorted(told, key=repr) if day is not None]
        return tuple(dict.fromkeys((*named, *((day, day) for day in meant if day is not None))))

    @cached_property
    def partial_days(self) -> frozenset[PartialDay]:
        """What it tells of a day whose year or week nothing gives."""
        if self.issued is not None:
            return frozenset()
        unknown = self._partial if self.printed is None else self._partial - self._quoted
        return frozenset(one for one in unknown if one.ago is None)

    @cached_property
    def _partial(self) -> frozenset[PartialDay]:
        return frozenset(found for s in self.statements if (found := partial_day(s.time)) is not None)

    @cached_property
    def _quoted(self) -> frozenset[PartialDay]:
        return frozenset(found for s in self.statements if s.speakers and (found := partial_day(s.time)) is not None)

    @cached_property
    def targets(self) -> frozenset[str]:
        """The kinds of target named in it."""
        return frozenset(target.id for statement in self.statements for target in statement.targets)

    @cached_property
    def aims(self) -> frozenset[str]:
        """The kinds of target that tell one occurrence from another: a town holds whatever was hit in it."""
        return self.targets - _ANYWHERE

    @cached_property
    def figures(self) -> frozenset[tuple[str, int | None, int | None]]:
        """How many it counts of what."""
        return frozenset((f.counts, f.low, f.high) for s in self.statements for f in s.figures)

    @cached_property
    def doers(self) -> frozenset[str]:
        """The parties that are said to have done it."""
        return frozenset(doer.party for s in self.statements for doer in s.perpetrators if doer.party is not None)

    @cached_property
    def voices(self) -> frozenset[str]:
        """Its innermost voices, as far as they have a name of their own."""
        voices = [s.speakers[-1] for s in self.statements if s.speakers]
        named = [one for one in voices if one.party is not None or len(one.name.split()) >= _FULL]
        return frozenset(one.party or one.name.casefold() for one in named)

    @cached_property
    def wording(self) -> frozenset[tuple[str | None, tuple[str, ...]]]:
        """What it says word by word, as far as it says enough for equal words to be no chance."""
        told = ((s.act, tuple(_WORD.findall(s.quote.casefold()))) for s in self.statements)
        return frozenset((act, words) for act, words in told if len(words) >= _SENTENCE)

    @cached_property
    def circumstances(self) -> tuple[object, ...]:
        """All that is compared when nothing may speak against one occurrence; equal for the copies of a report."""
        places, times = frozenset(map(_point, self.places)), frozenset(self.times)
        return self.families, self.targets, places, times, self.partial_days


def _point(place: Where) -> tuple[object, ...]:
    return place.id or place.name.casefold(), place.lat, place.lon, place.radius_km, place.precision


def forms_incident(statement: Statement, table: Mapping[str, Occurrence]) -> bool:
    """Whether the statement tells of something that is said to have happened or to last, at a time of its own.

    Patterns, legal labels, calls, questions, captions, what is threatened or merely supposed, what lies ahead ("will
    bomb", "may be shot") and what a person rejected form no incident; nor does what is told of a whole country or a
    wide area at no time (often a comparison).
    """
    if statement.place is not None and wide(statement.place) and days(statement.time) is None:
        return False
    known = statement.act is not None and statement.act in table and bool(table[statement.act].families)
    told = statement.kind in _KINDS and statement.status not in _NOT_REAL and not _lies_ahead(statement)
    return known and told and statement.review != "rejected"


def _lies_ahead(statement: Statement) -> bool:
    """Whether the words put it after themselves: as what will be or is prepared, or as what may yet be.

    What somebody set out for ("came to arrest them") is future to its verb only, and may have been done.
    """
    will_be = statement.modality == "future" and not _AHEAD.isdisjoint(statement.reasons)
    return will_be or _MAY_BE in statement.reasons


def strands(
    statements: Iterable[Statement],
    table: Mapping[str, Occurrence],
    apart: Mapping[str, frozenset[str]],
    published: Mapping[str, When | None],
    issue: Mapping[str, date],
) -> list[Strand]:
    """The strands of all reports, in order of report and text; `apart` are the ids that a person parted from an id.

    `issue` are days of reports without a date, as `issued` finds them.

    A statement joins the strand of its report told last that allows its act, place, time and target; one without place
    or time takes them from there. Anything that does not fit begins a strand of its own.
    """
    found: list[Strand] = []
    begin, report = 0, ""
    told = sorted(statements, key=lambda one: one.position)
    mates = _placed_mates(told)
    for statement in told:
        if statement.exhibit != report:
            begin, report = len(found), statement.exhibit
        families = frozenset(table[statement.act or ""].families)
        given, written = issue.get(report), published.get(report)
        printed = written.day if given is None and written is not None else None
        alone = Strand(exhibit=report, statements=(statement,), families=families, issued=given, printed=printed)
        news = recent(written)
        sought = _as_placed(alone, mates, table)
        fitting = [n for n in range(begin, len(found)) if _fits(found[n], sought, apart, news)]
        if fitting:
            chosen = max(fitting, key=lambda n: (found[n].statements[-1].end, n))
            found[chosen] = joined(found[chosen], alone)
        else:
            found.append(alone)
    return found


def _placed_mates(told: Iterable[Statement]) -> dict[_Sentence, list[Statement]]:
    """The statements that name a place, by report and sentence."""
    found: dict[_Sentence, list[Statement]] = {}
    for one in told:
        if one.place is not None:
            found.setdefault((one.exhibit, one.sentence), []).append(one)
    return found


def _as_placed(
    alone: Strand, mates: Mapping[_Sentence, Sequence[Statement]], table: Mapping[str, Occurrence]
) -> Strand:
    """The statement as its sentence places it: "nine died on Monday, the clinic said, when shells hit Orm".

    Only for the search of its strand: another kind of act, another day or a second place in the sentence lends nothing.
    """
    (own,) = alone.statements
    told = mates.get((own.exhibit, own.sentence), ()) if own.place is None else ()
    akin = [one for one in told if not alone.families.isdisjoint(table[one.act or ""].families)]
    placed = replace(alone, statements=(own, *akin))
    one_place = all(near(a, b) for a, b in combinations(placed.places, 2))
    one_day = all(overlap(a, b) for a, b in combinations(placed.times, 2))
    return placed if one_place and one_day else alone


def joined(one: Strand, two: Strand) -> Strand:
    """Both strands of one report as one."""
    both = sorted((*one.statements, *two.statements), key=lambda one: one.position)
    return replace(one, statements=tuple(both), families=one.families & two.families)


def _fits(strand: Strand, other: Strand, apart: Mapping[str, frozenset[str]], news: Days | None) -> bool:
    """Whether the strand can go on with the other: the news of a report is not what it then tells of days long past."""
    rivals = apart.get(other.key)
    parted = rivals is not None and any(statement.id in rivals for statement in strand.statements)
    undated = not (strand.times or strand.partial_days)
    past = news is not None and undated and any(not overlap(day, news) for day in other.times)
    return not parted and not past and compatible(strand, other)


def compatible(one: Strand, two: Strand, *, akin: bool = False) -> bool:
    """Whether nothing speaks against one occurrence: acts, places, times and targets allow it.

    Where the whole reports are `akin` it is enough that one place of each and one time of each agree: a report tells
    the hospital, the court and the day before beside the place and the day.
    """
    if not one.families & two.families:
        return False
    if one.aims and two.aims and not one.aims & two.aims:
        return False
    meet = any if akin else all
    if one.places and two.places and not meet(near(a, b) for a in one.places for b in two.places):
        return False
    if one.partial_days and two.partial_days and not same_partial_day(one, two):
        return False
    return not (one.times and two.times) or meet(overlap(a, b) for a in one.times for b in two.times)


def same_partial_day(one: Strand, two: Strand) -> bool:
    """Whether the two name one weekday, or one day of a month; a weekday may be any day of a month."""
    return any(a == b or (a.weekday is None) != (b.weekday is None) for a in one.partial_days for b in two.partial_days)
