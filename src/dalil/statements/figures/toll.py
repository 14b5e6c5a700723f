"""How many the main incident of a report killed and injured."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dalil.model.span import Range
from dalil.model.toll import Interval, Toll
from dalil.statements.figures.count import Count
from dalil.statements.figures.find import find_counts
from dalil.statements.figures.victim import Fate, Victim, victims
from dalil.statements.reading import Reading

_HURT = ("injure", "wound", "hurt", "injured", "wounded", "injury", "hospitalize", "hospitalized")
LEAD = 8
"""So many sentences from the top tell what the report is about; what follows may be another story."""
_BACKGROUND = (
    "this year",
    "last year",
    "so far",
    "since the",
    "in the past",
    "annually",
    "previous",
    "earlier this",
    "each year",
)


def toll(reading: Reading) -> Toll:
    """Killed and injured of the incident that the report is about, and whether its sources conflict.

    A total wins over persons told one by one; parts are not added; persons described without a number count one each
    within a sentence; those who took their own life are among the killed. None = the text says nothing.
    """
    told = _Told(reading)
    killed = told.killed()
    return Toll(killed=killed, injured=told.injured(killed), conflict=told.conflict())


class _Told:
    """The mentions of dead and hurt persons by sentence, in the order of the text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.order: list[int] = []
        self.mentions: dict[int, list[Victim]] = defaultdict(list)
        self.counts: dict[int, list[Count]] = defaultdict(list)
        for passage in reading.passages:
            for sentence in passage.doc.sents:
                told = sentence.text.lower()
                if not any(words in told for words in _BACKGROUND):
                    self.order.append(passage.start + sentence.start_char)
            for one in victims(passage.doc):
                self.mentions[passage.start + one.sentence].append(one)
        for count in find_counts(reading):
            self.counts[count.sentence].append(count)

    def _sum(self, sentence: int, fates: Iterable[Fate]) -> int:
        """Persons with one of these fates in one sentence, each called by the same words counted once."""
        found = {one.key: one.count for one in self.mentions[sentence] if one.fate in fates}
        return sum(found.values())

    def _stated(
        self, sentences: Sequence[int], counts: str, predicates: Sequence[str] | None = None
    ) -> Interval | None:
        """The first total that these sentences state with a number."""
        for sentence in sentences:
            totals = [
                one.figure
                for one in self.counts[sentence]
                if one.figure.counts == counts and not one.part and (predicates is None or one.predicate in predicates)
            ]
            low = max((figure.low or 0 for figure in totals), default=0)
            if low:
                best = next(figure for figure in totals if (figure.low or 0) == low)
                if counts == "killed" and best.high == low:
                    most = max(low, self._sum(sentence, ("killed",)))
                    return most, most
                return best.low, best.high
        return None

    def killed(self) -> Interval | None:
        """The killed: the largest that the lead tells, else the largest of the rest."""
        for part in (self.order[:LEAD], self.order[LEAD : 3 * LEAD]):
            stated = self._stated(part, "killed")
            described = max((self._sum(sentence, ("killed",)) for sentence in part), default=0)
            if stated and (stated[0] or 0) >= described:
                return stated
            if described:
                return described, described
        return None

    def injured(self, killed: Interval | None) -> Interval | None:
        """The injured: a number of injured, else those hit less the killed, else persons described as hurt."""
        dead = killed[0] or 0 if killed else 0
        for part in (self.order[:LEAD], self.order[LEAD : 3 * LEAD]):
            if stated := self._stated(part, "injured", _HURT):
                return stated
            if hit := self._stated(part, "injured"):
                rest = max((hit[0] or 0) - dead, 0)
                return (rest, rest) if rest else None
            described = max((self._sum(sentence, ("injured",)) for sentence in part), default=0)
            hit_one_by_one = max((self._sum(sentence, ("shot", "injured")) for sentence in part), default=0)
            if not dead and hit_one_by_one:
                return hit_one_by_one, hit_one_by_one
            if described:
                return described, described
        return None

    def conflict(self) -> bool:
        """Whether two speakers put the killed in intervals that do not meet."""
        said: dict[str, Interval] = {}
        for sentence in self.order:
            for one in self.counts[sentence]:
                if one.figure.counts == "killed" and not one.part and (speaker := self._speaker(one)):
                    said.setdefault(speaker, (one.figure.low, one.figure.high))
        bounds = sorted(said.items())
        return any(_apart(one, two) for index, (_, one) in enumerate(bounds) for _, two in bounds[index + 1 :])

    def _speaker(self, count: Count) -> str | None:
        figure, voices = count.figure, self.reading.attributions
        first = Range(start=figure.start, end=figure.start + 1)
        for index in sorted((at for _, at in self.reading.contents_along.over(first)), reverse=True):
            if (speaker := voices[index].speaker) is not None:
                return speaker.name
        return None


def _apart(one: Interval, two: Interval) -> bool:
    def above(low: int | None, high: int | None) -> bool:
        return low is not None and high is not None and low > high

    return above(one[0], two[1]) or above(two[0], one[1])
