"""An exact index of word n-grams over all reports: which pairs share wording, and which wording is commonplace."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint64]
Numbers: TypeAlias = NDArray[np.int64]
Owners: TypeAlias = NDArray[np.int32]
Flags: TypeAlias = NDArray[np.uint8]

WIDTH = 3
PLAIN: Literal[1] = 1  # an n-gram of a report's own words that are not quoted
QUOTED: Literal[2] = 2  # an n-gram that lies wholly inside a quotation
# An n-gram of more documents than this is paired with its neighbours in the index only: the work stays linear, and
# copies of one text stay connected, because they are neighbours in hundreds of n-grams.
_FREQUENT = 24
# Wording of three documents or more counts as commonplace (bylines, boilerplate, set phrases) where most of the
# documents that hold it have less than this share of their n-grams in common.
_AKIN = 0.15
_COMMON_FROM = 3
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_HALF = np.uint64(26)
_LOW = np.uint64((1 << 26) - 1)
# Up to this share of new texts they are inserted one by one; more are sorted in with all the others.
_FEW = 0.1
_SCANNED = 16  # texts up to which looking through all postings costs less than sorting them


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grams:
    """The n-grams of one text in order of its words: hash, place of the first word, and `PLAIN` and `QUOTED` flags."""

    hashes: Hashes
    places: Numbers
    flags: Flags


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """The words of one text as hashes, and the stretches of them [first, last) not its own, not plain, and quoted."""

    hashes: Hashes
    furniture: Sequence[tuple[int, int]]
    unplain: Sequence[tuple[int, int]]
    quoted: Sequence[tuple[int, int]]


def grams_of(texts: Sequence[Wording]) -> tuple[Grams, ...]:
    """The n-grams of each text, all worked out at once; one counts only where all its words are the text's own."""
    lengths = np.array([len(text.hashes) for text in texts], np.int64)
    begins = np.cumsum(lengths) - lengths
    total = int(lengths.sum())
    words = np.concatenate([np.empty(0, np.uint64), *(text.hashes for text in texts)])
    count = max(0, total - WIDTH + 1)
    hashes = np.zeros(count, np.uint64)
    for shift in range(WIDTH):
        hashes = (hashes + words[shift : shift + count]) * _MULTIPLIER
        hashes ^= hashes >> _SHIFT
    last = begins[lengths > 0] + lengths[lengths > 0]
    own = _marked(total, zip(begins.tolist(), (text.furniture for text in texts), strict=True), inside=False)
    plain = _marked(total, zip(begins.tolist(), (text.unplain for text in texts), strict=True), inside=False)
    quoted = _marked(total, zip(begins.tolist(), (text.quoted for text in texts), strict=True), inside=True)
    whole = _whole(own, count)
    for shift in range(1, WIDTH):  # an n-gram that reaches into the next text is none
        at = last - shift
        whole[at[(at >= 0) & (at < count)]] = False
    flags = (_whole(plain, count) * PLAIN + _whole(quoted, count) * QUOTED).astype(np.uint8)
    places = np.flatnonzero(whole)
    cuts = np.searchsorted(places, begins[1:])
    owner = np.repeat(begins, np.diff(np.concatenate(([0], cuts, [len(places)])))) if len(texts) else places
    hashes, places, flags = hashes[places], places - owner, flags[places]
    ends = (*cuts.tolist(), len(places)) if len(texts) else ()
    return tuple(
        Grams(hashes=hashes[a:b], places=places[a:b], flags=flags[a:b]) for a, b in itertools.pairwise((0, *ends))
    )


def _marked(total: int, texts: Iterable[tuple[int, Sequence[tuple[int, int]]]], *, inside: bool) -> NDArray[np.bool_]:
    mask = np.full(total, not inside)
    for begin, ranges in texts:
        for first, last in ranges:
            mask[begin + first : begin + last] = inside
    return mask


def _whole(mask: NDArray[np.bool_], count: int) -> NDArray[np.bool_]:
    inside = np.ones(count, np.bool_)
    for shift in range(WIDTH):
        inside &= mask[shift : shift + count]
    return inside


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """Postings in order of n-gram and text: each pair of them once, with the `flags` of all its places."""

    keys: Hashes
    owner: Owners
    flags: Flags

    @classmethod
    def sorted(cls, keys: Hashes, owner: Owners, flags: Flags) -> "Column":
        """The postings in order."""
        # Stable, so that owners that came in order stay so within an n-gram; half the work of sorting by both.
        rising = not len(owner) or bool((owner[1:] >= owner[:-1]).all())
        order = np.argsort(keys, kind="stable") if rising else np.lexsort((owner, keys))
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

    def with_(self, new: "Column") -> "Column":
        """These postings and a few others, in order."""
        places = _places(self.keys, self.owner, new.keys, new.owner)
        return Column(
            keys=np.insert(self.keys, places, new.keys),
            owner=np.insert(self.owner, places, new.owner),
            flags=np.insert(self.flags, places, new.flags),
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
        if len(added) > _FEW * texts or (number < 0).any():
            old = shared.and_(lone)
            every = old.of(old.owner >= 0).and_(new)
            return self._parted(Column.sorted(every.keys, every.owner, every.flags), texts)
        return _grown(shared, lone, new, texts)


def _column(grams: Sequence[Grams], numbers: Owners) -> Column:
    keys = np.concatenate([np.empty(0, np.uint64), *(one.hashes for one in grams)])
    flags = np.concatenate([np.empty(0, np.uint8), *(one.flags for one in grams)])
    return Column.sorted(keys, np.repeat(numbers, [len(one.hashes) for one in grams]), flags)


def _grown(shared: Column, lone: Column, new: Column, texts: int) -> Postings:
    """The postings with those of a few new texts: what was lone and is met again is shared from now on."""
    again = np.zeros(len(new.keys), np.bool_)
    again[1:] = new.keys[1:] == new.keys[:-1]
    again[:-1] |= again[1:]
    met = _member(new.keys, lone.keys)
    at = np.unique(np.searchsorted(lone.keys, new.keys[met]))
    joins = again | met | _member(new.keys, shared.keys)
    kept = np.ones(len(lone.keys), np.bool_)
    kept[at] = False
    return Postings(
        shared=shared.with_(lone.of(at)).with_(new.of(joins)), lone=lone.of(kept).with_(new.of(~joins)), texts=texts
    )


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


@dataclass(frozen=True, kw_only=True, eq=False)
class Shingles:
    """The pairs of texts that share wording, by n-grams that count.

    `pairs` maps (smaller, larger text number) to the number of shared n-grams that count; `sizes` counts such n-grams
    in each text. `named` are the n-grams of each text that count or, with `but`, those plain ones that do not.
    """

    pairs: dict[tuple[int, int], int]
    sizes: Numbers
    named: "Named"
    but: bool
    marks: tuple[NDArray[Any], NDArray[Any]]

    def rare(self, text: int, grams: Grams) -> "Seeds":
        """Those n-grams of a text that count; of plain wording, only what is not quoted."""
        named, hashes, places = self.named.of(text), grams.hashes.tolist(), grams.places.tolist()
        if not self.but:
            kept = [(gram, place) for gram, place in zip(hashes, places, strict=True) if gram in named]
        elif named or not (grams.flags & PLAIN).all():
            plain = (grams.flags & PLAIN).tolist()
            every = zip(hashes, places, plain, strict=True)
            kept = [(gram, place) for gram, place, own in every if own and gram not in named]
        else:
            return Seeds(hashes, places)
        return Seeds([gram for gram, _ in kept], [place for _, place in kept])

    def fingerprint(self, text: int) -> str:
        """What the choice of n-grams that count came to in one text: the same while nothing changed there."""
        return f"{int(self.marks[0][text]):x}.{int(self.marks[1][text]):x}.{int(self.sizes[text]):x}"


class Named:
    """For each text some of its n-grams; sorted by text once more than a few are asked for."""

    def __init__(self, keys: Hashes, owner: Owners) -> None:
        self._keys, self._owner = keys, owner
        self._asked = 0

    def of(self, text: int) -> frozenset[int]:
        """The n-grams of one text."""
        self._asked += 1
        if self._asked < _SCANNED:
            return frozenset(self._keys[self._owner == text].tolist())
        first, last = np.searchsorted(self._by_text[1], (text, text + 1)).tolist()
        return frozenset(self._by_text[0][first:last].tolist())

    @cached_property
    def _by_text(self) -> tuple[Hashes, Owners]:
        order = np.argsort(self._owner, kind="stable")
        return self._keys[order], self._owner[order]


class Seeds:
    """The n-grams of one text that count, each at its first place, ready to be met with those of another."""

    def __init__(self, hashes: list[int], places: list[int]) -> None:
        self.places = places
        self._first = dict(zip(reversed(hashes), reversed(places), strict=True))

    def meet(self, other: "Seeds") -> list[tuple[int, int]]:
        """Word places where the two texts share an n-gram (its first place in each), in order of the first text."""
        ours, theirs = self._first, other._first  # noqa: SLF001 another one of its kind
        return sorted((ours[gram], theirs[gram]) for gram in ours.keys() & theirs.keys())


def shared_wording(postings: Postings, least: int) -> Shingles:
    """Pairs of texts with `least` plain n-grams in common that are not commonplace. Linear but for bounded groups."""
    lone, shared, texts = _plain(postings.lone), _plain(postings.shared), postings.texts
    keys, owner = shared.keys, shared.owner
    starts, frequency = _groups(keys)
    singles = np.bincount(lone.owner, minlength=texts)
    singles += np.bincount(owner[starts[frequency == 1]], minlength=texts)
    starts, frequency = starts[frequency > 1], frequency[frequency > 1]
    pairs, counts = _pairs(owner, starts, frequency, texts)
    sizes = np.bincount(owner, minlength=texts) + np.bincount(lone.owner, minlength=texts)
    smaller = np.minimum(sizes[pairs // max(texts, 1)], sizes[pairs % max(texts, 1)])
    usual = _usual(owner, starts, frequency, pairs[counts >= _AKIN * smaller], texts)
    rest, dropped = (_runs(starts[chosen], frequency[chosen]) for chosen in (~usual, usual))
    return Shingles(
        pairs=_chosen(*_pairs(owner, starts[~usual], frequency[~usual], texts), texts, least),
        sizes=singles + np.bincount(owner[rest], minlength=texts),
        named=Named(keys[dropped], owner[dropped]),
        but=True,
        marks=_marks(keys[dropped], owner[dropped], texts),
    )


def _plain(postings: Column) -> Column:
    plain = (postings.flags & PLAIN) > 0
    return postings if plain.all() else postings.of(plain)


def shared_quotes(postings: Postings, least: int) -> Shingles:
    """Pairs of texts with `least` n-grams in common that are quoted in at least one text of all."""
    keys, owner, texts = postings.shared.keys, postings.shared.owner, postings.texts
    starts, frequency = _groups(keys)
    quoted = np.bitwise_or.reduceat(postings.shared.flags, starts) & QUOTED if len(starts) else np.empty(0, np.uint8)
    chosen = quoted > 0
    kept = _runs(starts[chosen], frequency[chosen])
    return Shingles(
        pairs=_chosen(*_pairs(owner, starts[chosen], frequency[chosen], texts), texts, least),
        sizes=np.bincount(owner[kept], minlength=texts),
        named=Named(keys[kept], owner[kept]),
        but=False,
        marks=_marks(keys[kept], owner[kept], texts),
    )


def _chosen(pairs: Numbers, counts: Numbers, texts: int, least: int) -> dict[tuple[int, int], int]:
    enough = counts >= least
    numbers = zip(pairs[enough].tolist(), counts[enough].tolist(), strict=True)
    return {divmod(pair, texts): count for pair, count in numbers}


def _marks(keys: Hashes, owner: Owners, texts: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """For each text two sums over its n-grams here: halves of 26 bits, so that the sums are exact."""
    low, high = (keys & _LOW).astype(np.float64), ((keys >> _HALF) & _LOW).astype(np.float64)
    return np.bincount(owner, low, minlength=texts), np.bincount(owner, high, minlength=texts)


def _member(hashes: Hashes, among: Hashes) -> NDArray[np.bool_]:
    """Which hashes are among the sorted ones."""
    if not len(among):
        return np.zeros(len(hashes), np.bool_)
    at = np.minimum(np.searchsorted(among, hashes), len(among) - 1)
    found: NDArray[np.bool_] = among[at] == hashes
    return found


def _groups(keys: Hashes) -> tuple[Numbers, Numbers]:
    """Where each n-gram's postings begin, and how many there are."""
    first = np.ones(len(keys), np.bool_)
    first[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(first)
    return starts, np.diff(np.append(starts, len(keys)))


def _pairs(owner: Owners, starts: Numbers, frequency: Numbers, texts: int) -> tuple[Numbers, Numbers]:
    """Pairs of texts as one number (smaller * texts + larger), sorted, with the n-grams that they share."""
    total = np.int64(texts)
    found = [np.empty(0, np.int64)]
    for size in range(2, _FREQUENT + 1):
        group = starts[frequency == size]
        members = [owner[group + at] for at in range(size)]
        found.extend(one * total + two for one, two in itertools.combinations(members, 2))
    often = frequency > _FREQUENT
    near = _runs(starts[often], frequency[often] - 1)
    found.append(owner[near] * total + owner[near + 1])
    pairs, counts = np.unique(np.concatenate(found), return_counts=True)
    return pairs, counts


def _runs(starts: Numbers, lengths: Numbers) -> Numbers:
    """The numbers of all the runs [start, start + length), one after the other."""
    ends = np.cumsum(lengths)
    places: Numbers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
    return places


def _usual(owner: Owners, starts: Numbers, frequency: Numbers, akin: Numbers, texts: int) -> NDArray[np.bool_]:
    """Which n-grams stand in documents that mostly have little else in common; `akin` pairs have."""
    usual = np.zeros(len(starts), np.bool_)
    common = np.flatnonzero(frequency >= _COMMON_FROM)
    lengths = frequency[common] - 1
    near = _runs(starts[common], lengths)
    strange = ~_among(owner[near] * np.int64(texts) + owner[near + 1], akin)
    group = np.repeat(np.arange(len(common)), lengths)
    usual[common[np.bincount(group, weights=strange, minlength=len(common)) > lengths / 2]] = True
    return usual


def _among(pairs: Numbers, known: Numbers) -> NDArray[np.bool_]:
    if not len(known):
        return np.zeros(len(pairs), np.bool_)
    at = np.minimum(np.searchsorted(known, pairs), len(known) - 1)
    found: NDArray[np.bool_] = known[at] == pairs
    return found
