"""When the entries of a log were written, as far as others than its writer vouch for it."""

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

    def no_later_than(self, seq: int) -> Bound | None:
        """The earliest time before which entry `seq` was there."""
        found = [bound for bound in self.before if seq < bound.entry]
        return min(found, key=lambda bound: bound.time, default=None)

    def no_earlier_than(self, seq: int) -> Bound | None:
        """The latest time after which entry `seq` was written."""
        found = [bound for bound in self.after if seq >= bound.entry]
        return max(found, key=lambda bound: bound.time, default=None)
