"""Which reports, as whole documents, bear on one occurrence: names, numbers, rare words and days in common."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from dalil.model.report import Report

Pair: TypeAlias = tuple[int, int]
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
# Bounds chosen on four parts of the training split of the incidents data; see docs/decisions/0016-origins-that-grow.md.
_ENOUGH = 0.10
_LOOSE = 0.6
_SHARED = 3
_NAMES = 2
_DAYS = 21
_FADE = 25
_FREQUENT_SHARE = 0.05
_FREQUENT_LEAST, _FREQUENT_MOST = 30, 300  # so that a large case is not compared pair by pair
_HEAD = 600
_OF_NAME, _OF_TITLE, _OF_HEAD = 3, 4, 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Bearing:
    """One report: how much each of its words weighs (lengths 1), which of them are names or numbers, and its day."""

    weights: Mapping[str, float]
    names: frozenset[str]
    day: int | None


def group_reports(reports: Iterable[Report]) -> tuple[tuple[str, ...], ...]:
    """Exhibits (SHA-256) of the readable reports by occurrence, each group sorted, groups in order.

    Two reports come together where they share at least two names or numbers and enough rare words, names and title
    words counting more, published at most three weeks apart; and groups only where they agree on the whole. A
    sorting of whole texts, shown beside each report; incidents are made of statements, which it may bring together.
    """
    chosen = sorted((r for r in reports if r.rendition is not None), key=lambda report: report.exhibit.sha256)
    bearings = _bearings(chosen)
    scores = _scores(bearings)
    return tuple(sorted(tuple(sorted(chosen[n].exhibit.sha256 for n in group)) for group in _join(scores, len(chosen))))


def _bearings(reports: Sequence[Report]) -> list[_Bearing]:
    counted = [_words(report) for report in reports]
    frequency = Counter(word for words, _ in counted for word in words)
    rarity = {word: math.log((len(reports) + 1) / count) for word, count in frequency.items()}
    found = []
    for report, (words, names) in zip(reports, counted, strict=True):
        raw = {word: (1 + math.log(count)) * rarity[word] for word, count in sorted(words.items())}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        published = report.published.first if report.published is not None else None
        day = published.toordinal() if published is not None else None
        found.append(_Bearing(weights={w: x / length for w, x in raw.items()}, names=frozenset(names), day=day))
    return found


def _words(report: Report) -> tuple[Counter[str], set[str]]:
    """Words and names of several words with how much they count, and which of them are names or numbers."""
    assert report.rendition is not None
    title = report.title or ""
    text = f"{title}\n{report.rendition.text}"
    counts: Counter[str] = Counter()
    names: set[str] = set()
    before, behind = "", -1
    for match in _WORD.finditer(text):
        word = match[0].casefold().replace("\u2019", "'").removesuffix("'s")
        name = match[0][0].isupper() or match[0][0].isdecimal()
        start = match.start()
        counts[word] += (_OF_NAME if name else 1) + (_OF_TITLE if start < len(title) else _OF_HEAD * (start < _HEAD))
        if name:
            names.add(word)
            if before and start == behind + 1:
                counts[f"{before} {word}"] += 1
        before, behind = word if name else "", match.end()
    return counts, names


def _scores(bearings: Sequence[_Bearing]) -> dict[Pair, float]:
    """How much the reports of each pair have in common, fading with the days between them."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, bearing in enumerate(bearings):
        for word in bearing.weights:
            holders[word].append(number)
    frequent = min(max(_FREQUENT_LEAST, _FREQUENT_SHARE * len(bearings)), _FREQUENT_MOST)
    common: dict[Pair, float] = defaultdict(float)
    shared: Counter[Pair] = Counter()
    named: Counter[Pair] = Counter()
    for word in sorted(holders):
        if len(holders[word]) <= frequent:
            for one, two in combinations(holders[word], 2):
                if _gap(bearings[one], bearings[two]) <= _DAYS:
                    common[one, two] += bearings[one].weights[word] * bearings[two].weights[word]
                    shared[one, two] += 1
                    named[one, two] += word in bearings[one].names and word in bearings[two].names
    return {
        pair: score * (1 - _gap(bearings[pair[0]], bearings[pair[1]]) / _FADE)
        for pair, score in common.items()
        if shared[pair] >= _SHARED and named[pair] >= _NAMES
    }


def _gap(one: _Bearing, two: _Bearing) -> int:
    """Days between the publications; the most that is allowed where one is not known."""
    return _DAYS if one.day is None or two.day is None else abs(one.day - two.day)


def _join(scores: Mapping[Pair, float], count: int) -> list[list[int]]:
    """Groups grown from the strongest pair down; two groups join where their pairs on average nearly suffice."""
    home = {number: [number] for number in range(count)}
    for pair, score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        first, second = home[pair[0]], home[pair[1]]
        if score < _ENOUGH:
            break
        across = sum(scores.get((min(a, b), max(a, b)), 0.0) for a in first for b in second)
        if first is not second and across >= _LOOSE * _ENOUGH * len(first) * len(second):
            first.extend(second)
            home.update(dict.fromkeys(second, first))
    return [group for number, group in home.items() if number == min(group)]
