"""Which pairs of reports share wording, and which wording is commonplace."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dalil.origins.grams import PLAIN, QUOTED, Grams, Hashes, Numbers, Owners
from dalil.origins.groups import Groups, Some, numbers_of, renewed, renumbered
from dalil.origins.postings import USUAL, Column, Postings
from dalil.origins.seeds import Named, Seeds

# Wording of three documents or more counts as commonplace (bylines, boilerplate, set phrases) where most of the
# documents that hold it have less than this share of their n-grams in common.
_AKIN = 0.15
_SHARED = 4  # plain n-grams that are not commonplace, from which on two texts are compared
_QUOTED = 3  # the same for n-grams that are quoted somewhere
_HALF = np.uint64(26)
_LOW = np.uint64((1 << 26) - 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairing:
    """Pairs of texts (see `Groups`): those that are `akin`, that share wording, and that share quotations.

    `sizes` tells how many plain n-grams each text has.
    """

    akin: Numbers
    worded: Numbers
    quoted: Numbers
    sizes: Numbers

    def grown(self, number: Owners, added: Sequence[tuple[int, Grams]]) -> "Pairing":
        """The same pairs of texts that have other numbers in the same order, beside texts that were added."""
        akin, worded, quoted = (renumbered(one, number) for one in (self.akin, self.worded, self.quoted))
        sizes = np.zeros(len(number) + len(added), np.int64)
        sizes[number] = self.sizes
        for at, grams in added:
            sizes[at] = len(np.unique(grams.hashes[(grams.flags & PLAIN) > 0]))
        return Pairing(akin=akin, worded=worded, quoted=quoted, sizes=sizes)


NO_PAIRS = Pairing(**{name: np.empty(0, np.int64) for name in ("akin", "worded", "quoted", "sizes")})


def paired(postings: Postings, before: Pairing = NO_PAIRS, new: Some | None = None) -> tuple[Postings, Pairing]:
    """The pairs of texts, and the postings with what is commonplace marked. Linear but for bounded groups.

    With `before`, the pairs that were found when the texts that are `new` were not there, only what these can have
    changed is counted again, and the same is found.
    """
    shared = postings.shared
    plain = np.flatnonzero(shared.flags & PLAIN)
    groups = Groups.of(shared.keys[plain], shared.owner[plain])
    sizes = _plain_sizes(postings) if new is None else before.sizes
    least = np.ceil(_AKIN * sizes).astype(np.int32)
    if new is None:
        akin = groups.pairs(least)
        usual = groups.usual(akin)
        worded = groups.some(~usual).pairs(_SHARED)
    else:
        near = groups.around(new)
        akin = renewed(before.akin, near, groups.pairs(least, near))
        was = groups.holders(np.flatnonzero(shared.flags[plain] & USUAL))
        usual = _renewed_usual(groups, was, new, (before.akin, akin))
        near[groups.owner[groups.some(usual != was).places()]] = True
        worded = renewed(before.worded, near, groups.some(~usual).pairs(_SHARED, near))
    flags = shared.flags & ~USUAL
    flags[plain[groups.some(usual).places()]] |= USUAL
    marked = replace(postings, shared=replace(shared, flags=flags))
    quoted = _quoted_pairs(shared, before.quoted, new)
    return marked, Pairing(akin=akin, worded=worded, quoted=quoted, sizes=sizes)


def _renewed_usual(groups: Groups, was: Some, new: Some, akin: tuple[Numbers, Numbers]) -> Some:
    """What is commonplace, judged anew where new texts and pairs of which the kinship changed can have a part in it."""
    touched = np.unique(groups.holding(np.flatnonzero(new[groups.owner]))[1])
    changed = np.setxor1d(*akin, assume_unique=True)
    looked = np.union1d(touched, groups.meeting(changed, len(new)))
    usual = was.copy()
    usual[looked] = groups.some(looked).usual(akin[1])
    return usual


def _quoted_pairs(shared: Column, before: Numbers, new: Some | None) -> Numbers:
    groups, quotes = Groups.of(shared.keys, shared.owner), np.flatnonzero(shared.flags & QUOTED)
    quoted = groups.holders(quotes)
    chosen = groups.some(quoted)
    if new is None:
        return chosen.pairs(_QUOTED)
    near = chosen.around(new)
    was = groups.holders(quotes[~new[shared.owner[quotes]]])
    near[shared.owner[groups.some(quoted & ~was).places()]] = True
    return renewed(before, near, chosen.pairs(_QUOTED, near))


def _plain_sizes(postings: Postings) -> Numbers:
    """How many plain n-grams each text has."""
    sizes = np.zeros(postings.texts, np.int64)
    for column in (postings.lone, postings.shared):
        plain = (column.flags & PLAIN) > 0
        sizes += np.bincount(column.owner if plain.all() else column.owner[plain], minlength=postings.texts)
    return sizes


@dataclass(frozen=True, kw_only=True, eq=False)
class Shingles:
    """The pairs of texts (smaller, larger number) that share enough n-grams that count, in order.

    `sizes` tells how many such n-grams each text has. `named` are the n-grams of each text that count or, with `but`,
    those plain ones that do not.
    """

    pairs: tuple[tuple[int, int], ...]
    sizes: list[int]
    named: Named
    but: bool
    marks: tuple[list[float], list[float]]

    def rare(self, text: int, grams: Grams) -> Seeds:
        """Those n-grams of a text that count; of plain wording, only what is not quoted."""
        kept = self.named.holds(text, grams.hashes)
        if self.but:
            kept = ~kept & ((grams.flags & PLAIN) > 0)
        return Seeds(grams.hashes[kept], grams.places[kept])

    def fingerprint(self, text: int) -> str:
        """What the choice of n-grams that count came to in one text: the same while nothing changed there."""
        return f"{int(self.marks[0][text]):x}.{int(self.marks[1][text]):x}.{self.sizes[text]:x}"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Overlaps:
    """Which texts share plain wording, and which share quotations."""

    wording: Shingles
    quotes: Shingles

    @classmethod
    def of(cls, grams: Sequence[Grams]) -> "Overlaps":
        """The overlaps of texts numbered in their order."""
        return cls.told(*paired(Postings.of(grams)))

    @classmethod
    def told(cls, postings: Postings, pairing: Pairing) -> "Overlaps":
        """The overlaps that were `paired`."""
        return cls(wording=shared_wording(postings, pairing), quotes=shared_quotes(postings, pairing))


def shared_wording(postings: Postings, pairing: Pairing) -> Shingles:
    """Pairs of texts with plain n-grams in common that are not commonplace."""
    usual = postings.shared.of(np.flatnonzero(postings.shared.flags & USUAL))
    sizes = pairing.sizes - np.bincount(usual.owner, minlength=postings.texts)
    return _shingles(pairing.worded, usual, sizes, but=True)


def shared_quotes(postings: Postings, pairing: Pairing) -> Shingles:
    """Pairs of texts with n-grams in common that are quoted in at least one text of all."""
    shared = postings.shared
    groups = Groups.of(shared.keys, shared.owner)
    kept = shared.of(groups.some(groups.holders(np.flatnonzero(shared.flags & QUOTED))).places())
    return _shingles(pairing.quoted, kept, np.bincount(kept.owner, minlength=postings.texts), but=False)


def _shingles(pairs: Numbers, named: Column, sizes: Numbers, *, but: bool) -> Shingles:
    return Shingles(
        pairs=numbers_of(pairs),
        sizes=sizes.tolist(),
        named=Named(named.keys, named.owner, len(sizes)),
        but=but,
        marks=_marks(named.keys, named.owner, len(sizes)),
    )


def _marks(keys: Hashes, owner: Owners, texts: int) -> tuple[list[float], list[float]]:
    """For each text two sums over its n-grams here: halves of 26 bits, so that the sums are exact."""
    low, high = (keys & _LOW).astype(np.float64), ((keys >> _HALF) & _LOW).astype(np.float64)
    return np.bincount(owner, low, minlength=texts).tolist(), np.bincount(owner, high, minlength=texts).tolist()
