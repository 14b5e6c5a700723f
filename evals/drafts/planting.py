"""Drafts written from the testimonies of a world, some sentences with one error planted, the others faithful."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Literal, TypeVar

from worlds.nouns import Event, Source, Testimony, World
from worlds.writing import toll_words

from drafts.wording import Wording

Plant = Literal["control", "figure", "attribution", "speaker", "denial", "invention", "remark"]
PLANTS: tuple[Plant, ...] = ("figure", "attribution", "speaker", "denial", "invention")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
Choice = TypeVar("Choice")
_FAITHFUL = 0.4
_LEFT_OUT = 0.5  # of the denials that could be told
_APART = 4  # days between an invention and anything that the world holds of that town


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of a draft, with what is planted in it."""

    text: str
    plant: Plant


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Paragraphs of one or two sentences."""

    name: str
    paragraphs: tuple[tuple[Line, ...], ...]

    @property
    def text(self) -> str:
        """The draft as plain text."""
        return "\n\n".join(" ".join(line.text for line in block) for block in self.paragraphs) + "\n"

    def placed(self) -> list[tuple[int, int, Line]]:
        """Each sentence with the code points [start, end) where it stands in `text`."""
        found, at = [], 0
        for block in self.paragraphs:
            for line in block:
                found.append((at, at + len(line.text), line))
                at += len(line.text) + 1
            at += 1
        return found


def drafts(world: World, wording: Wording, *, seed: int, count: int, length: int = 8) -> tuple[Draft, ...]:
    """So many drafts of so many claims each, from what the English papers of the world print."""
    author = _Author(world, wording, Random(seed))
    return tuple(author.draft(number, length) for number in range(count))


class _Author:
    def __init__(self, world: World, wording: Wording, random: Random) -> None:
        self.world = world
        self.wording = wording
        self.random = random
        self.sides = {side.id: side for side in world.sides}
        self.events = {event.id: event for event in world.events}
        printed = {
            root for paper in world.papers if paper.language == "en" for _, _, one in paper.placed() if one.tells
            for root in one.roots
        }  # fmt: skip
        self.told = [one for one in world.testimonies if one.root in printed and one.role == "account" and one.figure]
        self.denials = {one.event: one for one in world.testimonies if one.root in printed and one.role == "denial"}
        self.named = [one.source for one in self.told if one.source.key.startswith(("person", "body"))]

    def draft(self, number: int, length: int) -> Draft:
        """One draft: a remark, then claims on different events."""
        blocks: list[tuple[Line, ...]] = [(Line(text=self._one(self.wording.remarks), plant="remark"),)]
        seen: set[str] = set()
        for told in self.random.sample(self.told, len(self.told)):
            if told.event in seen or len(seen) == length:
                continue
            seen.add(told.event)
            blocks.append(self._paragraph(told, self.events[told.event]))
        return Draft(name=f"draft-{number:03d}.txt", paragraphs=tuple(blocks))

    def _paragraph(self, told: Testimony, event: Event) -> tuple[Line, ...]:
        plant: Plant = "control" if self.random.random() < _FAITHFUL else self._one(PLANTS)
        denial = self.denials.get(event.id)
        deniable = denial is not None and told.names == event.doer
        if deniable and self.random.random() < _LEFT_OUT:
            plant = "denial"
        elif plant == "denial" and not deniable:
            plant = "control"
        if plant == "invention":
            return (Line(text=self._invented(), plant=plant),)
        lines = [self._claim(told, event, plant)]
        if denial is not None and plant != "denial":
            lines.append(Line(text=self._denial(denial, event), plant="control"))
        return tuple(lines)

    def _claim(self, told: Testimony, event: Event, plant: Plant) -> Line:
        source, toll = told.source, told.toll
        if plant == "figure":
            toll = self._changed(told, event)
        if plant == "speaker":
            there = {one.source.first for one in self.world.testimonies if one.event == event.id}
            source = self._one([one for one in self.named if one.first not in there])
        clause = self._clause(event, event.day, toll, told.names)
        text = f"{clause}." if plant == "attribution" else self._said(source, clause)
        return Line(text=_upper(text), plant=plant)

    def _said(self, source: Source, clause: str) -> str:
        first, comma, rest = source.first.partition(", ")
        name = f"{first}{comma}{rest}{',' if comma else ''}"
        text = self._one(self.wording.says).format(s=name, S=_upper(name), c=clause, C=_upper(clause))
        return text.replace(",,", ",").replace(",.", ".")

    def _clause(self, event: Event, day: date, toll: str, doer: str | None) -> str:
        table = self.wording.told if doer else self.wording.bare
        name = f"the {self.sides[doer].name}" if doer else ""
        when = self._one(self.wording.days).format(d=day.day, month=MONTHS[day.month - 1], year=day.year)
        return self._one(table[event.act]).format(toll=toll, doer=name, spot=self._spot(event), day=when)

    def _denial(self, denial: Testimony, event: Event) -> str:
        name = denial.source.first
        return self._one(self.wording.denies).format(
            S=_upper(name),
            noun=self.wording.nouns[event.act],
            spot=self._spot(event),
            doer=f"the {self.sides[event.doer].name}",
        )

    def _invented(self) -> str:
        """Something of which no paper tells: another day, far from everything told of that town."""
        model = self._one(self.told)
        event = self.events[model.event]
        days = [one.day for one in self.world.events if one.town.id == event.town.id]
        near = (min(days) + timedelta(days=n) for n in range(-10, 80))
        free = [day for day in near if all(abs((day - one).days) >= _APART for one in days)]
        people = 2 + self.random.randrange(30)
        toll = toll_words(self.random, (people, people), model.unit)
        return _upper(self._said(self._one(self.named), self._clause(event, self._one(free), toll, model.names)))

    def _changed(self, told: Testimony, event: Event) -> str:
        """Another number than anybody gives of this event."""
        given = {n for one in self.world.testimonies if one.event == event.id and one.figure for n in one.figure}
        assert told.figure is not None
        low, high = told.figure
        other = self._one([n for n in (low + 3, low + 9, low * 2 + 1, low + 17, low * 3 + 2) if n not in given])
        return toll_words(self.random, (other, None if high is None else other), told.unit)

    def _spot(self, event: Event) -> str:
        place = (
            event.place.name if event.place is event.town else f"the {event.place.name} quarter of {event.town.name}"
        )
        return f"the {event.target} in {place}" if event.target else place

    def _one(self, choices: Sequence[Choice]) -> Choice:
        return choices[self.random.randrange(len(choices))]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
