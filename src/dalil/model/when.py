"""Time as an interval with its basis (EDTF, ISO 8601-2:2019)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from dalil.model.validity import require, require_member, require_range

TimeBasis = Literal["text", "document", "speech", "inferred"]
PublicationBasis = Literal["stated", "side_file", "metadata", "text", "dateline"]

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d(?::\d\d(?::\d\d)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?[?~%]?")
_DECADE = re.compile(r"(\d{3})X[?~%]?")
_CENTURY = re.compile(r"(\d{2})XX[?~%]?")
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}
_DECEMBER = 12
_SET = re.compile(r"[{\[]([^{}\[\]/]+)[}\]]")


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF value of level 0 or 1, or of a set (level 2); an open end is None.

    Days, months, years, decades, centuries, seasons, their intervals (`2016-12/..`), all of a set
    (`{2016-12-03,2016-12-07}`) or one of it (`[2016-12-03,2016-12-07]`). Raises `InvalidValueError` for anything else,
    so that no unreadable date enters a record.
    """
    if told := members(edtf):
        several = [_single(one) for one in told]
        return min(low for low, _ in several), max(high for _, high in several)
    if "/" in edtf:
        low, _, high = edtf.partition("/")
        return _single(low)[0] if low not in ("", "..") else None, _single(high)[1] if high not in ("", "..") else None
    return _single(edtf)


def members(edtf: str) -> tuple[str, ...]:
    """The dates of a set, in order (ISO 8601-2:2019, 6.2: all of it in braces, one of it in brackets); else none."""
    match = _SET.fullmatch(edtf)
    return tuple(match[1].split(",")) if match is not None and "{[".find(edtf[0]) == "}]".find(edtf[-1]) else ()


def _single(edtf: str) -> tuple[date, date]:
    if match := _CENTURY.fullmatch(edtf):
        return date(int(match[1]) * 100 or 1, 1, 1), date(int(match[1]) * 100 + 99, 12, 31)
    if match := _DECADE.fullmatch(edtf):
        return date(int(match[1]) * 10 or 1, 1, 1), date(int(match[1]) * 10 + 9, 12, 31)
    match = _DAY.fullmatch(edtf)
    require(match is not None, f"{edtf!r} is not an EDTF date of level 0 or 1")
    assert match is not None
    return _calendar(edtf, match[1], match[2], match[3])


def _calendar(edtf: str, year: str, month: str | None, day: str | None) -> tuple[date, date]:
    try:
        if month is None:
            return date(int(year), 1, 1), date(int(year), 12, 31)
        if month in _SEASONS:
            first, last = _SEASONS[month]
            end_year = int(year) + (last < first)
            return date(int(year), first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1])
        if day is None:
            return date(int(year), int(month), 1), date(
                int(year), int(month), calendar.monthrange(int(year), int(month))[1]
            )
        return date(int(year), int(month), int(day)), date(int(year), int(month), int(day))
    except (ValueError, IndexError):
        require(False, f"{edtf!r} is not a day of the calendar")
        raise


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The day a report was published, as an EDTF value, and on what that rests."""

    edtf: str
    basis: PublicationBasis

    def __post_init__(self) -> None:
        bounds(self.edtf)
        require_member(self.basis, get_args(PublicationBasis), "when: basis")

    @property
    def first(self) -> date | None:
        """The earliest day it can be."""
        return bounds(self.edtf)[0]

    @property
    def last(self) -> date | None:
        """The latest day it can be."""
        return bounds(self.edtf)[1]

    @property
    def day(self) -> date | None:
        """The one day that it is, where it is known to the day."""
        first, last = bounds(self.edtf)
        return first if first == last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime:
    """When something is said to have happened: the words, their code points, the EDTF interval and its basis.

    `basis` text: the words give it alone; document: relative to the document's date; speech: relative to the date of
    the quoted speech; inferred: taken over from the sentence before. `edtf` is None where nothing anchors the words.
    """

    text: str
    start: int
    end: int
    edtf: str | None
    basis: TimeBasis

    def __post_init__(self) -> None:
        require_range(self.start, self.end, "time")
        require_member(self.basis, get_args(TimeBasis), "time: basis")
        if self.edtf is not None:
            bounds(self.edtf)
