"""Who speaks in the worlds of the sixth hand, and what each says of an event: the roots of the true graph."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from worlds import sixth_english as english
from worlds import sixth_names as names
from worlds.nouns import Event, Interval, Side, Source, Testimony
from worlds.sixth_pen import Pen, toll_of

ACCUSING, ANSWERED, SAME_MAYOR, NEW_MAYOR, SURNAME, SPELT, NAMED_SPOKESMAN = 0.55, 0.42, 0.2, 0.15, 0.65, 0.15, 0.4
EYEWITNESS_BLOG, NOT_HELD = 0.05, 0.06
LEADS = ("body", "side", "described", "crowd")
FURTHER = ("person", "person", "person", "described", "crowd", "body", "reporter")
ONCE = ("body", "side", "crowd", "reporter")
UNITS = {"detention": ("people", "men"), "execution": ("captives", "men", "civilians")}
COUNTS = {"exact": 56, "least": 11, "other": 11, "range": 5, "about": 4, "vague": 4, "children": 3, "none": 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One event with what its sources say; `hurt` is how many are wounded, on which all agree."""

    event: Event
    told: tuple[Testimony, ...]
    hurt: int

    @property
    def accounts(self) -> tuple[Testimony, ...]:
        """Those who tell it, without the answer of the accused."""
        return tuple(one for one in self.told if one.role == "account")


class Cast:
    """The sources of a world: each party's voice, the bodies, a mayor for a town, and everybody who saw something."""

    def __init__(self, random: Random, seed: int, sides: tuple[Side, Side]) -> None:
        self.random = random
        self.seed = seed
        self.sides = sides
        self.voices = tuple(self._spokesman(n, side) for n, side in enumerate(sides))
        self.bodies = tuple(
            Source(key=f"body:{n}", first=f"the {name}", later=f"the {name.split()[-1]}", ar=ar)
            for n, (name, ar) in enumerate(names.BODIES)
        )
        self._people = 0
        self._mayors: dict[str, Source] = {}
        self._spoken: set[str] = set()  # events of which a mayor has spoken

    def case(self, event: Event) -> Case:
        """One to four accounts, an account by the other party among them at times, and the answer of the accused."""
        unit = self.random.choice(UNITS.get(event.act, ("people", "people", "civilians", "residents")))
        kinds = ["person" if self.random.random() < 0.55 else self.random.choice(LEADS)]
        kinds += [self.random.choice(FURTHER) for chance in (0.6, 0.4, 0.25) if self.random.random() < chance]
        if self.random.random() < EYEWITNESS_BLOG:
            kinds.append("self")
        if self.random.random() < NOT_HELD:
            kinds.append("outlet")
        kept = [kind for n, kind in enumerate(kinds) if kind not in ONCE or kind not in kinds[:n]]
        described = self.random.sample(names.DESCRIBED, len(names.DESCRIBED))
        told = [self._account(event, n, kind, unit, described) for n, kind in enumerate(kept)]
        return Case(event=event, told=(*told, *self._answers(event, told)), hurt=6 + self.random.randrange(40))

    def _account(self, event: Event, n: int, kind: str, unit: str, described: list[tuple[str, str, str]]) -> Testimony:
        source = self._source(event, kind, described)
        figure, toll, unit = self._figure(event, unit)
        if kind == "reporter":
            figure, toll = (event.people, event.people), f"{event.people} {unit}"
            if event.act == "detention":
                figure, toll = None, ""
        accuses = kind == "side" or (kind != "reporter" and self.random.random() < ACCUSING)
        quotation = self._quotation(n) if kind == "person" else None
        return Testimony(
            root=f"{event.id}/{n}", event=event.id, source=source, role="account", figure=figure, toll=toll,
            unit=unit, names=event.doer if accuses else None, quotation=quotation,
        )  # fmt: skip

    def _figure(self, event: Event, unit: str) -> tuple[Interval | None, str, str]:
        """What is counted: mostly the same; or less firmly, otherwise, other people, or nothing."""
        people = event.people
        (kind,) = self.random.choices(list(COUNTS), list(COUNTS.values()))
        if kind == "none":
            return None, "", unit
        if kind == "vague":
            vague, low = ("dozens of", 24) if people >= 24 else ("several", 2)
            return (low, None), f"{vague} {unit}", unit
        if kind == "children" and people >= 9 and event.act != "detention":
            unit, people = "children", people // 3
        more = people + 2 + self.random.randrange(6)
        figures: dict[str, Interval] = {
            "least": (max(2, people - self.random.randrange(3)), None),
            "other": (more, more),
            "range": (max(2, people - 2), people + 2),
            "about": (people * 4 // 5, people * 6 // 5 + 1),
        }
        figure = figures.get(kind, (people, people))
        return figure, toll_of(self.random, figure, unit, about=people if kind == "about" else None), unit

    def _answers(self, event: Event, told: Sequence[Testimony]) -> tuple[Testimony, ...]:
        """The accused denies, blames the other, or both: one voice, one position."""
        if not any(one.names for one in told) or self.random.random() > ANSWERED:
            return ()
        number = self._number(event.doer)
        plain = Testimony(
            root=f"{event.id}/answer", event=event.id, source=self.voices[number], role="denial", names=event.doer
        )
        blame = replace(plain, role="blame", names=self.sides[1 - number].id)
        return self.random.choice(((plain,), (plain,), (blame,), (plain, blame)))

    def _source(self, event: Event, kind: str, described: list[tuple[str, str, str]]) -> Source:
        if kind == "person":
            return self._person(event)
        if kind == "body":
            return self.random.choice(self.bodies)
        if kind == "side":
            return self.voices[1 - self._number(event.doer)]
        if kind == "reporter":
            agency, ar = self.random.choice(names.AGENCIES)
            first, later, ar = f"a reporter for {Pen.called(agency)}", "the reporter", f"مراسل {ar}"
        elif kind == "outlet":
            first, ar = self.random.choice(names.ELSEWHERE)
            later = first
        elif kind == "self":
            first = later = ar = self.random.choice(names.BLOGS)
        else:
            first, later, ar = self.random.choice(names.CROWDS) if kind == "crowd" else described.pop()
        return Source(key=f"{kind}:{event.id}:{later}", first=first, later=later, ar=ar)

    def _number(self, side: str) -> int:
        return [one.id for one in self.sides].index(side)

    def _person(self, event: Event) -> Source:
        mayor = self._mayors.get(event.town.id)
        if mayor is not None and event.id not in self._spoken and self.random.random() < SAME_MAYOR:
            self._spoken.add(event.id)
            return mayor
        n = self._people
        self._people += 1
        given, given_ar = names.GIVEN[(n * 3 + self.seed) % len(names.GIVEN)]
        family, family_ar = names.FAMILY[(n * 5 + n // len(names.FAMILY) + self.seed) % len(names.FAMILY)]
        elected = mayor is None and self.random.random() < NEW_MAYOR
        trade, before, later, ar = names.MAYOR if elected else self.random.choice(names.TRADES)
        spelt = names.SPELT.get(given, given) if self.random.random() < SPELT else given
        one = Source(
            key=f"person:{n}",
            first=f"{given} {family}, {trade.format(town=event.town.name)}",
            later=family if self.random.random() < SURNAME else later,
            ar=f"{ar.format(town=event.town.ar)} {given_ar} {family_ar}",
            other=f"{before} {spelt} {family}",
        )
        if elected:
            self._mayors[event.town.id] = one
            self._spoken.add(event.id)
        return one

    def _spokesman(self, n: int, side: Side) -> Source:
        name, ar = names.SPOKESMEN[n]
        first, arabic = f"a spokesman for the {side.name}", f"متحدث باسم {side.ar}"
        if self.random.random() < NAMED_SPOKESMAN:
            first, arabic = f"{name}, the spokesman of the {side.name}", f"{ar} المتحدث باسم {side.ar}"
        return Source(
            key=f"side:{side.id}", first=first, later="the spokesman", ar=arabic, other=f"the {side.name}", side=side.id
        )

    def _quotation(self, n: int) -> str:
        """Words of grief; no two people who speak of one event use the same turn."""
        turns = english.QUOTES[n % 4 :: 4]
        return self.random.choice(turns).format(
            kin=self.random.choice(english.KIN),
            thing=self.random.choice(english.THINGS),
            hour=self.random.choice(english.HOURS),
            errand=self.random.choice(english.ERRANDS),
        )
