"""Copies: reports that repeat another report's wording, whole, cut, edited or badly scanned."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dalil.model.link import Link
from dalil.origins.alignment import Stretch, stretches
from dalil.origins.numerals import numbers
from dalil.origins.shingles import WIDTH, Shingles, index
from dalil.origins.words import Words, fold

# Bounds of the judgement, chosen on the development split of the reuse data; see docs/decisions/0005-origins.md.
_SHARED = 4
_STRETCH = 8
_RUN = 10
_WHOLE = 0.5
_PART = 0.15
_TELLING = 0.42
_SPANS = 3
_PLAIN = 0.5
_NEARLY = 0.9
_MARGIN = 3
_FRAME = 40
_FILLED = 0.6
_AGREEING = 0.34
_FEW_NUMBERS = 2
_PRIOR = 20


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


def copies(texts: Sequence[Words]) -> tuple[Link, ...]:
    """Links between reports of which one repeats the other's wording, with the passages as evidence.

    Quoted words, page furniture and wording that recurs in unrelated reports do not count. The link is directed from
    the later to the earlier report where both dates are known and do not overlap. Texts cast in one mould that tell
    other numbers are not linked. Order of `texts` does not matter to what is found.
    """
    shingles = index([text.forms for text in texts], [_usable(text) for text in texts], _SHARED)
    weights = _weights(texts)
    traits = {number: _traits(texts[number], weights) for number in {n for pair in shingles.pairs for n in pair}}
    found = []
    for one, two in sorted(shingles.pairs):
        if _size(texts, shingles, one) > _size(texts, shingles, two):
            one, two = two, one  # noqa: PLW2901 the shorter one first, so that shares are shares of the shorter
        likeness = _compare(texts, shingles, traits, one, two)
        framed = _frame_only(likeness, texts[one], texts[two])
        if likeness.copied and not framed and not _other_facts(traits[one].numbers, traits[two].numbers):
            found.append(_link(texts, likeness))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Traits:
    """What is compared of a text as a whole: its words with what they tell, all together, and its numbers."""

    telling: Mapping[str, float]
    whole: float
    numbers: frozenset[str]


def _traits(text: Words, weights: Mapping[str, float]) -> _Traits:
    telling = {form: weights[form] for form in text.forms}
    return _Traits(telling=telling, whole=math.fsum(telling.values()), numbers=numbers(telling))


def _size(texts: Sequence[Words], shingles: Shingles, number: int) -> tuple[int, str]:
    return shingles.sizes[number], texts[number].report.exhibit.sha256


def _usable(text: Words) -> tuple[bool, ...]:
    """Own words that are not quoted; all own words where the report is hardly more than quotation."""
    if not text.quotes:
        return text.own
    plain = tuple(own and not quoted for own, quoted in zip(text.own, text.quoted, strict=True))
    return plain if sum(plain) >= _PLAIN * sum(text.own) else text.own


def _weights(texts: Sequence[Words]) -> dict[str, float]:
    """The rarer a word among the reports, the more it tells; in a small case no word counts as rare or as common."""
    frequency = Counter(form for text in texts for form in set(text.forms))
    most = math.log(len(texts) + _PRIOR)
    return {form: most - math.log(count + _PRIOR * (len(form) < WIDTH + 1)) for form, count in frequency.items()}


def _compare(texts: Sequence[Words], shingles: Shingles, traits: Mapping[int, _Traits], one: int, two: int) -> Likeness:
    parallel = stretches(texts[one].forms, texts[two].forms, shingles.seeds(one, two), WIDTH)
    held = tuple(stretch for stretch in parallel if stretch.length >= _STRETCH)
    places = shingles.places[one]
    inside = np.zeros(len(places), np.bool_)
    for stretch in held:
        inside |= (places >= stretch.start) & (places + WIDTH <= stretch.end)
    return Likeness(
        one=one,
        two=two,
        stretches=held,
        coverage=float(inside.sum()) / max(len(places), 1),
        run=max((stretch.run for stretch in held), default=0),
        telling=_telling(traits[one], traits[two]),
    )


def _telling(one: _Traits, two: _Traits) -> float:
    """Exactly rounded sums, so that the order of the words cannot show."""
    shorter, longer = (one, two) if len(one.telling) <= len(two.telling) else (two, one)
    shared = math.fsum(weight for form, weight in shorter.telling.items() if form in longer.telling)
    return shared / shorter.whole if shorter.whole else 0.0


def _frame_only(likeness: Likeness, one: Words, two: Words) -> bool:
    """Whether all they share is one short passage at the head or foot of both, as notices of publishers stand."""
    if len(likeness.stretches) != 1 or likeness.coverage >= _FILLED or likeness.telling >= _FILLED:
        return False
    (stretch,) = likeness.stretches
    head = max(stretch.start, stretch.other_start) <= _MARGIN
    foot = min(stretch.end - len(one.forms), stretch.other_end - len(two.forms)) >= -_MARGIN
    return stretch.length < _FRAME and (head or foot)


def _other_facts(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether both tell several numbers and hardly one of them is the same: one mould, two stories."""
    fewer, more = sorted((one, two), key=len)
    return len(fewer) >= _FEW_NUMBERS and len(fewer & more) < _AGREEING * len(fewer)


def _link(texts: Sequence[Words], likeness: Likeness) -> Link:
    one, two = texts[likeness.one], texts[likeness.two]
    later, earlier, directed = direction(one, two)
    shown = sorted(sorted(likeness.stretches, key=lambda s: (-s.length, s))[:_SPANS])
    spans = [(one.span(s.start, s.end), two.span(s.other_start, s.other_end)) for s in shown]
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
    first, second = one.report.published, two.report.published
    if first is not None and second is not None:
        if first.last is not None and second.first is not None and first.last < second.first:
            return two, one, True
        if second.last is not None and first.first is not None and second.last < first.first:
            return one, two, True
    if names_outlet(one, two) != names_outlet(two, one):
        return (one, two, True) if names_outlet(one, two) else (two, one, True)
    later, earlier = sorted((one, two), key=lambda text: text.report.exhibit.sha256, reverse=True)
    return later, earlier, False


def names_outlet(text: Words, other: Words) -> bool:
    """Whether the text names the outlet of the other report (in a dateline, a credit, a sentence)."""
    name = tuple(fold(word) for word in (other.report.outlet or "").split())
    places = (n for n, form in enumerate(text.forms) if name and form == name[0])
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
