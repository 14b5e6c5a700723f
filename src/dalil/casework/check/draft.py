"""The user's draft as claims: each sentence with what it tells, place and day carried on from the one before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dalil.casework.check.telling import Telling, denies_something, tellings
from dalil.incidents.proximity import Days, near, overlap
from dalil.model.where import Where

if TYPE_CHECKING:
    from dalil.statements.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSentence:
    """A sentence, code points [start, end) of the draft's text, and what it tells.

    `place` and `time` are those that the draft speaks of here, named in this sentence or before it.
    """

    start: int
    end: int
    text: str
    tellings: tuple[Telling, ...]
    place: Where | None = None
    time: Days | None = None

    @property
    def denying(self) -> bool:
        """Whether it tells that somebody denies something."""
        return any(one.denying for one in self.tellings) or denies_something(self.text)


def sentences(reading: "Reading") -> tuple[DraftSentence, ...]:
    """The sentences of a draft in order; a telling without place or day takes those told last before it."""
    told = tellings(reading.statements, reading.text, None)
    found = []
    for start, end in _ranges(reading):
        own = tuple(one for one in told if start <= one.statements[0].sentence[0] < end)
        text = reading.text[start:end]
        found.append(DraftSentence(start=start, end=end, text=text, tellings=own))
    return tuple(_carried(found))


def denials_beside(told: Telling, sentence: DraftSentence, every: Sequence[DraftSentence]) -> tuple[str, ...]:
    """The sentences of the draft that tell a denial of the matter: of its place and day as far as either is known."""
    return tuple(
        other.text
        for other in every
        if other.denying
        and other is not sentence
        and (told.place is None or other.place is None or near(told.place, other.place))
        and (told.time is None or other.time is None or overlap(told.time, other.time))
    )


def _ranges(reading: "Reading") -> Iterator[tuple[int, int]]:
    for passage in reading.passages:
        for sentence in passage.doc.sents:
            start, end = passage.start + sentence.start_char, passage.start + sentence.end_char
            if reading.text[start:end].strip():
                yield start, end


def _carried(found: Sequence[DraftSentence]) -> Iterator[DraftSentence]:
    place: Where | None = None
    time: Days | None = None
    for sentence in found:
        own = []
        for one in sentence.tellings:
            if one.place is not None:
                time = time if place is not None and near(place, one.place) else None
                place = one.place
            time = one.time or time
            own.append(replace(one, place=one.place or place, time=one.time or time))
        yield replace(sentence, tellings=tuple(own), place=place, time=time)
