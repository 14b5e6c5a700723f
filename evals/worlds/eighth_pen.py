"""Sentences of one paper of the eighth hand: a row of its language, filled from a testimony."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from worlds import eighth_names as names
from worlds.eighth_arabic import ARABIC
from worlds.eighth_cast import Cast, House, feminine, one_of
from worlds.eighth_english import ENGLISH
from worlds.eighth_frames import Act, Frames
from worlds.eighth_plan import Case
from worlds.eighth_words import QUOTE_ENDS, QUOTE_STARTS
from worlds.nouns import Sentence, Source, Testimony

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_AR = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_MONTHS_AR = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو", "تموز/يوليو",
    "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip
_PARTS_AR = {"morning": "صباح", "afternoon": "بعد ظهر", "evening": "مساء"}
_UNITS_AR = {"people": ("أشخاص", "شخصا"), "civilians": ("مدنيين", "مدنيا"), "children": ("أطفال", "طفلا")}
_NUMBERED = re.compile(r"\{([nN]|[tT]oll)\}")
_GENDERED = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
_RECENT = 3
_GENITIVE = re.compile("(?:مقتل|بحياة) {toll}")
_TAKEN = re.compile("(اختطفت|اقتادوا|خطفوا) عدد من")
Rows = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The house that prints, its day and its language; `absolute` when it tells every day by its date."""

    house: House
    published: date
    absolute: bool = False

    @property
    def arabic(self) -> bool:
        """Whether it writes Arabic."""
        return self.house.kind == "arabic"


class Pen:
    """Writes one paper. `relative`: it says "yesterday", so that a copy of another day would be wrong."""

    def __init__(self, random: Random, cast: Cast, desk: Desk) -> None:
        self.random = random
        self.cast = cast
        self.desk = desk
        self.frames: Frames = ARABIC if desk.arabic else ENGLISH
        self.relative = False
        self._introduced: set[str] = set()
        self._said: set[str] = set()

    def write(
        self, rows: Rows, told: Testimony, case: Case, *, agency: House | None = None, was: int | None = None
    ) -> Sentence:
        """A sentence on the event, by a row that suits the figure; `agency` is the house cited, `was` an old figure."""
        row = one_of(self.random, [row for row in rows if told.figure or not _NUMBERED.search(row)])
        fields = self._fields(told, case, row)
        if agency is not None:
            fields["agency"] = self._house(agency)
        if was is not None:
            fields["m"] = str(was)
        return Sentence(text=self._filled(row, fields, told.source), event=case.event.id, roots=(told.root,))

    def relayed(self, rows: Rows, told: Testimony, case: Case, agency: House) -> Sentence:
        """Such a sentence with the house that it was taken from."""
        found = self.write([row for row in rows if "{outlet}" not in row], told, case)
        house = self._house(agency)
        by = f"{found.text[:-1]}، بحسب {house}." if self.desk.arabic else f"{found.text[:-1]}, {house} reported."
        return Sentence(text=by.replace(".”,", ",”"), event=found.event, roots=found.roots)

    def quoted(self, told: Testimony, case: Case) -> Sentence:
        """The source's own words, which do not name what happened."""
        words = told.quotation or ""
        if self.desk.arabic:
            start, end = next(
                (one, two) for one in QUOTE_STARTS for two in QUOTE_ENDS if f"{one[0]} {two[0]}" == told.quotation
            )
            words = f"{start[1]} {end[1]}"
        row = one_of(self.random, self.frames.quotes)
        fields = {"q": words, "s": self._name(told.source), "outlet": self._outlet()}
        return Sentence(
            text=self._filled(row, fields, told.source), event=case.event.id, roots=(told.root,), tells=False
        )

    def scenery(self, case: Case) -> Sentence:
        """A sentence that tells of no event."""
        if self.random.random() < 0.3:
            return Sentence(text=one_of(self.random, self.frames.patterns))
        opening = one_of(self.random, [one for one in self.frames.openings if one not in self._said])
        self._said.add(opening)
        text = f"{opening} {one_of(self.random, self.frames.endings)}"
        return Sentence(text=text.format(town=self._town(case), Town=self._town(case)))

    def topic(self, case: Case) -> Sentence:
        """A headline that tells of no event."""
        return Sentence(
            text=one_of(self.random, self.frames.topics).format(town=self._town(case), Town=self._town(case))
        )

    def masthead(self) -> Sentence:
        """What stands above a body's own text."""
        name = self.desk.house.ar if self.desk.arabic else self.desk.house.name
        text = one_of(self.random, self.frames.body_heads).format(
            name=name, Name=name, date=self._date(self.desk.published, year=True)
        )
        return Sentence(text=text)

    def headline(self, told: Testimony, case: Case) -> Sentence:
        """The lead once more, without the day."""
        self._introduced.add(told.source.key)
        found = self.write(self.frames.heads, told, case)
        self._introduced.clear()
        return found

    def _filled(self, row: str, fields: Mapping[str, str], source: Source) -> str:
        every = {**fields, **{key.capitalize(): _upper(value) for key, value in fields.items()}}
        text = row.format(**every)
        text = _TAKEN.sub(r"\1 عددا من", text)
        text = _GENDERED.sub(r"\2" if feminine(source) else r"\1", text)
        text = re.sub(r"\0(?=[,.:;])", "", text).replace("\0", ",")
        for old, new in (("لـال", "لل"), ("لـ", "ل"), ("بـ", "ب"), ("لال", "لل"), (",,", ","), (",”,", ",”")):
            text = text.replace(old, new) if self.desk.arabic or old.startswith(",") else text
        return _upper(text)

    def _fields(self, told: Testimony, case: Case, row: str) -> dict[str, str]:
        act, event = self.frames.acts[case.event.act], case.event
        base = {
            "spot": self._spot(case), "day": self._day(case), "toll": self._toll(told), "doer": self._side(event.doer),
            "rival": self._side(told.names or event.doer), **self._hurt(case),
        }  # fmt: skip
        fields = {**base, **self._clauses(act, base, told)}
        fields |= {
            "n": self._number(told), "unit": told.unit, "fate": act.fate, "thing": one_of(self.random, act.thing),
            "kill": "خطف" if event.act == "abduction" else "مقتل", "head": one_of(self.random, act.head),
            "town": self._town(case), "place": self._place(case), "date": self._date(event.day),
            "blamed": f", attributed to {base['doer']}" if told.names else "", "outlet": self._outlet(),
            "who": self._who(told.source),
        }  # fmt: skip
        if "{s}" in row or "{S}" in row:
            fields["s"] = self._name(told.source)
        if "{body}" in row or "{Body}" in row:
            fields["body"] = told.source.ar if self.desk.arabic else one_of(
                self.random, (told.source.first, told.source.later)
            )  # fmt: skip
        return fields

    def _clauses(self, act: Act, base: Mapping[str, str], told: Testimony) -> dict[str, str]:
        pick, bare = self.random, told.names is None
        clauses = act.bare if bare else act.doer
        if told.figure is None and self.desk.arabic:
            clauses = tuple(row for row in clauses if _GENITIVE.search(row)) or clauses  # the vague word is declined
        rival = {**base, "doer": base["rival"]}
        return {
            "c": one_of(pick, clauses).format(**base),
            "np": one_of(pick, act.np if bare else act.np_doer).format(**base),
            "np_bare": one_of(pick, act.np).format(**base),
            "deed": one_of(pick, act.deed).format(**base),
            "crime": one_of(pick, act.crime).format(**base),
            "rival_c": one_of(pick, act.plain).format(**rival),
        }

    def _hurt(self, case: Case) -> dict[str, str]:
        if case.wounded is None or self.random.random() < 0.4:
            return {"hurt": "", "hurting": "", "hurts": ""}
        if self.desk.arabic:
            others = f"{case.wounded} {'آخرين' if case.wounded <= 10 else 'شخصا'}"
            hurt, hurting = f" وأصيب {others}".replace("آخرين", "آخرون"), f" وإصابة {others}"
            return {"hurt": hurt, "hurting": hurting, "hurts": hurting}
        count = case.wounded
        return {"hurt": f" and {count} wounded", "hurting": f" and wounding {count}", "hurts": f" and wounded {count}"}

    def _toll(self, told: Testimony) -> str:
        if not self.desk.arabic:
            return told.toll or f"several {told.unit}"
        few, many = _UNITS_AR[told.unit]
        if told.figure is None:
            return f"عدد من {'ال' + few if few != 'مدنيين' else 'المدنيين'}"
        low, high = told.figure
        count = f"{low} {few if low <= 10 else many}"
        return count if high is not None else f"ما لا يقل عن {count}"

    def _number(self, told: Testimony) -> str:
        if told.figure is None:
            return ""
        if self.desk.arabic:
            return str(told.figure[0])
        return f"no fewer than {told.toll.split()[2]}" if told.figure[1] is None else told.toll.split()[0]

    def _name(self, source: Source) -> str:
        """Introduced once, short afterwards; the mark closes an apposition where the sentence goes on."""
        if self.desk.arabic:
            return source.ar
        if source.key in self._introduced:
            return source.later
        self._introduced.add(source.key)
        if source.other is not None and self.random.random() < 0.4:
            return source.other
        return source.first + ("\0" if "," in source.first else "")

    def _who(self, source: Source) -> str:
        if self.desk.arabic:
            return source.ar
        if source.key.startswith("person") and source.other:
            return source.other
        return (
            source.first.removeprefix("the ") if source.key.startswith("outlet") else source.later.removeprefix("the ")
        )

    def _side(self, identifier: str) -> str:
        one = self.cast.by_id[identifier]
        short = self.random.random() < 0.35
        return one.ar if self.desk.arabic else f"the {one.short if short else one.name}"

    def _outlet(self) -> str:
        return self.desk.house.ar if self.desk.arabic else self.desk.house.label

    def _house(self, house: House) -> str:
        """An agency is at times called by its first name alone."""
        if house.kind == "agency" and not self.desk.arabic and self.random.random() < 0.4:
            return house.name.split()[0]
        return house.ar if self.desk.arabic else house.label

    def _town(self, case: Case) -> str:
        return case.event.town.ar if self.desk.arabic else case.event.town.name

    def _place(self, case: Case) -> str:
        """The place as headlines and tables have it."""
        event = case.event
        if self.desk.arabic:
            return event.town.ar if event.place is event.town else f"حي {event.place.ar} في {event.town.ar}"
        if event.place is not event.town:
            return f"{event.town.name}’s {event.place.name} quarter"
        return event.town.name

    def _spot(self, case: Case) -> str:
        event, random = case.event, self.random
        if self.desk.arabic:
            where = event.town.ar if event.place is event.town else f"حي {event.place.ar} في {event.town.ar}"
            return f"{names.TARGETS[event.target]} في {where}" if event.target else where
        if event.place is event.town:
            where = event.town.name
            own: tuple[str, ...] = (f"{where}’s {event.target}",)
        else:
            town, quarter = event.town.name, event.place.name
            ways = (
                f"the {quarter} quarter of {town}",
                f"{town}’s {quarter} quarter",
                f"the {quarter} district of {town}",
            )
            where, own = one_of(random, ways), ()
        if event.target is None:
            return where
        return one_of(random, (f"the {event.target} in {where}", f"a {event.target} in {where}", *own))

    def _date(self, day: date, *, year: bool = False) -> str:
        if self.desk.arabic:
            return f"{day.day} {_MONTHS_AR[day.month - 1]}" + (f" {day.year}" if year else "")
        return f"{day.day} {day:%B}" + (f" {day.year}" if year else "")

    def _day(self, case: Case) -> str:
        """The day of the event as told on the day of printing: by weekday while it is near, else by date."""
        day, random = case.event.day, self.random
        part = case.part if case.part and random.random() < 0.4 else ""
        gap = (self.desk.published - day).days
        near = not self.desk.absolute and 0 <= gap <= _RECENT and random.random() < 0.85
        since = near and gap == 1 and self.desk.house.kind in {"daily", "arabic"} and random.random() < 0.3
        self.relative |= since
        if self.desk.arabic:
            name = f"أمس {_DAYS_AR[day.weekday()]}" if since else _DAYS_AR[day.weekday()] if near else ""
            name = name or self._date(day, year=self.desk.absolute or random.random() < 0.5)
            return f"{_PARTS_AR[part]} {name}" if part else name if since else f"يوم {name}"
        if since:
            return f"yesterday {part}".strip()
        if near:
            return f"on {_DAYS[day.weekday()]} {part}".strip()
        ways = (f"{day.day} {day:%B}", f"{day:%B} {day.day}", f"{day.day} {day:%B} {day.year}")
        told = ways[2] if self.desk.absolute else one_of(random, ways)  # such a paper may carry no date of its own
        return f"on the {part} of {told}" if part else f"on {told}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
