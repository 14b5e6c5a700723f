"""What a report without a date means by a weekday or a day of a month, once the day of its dateline is known."""

from datetime import date

import pytest

from dalil.incidents.partial_day import PartialDay


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
