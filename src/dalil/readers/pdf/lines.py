"""The lines of a PDF page as the text layer gives them, and how they make paragraphs."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from dalil.readers.layout import kind_of, looks_like_title

_LINE = re.compile("[^\r\n\v\f\u2028\u2029\x02]+\x02?")  # PDFium gives U+0002 for a hyphen and the line end behind it
_HYPHENS = "-\u00ad\u2010\x02"
_STOP = re.compile(r"[.!?…؟۔:;][\"'”’»)\]]*$")
_GAP, _TALLER, _SHORT, _INDENT = 1.4, 1.15, 0.85, 0.8


class Line(NamedTuple):
    """Code points [start, end) of the page's text, and where the line stands on the page in points (1/72 inch)."""

    start: int
    end: int
    left: float
    right: float
    bottom: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The characters of one page in the order of its text layer; `unmapped` counts those without a code point."""

    text: str
    lines: tuple[Line, ...]
    unmapped: int


def page_text(textpage: Any) -> PageText:  # noqa: ANN401  (pypdfium2 has no types)
    """The text layer of a page; generated spaces and line ends are part of it, as PDFium places them."""
    letters, indexes, unmapped = [], [], 0
    for index, unit in _units(textpage):
        unmapped += unit == 0
        letters.append(chr(unit) if unit else "\ufffd")
        indexes.append(index)
    text = "".join(letters)
    lines = tuple(_line(textpage, indexes, found) for found in _LINE.finditer(text) if found.group().strip())
    return PageText(text=text, lines=lines, unmapped=unmapped)


def paragraphs(page: PageText) -> list[list[Line]]:
    """Lines that belong together: no wide gap, no change of size, no short last line or indent between them."""
    lines = page.lines
    if not lines:
        return []
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom]
    step = median(steps) if steps else 0.0
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    found = [[lines[0]]]
    for above, below in pairwise(lines):
        titled = len(found[-1]) == 1 and _broken_off(page.text, above, below, right)
        if titled or _breaks(page.text, above, below, step, (left, right)):
            found.append([])
        found[-1].append(below)
    return found


def ends_in_hyphen(line: str) -> bool:
    """Whether the last word of the line is broken off by a hyphen."""
    return len(line) > 1 and line[-1] in _HYPHENS and line[-2].isalpha()


def ends_with_stop(line: str) -> bool:
    """Whether a sentence ends with the line."""
    return bool(_STOP.search(line.rstrip()))


def _breaks(text: str, above: Line, below: Line, step: float, column: tuple[float, float]) -> bool:
    first, second = text[above.start : above.end].strip(), text[below.start : below.end].strip()
    if kind_of(second) == "list_item" or kind_of(first) in ("metadata", "credit"):
        return True
    taller = max(above.height, below.height) > _TALLER * max(min(above.height, below.height), 0.1)
    if taller and not ends_in_hyphen(first):
        return True
    gap = above.bottom - below.bottom
    if gap < 0:
        return ends_with_stop(first)
    if step and gap > _GAP * step:
        return True
    left, right = column
    short = above.right < left + _SHORT * (right - left)
    indented = below.left > above.left + _INDENT * below.height
    return ends_with_stop(first) and (short or indented)


def _broken_off(text: str, above: Line, below: Line, right: float) -> bool:
    """Whether the first line of a group is a title: it ends although the next word would have fitted."""
    first, second = text[above.start : above.end], text[below.start : below.end]
    width = (above.right - above.left) / max(len(first), 1)
    fits = above.right + width * (len(second.split()[0]) + 1) < right
    return fits and looks_like_title(first) and not second[:1].islower()


def _units(textpage: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401  (pypdfium2 has no types)
    """Index and code point of each character; the two halves of a surrogate pair are one."""
    high = 0
    for index in range(textpage.count_chars()):
        unit = pdfium.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= unit < 0xDC00:  # noqa: PLR2004  (Unicode 15, section 3.8: high surrogates)
            high = unit
        elif 0xDC00 <= unit < 0xE000:  # noqa: PLR2004  (low surrogates)
            yield index, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) if high else 0
            high = 0
        else:
            yield index, unit if unit < 0x110000 else 0  # noqa: PLR2004  (the end of Unicode)


def _line(textpage: Any, indexes: list[int], found: re.Match[str]) -> Line:  # noqa: ANN401
    start = found.start() + len(found.group()) - len(found.group().lstrip())
    end = start + len(found.group().strip())
    first, last = _box(textpage, indexes[start]), _box(textpage, indexes[end - 1])
    return Line(
        start,
        end,
        min(first.left, last.left),
        max(first.right, last.right),
        min(first.bottom, last.bottom),
        max(first.top - first.bottom, last.top - last.bottom),
    )


def _box(textpage: Any, index: int) -> Any:  # noqa: ANN401  (pypdfium2 has no types)
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
    return box
