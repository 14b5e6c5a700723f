"""An exact index of word n-grams over all reports: which texts hold which."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dalil.origins.grams import Flags, Grams, Hashes, Numbers, Owners

Lookup: TypeAlias = Callable[[Hashes], "Column"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """Postings in order of n-gram and text: each pair of them once, with the `flags` of all its places."""

    keys: Hashes
    owner: Owners
    flags: Flags

    def in_order(self) -> "Column":
        """The postings in order, which they were not, each once."""
        keys, owner, flags = self.keys, self.owner, self.flags
        # Owners that came in order stay so within an n-gram, because the sort is stable.
        if not (owner[1:] >= owner[:-1]).all():
            turn = np.argsort(owner, kind="stable")
            keys, owner, flags = keys[turn], owner[turn], flags[turn]
        order = in_order(keys)
        keys, owner, flags = keys[order], owner[order], flags[order]
        fresh = np.ones(len(keys), np.bool_)
        fresh[1:] = (keys[1:] != keys[:-1]) | (owner[1:] != owner[:-1])
        if len(keys):
            flags = np.bitwise_or.reduceat(flags, np.flatnonzero(fresh))
        return Column(keys=keys[fresh], owner=owner[fresh], flags=flags)

    @classmethod
    def of_grams(cls, grams: Sequence[Grams], numbers: Sequence[int] | Numbers) -> "Column":
        """The postings of texts that have these numbers."""
        keys = np.concatenate([np.empty(0, np.uint64), *(one.hashes for one in grams)])
        flags = np.concatenate([np.empty(0, np.uint8), *(one.flags for one in grams)])
        owner = np.repeat(np.asarray(numbers, np.int32), [len(one.hashes) for one in grams])
        return cls(keys=keys, owner=owner, flags=flags).in_order()

    def of(self, chosen: NDArray[np.bool_] | Numbers) -> "Column":
        """Some of the postings."""
        return Column(keys=self.keys[chosen], owner=self.owner[chosen], flags=self.flags[chosen])

    def renumbered(self, number: Owners) -> "Column":
        """The same postings of texts that have other numbers; those of texts with a negative one are left out."""
        owner = number[self.owner]
        if len(number) and number.min() < 0:
            return Column(keys=self.keys, owner=owner, flags=self.flags).of(owner >= 0)
        return Column(keys=self.keys, owner=owner, flags=self.flags)

    def and_(self, other: "Column") -> "Column":
        """These postings and others behind them, in no order."""
        return Column(
            keys=np.concatenate((self.keys, other.keys)),
            owner=np.concatenate((self.owner, other.owner)),
            flags=np.concatenate((self.flags, other.flags)),
        )

    def at(self, keys: Hashes) -> "Column":
        """The postings of some n-grams, which are in order and each given once."""
        low, high = np.searchsorted(self.keys, keys, "left"), np.searchsorted(self.keys, keys, "right")
        return self.of(runs(low, high - low))

    def shared(self) -> "Column":
        """The postings of n-grams that several texts hold; most n-grams are of one."""
        again = self.keys[1:] == self.keys[:-1]
        kept = np.zeros(len(self.keys), np.bool_)
        kept[1:] = again
        kept[:-1] |= again
        return self.of(kept)


NOTHING = Column(keys=np.empty(0, np.uint64), owner=np.empty(0, np.int32), flags=np.empty(0, np.uint8))


def runs(starts: Numbers, lengths: Numbers) -> Numbers:
    """The numbers of all the runs [start, start + length), one after the other."""
    ends = np.cumsum(lengths)
    places: Numbers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
    return places


def in_order(keys: Hashes) -> Numbers:
    """The places of the keys in rising order; of equal ones the first comes first.

    The high bits of each key and its place are sorted as one number, which costs a tenth of sorting places by keys;
    the few keys that differ in low bits alone are put right afterwards.
    """
    bits = np.uint64(max(1, len(keys)).bit_length())
    low = (np.uint64(1) << bits) - np.uint64(1)
    packed = (keys & ~low) | np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    order = (packed & low).astype(np.int64)
    found = keys[order]
    falls = np.flatnonzero(found[1:] < found[:-1])
    if len(falls):
        high = packed & ~low
        wrong = np.flatnonzero(np.isin(high, high[falls]))
        order[wrong] = order[wrong][np.argsort(found[wrong], kind="stable")]
    return order
