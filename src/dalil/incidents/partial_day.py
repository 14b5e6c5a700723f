"""What words without a date tell of a day ("on Monday", "on 24 April", "yesterday"): enough to tell days apart."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from dalil.model.when import EventTime

_WORD = re.compile(r"[^\W\d_]+|\d+")
_WEEKDAYS = {name.casefold(): number for number, name in enumerate(calendar.day_name)}
_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_LAST = 31
_DAYS_AGO = {"yesterday": 1, "today": 0, "tonight": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDay:
    """A day of some week, a day of a month of some year, or so many days before the words were written; only one."""

    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    ago: int | None = None

    def fits(self, one: date) -> bool:
        """Whether that day can be meant."""
        if self.ago is not None:
            return True
        if self.weekday is not None:
            return one.weekday() == self.weekday
        return (one.month, one.day) == (self.month, self.day)

    def before(self, day: date) -> date | None:
        """The last such day up to that one: what a report written then means; None where there is no such day."""
        if self.ago is not None:
            return day - timedelta(days=self.ago)
        if self.weekday is not None:
            return day - timedelta(days=(day.weekday() - self.weekday) % 7)
        try:
            meant = date(day.year, self.month or 0, self.day or 0)
            return meant if meant <= day else meant.replace(year=day.year - 1)
        except ValueError:  # 29 February
            return None


def partial_day(time: EventTime | None) -> PartialDay | None:
    """The day that the words of a time name, where nothing says of which year or week; None where a date is known."""
    if time is None or time.edtf is not None:
        return None
    words = [word.casefold() for word in _WORD.findall(time.text)]
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    numbers = [int(word) for word in words if word.isdecimal() and 1 <= int(word) <= _LAST]
    if len(months) == 1 and len(numbers) == 1:
        return PartialDay(month=months[0], day=numbers[0])
    if not months and (ago := days_ago(time.text)) is not None:
        return PartialDay(ago=ago)
    weekdays = {_WEEKDAYS[word] for word in words if word in _WEEKDAYS}
    return PartialDay(weekday=weekdays.pop()) if len(weekdays) == 1 and not numbers else None


def days_ago(words: str) -> int | None:
    """How many days before they were written the words mean: "yesterday evening" one; None where they do not count."""
    told = {_DAYS_AGO[word] for word in _WORD.findall(words.casefold()) if word in _DAYS_AGO}
    return told.pop() if len(told) == 1 else None
