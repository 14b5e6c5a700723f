"""Who lives and speaks in a world of the seventh hand: parties, places, and sources with the grammar of their names."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal, TypeVar

from worlds import seventh_names as names
from worlds.nouns import Event, Place, Side, Source, Testimony

Sort = Literal["person", "body", "side", "crowd", "reporter", "absent"]
Choice = TypeVar("Choice")
_COLUMNS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A source with its grammar: pronoun, one word for what it is, its Arabic verb and whether it is many.

    `office` is a holder who may speak for a body or party, whose word is that body's or party's.
    """

    source: Source
    sort: Sort
    pronoun: str
    word: str
    feminine: bool
    many: bool = False
    office: str | None = None
    people: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An event with what papers add to the bare count: children among the dead, wounded, hour, who tells of it."""

    event: Event
    children: int
    wounded: int
    hour: str
    told: tuple[Testimony, ...]


def one_of(random: Random, choices: Sequence[Choice]) -> Choice:
    """One of them, drawn evenly."""
    return choices[random.randrange(len(choices))]


class Cast:
    """Parties, places and voices. All that is drawn is drawn before any party's name is looked at."""

    def __init__(self, random: Random, *, swapped: bool) -> None:
        self.random = random
        self.surnames = random.sample(names.SURNAMES, len(names.SURNAMES))
        self.sides = _sides(swapped=swapped)
        self.towns, self.quarters = self._places()
        self.voices: dict[str, Voice] = {}
        self.used: Counter[tuple[str, str]] = Counter()
        self.quoted: dict[tuple[str, str], str] = {}
        self.bodies = [self._body(number) for number in range(len(names.BODIES))]
        self.parties = [self._party(number) for number in range(2)]
        self.people = {town.id: [self._person(town) for _ in range(4)] for town in self.towns}
        self.councils = {town.id: self._council(town) for town in self.towns}
        self.absent = [self._absent(name, ar) for name, ar in names.ABSENT]

    def fresh(self, matter: str, choices: Sequence[str], random: Random) -> str:
        """One of those that were used least on a matter, so that papers that know nothing of each other differ."""
        least = min(self.used[matter, one] for one in choices)
        chosen = one_of(random, [one for one in choices if self.used[matter, one] == least])
        self.used[matter, chosen] += 1
        return chosen

    def words_of(self, speaker: str, event: str, choices: Sequence[str], random: Random) -> str:
        """Own words that nobody else said of this event; what this speaker said of it may be printed again."""
        free = [one for one in choices if self.quoted.get((event, one), speaker) == speaker]
        chosen = self.fresh("quotes", free, random)
        self.quoted[event, chosen] = speaker
        return chosen

    @property
    def places(self) -> tuple[Place, ...]:
        """Towns and their quarters."""
        return (*self.towns, *(one for town in self.towns for one in self.quarters[town.id]))

    def keep(self, voice: Voice) -> Voice:
        """Remember a voice under its source's key."""
        self.voices[voice.source.key] = voice
        return voice

    def rival(self, side: str) -> Side:
        """The other party."""
        return self.sides[1] if side == self.sides[0].id else self.sides[0]

    def side(self, identifier: str) -> Side:
        """The party of this id."""
        return self.sides[0] if self.sides[0].id == identifier else self.sides[1]

    def party(self, identifier: str) -> Voice:
        """The voice of the party of this id."""
        return self.parties[0 if self.sides[0].id == identifier else 1]

    def _places(self) -> tuple[list[Place], dict[str, list[Place]]]:
        towns = [_town(number, name, ar) for number, (name, ar) in enumerate(names.TOWNS)]
        quarters = self.random.sample(names.QUARTERS, len(names.QUARTERS))
        return towns, {
            town.id: [_quarter(town, number, *quarters[2 * at + number]) for number in range(2)]
            for at, town in enumerate(towns)
        }

    def _person(self, town: Place) -> Voice:
        woman = self.random.random() < 0.45
        given, given_ar = one_of(self.random, names.WOMEN if woman else names.MEN)
        surname, surname_ar = self.surnames.pop()
        word, work, his, hers = one_of(self.random, names.WORK)
        source = Source(
            key=f"person:{surname}",
            first=f"{'Dr ' * (word == 'doctor')}{given} {surname}, {work.format(town=town.name)}",
            later=surname,
            ar=f"{given_ar} {surname_ar}، {(hers if woman else his).format(ar=town.ar)}",
        )
        return self.keep(
            Voice(source=source, sort="person", pronoun="she" if woman else "he", word=word, feminine=woman)
        )

    def _body(self, number: int) -> Voice:
        name, what, later, ar, field, people = names.BODIES[number]
        given, _ = one_of(self.random, names.WOMEN)
        surname, _ = self.surnames.pop()
        source = Source(key=f"body:{number}", first=f"the {name}", later=later, ar=ar, other=f"the {name}, {what}")
        office = f"{given} {surname}, a spokeswoman for the {name}"
        return self.keep(
            Voice(
                source=source, sort="body", pronoun="it", word=later.removeprefix("the "), office=office,
                feminine=number not in {0, 5}, people=people, field=field,
            )
        )  # fmt: skip

    def _party(self, number: int) -> Voice:
        side = self.sides[number]
        rank = one_of(self.random, ("Colonel", "Brigadier", "Major"))
        given, _ = one_of(self.random, names.MEN)
        surname, _ = self.surnames.pop()
        source = Source(
            key=f"side:{side.id}", first=f"the {side.name}", later=f"the {side.short}", ar=side.ar,
            other=f"the {side.short}", side=side.id,
        )  # fmt: skip
        office = f"{rank} {given} {surname}, a spokesman for the {side.short}"
        return self.keep(
            Voice(source=source, sort="side", pronoun="it", word="spokesman", office=office, feminine=True)
        )

    def _council(self, town: Place) -> Voice:
        source = Source(
            key=f"body:council-{town.name}", first=f"the {town.name} town council", later="the council",
            ar=f"مجلس بلدة {town.ar}",
        )  # fmt: skip
        return self.keep(Voice(source=source, sort="body", pronoun="it", word="council", feminine=False, field="town"))

    def _absent(self, name: str, ar: str) -> Voice:
        source = Source(key=f"absent:{name}", first=name, later=name, ar=ar)
        return self.keep(Voice(source=source, sort="absent", pronoun="it", word="agency", feminine=True))

    def crowd(self, key: str, first: str, later: str, ar: str) -> Voice:
        """Unnamed people, who stay with the report that `key` names."""
        source = Source(key=f"crowd:{key}", first=first, later=later, ar=ar)
        many = later.endswith("s")
        return self.keep(
            Voice(source=source, sort="crowd", pronoun="they" if many else "", word=later, feminine=False, many=many)
        )

    def reporter(self, key: str, outlet: str) -> Voice:
        """The outlet's own correspondent, who saw what the report of `key` tells."""
        source = Source(
            key=f"reporter:{key}", first=f"a correspondent for {outlet} at the scene", later="the correspondent", ar=""
        )
        return self.keep(Voice(source=source, sort="reporter", pronoun="", word="correspondent", feminine=False))


def _sides(*, swapped: bool) -> tuple[Side, Side]:
    order = names.SIDES[::-1] if swapped else names.SIDES
    one, two = (
        Side(id=f"v:{number}", name=name, short=short, ar=ar, kind="armed_group", outlet=names.PARTY_OUTLETS[number][0])
        for number, (name, short, ar) in enumerate(order)
    )
    return one, two


def _town(number: int, name: str, ar: str) -> Place:
    lat, lon = 32.9 + 0.45 * (number // _COLUMNS), 26.8 + 0.42 * (number % _COLUMNS)
    return Place(
        id=f"v:t{number}", name=name, ar=ar, lat=round(lat, 3), lon=round(lon, 3), radius_km=5, kind="city",
        part_of="w:land",
    )  # fmt: skip


def _quarter(town: Place, number: int, name: str, ar: str) -> Place:
    return Place(
        id=f"{town.id}q{number}", name=name, ar=ar, lat=round(town.lat + (0.016, -0.017)[number], 3),
        lon=round(town.lon + 0.012, 3), radius_km=0.8, kind="neighbourhood", part_of=town.id,
    )  # fmt: skip
