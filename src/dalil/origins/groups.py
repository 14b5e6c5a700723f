"""The texts that hold each n-gram, and which pairs of texts many n-grams bring together."""

import itertools
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dalil.origins.grams import Hashes, Numbers, Owners
from dalil.origins.postings import Column, runs
from dalil.origins.seeds import among

Some: TypeAlias = NDArray[np.bool_]

# An n-gram of more documents than this is paired with its neighbours in the index only: the work stays linear, and
# copies of one text stay connected, because they are neighbours in hundreds of n-grams.
_FREQUENT = 24
_COMMON_FROM = 3
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_BITS = 22  # of the number of a bucket: more buckets do not fit what a processor keeps near
# A pair of texts is one number: the smaller one, and in the low 32 bits the larger one.
_FIRST, _SECOND = 32, (1 << 32) - 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Groups:
    """N-grams with the texts that hold them: those of one are `owner[start : start + frequency]`, in order."""

    owner: Owners
    starts: Numbers
    frequency: Numbers

    @classmethod
    def of(cls, postings: Column) -> "Groups":
        """The n-grams of postings."""
        return cls.told(postings.keys, postings.owner)

    @classmethod
    def told(cls, keys: Hashes, owner: Owners) -> "Groups":
        """The texts of things that stand in order: equal numbers in `keys` are one thing."""
        first = np.ones(len(keys), np.bool_)
        first[1:] = keys[1:] != keys[:-1]
        starts = np.flatnonzero(first)
        return cls(owner=owner, starts=starts, frequency=np.diff(np.append(starts, len(keys))))

    def some(self, chosen: Some | Numbers) -> "Groups":
        """Some of the n-grams."""
        return Groups(owner=self.owner, starts=self.starts[chosen], frequency=self.frequency[chosen])

    def places(self) -> Numbers:
        """The places of their postings."""
        return runs(self.starts, self.frequency)

    def holding(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Those of the places that are postings of these n-grams, and the number of the n-gram of each."""
        at = np.searchsorted(self.starts, places, "right") - 1
        held = at >= 0
        held[held] = places[held] < (self.starts + self.frequency)[at[held]]
        return places[held], at[held]

    def those(self, postings: NDArray[np.bool_]) -> Some:
        """Which of the n-grams have a posting of which this is said."""
        found: Some = np.logical_or.reduceat(postings, self.starts) if len(self.starts) else np.zeros(0, np.bool_)
        return found

    def parted(self, new: Some) -> Numbers:
        """The pairs of old texts that one of these n-grams brought together until the new ones came.

        An n-gram that becomes frequent parts most of its texts; in a frequent one a new text steps between two
        neighbours.
        """
        places = self.some(self.frequency > _FREQUENT).places()
        places = places[~new[self.owner[places]]]
        number = np.searchsorted(self.starts, places, "right")
        before = Groups.told(number.astype(np.uint64), self.owner[places])
        beside = before.neighbours()
        split = beside[places[beside + 1] - places[beside] > 1]
        return np.unique(np.concatenate([*_all(before), _near(before.owner, split)]))

    def pairs(self, least: int | Owners, within: Some | None = None) -> Numbers:
        """The pairs of texts that share at least so many of these n-grams, in order.

        `least` may be a number for each text, of which the smaller one counts. `within`: only pairs of these texts.
        """
        if within is None:
            found = [*_all(self), _near(self.owner, self.neighbours())]
        else:
            places, at = self.holding(np.flatnonzero(within[self.owner]))
            often = self.frequency[at] > _FREQUENT
            rare, often_at = at[~often], at[often]
            beside = (np.diff(places[often]) == 1) & (np.diff(often_at) == 0)
            found = [
                *_all(Groups.told(rare.astype(np.uint64), self.owner[places[~often]])),
                _near(self.owner, places[often][:-1][beside]),
            ]
        return _enough(np.concatenate(found), least)

    def neighbours(self) -> Numbers:
        """The places of postings of frequent n-grams that have a next one."""
        often = self.frequency > _FREQUENT
        return runs(self.starts[often], self.frequency[often] - 1)

    def usual(self, akin: Numbers) -> Some:
        """Which n-grams stand in documents of which most neighbours are not `akin`, where there are three or more."""
        usual = np.zeros(len(self.starts), np.bool_)
        common = np.flatnonzero(self.frequency >= _COMMON_FROM)
        lengths = self.frequency[common] - 1
        strange = ~among(_near(self.owner, runs(self.starts[common], lengths)), akin)
        group = np.repeat(np.arange(len(common)), lengths)
        usual[common[np.bincount(group, weights=strange, minlength=len(common)) > lengths / 2]] = True
        return usual


def numbers_of(pairs: Numbers) -> tuple[tuple[int, int], ...]:
    """The pairs as (smaller, larger) number of a text."""
    return tuple(zip((pairs >> _FIRST).tolist(), (pairs & _SECOND).tolist(), strict=True))


def renumbered(pairs: Numbers, number: Owners) -> Numbers:
    """The same pairs of texts that have other numbers in the same order."""
    wide: Numbers = number.astype(np.int64)
    found: Numbers = wide[pairs >> _FIRST] << _FIRST | wide[pairs & _SECOND]
    return found


def texts_of(pairs: Numbers) -> Numbers:
    """The texts of the pairs, each once."""
    found: Numbers = np.unique(np.concatenate((pairs >> _FIRST, pairs & _SECOND)))
    return found


def marked(pairs: Numbers, texts: Some) -> Some:
    """Which of the pairs have one of the texts."""
    found: Some = texts[pairs >> _FIRST] | texts[pairs & _SECOND]
    return found


def _all(groups: Groups) -> list[Numbers]:
    """All pairs of the n-grams that are not frequent."""
    found = [np.empty(0, np.int64)]
    sizes = np.bincount(groups.frequency, minlength=2)[: _FREQUENT + 1]
    for size in (np.flatnonzero(sizes[2:]) + 2).tolist():
        group = groups.starts[groups.frequency == size]
        members = [groups.owner[group + at].astype(np.int64) for at in range(size)]
        found.extend(one << _FIRST | two for one, two in itertools.combinations(members, 2))
    return found


def _near(owner: Owners, places: Numbers) -> Numbers:
    """The pair of the texts at each of these places and at the next one."""
    return _paired(owner[places], owner[places + 1])


def _paired(one: Owners, two: Owners) -> Numbers:
    pairs: Numbers = one.astype(np.int64) << _FIRST | two
    return pairs


def _enough(every: Numbers, least: int | Owners) -> Numbers:
    """The pairs that occur often enough."""
    # Most pairs share one n-gram by chance. They need not be sorted: no pair occurs more often than its bucket fills.
    bits = min(_BITS, len(every).bit_length() + 1)
    bucket = ((every.view(np.uint64) * _MULTIPLIER) >> np.uint64(64 - bits)).astype(np.int32)
    often = np.bincount(bucket)[bucket] if len(every) else bucket
    lowest = least if isinstance(least, int) else int(least.min(initial=1))
    every, often = every[often >= lowest], often[often >= lowest]
    pairs, counts = np.unique(every[often >= _asked(every, least)], return_counts=True)
    found: Numbers = pairs[counts >= _asked(pairs, least)]
    return found


def _asked(pairs: Numbers, least: int | Owners) -> Owners | int:
    return least if isinstance(least, int) else np.minimum(least[pairs >> _FIRST], least[pairs & _SECOND])
