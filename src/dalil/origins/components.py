"""Groups of things that belong together, under the decisions that two of them must stay apart."""

from collections.abc import Iterable


class Components:
    """Disjoint sets over 0..n-1 that refuse to join two members of which a person said that they are different."""

    def __init__(self, count: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._parent = list(range(count))
        self._apart = [(one, two) for one, two in apart if one != two]

    def root(self, member: int) -> int:
        """The smallest member of its group."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, one: int, two: int) -> bool:
        """Put both groups together; False where a decision keeps them apart."""
        low, high = sorted((self.root(one), self.root(two)))
        if any({self.root(a), self.root(b)} == {low, high} for a, b in self._apart if low != high):
            return False
        self._parent[high] = low
        return True

    def groups(self) -> list[list[int]]:
        """The groups, each in order, in order of their smallest member."""
        found: dict[int, list[int]] = {}
        for member in range(len(self._parent)):
            found.setdefault(self.root(member), []).append(member)
        return list(found.values())
