"""How far two annotations of one text agree, layer by layer: F1 of the second against the first, or a share."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from annotation.document import Document, Record

Key = tuple[object, ...]
PARTS = ("source", "cue", "content")
ROLES = ("perpetrators", "victims", "weapons", "targets")
JUDGED = ("act", "status", "kind", "polarity", "modality", "commitment", "sourcing")
_WORD = re.compile(r"\w+|[^\w\s]")


def agreement(pairs: Iterable[tuple[Document, Document]]) -> dict[str, float]:
    """Agreement by layer over pairs of (first, second); raises `ValueError` when their texts differ.

    An exact part of an attribution has all edges alike; its words are counted once for each attribution that holds
    them. Attributions found have cues and contents that overlap; their links are whole when all three parts are alike.
    What is judged of an event (act, status, …) is the share over events of equal trigger, its roles are F1 over them.
    `… found` asks only that both marks overlap. A layer that neither hand has marked is left out.
    """
    tally = _Tally()
    for first, second in pairs:
        if first.text != second.text:
            raise ValueError(f"{first.name}: the second annotation has another text")
        tally.add(first.name, first.record, second.record)
    return tally.shares()


def aligned_attributions(first: Sequence[Record], second: Sequence[Record]) -> list[tuple[Record, Record]]:
    """Attributions that both hands marked: cue and content overlap; each serves once, the best fit first."""
    fits = [
        (-_shared(one["cue"], two["cue"]), -_shared(one["content"], two["content"]), at, to)
        for at, one in enumerate(first)
        for to, two in enumerate(second)
        if _shared(one["cue"], two["cue"]) and _shared(one["content"], two["content"])
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, _, at, to in sorted(fits):
        if at not in taken[0] and to not in taken[1]:
            taken[0].add(at)
            taken[1].add(to)
            pairs.append((first[at], second[to]))
    return pairs


def shared_events(first: Sequence[Record], second: Sequence[Record]) -> list[tuple[Record, Record]]:
    """Events of both hands whose triggers have the same edges."""
    known = {tuple(row["trigger"]): row for row in second}
    return [(row, known[key]) for row in first if (key := tuple(row["trigger"])) in known]


def kappa(labels: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa: agreement beyond what two hands with these habits would reach by chance (1960)."""
    total = len(labels)
    observed = sum(one == two for one, two in labels) / total
    left, right = Counter(one for one, _ in labels), Counter(two for _, two in labels)
    chance = sum(left[label] * right[label] for label in sorted(left)) / total**2
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


class _Tally:
    """What both hands marked, by layer: marks to compare, marks that met, events judged."""

    def __init__(self) -> None:
        self.marks: dict[str, tuple[Counter[Key], Counter[Key]]] = {}
        self.met: dict[str, list[int]] = {}
        self.judged: Counter[str] = Counter()
        self.labels: list[tuple[str, str]] = []

    def add(self, name: str, one: Record, two: Record) -> None:
        for layer, keys in _LAYERS.items():
            self._compare(layer, (keys(one), keys(two)), name)
        rows = (one["attributions"], two["attributions"])
        self._meet("attributions found", (2 * len(aligned_attributions(*rows)), sum(map(len, rows))))
        for layer in ("figures", "times"):
            self._meet(f"{layer} found", _met(one[layer], two[layer]))
        for own, other in shared_events(one["events"], two["events"]):
            self.judged.update(field for field in JUDGED if own[field] == other[field])
            self.labels.append((own["status"], other["status"]))
            for role in ROLES:
                edges = [[(row["start"], row["end"]) for row in side[role]] for side in (own, other)]
                self._compare(f"{role} exact", edges, (name, *own["trigger"]))
                self._meet(f"{role} found", _met(own[role], other[role]))

    def shares(self) -> dict[str, float]:
        found = {layer: _f1(*sides) for layer, sides in self.marks.items() if any(sides)}
        found |= {layer: met / total for layer, (met, total) in self.met.items() if total}
        if self.labels:
            found |= {field: self.judged[field] / len(self.labels) for field in JUDGED}
            found |= {"status kappa": kappa(self.labels)}
        return found

    def _compare(self, layer: str, hands: Sequence[Iterable[Key]], place: object) -> None:
        for side, keys in zip(self.marks.setdefault(layer, (Counter(), Counter())), hands, strict=True):
            side.update((place, *key) for key in keys)

    def _meet(self, layer: str, counted: tuple[int, int]) -> None:
        row = self.met.setdefault(layer, [0, 0])
        row[:] = [row[0] + counted[0], row[1] + counted[1]]


def _met(first: Sequence[Record], second: Sequence[Record]) -> tuple[int, int]:
    """How many marks of either hand meet one of the other, and how many there are."""
    spans = [[(row["start"], row["end"]) for row in rows] for rows in (first, second)]
    met = [sum(bool(_shared([one], rest)) for one in rows) for rows, rest in (spans, spans[::-1])]
    return sum(met), len(first) + len(second)


def _shared(one: Sequence[Sequence[int]], two: Sequence[Sequence[int]]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in two)


def _exact(part: str) -> Callable[[Record], list[Key]]:
    return lambda record: [tuple(map(tuple, row[part])) for row in record["attributions"] if row[part]]


def _words(part: str) -> Callable[[Record], list[Key]]:
    def keys(record: Record) -> list[Key]:
        words = [match.span() for match in _WORD.finditer(record["text"])]
        spans = [span for row in record["attributions"] for span in row[part]]
        return [word for start, end in spans for word in words if word[0] < end and start < word[1]]

    return keys


def _links(record: Record) -> list[Key]:
    return [tuple(tuple(map(tuple, row[part])) for part in PARTS) for row in record["attributions"]]


def _marks(layer: str, *fields: str) -> Callable[[Record], list[Key]]:
    return lambda record: [(row["start"], row["end"], *(row[field] for field in fields)) for row in record[layer]]


def _f1(first: Counter[Key], second: Counter[Key]) -> float:
    return 2 * (first & second).total() / (first.total() + second.total())


_LAYERS: dict[str, Callable[[Record], list[Key]]] = {
    **{f"{part} exact": _exact(part) for part in PARTS},
    **{f"{part} words": _words(part) for part in PARTS},
    "links whole": _links,
    "triggers": lambda record: [tuple(row["trigger"]) for row in record["events"]],
    "events": lambda record: [(*row["trigger"], row["act"]) for row in record["events"]],
    "figures": _marks("figures", "low", "high", "comparator"),
    "figure edges": _marks("figures"),
    "times": _marks("times", "value"),
    "time edges": _marks("times"),
    "places": _marks("places", "place"),
}
