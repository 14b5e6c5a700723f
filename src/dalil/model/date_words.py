"""An EDTF value as a person would write it."""

import calendar
import re
from itertools import pairwise

from dalil.model.when import members

_VALUE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)\S*?)?)?)?([?~%]?)")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBT = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}
_OPEN = ("", "..")


def in_words(edtf: str) -> str:
    """The value in plain words: "March 2024", "since 1 March 2024", "1 to 3 March 2024", "1 and 3 March 2024".

    EDTF (ISO 8601-2:2019) of level 0 or 1, and sets; what it does not know comes back as it is.
    """
    if told := members(edtf):
        return _listed(told, "and" if edtf.startswith("{") else "or")
    low, slash, high = edtf.partition("/")
    if not slash:
        return _single(edtf)
    if low in _OPEN or high in _OPEN:
        return "at a time not known" if low in _OPEN and high in _OPEN else _half(low, high)
    return f"{_shortened(low, high)} to {_single(high)}"


def _listed(told: tuple[str, ...], joiner: str) -> str:
    """Days of one month without the month that they share, all but the last."""
    before = [_shortened(one, following) for one, following in pairwise(told)]
    return f"{', '.join(before)} {joiner} {_single(told[-1])}" if before else _single(told[-1])


def _half(low: str, high: str) -> str:
    return f"until {_single(high)}" if low in _OPEN else f"since {_single(low)}"


def _single(value: str) -> str:
    found = _VALUE.fullmatch(value)
    if found is None:
        return value
    year, month, day, clock, doubt = found.groups()
    words = f"the {year.replace('X', '0')}s" if "X" in year else year
    if month is not None:
        named = _SEASONS.get(month) or calendar.month_name[int(month)]
        words = f"{named} {words}" if day is None else f"{int(day)} {named} {words}"
    return _DOUBT[doubt] + words + (f", {clock}" if clock else "")


def _shortened(low: str, high: str) -> str:
    """The first day, without the year and month that it shares with the last."""
    one, two = _VALUE.fullmatch(low), _VALUE.fullmatch(high)
    if one is None or two is None or None in (one[3], two[3]) or one[1] != two[1] or one[5] or one[4] or two[4]:
        return _single(low)
    return str(int(one[3])) if one[2] == two[2] else _single(low).removesuffix(f" {one[1]}")
