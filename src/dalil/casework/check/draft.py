"""The user's draft as claims: each sentence with what it tells, place and day carried on from the one before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dalil.casework.check.counted import people_counted
from dalil.casework.check.names import same_name
from dalil.casework.check.telling import Telling, tellings
from dalil.incidents.proximity import Days, near, overlap
from dalil.model.party import PartyKind
from dalil.model.span import Range
from dalil.model.statement import Participant
from dalil.model.where import Where
from dalil.statements.events.disclaimed import is_untrue
from dalil.statements.passages import unread
from dalil.vocab.cues import load_cues

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from dalil.statements.passage import Passage
    from dalil.statements.reading import Reading

_DENYING = frozenset(("deny", "refuse"))
_FIGHTING: frozenset[PartyKind] = frozenset(("state", "state_forces", "armed_group"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSentence:
    """A sentence, code points [start, end) of the draft's text, and what it tells.

    `place` and `time` are those that the draft speaks of here, named in this sentence or before it; `disputed` says
    whether a word of denial stands in it.
    """

    start: int
    end: int
    text: str
    tellings: tuple[Telling, ...]
    place: Where | None = None
    time: Days | None = None
    disputed: bool = False

    @property
    def denying(self) -> bool:
        """Whether it tells that somebody denies something."""
        return self.disputed or any(one.denying for one in self.tellings)


def sentences(reading: "Reading") -> tuple[DraftSentence, ...]:
    """The sentences of a draft in order; a telling without place or day takes those told last before it."""
    told = tellings(reading.statements, reading.text, None)
    found = []
    for passage, sentence in _sentences(reading):
        start, end = passage.start + sentence.start_char, passage.start + sentence.end_char
        disputed = any(_disputes(token) for token in sentence)
        read = [one for one in told if start <= one.statements[0].sentence[0] < end] or _unread(reading, start, end)
        own = tuple(replace(_named(one, reading, start, end), disputed=disputed) for one in read)
        text = reading.text[start:end]
        found.append(DraftSentence(start=start, end=end, text=text, tellings=own, disputed=disputed))
    return tuple(_carried(found))


def _unread(reading: "Reading", start: int, end: int) -> list[Telling]:
    """What a sentence tells of which no act was read: of people counted at a place or on a day, it is still a claim."""
    if not any(people_counted(reading, start, end)):
        return []
    one = unread(reading, Range(start=start, end=end))
    return tellings((one,), reading.text, None) if one.place is not None or one.time is not None else []


def denials_beside(told: Telling, sentence: DraftSentence, denials: Sequence[DraftSentence]) -> tuple[str, ...]:
    """Of the draft's denials those of the matter that are told elsewhere: of its place and day as far as known."""
    return tuple(
        other.text
        for other in denials
        if other is not sentence
        and (told.place is None or other.place is None or near(told.place, other.place))
        and (told.time is None or other.time is None or overlap(told.time, other.time))
    )


def _persons(reading: "Reading", start: int, end: int) -> Iterator[Participant]:
    """The persons whose names of two words or more stand in a sentence; a word in doubt may name anything.

    What names a place, or a party by its place, is no person; nor is a name without a role that the map knows.
    """
    places = [one.where for one in reading.toponyms]
    for person in reading.persons:
        if start <= person.start < end and " " in person.name:
            named = Range(start=person.start, end=person.end)
            placed = any(named.overlaps(Range(start=one.start, end=one.end)) for one in places)
            if not placed and (person.role is not None or reading.place(named) is None):
                yield Participant(name=person.name, party=None, start=person.start, end=person.end)


def _parties(reading: "Reading", start: int, end: int, *, fighting: bool) -> Iterator[Participant]:
    """The parties whose names stand in a sentence: those that fight, or all others."""
    for found in reading.lexicon.parties.find(reading.text[start:end]):
        party = reading.lexicon.parties.by_id[found.party]
        if (party.kind in _FIGHTING) == fighting:
            yield Participant(name=party.name, party=party.id, start=start + found.start, end=start + found.end)


def _named(told: Telling, reading: "Reading", start: int, end: int) -> Telling:
    """With the names of its sentence that are not those of doers, victims and voices, and the warring parties in it."""
    taken = [(one.start, one.end) for one in told.doers]
    taken.extend((one.start, one.end) for s in told.statements for one in s.speakers)
    taken.extend((one.start, one.end) for s in told.statements for one in s.victims)
    named = (*_persons(reading, start, end), *_parties(reading, start, end, fighting=False))
    free = [one for one in named if not any(one.start < last and first < one.end for first, last in taken)]
    others = tuple(one for one in free if not any(same_name(one, doer) for doer in told.doers))
    counted = tuple(people_counted(reading, start, end))
    return replace(told, counted=counted, named=others, fighting=tuple(_parties(reading, start, end, fighting=True)))


def _sentences(reading: "Reading") -> Iterator[tuple["Passage", "Span"]]:
    return ((passage, one) for passage in reading.passages for one in passage.doc.sents if one.text.strip())


def _disputes(word: "Token") -> bool:
    """Whether it is a verb of denial or refusal, or says that something is not true."""
    cue = load_cues().verbs.get(word.lemma_.lower()) if word.pos_ == "VERB" else None
    return is_untrue(word) or (cue is not None and cue.speech_act in _DENYING)


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
