"""The forms that papers of the sixth hand have: wire, paper, bulletin, communique, radio, interview, blog, live."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from worlds import sixth_arabic as arabic
from worlds import sixth_english as english
from worlds import sixth_names as names
from worlds.nouns import Event, Paper, Place, Sentence, Side, Testimony
from worlds.sixth_pen import MONTHS, Desk, Pen, light, upper

Blocks = Sequence[tuple[Sentence, ...]]
_TOLD_HEADLINE, _BYLINE, _TAIL, _CREDIT = 0.12, 0.5, 0.35, 0.5
_PRESS_OFFICE = "press-office"  # the name of a file must not change with the name of a party


@dataclass(slots=True)
class Press:
    """Dresses what is told as a paper of some form, and keeps all papers of a world in their order."""

    random: Random
    papers: list[Paper] = field(default_factory=list)

    def news(
        self, desk: Desk, event: Event, blocks: Blocks, *, hop: str = "direct", depth: int = 1, toll: int | None = None
    ) -> Paper:
        """A report by an agency, a newspaper or a radio station, in the form that its outlet has."""
        if desk.language == "ar":
            head = self.random.choice(arabic.HEADLINES).format(town=event.town.ar)
            return self.paper(desk, ((Sentence(text=head),), *blocks), hop=hop, depth=depth)
        if desk.outlet == names.RADIO[0]:
            return self._radio(desk, blocks, hop=hop, depth=depth)
        blocks = list(blocks)
        wire = desk.outlet in {name for name, _ in names.AGENCIES}
        if wire or self.random.random() < 0.25:
            first, *rest = blocks[0]
            blocks[0] = (self._behind_dateline(desk, event.town, first, wire=wire), *rest)
        elif self.random.random() < _BYLINE:
            blocks.insert(0, (self._line(self.random.choice(english.BYLINES), desk),))
        if self.random.random() < _TAIL:
            blocks.append((self._line(self.random.choice(english.TAILS), desk),))
        return self.paper(desk, ((self._headline(event, toll),), *blocks), hop=hop, depth=depth)

    def interview(self, desk: Desk, event: Event, pen: Pen, told: Testimony) -> Paper:
        """Question and answer with one person, who is introduced once."""
        label = told.source.first.split(",")[0].split(" who ")[0].split(" whose ")[0].upper()
        outlet = pen.called(desk.outlet)
        head = Sentence(text=f"Interview: {told.source.first}, talks to {outlet}")
        blocks = [(head,), (Sentence(text=f"{upper(outlet)}: What happened?"),), (pen.answer_of(told, event, label),)]
        blocks.append((Sentence(text=f"{upper(outlet)}: And how are you now?"),))
        text = f"{label}: {told.quotation or 'Ask me in a year,'}".rstrip(",") + "."
        blocks.append((Sentence(text=text, event=event.id, roots=(told.root,), tells=False),))
        return self.paper(desk, blocks)

    def communique(self, desk: Desk, side: Side, sentences: Blocks) -> Paper:
        """What a party publishes itself."""
        day = desk.published
        if desk.language == "ar":
            head = Sentence(text=f"بيان صادر عن {side.ar} - {day.day} {arabic.MONTHS[day.month - 1]} {day.year}")
            return self.paper(desk, ((head,), *sentences), slug=_PRESS_OFFICE)
        date = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        head = Sentence(text=f"PRESS OFFICE OF THE {side.name.upper()}")
        line = Sentence(text=f"Communique no. {10 + self.random.randrange(80)}, {date}")
        end = Sentence(text="End of communique.")
        return self.paper(desk, ((head,), (line,), *sentences, (end,)), slug=_PRESS_OFFICE)

    def bulletin(self, desk: Desk, entries: Sequence[tuple[Place, tuple[Sentence, ...]]]) -> Paper:
        """What a body publishes of a week, town by town."""
        day = desk.published
        head = f"{desk.outlet}: Weekly bulletin, {day.day} {MONTHS[day.month - 1]} {day.year}"
        blocks: list[tuple[Sentence, ...]] = [(Sentence(text=head),)]
        for number, (town, sentences) in enumerate(entries, start=1):
            blocks.append((Sentence(text=f"{number}. {town.name}"),))
            blocks.append(sentences)
        blocks.append((Sentence(text="The bulletin may be quoted if its source is named."),))
        return self.paper(desk, blocks)

    def blog(self, desk: Desk, event: Event, blocks: Blocks) -> Paper:
        """What somebody who lives there posts in the evening."""
        opening = self.random.choice(english.BLOG_OPENINGS).format(k=17 + self.random.randrange(6))
        title = Sentence(text=f"{desk.outlet}: {event.town.name}, {MONTHS[desk.published.month - 1]}")
        return self.paper(desk, ((title,), (Sentence(text=opening),), *blocks))

    def live(self, desk: Desk, event: Event, entries: Sequence[Sentence]) -> Paper:
        """Entries with the time of day, the latest last."""
        day = f"{desk.published.day} {MONTHS[desk.published.month - 1]} {desk.published.year}"
        blocks: list[tuple[Sentence, ...]] = [(Sentence(text=f"{event.town.name} live, {day}"),)]
        hour = 8
        for one in entries:
            hour += 1 + self.random.randrange(3)
            blocks.append((Sentence(text=f"{hour:02d}:{5 * self.random.randrange(12):02d}"), one))
        return self.paper(desk, blocks)

    def again(self, above: Paper, desk: Desk, hop: str, depth: int) -> Paper:
        """What another outlet makes of a paper: whole, cut, or lightly edited, with or without its credit."""
        blocks = list(above.paragraphs)
        if hop == "cut":
            blocks = blocks[: max(2, (len(blocks) + 1) // 2)]
        if hop == "light":
            kept = ([one for one in block if one.event or self.random.random() < 0.6] for block in blocks[1:])
            edit = (lambda one: one) if desk.language == "ar" else (lambda one: light(self.random, one))
            blocks = [tuple(edit(one) for one in block) for block in kept if block]
        if desk.language == "en" and self.random.random() < _CREDIT:
            called = above.outlet
            blocks.append((Sentence(text=self.random.choice(english.CREDITS).format(agency=called)),))
        return self.paper(desk, blocks, hop=hop, depth=depth)

    def paper(self, desk: Desk, blocks: Blocks, *, hop: str = "direct", depth: int = 1, slug: str = "") -> Paper:
        """The paper; nobody states the day of one that gives its days in full."""
        slug = slug or "".join(one if one.isalnum() else "-" for one in desk.outlet.lower())
        return Paper(
            name=f"{len(self.papers):04d}-{slug}.txt",
            outlet=desk.outlet,
            language=desk.language,
            published=None if desk.in_full else desk.published,
            paragraphs=tuple(blocks),
            depth=depth,
            hop=hop,
        )

    def print(self, paper: Paper) -> Paper:
        """Put it with the others."""
        self.papers.append(paper)
        return paper

    def _radio(self, desk: Desk, blocks: Blocks, *, hop: str, depth: int) -> Paper:
        opening = self.random.choice(english.RADIO_OPENINGS).format(outlet=desk.outlet)
        return self.paper(desk, ((Sentence(text=opening),), *blocks), hop=hop, depth=depth)

    def _behind_dateline(self, desk: Desk, town: Place, first: Sentence, *, wire: bool) -> Sentence:
        day = f"{MONTHS[desk.published.month - 1]} {desk.published.day}"
        lines = [f"{town.name.upper()}, {day} ({desk.outlet}) - ", f"{town.name.upper()} ({desk.outlet}), {day} — "]
        line = self.random.choice(lines) if wire else f"{town.name.upper()} — "
        return Sentence(text=line + first.text, event=first.event, roots=first.roots, tells=first.tells)

    def _headline(self, event: Event, toll: int | None) -> Sentence:
        """Mostly without a number; where it tells what happened, it stands for nobody's word."""
        if toll is not None and self.random.random() < _TOLD_HEADLINE:
            text = self.random.choice(english.HEADLINES[event.act]).format(Toll=toll, n=toll, Town=event.town.name)
            return Sentence(text=text, event=event.id)
        return Sentence(text=self.random.choice(english.PLAIN_HEADLINES).format(Town=event.town.name))

    def _line(self, way: str, desk: Desk) -> Sentence:
        one, other = self.random.sample(names.REPORTERS, 2)
        outlet = upper(Pen.called(desk.outlet))
        return Sentence(text=way.format(reporter=one, other=other, outlet=outlet, k=10 + self.random.randrange(12)))
