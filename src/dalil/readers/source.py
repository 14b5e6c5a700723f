"""Text as it stands in the exhibit, each code point with the units (bytes or code points) it stands on."""

from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from dalil.model.rendition import widths_sum

_STEP = 1024  # code points between two offsets that are kept, so that finding one never counts through the text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Source:
    """Decoded text of an exhibit or of one part of it.

    Each code point stands on `width` units, or, where `widths` is not empty, on as many as its place there says (as in
    `Run`). `scheme` and `path` are those of `Locator`. `lead` counts the units before the text (a byte order mark).
    `damaged` holds the offset of each undecodable byte; the text has U+FFFD there.
    """

    text: str
    width: int = 1
    widths: str = ""
    scheme: Literal["bytes", "page", "element"] = "bytes"
    path: str = ""
    lead: int = 0
    encoding: str = "utf-8"
    damaged: tuple[int, ...] = ()
    _marks: tuple[int, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        if self.widths:
            sums = (widths_sum(self.widths, at + _STEP, at) for at in range(0, len(self.widths), _STEP))
            object.__setattr__(self, "_marks", tuple(accumulate(sums, initial=0)))

    def offset(self, point: int) -> int:
        """The unit at which the code point stands."""
        if not self.widths:
            return self.lead + self.width * point
        mark = point // _STEP
        return self.lead + self._marks[mark] + widths_sum(self.widths, point, mark * _STEP)


def element(text: str, path: str, *, scheme: Literal["page", "element"] = "element") -> Source:
    """Text of a page or element: its units are its own code points."""
    return Source(text=text, scheme=scheme, path=path)
