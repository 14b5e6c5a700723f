"""People counted in a sentence of a draft, by its words alone: also where the reading ties the number to no act."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dalil.model.figure import Comparator, Figure
from dalil.model.span import Range
from dalil.origins.numerals import number
from dalil.vocab.plurals import singulars
from dalil.vocab.triggers import load_trigger_rules

if TYPE_CHECKING:
    from dalil.statements.reading import Reading

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+|[^\W_]+")
_REACH = 2  # words between a number and whom it counts ("nine unarmed young men")
_AT_LEAST = frozenset((("at", "least"), ("more", "than"), ("no", "fewer", "than"), ("not", "less", "than")))
_REACHED = frozenset(("at", "reached", "was", "is", "to"))
_DOZEN = 12


def people_counted(reading: "Reading", start: int, end: int) -> Iterator[Figure]:
    """Numbers before a word for people in [start, end) of the draft, in digits or words; dates and times are none."""
    words = list(_WORD.finditer(reading.text, start, end))
    folded = [match.group().casefold().replace(",", "") for match in words]
    times = [one.range for one in reading.times_along.touching(Range(start=start, end=end))]
    for at, match in enumerate(words):
        count = _count(folded, at)
        dated = any(place.start < match.end() and match.start() < place.end for place in times)
        people = [n for n in range(at + 1, min(at + 2 + _REACH, len(words))) if _are_people(folded[n])]
        if count is not None and not dated and (people or _is_toll(folded, at)):
            least = any(tuple(folded[max(0, at - len(before)) : at]) == before for before in _AT_LEAST)
            comparator: Comparator = "at_least" if least else "exact"
            unit = words[people[0]].group() if people else None
            high = None if least else count
            yield Figure(
                counts="other", low=count, high=high, unit=unit, comparator=comparator,
                start=match.start(), end=match.end(),
            )  # fmt: skip


def _count(folded: list[str], at: int) -> int | None:
    """The number that the word is: "a dozen" is twelve, "two dozen" twenty-four; none for what belongs to another."""
    own = number(folded[at])
    behind = folded[at + 1] if at + 1 < len(folded) else ""
    if folded[at] in ("dozen", "dozens"):
        before = number(folded[at - 1]) if at else None
        return _DOZEN * int(before or 1) if folded[at] == "dozen" else None
    return int(own) if own is not None and behind not in ("dozen", "hundred", "thousand", "million") else None


def _is_toll(folded: list[str], at: int) -> bool:
    """Whether the number is put as that of a toll: "puts the number of the dead at 12", "gave 12 as the toll"."""
    if folded[at + 1 : at + 2] == ["as"] and _names_toll(folded[at + 2 : at + 4]):
        return True
    reached = not _REACHED.isdisjoint(folded[max(0, at - _REACH) : at])
    return reached and _names_toll(folded[:at])


def _names_toll(words: list[str]) -> bool:
    return any(load_trigger_rules().among("tolls", word) for word in words)


def _are_people(word: str) -> bool:
    rules = load_trigger_rules()
    return any(rules.among("people", one) for one in (word, *singulars(word)))
