"""What happens in a world of the eighth hand, and who tells of it: events in time, and the testimonies of each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from worlds import eighth_names as names
from worlds.eighth_cast import Cast, one_of, unnamed
from worlds.eighth_words import QUOTE_ENDS, QUOTE_STARTS
from worlds.nouns import Event, Interval, Place, Source, Testimony
from worlds.writing import toll_words

_FIRST_DAY = date(2031, 2, 10)
_DAYS = 70
_ACTS = ("shelling", "shelling", "airstrike", "airstrike", "drone", "shooting", "bombing", "torching", "abduction")
_UNTARGETED = ("torching", "abduction")
_PARTS = ("morning", "afternoon", "evening", None, None)
_UNITS = ("people", "people", "civilians")
_LOWEST = "at least {number} {unit}"


@dataclass(slots=True, kw_only=True)
class Case:
    """An event with what is told of it; `part` of the day, `wounded` beside the dead, `corrected` a later figure."""

    event: Event
    part: str | None
    wounded: int | None
    told: list[Testimony] = field(default_factory=list)
    corrected: Testimony | None = None

    @property
    def accounts(self) -> list[Testimony]:
        """What is not an answer to an accusation."""
        return [one for one in self.told if one.role == "account"]

    @property
    def answers(self) -> list[Testimony]:
        """Denials and counter-accusations."""
        return [one for one in self.told if one.role != "account"]


def cases(random: Random, cast: Cast, count: int) -> list[Case]:
    """So many events with their testimonies, in the order of their days."""
    starts, ends = len(QUOTE_STARTS), len(QUOTE_ENDS)
    quotes = [(n % starts, (n * 7 + n // starts) % ends) for n in range(starts * ends)]  # the same half long after
    found = []
    for event in sorted(_events(random, cast, count), key=lambda one: (one.day, one.id)):
        wounded = 3 + random.randrange(30) if event.act != "abduction" and random.random() < 0.5 else None
        case = Case(event=event, part=one_of(random, _PARTS), wounded=wounded)
        _Hearing(random, cast, case, quotes).hear()
        found.append(case)
    return found


def _events(random: Random, cast: Cast, count: int) -> Iterator[Event]:
    """Runs of one to three events in a town, a day or two apart; two on one day only in two quarters."""
    taken: dict[tuple[str, date], set[str]] = {}
    number = 0
    while number < count:
        town = one_of(random, cast.towns)
        day, act, doer = _FIRST_DAY + timedelta(days=random.randrange(_DAYS)), one_of(random, _ACTS), _doer(random)
        for _ in range(one_of(random, (1, 1, 2, 2, 3))):
            place = one_of(random, town[1:]) if random.random() < 0.4 else town[0]
            there = taken.setdefault((town[0].id, day), set())
            apart = not there or (place is not town[0] and not there & {place.id, town[0].id})
            if apart and number < count:
                there.add(place.id)
                yield _event(random, number, act, place=place, town=town[0], day=day, doer=doer)
                number += 1
            day += timedelta(days=random.randrange(3))
            act = act if random.random() < 0.6 else one_of(random, _ACTS)
            doer = doer if random.random() < 0.7 else _doer(random)


def _doer(random: Random) -> str:
    return f"w:{one_of(random, names.ORDINALS)}"


def _event(random: Random, number: int, act: str, *, place: Place, town: Place, day: date, doer: str) -> Event:
    target: str | None = one_of(random, tuple(names.TARGETS))
    if act in _UNTARGETED or (act != "bombing" and random.random() < 0.5):
        target = None
    return Event(
        id=f"e{number}", act=act, place=place, town=town, target=target, day=day, doer=doer,
        people=4 + random.randrange(28),
    )  # fmt: skip


class _Hearing:
    """The testimonies of one event.

    No two sources of an event can be taken for one: where an office or somebody unnamed speaks for a class (the
    hospital, the council, residents), nobody else of that class does.
    """

    def __init__(self, random: Random, cast: Cast, case: Case, quotes: list[tuple[int, int]]) -> None:
        self.random = random
        self.cast = cast
        self.case = case
        self.event = case.event
        self.quotes = quotes
        self.unit = one_of(random, _UNITS)
        self.closed: set[str] = set()
        self.spoken: set[str] = set()
        self.keys: set[str] = set()

    def hear(self) -> None:
        """One to four accounts, at times an answer of the accused and a figure put right."""
        random, case = self.random, self.case
        for number in range(1 + sum(random.random() < p for p in (0.6, 0.45, 0.25))):
            case.told.append(self._account(number))
        accused = any(one.names for one in case.told)
        claimed = any(one.source.side == self.event.doer for one in case.told)
        if accused and not claimed and random.random() < 0.5:
            self._answer()
        first = case.told[0]
        alone = all(one.figure is None or one.unit != first.unit for one in case.accounts[1:])
        exact = first.figure is not None and first.figure[0] == first.figure[1] and first.unit != "children"
        if exact and alone and first.source.key.startswith(("body", "office")) and random.random() < 0.6:
            self._correct(first)

    def _account(self, number: int) -> Testimony:
        random, event = self.random, self.event
        source = self._source(number)
        names_doer = source.side is not None or random.random() < 0.5
        claim = source.side == event.doer
        figure, unit = (None, self.unit) if claim else self._figure()
        quotation = None
        if source.key.startswith("person") and self.quotes:
            start, end = self.quotes.pop()
            quotation = f"{QUOTE_STARTS[start][0]} {QUOTE_ENDS[end][0]}"
        return Testimony(
            root=f"{event.id}/{number}", event=event.id, source=source, role="account", figure=figure,
            toll=toll_words(random, figure, unit, _LOWEST) if figure else "", unit=unit,
            names=event.doer if names_doer else None, quotation=quotation,
        )  # fmt: skip

    def _source(self, number: int) -> Source:
        """Somebody who has not spoken of this event and cannot be taken for one who has."""
        while True:
            roll = self.random.random()
            found = self._drawn(roll, number)
            if found is not None and found.key not in self.keys:
                self.keys.add(found.key)
                return found

    def _drawn(self, roll: float, number: int) -> Source | None:
        random, event = self.random, self.event
        if roll < 0.2:
            return one_of(random, self.cast.bodies)
        if roll < 0.36 and number == 0:
            return self.cast.side(one_of(random, [one.id for one in self.cast.sides if one.id != event.doer]))
        if roll < 0.44 and number == 0 and event.act == "bombing":
            return self.cast.side(event.doer)
        if roll < 0.76:
            return self._met()
        if roll < 0.9:
            office = random.randrange(len(names.INSTITUTIONS))
            free = self._free(names.INSTITUTIONS[office][0], alone=True)
        else:
            office = random.randrange(len(names.UNNAMED))
            free = self._free(names.UNNAMED[office][0], alone=True)
        if not free:
            return None
        return self.cast.institution(event.town, office) if roll < 0.9 else unnamed(event.id, office)

    def _met(self) -> Source | None:
        """A person of a trade that has not spoken."""
        trade = self.random.randrange(len(names.TRADES))
        if f"trade {trade}" in self.keys or not self._free(names.TRADES[trade][0], alone=False):
            return None
        self.keys.add(f"trade {trade}")
        return self.cast.person(self.event.town, trade)

    def _free(self, group: str, *, alone: bool) -> bool:
        if group in self.closed or (alone and group in self.spoken):
            return False
        self.spoken.add(group)
        if alone:
            self.closed.add(group)
        return True

    def _figure(self) -> tuple[Interval | None, str]:
        """Mostly the same number; at times another one, a lower bound, children alone, or none."""
        random, people = self.random, self.event.people
        roll = random.random()
        if roll < 0.58:
            return (people, people), self.unit
        if roll < 0.7:
            return (max(3, people - 1 - random.randrange(3)), None), self.unit
        if roll < 0.85:
            return (people + 2 + random.randrange(6),) * 2, self.unit
        if roll < 0.92 and people > 6:
            return (people // 2,) * 2, "children"
        return None, self.unit

    def _answer(self) -> None:
        """A denial, the blame of another party, or both in one breath, which is one origin."""
        random, event = self.random, self.event
        voice, root, roll = self.cast.side(event.doer), f"{event.id}/answer", random.random()
        if roll < 0.65:
            told = Testimony(root=root, event=event.id, source=voice, role="denial", names=event.doer)
            self.case.told.append(told)
        if roll > 0.5:
            rival = one_of(random, [one.id for one in self.cast.sides if one.id != event.doer])
            self.case.told.append(Testimony(root=root, event=event.id, source=voice, role="blame", names=rival))

    def _correct(self, first: Testimony) -> None:
        low = self.event.people + 2 + self.random.randrange(6) if first.figure else 0
        low += first.figure[0] - self.event.people if first.figure else 0
        self.case.corrected = Testimony(
            root=first.root, event=first.event, source=first.source, role="account", figure=(low, low),
            toll=toll_words(self.random, (low, low), first.unit, _LOWEST), unit=first.unit, names=first.names,
        )  # fmt: skip
