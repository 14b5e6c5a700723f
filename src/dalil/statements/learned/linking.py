"""Which content belongs to which cue, and which cue to which source: by nearness, as spans stand in the text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from dalil.statements.learned.labels import Tagged
from dalil.statements.learned.windows import Span

BRIDGE = 10
ALIKE = 0.6
QUOTES = "\"“”'‘’«»"
_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s")
_OFF, _CUE_NEAR, _SOURCE_NEAR = 1000.0, 90.0, 150.0
_SIGHT, _NEXT = 400, 150  # code points: a cue and its content, a cue and its source lie nearer to each other


@dataclass(slots=True)
class _Row:
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)


def link(text: str, spans: Sequence[tuple[str, Span]], rules: Sequence[Tagged]) -> tuple[Tagged, ...]:
    """Attributions of tagged spans; what they leave without a cue or a source has those of `rules` in the same words.

    A cue takes the nearest source (before it rather than after, never across a line break) and every content that is
    nearer to it than to another cue. A quotation without a cue of its own goes on with the attribution before it.
    """
    ordered = bridged(text, spans)
    cues = [span for part, span in ordered if part == "cue"]
    sources = [span for part, span in ordered if part == "source"]
    rows = {cue: _Row(cue=[cue], source=_nearest_source(text, cue, sources, cues)) for cue in cues}
    loose: list[Span] = []
    for content in (span for part, span in ordered if part == "content"):
        cue = _nearest_cue(text, content, cues, rows)
        if cue is None:
            loose.append(content)
        else:
            rows[cue].content.append(content)
    found = [row for row in rows.values() if row.content]
    for content in loose:
        before = [row for row in found if max(row.content)[1] <= content[0]]
        if before and text[content[0]] in QUOTES:
            max(before, key=lambda row: max(row.content)).content.append(content)
        else:
            found.append(_Row(content=[content]))
    told = [_filled(row, rules) for row in found]
    return tuple(sorted((one for one in told if one.cue or one.source), key=lambda one: min(one.content)))


def _filled(row: _Row, rules: Sequence[Tagged]) -> Tagged:
    content = tuple(sorted(row.content))
    known = nearest(content, rules) or Tagged()
    return Tagged(source=tuple(row.source) or known.source, cue=tuple(row.cue) or known.cue, content=content)


def nearest(content: Sequence[Span], others: Sequence[Tagged]) -> Tagged | None:
    """The one with nearly the same content, by shared code points; None where none comes near."""
    low, high = min(content)[0], max(end for _, end in content)
    there = (one for one in others if one.content and min(one.content)[0] < high and one.content[-1][1] > low)
    best = max(((likeness(content, one.content), -place, one) for place, one in enumerate(there)), default=None)
    return best[2] if best is not None and best[0] >= ALIKE else None


def likeness(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Dice's share of the code points that two lists of spans have in common; 0 where both are empty."""
    sizes = sum(end - start for start, end in (*one, *other))
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return 2 * shared / sizes if sizes else 0.0


def bridged(text: str, spans: Sequence[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """The spans in order, two contents made one where nothing but a few words of one sentence lies between them."""
    found: list[tuple[str, Span]] = []
    for part, (start, end) in sorted((one for one in spans if one[1][0] < one[1][1]), key=lambda one: one[1]):
        if part == "content" and found and found[-1][0] == "content":
            before = found[-1][1]
            between = text[before[1] : start]
            if len(between.split()) <= BRIDGE and "\n" not in between and not _SENTENCE.search(between + " "):
                found[-1] = ("content", (before[0], end))
                continue
        found.append((part, (start, end)))
    return found


def _gap(text: str, one: Span, two: Span) -> float:
    """How far two spans are apart: code points, an end of a sentence counts for sixty, a line break for all."""
    first, second = sorted((one, two))
    length = max(0, second[0] - first[1])
    if length > _SOURCE_NEAR:
        return _OFF + length
    between = text[first[1] : second[0]]
    if "\n" in between:
        return _OFF + length
    return length + 60.0 * len(_SENTENCE.findall(between))


def _in_sight(spans: Sequence[Span], of: Span, sight: int) -> Sequence[Span]:
    """Those of disjoint spans in order that lie near enough to be asked."""
    low = bisect_left(spans, of[0] - sight, key=lambda one: one[1])
    return spans[low : bisect_right(spans, of[1] + sight, key=lambda one: one[0])]


def _nearest_source(text: str, cue: Span, sources: Sequence[Span], cues: Sequence[Span]) -> list[Span]:
    beside = _in_sight(cues, cue, _NEXT)

    def cost(source: Span) -> float:
        first, second = sorted((cue, source))
        other = sum(1 for one in beside if first[1] <= one[0] and one[1] <= second[0])
        return _gap(text, cue, source) + 25.0 * other + (5.0 if source > cue else 0.0)

    best = min(((cost(source), source) for source in _in_sight(sources, cue, _NEXT)), default=None)
    return [best[1]] if best is not None and best[0] < _SOURCE_NEAR else []


def _nearest_cue(text: str, content: Span, cues: Sequence[Span], rows: dict[Span, _Row]) -> Span | None:
    def cost(cue: Span) -> float:
        gap = _gap(text, content, cue)
        source = rows[cue].source
        return min(gap, _gap(text, content, source[0]) + 5.0) if source else gap

    best = min(((cost(cue), cue) for cue in _in_sight(cues, content, _SIGHT)), default=None)
    return best[1] if best is not None and best[0] < _CUE_NEAR else None
