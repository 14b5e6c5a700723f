"""What an earlier run found out about wording, so that one more report costs no more than itself."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import msgspec
import numpy as np

from dalil.model.link import Link
from dalil.origins.shingles import Column, Grams, Postings

_VERSION = 2
_TYPES = (np.uint64, np.int32, np.uint8)


class Remembered:
    """Verdicts on pairs of texts by a key that names everything a verdict depends on.

    What is asked for again is answered from the earlier run; what nobody asks for is forgotten.
    """

    def __init__(self, verdicts: Mapping[str, Link | None] | None = None) -> None:
        self._before = verdicts or {}
        self.verdicts: dict[str, Link | None] = {}

    def look(self, key: str, judge: Callable[[], Link | None]) -> Link | None:
        """The verdict under this key, else what `judge` makes of the pair."""
        if key not in self.verdicts:
            self.verdicts[key] = self._before[key] if key in self._before else judge()
        return self.verdicts[key]


class Memory:
    """The index of n-grams and the verdicts of one run; disposable. A run with it finds the same as one without.

    `stamps` are the digests of the texts that the index holds, in the order of their numbers.
    """

    def __init__(
        self,
        stamps: Sequence[str] = (),
        postings: Postings | None = None,
        verdicts: Mapping[str, Link | None] | None = None,
    ) -> None:
        self.stamps = tuple(stamps)
        self.postings = Postings.of([]) if postings is None else postings
        self.pairs = Remembered(verdicts)

    def take(self, stamps: Sequence[str], grams: Callable[[Sequence[int]], Sequence[Grams]]) -> Postings:
        """The index over the texts with these digests; `grams` gives the n-grams of those that are new, by place."""
        number = {stamp: at for at, stamp in enumerate(stamps)}
        moved = [number.get(stamp) for stamp in self.stamps]
        old = [at for at in moved if at is not None]
        known = set(self.stamps) if old == sorted(old) else set()
        new = [at for at, stamp in enumerate(stamps) if stamp not in known]
        added = list(zip(new, grams(new), strict=True))
        numbers = moved if known else [None] * len(moved)
        if numbers != list(range(len(stamps))):
            self.postings = self.postings.changed(numbers, added, len(stamps))
        self.stamps = tuple(stamps)
        return self.postings

    def dumped(self) -> bytes:
        """Everything as bytes, the same for the same texts: a line of JSON, six arrays, a line of JSON."""
        parts = (self.postings.shared, self.postings.lone)
        counts = [len(part.keys) for part in parts]
        head = msgspec.json.encode({"version": _VERSION, "stamps": self.stamps, "postings": counts})
        arrays = [
            np.ascontiguousarray(column, np.dtype(kind).newbyteorder("<")).tobytes()
            for part in parts
            for column, kind in zip((part.keys, part.owner, part.flags), _TYPES, strict=True)
        ]
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
        for count in head["postings"]:
            columns = []
            for kind in _TYPES:
                columns.append(np.frombuffer(data, np.dtype(kind).newbyteorder("<"), count, at))
                at += columns[-1].nbytes
            keys, owner, flags = columns
            parts.append(Column(keys=keys, owner=owner, flags=flags))
        shared, lone = parts
        postings = Postings(shared=shared, lone=lone, texts=len(head["stamps"]))
        verdicts = msgspec.json.decode(memoryview(data)[at:], type=dict[str, Link | None])
        return cls(head["stamps"], postings, verdicts)
