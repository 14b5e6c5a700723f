"""The kinds of paper of the seventh hand, each built of paragraphs from what one outlet was told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from worlds import seventh_english as english
from worlds import seventh_names as names
from worlds.nouns import Sentence, Testimony
from worlds.seventh_arabic import ArabicPen
from worlds.seventh_cast import Case, Cast, one_of
from worlds.seventh_pen import Pen
from worlds.seventh_words import DAYS, day_month, upper, words

Block = tuple[Sentence, ...]
Told = tuple[Case, Testimony]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """An outlet: its name, how sentences call it, its Arabic name, and the file name that its papers get."""

    name: str
    label: str
    ar: str

    @property
    def slug(self) -> str:
        """The name as part of a file name."""
        return self.name.lower().replace(" ", "-").replace("’", "").replace("'", "")


class Desk:
    """Puts papers together; one for a world, drawing from the world's chances."""

    def __init__(self, random: Random, cast: Cast) -> None:
        self.random, self.cast = random, cast

    def chance(self, part: float) -> bool:
        """Whether something happens that happens so often."""
        return self.random.random() < part

    def wire(
        self, house: House, published: date, case: Case, told: Sequence[Testimony], older: Sequence[Told]
    ) -> list[Block]:
        """An agency's story: dateline, sources from the first line on, the other side, what else happened."""
        pen = Pen(self.random, self.cast, house.label, published)
        blocks: list[Block] = [(pen.headline(told[0], case),)] if self.chance(0.5) else []
        body = self._accounts(pen, case, told)
        body[0] = (self._dated(body[0][0], house, pen, case, published), *body[0][1:])
        blocks += body
        if self.chance(0.3):
            blocks.append((pen.afterwards(case),))
        blocks += self._other_side(pen, case, told)
        for former, one in older:
            blocks.append((self._separately(pen, former, one),))
        if self.chance(0.7):
            blocks.append((pen.scenery(),))
        if self.chance(0.4):
            blocks.append((Sentence(text=self._credit()),))
        return blocks

    def daily(self, house: House, published: date | None, case: Case, told: Sequence[Testimony]) -> list[Block]:
        """A newspaper's story under a headline; its first line may be the paper's own."""
        pen = Pen(self.random, self.cast, house.label, published)
        blocks: list[Block] = [(pen.headline(told[0], case),)]
        if self.chance(0.5):
            blocks.append((Sentence(text=f"By {one_of(self.random, names.REPORTERS)}"),))
        if self.chance(0.35) and self.cast.voices[told[0].source.key].sort not in {"absent", "reporter"}:
            blocks.append((pen.plain(told[0], case),))
            blocks.append((pen.again(told[0], case, first=True), *self._more(pen, told[0], case)))
            for one in told[1:]:
                if one.role == "account":
                    blocks += self._heard_too(pen, one, case)
        else:
            blocks += self._accounts(pen, case, told)
        if self.chance(0.5):
            blocks.append((pen.scenery(), *((pen.scenery(),) if self.chance(0.3) else ())))
        blocks += self._other_side(pen, case, told)
        seen = any(self.cast.voices[one.source.key].sort == "reporter" for one in told)
        if self.chance(0.3) and not seen:
            blocks.append((Sentence(text=one_of(self.random, english.UNSEEN).format(outlet=upper(house.label))),))
        return _no_twins(blocks)

    def bare(self, house: House, published: date | None, case: Case, model: Testimony) -> list[Block]:
        """A short item that says nowhere how it is known."""
        pen = Pen(self.random, self.cast, house.label, published)
        line = pen.rumoured(model, case) if self.chance(0.35) else pen.plain(model, case)
        return _no_twins([(line,), (pen.scenery(),), (pen.scenery(),)])

    def update(self, house: House, published: date, case: Case, told: Testimony) -> list[Block]:
        """A later count."""
        pen = Pen(self.random, self.cast, house.label, published)
        first = self._dated(pen.raised(told, case), house, pen, case, published)
        return [(first,), (pen.scenery(),)]

    def note(
        self, house: House, published: date, case: Case, own: Testimony, others: Sequence[Testimony]
    ) -> list[Block]:
        """What a body publishes of its own inquiries: its people speak first."""
        pen = Pen(self.random, self.cast, house.label, published)
        voice = self.cast.voices[own.source.key]
        frames = [
            "{name} has documented that {c}.", "According to information gathered by {name}, {c}.",
            "Our {people} have established that {c}.", "{name} has confirmed that {c}.",
        ]  # fmt: skip
        frame = one_of(self.random, frames)
        ours = frame.startswith("Our")
        pen.met[own.source.key] = f"our {voice.people}" if ours else voice.source.later
        pen.pronouns[own.source.key] = "they" if ours else voice.pronoun
        lead = pen.sentence(frame, own, name=voice.source.first, people=voice.people, c=pen.clause(own, case))
        title = f"{upper(house.name)}: flash note, {day_month(published, american=False)} {published.year}"
        blocks: list[Block] = [(Sentence(text=title),), (lead, *self._more(pen, own, case))]
        for one in others:
            blocks += self._heard_too(pen, one, case)
        calls = "We call on both parties to let ambulances and investigators reach the area."
        return [*blocks, (Sentence(text=calls),)]

    def communique(self, house: House, published: date, case: Case, told: Sequence[Testimony]) -> list[Block]:
        """A party's statement, as its own outlet prints it."""
        pen = Pen(self.random, self.cast, house.label, published)
        side = told[0].source.first
        number = 20 + self.random.randrange(60)
        when = f"{DAYS[published.weekday()]}, {day_month(published, american=False)}"
        blocks: list[Block] = [(Sentence(text=f"Communiqué No. {number} of {side}, {when}"),)]
        for one in told:
            if one.role == "account":
                blocks.append((pen.claim(one, case),))
            elif one.role == "denial":
                blocks.append((pen.denial(one, case, alone=True),))
            else:
                blocks.append((pen.blame(one, case, both=False, alone=one is told[0]),))
        blocks.append((Sentence(text="Glory to those who defend the land."),))
        return blocks

    def live(self, day: date, told: Sequence[Told]) -> list[Block]:
        """A live account of a day: entries with the hour, latest first."""
        when = f"{DAYS[day.weekday()]} {day_month(day, american=False)}"
        blocks: list[Block] = [(Sentence(text=f"War in the lowlands: live updates, {when}"),)]
        minute = 22 * 60 + self.random.randrange(90)
        for case, one in told:
            pen = Pen(self.random, self.cast, "us", day)
            pen.live = True
            claim = pen.claim(one, case) if one.role == "account" else pen.denial(one, case, alone=True)
            entry = replace(claim, text=f"{minute // 60:02d}:{minute % 60:02d} – {claim.text}")
            voice = self.cast.voices[one.source.key]
            more = (pen.quote(one, case),) if voice.sort == "person" and self.chance(0.5) else ()
            blocks.append((entry, *more))
            minute -= 3 + self.random.randrange(12)
        return blocks

    def situation(self, house: House, published: date, told: Sequence[tuple[Case, Sequence[Testimony]]]) -> list[Block]:
        """A situation report: one paragraph a place, with days as dates or weekdays and sources named."""
        first = published - timedelta(days=6)
        span = f"{day_month(first, american=False)} to {day_month(published, american=False)} {published.year}"
        blocks: list[Block] = [
            (Sentence(text=f"{house.name} – Situation report, {span}"),),
            (Pen(self.random, self.cast, house.label, published).scenery(),),
        ]
        for case, those in told:
            pen = Pen(self.random, self.cast, house.label, published)
            head, *rest = those
            claim = pen.claim(head, case)
            lines = [replace(claim, text=f"• {claim.text}")]
            lines += [pen.again(one, case) for one in rest if one.role == "account"]
            lines += [pen.denial(one, case) for one in rest if one.role == "denial" and head.names]
            blocks.append(tuple(lines))
        return blocks

    def retold(
        self, house: House, published: date | None, case: Case, told: Sequence[Testimony], outlet: House,
        *, fresh: Testimony | None, only: bool,
    ) -> list[Block]:  # fmt: skip
        """A story made of another outlet's: who said it there, or (`only`) no more than that it was there."""
        pen = Pen(self.random, self.cast, house.label, published)
        blocks: list[Block] = [(pen.headline(told[0], case),)] if self.chance(0.3) else []
        if only:
            blocks.append((pen.passed_on(told[0], case, outlet.label),))
        else:
            for at, one in enumerate(told):
                line = pen.cited(one, case, outlet.label)
                blocks.append((line, *(self._more(pen, one, case) if at == 0 else ())))
        if fresh is not None:
            blocks.append((pen.again(fresh, case), *self._more(pen, fresh, case)))
        return [*blocks, (pen.scenery(),)]

    def review(self, house: House, published: date, told: Sequence[tuple[Case, Testimony, House]]) -> list[Block]:
        """A review of what others report."""
        blocks: list[Block] = [(Sentence(text=f"What others report, {day_month(published, american=False)}"),)]
        for case, one, outlet in told:
            pen = Pen(self.random, self.cast, house.label, published)
            blocks.append((pen.cited(one, case, outlet.label),))
        return blocks

    def arabic(
        self, published: date | None, case: Case, told: Sequence[Testimony], outlet: House | None, *, only: bool
    ) -> list[Block]:
        """An Arabic story, its own or (with `outlet`) made of another's."""
        pen = ArabicPen(self.random, self.cast, published)
        blocks: list[Block] = []
        for one in told:
            if one.role == "denial":
                blocks.append((pen.denial(one, case),))
            elif one.role == "blame":
                blocks.append((pen.blame(one, case),))
            else:
                if outlet is None:
                    line = pen.claim(one, case)
                else:
                    line = pen.passed_on(one, case, outlet.ar) if only else pen.cited(one, case, outlet.ar)
                more = None if only else pen.follow(one, case)
                blocks.append((line, more) if more and self.chance(0.5) else (line,))
        return [*blocks, (pen.scenery(),)]

    def _accounts(self, pen: Pen, case: Case, told: Sequence[Testimony]) -> list[Block]:
        accounts = [one for one in told if one.role == "account"]
        first, rest = accounts[0], accounts[1:]
        voice = self.cast.voices[first.source.key]
        if voice.sort == "person" and self.chance(0.25):
            lead, named = pen.shy(first, case)
            blocks: list[Block] = [(lead,), (named, *self._more(pen, first, case))]
        elif rest and _agree(first, rest[0]) and self._may_pair(first, rest[0]) and self.chance(0.6):
            second, *rest = rest
            blocks = [(pen.both(first, second, case),), *([(pen.follow(second, case),)] if self.chance(0.5) else [])]
        elif voice.sort == "person" and self.chance(0.15):
            blocks = [(pen.quote(first, case), pen.claim(first, case))]
        else:
            blocks = [(pen.claim(first, case),)]
            more = self._more(pen, first, case)
            blocks += [more] if more and self.chance(0.6) else []
            if more and len(blocks) == 1:
                blocks[0] = (*blocks[0], *more)
        for one in rest:
            blocks.append((pen.again(one, case), *self._more(pen, one, case)))
        return blocks

    def _heard_too(self, pen: Pen, told: Testimony, case: Case) -> list[Block]:
        line = pen.again(told, case)
        return [(line, *self._more(pen, told, case))]

    def _may_pair(self, one: Testimony, two: Testimony) -> bool:
        sorts = {self.cast.voices[told.source.key].sort for told in (one, two)}
        return not sorts & {"absent", "reporter", "side"}

    def _more(self, pen: Pen, told: Testimony, case: Case) -> Block:
        if not self._goes_on(told) or self.chance(0.35):
            return ()
        first = pen.follow(told, case)
        if first.tells and self.cast.voices[told.source.key].sort == "person" and self.chance(0.3):
            return (first, pen.quote(told, case))
        return (first,)

    def _goes_on(self, told: Testimony) -> bool:
        return self.cast.voices[told.source.key].sort in {"person", "body", "crowd"}

    def _other_side(self, pen: Pen, case: Case, told: Sequence[Testimony]) -> list[Block]:
        denial = next((one for one in told if one.role == "denial"), None)
        blame = next((one for one in told if one.role == "blame"), None)
        if denial and blame:
            return [(pen.blame(denial, case, both=True),)]
        if denial or blame:
            return [(pen.denial(denial, case),)] if denial else [(pen.blame(blame, case, both=False),)] if blame else []
        accused = any(one.names for one in told)
        return [(pen.silent(case),)] if accused and self.chance(0.3) else []

    def _separately(self, pen: Pen, case: Case, told: Testimony) -> Sentence:
        claim = pen.claim(told, case)
        opening = one_of(self.random, english.SEPARATELY)
        text = claim.text
        if not opening or text.startswith(("According", "In ", "Reached", "Citing")):
            return claim
        kept = text[:1].lower() + text[1:] if text.split()[0] in _SMALL_ELSEWHERE else text
        return replace(claim, text=opening + kept)

    def _dated(self, first: Sentence, house: House, pen: Pen, case: Case, published: date) -> Sentence:
        if not self.chance(0.7):
            return first
        town = case.event.town.name.upper()
        return replace(
            first, text=f"{town}, {day_month(published, american=pen.american)} ({house.name}) – {first.text}"
        )

    def _credit(self) -> str:
        return one_of(self.random, english.CREDITS).format(name=one_of(self.random, names.REPORTERS))


_SMALL_ELSEWHERE = {
    "The", "A", "An", "Shelling", "Mortar", "Artillery", "Shells", "Gunmen", "Sniper", "Armed", "Warplanes", "Aircraft",
    "At", "Several", "Dozens", "Residents", "Neighbours", "Local", *(upper(words(number)) for number in range(2, 100)),
}  # fmt: skip


def _agree(one: Testimony, two: Testimony) -> bool:
    return (one.figure, one.names, one.toll) == (two.figure, two.names, two.toll)


def _no_twins(blocks: list[Block]) -> list[Block]:
    """No sentence of scenery twice in one paper."""
    seen: set[str] = set()
    kept: list[Block] = []
    for block in blocks:
        lines = tuple(one for one in block if one.event is not None or one.text not in seen)
        seen.update(one.text for one in lines)
        if lines:
            kept.append(lines)
    return kept
