"""A world of one seed: events in time and place, who tells them, and the papers that take them from each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from worlds import arabic, english, names
from worlds.nouns import Event, Paper, Place, Sentence, Side, Source, Testimony, World
from worlds.tongue import FIRST, Tongue
from worlds.writing import Pen, toll_words

ACTS = ("shelling", "shelling", "airstrike", "airstrike", "drone", "shooting", "detention")
TARGETS = (None, None, None, "market", "school", "bakery", "mosque")
FIRST_DAY = date(2031, 3, 3)
DAYS = 60
UNITS = ("people", "people", "civilians")
HOPS = ("copy", "copy", "cut", "light", "cite", "cite", "cite")
GOES_ON, GOES_ON_UNHELD = 0.55, 0.85
HELD = 0.93  # of the papers that others take from
DATED = 0.92
ARABIC = 0.13
EVEN, SURNAME, NEIGHBOUR, IN_QUARTER = 0.5, 0.7, 0.3, 0.35
HEARD_TWICE = 0.3
WITH_BACKGROUND = 0.25
MOST_APART = 60  # quotations that can be kept apart in all but one part
DEEPEST = 4
_EVENTS_A_TOWN = 6
Choice = TypeVar("Choice")


def world(seed: int, events: int, *, swapped: bool = False, tongue: Tongue = FIRST) -> World:
    """The world of this seed with so many events; `swapped` exchanges the names of the two parties and nothing else.

    `tongue` is the hand that writes its English papers.
    """
    return _Maker(seed, swapped=swapped, tongue=tongue).make(events)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a paper has: the testimonies it carries of one event."""

    event: Event
    testimonies: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """How a paper came about: its outlet, day, language, by which hop and at which depth."""

    outlet: str
    published: date
    language: str
    hop: str
    depth: int = 1


class _Maker:
    def __init__(self, seed: int, *, swapped: bool, tongue: Tongue) -> None:
        self.tongue = tongue
        self.seed = seed
        self.random = Random(seed)
        self.sides = _sides(seed, swapped=swapped)
        self.by_id = {side.id: side for side in self.sides}
        self.bodies = tuple(
            Source(key=f"body:{n}", first=f"the {name}", later=f"the {name}", ar=ar)
            for n, (name, ar) in enumerate(names.BODIES)
        )
        self.papers: list[Paper] = []
        self.people = 0
        self.mayors: dict[str, Source] = {}
        self.quotations: list[tuple[str, ...]] = []

    def make(self, count: int) -> World:
        towns = self._towns(max(1, count // _EVENTS_A_TOWN))
        events = tuple(self._events(count, towns))
        told: dict[str, tuple[Testimony, ...]] = {event.id: self._testimonies(event) for event in events}
        for number, event in enumerate(events):
            other = events[number - 1] if number else None
            beside = _Told(event=other, testimonies=told[other.id]) if other is not None else None
            self._coverage(_Told(event=event, testimonies=told[event.id]), beside)
        outlets = sorted({paper.outlet for paper in self.papers})
        return World(
            seed=self.seed,
            places=tuple(place for town in towns for place in town),
            sides=self.sides,
            bodies=self.bodies,
            outlets=tuple(outlets),
            events=events,
            testimonies=tuple(one for event in events for one in told[event.id]),
            papers=tuple(self.papers),
        )

    def _towns(self, count: int) -> list[tuple[Place, ...]]:
        """Towns some 40 km apart, each followed by its quarters."""
        found = []
        for n in range(min(count, len(names.TOWNS))):
            name, ar = names.TOWNS[(n + self.seed) % len(names.TOWNS)]
            lat, lon = 33.0 + 0.4 * (n // 4), 27.0 + 0.45 * (n % 4)
            town = Place(id=f"w:{n}", name=name, ar=ar, lat=lat, lon=lon, radius_km=4, kind="city", part_of="w:land")
            quarters = (
                Place(
                    id=f"w:{n}:{q}",
                    name=quarter,
                    ar=quarter_ar,
                    lat=lat + 0.02 * (q - 1),
                    lon=lon + 0.025,
                    radius_km=0.8,
                    kind="neighbourhood",
                    part_of=town.id,
                )
                for q, (quarter, quarter_ar) in enumerate(names.QUARTERS[n % 2 :: 2])
            )
            found.append((town, *quarters))
        return found

    def _events(self, count: int, towns: list[tuple[Place, ...]]) -> Iterator[Event]:
        """Events in order; three in ten are followed by another of their kind in the same town a day or two later.

        A town has no two events on one day, unless in two quarters.
        """
        before: tuple[Event, tuple[Place, ...]] | None = None
        taken: dict[tuple[str, date], set[str]] = {}
        while count:
            if before is not None and self.random.random() < NEIGHBOUR:
                last, town = before
                day, act, doer = last.day + timedelta(days=1 + self.random.randrange(2)), last.act, last.doer
            else:
                town = self._one(towns)
                day = FIRST_DAY + timedelta(days=self.random.randrange(DAYS))
                act, doer = self._one(ACTS), self._one(self.sides).id
            place = self._one(town[1:]) if self.random.random() < IN_QUARTER else town[0]
            there = taken.setdefault((town[0].id, day), set())
            if there and (place is town[0] or there & {place.id, town[0].id}):
                before = None
                continue
            there.add(place.id)
            target = None if act == "detention" else self._one(TARGETS)
            count -= 1
            event = Event(
                id=f"e{count}",
                act=act,
                place=place,
                town=town[0],
                target=target,
                day=day,
                doer=doer,
                people=2 + self.random.randrange(30),
            )
            before = event, town
            yield event

    def _testimonies(self, event: Event) -> tuple[Testimony, ...]:
        """One to four accounts; in four of ten the accused side answers."""
        unit = self._one(UNITS)
        count = 1 + sum(self.random.random() < p for p in (0.65, 0.4, 0.2))
        found = [self._account(event, n, unit) for n in range(count)]
        answer = self.random.random()
        if answer < 0.4 and any(one.names for one in found):
            rival = next(side.id for side in self.sides if side.id != event.doer)
            role, accused = ("denial", event.doer) if answer < 0.25 else ("blame", rival)
            voice = self._spokesman(event.doer)
            found.append(Testimony(root=f"{event.id}/answer", event=event.id, source=voice, role=role, names=accused))
        return tuple(found)

    def _account(self, event: Event, n: int, unit: str) -> Testimony:
        roll = self.random.random()
        rival = next(side.id for side in self.sides if side.id != event.doer)
        if roll < 0.25:
            source = (
                self.bodies[(n + self.random.randrange(2)) % len(self.bodies)] if n == 0 else self._person(event, n)
            )
        elif roll < 0.45 and n == 0:
            source = self._spokesman(rival)
        elif roll < 0.9:
            source = self._person(event, n)
        else:
            source = self._unnamed(event, n)
        figure, unit = self._figure(event, unit)
        toll = toll_words(self.random, figure, unit, self.tongue.lowest) if figure else ""
        accuses = source.side is not None or self.random.random() < 0.55
        quotation = None
        if source.key.startswith("person"):
            quotation = self._quotation()
        return Testimony(
            root=f"{event.id}/{n}",
            event=event.id,
            source=source,
            role="account",
            figure=figure,
            toll=toll,
            unit=unit,
            names=event.doer if accuses else None,
            quotation=quotation,
        )

    def _quotation(self) -> str:
        """Four parts; no two quotations of a world share more than one of them."""
        while True:
            parts = tuple(self._one(choices) for choices in english.QUOTED_PARTS)
            if all(len(set(parts) & set(other)) < 2 for other in self.quotations) or len(self.quotations) > MOST_APART:
                self.quotations.append(parts)
                return " ".join(parts)

    def _figure(self, event: Event, unit: str) -> tuple[tuple[int, int | None] | None, str]:
        """Mostly the same number; at times another one, a lower bound, other people, or none at all."""
        roll, people = self.random.random(), event.people
        if roll < 0.6:
            return (people, people), unit
        if roll < 0.7:
            return (max(1, people - 1 - self.random.randrange(4)), None), unit
        if roll < 0.85:
            return (people + 2 + self.random.randrange(5),) * 2, unit
        if roll < 0.92:
            return (max(1, people // 2),) * 2, "children"
        return None, unit

    def _person(self, event: Event, n: int) -> Source:
        """The second to speak is often the mayor, of whom a town has one; else a person of the town."""
        if n == 1 and self.random.random() < EVEN:
            if event.town.id not in self.mayors:
                self.mayors[event.town.id] = self._introduced(names.MAYOR)
            return self.mayors[event.town.id]
        return self._introduced(names.TRADES[(self.people + n) % len(names.TRADES)])

    def _introduced(self, trade: tuple[str, str, str]) -> Source:
        n = self.people
        self.people += 1
        given, given_ar = names.GIVEN[(n * 7 + self.seed) % len(names.GIVEN)]
        family, family_ar = names.FAMILY[(n * 5 + n // len(names.FAMILY) + self.seed) % len(names.FAMILY)]
        first, short, trade_ar = trade
        later = family if self.random.random() < SURNAME else short
        return Source(
            key=f"person:{n}",
            first=f"{given} {family}, {first}",
            later=later,
            ar=f"{trade_ar} {given_ar} {family_ar}",
        )

    def _spokesman(self, side: str) -> Source:
        one = self.by_id[side]
        name = f"the {one.name}"
        return Source(
            key=f"side:{side}",
            first=name,
            later=f"the {one.short}",
            ar=one.ar,
            other=f"a spokesman for {name}",
            side=side,
        )

    def _unnamed(self, event: Event, n: int) -> Source:
        first, later, ar = names.UNNAMED[self.random.randrange(len(names.UNNAMED))]
        return Source(key=f"unnamed:{event.id}:{n}", first=first, later=later, ar=ar)

    def _coverage(self, told: _Told, beside: _Told | None) -> None:
        """First papers that heard the sources, and behind each a chain of papers that took it from there."""
        for outlet, share in self._shares(told):
            first = self._first(told.event, share, outlet, beside if self.random.random() < WITH_BACKGROUND else None)
            held = self.random.random() < HELD
            if held:
                self._print(first)
            self._chain(told.event, first, share, held=held)

    def _shares(self, told: _Told) -> list[tuple[str, tuple[Testimony, ...]]]:
        """Which outlet heard whom: an agency hears most, a hostile outlet only its own side; each is heard."""
        main = tuple(one for one in told.testimonies if self.random.random() < 0.8) or told.testimonies[:1]
        found = [(names.AGENCIES[self.random.randrange(2)][0], main)]
        found.extend((self._own_outlet(one), (one,)) for one in told.testimonies if one not in main)
        named = [one for one in told.testimonies if not one.source.key.startswith("unnamed")]
        if named and self.random.random() < HEARD_TWICE:
            again = self._one(named)
            found.append((self._own_outlet(again), (again,)))
        return found

    def _own_outlet(self, told: Testimony) -> str:
        return self.by_id[told.source.side].outlet if told.source.side else self._one(names.PAPERS)

    def _first(self, event: Event, share: Sequence[Testimony], outlet: str, beside: _Told | None) -> Paper:
        language = "ar" if outlet in names.PAPERS and self.random.random() < ARABIC else "en"
        outlet = self._one(names.ARABIC_PAPERS)[0] if language == "ar" else outlet
        published = event.day + timedelta(days=self.random.randrange(3))
        pen = Pen(self.random, self.by_id, outlet=outlet, published=published, language=language, tongue=self.tongue)
        blocks = []
        for one in share:
            block = [pen.said(one, event)]
            if one.quotation and language == "en" and self.random.random() < 0.6:
                block.append(pen.quoted(one, event))
            if self.random.random() < 0.6:
                block.append(pen.scenery())
            blocks.append(tuple(block))
        if beside is not None and language == "en" and beside.event.day <= published:
            blocks.append((pen.background(beside.testimonies[0], beside.event),))
        blocks.append((pen.scenery(), pen.scenery()))
        return self._dressed(_Made(outlet=outlet, published=published, language=language, hop="direct"), event, blocks)

    def _chain(self, event: Event, above: Paper, share: Sequence[Testimony], *, held: bool) -> None:
        """Papers behind the first one, each taken from the one before it."""
        for depth in range(2, DEEPEST + 1):
            if self.random.random() > (GOES_ON if held else GOES_ON_UNHELD):
                return
            own = [name for name, _ in names.ARABIC_PAPERS] if above.language == "ar" else names.PAPERS
            made = _Made(
                outlet=self._one([one for one in own if one != above.outlet]),
                published=(above.published or event.day) + timedelta(days=self.random.randrange(2)),
                language=above.language,
                hop=self._one(HOPS) if held else "cite",
                depth=depth,
            )
            if made.hop == "cite":
                above, share = self._citing(event, above, share[:2], made, held=held)
            else:
                above = self._paper(made, edited(self.random, above.paragraphs, made.hop))
                share = [
                    one for one in share if any(one.root in told.roots for block in above.paragraphs for told in block)
                ]
            self._print(above)
            held = True
            if not share:
                return

    def _citing(
        self, event: Event, above: Paper, share: Sequence[Testimony], made: _Made, *, held: bool
    ) -> tuple[Paper, list[Testimony]]:
        """A paper in fresh words; where the paper cited is not held and no source is named, it stands for the root."""
        if self.random.random() < ARABIC:
            others = [name for name, _ in names.ARABIC_PAPERS if name != above.outlet]
            made = replace(made, language="ar", outlet=self._one(others))
        else:
            others = [one for one in names.PAPERS if one != above.outlet]
            made = replace(made, language="en", outlet=self._one(others))
        pen = Pen(
            self.random,
            self.by_id,
            outlet=made.outlet,
            published=made.published,
            language=made.language,
            tongue=self.tongue,
        )
        blocks: list[tuple[Sentence, ...]] = []
        carried = []
        for one in share:
            sentence = pen.said(one, event, cited=above.outlet)
            root = one.root if held or pen.named_source else f"{one.event}/{above.outlet}"
            blocks.append((replace(sentence, roots=(root,)), pen.scenery()))
            carried.append(replace(one, root=root))
        blocks.append((pen.scenery(),))
        return self._dressed(made, event, blocks), carried

    def _dressed(self, made: _Made, event: Event, blocks: list[tuple[Sentence, ...]]) -> Paper:
        """With headline, dateline and tail as papers have them."""
        if made.language == "ar":
            head = self._one(arabic.HEADLINES).format(town=event.town.ar)
            return self._paper(made, ((Sentence(text=head),), *blocks))
        if self.random.random() < 0.5:
            day = f"{made.published.strftime('%B')} {made.published.day}"
            first, *rest = blocks[0]
            dateline = f"{event.town.name.upper()}, {day} ({made.outlet}) - "
            blocks[0] = (replace(first, text=dateline + first.text), *rest)
        head = self._one(self.tongue.headlines).format(Town=event.town.name)
        tail = [(Sentence(text=self._one(self.tongue.tails)),)] if self.random.random() < 0.4 else []
        return self._paper(made, ((Sentence(text=head),), *blocks, *tail))

    def _paper(self, made: _Made, blocks: Sequence[tuple[Sentence, ...]]) -> Paper:
        published = made.published if self.random.random() < DATED else None
        name = f"{len(self.papers):04d}-{made.outlet.lower().replace(' ', '-')}.txt"
        return Paper(
            name=name,
            outlet=made.outlet,
            language=made.language,
            published=published,
            paragraphs=tuple(blocks),
            depth=made.depth,
            hop=made.hop,
        )

    def _print(self, paper: Paper) -> None:
        self.papers.append(paper)

    def _one(self, choices: Sequence[Choice]) -> Choice:
        return choices[self.random.randrange(len(choices))]


def edited(random: Random, blocks: Sequence[tuple[Sentence, ...]], hop: str) -> tuple[tuple[Sentence, ...], ...]:
    """A copy as papers make it: whole (copy), its first part (cut), or with words and sentences changed (light)."""
    byline = (Sentence(text=random.choice(("By our foreign desk", "From our news services", "Compiled by our staff"))),)
    if hop == "copy":
        return (blocks[0], byline, *blocks[1:])
    if hop == "cut":
        return tuple(blocks[: max(2, (len(blocks) + 1) // 2)])
    kept = []
    for block in blocks[1:]:
        told = [one for one in block if one.event is not None or random.random() < 0.5]
        kept.append(tuple(replace(one, text=_light(random, one.text)) for one in told))
    return (byline, *(block for block in kept if block))


def _light(random: Random, text: str) -> str:
    """One or two small words exchanged, as a sub-editor does."""
    for old, new in (("according to", "as told by"), (" said that ", " said "), ("were killed", "lost their lives")):
        if random.random() < 0.4:
            text = text.replace(old, new)
    return text


def _sides(seed: int, *, swapped: bool) -> tuple[Side, Side]:
    one, two = names.SIDES[seed % len(names.SIDES)]
    first, second = (two, one) if swapped else (one, two)
    return (
        Side(id="w:one", name=first[0], short=first[1], ar=first[2], kind="armed_group", outlet=names.HOSTILE[0][0]),
        Side(id="w:two", name=second[0], short=second[1], ar=second[2], kind="armed_group", outlet=names.HOSTILE[1][0]),
    )
