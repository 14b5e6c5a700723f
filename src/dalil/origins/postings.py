"""An exact index of word n-grams over all reports: which texts hold which; it grows by what is new."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dalil.origins.grams import Flags, Grams, Hashes, Numbers, Owners
from dalil.origins.seeds import among

USUAL = np.uint8(4)  # beside PLAIN and QUOTED: an n-gram that is commonplace
# Up to this share of new texts they are inserted one by one; more are sorted in with all the others.
_FEW = 0.1
_NONE: Numbers = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """Postings in order of n-gram and text: each pair of them once, with the `flags` of all its places."""

    keys: Hashes
    owner: Owners
    flags: Flags

    @classmethod
    def sorted(cls, keys: Hashes, owner: Owners, flags: Flags) -> "Column":
        """The postings in order."""
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
        return cls(keys=keys[fresh], owner=owner[fresh], flags=flags)

    def of(self, chosen: NDArray[np.bool_] | Numbers) -> "Column":
        """Some of the postings."""
        return Column(keys=self.keys[chosen], owner=self.owner[chosen], flags=self.flags[chosen])

    def renumbered(self, number: Owners) -> "Column":
        """The same postings of texts that have other numbers."""
        return Column(keys=self.keys, owner=number[self.owner], flags=self.flags)

    def with_(self, new: "Column", dropped: Numbers = _NONE) -> "Column":
        """These postings but those at some places, and a few others, in order."""
        places = _places(self.keys, self.owner, new.keys, new.owner)
        return Column(
            keys=_edited(self.keys, dropped, places, new.keys),
            owner=_edited(self.owner, dropped, places, new.owner),
            flags=_edited(self.flags, dropped, places, new.flags),
        )

    def and_(self, other: "Column") -> "Column":
        """These postings and others behind them, in no order."""
        return Column(
            keys=np.concatenate((self.keys, other.keys)),
            owner=np.concatenate((self.owner, other.owner)),
            flags=np.concatenate((self.flags, other.flags)),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Postings:
    """Which texts (numbers) hold which n-gram: `shared` those of several texts, `lone` those of one.

    Most n-grams are lone. Apart they cost nothing where texts are compared.
    """

    shared: Column
    lone: Column
    texts: int

    @classmethod
    def of(cls, grams: Sequence[Grams]) -> "Postings":
        """The postings of texts numbered in their order."""
        return cls._parted(_column(grams, np.arange(len(grams), dtype=np.int32)), len(grams))

    @classmethod
    def _parted(cls, every: Column, texts: int) -> "Postings":
        alone = np.ones(len(every.keys), np.bool_)
        again = every.keys[1:] == every.keys[:-1]
        alone[1:] &= ~again
        alone[:-1] &= ~again
        return cls(shared=every.of(~alone), lone=every.of(alone), texts=texts)

    def changed(self, numbers: Sequence[int | None], added: Sequence[tuple[int, Grams]], texts: int) -> "Postings":
        """The postings after some texts left and others came: the same as made of all of them anew.

        `numbers` gives each old text its new number, None where it left, and keeps their order; `added` are the new
        ones with their numbers.
        """
        new = _column([one for _, one in added], np.array([at for at, _ in added], np.int32))
        if not numbers:
            return self._parted(new, texts)
        number = np.array([-1 if at is None else at for at in numbers], np.int32)
        shared, lone = self.shared.renumbered(number), self.lone.renumbered(number)
        if not grows(numbers, len(added), texts):
            old = replace(shared, flags=shared.flags & ~USUAL).and_(lone)
            every = old.of(old.owner >= 0).and_(new)
            return self._parted(Column.sorted(every.keys, every.owner, every.flags), texts)
        return _grown(shared, lone, new, texts)


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


def _column(grams: Sequence[Grams], numbers: Owners) -> Column:
    keys = np.concatenate([np.empty(0, np.uint64), *(one.hashes for one in grams)])
    flags = np.concatenate([np.empty(0, np.uint8), *(one.flags for one in grams)])
    return Column.sorted(keys, np.repeat(numbers, [len(one.hashes) for one in grams]), flags)


def grows(numbers: Sequence[int | None], added: int, texts: int) -> bool:
    """Whether no text left and only a few came, so that it costs less to put these in than to begin anew."""
    return bool(numbers) and added <= _FEW * texts and None not in numbers


def _grown(shared: Column, lone: Column, new: Column, texts: int) -> Postings:
    """The postings with those of a few new texts: what was lone and is met again is shared from now on."""
    again = np.zeros(len(new.keys), np.bool_)
    again[1:] = new.keys[1:] == new.keys[:-1]
    again[:-1] |= again[1:]
    met = among(new.keys, lone.keys)
    at = np.unique(np.searchsorted(lone.keys, new.keys[met]))
    joins = again | met | among(new.keys, shared.keys)
    joined = lone.of(at).with_(new.of(joins))
    return Postings(shared=shared.with_(joined), lone=lone.with_(new.of(~joins), at), texts=texts)


def _edited(old: NDArray[Any], dropped: Numbers, places: Numbers, new: NDArray[Any]) -> NDArray[Any]:
    """The old values without those that are dropped, and the new ones before their places."""
    at, parts = 0, []
    drops = ((place, 1, -1) for place in dropped.tolist())
    for place, skip, number in sorted((*((place, 0, n) for n, place in enumerate(places.tolist())), *drops)):
        parts.append(old[at:place])
        if not skip:
            parts.append(new[number : number + 1])
        at = place + skip
    return np.concatenate([*parts, old[at:]])


def _places(keys: Hashes, owner: Owners, new_keys: Hashes, new_owner: Owners) -> Numbers:
    """Where each new posting belongs among the old ones."""
    low, high = np.searchsorted(keys, new_keys, "left"), np.searchsorted(keys, new_keys, "right")
    return np.array(
        [
            a + int(np.searchsorted(owner[a:b], number)) if b > a else a
            for a, b, number in zip(low.tolist(), high.tolist(), new_owner.tolist(), strict=True)
        ],
        np.int64,
    )
