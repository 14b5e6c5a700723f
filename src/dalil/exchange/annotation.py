"""What people decided about a report, as standoff annotation in the form of `corpus/` (its README names the fields)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dalil.exchange.excerpt import Excerpt, Replacement
from dalil.model.span import Range
from dalil.model.statement import Statement
from dalil.statements.attribution.attribution import Attribution

Row = dict[str, Any]
LAYERS = "reviewed"
_RIGHT = ("accepted", "corrected")
_DECIDED = (*_RIGHT, "rejected")
Voice = tuple[tuple[Range, ...], tuple[Range, ...], tuple[Range, ...]]  # source, cue, content
_SHIPPED = "gn:"  # ids of places that everybody can look up; a case's own may name whom it protects


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedReport:
    """A report with the decisions of people laid over its statements.

    `blocks` are the passages of its text, `voices` what the reading has of who says what, `repeats` the statements that
    were rejected only because another one says the same, `masked` the words that must not leave.
    """

    text: str
    blocks: tuple[Range, ...]
    statements: tuple[Statement, ...]
    voices: tuple[Attribution, ...]
    repeats: frozenset[str]
    masked: tuple[Replacement, ...]

    @property
    def right(self) -> tuple[Statement, ...]:
        """The statements that people hold to be what the text says."""
        return tuple(one for one in self.statements if one.review in _RIGHT or one.id in self.repeats)

    def settled(self) -> tuple[Range, ...]:
        """The passages about which everything was decided; all of them where nothing in the report is left open.

        A passage that shares a statement or a voice with an open one is open too. Where something is open, a passage
        without any statement is left out: nobody says that there is nothing in it.
        """
        if all(one.review in _DECIDED for one in self.statements):
            return self.blocks if self.statements else ()
        told = [(self._touched(places_of(one)), one.review in _DECIDED) for one in self.statements]
        ties = [found for found, _ in told] + [self._touched(_parts(one)) for one in self.voices]
        opened = {number for found, decided in told if not decided for number in found}
        while more := {number for tie in ties if tie & opened for number in tie} - opened:
            opened |= more
        kept = {number for found, _ in told for number in found} - opened
        return tuple(self.blocks[number] for number in sorted(kept))

    def _touched(self, places: Sequence[Range]) -> frozenset[int]:
        return frozenset(
            number for number, block in enumerate(self.blocks) for place in places if block.overlaps(place)
        )


def places_of(one: Statement) -> tuple[Range, ...]:
    """All words of a statement: its quote, its trigger and those of its fields."""
    marks = (
        *one.speakers, *one.perpetrators, *one.victims, *one.weapons, *one.targets, *one.figures,
        *((one.place,) if one.place is not None else ()), *((one.time,) if one.time is not None else ()),
    )  # fmt: skip
    trigger = (Range(start=one.trigger[0], end=one.trigger[1]),) if one.trigger is not None else ()
    own = (Range(start=one.start, end=one.end), *trigger, *one.hedges)
    return (*own, *(Range(start=mark.start, end=mark.end) for mark in marks))


def annotation(report: ReviewedReport, *, name: str, collection: str) -> Row | None:
    """The record of a report under a neutral name; None where no passage of it is settled.

    Of the report only its settled passages are in it, private words replaced; neither its name, nor its address, outlet
    and date. Times bear their EDTF interval, but no TIMEX3 value, which no person has seen.
    """
    blocks = report.settled()
    if not blocks:
        return None
    excerpt = Excerpt(report.text, blocks, report.masked)
    voices = _voices(report, excerpt)
    marks = _Marks(excerpt)
    events = [row for one in _one_each(report.right) if (row := _event(one, voices, marks)) is not None]
    for number, row in enumerate(events, 1):
        row["id"] = f"E{number}"
    return {
        "id": name, "conflict": collection, "genre": None, "published": None, "outlet": None, "happenings": [],
        "layers": LAYERS, "text": excerpt.text, "attributions": voices, "events": events,
        "figures": marks.rows("F"), "times": marks.rows("T"), "places": marks.rows("P"), "split": "train",
    }  # fmt: skip


def _one_each(statements: Sequence[Statement]) -> Iterator[Statement]:
    """One statement for each trigger: two voices over one trigger are one event with both of them around it."""
    seen: set[tuple[int, int]] = set()
    for one in sorted(statements, key=lambda one: one.position):
        if one.act is not None and one.trigger is not None and one.trigger not in seen:
            seen.add(one.trigger)
            yield one


def _parts(voice: Attribution) -> tuple[Range, ...]:
    return (*voice.source, *voice.cue, *voice.content)


def _voices(report: ReviewedReport, excerpt: Excerpt) -> list[Row]:
    """Who says what, as far as people stand for it: voices of the reading that they left, and those they named."""
    left = [voice for voice in report.voices if _stands(voice, report.right)]
    found = [(voice.source, voice.cue, voice.content) for voice in left]
    found += [made for one in report.right if (made := _named(one, left, report.voices)) is not None]
    rows: list[Row] = []
    for source, cue, content in dict.fromkeys(found):
        moved = [[excerpt.moved(place) for place in part] for part in (source, cue, content)]
        if all(place is not None for part in moved for place in part):
            spans = [[[one.start, one.end] for one in part if one is not None] for part in moved]
            rows.append(dict(zip(("source", "cue", "content"), spans, strict=True)))
    rows.sort(key=lambda row: (min(row["source"] + row["cue"] + row["content"]), row["content"][-1][1]))
    named: list[Row] = [{"id": f"A{number}", **row} for number, row in enumerate(rows, 1)]
    for row in named:
        row["parent"] = _around(row, named)
    return named


def _stands(voice: Attribution, right: Sequence[Statement]) -> bool:
    """Whether a statement that people hold to be right is told by this voice."""
    speaker = voice.speaker
    return any(
        (speaker is None or any((speaker.start, speaker.end) == (own.start, own.end) for own in one.speakers))
        and any(content.overlaps(_told(one)) for content in voice.content)
        for one in right
    )


def _told(one: Statement) -> Range:
    start, end = one.trigger or (one.start, one.end)
    return Range(start=start, end=end)


def _named(one: Statement, left: Sequence[Attribution], voices: Sequence[Attribution]) -> Voice | None:
    """The voice of a statement that no voice of the reading gives: its words, and the cue where one stands over it."""
    if not one.speakers or any(_stands(voice, (one,)) for voice in left):
        return None
    speaker = Range(start=one.speakers[-1].start, end=one.speakers[-1].end)
    over = [voice for voice in voices if any(content.overlaps(_told(one)) for content in voice.content)]
    nearest = min(over, key=lambda voice: sum(part.end - part.start for part in voice.content), default=None)
    content = nearest.content if nearest is not None else (Range(start=one.start, end=one.end),)
    if any(part.overlaps(speaker) for part in content):
        return None  # the author tells what somebody calls for or refuses; there is no content apart from it
    return (speaker,), nearest.cue if nearest is not None else (), content


def _around(row: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> str | None:
    """The innermost attribution in whose content this one's cue (or source) stands."""
    start, end = min(row["cue"] or row["source"] or row["content"])
    holding = [
        (sum(last - first for first, last in other["content"]), other["id"])
        for other in rows
        if other is not row and any(first <= start and end <= last for first, last in other["content"])
    ]
    return min(holding)[1] if holding else None


class _Marks:
    """Marks that events share: figures, times and places, each entered once, by where they stand."""

    def __init__(self, excerpt: Excerpt) -> None:
        self.excerpt = excerpt
        self._rows: dict[str, dict[tuple[int, int], Row]] = {"F": {}, "T": {}, "P": {}}

    def enter(self, letter: str, start: int, end: int, **said: object) -> list[str]:
        """The id of the mark, in a list; none where its words are not kept."""
        place = self.excerpt.moved(Range(start=start, end=end))
        if place is None:
            return []
        known = self._rows[letter]
        row = known.setdefault(
            (place.start, place.end),
            {"id": f"{letter}{len(known) + 1}", "start": place.start, "end": place.end, **said},
        )
        return [row["id"]]

    def rows(self, letter: str) -> list[Row]:
        """The marks of this letter in the order of their ids."""
        return list(self._rows[letter].values())


def _event(one: Statement, voices: Sequence[Row], marks: _Marks) -> Row | None:
    moved = marks.excerpt.moved
    trigger = moved(_told(one))
    if trigger is None:
        return None
    at = [trigger.start, trigger.end]
    around = [row for row in voices if any(start <= at[0] and at[1] <= end for start, end in row["content"])]
    around.sort(key=lambda row: sum(start - end for start, end in row["content"]))

    def role(rows: Sequence[Any], field: str) -> list[Row]:
        places = [(row, moved(Range(start=row.start, end=row.end))) for row in rows]
        return [{"start": to.start, "end": to.end, field: getattr(row, field)} for row, to in places if to is not None]

    time, place = one.time, one.place
    return {
        "id": "", "trigger": at, "act": one.act, "status": one.status, "kind": one.kind, "polarity": one.polarity,
        "modality": one.modality, "commitment": one.author_commitment, "sourcing": one.attribution,
        "voices": [row["id"] for row in around],
        "perpetrators": role(one.perpetrators, "via"), "victims": role(one.victims, "category"),
        "weapons": role(one.weapons, "id"), "targets": role(one.targets, "id"),
        "hedges": [[to.start, to.end] for hedge in one.hedges if (to := moved(hedge)) is not None],
        "figures": [
            known
            for row in one.figures
            for known in marks.enter(
                "F", row.start, row.end, counts=row.counts, low=row.low, high=row.high, comparator=row.comparator,
                unit=row.unit,
            )
        ],
        "times": marks.enter("T", time.start, time.end, type=None, value=None, edtf=time.edtf, basis=time.basis)
        if time is not None
        else [],
        "places": marks.enter("P", place.start, place.end, place=_known(place.id)) if place is not None else [],
    }  # fmt: skip


def _known(identifier: str | None) -> str | None:
    return identifier if identifier is not None and identifier.startswith(_SHIPPED) else None
