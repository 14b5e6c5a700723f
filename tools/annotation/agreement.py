"""How far two annotations of one text agree, layer by layer: F1 of the second against the first."""

from collections import Counter
from collections.abc import Iterable, Sequence

from annotation.document import Document, Record

Key = tuple[object, ...]


def agreement(pairs: Iterable[tuple[Document, Document]]) -> dict[str, float]:
    """F1 by layer over pairs of (first, second); raises `ValueError` when their texts differ.

    Characters of source, cue and content are equal where both mark them; content, event and figure count as equal when
    their edges (and act or values) are; status, polarity and modality are shares over events of equal trigger and act.
    """
    sides: dict[str, tuple[Counter[Key], Counter[Key]]] = {}
    judged: Counter[str] = Counter()
    for first, second in pairs:
        if first.text != second.text:
            raise ValueError(f"{first.name}: the second annotation has another text")
        for layer in _LAYERS:
            own, other = sides.setdefault(layer, (Counter(), Counter()))
            own.update((first.name, *key) for key in _keys(layer, first.record))
            other.update((first.name, *key) for key in _keys(layer, second.record))
        for one, two in _shared_events(first.record["events"], second.record["events"]):
            judged["events"] += 1
            judged.update(field for field in _JUDGED if one[field] == two[field])
    found = {layer: _f1(own, other) for layer, (own, other) in sides.items()}
    return found | {field: judged[field] / judged["events"] for field in _JUDGED if judged["events"]}


_LAYERS = ("source characters", "cue characters", "content characters", "contents", "events", "figures", "times")
_JUDGED = ("status", "polarity", "modality")


def _keys(layer: str, record: Record) -> list[Key]:
    part, _, unit = layer.partition(" ")
    if unit == "characters":
        spans = {tuple(span) for row in record["attributions"] for span in row[part]}
        return [(at,) for at in sorted({at for start, end in spans for at in range(start, end)})]
    if layer == "contents":
        return [tuple(map(tuple, row["content"])) for row in record["attributions"]]
    if layer == "events":
        return [(*row["trigger"], row["act"]) for row in record["events"]]
    fields = ("counts", "low", "high") if layer == "figures" else ("value",)
    return [(row["start"], row["end"], *(row[field] for field in fields)) for row in record[layer]]


def _shared_events(first: Sequence[Record], second: Sequence[Record]) -> list[tuple[Record, Record]]:
    known = {(*row["trigger"], row["act"]): row for row in second}
    keyed = [((*row["trigger"], row["act"]), row) for row in first]
    return [(row, known[key]) for key, row in keyed if key in known]


def _f1(first: Counter[Key], second: Counter[Key]) -> float:
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0
