"""The words of many texts found at once: where each stands, and 64 bits that stand for its folded form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dalil.origins.forms import WORD, folded_word
from dalil.origins.grammar import GRAMMAR
from dalil.origins.numerals import number

Codes: TypeAlias = NDArray[np.uint32]
Hashes: TypeAlias = NDArray[np.uint64]
Numbers: TypeAlias = NDArray[np.int64]
Kinds: TypeAlias = NDArray[np.uint8]

TELLING, GRAMMATICAL, SHORT, NUMERAL = 0, 1, 2, 4
SHORTEST = 3  # letters up to which a word that is none of the grammar tells less
# What a code point is.
_UNKNOWN, _OTHER, _LETTER, _DIGIT, _APOSTROPHE, _THOUSANDS = 255, 0, 1, 2, 3, 4
_BETWEEN = "\n"  # stands between texts; no word reaches over it
_PART, _BATCH = 1 << 18, 1 << 24  # code points that are looked at together: what a processor keeps near, and at most
_LONGEST = 64  # letters up to which words that are written alike are known by a sum
_SLOTS = 20  # bits of the number of a slot, at most
_MIXED, _TURN = np.uint64(0xD6E8FEB86659FD93), np.uint64(29)
_TURNS = (np.uint64(1), np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
_BITS = 1 << 64


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tokens:
    """The words of one text in order: `starts` and `ends` in code points, a hash of each folded form, and its kind.

    Words have one hash where their folded forms are one. `kinds`: `GRAMMATICAL`, else `SHORT`, else `TELLING`; with
    `NUMERAL` where it is a number.
    """

    hashes: Hashes
    kinds: Kinds
    starts: Numbers
    ends: Numbers


def tokens_of(texts: Sequence[str]) -> list[Tokens]:
    """The words of each text, as `WORD` finds and `fold` folds them; many texts at once cost less than one by one."""
    return [one for batch in _batches(texts, _BATCH) for one in _of_batch(batch)]


def _batches(texts: Sequence[str], most: int) -> Iterator[list[str]]:
    """The texts in rows of about so many code points."""
    row: list[str] = []
    size = 0
    for text in texts:
        row.append(text)
        size += len(text) + 1
        if size >= most:
            yield row
            row, size = [], 0
    if row:
        yield row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Part:
    """Words of some texts: their places within each text, how many each text has, and the sums of their letters."""

    starts: Numbers
    ends: Numbers
    counts: Numbers
    sums: Hashes


def _of_batch(texts: Sequence[str]) -> Iterator[Tokens]:
    rows = list(_batches(texts, _PART))
    powers = _powers(texts, 1 + max(len(row) + sum(map(len, row)) for row in rows))
    parts = [_part(row, *powers) for row in rows]
    starts, ends = (np.concatenate([getattr(one, name) for one in parts]) for name in ("starts", "ends"))
    counts = np.concatenate([one.counts for one in parts])
    hashes, kinds = _meanings(texts, starts, ends, counts, np.concatenate([one.sums for one in parts]))
    cuts = np.cumsum(counts).tolist()
    for a, b in pairwise((0, *cuts)):
        yield Tokens(hashes=hashes[a:b], kinds=kinds[a:b], starts=starts[a:b], ends=ends[a:b])


def _powers(texts: Sequence[str], count: int) -> tuple[Hashes, Hashes]:
    """Powers of an odd number, and what each is to be multiplied with to give one (modulo 2 to the power of 64).

    The number hangs on the texts, so that nobody can make words up that have one sum.
    """
    digest = blake2b(digest_size=8)
    for text in texts:
        digest.update(text.encode("utf-8", "surrogatepass"))
    base = int.from_bytes(digest.digest(), "little") | 1
    times, back = (np.multiply.accumulate(np.full(count, one, np.uint64)) for one in (base, pow(base, -1, _BITS)))
    return times, back


def _part(texts: Sequence[str], times: Hashes, back: Hashes) -> _Part:
    joined = _BETWEEN.join(("", *texts, ""))
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    starts, ends = _places(joined, codes)
    letters = codes.astype(np.uint64) * _MIXED
    letters ^= letters >> _TURN
    letters *= times[: len(codes)]
    np.cumsum(letters, out=letters)
    lengths = np.array([len(text) + 1 for text in texts], np.int64)
    begins = np.cumsum(lengths) - lengths + 1
    counts = np.diff(np.concatenate(([0], np.searchsorted(starts, begins[1:]), [len(starts)])))
    own = np.repeat(begins, counts)
    sums = (letters[ends - 1] - letters[starts - 1]) * back[starts]
    return _Part(starts=starts - own, ends=ends - own, counts=counts, sums=sums)


_CLASSES = np.full(0x110000, _UNKNOWN, np.uint8)


def _class(character: str) -> int:
    if character in "'\u2019":
        return _APOSTROPHE
    if character in ".,":
        return _THOUSANDS
    if character.isdecimal():
        return _DIGIT
    return _LETTER if character.isalnum() else _OTHER


def _classes(codes: Codes) -> NDArray[np.uint8]:
    """What each code point is; looked up once for each that occurs."""
    found: NDArray[np.uint8] = _CLASSES[codes]
    new = np.unique(codes[found == _UNKNOWN])
    if len(new):
        _CLASSES[new] = [_class(chr(code)) for code in new.tolist()]
        found = _CLASSES[codes]
    return found


def _places(text: str, codes: Codes) -> tuple[Numbers, Numbers]:
    """Where the words begin and end. The text begins and ends with a character of no word."""
    classes = _classes(codes)
    digit = classes == _DIGIT
    inside = digit | (classes == _LETTER)
    held = inside.copy()
    held[1:-1] |= (classes[1:-1] == _APOSTROPHE) & inside[:-2] & inside[2:]
    starts, ends = _edges(held)
    marked = np.flatnonzero(classes == _THOUSANDS)
    marked = marked[digit[marked - 1] & digit[marked + 1]]
    return _with_thousands(text, held, marked, starts, ends) if len(marked) else (starts, ends)


def _edges(held: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    edges = np.flatnonzero(held[1:] != held[:-1]) + 1
    return edges[::2], edges[1::2]


def _with_thousands(
    text: str, held: NDArray[np.bool_], marked: Numbers, starts: Numbers, ends: Numbers
) -> tuple[Numbers, Numbers]:
    """The places with the stretches around marks between digits gone through as the pattern says."""
    wide = held.copy()
    wide[marked] = True
    first, last = _edges(wide)
    at = np.unique(np.searchsorted(first, marked, "right") - 1)
    zones = [_in_zone(text, start, end) for start, end in zip(first[at].tolist(), last[at].tolist(), strict=True)]
    new = np.array([place for zone in zones for place in zone], np.int64).reshape(-1, 2)
    home = np.searchsorted(first[at], starts, "right") - 1
    free = (home < 0) | (starts >= last[at][home])
    starts, ends = np.concatenate((starts[free], new[:, 0])), np.concatenate((ends[free], new[:, 1]))
    order = np.argsort(starts)
    return starts[order], ends[order]


def _in_zone(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    while start < end and (match := WORD.search(text, start)) is not None and match.start() < end:
        found.append(match.span())
        start = match.end()
    return found


class _Known(dict[str, tuple[int, int]]):
    """The hash and the kind of each word as it is written, worked out once."""

    def __missing__(self, word: str) -> tuple[int, int]:
        form = folded_word(word)
        found = self[word] = word_hash(form), _kind(form)
        return found

    def of(self, words: list[str]) -> list[tuple[int, int]]:
        """Hash and kind of each of the words."""
        if len(self) > _MOST_KNOWN:
            self.clear()
        return list(map(self.__getitem__, words))


_MOST_KNOWN = 1 << 18
_KNOWN = _Known()


def word_hash(form: str) -> int:
    """64 bits for a folded word, the same in every run."""
    return int.from_bytes(blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _kind(form: str) -> int:
    plain = GRAMMATICAL if form in GRAMMAR else SHORT if len(form) <= SHORTEST else TELLING
    return plain | NUMERAL if number(form) is not None else plain


def _meanings(
    texts: Sequence[str], starts: Numbers, ends: Numbers, counts: Numbers, sums: Hashes
) -> tuple[Hashes, Kinds]:
    """Hash and kind of each word; those that are written alike are looked up once, long ones each by itself."""
    hashes, kinds = np.empty(len(sums), np.uint64), np.empty(len(sums), np.uint8)
    owner = np.repeat(np.arange(len(texts)), counts)
    model = _models(sums)
    long = np.flatnonzero(ends - starts > _LONGEST)
    model[long] = long
    first = np.flatnonzero(model == np.arange(len(model)))
    places = zip(owner[first].tolist(), starts[first].tolist(), ends[first].tolist(), strict=True)
    known = _KNOWN.of([texts[text][a:b] for text, a, b in places])
    hashes[first] = [word for word, _ in known]
    kinds[first] = [kind for _, kind in known]
    return hashes[model], kinds[model]


def _models(sums: Hashes) -> Numbers:
    """For each word the place of one of the same sum, which is its own model."""
    model = np.arange(len(sums))
    left = model
    for turn in _TURNS:  # each time those go on that fell into a slot with others
        kept = sums[left]
        bits = min(_SLOTS, len(left).bit_length() + 1)
        slots = ((kept * turn) >> np.uint64(64 - bits)).astype(np.int64)
        table = np.zeros(1 << bits, np.int32)
        table[slots] = np.arange(len(left), dtype=np.int32)
        same = table[slots]
        alike = kept[same] == kept
        model[left[alike]] = left[same[alike]]
        left = left[~alike]
    _, first, number = np.unique(sums[left], return_index=True, return_inverse=True)
    model[left] = left[first[number]]
    return model
