"""Values of times: from the TIMEX3 value that an annotator writes to its type and its EDTF interval.

TIMEX3 (ISO 24617-1), EDTF (ISO 8601-2, level 1). What has no place in a calendar (a duration, a reference) has no EDTF.
"""

import re
from datetime import date

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_DURATION = re.compile(r"P(?:X|\d+(?:\.\d+)?)(?:Y|M|W|D|DE|CE)|PT(?:X|\d+)(?:H|M|S)")
_FORMS = (
    re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?"),
    re.compile(r"(\d{4})-W(\d{2})(-WE)?"),
    re.compile(r"(\d{4})-(SP|SU|FA|WI)"),
    re.compile(r"(\d{3})"),
)
_PART_OF_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})T(?:MO|MI|AF|EV|NI|DT|\d{2}(?::\d{2})?)")
REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def timex_type(value: str) -> str:
    """DATE, TIME or DURATION for a TIMEX3 value; raises `ValueError` for a value that is none."""
    if _DURATION.fullmatch(value):
        return "DURATION"
    if _PART_OF_DAY.fullmatch(value):
        return "TIME"
    if value in REFERENCES or edtf(value) is not None:
        return "DATE"
    raise ValueError(f"{value} is no TIMEX3 value of the guide")


def edtf(value: str) -> str | None:
    """The EDTF of a TIMEX3 value, a week or weekend as an interval; None for durations and references."""
    if moment := _PART_OF_DAY.fullmatch(value):
        return moment.group(1)
    if week := _FORMS[1].fullmatch(value):
        year, number, weekend = week.groups()
        first = date.fromisocalendar(int(year), int(number), 6 if weekend else 1)
        return f"{first}/{date.fromisocalendar(int(year), int(number), 7)}"
    if season := _FORMS[2].fullmatch(value):
        return f"{season.group(1)}-{_SEASONS[season.group(2)]}"
    if decade := _FORMS[3].fullmatch(value):
        return f"{decade.group(1)}X"
    if day := _FORMS[0].fullmatch(value):
        year, month, number = (int(part) if part else None for part in day.groups())
        date(year or 1, month or 1, number or 1)
        return value
    return None


def weekday_agrees(words: str, value: str) -> bool:
    """False when the words name a weekday and the value is a day that falls on another one."""
    named = [number for number, name in enumerate(_DAYS) if re.search(rf"\b{name}\b", words.lower())]
    day = value.partition("T")[0]
    if len(named) != 1 or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        return True
    return date.fromisoformat(day).weekday() == named[0]
