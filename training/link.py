"""Which content belongs to which cue, and which cue to which source: by nearness, as spans stand in the text."""

import re
from collections.abc import Sequence
from typing import Any

Span = tuple[int, int]
Row = dict[str, Any]
BRIDGE = 10
ALIKE = 0.6
QUOTES = "\"“”'‘’«»"
_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s")


def link(text: str, spans: Sequence[tuple[str, Span]], rules: Sequence[Row]) -> list[Row]:
    """Attributions of tagged spans; what they leave without a cue or a source has those of `rules` in the same words.

    A cue takes the nearest source (before it rather than after, never across a line break) and every content that is
    nearer to it than to another cue. A quotation without a cue of its own that follows one on the same line, or opens
    the next, goes on with the attribution before it.
    """
    ordered = bridged(text, spans)
    cues = [span for part, span in ordered if part == "cue"]
    sources = [span for part, span in ordered if part == "source"]
    contents = [span for part, span in ordered if part == "content"]
    rows: dict[Span, Row] = {
        cue: {"source": _nearest_source(text, cue, sources, cues), "cue": [cue], "content": []} for cue in cues
    }
    loose: list[Span] = []
    for content in contents:
        cue = _nearest_cue(text, content, cues, rows)
        if cue is None:
            loose.append(content)
        else:
            rows[cue]["content"].append(content)
    found = [row for row in rows.values() if row["content"]]
    for content in loose:
        before = [row for row in found if max(row["content"])[1] <= content[0]]
        if before and text[content[0]] in QUOTES:
            max(before, key=lambda row: max(row["content"]))["content"].append(content)
        else:
            found.append({"source": [], "cue": [], "content": [content]})
    for row in found:
        known = _alike(row, rules)
        row["source"] = row["source"] or known["source"]
        row["cue"] = row["cue"] or known["cue"]
    return sorted((row for row in found if row["cue"] or row["source"]), key=lambda row: min(row["content"]))


def _alike(row: Row, rules: Sequence[Row]) -> Row:
    """What the rules say of nearly the same words; nothing where they say nothing of them."""
    mine = _points(row["content"])
    theirs = [(_points(other["content"]), other) for other in rules]
    near = [(2 * len(mine & points) / (len(mine) + len(points)), other) for points, other in theirs]
    best = max(near, key=lambda one: one[0], default=(0.0, {}))
    return best[1] if best[0] >= ALIKE else {"source": [], "cue": []}


def _points(spans: Sequence[Sequence[int]]) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end))


def bridged(text: str, spans: Sequence[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """The spans in order, two contents made one where nothing but a few words of one sentence lies between them."""
    found: list[tuple[str, Span]] = []
    for part, (start, end) in sorted(spans, key=lambda one: one[1]):
        if part == "content" and found and found[-1][0] == "content":
            before = found[-1][1]
            between = text[before[1] : start]
            if len(between.split()) <= BRIDGE and "\n" not in between and not _SENTENCE.search(between + " "):
                found[-1] = ("content", (before[0], end))
                continue
        found.append((part, (start, end)))
    return found


def _gap(text: str, one: Span, two: Span) -> float:
    first, second = sorted((one, two))
    between = text[first[1] : second[0]]
    if "\n" in between:
        return 1000.0 + len(between)
    return len(between) + 60.0 * len(_SENTENCE.findall(between))


def _nearest_source(text: str, cue: Span, sources: Sequence[Span], cues: Sequence[Span]) -> list[Span]:
    def cost(source: Span) -> float:
        first, second = sorted((cue, source))
        other = sum(1 for one in cues if first[1] <= one[0] and one[1] <= second[0])
        return _gap(text, cue, source) + 25.0 * other + (5.0 if source > cue else 0.0)

    near = [(cost(source), source) for source in sources]
    best = min(near, default=(1000.0, None))
    return [best[1]] if best[1] is not None and best[0] < 150.0 else []


def _nearest_cue(text: str, content: Span, cues: Sequence[Span], rows: dict[Span, Row]) -> Span | None:
    def cost(cue: Span) -> float:
        gap = _gap(text, content, cue)
        source = rows[cue]["source"]
        if source:
            gap = min(gap, _gap(text, content, source[0]) + 5.0)
        return gap

    best = min(((cost(cue), cue) for cue in cues), default=(1000.0, None))
    return best[1] if best[0] < 90.0 else None
