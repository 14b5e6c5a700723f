"""The dateline of a report: the town, day and agency set before its first sentence, which is no part of it."""

import calendar
import re

_AGENCY = r"\([^()\n]{2,40}\)"
_TOWN = r"[A-Z][A-Z.'\u2019 -]{1,30}"
_REST = r"(?:,\s+[A-Z0-9][^\n()!?|\u2013\u2014]{0,40}?)?"
_MONTH = "|".join(name for name in calendar.month_name if name)
_DAY = rf"(?:,\s+(?:(?:{_MONTH})\s+\d{{1,2}}|\d{{1,2}}\s+(?:{_MONTH}))(?:,?\s+\d{{4}})?)?"
_DATELINE = re.compile(
    rf"\s*(?:{_TOWN}{_REST}\s*(?:{_AGENCY}{_DAY}\s*[-\u2013\u2014]+|[|\u2013\u2014]+|--+)"
    rf"|[^\n.!?]{{0,60}}?{_AGENCY}{_DAY}\s*[-\u2013\u2014]+)\s+"
)


def dateline_end(text: str, start: int, end: int) -> int:
    """The code point at which the first sentence behind a dateline begins; `start` where there is none.

    "ORSK, May 8 (Tidal Wire) - …", "ORSK (Tidal Wire), May 8 - …", "ORSK, 8 May — …", "Orsk, 8 May (Wire) – …": a
    town in capitals, or an agency in brackets, closed by a dash or a bar. The parse is to see the sentence alone,
    or the town becomes its subject.
    """
    match = _DATELINE.match(text, start, end)
    return match.end() if match is not None and match.end() < end else start
