"""What an earlier run found out about wording, so that one more report costs no more than itself."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from dalil.errors import IntegrityError
from dalil.model.link import Link, LinkKind
from dalil.origins.grams import Hashes, Owners
from dalil.origins.groups import Some
from dalil.origins.growth import Gramming, Growth
from dalil.origins.postings import NOTHING, Column
from dalil.origins.segment import NO_SEGMENT, Read, Segment
from dalil.origins.shingles import Overlaps, Pairing, Shingles, Tally, paired
from dalil.origins.words import Words

# Of a link: whether it leads from the first text, whether it is directed, its rule, its reason, and for each span
# whether it stands in the first text, and its code points [start, end).
Kept: TypeAlias = tuple[bool, bool, str, str, list[tuple[bool, int, int]]]
_VERSION = 4
# Pairs and sizes, two tallies, two rows of n-grams, the numbers in the index, the base, what came since.
_TYPES = (*[np.int64] * 10, np.uint64, np.uint64, np.int32, np.uint64, np.uint8, np.uint64, np.int32, np.uint8)
_FEW = 0.1  # up to this share of new texts only what they touch is looked at
_LATE = 1 / 16  # from this share of postings that came since on, the base is written anew


class Remembered:
    """Verdicts on pairs of texts by a key that names everything a verdict depends on.

    What is asked for again is answered from the earlier run; what nobody asks for is forgotten.
    """

    def __init__(self, verdicts: Mapping[str, Kept | None] | None = None) -> None:
        self._before = verdicts or {}
        self.verdicts: dict[str, Kept | None] = {}

    def links(
        self, kind: LinkKind, texts: Sequence[Words], shingles: Shingles, judge: Callable[[int, int], Link | None]
    ) -> tuple[Link, ...]:
        """The links of one kind between the texts that share wording; `judge` is asked about a pair that is new."""
        marks: dict[int, str] = {}
        found = []
        for one, two in shingles.pairs:
            for number in (one, two):
                if number not in marks:
                    marks[number] = f"{texts[number].stamp} {shingles.fingerprint(number)}"
            key = f"{kind} {marks[one]} {marks[two]}"
            if key in self._before:
                kept = self.verdicts[key] = self._before[key]
                link = _told(kind, kept, texts[one], texts[two]) if kept is not None else None
            else:
                link = judge(one, two)
                self.verdicts[key] = _kept(link, texts[one]) if link is not None else None
            if link is not None:
                found.append(link)
        return tuple(found)


def _kept(link: Link, one: Words) -> Kept:
    """A link without what the two texts tell anyway."""
    places = [(span.rendition == one.identifier, span.start, span.end) for span in link.spans]
    forth = link.from_ == one.report.exhibit.sha256
    return forth, link.directed, link.rule, link.reason, places


def _told(kind: LinkKind, kept: Kept, one: Words, two: Words) -> Link:
    """The link between two texts that was kept."""
    forth, directed, rule, reason, places = kept
    later, earlier = (one, two) if forth else (two, one)
    return Link(
        from_=later.report.exhibit.sha256,
        to=earlier.report.exhibit.sha256,
        kind=kind,
        directed=directed,
        rule=rule,
        spans=tuple((one if first else two).cited(start, end) for first, start, end in places),
        reason=reason,
    )


class Memory:
    """The index of n-grams and the verdicts of one run; disposable. A run with it finds the same as one without.

    `stamps` are the digests of the texts in order, `ids` the numbers that they have in the index: those of a text do
    not change while others come. Most postings stand in the `base`, which is a file of its own; those of texts that
    came since are `late`. `fresh` are the bytes of a base that was made in this run.
    """

    def __init__(self, verdicts: Mapping[str, Kept | None] | None = None) -> None:
        self.stamps: tuple[str, ...] = ()
        self.ids: Owners = np.empty(0, np.int32)
        self.base, self.late = NO_SEGMENT, NOTHING
        self.fresh: bytes | None = None
        self.pairing = paired(NOTHING, 0)
        self.pairs = Remembered(verdicts)
        self.damaged = False
        """Whether the base was found not to be as it was written, so that the index was made anew."""

    def take(self, stamps: Sequence[str], grams: Gramming) -> Overlaps:
        """What the texts with these digests share; `grams` gives the n-grams of those that are asked for, by place."""
        try:
            self._take(stamps, grams)
        except IntegrityError:
            self.damaged, self.stamps = True, ()
            self._take(stamps, grams)
        return Overlaps.told(self.pairing)

    def _take(self, stamps: Sequence[str], grams: Gramming) -> None:
        stamps = tuple(stamps)
        if stamps == self.stamps:
            return
        number = {stamp: at for at, stamp in enumerate(stamps)}
        moved = np.array([number.get(stamp, -1) for stamp in self.stamps], np.int32)
        held = moved[moved >= 0]
        if (held[1:] < held[:-1]).any():  # they stand in another order, which decides on neighbours
            moved, held = np.full(len(moved), -1, np.int32), held[:0]
        new = np.ones(len(stamps), np.bool_)
        new[held] = False
        if len(held) and len(held) == len(moved) and new.sum() <= _FEW * len(stamps):
            self._grow(moved, new, grams)
        else:
            self._begin(moved, new, grams)
        self.stamps = stamps

    def _begin(self, moved: Owners, new: Some, grams: Gramming) -> None:
        """Pair all texts anew; only those that are new are looked at."""
        own = Column.of_grams(grams(np.flatnonzero(new).tolist()), np.flatnonzero(new))
        if (moved >= 0).any():
            place = np.full(len(moved), -1, np.int32)
            place[self.ids] = moved
            own = self.base.whole().and_(self.late).renumbered(place).and_(own).in_order()
        self.pairing = paired(own, len(new))
        self._settle(own, len(new))

    def _settle(self, every: Column, texts: int) -> None:
        self.ids, self.late = np.arange(texts, dtype=np.int32), NOTHING
        self.base, self.fresh = Segment.of(every)

    def _grow(self, moved: Owners, new: Some, grams: Gramming) -> None:
        """Look only at what the new texts touch."""
        place = np.empty(len(new), np.int32)  # of each number in the index
        place[self.ids] = moved
        place[len(moved) :] = np.flatnonzero(new)
        late = Column.of_grams(grams(np.flatnonzero(new).tolist()), np.arange(len(moved), len(new)))
        every = self.late.and_(late).in_order()

        def lookup(keys: Hashes) -> Column:
            return self.base.at(keys).and_(every.at(keys)).renumbered(place).in_order()

        growth = Growth(new=new, own=late.renumbered(place), lookup=lookup, grams=grams)
        self.pairing = growth.paired(self.pairing.renumbered(moved, len(new)))
        ids = np.empty(len(new), np.int32)
        ids[place] = np.arange(len(new))
        self.ids, self.late = ids, every
        if len(every.keys) > _LATE * self.base.count:
            self._settle(self.base.whole().and_(every).renumbered(place).in_order(), len(new))

    def dumped(self) -> bytes:
        """Everything but the base as bytes: a line of JSON, the arrays, a line of JSON."""
        arrays = [
            np.ascontiguousarray(one, np.dtype(kind).newbyteorder("<"))
            for one, kind in zip(self._arrays(), _TYPES, strict=True)
        ]
        counts = {"arrays": [len(one) for one in arrays], "base": self.base.count}
        head = msgspec.json.encode({"version": _VERSION, "stamps": self.stamps, **counts})
        verdicts = msgspec.json.encode(dict(sorted(self.pairs.verdicts.items())))
        return b"".join((head, b"\n", *(one.data for one in arrays), verdicts))

    def _arrays(self) -> tuple[NDArray[Any], ...]:
        of, late = self.pairing, self.late
        tallies = (one for tally in (of.commonplace, of.cited) for one in (tally.count, tally.low, tally.high))
        seals = np.frombuffer(self.base.seals, np.uint8)
        base = (self.base.firsts, seals, late.keys, late.owner, late.flags)
        return (of.akin, of.worded, of.quoted, of.sizes, *tallies, of.usual, of.told, self.ids, *base)

    @classmethod
    def loaded(cls, data: bytes, read: Read) -> Self:
        """What `dumped` wrote, with what gives the bytes of its base; an empty memory where the bytes are broken."""
        try:
            return cls._read(data, read)
        except (ValueError, KeyError, TypeError, msgspec.MsgspecError):
            return cls()

    @classmethod
    def _read(cls, data: bytes, read: Read) -> Self:
        end = data.index(b"\n")
        head: dict[str, Any] = msgspec.json.decode(data[:end])
        if head["version"] != _VERSION:
            return cls()
        at, parts = end + 1, []
        for count, kind in zip(head["arrays"], _TYPES, strict=True):
            parts.append(np.frombuffer(data, np.dtype(kind).newbyteorder("<"), count, at))
            at += parts[-1].nbytes
        made = cls(msgspec.json.decode(memoryview(data)[at:], type=dict[str, Kept | None]))
        made.stamps = tuple(head["stamps"])
        akin, worded, quoted, sizes, *tallies = parts[:10]
        commonplace, cited = (Tally(count=a, low=b, high=c) for a, b, c in (tallies[:3], tallies[3:]))
        usual, told, made.ids, firsts, seals, *late = parts[10:]
        made.pairing = Pairing(
            akin=akin,
            worded=worded,
            quoted=quoted,
            sizes=sizes,
            usual=usual,
            told=told,
            commonplace=commonplace,
            cited=cited,
        )
        made.base = Segment(count=head["base"], firsts=firsts, seals=seals.tobytes(), read=read)
        made.late = Column(keys=late[0], owner=late[1], flags=late[2])
        return made
