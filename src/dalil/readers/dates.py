"""Dates written in a text: the day, or the day and month where no year is given. Nothing is completed from a clock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dalil.readers.calendar_words import MONTH_NUMBERS, dates, fold_word

_LONGEST = 2_000
_MONTHS = 12
_TAIL = " \t.)]|\u00a0\u200e\u200f"
_LEAP = 2000  # a day and month without a year may be 29 February


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date at code points [start, end) of the text. `year` is None where the words give none.

    `other`: day and month exchanged, where both readings are days of the calendar (03/04/2016); else None.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    other: tuple[int, int] | None = None

    @property
    def edtf(self) -> str | None:
        """The day as EDTF, with `?` where day and month may be exchanged; None without a year."""
        if self.year is None:
            return None
        return f"{self.year:04}-{self.month:02}-{self.day:02}" + ("?" if self.other is not None else "")


def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """The dates in the first 2,000 code points, in order, without overlap; day before month unless that is impossible.

    Two numbers that may be exchanged follow the order of another numeric date in the same text where one is certain.
    """
    found: list[WrittenDate] = []
    for shape in dates():
        for match in shape.finditer(text[:_LONGEST]):
            if not any(match.start() < one.end and one.start < match.end() for one in found):
                found.extend(_written(match))
    ordered = sorted(found, key=lambda one: one.start)
    return tuple(_settled(ordered, text))


def ends_in_date(text: str) -> bool:
    """Whether the text closes with a date behind a comma, colon, dash or bar: `Statement, 12 March 2024`."""
    kept = text.rstrip(_TAIL)
    last = next((one for one in written_dates(kept) if one.end == len(kept) and one.year is not None), None)
    return last is not None and bool(re.search(r"(?:^|[,،:|–—-])\s*(?:[^\W\d_]+[,،]\s*)?$", kept[: last.start]))


def _written(match: re.Match[str]) -> Iterator[WrittenDate]:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    if "one" in groups:
        one, two = int(groups["one"]), int(groups["two"])
        readings = [(month, day) for day, month in ((one, two), (two, one)) if _is_day(year, month, day)]
        if not readings:
            return
        month, day = readings[0]
        other = readings[1] if len(readings) > 1 and one != two else None
    else:
        month, day, other = _month(groups), int(groups["day"]), None
        if not _is_day(year, month, day):
            return
    yield WrittenDate(start=match.start(), end=match.end(), year=year, month=month, day=day, other=other)


def _month(groups: dict[str, str]) -> int:
    if groups.get("month"):
        return int(groups["month"])
    name = re.split(r"[/(]", groups["name"])[0].strip()
    return int(MONTH_NUMBERS[fold_word(name)])


def _is_day(year: int | None, month: int, day: int) -> bool:
    try:
        date(_LEAP if year is None else year, month, day)
    except ValueError:
        return False
    return True


def _settled(found: list[WrittenDate], text: str) -> Iterator[WrittenDate]:
    """The dates with exchanged readings settled by a numeric date of the same text that has only one reading."""
    certain = [
        one for one in found if one.other is None and re.fullmatch(r"\d+[/.-]\d+[/.-]\d+", text[one.start : one.end])
    ]
    firsts = {int(re.split(r"[/.-]", text[one.start : one.end])[0]) == one.day for one in certain if one.day > _MONTHS}
    for one in found:
        if one.other is None or len(firsts) != 1:
            yield one
            continue
        month, day = (one.month, one.day) if firsts == {True} else one.other
        yield WrittenDate(start=one.start, end=one.end, year=one.year, month=month, day=day)
