"""What an earlier run found out about wording, so that one more report costs no more than itself."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self, TypeAlias

import msgspec
import numpy as np

from dalil.model.link import Link, LinkKind
from dalil.origins.grams import Grams
from dalil.origins.postings import Column, Postings, grows
from dalil.origins.shingles import NO_PAIRS, Overlaps, Pairing, Shingles, paired
from dalil.origins.words import Words

# Of a link: whether it leads from the first text, whether it is directed, its rule, its reason, and for each span
# whether it stands in the first text, and its code points [start, end).
Kept: TypeAlias = tuple[bool, bool, str, str, list[tuple[bool, int, int]]]
_VERSION = 3
_TYPES = (*[np.int64] * 4, *[np.uint64, np.int32, np.uint8] * 2)  # pairs, then both parts of the postings


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

    `stamps` are the digests of the texts that the index holds, in the order of their numbers.
    """

    def __init__(
        self,
        stamps: Sequence[str] = (),
        postings: Postings | None = None,
        pairing: Pairing = NO_PAIRS,
        verdicts: Mapping[str, Kept | None] | None = None,
    ) -> None:
        self.stamps = tuple(stamps)
        self.postings = Postings.of([]) if postings is None else postings
        self.pairing = pairing
        self.pairs = Remembered(verdicts)

    def take(self, stamps: Sequence[str], grams: Callable[[Sequence[int]], Sequence[Grams]]) -> Overlaps:
        """What the texts with these digests share; `grams` gives the n-grams of those that are new, by place."""
        number = {stamp: at for at, stamp in enumerate(stamps)}
        moved = [number.get(stamp) for stamp in self.stamps]
        old = [at for at in moved if at is not None]
        known = set(self.stamps) if old == sorted(old) else set()
        new = [at for at, stamp in enumerate(stamps) if stamp not in known]
        added = list(zip(new, grams(new), strict=True))
        numbers = moved if known else [None] * len(moved)
        if numbers != list(range(len(stamps))):
            self._renew(numbers, added, len(stamps))
        self.stamps = tuple(stamps)
        return Overlaps.told(self.postings, self.pairing)

    def _renew(self, numbers: Sequence[int | None], added: Sequence[tuple[int, Grams]], texts: int) -> None:
        postings = self.postings.changed(numbers, added, texts)
        if grows(numbers, len(added), texts):
            new = np.zeros(texts, np.bool_)
            new[[at for at, _ in added]] = True
            before = self.pairing.grown(np.array(numbers, np.int32), added)
            self.postings, self.pairing = paired(postings, before, new)
        else:
            self.postings, self.pairing = paired(postings)

    def dumped(self) -> bytes:
        """Everything as bytes, the same for the same texts: a line of JSON, ten arrays, a line of JSON."""
        parts = (self.postings.shared, self.postings.lone)
        pairs = (self.pairing.akin, self.pairing.worded, self.pairing.quoted, self.pairing.sizes)
        columns = (*pairs, *(column for part in parts for column in (part.keys, part.owner, part.flags)))
        arrays = [
            np.ascontiguousarray(column, np.dtype(kind).newbyteorder("<")).data
            for column, kind in zip(columns, _TYPES, strict=True)
        ]
        counts = {"postings": [len(part.keys) for part in parts], "pairs": [len(one) for one in pairs]}
        head = msgspec.json.encode({"version": _VERSION, "stamps": self.stamps, **counts})
        verdicts = msgspec.json.encode(dict(sorted(self.pairs.verdicts.items())))
        return b"".join((head, b"\n", *arrays, verdicts))

    @classmethod
    def loaded(cls, data: bytes) -> Self:
        """What `dumped` wrote; an empty memory where the bytes are of another version or broken."""
        try:
            return cls._read(data)
        except (ValueError, KeyError, TypeError, msgspec.MsgspecError):
            return cls()

    @classmethod
    def _read(cls, data: bytes) -> Self:
        end = data.index(b"\n")
        head: dict[str, Any] = msgspec.json.decode(data[:end])
        if head["version"] != _VERSION:
            return cls()
        at, parts = end + 1, []
        counts = (*head["pairs"], *(count for count in head["postings"] for _ in range(3)))
        for count, kind in zip(counts, _TYPES, strict=True):
            parts.append(np.frombuffer(data, np.dtype(kind).newbyteorder("<"), count, at))
            at += parts[-1].nbytes
        akin, worded, quoted, sizes = parts[:4]
        shared, lone = (Column(keys=keys, owner=owner, flags=flags) for keys, owner, flags in (parts[4:7], parts[7:]))
        postings = Postings(shared=shared, lone=lone, texts=len(head["stamps"]))
        verdicts = msgspec.json.decode(memoryview(data)[at:], type=dict[str, Kept | None])
        return cls(head["stamps"], postings, Pairing(akin=akin, worded=worded, quoted=quoted, sizes=sizes), verdicts)
