"""Quotation marks: which stretches of a passage stand between them."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"[\"“”„«»‘’'`‹›]+")
_PAIR: dict[str, tuple[str, ...]] = {
    "“": ("”", "“"),
    "„": ("“", "”"),
    "«": ("»",),
    "‹": ("›",),
    "‘": ("’", "'"),
    '"': ('"', "”"),
    "''": ("''",),
    "``": ("''", '"'),
    "'": ("'", "’"),
    "`": ("'",),
}
_SINGLE = frozenset({"‘", "'", "`", "‹"})
_LONGEST_UNCLOSED_SINGLE = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Characters [start, end) of a passage between quotation marks, the marks included.

    `closed` is False where the passage ends first: by convention the quotation goes on in the next paragraph, which
    opens with a mark of its own. `depth` counts the quotations around it.
    """

    start: int
    end: int
    closed: bool
    depth: int


def find_quoted(text: str) -> tuple[Quoted, ...]:
    """The quotations of a passage, outer ones first; marks that pair with none (apostrophes, inches) are left out."""
    found: list[Quoted] = []
    stack: list[tuple[str, int]] = []
    for start, end, mark in _marks(text):
        opener = _opened(stack, mark)
        if opener is not None and _may_close(text, start, end):
            begun = stack[opener][1]
            del stack[opener:]
            found.append(Quoted(start=begun, end=end, closed=True, depth=opener))
        elif mark in _PAIR and _may_open(text, start, end):
            stack.append((mark, start))
    if stack and stack[0][0] not in _SINGLE:
        found.append(Quoted(start=stack[0][1], end=len(text.rstrip()), closed=False, depth=0))
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def _marks(text: str) -> list[tuple[int, int, str]]:
    """Marks in order; two single ones side by side are one double mark, as old wires write it."""
    marks = []
    for match in _MARK.finditer(text):
        at = match.start()
        while at < match.end():
            pair = text[at : min(at + 2, match.end())]
            size = 2 if pair in ("''", "``", "’’", "‘‘") else 1
            marks.append((at, at + size, {"’’": "”", "‘‘": "“"}.get(pair, pair[:size])))
            at += size
    return marks


def _opened(stack: list[tuple[str, int]], mark: str) -> int | None:
    """The place in the stack of the innermost opening mark that this one closes."""
    for place in range(len(stack) - 1, -1, -1):
        if mark in _PAIR[stack[place][0]]:
            return place
    return None


def _may_open(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return (before.isspace() or before in "([{—–-/\"“‘'…:") and not after.isspace()


def _may_close(text: str, start: int, end: int) -> bool:
    """A closing mark follows a character and is not an apostrophe inside a word."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if text[start] in "'’" and end - start == 1:
        return not before.isspace() and not after.isalnum() and not (before == "s" and _goes_on(text, end))
    return not before.isspace() or not after.isalnum()


def _goes_on(text: str, end: int) -> bool:
    """Whether a plural's apostrophe is likelier: a later mark can close the same quotation."""
    later = re.search(r"['’](?!\w)", text[end : end + _LONGEST_UNCLOSED_SINGLE])
    return later is not None and text[end : end + 1] == " " and text[end + 1 : end + 2].islower()
