"""What a report without a date means by a weekday or a day of a month, once the day of its dateline is known."""

from datetime import date

import pytest
from tests.conftest import plain_report

from dalil.incidents.issued import issued
from dalil.incidents.partial_day import PartialDay
from dalil.model.report import Report


@pytest.mark.parametrize(
    ("told", "written", "meant"),
    [
        (PartialDay(weekday=2), date(2031, 3, 27), date(2031, 3, 26)),
        (PartialDay(weekday=3), date(2031, 3, 27), date(2031, 3, 27)),
        (PartialDay(month=3, day=15), date(2031, 3, 27), date(2031, 3, 15)),
        (PartialDay(month=12, day=30), date(2031, 1, 2), date(2030, 12, 30)),
        (PartialDay(month=2, day=29), date(2031, 3, 2), None),
    ],
)
def test_a_partial_day_is_the_last_one_before_the_report(told: PartialDay, written: date, meant: date | None) -> None:
    assert told.before(written) == meant


DATED = plain_report("The mole stood open.", name="dated.txt", published="2031-05-09")


def dateline(line: str) -> Report:
    return plain_report(f"{line} The quay was shelled.", name="undated.txt", published=None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("ORSK, May 8 (Tidal Wire) -", date(2031, 5, 8)),
        ("ORSK (Tidal Wire), May 8 -", date(2031, 5, 8)),
        ("Orsk Bay, 30 April —", date(2031, 4, 30)),
        ("ORSK, December 8 (Tidal Wire) -", None),  # of no year near the case
        ("ORSK, May 32 (Tidal Wire) -", None),
        ("ORSK, May 8, 2031 (Tidal Wire) -", None),  # a date, which reading has found already
        ("In Orsk on May 8", None),
    ],
)
def test_the_case_gives_the_year_of_a_dateline(line: str, day: date | None) -> None:
    undated = dateline(line)
    assert issued([DATED, undated]) == ({undated.exhibit.sha256: day} if day else {})


def test_a_dateline_that_fits_two_years_or_no_dated_report_stays_without_a_day() -> None:
    undated = dateline("ORSK, May 8 (Tidal Wire) -")
    later = plain_report("The mole was shut.", name="later.txt", published="2032-05-09")
    assert issued([undated]) == {}
    assert issued([DATED, undated, later]) == {}
