"""When the entries of a log were written, as far as others than its writer vouch for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A time (RFC 3339, UTC) and who vouches for it. `entry` is the first that is later, or the number of those before.

    `proven` is False where the reader has to look the time up, as for the block of a public chain.
    """

    entry: int
    time: str
    by: str
    proven: bool = True


@dataclass(slots=True)
class Timeline:
    """The bounds of a log: `before` hold for entries below `entry`, `after` for entries from `entry` on."""

    before: list[Bound] = field(default_factory=list)
    after: list[Bound] = field(default_factory=list)

    def contradicted(self, claimed: Sequence[str]) -> list[int]:
        """The entries whose claimed time lies after the one before which they are proven, or before the one after."""
        earliest = self._running(self.after, range(len(claimed)), max)
        latest = self._running(self.before, range(len(claimed) - 1, -1, -1), min)
        found = []
        for seq, time in enumerate(claimed):
            before, after = latest.get(seq), earliest.get(seq)
            if (before is not None and time > before) or (after is not None and time < after):
                found.append(seq)
        return found

    @staticmethod
    def _running(bounds: list[Bound], order: range, choose: Callable[[str, str], str]) -> dict[int, str]:
        """The strictest proven time of each entry, gathered in one walk over the log from the side where it begins."""
        starts: dict[int, list[str]] = {}
        for bound in bounds:
            if bound.proven:
                first = bound.entry if order.step > 0 else min(bound.entry - 1, len(order) - 1)
                starts.setdefault(first, []).append(bound.time)
        strictest: str | None = None
        known: dict[int, str] = {}
        for seq in order:
            for time in starts.get(seq, ()):
                strictest = time if strictest is None else choose(strictest, time)
            if strictest is not None:
                known[seq] = strictest
        return known

    def no_later_than(self, seq: int) -> Bound | None:
        """The earliest time before which entry `seq` was there."""
        found = [bound for bound in self.before if seq < bound.entry]
        return min(found, key=lambda bound: bound.time, default=None)

    def no_earlier_than(self, seq: int) -> Bound | None:
        """The latest time after which entry `seq` was written."""
        found = [bound for bound in self.after if seq >= bound.entry]
        return max(found, key=lambda bound: bound.time, default=None)
