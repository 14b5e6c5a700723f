"""Where two annotations of one text differ: one line each, for the two hands to settle in the guide."""

from collections.abc import Iterator, Sequence

from annotation.agreement import JUDGED, PARTS, ROLES, aligned_attributions, shared_events
from annotation.document import Document, Record


def differences(first: Document, second: Document) -> Iterator[str]:
    """What only one hand marked and what both marked otherwise, by layer; `1` is the first hand, `2` the second."""
    text, one, two = first.text, first.record, second.record
    yield from _attributions(text, one["attributions"], two["attributions"])
    yield from _events(text, one["events"], two["events"])
    for layer in ("figures", "times", "places"):
        yield from _marks(text, layer, one[layer], two[layer])


def _attributions(text: str, first: Sequence[Record], second: Sequence[Record]) -> Iterator[str]:
    pairs = aligned_attributions(first, second)
    for own, other in pairs:
        for part in PARTS:
            if own[part] != other[part]:
                yield f"{part}: 1 {_read(text, own[part])} 2 {_read(text, other[part])}"
    for hand, rows, side in ((1, first, 0), (2, second, 1)):
        known = [pair[side]["id"] for pair in pairs]
        for row in rows:
            if row["id"] not in known:
                yield f"attribution only {hand}: {' '.join(_read(text, row[part]) for part in PARTS)}"


def _events(text: str, first: Sequence[Record], second: Sequence[Record]) -> Iterator[str]:
    pairs = shared_events(first, second)
    shared = [own["trigger"] for own, _ in pairs]
    for own, other in pairs:
        trigger = _read(text, [own["trigger"]])
        for field in JUDGED:
            if own[field] != other[field]:
                yield f"{field} of {trigger}: 1 {own[field]} 2 {other[field]}"
        for role in ROLES:
            marks = [[[row["start"], row["end"]] for row in side[role]] for side in (own, other)]
            if marks[0] != marks[1]:
                yield f"{role} of {trigger}: 1 {_read(text, marks[0])} 2 {_read(text, marks[1])}"
    for hand, rows in ((1, first), (2, second)):
        for row in rows:
            if row["trigger"] not in shared:
                yield f"event only {hand}: {_read(text, [row['trigger']])} {row['act']} {row['status']}"


def _marks(text: str, layer: str, first: Sequence[Record], second: Sequence[Record]) -> Iterator[str]:
    known = [{(row["start"], row["end"]): row for row in rows} for rows in (first, second)]
    for span in sorted(known[0].keys() | known[1].keys()):
        values = [_value(rows[span]) if span in rows else "-" for rows in known]
        if values[0] != values[1]:
            yield f"{layer}: {_read(text, [span])} 1 {values[0]} 2 {values[1]}"


def _value(row: Record) -> str:
    return " ".join(str(value) for key, value in row.items() if key not in ("id", "start", "end"))


def _read(text: str, spans: Sequence[Sequence[int]]) -> str:
    return " + ".join(f"[{' '.join(text[start:end].split())}]" for start, end in spans) or "[]"
