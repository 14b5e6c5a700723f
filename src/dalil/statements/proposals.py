"""Read what a large model proposes about a passage: what is not verbatim, or of no closed list, is dropped and counted.

The answer is hostile input: the model may err, be misled by the text that it was given, or belong to somebody else.
"""

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from dalil.model.span import Range
from dalil.model.statement import Polarity, Status

MANY = ("speakers", "perpetrators", "victims", "weapons", "targets")
ONE = ("place", "time", "figure")
LISTED = ("act", "status", "polarity")
ANCHORS = ("quote", "trigger")
MOST_ITEMS, MOST_SPANS = 40, 20
_KNOWN = frozenset((*MANY, *ONE, *LISTED, *ANCHORS))
_FENCE = "```"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One event mention proposed; ranges are code points of the passage, `words` by field, `listed` values by field."""

    quote: Range
    trigger: Range
    words: Mapping[str, tuple[Range, ...]]
    listed: Mapping[str, str]


@dataclass(slots=True)
class Proposals:
    """What an answer proposes that holds, and how many of its fields and items were dropped, by reason."""

    kept: list[Proposal] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


def read_proposals(content: str, passage: str, *, acts: Collection[str]) -> Proposals:
    """The proposals of an answer about the passage that was sent. Raises nothing: what is wrong is counted."""
    found = Proposals()
    try:
        data = json.loads(_without_fence(content))
    except (ValueError, RecursionError):
        found.dropped["answers that are no JSON"] += 1
        return found
    items = data.get("events") if isinstance(data, dict) else None
    if not isinstance(items, list):
        found.dropped["answers without a list of events"] += 1
        return found
    found.dropped["items beyond the first 40"] += max(0, len(items) - MOST_ITEMS)
    reader = _Reader(passage, found, acts)
    for item in items[:MOST_ITEMS]:
        reader.take(item)
    found.dropped = +found.dropped
    return found


class _Reader:
    """The items of one answer, held against one passage."""

    def __init__(self, passage: str, found: Proposals, acts: Collection[str]) -> None:
        self._passage = passage
        self._found = found
        self._lists: Mapping[str, Collection[str]] = {
            "act": acts, "status": get_args(Status), "polarity": get_args(Polarity)
        }  # fmt: skip

    def take(self, item: Any) -> None:  # noqa: ANN401 what a server wrote may be any JSON
        """Keep one item as far as it holds."""
        dropped = self._found.dropped
        if not isinstance(item, dict):
            dropped["items that are no object"] += 1
            return
        quotes = occurrences(item.get("quote"), self._passage)
        if len(quotes) != 1:
            dropped["items whose quote stands nowhere or more than once"] += 1
            return
        quote = quotes[0]
        triggers = [one for one in occurrences(item.get("trigger"), self._passage) if quote.covers(one)]
        if len(triggers) != 1:
            dropped["items whose trigger stands nowhere or more than once in their quote"] += 1
            return
        dropped["fields that are not asked for"] += len(item.keys() - _KNOWN)
        words = {name: self._spans(item.get(name), triggers[0], MOST_SPANS) for name in MANY}
        words |= {name: self._spans(item.get(name), triggers[0], 1) for name in ONE}
        listed = {name: value for name in LISTED if (value := self._listed(name, item.get(name))) is not None}
        proposal = Proposal(quote=quote, trigger=triggers[0], words=words, listed=listed)
        if proposal in self._found.kept:
            dropped["items told twice"] += 1
        else:
            self._found.kept.append(proposal)

    def _spans(self, value: Any, trigger: Range, most: int) -> tuple[Range, ...]:  # noqa: ANN401 as above
        values = value if isinstance(value, list) else [] if value is None else [value]
        self._found.dropped["words beyond the number that a field takes"] += max(0, len(values) - most)
        spans: dict[Range, None] = {}
        for words in values[:most]:
            places = occurrences(words, self._passage)
            if not places:
                self._found.dropped["words that do not stand in the text"] += 1
            else:
                spans[min(places, key=lambda one: (_gap(one, trigger), one.start))] = None
        return tuple(spans)

    def _listed(self, name: str, value: Any) -> str | None:  # noqa: ANN401 as above
        if value is None:
            return None
        if not isinstance(value, str) or value not in self._lists[name]:
            self._found.dropped["values of no closed list"] += 1
            return None
        return value


def occurrences(words: object, text: str) -> list[Range]:
    """Where the words stand in the text, sign for sign, neither beginning nor ending within a word."""
    found: list[Range] = []
    if not isinstance(words, str) or not words.strip() or words != words.strip():
        return found
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (_joined(text, at) or _joined(text, end)):
            found.append(Range(start=at, end=end))
        at = text.find(words, at + 1)
    return found


def _joined(text: str, at: int) -> bool:
    """Whether the code points on both sides of this place belong to one word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _gap(one: Range, other: Range) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _without_fence(content: str) -> str:
    stripped = content.strip()
    if stripped.startswith(_FENCE) and stripped.endswith(_FENCE):
        return stripped[len(_FENCE) : -len(_FENCE)].partition("\n")[2]
    return stripped
