"""The dateline of a report: the town, day and agency set before its first sentence, which is no part of it."""

import re

from dalil.statements.attribution.entry import STAMP

_AGENCY = r"\([^()\n]{2,40}\)"
_TOWN = r"[A-Z][A-Z.'\u2019 -]{1,30}"
_REST = r"(?:,\s+[A-Z0-9][^\n()!?|\u2013\u2014]{0,40}?)?"
_DAY = r"(?:,\s+(?=[^\n()!?|\u2013\u2014]{0,24}\d)[A-Z0-9][^\n()!?|\u2013\u2014]{0,24}?)?"
_DASH = r"\s*[-\u2013\u2014]+"
_QUOTES = frozenset("\"\u201c\u00ab\u201e")
_DATELINE = re.compile(
    rf"\s*(?:{_TOWN}{_REST}\s*(?:{_AGENCY}{_DAY}{_DASH}|[|\u2013\u2014]+|--+)|[^\n.!?]{{0,60}}?{_AGENCY}{_DAY}{_DASH})\s+"
)


def dateline_end(text: str, start: int, end: int) -> int:
    """The code point at which the first sentence behind a dateline begins; `start` where there is none.

    "ORSK, May 8 (Tidal Wire) - …", "ORSK (Tidal Wire), May 8 — …", "ORSK, 8 May — …", "Orsk, 8 May (Wire) – …": a town
    in capitals, or an agency in brackets, closed by a dash or a bar. The parse is to see the sentence alone, or the
    town becomes its subject.
    """
    match = _DATELINE.match(text, start, end)
    return match.end() if match is not None and match.end() < end else start


def stamp_end(text: str, start: int, end: int) -> int:
    """The code point at which the words of a live blog's entry begin behind its time of day; `start` where none stands.

    "10:42 NAME, a baker, said …": what is set before the entry is no part of its first name.
    """
    match = STAMP.match(text, start, end)
    begins = match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip()) if match else start
    return begins if begins < end and _opens(text[begins]) else start


def _opens(letter: str) -> bool:
    """Whether a sentence can begin so; "10:42 this morning" is no entry."""
    return letter.isupper() or letter.isdigit() or letter in _QUOTES
