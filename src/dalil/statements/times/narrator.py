"""Follow the time of a document from expression to expression."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dalil.model.when import TimeBasis
from dalil.statements.times.grammar import Expression
from dalil.statements.times.value import Moment
from dalil.statements.times.words import (
    ARABIC_WEEKDAYS,
    CLOCK_UNITS,
    DAYS_FROM_NOW,
    EVERY,
    HOLIDAYS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    REFERENCES,
    SEASONS,
    SETS,
    UNITS,
    WEEKDAYS,
)

AHEAD = timedelta(days=45)
"""How far before a document's date a bare date may lie ahead before the year before is meant."""
WINTER_FROM = 9
NOON = 12
_FORWARD = frozenset(("next", "following", "coming", "the next", "the following"))
_BACK = frozenset(("previous", "preceding", "prior", "last", "past", "the previous"))
_OF_SPEAKER = frozenset(("last", "past", "next", "this", "coming"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an expression says: its TIMEX3 value and on what that rests."""

    value: str | None
    basis: TimeBasis


class Narrator:
    """Gives expressions their values in the order of the text.

    `now` is the day from which the speaker counts (the document's, or a speech's); None where nobody stated it: then
    nothing relative to it has a value. In a `narrative` bare dates count from the last date told, else from `now`.
    """

    def __init__(self, *, narrative: bool) -> None:
        self.narrative = narrative
        self.now: date | None = None
        self.now_basis: TimeBasis = "document"
        self.last: Moment | None = None
        self.future = False

    def tell(self, expression: Expression) -> Told | None:
        """The value of the expression; None where the words turn out to tell no time."""
        teller: Callable[[dict[str, str]], Told | None] = getattr(self, f"_tell_{expression.kind}")
        return teller(expression.parts)

    def _said(self, moment: Moment, basis: TimeBasis, suffix: str = "") -> Told:
        self.last = moment
        return Told(value=moment.value() + suffix, basis=basis)

    def _year_of(self, month: int, day: int | None) -> tuple[int, TimeBasis] | None:
        """The year in force for a month without one."""
        if self.last is not None and (self.narrative or self.now is None or self.last.year != self.now.year):
            late = self.last.month is not None and month + 9 <= self.last.month
            return self.last.year + late, "inferred"
        if self.now is None:
            return None
        year = self.now.year
        told = Moment(year=year, month=month, day=day or 1).calendar_day()
        assert told is not None
        if self.future:
            return year + (told < self.now - timedelta(days=31)), self.now_basis
        return year - (told > self.now + AHEAD), self.now_basis

    def _tell_iso(self, parts: dict[str, str]) -> Told | None:
        return self._full(
            int(parts["year"]), int(parts["month"]), int(parts["day"]), f"T{parts['clock']}" if "clock" in parts else ""
        )

    def _tell_slashed(self, parts: dict[str, str]) -> Told | None:
        """Day first; month first only where the day first cannot be."""
        day, month = int(parts["day"]), int(parts["month"])
        if month > 12 >= day:  # noqa: PLR2004 months of a year
            day, month = month, day
        return self._full(int(parts["year"]), month, day)

    def _full(self, year: int, month: int, day: int, suffix: str = "") -> Told | None:
        try:
            date(max(year, 4), month, day)
        except ValueError:
            return None
        return self._said(Moment(year=year, month=month, day=day), "text", suffix)

    def _tell_date(self, parts: dict[str, str]) -> Told | None:
        month, day = MONTHS[parts["month"].rstrip(".").lower()], int(parts["day"])
        suffix = f"T{PARTS[parts['part']]}" if "part" in parts else ""
        if year := _year(parts):
            return self._full(year, month, day, suffix)
        year_in_force = self._year_of(month, day)
        if year_in_force is None:
            return Told(value=None, basis="text")
        told = self._full(year_in_force[0], month, day, suffix)
        return told and Told(value=told.value, basis=year_in_force[1])

    def _tell_month(self, parts: dict[str, str]) -> Told | None:
        month = MONTHS[parts["month"].rstrip(".").lower()]
        if year := _year(parts):
            return self._said(Moment(year=year, month=month), "text")
        if "that" in parts and self.last:
            return self._said(Moment(year=self.last.year, month=month), "inferred")
        year_in_force = self._year_of(month, None)
        if year_in_force is None:
            return Told(value=None, basis="text")
        return self._said(Moment(year=year_in_force[0], month=month), year_in_force[1])

    def _tell_year(self, parts: dict[str, str]) -> Told:
        year = _year(parts)
        assert year is not None
        told = Moment(year=year)
        if "aside" not in parts and (self.last is None or self.last.year != year):
            self.last = told
        return Told(value=told.value(), basis="text")

    _tell_year_of_era = _tell_year

    def _tell_old_year(self, parts: dict[str, str]) -> Told:
        return self._said(Moment(year=-int(parts["old"])), "text")

    def _tell_short_year(self, parts: dict[str, str]) -> Told | None:
        if self.last is None or self.last.year < 1:
            return None
        return self._said(Moment(year=self.last.year // 100 * 100 + int(parts["short"])), "text")

    def _day_of_month(self, parts: dict[str, str]) -> Told | None:
        if "year" in parts and self.last and self.last.month:
            return self._full(int(parts["year"]), self.last.month, int(parts["day"]))
        if self.last is None or self.last.month is None:
            return Told(value=None, basis="inferred") if self.narrative else None
        told = self._full(self.last.year, self.last.month, int(parts["day"]))
        return told and Told(value=told.value, basis="inferred")

    _tell_day_of_next = _tell_day_of_last = _tell_ordinal_day = _day_of_month

    def _tell_season(self, parts: dict[str, str]) -> Told | None:
        code = SEASONS[parts["season"].lower()][0]
        if year := _year(parts):
            basis: TimeBasis = "text"
        elif self.last is not None and (self.narrative or self.now is None):
            late = code == "WI" and (self.last.month or 0) >= WINTER_FROM
            year, basis = self.last.year + late, "inferred"
        elif self.now is not None:
            year, basis = self.now.year, self.now_basis
        else:
            return Told(value=None, basis="text")
        self.last = Moment(year=year)
        return Told(value=f"{self.last.value()}-{code}", basis=basis)

    def _tell_decade(self, parts: dict[str, str]) -> Told:
        return Told(value=parts["decade"] + parts["ten"], basis="text")

    def _tell_century(self, parts: dict[str, str]) -> Told | None:
        digits = re.match(r"\d+", parts["ordinal"])
        number = int(digits[0]) if digits else ORDINALS.get(parts["ordinal"].lower(), 0)
        if not number:
            return None
        return Told(value=f"{'BC' if 'era' in parts else ''}{number - 1:02d}", basis="text")

    def _tell_shift(self, parts: dict[str, str]) -> Told | None:
        word = parts["number"].lower()
        unit = UNITS[parts.get("unit", "day").lower()]
        back = parts["way"] in ("ago", "earlier", "before", "previously", "prior")
        count = _count(word)
        if count is None:
            return Told(value="PAST_REF" if back else "FUTURE_REF", basis="text")
        if parts["way"] == "ago":
            base = Moment.of(self.now) if self.now else None
            basis: TimeBasis = self.now_basis
            if self.narrative and self.last:
                base, basis = self.last, "inferred"
        else:
            base, basis = self.last, "inferred"
        return self._moved(base, basis, unit, round(-count if back else count))

    def _moved(self, base: Moment | None, basis: TimeBasis, unit: str, count: int) -> Told:
        if base is None:
            return Told(value=None, basis=basis)
        if unit in ("DE", "CE"):
            return Told(value=Moment(year=base.year + count * (10 if unit == "DE" else 100)).value()[:-1], basis=basis)
        if unit in ("S", "H"):
            return Told(value=f"{base.value()}TXX" if base.day else None, basis=basis)
        moved = base.moved(unit, count)
        if moved is None:
            return Told(value=f"{base.value()[:4]}-XX-XX" if unit in ("D", "W") else None, basis=basis)
        return self._said(moved, basis)

    def _tell_hijri(self, parts: dict[str, str]) -> Told:
        """A date of the Hijri calendar: found, so that its year is not taken for one of ours; not converted."""
        del parts
        return Told(value=None, basis="text")

    def _tell_vague_shift(self, parts: dict[str, str]) -> Told:
        return Told(value="FUTURE_REF" if parts["way"] == "later" else "PAST_REF", basis="text")

    def _tell_span(self, parts: dict[str, str]) -> Told:
        return Told(value=_period(parts["number"], parts["unit"]), basis="text")

    def _tell_turn(self, parts: dict[str, str]) -> Told | None:
        which = parts["which"].lower()
        step = 1 if which in _FORWARD else -1 if which in _BACK else 0
        of_speaker = which in _OF_SPEAKER and not (self.narrative and self.last)
        base = (Moment.of(self.now) if self.now else None) if of_speaker else self.last
        basis: TimeBasis = self.now_basis if of_speaker else "inferred"
        if "month" in parts:
            return self._named_month(MONTHS[parts["month"].lower()], step, base, basis)
        unit = parts["unit"]
        if (which == "past" and unit in UNITS) or (unit in ("decade", "century") and which in ("last", "next")):
            return Told(value=_period("a", unit), basis="text")
        if base is None:
            return Told(value=None, basis=basis)
        if unit in PARTS:
            day = base.moved("D", step)
            return self._said(day, basis, f"T{PARTS[unit]}") if day else Told(value=None, basis=basis)
        if unit in SEASONS:
            return Told(value=f"{Moment(year=base.year + step).value()}-{SEASONS[unit][0]}", basis=basis)
        return self._turned(unit, step, base, basis)

    _tell_turn_of_month = _tell_turn

    def _turned(self, unit: str, step: int, base: Moment, basis: TimeBasis) -> Told | None:
        if unit in ("week", "weekend"):
            day = base.calendar_day()
            if day is None or (self.narrative and step):
                return Told(value="P1W" if self.narrative else None, basis=basis)
            iso = (day + timedelta(weeks=step)).isocalendar()
            return Told(value=f"{iso.year:04d}-W{iso.week:02d}{'-WE' if unit == 'weekend' else ''}", basis=basis)
        if unit == "decade":
            return Told(value=Moment(year=base.year + 10 * step).value()[:-1], basis=basis)
        if unit == "century":
            return Told(value=Moment(year=base.year + 100 * step).value()[:-2], basis=basis)
        moved = base.moved(UNITS[unit], step)
        if moved is None:
            return Told(value=None, basis=basis)
        if unit == "day" or step == 0:
            moved = moved if unit == "day" else Moment(year=base.year, month=base.month if unit == "month" else None)
        return self._said(moved, basis) if unit != "year" or step else Told(value=moved.value(), basis=basis)

    def _named_month(self, month: int, step: int, base: Moment | None, basis: TimeBasis) -> Told:
        if base is None:
            return Told(value=None, basis=basis)
        here = base.month or 1
        year = base.year + (step if (month - here) * step <= 0 else 0)
        return self._said(Moment(year=year, month=month), basis)

    def _tell_neighbour(self, parts: dict[str, str]) -> Told | None:
        step = -1 if parts["way"] == "before" else 1
        return self._moved(self.last, "inferred", UNITS[parts["unit"]], step)

    def _tell_phase(self, parts: dict[str, str]) -> Told | None:
        unit = parts.get("unit") or parts.get("unit_two") or parts.get("unit_three") or "month"
        base = self.last if self.narrative or self.last else (Moment.of(self.now) if self.now else None)
        if base is None:
            return Told(value=None, basis="inferred")
        return self._turned(unit, 0, base, "inferred")

    def _tell_weekday(self, parts: dict[str, str]) -> Told | None:
        name = parts["weekday"]
        number = WEEKDAYS[name.lower()] if name.isascii() else ARABIC_WEEKDAYS[name]
        which = parts.get("which", "").lower().removeprefix("the ")
        if self.now is None or self.narrative:
            return Told(value=None, basis=self.now_basis)
        ahead = (number - self.now.weekday()) % 7
        days = ahead - 7 if ahead else 0
        if which == "next" or (self.future and which != "last"):
            days = ahead or 7
        elif which in ("last", "الماضي") and ahead == 0:
            days = -7
        suffix = f"T{PARTS[parts['part']]}" if "part" in parts else ""
        return self._said(Moment.of(self.now + timedelta(days=days)), self.now_basis, suffix)

    _tell_weekday_arabic = _tell_weekday

    def _tell_deictic(self, parts: dict[str, str]) -> Told:
        word = parts["word"].lower()
        if self.narrative and word in ("today", "اليوم"):
            return Told(value="PRESENT_REF", basis="text")
        if self.now is None:
            return Told(value=None, basis=self.now_basis)
        day = self.now + timedelta(days=DAYS_FROM_NOW[word])
        suffix = "TNI" if word == "tonight" else f"T{PARTS[parts['part']]}" if "part" in parts else ""
        return self._said(Moment.of(day), self.now_basis, suffix)

    def _tell_ago_arabic(self, parts: dict[str, str]) -> Told:
        units = {
            "يومين": "D",
            "أسبوعين": "W",
            "شهرين": "M",
            "عامين": "Y",
            "سنتين": "Y",
            "أيام": "D",
            "أسابيع": "W",
            "أشهر": "M",
            "سنوات": "Y",
        }
        unit = units[parts.get("two") or parts["few"]]
        base = Moment.of(self.now) if self.now else None
        return self._moved(base, self.now_basis, unit, -int(parts.get("number", "2")))

    def _tell_part(self, parts: dict[str, str]) -> Told:
        suffix = f"T{PARTS[parts['part']]}"
        if self.last is not None and self.last.day and parts.get("that"):
            return Told(value=self.last.value() + suffix, basis="inferred")
        return Told(value=f"XXXX-XX-XX{suffix}", basis="text")

    def _tell_clock(self, parts: dict[str, str]) -> Told:
        day = self.last.value() if self.last is not None and self.last.day else "XXXX-XX-XX"
        basis: TimeBasis = "inferred" if day[0] != "X" else "text"
        if "named" in parts:
            return Told(value=f"{day}T{'00:00' if parts['named'] == 'midnight' else '12:00'}", basis=basis)
        hour, half = int(parts["hour"]), parts.get("half", " ")[0].lower()
        if half == "p" and hour < NOON:
            hour += NOON
        elif half == "a" and hour == NOON:
            hour = 0
        return Told(value=f"{day}T{hour:02d}:{parts.get('minute', '00')}", basis=basis)

    _tell_clock_named = _tell_clock

    def _tell_duration(self, parts: dict[str, str]) -> Told:
        if "vague" in parts:
            return Told(value=_period("many", parts["vague"].removesuffix("s")), basis="text")
        return Told(value=_period(parts.get("number", "a"), parts["unit"], half="half" in parts), basis="text")

    def _tell_per(self, parts: dict[str, str]) -> Told:
        return Told(value=_period("a", parts["unit"]), basis="text")

    def _tell_set(self, parts: dict[str, str]) -> Told:
        if "weekday" in parts:
            return Told(value=f"XXXX-WXX-{WEEKDAYS[parts['weekday'].lower()] + 1}", basis="text")
        return Told(value=SETS[parts["word"].lower()] if "word" in parts else EVERY[parts["unit"]], basis="text")

    _tell_set_of_units = _tell_set

    def _tell_reference(self, parts: dict[str, str]) -> Told:
        return Told(value=REFERENCES[parts["word"].lower()], basis="text")

    def _tell_vague(self, _: dict[str, str]) -> Told:
        return Told(value=None, basis="inferred")

    def _tell_holiday(self, parts: dict[str, str]) -> Told | None:
        month, day = HOLIDAYS[parts["word"].lower()]
        year = _year(parts) or (self._year_of(month, day) or (None,))[0]
        return self._full(year, month, day) if year else Told(value=None, basis="text")


def _year(parts: dict[str, str]) -> int | None:
    if "old" in parts:
        return -int(parts["old"])
    return int(parts["year"]) if "year" in parts else None


def _count(word: str) -> float | None:
    """The number that a word stands for; None for vague ones."""
    if word.replace(".", "").isdigit():
        return float(word)
    return NUMBERS.get(word.lower())


def _period(number: str, unit: str, *, half: bool = False) -> str:
    """A TIMEX3 duration: P3D, PXW where the number is vague, PT2H for parts of a day."""
    singular = unit.lower().removesuffix("s") if unit.lower() not in ("centuries", "centurie") else "century"
    letter = UNITS[singular]
    count = _count(number)
    if letter == "F":
        letter, count = "W", None if count is None else 2 * count
    amount = "X" if count is None else f"{count + (0.5 if half else 0):g}"
    return f"P{'T' if singular in CLOCK_UNITS else ''}{amount}{letter}"
