"""What an annotator may have overlooked: words that usually carry a mark and carry none. Hints, never errors."""

import re
from collections.abc import Iterable, Iterator

from annotation.document import Document

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec)[a-z]*"
_TIME = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    rf"|{_MONTH}\.? \d+|\d+ {_MONTH}"
    r"|(?:19|20)\d\d|yesterday|today|tonight|(?:last|this|next) (?:week|month|year|night))\b"
)
_FIGURE = re.compile(
    r"\b(?:(?:at least|more than|about|some|up to|nearly|between) )?"
    r"(?:\d[\d,]*|dozens|scores|hundreds|thousands|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: of)? "
    r"(?:people|civilians|children|men|women|soldiers|fighters|families|dead|wounded|injured|killed|bodies)\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:said|says|told|tells|asked|added|wrote|according to|called for|denied|denies|believes?|wants?|hopes?|fears?"
    r"|accused|blamed|warned|claimed|insisted|urged|critici[sz]ed|praised|refused|declined|vowed|promised)\b"
)


def hints(document: Document, places: Iterable[str]) -> Iterator[str]:
    """One line for each cue word outside a cue, and (layers `all`) for each name, time or number without a mark."""
    record, text = document.record, document.text
    cues = [tuple(span) for row in record["attributions"] for part in ("cue", "content") for span in row[part]]
    yield from _bare(text, _CUE, cues, "cue?")
    if record["layers"] == "all":
        names = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in places) or r"(?!)")
        for pattern, part, label in (
            (names, "places", "place?"),
            (_TIME, "times", "time?"),
            (_FIGURE, "figures", "figure?"),
        ):
            yield from _bare(text, pattern, [(row["start"], row["end"]) for row in record[part]], label)


def _bare(text: str, pattern: re.Pattern[str], marked: list[tuple[int, int]], label: str) -> Iterator[str]:
    for one in pattern.finditer(text):
        if not any(start < one.end() and one.start() < end for start, end in marked):
            around = text[max(0, one.start() - 40) : one.end() + 30].replace("\n", " / ")
            yield f"{label} {one.group()!r} in “{around}”"
