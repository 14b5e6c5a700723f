"""The day of a speech, where the words around it state one and the document's date anchors it."""

import re
from datetime import date, timedelta

from dalil.model.when import When, bounds

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = "|".join((*_MONTHS, *(f"{month[:3]}\\.?" for month in _MONTHS), "sept\\.?"))
_DATED = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:,?\s+(?P<year>\d{4}))?\b",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:(?P<yesterday>yesterday|last night)"
    r"|(?P<today>today|earlier today|this morning|this afternoon|this evening|tonight)"
    rf"|(?P<weekday>{'|'.join(_WEEKDAYS)}))\b",
    re.IGNORECASE,
)
_WEEK = 7


def spoken_day(words: str, published: When | None) -> str | None:
    """The EDTF day (ISO 8601) that the words state; None where they state none or nothing anchors them.

    A weekday is the last one up to the document's date; a day without a year takes the year that lies before it.
    """
    anchor = _single_day(published)
    dated = _DATED.search(words)
    if dated is not None:
        return _dated(dated, anchor)
    near = _NEAR.search(words)
    if near is None or anchor is None:
        return None
    if near["today"]:
        return anchor.isoformat()
    if near["yesterday"]:
        return (anchor - timedelta(days=1)).isoformat()
    back = (anchor.weekday() - _WEEKDAYS.index(near["weekday"].lower())) % _WEEK
    return (anchor - timedelta(days=back)).isoformat()


def _single_day(published: When | None) -> date | None:
    if published is None:
        return None
    first, last = bounds(published.edtf)
    return first if first == last else None


def _dated(match: re.Match[str], anchor: date | None) -> str | None:
    month = _month(match["month"] or match["month2"])
    day = int(match["day"] or match["day2"])
    year = int(match["year"]) if match["year"] else None
    if year is None and anchor is None:
        return None
    try:
        if year is not None:
            return date(year, month, day).isoformat()
        assert anchor is not None
        here = date(anchor.year, month, day)
        return (here if here <= anchor else here.replace(year=anchor.year - 1)).isoformat()
    except ValueError:
        return None


def _month(word: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(word.lower().rstrip(".")[:3]))
