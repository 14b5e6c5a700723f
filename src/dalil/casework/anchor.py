"""Where the words of a decision stand: they are found again when another reader cuts the text otherwise."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

FIELD = "anchor"
RANGES = ("trigger", "sentence")  # fields that hold a range as a pair
Moved = Callable[[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The rendition that was decided on, and the words at each range [start, end) of it, the statement's own first."""

    rendition: str
    words: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, rendition: str, text: str, quote: tuple[int, int], values: Mapping[str, Any]) -> "Anchor":
        """The anchor of a quote and of every range within values of fields."""
        found = dict.fromkeys((quote, *(one for name, value in sorted(values.items()) for one in _ranges(name, value))))
        return cls(rendition=rendition, words=tuple((start, end, text[start:end]) for start, end in found))

    @classmethod
    def read(cls, written: str) -> "Anchor":
        """The anchor that was `written`."""
        said = json.loads(written)
        return cls(rendition=said["rendition"], words=tuple((start, end, word) for start, end, word in said["words"]))

    def written(self) -> str:
        """As it stands in a decision."""
        return json.dumps({"rendition": self.rendition, "words": self.words}, ensure_ascii=False)

    def moved(self, text: str) -> Moved | None:
        """Where each range stands in another text: the same words, nearest to where they were beside the quote.

        None where any of the words is gone: then nobody decided on what stands there now.
        """
        found: dict[tuple[int, int], tuple[int, int]] = {}
        shift = 0
        for start, end, words in self.words:
            at = _nearest(text, words, start + shift)
            if at is None:
                return None
            if not found:
                shift = at - start
            found[start, end] = at, at + len(words)
        return lambda start, end: found[start, end]


def shifted(values: Mapping[str, Any], moved: Moved) -> dict[str, Any]:
    """Values of fields with each range where it stands now."""
    return {name: _shifted(name, value, moved) for name, value in values.items()}


def _shifted(name: str, value: Any, moved: Moved) -> Any:  # noqa: ANN401 JSON is any of its types
    if name in RANGES and value is not None:
        return list(moved(*value))
    if isinstance(value, list):
        return [_shifted("", one, moved) for one in value]
    if isinstance(value, dict) and "start" in value:
        start, end = moved(value["start"], value["end"])
        return {**value, "start": start, "end": end}
    return value


def _ranges(name: str, value: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401 as above
    if name in RANGES and value is not None:
        yield value[0], value[1]
    elif isinstance(value, list):
        for one in value:
            yield from _ranges("", one)
    elif isinstance(value, dict) and "start" in value:
        yield value["start"], value["end"]


def _nearest(text: str, words: str, wanted: int) -> int | None:
    """Where these words begin, nearest to where they are wanted."""
    before = text.rfind(words, 0, max(wanted, 0) + len(words))
    after = text.find(words, max(wanted, 0))
    there = [at for at in (before, after) if at >= 0]
    return min(there, key=lambda at: (abs(at - wanted), at)) if there else None
