"""The seventh hand: a world of its own cast, plan, papers and wording, written before anything was measured on it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from worlds import seventh_names as names
from worlds.nouns import Paper, Testimony, World
from worlds.seventh_cast import Case, Cast, one_of
from worlds.seventh_chains import Printed, passed, visible
from worlds.seventh_papers import Block, Desk, House
from worlds.seventh_plan import account, cases

_AGENCIES = tuple(House(name=name, label=name, ar=ar) for name, ar in names.AGENCIES)
_DAILIES = tuple(House(name=name, label=f"the {name}", ar=ar) for name, ar in names.DAILIES)
_SITES = tuple(House(name=name, label=name, ar=ar) for name, ar in names.SITES)
_ARABIC = tuple(House(name=name, label=name, ar=ar) for name, ar in names.ARABIC)
_PARTIES = tuple(House(name=name, label=name, ar=ar) for name, ar in names.PARTY_OUTLETS)
_RELIEF = House(name=names.RELIEF[0], label=f"the {names.RELIEF[0]}", ar=names.RELIEF[1])
_DEEPEST = 4
_ON = (0.0, 0.6, 0.5, 0.4)  # how often a paper of this depth is taken up by another house
_HOPS = ("copy", "cut", "edit", "retold", "retold", "retold")


def world(seed: int, events: int, *, swapped: bool = False) -> World:
    """The world of this seed with so many events; `swapped` exchanges the names of the two parties and nothing else."""
    return _Maker(seed, swapped=swapped).make(events)


class _Maker:
    def __init__(self, seed: int, *, swapped: bool) -> None:
        self.seed = seed
        self.random = Random(f"seventh {seed}")
        self.cast = Cast(self.random, swapped=swapped)
        self.desk = Desk(self.random, self.cast)
        self.printed: list[Printed] = []
        self.told_of: dict[str, Case] = {}
        self.free: list[House] = []  # houses that have not told of the event in hand
        self.wires: list[House] = []
        self.pages: list[House] = []
        self.extra: list[Testimony] = []
        self.spoken: dict[tuple[str, str], set[str]] = defaultdict(set)

    def make(self, events: int) -> World:
        """All papers: stories with what becomes of them, then what looks back on several events."""
        every = cases(self.random, self.cast, self.seed, events)
        self.told_of = {one.event.id: one for one in every}
        for case in every:
            self._tell(case)
        self._look_back(every)
        cast = self.cast
        return World(
            seed=self.seed, places=cast.places, sides=cast.sides, bodies=tuple(one.source for one in cast.bodies),
            outlets=tuple(sorted({one.paper.outlet for one in self.printed})),
            events=tuple(one.event for one in every),
            testimonies=(*(told for one in every for told in one.told), *self.extra),
            papers=tuple(one.paper for one in self.printed), listed=_listed(),
        )  # fmt: skip

    def _tell(self, case: Case) -> None:
        self.free = self.random.sample(_DAILIES, len(_DAILIES))
        self.wires = self.random.sample(_AGENCIES, len(_AGENCIES))
        self.pages = self.random.sample(_ARABIC, len(_ARABIC))
        accounts = [one for one in case.told if one.role == "account"]
        answers = [one for one in case.told if one.role != "account"]
        for told in self._stories(accounts):
            named = any(one.names for one in told)
            answered = answers if named and self.desk.chance(0.6) else []
            self._carry(case, self._story(case, (*told, *answered)))
        if answers and self.desk.chance(0.5):
            self._communique(case, answers)
        rivals = [one for one in accounts if one.source.side]
        if rivals and self.desk.chance(0.4):
            self._communique(case, rivals)
        self._of_bodies(case, accounts)
        if self.desk.chance(0.16) and self.free:
            house, published = self.free.pop(), self._later(case.event.day, 1)
            blocks = self.desk.bare(house, published, case, accounts[0])
            self._print(blocks, house, published, case, [])

    def _stories(self, accounts: Sequence[Testimony]) -> list[list[Testimony]]:
        """Who was asked by whom: every source by one house at least, some by two."""
        rest = self.random.sample(list(accounts), len(accounts))
        found: list[list[Testimony]] = []
        while rest:
            size = 1 + (self.random.random() < 0.45)
            found.append(rest[:size])
            rest = rest[size:]
        for story in found:
            others = [one for one in accounts if one not in story]
            if others and self.desk.chance(0.3):
                story.append(one_of(self.random, others))
        return found[:3]

    def _story(self, case: Case, told: Sequence[Testimony]) -> Printed:
        chance = self.random.random()
        published = self._later(case.event.day, 1)
        if chance < 0.13 and self.pages:
            house = self.pages.pop()
            return self._print(
                self.desk.arabic(published, case, told, None, only=False), house, published, case, told, language="ar"
            )
        if self.wires and (chance < 0.6 or not self.free):
            house = self.wires.pop()
            told = self._with_unnamed(case, told, house)
            older = self._older(house, published, case) if self.desk.chance(0.35) else []
            blocks = self.desk.wire(house, published, case, told, older)
            return self._print(blocks, house, published, case, [*told, *(one for _, one in older)])
        house = self.free.pop()
        told = self._with_unnamed(case, told, house)
        dated = None if self.desk.chance(0.06) else published
        return self._print(self.desk.daily(house, dated, case, told), house, dated, case, told)

    def _with_unnamed(self, case: Case, told: Sequence[Testimony], house: House) -> list[Testimony]:
        """The same with people whom the paper does not name, or with its own correspondent."""
        if not self.desk.chance(0.25):
            return list(told)
        model = next(one for one in told if one.role == "account")
        key = f"{len(self.printed)}-{case.event.id}"
        if self.desk.chance(0.25) and case.event.act not in {"execution", "detention"}:
            voice = self.cast.reporter(key, house.label)
        else:
            voice = self.cast.crowd(key, *one_of(self.random, names.CROWDS))
        low = max(2, case.event.people - 2)
        figure = None if voice.sort == "reporter" and low > 20 else (low, None)
        fresh = account(voice, case.event, figure, model.unit, None)
        fresh = replace(fresh, toll=f"at least {low} {model.unit}") if figure else fresh
        self.extra.append(fresh)
        accounts = [one for one in told if one.role == "account"]
        return [*accounts, fresh, *(one for one in told if one.role != "account")]

    def _carry(self, case: Case, parent: Printed) -> None:
        """What becomes of a story: each house may be taken up by the next."""
        while parent.paper.depth < _DEEPEST and self.desk.chance(_ON[parent.paper.depth]) and len(self.free) > 3:
            how = one_of(self.random, _HOPS)
            told = [one for one in parent.told.get(case.event.id, ()) if one.role == "account"]
            if parent.paper.published is None or not told:
                return
            published = self._later(parent.paper.published, 1)
            if how == "retold" or parent.paper.language == "ar":
                parent = self._retold(case, parent, told, published)
            else:
                house = self.free.pop()
                name = self._name(house)
                parent = self._keep(passed(self.random, parent, house, published, how=how, name=name))

    def _retold(self, case: Case, parent: Printed, told: Sequence[Testimony], published: date) -> Printed:
        roots = {one.root for one in told} | self.spoken[parent.house.name, case.event.id]
        only = parent.closed or (len(roots) == 1 and self.desk.chance(0.3))
        chosen = told[:1] if only else self.random.sample(list(told), min(len(told), 1 + self.desk.chance(0.4)))
        depth = parent.paper.depth + 1
        if self.pages and self.desk.chance(0.18) and not any(one.source.ar == "" for one in chosen):
            house = self.pages.pop()
            blocks = self.desk.arabic(published, case, chosen, parent.house, only=only)
            found = self._print(blocks, house, published, case, chosen, language="ar", depth=depth, hop="retold")
        else:
            house = self.free.pop()
            fresh = self._fresh(case, parent) if not only and self.desk.chance(0.2) else None
            blocks = self.desk.retold(house, published, case, chosen, parent.house, fresh=fresh, only=only)
            every = [*chosen, *([fresh] if fresh else [])]
            found = self._print(blocks, house, published, case, every, depth=depth, hop="retold")
        found = replace(found, closed=only)
        self.printed[-1] = found
        return found

    def _fresh(self, case: Case, parent: Printed) -> Testimony | None:
        """A witness of the town whom nobody asked before."""
        asked = {one.source.key for one in (*case.told, *self.extra)}
        free = [one for one in self.cast.people[case.event.town.id] if one.source.key not in asked]
        if not free:
            return None
        model = parent.told[case.event.id][0]
        fresh = account(one_of(self.random, free), case.event, None, model.unit, None)
        self.extra.append(fresh)
        return fresh

    def _older(self, house: House, published: date, case: Case) -> list[tuple[Case, Testimony]]:
        """What the same agency told of another event in the last days."""
        found = [
            (self.told_of[event], those[0])
            for one in self.printed
            if one.house.name == house.name and one.paper.hop == "direct"
            if one.paper.published is not None and one.paper.published <= published
            for event, those in one.told.items()
            if event != case.event.id
            and event == one.main
            and 0 <= (published - self.told_of[event].event.day).days <= 3
            and those[0].role == "account"
            and self.cast.voices[those[0].source.key].sort in {"person", "body"}
        ]
        return found[-1:]

    def _communique(self, case: Case, told: Sequence[Testimony]) -> None:
        number = 0 if told[0].source.side == self.cast.sides[0].id else 1
        published = self._later(case.event.day, 1)
        blocks = self.desk.communique(_PARTIES[number], published, case, told)
        self._print(blocks, _PARTIES[number], published, case, told)

    def _of_bodies(self, case: Case, accounts: Sequence[Testimony]) -> None:
        """What bodies publish themselves, and their later counts."""
        for one in accounts:
            voice = self.cast.voices[one.source.key]
            if not voice.people:
                continue
            label = voice.source.first
            house = House(name=label.removeprefix("the "), label=label, ar=voice.source.ar)
            if self.desk.chance(0.3):
                published = self._later(case.event.day, 2)
                person = [o for o in accounts if self.cast.voices[o.source.key].sort == "person"][:1]
                blocks = self.desk.note(house, published, case, one, person)
                self._print(blocks, house, published, case, [one, *person])
            open_figure = one.figure is not None and one.figure[1] is None
            if open_figure and self.wires and self.desk.chance(0.6):
                self._update(case, one)

    def _update(self, case: Case, told: Testimony) -> None:
        people = case.event.people
        later = replace(told, figure=(people, people), toll=f"{people} {told.unit}", names=None)
        if later.figure == told.figure or (told.figure and told.figure[0] == people):
            return
        self.extra.append(later)
        house, published = self.wires.pop(), case.event.day + timedelta(days=2)
        self._print(self.desk.update(house, published, case, later), house, published, case, [later])

    def _look_back(self, every: Sequence[Case]) -> None:
        """Situation reports of a week, live accounts of a day, reviews of what others print."""
        days = sorted({one.event.day for one in every})
        for at, end in enumerate(range(days[0].toordinal() + 6, days[-1].toordinal() + 1, 7)):
            self._situation(every, date.fromordinal(end), at)
        for day in days[:: max(1, len(days) // 7)]:
            self._live(every, day)
        for day in days[5 :: max(1, len(days) // 5)]:
            self._review(day)

    def _situation(self, every: Sequence[Case], published: date, at: int) -> None:
        week = [one for one in every if 0 <= (published - one.event.day).days <= 6]
        told = []
        for case in self.random.sample(week, min(len(week), 4 + at % 2)):
            known = [one for one in case.told if self._sort(one) in {"person", "body", "side"}]
            heads = [one for one in known if one.role == "account" and self._sort(one) != "side"]
            if heads:
                denials = [one for one in known if one.role == "denial" and not _blames(case)]
                told.append((case, [heads[0], *heads[1:2], *denials]))
        told.sort(key=lambda one: (one[0].event.day, one[0].event.id))
        known = [one for _, those in told for one in those]
        if told:
            blocks = self.desk.situation(_RELIEF, published, told)
            self._print(blocks, _RELIEF, published, told[0][0], known)

    def _live(self, every: Sequence[Case], day: date) -> None:
        told = []
        for case in [one for one in every if 0 <= (day - one.event.day).days <= 1][:3]:
            known = [one for one in case.told if self._sort(one) in {"person", "body"} and one.role == "account"]
            told += [(case, one) for one in known[:1]]
            told += [
                (case, one)
                for one in case.told
                if one.role == "denial" and known and known[0].names and not _blames(case)
            ]
        told.reverse()
        if told:
            house = one_of(self.random, _SITES)
            self._print(self.desk.live(day, told), house, day, told[0][0], [one for _, one in told])

    def _review(self, day: date) -> None:
        near = [
            (one, told)
            for one in self.printed
            if one.paper.published is not None and 0 <= (day - one.paper.published).days <= 1 and not one.closed
            for told in one.told.get(one.main, ())[:1]
            if told.role == "account" and one.house in (*_AGENCIES, *_DAILIES) and one.paper.language == "en"
        ]
        chosen = self.random.sample(near, min(3, len(near)))
        if chosen:
            house = one_of(self.random, _SITES)
            items = [(self.told_of[one.main], told, one.house) for one, told in chosen]
            blocks = self.desk.review(house, day, items)
            self._print(blocks, house, day, items[0][0], [told for _, told in chosen])

    def _print(
        self, blocks: Sequence[Block], house: House, published: date | None, case: Case, told: Sequence[Testimony],
        *, language: str = "en", depth: int = 1, hop: str = "direct",
    ) -> Printed:  # fmt: skip
        paper = Paper(
            name=self._name(house), outlet=house.name, language=language, published=published,
            paragraphs=tuple(blocks), depth=depth, hop=hop,
        )  # fmt: skip
        return self._keep(Printed(paper=paper, house=house, told=visible(blocks, told), main=case.event.id))

    def _keep(self, printed: Printed) -> Printed:
        self.printed.append(printed)
        for event, those in printed.told.items():
            self.spoken[printed.house.name, event].update(one.root for one in those)
        return printed

    def _name(self, house: House) -> str:
        return f"{len(self.printed):04d}-{house.slug}.txt"

    def _sort(self, told: Testimony) -> str:
        return self.cast.voices[told.source.key].sort

    def _later(self, day: date, most: int) -> date:
        return day + timedelta(days=self.random.randrange(most + 1))


def _blames(case: Case) -> bool:
    """Whether the accused does more than deny, which is told whole or not at all."""
    return any(one.role == "blame" for one in case.told)


def _listed() -> tuple[tuple[str, str, str], ...]:
    outlets = (*names.AGENCIES, *names.DAILIES, *names.SITES, *names.ARABIC, *names.ABSENT, *names.PARTY_OUTLETS)
    bodies = [(one[0], one[3]) for one in names.BODIES]
    return (
        *(("outlet", name, ar) for name, ar in outlets),
        *(("ngo", name, ar) for name, ar in (*bodies, names.RELIEF)),
    )
