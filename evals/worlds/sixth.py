"""A sixth hand, with a plan of its own: who heard whom, who took it from whom, and what nobody answers for.

The five hands before it share one plan and differ in their wording. This one was written, plan and wording, by somebody
who had read neither the rules that count origins nor any other hand's wording. `roots` follow docs/decisions 0005 and
0025: the witness counts and not the outlet; a party or body holds one position on one matter, also where it corrects
its number; an outlet that is cited, not held and names nobody stands for the root; what nobody answers for is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from worlds import sixth_english as english
from worlds import sixth_names as names
from worlds.nouns import Event, Paper, Place, Sentence, Side, Testimony, World
from worlds.sixth_cast import Case, Cast
from worlds.sixth_forms import Press
from worlds.sixth_pen import Desk, Pen, toll_of

ACTS = ("shelling", "shelling", "airstrike", "airstrike", "drone", "shooting", "shooting", "detention", "execution")
FIRST_DAY, DAYS, DEEPEST = date(2031, 2, 10), 70, 4
HURTING = ("shelling", "airstrike", "drone", "shooting")
HOPS = ("copy", "cut", "light", "cite", "cite", "cite", "cite")
NEIGHBOUR, IN_QUARTER, TARGETED = 0.35, 0.3, 0.5
UNDATED, ARABIC, HELD = 0.06, 0.16, 0.92
HEARD_TWICE, UPDATED, UNATTRIBUTED, BACKGROUND, MULTIPLE = 0.3, 0.16, 0.12, 0.15, 0.5
_TOWN_EVENTS = 6


def world(seed: int, events: int, *, swapped: bool = False) -> World:
    """The world of this seed with so many events; `swapped` exchanges the names of the two parties and nothing else."""
    return _Maker(seed, swapped=swapped).make(events)


class _Maker:
    def __init__(self, seed: int, *, swapped: bool) -> None:
        self.seed = seed
        self.random = Random(seed)
        one, two = names.SIDES[seed % len(names.SIDES)]
        pair = (two, one) if swapped else (one, two)
        self.sides = tuple(
            Side(id=f"x:{n}", name=name, short=short, ar=ar, kind="armed_group", outlet=names.HOSTILE[n][0])
            for n, (name, short, ar) in enumerate(pair)
        )
        self.by_id = {side.id: side for side in self.sides}
        self.cast = Cast(self.random, seed, (self.sides[0], self.sides[1]))
        self.press = Press(self.random)
        self.updates: list[Testimony] = []
        self.bulletins: dict[tuple[str, date], list[tuple[Event, Testimony]]] = {}

    def make(self, count: int) -> World:
        towns = self._towns(max(2, count // _TOWN_EVENTS))
        events = tuple(self._events(count, towns))
        cases = [self.cast.case(event) for event in events]
        for number, case in enumerate(cases):
            earlier = [one for one in cases[:number] if one.event.town is case.event.town]
            self._cover(case, earlier[-1] if earlier else None)
        for (body, day), entries in sorted(self.bulletins.items(), key=lambda one: (one[0][1], one[0][0])):
            self._bulletin(body, day, entries)
        papers = tuple(self.press.papers)
        listed = (*names.AGENCIES, *names.PAPERS, *names.ARABIC_PAPERS, *names.HOSTILE, *names.ELSEWHERE)
        return World(
            seed=self.seed,
            places=tuple(place for town in towns for place in town),
            sides=(self.sides[0], self.sides[1]),
            bodies=self.cast.bodies,
            outlets=tuple(sorted({paper.outlet for paper in papers})),
            events=events,
            testimonies=(*(one for case in cases for one in case.told), *self.updates),
            papers=papers,
            listed=(*(("ngo", *one) for one in names.BODIES), *(("outlet", *one) for one in sorted(listed))),
        )

    def _towns(self, count: int) -> list[tuple[Place, ...]]:
        """Towns an hour's drive apart, each with two of its quarters."""
        found = []
        for n in range(min(count, len(names.TOWNS))):
            name, ar = names.TOWNS[(n * 5 + self.seed) % len(names.TOWNS)]
            lat, lon = 32.8 + 0.42 * (n % 3), 26.9 + 0.48 * (n // 3)
            shape = {"id": f"x:{n}", "kind": "city", "part_of": "w:land"}
            town = Place(name=name, ar=ar, lat=lat, lon=lon, radius_km=5, **shape)
            parts = (names.QUARTERS[n % 4], names.QUARTERS[(n + 1) % 4])
            quarters = (
                Place(
                    id=f"{town.id}:{q}", name=part, ar=part_ar, lat=lat - 0.015 + 0.03 * q, lon=lon - 0.02,
                    radius_km=0.9, kind="neighbourhood", part_of=town.id,
                )
                for q, (part, part_ar) in enumerate(parts)
            )  # fmt: skip
            found.append((town, *quarters))
        return found

    def _events(self, count: int, towns: Sequence[tuple[Place, ...]]) -> Iterator[Event]:
        """In order of their making; a third follow another of their kind in the town a day or two later.

        One town has two events on a day only in two quarters.
        """
        taken: set[tuple[str, date]] = set()
        last: tuple[Event, tuple[Place, ...]] | None = None
        made = 0
        while made < count:
            if last is not None and self.random.random() < NEIGHBOUR:
                before, town = last
                act, doer = before.act, before.doer
                day = before.day + timedelta(days=self.random.choice((1, 1, 2)))
            else:
                town, act = self.random.choice(towns), self.random.choice(ACTS)
                doer = self.random.choice(self.sides).id
                day = FIRST_DAY + timedelta(days=self.random.randrange(DAYS))
            place = self.random.choice(town[1:]) if self.random.random() < IN_QUARTER else town[0]
            last = None
            there = {(one.id, day) for one in (town if place is town[0] else (town[0], place))}
            if there & taken:
                continue
            taken.add((place.id, day))
            targeted = act != "detention" and self.random.random() < TARGETED
            target = self.random.choice(names.TARGETS)[0] if targeted else None
            people = 4 + self.random.randrange(26 if self.random.random() < 0.7 else 56)
            event = Event(
                id=f"s{made}", act=act, place=place, town=town[0], target=target, day=day, doer=doer, people=people
            )
            last, made = (event, town), made + 1
            yield event

    # How it becomes known.

    def _cover(self, case: Case, earlier: Case | None) -> None:
        """First papers by whoever heard somebody, and what others make of them."""
        main = [one for one in case.told if not self._elsewhere(case, one)]
        if main:
            self._agency(case, main, earlier if self.random.random() < BACKGROUND else None)
        again = [one for one in case.told if one.source.key.startswith(("person", "body", "side"))]
        if again and self.random.random() < HEARD_TWICE:
            self._heard(case, self.random.choice(again))
        if self.random.random() < UPDATED:
            self._update(case)
        if self.random.random() < UNATTRIBUTED:
            self._unattributed(case)

    def _elsewhere(self, case: Case, one: Testimony) -> bool:
        """Whether it becomes known by another way than the main report, which is then printed."""
        kind, roll = one.source.key.split(":")[0], self.random.random()
        if kind == "outlet":
            self._unheld(case, one)
        elif kind == "self":
            self._blog(case, one)
        elif kind == "body" and roll < 0.5:
            week = case.event.day + timedelta(days=7 - case.event.day.weekday())
            self.bulletins.setdefault((one.source.key, week), []).append((case.event, one))
            return roll < 0.3
        elif kind == "side" and roll < 0.55:
            self._from_side(case, one)
        elif kind in {"person", "described", "crowd"} and roll < 0.3:
            self._heard(case, one)
        else:
            return False
        return True

    def _desk(self, outlet: str, day: date, *, language: str = "en") -> Desk:
        full = self.random.random() < UNDATED
        return Desk(outlet=outlet, published=day, language=language, in_full=full)

    def _pen(self, desk: Desk) -> Pen:
        return Pen(self.random, self.by_id, desk)

    def _day(self, event: Event, least: int = 0) -> date:
        return event.day + timedelta(days=least + self.random.choice((0, 1, 1, 2)))

    def _agency(self, case: Case, told: Sequence[Testimony], earlier: Case | None) -> None:
        """The main report; a reporter who saw it is that agency's own."""
        reporters = [one.source.first for one in told if one.source.key.startswith("reporter")]
        agencies = [name for name, _ in names.AGENCIES]
        outlet = next((name for name in agencies for first in reporters if name in first), None)
        outlet = outlet or self.random.choice(agencies)
        desk = self._desk(outlet, self._day(case.event))
        pen, blocks = self._pen(desk), []
        for number, one in enumerate(told):
            block = [pen.told(one, case.event)]
            if number == 0 and one.figure and case.event.act in HURTING and self.random.random() < 0.3:
                block.append(pen.wounded(one, case.event, case.hurt))
            if one.quotation and self.random.random() < 0.5:
                block.append(pen.quoted(one, case.event))
            if self.random.random() < 0.5:
                block.append(pen.scenery(case.event.town.name))
            blocks.append(tuple(block))
        if earlier is not None and earlier.event.day < case.event.day:
            named = [one for one in earlier.accounts if one.source.key.startswith(("person", "body", "side"))]
            blocks.extend([(pen.told(one, earlier.event),) for one in named[:1]])
        blocks.append((pen.scenery(case.event.town.name),))
        paper = self.press.news(desk, case.event, blocks, toll=_exact(told))
        held = self.random.random() < HELD
        if held:
            self.press.print(paper)
        for _ in range(2 if self.random.random() < MULTIPLE else 1):
            self._chain(case, paper, told, held=held, day=desk.published)

    def _heard(self, case: Case, one: Testimony) -> None:
        """Another outlet that spoke with the same source itself."""
        person = one.source.key.startswith("person") and one.role == "account"
        roll = self.random.random()
        outlet, language = self.random.choice(names.PAPERS)[0], "en"
        if roll < ARABIC:
            outlet, language = self.random.choice(names.ARABIC_PAPERS)[0], "ar"
        elif roll < 0.35:
            outlet = names.RADIO[0]
        desk = self._desk(outlet, self._day(case.event), language=language)
        pen = self._pen(desk)
        if person and language == "en" and self.random.random() < 0.25:
            self.press.print(self.press.interview(desk, case.event, pen, one))
            return
        town = case.event.town.ar if language == "ar" else case.event.town.name
        block = [pen.told(one, case.event)]
        if one.quotation and language == "en" and self.random.random() < 0.4:
            block.append(pen.quoted(one, case.event))
        paper = self.press.news(
            desk, case.event, (tuple(block), (pen.scenery(town), pen.scenery(town))), toll=_exact((one,))
        )
        self.press.print(paper)
        if self.random.random() < 0.4:
            self._chain(case, paper, (one,), held=True, day=desk.published)

    def _from_side(self, case: Case, one: Testimony) -> None:
        """A party's own communique, or its station."""
        side = self.by_id[one.source.side or case.event.doer]
        arabic = self.random.random() < 0.25
        if self.random.random() < 0.5:
            desk = self._desk(side.name, self._day(case.event), language="ar" if arabic else "en")
            pen = self._pen(desk)
            self.press.print(self.press.communique(desk, side, ((pen.told(one, case.event),),)))
            return
        desk = self._desk(side.outlet, self._day(case.event))
        pen = self._pen(desk)
        blocks = ((pen.told(one, case.event),), (pen.scenery(case.event.town.name),))
        paper = self.press.print(self.press.news(desk, case.event, blocks, toll=_exact((one,))))
        if self.random.random() < 0.4:
            self._chain(case, paper, (one,), held=True, day=desk.published)

    def _blog(self, case: Case, one: Testimony) -> None:
        desk = Desk(outlet=one.source.first, published=self._day(case.event))
        pen = self._pen(desk)
        blocks = ((pen.told(one, case.event),), (pen.scenery(case.event.town.name),))
        paper = self.press.print(self.press.blog(desk, case.event, blocks))
        if self.random.random() < 0.5:
            self._chain(case, paper, (one,), held=True, day=desk.published)

    def _unheld(self, case: Case, one: Testimony) -> None:
        """Papers that cite an outlet which is not held and names nobody: they have one root, that outlet."""
        for outlet, _ in self.random.sample(names.PAPERS, self.random.choice((1, 2, 3))):
            desk = self._desk(outlet, self._day(case.event))
            pen = self._pen(desk)
            town = case.event.town.name
            blocks = ((pen.told(one, case.event, cited=one.source.first), pen.scenery(town)), (pen.scenery(town),))
            self.press.print(self.press.news(desk, case.event, blocks, hop="cite", depth=2, toll=_exact((one,))))

    def _unattributed(self, case: Case) -> None:
        """A brief that tells it and says nowhere how it knows."""
        desk = self._desk(self.random.choice(names.PAPERS)[0], self._day(case.event))
        pen = self._pen(desk)
        figure = (case.event.people, case.event.people)
        toll = toll_of(self.random, figure, "people")
        blocks = ((pen.plain(case.event, toll, None),), (pen.scenery(case.event.town.name),))
        self.press.print(self.press.news(desk, case.event, blocks, toll=case.event.people))

    def _update(self, case: Case) -> None:
        """A later paper in which one source that counts exactly has a higher number."""
        exact = [
            one for one in case.accounts
            if one.figure and one.figure[0] == one.figure[1] and one.source.key.startswith(("person", "body"))
            and one.unit != "children"
        ]  # fmt: skip
        if not exact or case.event.act == "detention":
            return
        old = self.random.choice(exact)
        number = case.event.people + 1 + self.random.randrange(6)
        if old.figure is None or number <= old.figure[0]:
            return
        new = replace(old, figure=(number, number), toll=f"{number} {old.unit}")
        self.updates.append(new)
        outlet = self.random.choice((*names.AGENCIES, *names.PAPERS))[0]
        desk = self._desk(outlet, case.event.day + timedelta(days=2 + self.random.randrange(2)))
        pen = self._pen(desk)
        if self.random.random() < 0.4:
            entries = (pen.told(old, case.event), pen.scenery(case.event.town.name), pen.updated(new, case.event, old))
            self.press.print(self.press.live(desk, case.event, entries))
            return
        blocks = ((pen.updated(new, case.event, old),), (pen.scenery(case.event.town.name),))
        self.press.print(self.press.news(desk, case.event, blocks))

    def _bulletin(self, body: str, day: date, entries: Sequence[tuple[Event, Testimony]]) -> None:
        source = next(one for one in self.cast.bodies if one.key == body)
        desk = Desk(outlet=source.first.removeprefix("the "), published=day)
        blocks: list[tuple[Place, tuple[Sentence, ...]]] = []
        for event, one in entries:
            pen = self._pen(desk)  # a new paragraph names the body anew
            blocks.append((event.town, (pen.told(one, event, ways=english.OWN_BULLETIN),)))
        self.press.print(self.press.bulletin(desk, blocks))

    def _chain(self, case: Case, above: Paper, told: Sequence[Testimony], *, held: bool, day: date) -> None:
        """Papers behind a first one, each taken from the one before it, at most three.

        Who has it from a paper that does not say who told it cannot say so either.
        """
        silent: set[str] = set()
        for depth in range(2, DEEPEST + 1):
            if self.random.random() > (0.5 if held else 0.9):
                return
            day += timedelta(days=self.random.choice((0, 0, 1)))
            hop = self.random.choice(HOPS) if held else "cite"
            language = "ar" if hop == "cite" and self.random.random() < ARABIC else above.language
            own = names.ARABIC_PAPERS if language == "ar" else names.PAPERS
            outlet = self.random.choice([name for name, _ in own if name != above.outlet])
            desk = self._desk(outlet, day, language=language)
            if hop == "cite":
                told = self.random.sample(list(told), min(len(told), 1 + self.random.randrange(2)))
                above = self._citing(case, above, told, desk, silent=silent if held else None, depth=depth)
            else:
                above = self.press.again(above, replace(desk, in_full=False), hop, depth)
                carried = {root for _, _, one in above.placed() if one.event == case.event.id for root in one.roots}
                told = [one for one in told if one.root in carried]
            self.press.print(above)
            held = True
            if not told:
                return

    def _citing(
        self, case: Case, above: Paper, told: Sequence[Testimony], desk: Desk, *, silent: set[str] | None, depth: int
    ) -> Paper:
        """A paper in words of its own that names where it had them; of a paper not held (`silent` None) also whom."""
        pen = self._pen(desk)
        town = case.event.town.ar if desk.language == "ar" else case.event.town.name
        blocks: list[tuple[Sentence, ...]] = []
        for one in told:
            ways: Sequence[str] | None = None
            if silent is None and not one.source.key.startswith("reporter"):
                ways = english.CITES
            elif silent and one.root in silent:
                ways = english.CITES_ONLY
            sentence = pen.told(one, case.event, cited=above.outlet, ways=ways)
            blocks.append((sentence, pen.scenery(town)))
        blocks.append((pen.scenery(town),))
        if silent is not None:
            silent |= pen.silent
        return self.press.news(desk, case.event, blocks, hop="cite", depth=depth, toll=_exact(told))


def _exact(told: Sequence[Testimony]) -> int | None:
    """The number that a headline may give: the first that somebody counts exactly, of all people."""
    for one in told:
        if one.figure is not None and one.figure[0] == one.figure[1] and one.unit != "children":
            return one.figure[0]
    return None
