"""Groups of things that belong together, under the decisions that two of them must stay apart."""

from collections.abc import Iterable


class Components:
    """Disjoint sets over 0..n-1 that refuse to join two members of which a person said that they are different."""

    def __init__(self, count: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._parent = list(range(count))
        self._rivals: dict[int, set[int]] = {}
        for one, two in apart:
            if one != two:
                self._rivals.setdefault(one, set()).add(two)
                self._rivals.setdefault(two, set()).add(one)

    def root(self, member: int) -> int:
        """The smallest member of its group."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, one: int, two: int) -> bool:
        """Put both groups together; False where a decision keeps them apart."""
        low, high = sorted((self.root(one), self.root(two)))
        if low == high:
            return True
        if high in {self.root(rival) for rival in self._rivals.get(low, ())}:
            return False
        self._parent[high] = low
        if high in self._rivals:
            self._rivals.setdefault(low, set()).update(self._rivals.pop(high))
        return True

    def groups(self) -> list[list[int]]:
        """The groups, each in order, in order of their smallest member."""
        found: dict[int, list[int]] = {}
        for member in range(len(self._parent)):
            found.setdefault(self.root(member), []).append(member)
        return list(found.values())
