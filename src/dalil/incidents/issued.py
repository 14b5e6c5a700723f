"""The day of a report without a date whose dateline names day and month only: the case gives the year."""

import calendar
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from dalil.model.report import Report

_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_NAMES = "|".join(_MONTHS)
# A town, the day, and the agency in brackets on either side ("ORSK, May 8 (Wire) -", "ORSK (Wire), May 8 -") or none;
# with a year it would be a date.
_DATELINE = re.compile(
    rf"^[^\n,(]{{2,40}}(?:\([^()\n]{{2,40}}\))?,\s+(?:(?P<month>{_NAMES})\s+(?P<day>\d{{1,2}})|(?P<d>\d{{1,2}})\s+(?P<m>{_NAMES}))"
    r"\s*(?:\(|[-\u2013\u2014])",
    re.MULTILINE,
)
_HEAD = 600
_AROUND = timedelta(days=31)


def issued(reports: Iterable[Report]) -> Mapping[str, date]:
    """For each report without a date (digest) the day of its dateline, where only one year fits the case.

    A year fits where the day lies among the days on which the other reports were published, or a month around them.
    """
    reports = tuple(reports)
    known = [day for one in reports if one.published is not None and (day := one.published.first) is not None]
    if not known:
        return {}
    first, last = min(known) - _AROUND, max(known) + _AROUND
    found = {}
    for report in reports:
        told = _told(report) if report.published is None else None
        days = [day for year in range(first.year, last.year + 1) if told and (day := _day(year, *told)) is not None]
        fitting = [day for day in days if first <= day <= last]
        if len(fitting) == 1:
            found[report.exhibit.sha256] = fitting[0]
    return found


def _told(report: Report) -> tuple[int, int] | None:
    """Month and day of the dateline."""
    if report.rendition is None:
        return None
    match = _DATELINE.search(report.rendition.text, 0, _HEAD)
    return (_MONTHS[match["month"] or match["m"]], int(match["day"] or match["d"])) if match is not None else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # no such day in that year
        return None
