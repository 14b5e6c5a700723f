"""Days and months told together: "3, 5 and 7 December", "March and May 2015", "December 3 and 7"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from dalil.statements.times.grammar import DASH, Expression
from dalil.statements.times.words import MONTHS

_BARE = frozenset(("day_of_next", "ordinal_day"))
_NAMED = _BARE | {"date", "month"}
_RANGE = re.compile(rf" ?(?:{DASH}|\b(?:to|until|till|through)\b) ?(?:the )?\Z")
_LIST = re.compile(r",? (?:and|or|&) (?:(?:on|in) )?(?:the )?\Z|, ?\Z| ?، ?\Z| ?و ?\Z")
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_MORE = re.compile(
    rf"(?P<first>(?:, ?{_DAY})*),? (?:and|or|&) (?P<last>{_DAY})\b(?![:.%/]?\d)(?:, (?P<year>20\d\d)\b)?"
)
_NUMBER = re.compile(r"\d{1,2}")


def told_together(text: str, doc: Doc, found: list[Expression]) -> list[Expression]:
    """The expressions with the days that stand behind a month and its first day, each with its month and year.

    A day or a month takes the month and the year that it lacks from the next of its list. In what is told in order, a
    month that is later in the year than the next one belongs to the year before.
    """
    several = list(_with_days_behind(text, doc, found))
    for one, following in zip(reversed(several[:-1]), reversed(several[1:]), strict=True):
        if one.kind in _NAMED and following.kind in _NAMED and _joined(text[one.end : following.start]):
            _take_over(one, following)
    return [replace(one, kind="date") if one.kind in _BARE and "month" in one.parts else one for one in several]


def _joined(between: str) -> bool:
    return _LIST.fullmatch(between) is not None or _RANGE.fullmatch(between) is not None


def _take_over(one: Expression, following: Expression) -> None:
    if one.kind in _BARE and "month" in following.parts and "day" in following.parts:
        one.parts["month"] = following.parts["month"]
    if "month" not in one.parts or not {"year", "old", "that"}.isdisjoint(one.parts) or "year" not in following.parts:
        return
    earlier = _month(one) > _month(following)
    one.parts["year"] = str(int(following.parts["year"]) - earlier)


def _month(one: Expression) -> int:
    return MONTHS[one.parts["month"].rstrip(".").lower()]


def _with_days_behind(text: str, doc: Doc, found: list[Expression]) -> Iterator[Expression]:
    """The expressions, and the days behind "December 3": not "on December 3 and 7 people were hurt"."""
    end = 0
    for one in found:
        if one.start < end:
            continue
        yield one
        month_first = one.kind == "date" and "year" not in one.parts and text[one.end - 1 : one.end].isalnum()
        match = _MORE.match(text, one.end) if month_first and "day" in one.parts and _ends_in_day(text, one) else None
        if match is None or _counts(doc, match.start("last"), match.end("last")):
            continue
        days = [*_NUMBER.finditer(text, match.start("first"), match.end("first"))]
        for day in (*days, _NUMBER.search(text, match.start("last"))):
            if day is not None:
                last = day.start() == match.start("last")
                parts = {"month": one.parts["month"], "day": day[0]}
                if last and match["year"]:
                    parts["year"] = match["year"]
                yield Expression("date", day.start(), match.end() if last and match["year"] else day.end(), parts)
        end = match.end()


def _ends_in_day(text: str, one: Expression) -> bool:
    """Whether the month stands before its day."""
    return re.search(rf"{one.parts['day']}(?:st|nd|rd|th)?\Z", text[one.start : one.end]) is not None


def _counts(doc: Doc, start: int, end: int) -> bool:
    """Whether the number counts people or things."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span is not None and any(one.dep_ == "nummod" and one.head.i > one.i for one in span)
