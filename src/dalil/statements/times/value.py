"""Values of time expressions: TIMEX3 strings (ISO-TimeML), and the EDTF interval that one stands for."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from dalil.statements.times.words import SEASONS

_DAY = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_EDTF_SEASON = dict(SEASONS.values())
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point of a narrative as far as it is known: years before our era are negative."""

    year: int
    month: int | None = None
    day: int | None = None

    @staticmethod
    def of(day: date) -> "Moment":
        """The moment of a calendar day."""
        return Moment(year=day.year, month=day.month, day=day.day)

    def calendar_day(self) -> date | None:
        """The day, where year, month and day are known and make one of our era."""
        if self.month is None or self.day is None or self.year < 1:
            return None
        return date(self.year, self.month, min(self.day, calendar.monthrange(self.year, self.month)[1]))

    def value(self) -> str:
        """The TIMEX3 value, as fine as the moment is known."""
        year = f"{self.year:04d}" if self.year > 0 else f"BC{-self.year:04d}"
        parts = [year, *(f"{part:02d}" for part in (self.month, self.day if self.month else None) if part)]
        return "-".join(parts)

    def moved(self, unit: str, count: int) -> "Moment | None":
        """The moment that many units on (or back), as fine as the unit; None where that is not known."""
        if unit in ("D", "W"):
            day = self.calendar_day()
            moved = day + timedelta(days=count * (7 if unit == "W" else 1)) if day else None
            return Moment.of(moved) if moved else None
        if unit == "M":
            if self.month is None:
                return None
            months = self.year * MONTHS_A_YEAR + self.month - 1 + count
            return Moment(year=months // MONTHS_A_YEAR, month=months % MONTHS_A_YEAR + 1)
        return Moment(year=self.year + count)


def edtf_of(value: str | None) -> str | None:
    """The EDTF (level 1) of a TIMEX3 value; None for durations, sets, references, parts unknown, and before our era."""
    if value is None:
        return None
    if match := _DAY.fullmatch(value):
        return match[1] if len(match[1]) != 4 or value[:4] != "0000" else None  # noqa: PLR2004 digits of a year
    if match := _SEASON.fullmatch(value):
        return f"{match[1]}-{_EDTF_SEASON[match[2]]}"
    if match := _WEEK.fullmatch(value):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        return f"{first}/{date.fromisocalendar(int(match[1]), int(match[2]), 7)}"
    if re.fullmatch(r"\d{3}", value):
        return f"{value}X"
    return f"{value}XX" if re.fullmatch(r"\d{2}", value) else None
