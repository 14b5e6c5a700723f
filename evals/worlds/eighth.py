"""The eighth hand: a world of its own land, four parties, papers and wording, written before anything was measured."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from worlds.eighth_cast import AGENCIES, ARABIC, BODY_HOUSES, DAILIES, Cast, House, listed, one_of
from worlds.eighth_pen import Desk, Pen
from worlds.eighth_plan import Case, cases
from worlds.eighth_words import SLIPS
from worlds.nouns import Paper, Sentence, Testimony, World

_ON = (0.0, 0.6, 0.55, 0.45)  # how often a paper of this depth is taken up by another house
_HOPS = ("copy", "cut", "edit", "retold", "retold", "retold", "retold")
_COPIES = ("copy", "cut", "edit")
_KEPT = 3  # houses left for those who heard a source themselves
_ABROAD = 0.25  # retold in the other language
Block = tuple[Sentence, ...]


def world(seed: int, events: int, *, swapped: bool = False) -> World:
    """The world of this seed with so many events; `swapped` exchanges the names of two parties and nothing else."""
    return _Maker(seed, swapped=swapped).make(events)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    """What a house has of one event; `plain` where those who cite it name the house and no source."""

    case: Case
    house: House
    published: date
    share: tuple[Testimony, ...]
    blocks: tuple[Block, ...] = ()
    depth: int = 1
    absolute: bool = False
    relative: bool = False
    plain: bool | None = None


class _Maker:
    def __init__(self, seed: int, *, swapped: bool) -> None:
        self.seed = seed
        self.random = Random(f"eighth {seed}")
        self.cast = Cast(self.random, seed, swapped=swapped)
        self.papers: list[Paper] = []
        self.extra: list[Testimony] = []
        self.free: list[House] = []
        self.wires: list[House] = []
        self.before: dict[str, list[Case]] = {}

    def make(self, events: int) -> World:
        """All papers: of each event in turn, then the looks back on several."""
        every = cases(self.random, self.cast, events)
        for case in every:
            self.free = self.random.sample((*DAILIES, *ARABIC), len(DAILIES) + len(ARABIC))
            self.wires = self.random.sample(AGENCIES, len(AGENCIES))
            self._cover(case)
            self.before.setdefault(case.event.town.id, []).append(case)
        self._digests(every)
        self._roundups(every)
        told = [one for case in every for one in (*case.told, *([case.corrected] if case.corrected else []))]
        return World(
            seed=self.seed, places=tuple(place for town in self.cast.towns for place in town), sides=self.cast.sides,
            bodies=self.cast.bodies, outlets=tuple(sorted({one.outlet for one in self.papers})),
            events=tuple(case.event for case in every), testimonies=(*told, *self.extra), papers=tuple(self.papers),
            listed=listed(),
        )  # fmt: skip

    def _cover(self, case: Case) -> None:
        """Stories of agencies and papers, statements of parties and bodies, a correction, a brief without a source."""
        accounts, answers = case.accounts, case.answers
        main = [one for one in accounts if self._chance(0.75)] or accounts[:1]
        answered = bool(answers) and any(one.names for one in main) and self._chance(0.6)
        self._wire(case, (*main, *(answers if answered else ())))
        for one in accounts:
            again = one in main and not one.source.key.startswith("unnamed") and self._chance(0.2)
            if one not in main or again:
                self._lone(case, one)
            if one.source.key.startswith("body") and self._chance(0.4):
                self._own(case, one, BODY_HOUSES[one.source.key])
        if answers and (not answered or self._chance(0.25)):
            self._station(case, answers)
        if case.corrected is not None and self.wires:
            self._correction(case, case.corrected)
        if self.free and self._chance(0.15):
            self._brief(case)

    def _wire(self, case: Case, share: tuple[Testimony, ...]) -> None:
        """The main story; now and then it is not held, but what others took from it is."""
        story = _Story(case=case, house=self.wires.pop(), published=self._later(case.event.day), share=share)
        sides = any(one.source.side for one in share)
        if not self._chance(0.1) or len(share) > 2 or sides:
            self._spread(self._printed(story))
            return
        if self._chance(0.5) and case.corrected is None:
            root = f"{case.event.id}/{story.house.name}"
            heard = replace(share[0], root=root, source=self.cast.wire(story.house), quotation=None)
            self.extra.append(heard)
            story = replace(story, share=(heard,), plain=True)
            for one in share:
                self._lone(case, one)
        else:
            story = replace(story, plain=False)
        self._spread(self._retold(story))
        if self._chance(0.5):
            self._spread(self._retold(story))

    def _lone(self, case: Case, told: Testimony) -> None:
        """A story on what one source says, by a house that heard it itself."""
        if told.source.side:
            self._station(case, [told])
        elif self.free:
            published = self._later(case.event.day)
            self._spread(self._printed(_Story(case=case, house=self.free.pop(), published=published, share=(told,))))

    def _station(self, case: Case, told: Sequence[Testimony]) -> None:
        """A party's statement in its own station."""
        house = self.cast.stations[told[0].source.side or ""]
        self._spread(
            self._printed(_Story(case=case, house=house, published=self._later(case.event.day), share=tuple(told)))
        )

    def _printed(self, story: _Story) -> _Story:
        absolute = self._chance(0.15)
        pen = Pen(self.random, self.cast, Desk(house=story.house, published=story.published, absolute=absolute))
        case, lead = story.case, story.share[0]
        heads = lead.figure is not None and self._chance(0.4)
        blocks: list[Block] = [(pen.headline(lead, case) if heads else pen.topic(case),)]
        for number, one in enumerate(story.share):
            block = [self._told(pen, one, case, first=number == 0)]
            if one.quotation and self._chance(0.6):
                block.append(pen.quoted(one, case))
            if self._chance(0.5):
                block.append(pen.scenery(case))
            blocks.append(tuple(block))
        blocks.append((pen.scenery(case),))
        blocks.extend(self._earlier(pen, case))
        dated = story.house.kind == "agency" and self._chance(0.6)
        if dated:
            short = story.house.name.split()[0]
            line = f"{case.event.town.name.upper()}, {story.published:%B} {story.published.day} ({short}) – "
            first, *rest = blocks[1]
            blocks[1] = (replace(first, text=line + first.text), *rest)
        return self._put(replace(story, blocks=tuple(blocks), absolute=absolute, relative=pen.relative), "direct")

    def _told(self, pen: Pen, told: Testimony, case: Case, *, first: bool) -> Sentence:
        """One testimony as a story tells it: in full, or as what comes second in it."""
        return pen.write(self._rows(pen, told, case, follows=not first and self._chance(0.6)), told, case)

    def _rows(self, pen: Pen, told: Testimony, case: Case, *, follows: bool) -> tuple[str, ...]:
        rows = pen.frames
        if told.role != "account":
            denial = told.role == "denial"
            there = rows.denies_there if denial else rows.blames_there
            return there if follows else rows.denies if denial else rows.blames
        if told.source.side is not None and (told.source.side == case.event.doer or self._chance(0.7)):
            return rows.claims if told.source.side == case.event.doer else rows.accuses
        if follows and told.figure is not None:
            return rows.follow_named if told.names else rows.follow
        if follows and told.names:
            return rows.blames_there
        return self._ways(pen, told, case)

    def _ways(self, pen: Pen, told: Testimony, case: Case) -> tuple[str, ...]:
        rows, roll = pen.frames, self.random.random()
        if roll < 0.35 and told.figure is not None:
            return rows.counted if case.event.act == "abduction" else (*rows.counted, *rows.deadly)
        return rows.person if roll < 0.6 and told.source.key.startswith("person") else rows.says

    def _earlier(self, pen: Pen, case: Case) -> list[Block]:
        """At times what somebody named said of an earlier event in the same town."""
        known = [one for one in self.before.get(case.event.town.id, ()) if one.event.day < case.event.day]
        if not known or not self._chance(0.3):
            return []
        other = one_of(self.random, known)
        named = [one for one in other.accounts if not one.source.key.startswith("unnamed") and not one.source.side]
        return [(pen.write(pen.frames.back, named[0], other),)] if named else []

    def _own(self, case: Case, told: Testimony, house: House) -> None:
        """A body's bulletin or statement, in its own voice."""
        published = self._later(case.event.day)
        desk = Desk(house=house, published=published, absolute=self._chance(0.5))
        pen = Pen(self.random, self.cast, desk)
        line = self._recorded(pen, told, case)
        blocks = ((pen.masthead(),), (line,), (pen.scenery(case),))
        self._spread(
            self._put(_Story(case=case, house=house, published=published, share=(told,), blocks=blocks), "direct")
        )

    def _recorded(self, pen: Pen, told: Testimony, case: Case) -> Sentence:
        return pen.write(pen.frames.mission if pen.desk.house.kind == "un_body" else pen.frames.bulletin, told, case)

    def _correction(self, case: Case, told: Testimony) -> None:
        first = next(one for one in case.accounts if one.root == told.root)
        assert first.figure is not None
        house, published = self.wires.pop(), case.event.day + timedelta(days=3)
        pen = Pen(self.random, self.cast, Desk(house=house, published=published))
        line = pen.write(pen.frames.corrects, told, case, was=first.figure[0])
        blocks = ((pen.topic(case),), (line, pen.scenery(case)))
        self._put(_Story(case=case, house=house, published=published, share=(told,), blocks=blocks), "direct")

    def _brief(self, case: Case) -> None:
        """A report that names nobody: of these an account knows no origin."""
        house, published = self.free.pop(), self._later(case.event.day)
        pen = Pen(self.random, self.cast, Desk(house=house, published=published))
        told = replace(case.accounts[0], names=None)
        rows = pen.frames.bare if told.figure else ("{C}.",)
        if pen.desk.arabic and told.figure is None:
            return
        line = replace(pen.write(rows, told, case), roots=())
        self._put(
            _Story(case=case, house=house, published=published, share=(), blocks=((pen.topic(case),), (line,))),
            "direct",
        )

    def _spread(self, above: _Story) -> None:
        """Papers behind this one, each taken from the one before it, until nobody takes it up."""
        while above.depth < len(_ON) and self._chance(_ON[above.depth]) and len(self.free) > _KEPT:
            hop = one_of(self.random, _HOPS)
            own = above.house.kind in {"party", "ngo", "un_body"}
            above = self._copied(above, hop) if hop in _COPIES and not own else self._retold(above)

    def _next(self, arabic: bool) -> House:
        return next((one for one in self.free if (one.kind == "arabic") == arabic), self.free[0])

    def _copied(self, above: _Story, hop: str) -> _Story:
        """The same words: whole, cut from the end, or with a few words changed by a sub-editor."""
        house = self._next(above.house.kind == "arabic")
        if (house.kind == "arabic") != (above.house.kind == "arabic"):
            return self._retold(above)
        self.free.remove(house)
        published = above.published if above.relative else above.published + timedelta(days=self.random.randrange(2))
        pen = Pen(self.random, self.cast, Desk(house=house, published=published))
        byline: Block = (Sentence(text=one_of(self.random, pen.frames.bylines)),)
        blocks = above.blocks
        if hop == "cut":
            lead = next(n for n, block in enumerate(blocks) if any(one.event and one.tells for one in block))
            blocks = blocks[: max(lead + 1, (len(blocks) + 1) // 2)]
        elif hop == "edit":
            headed = not blocks[0][0].text.endswith((".", "”", "»"))  # a headline is dropped, the lead never
            told = blocks[1:] if headed else blocks
            blocks = tuple(tuple(self._slipped(one) for one in block if self._kept(one)) for block in told)
            blocks = tuple(block for block in blocks if block)
        left = {root for block in blocks for one in block for root in one.roots}
        share = tuple(one for one in above.share if one.root in left) or above.share[:1]
        story = replace(above, house=house, published=published, depth=above.depth + 1, share=share)
        self._put(replace(story, blocks=(byline, *blocks)), hop)
        return replace(story, blocks=blocks)

    def _kept(self, one: Sentence) -> bool:
        return one.event is not None or self._chance(0.5)

    def _slipped(self, one: Sentence) -> Sentence:
        text = one.text
        for old, new in SLIPS:
            if self._chance(0.5):
                text = text.replace(old, new)
        return replace(one, text=text)

    def _retold(self, above: _Story) -> _Story:
        """The same in fresh words, at times in the other language, naming the house that it is taken from."""
        arabic = (above.house.kind == "arabic") != self._chance(_ABROAD)
        house = self._next(arabic)
        self.free.remove(house)
        published = above.published + timedelta(days=self.random.randrange(2))
        absolute = self._chance(0.2)
        pen = Pen(self.random, self.cast, Desk(house=house, published=published, absolute=absolute))
        own = above.house.kind in {"ngo", "un_body"}
        blocks: list[Block] = [(pen.topic(above.case),)]
        for number, one in enumerate(above.share[:3]):
            line = self._told(pen, one, above.case, first=number == 0) if own else self._cited(pen, one, above, number)
            blocks.append((line, pen.scenery(above.case)) if self._chance(0.5) else (line,))
        blocks.append((pen.scenery(above.case),))
        hop = "cite" if (house.kind == "arabic") == (above.house.kind == "arabic") else "translated"
        return self._put(
            replace(
                above, house=house, published=published, depth=above.depth + 1, share=above.share[:3],
                blocks=tuple(blocks), absolute=absolute, relative=pen.relative,
            ),
            hop,
        )  # fmt: skip

    def _cited(self, pen: Pen, told: Testimony, above: _Story, number: int) -> Sentence:
        rows, case, house = pen.frames, above.case, above.house
        if told.role != "account":
            return pen.relayed(rows.denies if told.role == "denial" else rows.blames, told, case, house)
        if told.source.side is not None:
            claim = told.source.side == case.event.doer
            return pen.relayed(rows.claims if claim else rows.accuses, told, case, house)
        plain = number == 0 and self._chance(0.35) if above.plain is None else above.plain
        seen = above.plain and above.depth == 1
        return pen.write(rows.reporter if seen else rows.plain if plain else rows.cite, told, case, agency=house)

    def _digests(self, every: Sequence[Case]) -> None:
        """Each group that keeps records sends out what it recorded of several events."""
        for key, house in BODY_HOUSES.items():
            settled = (case for case in every if case.corrected is None)
            recorded = [
                (case, one) for case in settled for one in case.accounts if one.source.key == key and one.figure
            ]
            if house.kind != "ngo" or not recorded:
                continue
            published = every[-1].event.day + timedelta(days=5)
            pen = Pen(self.random, self.cast, Desk(house=house, published=published, absolute=True))
            rows = [(self._recorded(pen, one, case),) for case, one in recorded[:5]]
            story = _Story(case=recorded[0][0], house=house, published=published, share=())
            self._put(replace(story, blocks=((pen.masthead(),), *rows)), "direct")

    def _roundups(self, every: Sequence[Case]) -> None:
        """What a paper puts together of a week, from people whom others heard before."""
        for start in range(0, len(every) - 3, 9):
            house = one_of(self.random, (*DAILIES, *ARABIC))
            published = every[start + 3].event.day + timedelta(days=4)
            pen = Pen(self.random, self.cast, Desk(house=house, published=published, absolute=True))
            rows = [row for row in pen.frames.says if "{outlet}" not in row]
            chosen = [case for case in every[start : start + 4] if not case.corrected]
            lines: list[Block] = []
            for case in chosen:
                named = [one for one in case.accounts if one.source.key.startswith(("body", "office"))]
                if named:
                    lines.append((pen.write(rows, named[0], case),))
            if len(lines) > 1:
                story = _Story(case=chosen[0], house=house, published=published, share=())
                self._put(replace(story, blocks=((pen.topic(chosen[0]),), *lines)), "direct")

    def _put(self, story: _Story, hop: str) -> _Story:
        undated = story.absolute and not story.relative and hop == "direct" and self._chance(0.4)
        self.papers.append(
            Paper(
                name=f"{len(self.papers):04d}-{story.house.name.lower().replace(' ', '-')}.txt",
                outlet=story.house.name, language="ar" if story.house.kind == "arabic" else "en",
                published=None if undated else story.published, paragraphs=story.blocks, depth=story.depth, hop=hop,
            )
        )  # fmt: skip
        return story

    def _later(self, day: date) -> date:
        return day + timedelta(days=self.random.randrange(3))

    def _chance(self, part: float) -> bool:
        return self.random.random() < part
