"""One paper's pen in the sixth hand: a testimony becomes a sentence, the truth behind it stays what it was."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from worlds import sixth_arabic as arabic
from worlds import sixth_english as english
from worlds import sixth_names as names
from worlds.nouns import Event, Interval, Sentence, Side, Testimony

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PARTS = ("", "", " morning", " afternoon", " evening")
_WITH_ARTICLE = {name for name, _ in names.PAPERS} | {names.AGENCIES[0][0]}
_ARABIC = {
    **dict((*names.AGENCIES, *names.ARABIC_PAPERS, *names.HOSTILE, *names.ELSEWHERE, names.RADIO, *names.BODIES)),
    **{name: f"صحيفة {ar}" for name, ar in names.PAPERS},
}
_SHORTENED, _SURNAMED = 0.4, 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who writes: the outlet, the day of the paper, its language, and whether it has to give days in full."""

    outlet: str
    published: date
    language: str = "en"
    in_full: bool = False


class Pen:
    """Writes the sentences of one paper; names a source in full once and shortly afterwards."""

    def __init__(self, random: Random, sides: Mapping[str, Side], desk: Desk) -> None:
        self.random = random
        self.sides = sides
        self.desk = desk
        self._named: set[str] = set()
        self._placed: list[str] = []
        self.silent: set[str] = set()  # roots told without a word on who they are

    def told(
        self, told: Testimony, event: Event, *, cited: str | None = None, ways: Sequence[str] | None = None
    ) -> Sentence:
        """What the source says; with `cited` taken from that outlet; `ways` replaces the usual turns."""
        if self.desk.language == "ar":
            text = self._arabic(told, event, cited, ways)
        elif told.role == "account":
            text = self._account(told, event, cited, ways)
        else:
            text = self._answer(told, event, cited)
        self._placed.append(event.id)
        return Sentence(text=tidy(text), event=event.id, roots=(told.root,))

    def plain(self, event: Event, toll: str, doer: str | None) -> Sentence:
        """What nobody answers for."""
        clause = self._clause(event, toll, doer)
        self._placed.append(event.id)
        return Sentence(text=tidy(f"{upper(clause)}."), event=event.id)

    def updated(self, told: Testimony, event: Event, old: Testimony) -> Sentence:
        """The same source with a later number."""
        assert told.figure is not None
        assert old.figure is not None
        fields = {**self._where(event), **self._source(told), "n": self.number(told.figure[0])}
        fields |= {"old": self.number(old.figure[0]), "noun": english.DEED[event.act][0]}
        self._placed.append(event.id)
        text = self.pick(english.UPDATES).format(**fields)
        return Sentence(text=tidy(text), event=event.id, roots=(told.root,))

    def wounded(self, told: Testimony, event: Event, number: int) -> Sentence:
        """Those hurt in the same event, by the same source."""
        text = self.pick(english.WOUNDED).format(**self._source(told), w=number)
        return Sentence(text=tidy(text), event=event.id, roots=(told.root,), tells=False)

    def quoted(self, told: Testimony, event: Event) -> Sentence:
        """The source's own words, which name no act."""
        text = self.pick(english.QUOTED).format(q=told.quotation, **self._source(told))
        text = re.sub(r",”$", ".”", text)
        return Sentence(text=tidy(text), event=event.id, roots=(told.root,), tells=False)

    def answer_of(self, told: Testimony, event: Event, label: str) -> Sentence:
        """What somebody answers in an interview that is printed word for word."""
        clause = self._clause(event, told.toll, told.names)
        self._placed.append(event.id)
        return Sentence(text=tidy(f"{label}: {upper(clause)}."), event=event.id, roots=(told.root,))

    def scenery(self, town: str) -> Sentence:
        """A sentence in which nothing happens to anybody."""
        if self.desk.language == "ar":
            good, n = self.pick(arabic.GOODS), 3 + self.random.randrange(7)
            return Sentence(text=self.pick(arabic.SCENERY).format(town=town, good=good, n=n))
        fields = {"town": town, "weekday": self.pick(DAYS), "good": self.pick(english.GOODS)}
        fields |= {"outlet": self.called(self.desk.outlet), "n": str(4 + self.random.randrange(16))}
        text = self.pick(english.SCENERY).format(**fields, k=11 + self.random.randrange(12))
        return Sentence(text=upper(text))

    def number(self, n: int) -> str:
        """In words or figures, as it comes."""
        return _WORDS[n] if n < len(_WORDS) and self.random.random() < 0.5 else str(n)

    def pick(self, choices: Sequence[str]) -> str:
        """One of them."""
        return self.random.choice(choices)

    @staticmethod
    def called(outlet: str) -> str:
        """An outlet with its article, where it has one."""
        if outlet in names.BLOGS:
            return f"the blog {outlet}"
        return f"the {outlet}" if outlet in _WITH_ARTICLE else outlet

    def _account(self, told: Testimony, event: Event, cited: str | None, ways: Sequence[str] | None) -> str:
        kind = told.source.key.split(":")[0]
        where = self._where(event)
        if kind == "reporter" and cited is None and told.figure is not None:
            after = english.AFTERMATH[event.act].format(**where)
            name = upper(told.source.first)
            return self.pick(english.SEEN_BY_REPORTER).format(S=name, n=self.number(told.figure[0]), c2=after)
        if ways is None:
            ways = self._ways(told, kind, cited)
        way = self.pick(ways)
        if cited is not None and ways is english.CITES_ONLY:
            self.silent.add(told.root)
        fields = {"outlet": self.called(self.desk.outlet), "agency": self.called(cited or "")}
        if "{g}" in way:
            gerund = self.pick(english.GERUND[event.act]).format(**where, toll=told.toll)
            return upper(way.format(**self._source(told), g=gerund, doer=self._side(event.doer)))
        clause = self._clause(event, told.toll, told.names, where)
        if "{s}" in way or "{S}" in way:
            fields |= self._source(told)
        return upper(way.format(c=clause, C=upper(clause), **fields))

    def _ways(self, told: Testimony, kind: str, cited: str | None) -> Sequence[str]:
        if cited is not None:
            bare = kind in {"outlet", "self", "reporter"}
            return english.CITES_ONLY if bare or self.random.random() < 0.3 else english.CITES
        if kind == "self":
            return english.SELF_SAYS
        if kind == "body":
            return (*english.SAYS, *english.BODY_SAYS, *english.BODY_SAYS)
        if kind == "side":
            accuses = english.ACCUSES if told.toll and told.names else ()
            return (*english.SAYS[:8], *english.SIDE_SAYS, *accuses)
        if told.toll and told.names and self.random.random() < 0.12:
            return english.ACCUSES[:2]
        alone = kind in {"person", "described"}
        return (*english.SAYS, *(english.PEOPLE_SAY if alone else ()))

    def _answer(self, told: Testimony, event: Event, cited: str | None) -> str:
        where = self._where(event)
        noun, gerund, done = (part.format(**where) for part in english.DEED[event.act])
        fields = {**where, **self._source(told), "noun": noun, "d": gerund, "p": done}
        table = english.DENIES if told.role == "denial" else english.BLAMES
        text = self.pick(table).format(**fields, rival=self._side(told.names or event.doer))
        if cited is not None:
            text = f"{text.rstrip('.')}, {self.called(cited)} reported."
        return upper(text)

    def _clause(self, event: Event, toll: str, doer: str | None, where: Mapping[str, str] | None = None) -> str:
        where = where or self._where(event)
        tables = (english.FULL, english.NO_TOLL) if doer else (english.NO_DOER, english.NEITHER)
        table = tables[0] if toll else tables[1]
        return self.pick(table[event.act]).format(**where, toll=toll, doer=self._side(doer) if doer else "")

    def _source(self, told: Testimony) -> dict[str, str]:
        source = told.source
        name = source.later
        if source.key not in self._named:
            self._named.add(source.key)
            name = source.other if source.other is not None and self.random.random() < 0.35 else source.first
        if "," in name:
            name += "\0"  # closes the apposition where the sentence goes on
        return {"s": name, "S": upper(name)}

    def _where(self, event: Event) -> dict[str, str]:
        """Place and day, both shortened at times where the paper has just told of the event."""
        again = bool(self._placed) and self._placed[-1] == event.id and len(set(self._placed)) == 1
        short = again and self.random.random() < _SHORTENED
        place = event.town.name
        if event.place is not event.town:
            place = f"the {event.place.name} {self.pick(('quarter', 'neighbourhood'))} of {event.town.name}"
        elif short:
            place = "the town"
        target = next((one for one in names.TARGETS if one[0] == event.target), None)
        if target is None:
            spot, at = place, f"in {place}"
        else:
            thing = target[1] if short else self.pick(target[:2])
            spot = thing if short else f"{thing} in {place}"
            at = f"at {spot}"
        day = "" if short and self.random.random() < 0.6 else self._day(event)
        return {"spot": spot, "at": at, "day": day}

    def _day(self, event: Event) -> str:
        day, part = event.day, _PARTS[event.people % len(_PARTS)]
        if self.desk.in_full:
            return f"on {day.day} {MONTHS[day.month - 1]} {day.year}"
        gone = (self.desk.published - day).days
        if gone == 1 and self.desk.outlet not in dict(names.AGENCIES) and self.random.random() < 0.2:
            return f"yesterday{part}"
        if 0 <= gone < 7 and self.random.random() < 0.65:
            return f"on {DAYS[day.weekday()]}{part if self.random.random() < 0.5 else ''}"
        month = MONTHS[day.month - 1]
        return self.pick((f"on {day.day} {month}", f"on {month} {day.day}", f"on {month} {day.day}"))

    def _side(self, identifier: str) -> str:
        side = self.sides[identifier]
        return f"the {side.short if self.random.random() < _SURNAMED else side.name}"

    def _arabic(self, told: Testimony, event: Event, cited: str | None, ways: Sequence[str] | None) -> str:
        agency = _ARABIC.get(cited or "", cited or "")
        fields = {"s": told.source.ar, "agency": agency, "rival": self.sides[told.names or event.doer].ar}
        fields |= {"said": agree("قال", told.source.ar), "told_of": agree("أفاد", told.source.ar)}
        fields |= {"quotes": agree("نقل", agency), "reports": agree("ذكر", agency)}
        where = {"spot": self._arabic_spot(event), "day": self._arabic_day(event.day)}
        if told.role != "account":
            deed = arabic.DENIES[event.act].format(**where)
            table = arabic.DENIED if told.role == "denial" else arabic.BLAMED
            return self.pick(table).format(**fields, deed=deed)
        toll = arabic_toll(told)
        if told.names:
            verb, noun = self.pick(arabic.VERB[event.act]), self.pick(arabic.NOUN[event.act])
        else:
            verb, noun = arabic.VERB_NO_DOER[event.act], arabic.NOUN_NO_DOER[event.act]
        parts = {**where, "toll": toll, "doer": self.sides[told.names or event.doer].ar}
        bare = told.source.key.split(":")[0] in {"outlet", "self", "reporter"}
        named, unnamed = ways is english.CITES, ways is english.CITES_ONLY
        silent = bare or unnamed or (not named and self.random.random() < 0.3)
        if cited and silent:
            self.silent.add(told.root)
        way = self.pick((arabic.CITES_ONLY if silent else arabic.CITES) if cited else arabic.SAYS)
        return way.format(**fields, v=verb.format(**parts), n=noun.format(**parts))

    def _arabic_spot(self, event: Event) -> str:
        place = event.town.ar if event.place is event.town else f"حي {event.place.ar} في {event.town.ar}"
        target = next((one for one in names.TARGETS if one[0] == event.target), None)
        return f"{target[2]} في {place}" if target else place

    def _arabic_day(self, day: date) -> str:
        gone = (self.desk.published - day).days
        if 0 <= gone < 7 and not self.desk.in_full and self.random.random() < 0.5:
            return f"يوم {arabic.DAYS[day.weekday()]}"
        year = f" {day.year}" if self.desk.in_full or self.random.random() < 0.5 else ""
        return f"في {day.day} {arabic.MONTHS[day.month - 1]}{year}"


def arabic_toll(told: Testimony) -> str:
    """The figure in Arabic; where the source counts nobody, it speaks of a number of people."""
    if told.figure is None:
        return "عدد من الأشخاص"
    low, high = told.figure
    few, many = arabic.UNITS[told.unit]
    if "dozens" in told.toll:
        return f"عشرات {'المدنيين' if told.unit == 'civilians' else 'الأشخاص'}"
    if "several" in told.toll:
        return f"عدة {few}"
    before, number = "", low
    if high is None:
        before = "ما لا يقل عن "
    elif "between" in told.toll:
        before, number = f"ما بين {low} و", high
    elif high != low:
        before, number = "نحو ", (low + high) // 2
    return f"{before}{number} {few if number <= 10 else many}"


def agree(verb: str, name: str) -> str:
    """The verb of somebody, or of some paper, in the feminine where its name is."""
    return verb + ("ت" if name.startswith(arabic.FEMININE) else "")


def toll_of(random: Random, figure: Interval, unit: str, *, about: int | None = None) -> str:
    """A figure in English words: open, between two, about a number, or exact."""
    low, high = figure
    if about is not None:
        return f"{random.choice(('about', 'some', 'around'))} {about} {unit}"
    number = _WORDS[low] if low < len(_WORDS) and random.random() < 0.5 else str(low)
    if high is None:
        lowest = (f"at least {number} {unit}", f"no fewer than {number} {unit}", f"more than {low - 1} {unit}")
        return random.choice(lowest if low > 3 else lowest[:2])
    if high != low:
        return f"between {low} and {high} {unit}"
    return f"{number} {unit}"


def light(random: Random, sentence: Sentence) -> Sentence:
    """A turn or two exchanged, as a sub-editor does."""
    text = sentence.text
    for old, new in english.LIGHT:
        if random.random() < 0.5:
            text = text.replace(old, new)
    return replace(sentence, text=text)


def upper(text: str) -> str:
    """With its first letter large."""
    return text[:1].upper() + text[1:]


def tidy(text: str) -> str:
    """Without doubled spaces, and with every apposition closed once."""
    text = re.sub(r"\0(?=[,.;:”])", "", text).replace("\0", ",")
    return re.sub(r"\s+([,.;])", r"\1", re.sub(r" {2,}", " ", text)).strip()
