"""A testimony as a sentence of a paper: the words vary, the truth behind them does not."""

from collections.abc import Sequence
from datetime import date
from random import Random

from worlds import arabic, english
from worlds.names import AGENCIES, ARABIC_PAPERS, HOSTILE, PAPERS_AR
from worlds.nouns import Event, Interval, Sentence, Side, Source, Testimony
from worlds.tongue import FIRST, Tongue

ARABIC_NAMES = dict((*AGENCIES, *ARABIC_PAPERS, *PAPERS_AR, *HOSTILE))
_WEEK = 6
OTHER_NAME, WEEKDAY, EVEN = 0.3, 0.7, 0.5
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class Pen:
    """Writes for one paper; `sides` by id, `published` the day that its weekday words are reckoned from."""

    def __init__(
        self,
        random: Random,
        sides: dict[str, Side],
        *,
        outlet: str,
        published: date,
        language: str,
        tongue: Tongue = FIRST,
    ) -> None:
        self.tongue = tongue
        self.random = random
        self.sides = sides
        self.outlet = outlet
        self.published = published
        self.language = language
        self._named: set[str] = set()
        self.named_source = True  # whether the last sentence named its source

    def pick(self, choices: Sequence[str]) -> str:
        """One of them."""
        return choices[self.random.randrange(len(choices))]

    def said(self, told: Testimony, event: Event, *, cited: str | None = None) -> Sentence:
        """What the source says; with `cited` it is taken from that outlet, by a fresh wording."""
        text = self._arabic(told, event, cited) if self.language == "ar" else self._english(told, event, cited)
        return Sentence(text=text.replace("\0 ", ", ").replace("\0", ""), event=event.id, roots=(told.root,))

    def quoted(self, told: Testimony, event: Event) -> Sentence:
        """The source's own words, without the name of what happened."""
        text = self.pick(self.tongue.quoted).format(
            q=told.quotation, s=self.name(told.source), S=_upper(self.name(told.source))
        )
        return Sentence(
            text=text.replace("\0 ", ", ").replace("\0", ""), event=event.id, roots=(told.root,), tells=False
        )

    def background(self, told: Testimony, event: Event) -> Sentence:
        """Another event, further down in the paper."""
        name = self.name(told.source)
        text = self.pick(self.tongue.background).format(c=self._clause(told, event), s=name, S=_upper(name))
        return Sentence(text=text.replace("\0 ", ", ").replace("\0", ""), event=event.id, roots=(told.root,))

    def scenery(self) -> Sentence:
        """A sentence that tells of no event."""
        parts = arabic.SCENERY_PARTS if self.language == "ar" else english.SCENERY_PARTS
        return Sentence(text=" ".join(self.pick(part) for part in parts) + ".")

    def name(self, source: Source) -> str:
        """How the source is named here: introduced once, short afterwards."""
        if self.language == "ar":
            return source.ar
        if source.key in self._named:
            return source.later
        self._named.add(source.key)
        if source.other is not None and self.random.random() < OTHER_NAME:
            return source.other
        return source.first + ("\0" if "," in source.first else "")  # closes the apposition where the sentence goes on

    def _english(self, told: Testimony, event: Event, cited: str | None) -> str:
        name = self.name(told.source)
        fields = {"s": name, "S": _upper(name), "outlet": self.outlet, "agency": cited or ""}
        doer, rival = self._side(event.doer), self._side(told.names or event.doer)
        where = {"spot": self._spot(event), "day": self._day(event.day), "doer": doer, "rival": rival}
        self.named_source = True
        if told.role != "account":
            table = self.tongue.denies if told.role == "denial" else self.tongue.blames
            text = self.pick(table[event.act]).format(**fields, **where)
            return _upper(f"{text[:-1]}, {cited} reported." if cited else text)
        clause = self._clause(told, event)
        tongue = self.tongue
        ways = tongue.says if not told.source.key.startswith("body") else (*tongue.says, *tongue.body_says)
        way = self.pick(tongue.cites if cited else ways)
        self.named_source = "{s}" in way or "{S}" in way
        text = way.format(c=clause, C=_upper(clause), **fields)
        return _upper(text)

    def _clause(self, told: Testimony, event: Event) -> str:
        if told.figure is None:
            table = self.tongue.told_bare if told.names else self.tongue.told_without
        else:
            table = self.tongue.told_with_doer if told.names else self.tongue.told_without
        toll = told.toll or "several people"
        return self.pick(table[event.act]).format(
            doer=self._side(told.names or event.doer), spot=self._spot(event), day=self._day(event.day), toll=toll
        )

    def _arabic(self, told: Testimony, event: Event, cited: str | None) -> str:
        cited = ARABIC_NAMES.get(cited, cited) if cited else None
        where = event.town.ar if event.place is event.town else f"حي {event.place.ar} في {event.town.ar}"
        spot = f"{arabic.TARGETS[event.target]} {where}" if event.target else where
        day = f"يوم {event.day.day} {arabic.MONTHS[event.day.month - 1]} {event.day.year}"
        fields = {
            "s": told.source.ar,
            "spot": spot,
            "day": day,
            "agency": cited or "",
            "n": str(told.figure[0] if told.figure else 3),
        }
        own = self.tongue.arabic
        doer, rival = self.sides[event.doer].ar, self.sides[told.names or event.doer].ar
        self.named_source = True
        if told.role != "account":
            table = own.denies if told.role == "denial" else own.blames
            return self.pick(table).format(doer=doer, rival=rival, **fields)
        clause = self.pick(own.told[event.act]).format(doer=self.sides[told.names or event.doer].ar, **fields)
        way = self.pick(own.cites if cited else own.says)
        self.named_source = "{s}" in way
        return way.format(c=clause, **fields)

    def _side(self, identifier: str) -> str:
        return f"the {self.sides[identifier].name}"

    def _spot(self, event: Event) -> str:
        place = (
            event.place.name if event.place is event.town else f"the {event.place.name} quarter of {event.town.name}"
        )
        return f"the {event.target} in {place}" if event.target else place

    def _day(self, day: date) -> str:
        if 0 <= (self.published - day).days <= _WEEK and self.random.random() < WEEKDAY:
            way = self._one_of(self.tongue.weekday)
            today = day == self.published and way.startswith("last ")  # nobody calls today "last Monday"
            return (self.tongue.weekday[0] if today else way).format(weekday=_DAYS[day.weekday()])
        month = _MONTHS[day.month - 1]
        first, second, *more = self.tongue.dated
        way = self.pick(self.tongue.dated) if more else first if self.random.random() < EVEN else second
        return way.format(d=day.day, month=month)

    def _one_of(self, ways: Sequence[str]) -> str:
        """One of them; where there is no choice, nothing is drawn."""
        return self.pick(ways) if len(ways) > 1 else ways[0]


def toll_words(random: Random, figure: Interval, unit: str, lowest: str = FIRST.lowest) -> str:
    """The figure in words: an open one is told as at least so many."""
    low, high = figure
    number = _WORDS[low] if low < len(_WORDS) and random.random() < EVEN else str(low)
    return f"{number} {unit}" if high is not None else lowest.format(number=number, unit=unit)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
