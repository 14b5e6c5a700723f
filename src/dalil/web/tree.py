"""Lineage as a drawing: from the source to the reports that have it first, and from those to who has it from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

COLUMN, ROW, LETTERS = 260, 44, 34  # pixels from one column to the next, from one row to the next; letters of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A report, or the source itself (`name` None), `depth` steps from the source; `kind` is how it has the words."""

    name: str | None
    depth: int
    row: int
    parent: int | None
    kind: str | None
    exhibit: str | None

    @property
    def x(self) -> int:
        """Pixels from the left."""
        return 8 + self.depth * COLUMN

    @property
    def y(self) -> int:
        """Pixels from the top."""
        return 28 + self.row * ROW

    @property
    def short(self) -> str:
        """The name as far as there is room."""
        name = self.name or ""
        return name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The nodes in the order in which they are read, parents first; `across` join reports without a direction."""

    nodes: tuple[Node, ...]
    across: tuple[tuple[int, int], ...]

    @property
    def width(self) -> int:
        """Pixels."""
        return (max(node.depth for node in self.nodes) + 1) * COLUMN

    @property
    def height(self) -> int:
        """Pixels."""
        return max(node.row for node in self.nodes) * ROW + 52


def tree(origin: Mapping[str, Any], names: Mapping[str, str], exhibits: Mapping[str, str]) -> Tree:
    """The reports of an origin by whom they have it from. `names` are those of reports by exhibit or statement.

    A report is drawn once: below the first one that a link says it has the words from, else below the source.
    """
    above: dict[str, tuple[str, str]] = {}
    for link in origin["links"]:
        one, two = names.get(link["from"]), names.get(link["to"])
        if link["directed"] and one is not None and two is not None and one != two and not _leads(above, two, one):
            above.setdefault(one, (two, link["kind"]))
    nodes = [Node(name=None, depth=0, row=0, parent=None, kind=None, exhibit=None)]
    listed = dict.fromkeys(origin["documents"])

    def put(name: str, parent: int, kind: str | None) -> None:
        at = len(nodes)
        row = nodes[-1].row + (1 if nodes[-1].depth >= nodes[parent].depth + 1 or len(nodes) == 1 else 0)
        row = 0 if len(nodes) == 1 else row
        depth = nodes[parent].depth + 1
        nodes.append(Node(name=name, depth=depth, row=row, parent=parent, kind=kind, exhibit=exhibits.get(name)))
        for other in listed:
            if above.get(other, ("", ""))[0] == name:
                put(other, at, above[other][1])

    for name in listed:
        if above.get(name, ("", ""))[0] not in listed:
            put(name, 0, None)
    return Tree(nodes=tuple(nodes), across=tuple(_across(origin["links"], names, nodes)))


def _leads(above: Mapping[str, tuple[str, str]], start: str, wanted: str) -> bool:
    """Whether the way up from one report leads to another: what would close a ring is no parent."""
    at: str | None = start
    while at is not None:
        if at == wanted:
            return True
        at = above[at][0] if at in above else None
    return False


def _across(
    links: Sequence[Mapping[str, Any]], names: Mapping[str, str], nodes: Sequence[Node]
) -> list[tuple[int, int]]:
    at = {node.name: number for number, node in enumerate(nodes)}
    pairs = [(at.get(names.get(link["from"])), at.get(names.get(link["to"]))) for link in links if not link["directed"]]
    return list(dict.fromkeys((min(a, b), max(a, b)) for a, b in pairs if a is not None and b is not None and a != b))
