"""A stretch of a rendition's text."""

from dataclasses import dataclass

from dalil.errors import InvalidValueError
from dalil.model.validity import require_range


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Range:
    """Code points [start, end) of the text at hand."""

    start: int
    end: int

    def __post_init__(self) -> None:
        require_range(self.start, self.end, "range")

    def covers(self, other: "Range") -> bool:
        """Whether the other range lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Range") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """An anchored quote: rendition id, code points [start, end) into its text, and the exact text found there.

    The W3C Web Annotation model calls the pair a text position and a text quote selector.
    """

    rendition: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        require_range(self.start, self.end, "span")
        if len(self.text) != self.end - self.start:
            raise InvalidValueError(f"span [{self.start}, {self.end}) does not hold its text")
