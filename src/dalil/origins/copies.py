"""Copies: reports that repeat another report's wording, whole, cut, edited or badly scanned."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dalil.model.link import Link
from dalil.origins.alignment import Stretch, stretches
from dalil.origins.forms import fold
from dalil.origins.grams import WIDTH, Hashes, Numbers
from dalil.origins.memory import Remembered
from dalil.origins.precedence import is_before
from dalil.origins.seeds import Seeds, among
from dalil.origins.shingles import Overlaps, Shingles
from dalil.origins.tokens import GRAMMATICAL, SHORT, TELLING, Kinds
from dalil.origins.words import Words, indexed

# Bounds of the judgement, chosen on the development split of the reuse data; see docs/decisions/0005-origins.md.
_STRETCH = 8
_RUN = 10
_WHOLE = 0.5
_PART = 0.15
_TELLING = 0.42
_SPANS = 3
_NEARLY = 0.9
_MARGIN = 3
_FRAME = 40
_FILLED = 0.6
_AGREEING = 0.34
_FEW_NUMBERS = 2
_OF_GRAMMAR = 0.05
_OF_SHORT = 0.4
_KIND = np.uint8(TELLING | GRAMMATICAL | SHORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two texts share, as the places `one` (the shorter) and `two` in the list.

    `coverage`: share of the shorter that lies in parallel stretches; `run`: the longest row of equal words;
    `telling`: share of the shorter text's telling words (weighed by rarity) that the longer has too.
    """

    one: int
    two: int
    stretches: tuple[Stretch, ...]
    coverage: float
    run: int
    telling: float

    @property
    def copied(self) -> bool:
        """Long equal runs over much of the text, or parallel stretches together with the telling words."""
        whole = self.coverage >= _WHOLE and self.run >= _RUN
        return whole or (self.coverage >= _PART and self.telling >= _TELLING)


def copies(
    texts: Sequence[Words], shingles: Shingles | None = None, memory: Remembered | None = None
) -> tuple[Link, ...]:
    """Links between reports of which one repeats the other's wording, with the passages as evidence.

    Quoted words, page furniture and wording that recurs in unrelated reports do not count. The link is directed from
    the later to the earlier report where both dates are known and do not overlap. Texts cast in one mould that tell
    other numbers are not linked. Order of `texts` does not matter to what is found. `memory` holds what an earlier run
    found of pairs in which nothing changed.
    """
    memory = Remembered() if memory is None else memory
    shingles = Overlaps.of(indexed(texts)).wording if shingles is None else shingles
    compared = _Compared(texts, shingles)
    return memory.links("copy", texts, shingles, compared.link)


class _Compared:
    """Judges pairs of texts; what is needed of a text is worked out once."""

    def __init__(self, texts: Sequence[Words], shingles: Shingles) -> None:
        self._texts = texts
        self._shingles = shingles
        self._known: dict[int, _Traits] = {}

    def link(self, one: int, two: int) -> Link | None:
        """The link between two texts, the places in the list; None where neither repeats the other."""
        if self._size(one) > self._size(two):
            one, two = two, one  # the shorter one first, so that shares are shares of the shorter
        likeness = self._compare(one, two)
        if not likeness.copied or _frame_only(likeness, self._texts[one], self._texts[two]):
            return None
        if _other_facts(self._traits(one).numbers, self._traits(two).numbers):
            return None
        return _link(self._texts, likeness)

    def _size(self, number: int) -> tuple[int, str]:
        return int(self._shingles.sizes[number]), self._texts[number].report.exhibit.sha256

    def _traits(self, number: int) -> "_Traits":
        if number not in self._known:
            text = self._texts[number]
            words, at = _different(text.tokens.hashes)
            kinds: Kinds = text.tokens.kinds[at] & _KIND
            self._known[number] = _Traits(
                words=words,
                kinds=kinds,
                whole=_weight(kinds),
                numbers=text.numbers,
                seeds=self._shingles.rare(text.grams),
            )
        return self._known[number]

    def _compare(self, one: int, two: int) -> Likeness:
        ours, theirs = self._traits(one), self._traits(two)
        seeds = ours.seeds.meet(theirs.seeds)
        words, others = (self._texts[number].tokens.hashes for number in (one, two))
        held = stretches(words, others, seeds, WIDTH, _STRETCH)
        places = ours.seeds.places
        inside = _inside(places, [(stretch.start, stretch.end - WIDTH) for stretch in held])
        return Likeness(
            one=one,
            two=two,
            stretches=held,
            coverage=inside / max(len(places), 1),
            run=max((stretch.run for stretch in held), default=0),
            telling=_telling(ours, theirs),
        )


def _inside(places: Sequence[int], stretches: Iterable[tuple[int, int]]) -> int:
    """How many of the places, which are in order, lie in one of the stretches, both ends included."""
    found = behind = 0
    for first, last in sorted(stretches):
        begin = max(behind, bisect_left(places, first))
        behind = max(begin, bisect_right(places, last))
        found += behind - begin
    return found


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Traits:
    """What is compared of a text as a whole: its different words in order, what they tell, its numbers and n-grams."""

    words: Hashes
    kinds: Kinds
    whole: float
    numbers: frozenset[str]
    seeds: Seeds


def _different(words: Hashes) -> tuple[Hashes, Numbers]:
    """The different words in order, and a place of each."""
    order = words.argsort()
    found = words[order]
    first = np.ones(len(found), np.bool_)
    np.not_equal(found[1:], found[:-1], out=first[1:])
    return found[first], order[first]


def _weight(kinds: Kinds) -> float:
    """What words of these kinds tell: little for the grammar's, less for short ones; the same in every case."""
    counts = np.bincount(kinds, minlength=int(_KIND) + 1).tolist()
    return float(_OF_GRAMMAR * counts[GRAMMATICAL] + _OF_SHORT * counts[SHORT] + counts[TELLING])


def _telling(one: _Traits, two: _Traits) -> float:
    """The share of the telling words of the text that has fewer words which the other has too."""
    shorter, longer = (one, two) if len(one.words) <= len(two.words) else (two, one)
    shared = among(shorter.words, longer.words)
    return _weight(shorter.kinds[shared]) / shorter.whole if shorter.whole else 0.0


def _frame_only(likeness: Likeness, one: Words, two: Words) -> bool:
    """Whether all they share is one short passage at the head or foot of both, as notices of publishers stand."""
    if len(likeness.stretches) != 1 or likeness.coverage >= _FILLED or likeness.telling >= _FILLED:
        return False
    (stretch,) = likeness.stretches
    head = max(stretch.start, stretch.other_start) <= _MARGIN
    foot = min(stretch.end - len(one.tokens.hashes), stretch.other_end - len(two.tokens.hashes)) >= -_MARGIN
    return stretch.length < _FRAME and (head or foot)


def _other_facts(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether both tell several numbers and hardly one of them is the same: one mould, two stories."""
    fewer, more = sorted((one, two), key=len)
    return len(fewer) >= _FEW_NUMBERS and len(fewer & more) < _AGREEING * len(fewer)


def _link(texts: Sequence[Words], likeness: Likeness) -> Link:
    one, two = texts[likeness.one], texts[likeness.two]
    later, earlier, directed = direction(one, two)
    shown = sorted(sorted(likeness.stretches, key=lambda s: (-s.length, s))[:_SPANS])
    ours, theirs = (
        one.spans([(s.start, s.end) for s in shown]),
        two.spans([(s.other_start, s.other_end) for s in shown]),
    )
    spans = zip(ours, theirs, strict=True)
    share = round(100 * likeness.coverage)
    order = (
        f"{later.report.document} was published after {earlier.report.document}"
        if directed
        else "which came first is not known"
    )
    return Link(
        from_=later.report.exhibit.sha256,
        to=earlier.report.exhibit.sha256,
        kind="copy",
        directed=directed,
        rule="copy.run" if likeness.run >= _RUN else "copy.edited",
        spans=tuple(span for pair in spans for span in pair),
        reason=f"{share} % of the shorter report runs parallel to the other, with up to {likeness.run} equal words in "
        f"a row; {order}.",
    )


def direction(one: Words, two: Words) -> tuple[Words, Words, bool]:
    """(later, earlier, True) where dates prove the order, or where only one names the outlet of the other.

    Else both in order of the digest, and False.
    """
    for later, earlier in ((two, one), (one, two)):
        if is_before(earlier.report, later.report):
            return later, earlier, True
    if names_outlet(one, two) != names_outlet(two, one):
        return (one, two, True) if names_outlet(one, two) else (two, one, True)
    later, earlier = sorted((one, two), key=lambda text: text.report.exhibit.sha256, reverse=True)
    return later, earlier, False


def names_outlet(text: Words, other: Words) -> bool:
    """Whether the text names the outlet of the other report (in a dateline, a credit, a sentence)."""
    name = tuple(fold(word) for word in (other.report.outlet or "").split())
    if not name or name[0] not in text.forms:
        return False
    places = (n for n, form in enumerate(text.forms) if form == name[0])
    return any(text.forms[n : n + len(name)] == name for n in places)


def nearest(links: Iterable[Link]) -> dict[str, str]:
    """For each copy the report it was most likely made from: of those it shares most text with, the earliest.

    Reports that share nearly as much as the best one count as equal; the earliest is the one most others follow.
    """
    chosen = [link for link in links if link.kind == "copy" and link.directed]
    followed = Counter(link.to for link in chosen)
    earlier: dict[str, list[tuple[int, str]]] = {}
    for link in chosen:
        shared = sum(span.end - span.start for span in link.spans)
        earlier.setdefault(link.from_, []).append((shared, link.to))
    found = {}
    for copy, candidates in sorted(earlier.items()):
        enough = _NEARLY * max(candidates)[0]
        found[copy] = max((followed[to], to) for shared, to in candidates if shared >= enough)[1]
    return found
