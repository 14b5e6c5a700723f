"""An exact index of word n-grams over all reports: which pairs share wording, and which wording is commonplace."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint64]
Numbers: TypeAlias = NDArray[np.int64]

WIDTH = 3
# An n-gram of more documents than this is paired with its neighbours in the index only: the work stays linear, and
# copies of one text stay connected, because they are neighbours in hundreds of n-grams.
_FREQUENT = 24
# Wording of three documents or more counts as commonplace (bylines, boilerplate, set phrases) where most of the
# documents that hold it have less than this share of their n-grams in common.
_AKIN = 0.15
_COMMON_FROM = 3
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shingles:
    """The n-grams of each text (`hashes`, in order of the words) and the pairs of texts that share wording.

    `pairs` maps (smaller, larger text number) to the number of shared n-grams that are not commonplace; `sizes` counts
    such n-grams in each text. `places` are the words at which the n-grams begin.
    """

    hashes: tuple[Hashes, ...]
    places: tuple[Numbers, ...]
    pairs: dict[tuple[int, int], int]
    sizes: tuple[int, ...]

    def seeds(self, one: int, two: int) -> list[tuple[int, int]]:
        """Word places where the two texts share an n-gram (its first place in each)."""
        _, left, right = np.intersect1d(self.hashes[one], self.hashes[two], return_indices=True)
        return list(zip(self.places[one][left].tolist(), self.places[two][right].tolist(), strict=True))


def index(
    texts: Sequence[Sequence[str]],
    usable: Sequence[Sequence[bool]],
    least: int,
    anchored: Sequence[Sequence[bool]] | None = None,
) -> Shingles:
    """Index the texts (words in order); an n-gram counts only where all its words are `usable`.

    Pairs with fewer than `least` shared n-grams are left out. With `anchored`, n-grams count that lie wholly inside
    this mask in at least one text, commonplace or not. Linear in the number of words but for n-grams that several
    texts share, which are bounded. The result does not depend on how words are numbered.
    """
    hashes, places = _hash(texts, usable)
    every = np.concatenate([np.empty(0, np.uint64), *hashes])
    keys, owner = _distinct(every, np.repeat(np.arange(len(texts)), [len(own) for own in hashes]))
    if anchored is None:
        pairs, counts = _pairs(keys, owner, len(texts))
        sizes = np.bincount(owner, minlength=len(texts))
        usual = _usual(keys, owner, _containment(pairs, counts, sizes), pairs, len(texts))
    else:
        inside = [own[_inside(at, mask)] for own, at, mask in zip(hashes, places, anchored, strict=True)]
        usual = np.setdiff1d(keys, np.concatenate([np.empty(0, np.uint64), *inside]))
    kept = ~np.isin(keys, usual)
    pairs, counts = _pairs(keys[kept], owner[kept], len(texts))
    chosen = counts >= least
    numbers = zip(pairs[chosen].tolist(), counts[chosen].tolist(), strict=True)
    ends = np.cumsum([len(own) for own in hashes])
    rare = np.split(~np.isin(every, usual), ends[:-1]) if len(texts) else []
    return Shingles(
        hashes=tuple(own[mask] for own, mask in zip(hashes, rare, strict=True)),
        places=tuple(own[mask] for own, mask in zip(places, rare, strict=True)),
        pairs={divmod(pair, len(texts)): count for pair, count in numbers},
        sizes=tuple(np.bincount(owner[kept], minlength=len(texts)).tolist()),
    )


def _hash(texts: Sequence[Sequence[str]], usable: Sequence[Sequence[bool]]) -> tuple[list[Hashes], list[Numbers]]:
    numbers: defaultdict[str, int] = defaultdict(itertools.count(1).__next__)
    hashes, places = [], []
    for text, mask in zip(texts, usable, strict=True):
        words = np.fromiter(map(numbers.__getitem__, text), np.uint64, len(text))
        count = max(0, len(words) - WIDTH + 1)
        grams, whole = np.zeros(count, np.uint64), np.ones(count, np.bool_)
        flags = np.array(mask, dtype=np.bool_)
        for shift in range(WIDTH):
            grams = (grams + words[shift : shift + count]) * _MULTIPLIER
            grams ^= grams >> _SHIFT
            whole &= flags[shift : shift + count]
        hashes.append(grams[whole])
        places.append(np.flatnonzero(whole).astype(np.int64))
    return hashes, places


def _inside(places: Numbers, mask: Sequence[bool]) -> NDArray[np.bool_]:
    """Which n-grams, given by their places, lie wholly inside the mask."""
    flags = np.array(mask, dtype=np.bool_)
    whole = np.ones(len(places), np.bool_)
    for shift in range(WIDTH):
        whole &= flags[places + shift]
    return whole


def _distinct(keys: Hashes, owner: Numbers) -> tuple[Hashes, Numbers]:
    """Sorted by n-gram, then text; each n-gram once a text."""
    order = np.argsort(keys, kind="stable")
    keys, owner = keys[order], owner[order]
    fresh = np.ones(len(keys), np.bool_)
    fresh[1:] = (keys[1:] != keys[:-1]) | (owner[1:] != owner[:-1])
    return keys[fresh], owner[fresh]


def _groups(keys: Hashes) -> tuple[Numbers, Numbers]:
    """Where each n-gram's postings begin, and how many there are."""
    first = np.ones(len(keys), np.bool_)
    first[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(first)
    return starts, np.diff(np.append(starts, len(keys)))


def _pairs(keys: Hashes, owner: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """Pairs of texts as one number (smaller * count + larger), sorted, with the n-grams that they share."""
    starts, frequency = _groups(keys)
    found = [np.empty(0, np.int64)]
    for size in range(2, _FREQUENT + 1):
        group = starts[frequency == size]
        found.extend(
            owner[group + one] * count + owner[group + two] for one, two in itertools.combinations(range(size), 2)
        )
    frequent = np.repeat(frequency > _FREQUENT, frequency)
    near = np.flatnonzero(frequent[1:] & (keys[1:] == keys[:-1])) if len(keys) else np.empty(0, np.int64)
    found.append(owner[near] * count + owner[near + 1])
    pairs, counts = np.unique(np.concatenate(found), return_counts=True)
    return pairs, counts


def _containment(pairs: Numbers, counts: Numbers, sizes: Numbers) -> NDArray[np.float64]:
    total = len(sizes)
    smaller = np.minimum(sizes[pairs // max(total, 1)], sizes[pairs % max(total, 1)])
    return counts / np.maximum(smaller, 1)


def _usual(keys: Hashes, owner: Numbers, akin: NDArray[np.float64], pairs: Numbers, count: int) -> Hashes:
    """The n-grams whose neighbouring documents mostly have little else in common."""
    if len(keys) == 0:
        return keys
    starts, frequency = _groups(keys)
    near = np.flatnonzero(keys[1:] == keys[:-1])
    share = akin[np.searchsorted(pairs, owner[near] * count + owner[near + 1])]
    group = np.repeat(np.arange(len(starts)), frequency)[near]
    strange = np.bincount(group, weights=share < _AKIN, minlength=len(starts))
    return keys[starts[(frequency >= _COMMON_FROM) & (strange > (frequency - 1) / 2)]]
