"""Who lives and speaks in a world of the eighth hand: its places, four parties, bodies, houses and people."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from worlds import eighth_names as names
from worlds.nouns import Place, Side, Source

Choice = TypeVar("Choice")
_QUARTERS = 3


def one_of(random: Random, choices: Sequence[Choice]) -> Choice:
    """One of them, each as likely as the others."""
    return choices[random.randrange(len(choices))]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """An agency, a newspaper, a party's station or a body that publishes: how English and Arabic papers name it."""

    name: str
    label: str
    ar: str
    kind: str


AGENCIES = tuple(House(name=name, label=name, ar=ar, kind="agency") for name, ar in names.AGENCIES)
DAILIES = tuple(House(name=name, label=f"the {name}", ar=ar, kind="daily") for name, ar in names.DAILIES)
ARABIC = tuple(House(name=name, label=name, ar=ar, kind="arabic") for name, ar in names.ARABIC)
STATIONS = tuple(House(name=name, label=name, ar=ar, kind="party") for name, ar in names.PARTY_OUTLETS)
BODY_HOUSES = {
    f"body:{n}": House(name=name, label=f"the {name}", ar=ar, kind=kind)
    for n, (kind, name, ar, _) in enumerate(names.BODIES)
}


def listed() -> tuple[tuple[str, str, str], ...]:
    """Bodies and houses as a user's own table has them: kind, name, other names."""
    bodies = ((kind, name, f"{ar}|{own}") for kind, name, ar, own in names.BODIES)
    wires = (("outlet", name, f"{ar}|{name.split()[0]}") for name, ar in names.AGENCIES)
    rest = (*names.DAILIES, *names.ARABIC, *names.PARTY_OUTLETS)
    return (*bodies, *wires, *(("outlet", name, ar) for name, ar in rest))


class Cast:
    """The same for every paper of a world; people are made up as they are needed, a town's mayor once."""

    def __init__(self, random: Random, seed: int, *, swapped: bool) -> None:
        self.random = random
        order = (1, 0, 2, 3) if swapped else (0, 1, 2, 3)
        self.sides = tuple(
            Side(
                id=f"w:{names.ORDINALS[n]}", name=names.SIDES[at][0], short=names.SIDES[at][1], ar=names.SIDES[at][2],
                kind=names.SIDES[n][3], outlet=STATIONS[n].name,
            )
            for n, at in enumerate(order)
        )  # fmt: skip
        self.by_id = {one.id: one for one in self.sides}
        self.stations = {one.id: STATIONS[n] for n, one in enumerate(self.sides)}
        self.bodies = tuple(
            Source(
                key=f"body:{n}", first=f"the {name}", later=f"the {own}", ar=ar, other=f"a spokesperson for the {name}"
            )
            for n, (_, name, ar, own) in enumerate(names.BODIES)
        )  # fmt: skip
        self.towns = tuple(_town(n, seed) for n in range(len(names.TOWNS)))
        self.people = 0
        self.mayors: dict[str, Source] = {}

    def side(self, identifier: str) -> Source:
        """A party as the one that speaks."""
        one = self.by_id[identifier]
        return Source(
            key=f"side:{one.id}", first=f"the {one.name}", later=f"the {one.short}", ar=one.ar,
            other=f"a spokesman for the {one.name}", side=one.id,
        )  # fmt: skip

    def person(self, town: Place, trade: int) -> Source:
        """Somebody of that trade; a town has one mayor."""
        _, gender, after, before, later, ar_before = names.TRADES[trade]
        if before == "mayor" and town.id in self.mayors:
            return self.mayors[town.id]
        first_names = names.MEN if gender == "m" else names.WOMEN
        given, given_ar = first_names[self.people % len(first_names)]
        family, family_ar = names.FAMILIES[self.people % len(names.FAMILIES)]
        found = Source(
            key=f"person:{self.people}:{gender}", first=f"{given} {family}, {after.format(town=town.name)}",
            later=family if self.people % 3 else later, ar=f"{ar_before.format(town=town.ar)} {given_ar} {family_ar}",
            other=f"{before} {given} {family}",
        )  # fmt: skip
        self.people += 1
        if before == "mayor":
            self.mayors[town.id] = found
        return found

    def institution(self, town: Place, number: int) -> Source:
        """The council, the hospital or the civil defence of a town."""
        _, gender, name, later, ar = names.INSTITUTIONS[number]
        return Source(key=f"office:{town.id}:{number}:{gender}", first=name.format(town=town.name), later=later,
                      ar=ar.format(town=town.ar))  # fmt: skip

    def wire(self, house: House) -> Source:
        """A house of which nothing is held but what others cite."""
        return Source(key=f"outlet:{house.name}:f", first=house.label, later=house.label, ar=house.ar)


def unnamed(event: str, number: int) -> Source:
    """Somebody whom the paper does not name."""
    _, gender, first, later, ar = names.UNNAMED[number]
    return Source(key=f"unnamed:{event}:{number}:{gender}", first=first, later=later, ar=ar)


def feminine(source: Source) -> bool:
    """Whether Arabic verbs take the feminine after it."""
    return source.key.endswith(":f") or source.key.startswith(("side", "body"))


def _town(n: int, seed: int) -> tuple[Place, ...]:
    name, ar = names.TOWNS[n]
    lat, lon = 33.1 + 0.35 * (n // 4), 27.0 + 0.4 * (n % 4)
    town = Place(id=f"w:{n}", name=name, ar=ar, lat=lat, lon=lon, radius_km=4, kind="city", part_of="w:land")
    chosen = [names.QUARTERS[(n * 5 + seed + 4 * q) % len(names.QUARTERS)] for q in range(_QUARTERS)]
    quarters = (
        Place(id=f"w:{n}:{q}", name=quarter, ar=quarter_ar, lat=lat + 0.02 * (q - 1), lon=lon + 0.025, radius_km=0.8,
              kind="neighbourhood", part_of=town.id)
        for q, (quarter, quarter_ar) in enumerate(chosen)
    )  # fmt: skip
    return (town, *quarters)
