"""What new texts change in what is known of the others: only what their n-grams touch is looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from dalil.origins.grams import PLAIN, QUOTED, Grams, Hashes, Numbers
from dalil.origins.groups import Groups, Some, marked, numbers_of, texts_of
from dalil.origins.postings import Column, Lookup
from dalil.origins.seeds import among
from dalil.origins.shingles import SAID, SHARED, Pairing, Tally, least, sizes_of

Gramming: TypeAlias = Callable[[Sequence[int]], Sequence[Grams]]
_Kind = TypeVar("_Kind", np.uint64, np.int64)
_NO_KEYS: Hashes = np.empty(0, np.uint64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Growth:
    """New texts among others: `new` tells which they are, `own` are their postings.

    `lookup` gives all postings of some n-grams, those of the new texts included; `grams` the n-grams of some texts.
    """

    new: Some
    own: Column
    lookup: Lookup
    grams: Gramming

    def paired(self, before: Pairing) -> Pairing:
        """What all texts bring together, from what the old ones did, the new ones being numbered: as if made anew.

        A pair of two old texts can change only where an n-gram of a new one became frequent, where the new one stepped
        between the two, or where an n-gram begins or ceases to be commonplace; these few pairs are counted again.
        """
        before = replace(before, sizes=before.sizes + sizes_of(self.own, len(self.new)))
        touched = self.lookup(np.unique(self.own.keys))
        return self._quoted(touched, self._worded(_plain(touched), before))

    def _worded(self, touched: Column, before: Pairing) -> Pairing:
        """The pairs that are akin and share wording, and what is commonplace. `touched` are plain postings."""
        groups, bound = Groups.of(touched), least(before.sizes)
        parted = groups.parted(self.new)
        asked = _both(parted, before.akin)
        held = self._common(asked)
        again = Groups.of(_plain(self.lookup(held))).pairs(bound, self._within(asked))
        akin = _joined(_but(before.akin, asked), _both(asked, again), self._with_new(groups.pairs(bound)))
        after, turned = self._usual(_joined(np.unique(touched.keys), held), replace(before, akin=akin))
        asked = _joined(_both(_joined(parted, turned[0]), before.worded), turned[1])
        plain = _plain(self.lookup(self._common(asked)))
        again = _others(plain, after.usual).pairs(SHARED, self._within(asked))
        fresh = self._with_new(_others(touched, after.usual).pairs(SHARED))
        return replace(after, worded=_joined(_but(before.worded, asked), _both(asked, again), fresh))

    def _usual(self, looked: Hashes, before: Pairing) -> tuple[Pairing, tuple[Numbers, Numbers]]:
        """What is commonplace now, and the pairs of old texts in what became so and in what ceased to be so."""
        plain = _plain(self.lookup(looked))
        groups = Groups.of(plain)
        keys, now = plain.keys[groups.starts], groups.usual(before.akin)
        was = among(keys, before.usual)
        gone, come = was & ~now, now & ~was
        usual = _joined(_but(before.usual, keys[gone]), keys[come])
        old = ~self.new[plain.owner]
        sign = _each(groups, now).astype(np.int8) - (_each(groups, was) & old)
        tally = before.commonplace.and_(Tally.of(plain, len(self.new), sign))
        turned = tuple(self._without_new(groups.some(one).pairs(1)) for one in (come, gone))
        return replace(before, usual=usual, commonplace=tally), (turned[0], turned[1])

    def _quoted(self, touched: Column, before: Pairing) -> Pairing:
        """The pairs that share quotations: n-grams of several texts that are quoted in one."""
        old, quoted = ~self.new[touched.owner], (touched.flags & QUOTED) > 0
        groups = Groups.of(touched)
        now = groups.those(quoted) & (groups.frequency > 1)
        keys, chosen = touched.keys[groups.starts], groups.some(now)
        begun = groups.some(now & ~groups.those(quoted & old)).pairs(1)
        asked = _joined(_both(chosen.parted(self.new), before.quoted), self._without_new(begun))
        held = self.lookup(self._common(asked))
        every = Groups.of(held)
        again = every.some(every.those((held.flags & QUOTED) > 0)).pairs(SAID, self._within(asked))
        sign = _each(groups, now).astype(np.int8) - (_each(groups, among(keys, before.told)) & old)
        return replace(
            before,
            quoted=_joined(_but(before.quoted, asked), _both(asked, again), self._with_new(chosen.pairs(SAID))),
            told=_joined(before.told, _but(keys[now], before.told)),
            cited=before.cited.and_(Tally.of(touched, len(self.new), sign)),
        )

    def _common(self, pairs: Numbers) -> Hashes:
        """The n-grams that the two texts of one of the pairs have in common."""
        texts = texts_of(pairs).tolist()
        keys = {text: np.unique(one.hashes) for text, one in zip(texts, self.grams(texts), strict=True)}
        met = [np.intersect1d(keys[one], keys[two], assume_unique=True) for one, two in numbers_of(pairs)]
        return np.unique(np.concatenate([_NO_KEYS, *met]))

    def _within(self, pairs: Numbers) -> Some:
        within = np.zeros(len(self.new), np.bool_)
        within[texts_of(pairs)] = True
        return within

    def _with_new(self, pairs: Numbers) -> Numbers:
        return pairs[marked(pairs, self.new)]

    def _without_new(self, pairs: Numbers) -> Numbers:
        return pairs[~marked(pairs, self.new)]


def _plain(postings: Column) -> Column:
    return postings.of((postings.flags & PLAIN) > 0)


def _others(plain: Column, usual: Hashes) -> Groups:
    """The n-grams that are not commonplace."""
    groups = Groups.of(plain)
    return groups.some(~among(plain.keys[groups.starts], usual))


def _each(groups: Groups, said: Some) -> Some:
    """What is said of each n-gram, of each of its postings; the n-grams being all there are."""
    return np.repeat(said, groups.frequency)


def _both(some: Numbers, others: Numbers) -> Numbers:
    return some[among(some, others)]


def _but(some: NDArray[_Kind], others: NDArray[_Kind]) -> NDArray[_Kind]:
    return some[~among(some, others)] if len(others) else some


def _joined(some: NDArray[_Kind], *others: NDArray[_Kind]) -> NDArray[_Kind]:
    """All of them, in order; the first ones are in order already."""
    new = np.unique(np.concatenate(others))
    new = new[~among(new, some)]
    return np.insert(some, np.searchsorted(some, new), new) if len(new) else some
