"""Which pairs of reports share wording, and which wording is commonplace."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dalil.origins.grams import PLAIN, QUOTED, Grams, Hashes, Numbers, Owners
from dalil.origins.groups import Groups, numbers_of, renumbered
from dalil.origins.postings import Column
from dalil.origins.seeds import Seeds, among

# Wording of three documents or more counts as commonplace (bylines, boilerplate, set phrases) where most of the
# documents that hold it have less than this share of their n-grams in common.
_AKIN = 0.15
SHARED = 4  # plain n-grams that are not commonplace, from which on two texts are compared
SAID = 3  # the same for n-grams that are quoted somewhere
_HALF = np.uint64(26)
_LOW = np.uint64((1 << 26) - 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tally:
    """For each text how many of its n-grams are such ones, and two sums over them that tell which."""

    count: Numbers
    low: Numbers
    high: Numbers

    @classmethod
    def of(cls, postings: Column, texts: int, sign: NDArray[np.int8] | None = None) -> Self:
        """The tally of postings; with a `sign` what is to be added to one."""
        # Halves of 26 bits, so that the sums are exact.
        halves = (postings.keys & _LOW, (postings.keys >> _HALF) & _LOW)
        weights = [np.ones(len(postings.keys)), *(half.astype(np.float64) for half in halves)]
        if sign is not None:
            weights = [one * sign for one in weights]
        count, low, high = (np.bincount(postings.owner, one, minlength=texts).astype(np.int64) for one in weights)
        return cls(count=count, low=low, high=high)

    def and_(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(count=self.count + other.count, low=self.low + other.low, high=self.high + other.high)

    def renumbered(self, number: Owners, texts: int) -> "Tally":
        """The same for texts that have other numbers, beside others that have nothing."""
        return Tally(**{name: spread(getattr(self, name), number, texts) for name in ("count", "low", "high")})


def spread(values: Numbers, number: Owners, texts: int) -> Numbers:
    """The values of texts that have other numbers; nought for the others."""
    found = np.zeros(texts, np.int64)
    found[number] = values
    return found


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairing:
    """Pairs of texts (see `Groups`): those that are `akin`, that share wording, and that share quotations.

    `sizes` tells how many plain n-grams each text has. `usual` are the n-grams that are commonplace where they are
    plain, `told` those of several texts that are quoted in one; `commonplace` and `cited` are the tallies of both.
    """

    akin: Numbers
    worded: Numbers
    quoted: Numbers
    sizes: Numbers
    usual: Hashes
    told: Hashes
    commonplace: Tally
    cited: Tally

    def renumbered(self, number: Owners, texts: int) -> "Pairing":
        """The same pairs of texts that have other numbers in the same order, beside others."""
        return Pairing(
            akin=renumbered(self.akin, number),
            worded=renumbered(self.worded, number),
            quoted=renumbered(self.quoted, number),
            sizes=spread(self.sizes, number, texts),
            usual=self.usual,
            told=self.told,
            commonplace=self.commonplace.renumbered(number, texts),
            cited=self.cited.renumbered(number, texts),
        )


def paired(every: Column, texts: int) -> Pairing:
    """What the postings of so many texts bring together. Linear but for bounded groups."""
    shared = every.shared()
    plain = shared.of((shared.flags & PLAIN) > 0)
    groups = Groups.of(plain)
    sizes = sizes_of(every, texts)
    akin = groups.pairs(least(sizes))
    usual = groups.usual(akin)
    worded = groups.some(~usual).pairs(SHARED)
    every_group = Groups.of(shared)
    told = every_group.those((shared.flags & QUOTED) > 0)
    cited = every_group.some(told)
    return Pairing(
        akin=akin,
        worded=worded,
        quoted=cited.pairs(SAID),
        sizes=sizes,
        usual=plain.keys[groups.starts[usual]],
        told=shared.keys[cited.starts],
        commonplace=Tally.of(plain.of(groups.some(usual).places()), texts),
        cited=Tally.of(shared.of(cited.places()), texts),
    )


def sizes_of(postings: Column, texts: int) -> Numbers:
    """How many plain n-grams each text has."""
    plain = (postings.flags & PLAIN) > 0
    return np.bincount(postings.owner if plain.all() else postings.owner[plain], minlength=texts)


def least(sizes: Numbers) -> Owners:
    """From how many plain n-grams in common on a text is akin to a longer one."""
    found: Owners = np.ceil(_AKIN * sizes).astype(np.int32)
    return found


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shingles:
    """The pairs of texts (smaller, larger number) that share enough n-grams that count, in order.

    `sizes` tells how many such n-grams each text has. `named` are the n-grams that count or, with `but`, those plain
    ones that do not; `marks` are two sums for each text that tell which of them it has.
    """

    pairs: tuple[tuple[int, int], ...]
    sizes: Sequence[int]
    named: Hashes
    but: bool
    marks: tuple[Sequence[int], Sequence[int]]

    def rare(self, grams: Grams) -> Seeds:
        """Those n-grams of a text that count; of plain wording, only what is not quoted."""
        order = grams.hashes.argsort(kind="stable")  # in order they are looked up in half the time
        hashes = grams.hashes[order]
        kept = among(hashes, self.named)
        if self.but:
            kept = ~kept & ((grams.flags & PLAIN) > 0)[order]
        return Seeds(hashes[kept], grams.places[order[kept]])

    def fingerprint(self, text: int) -> str:
        """What the choice of n-grams that count came to in one text: the same while nothing changed there."""
        return f"{self.marks[0][text]:x}.{self.marks[1][text]:x}.{self.sizes[text]:x}"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Overlaps:
    """Which texts share plain wording, and which share quotations."""

    wording: Shingles
    quotes: Shingles

    @classmethod
    def of(cls, grams: Sequence[Grams]) -> "Overlaps":
        """The overlaps of texts numbered in their order."""
        return cls.told(paired(Column.of_grams(grams, np.arange(len(grams))), len(grams)))

    @classmethod
    def told(cls, of: Pairing) -> "Overlaps":
        """The overlaps that were `paired`."""
        return cls(
            wording=_shingles(of.worded, of.sizes - of.commonplace.count, of.usual, of.commonplace, but=True),
            quotes=_shingles(of.quoted, of.cited.count, of.told, of.cited, but=False),
        )


def _shingles(pairs: Numbers, sizes: Numbers, named: Hashes, tally: Tally, *, but: bool) -> Shingles:
    marks = tally.low.tolist(), tally.high.tolist()
    return Shingles(pairs=numbers_of(pairs), sizes=sizes.tolist(), named=named, but=but, marks=marks)
