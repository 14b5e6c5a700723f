"""Reports that name another report as their source, in words of their own."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise
from typing import TypeAlias

from dalil.model.link import Link
from dalil.model.rendition import Rendition
from dalil.model.span import Range, Span
from dalil.origins.forms import WORD, fold, word_ranges
from dalil.origins.numerals import number
from dalil.origins.words import Words

Name: TypeAlias = tuple[str, ...]
# Words by which a report says whose news it tells: verbs of reporting, and nouns for what is told.
_CUES = frozenset((
    *("according", "account", "attributed", "bulletin", "carried", "cited", "cites", "citing", "credits"),
    *("dispatch", "drew", "edition", "information", "item", "news", "owes", "paper", "put", "quoted"),
    *("quoting", "relayed", "relies", "report", "reported", "reports", "reprinted", "said", "says", "source"),
    *("sources", "story", "told", "wrote"),
))  # fmt: skip
_FRAME = 14
_NOTICE = 45
_REACH = 16
_HEAD_BLOCKS = 2
_LONGEST_NAME = 3
_WIDE = 400
_DAYS = 14
_SHORTEST = 4
_HEADS = 2
_EDGE = 3
_NO_EDGE = frozenset(("the", "our", "and", "for", "from"))
_RARE_SHARE = 0.02
_RARE_LEAST = 3
# What a shared fact weighs is the logarithm of how rare it is; in a small case as if it were one of so many reports.
_CASE = 1000
_ENOUGH = 11.0
_MARGIN = 2.0
_FACTS = 2
_OF_DAY = 5.0
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
)


def citations(texts: Sequence[Words]) -> tuple[Link, ...]:
    """Links from a report to the earlier report that it names by its outlet and whose facts it tells.

    The outlet is the one stated, or a name of two or three words that heads several reports. It must stand near a word
    of citing, outside the report's own head; the report meant is the one of that outlet, not later and at most two
    weeks older, with most in common: rare words and numbers, each weighing more the rarer it is, and its day of
    publication where that is named beside the outlet. Where another one has nearly as much, none is linked.
    """
    heads = [_head(text) for text in texts]
    headed: dict[Name, list[int]] = defaultdict(list)
    for place, names in enumerate(heads):
        for name in sorted(names):
            headed[name].append(place)
    if not headed:
        return ()
    for name in _running(texts, heads, headed):
        del headed[name]
    days = [_day(text) for text in texts]
    begins = frozenset(name[0] for name in headed)
    named = [(at, sorted(set(_named(text, heads[at], headed, begins)))) for at, text in enumerate(texts)]
    named = [(at, places) for at, places in named if places]
    if not named:
        return ()
    facts, issues = _Facts(texts), {}
    found = []
    for citing, places in named:
        for name, place in places:
            if name not in issues:
                issues[name] = _Issues(headed[name], days)
            candidates = issues[name].before(days[citing])
            naming = Naming(frozenset(name), _days_named(texts[citing], place))
            cited = _meant(facts, days, citing, candidates, naming)
            if cited is not None:
                span = texts[citing].span(place, place + len(name))
                found.append(_link(texts[citing], texts[cited], span, facts.of(citing) & facts.of(cited)))
    return tuple({(link.from_, link.to): link for link in reversed(found)}.values())


def _head(text: Words) -> frozenset[Name]:
    """What may be the outlet's name: the stated one, and names of two or three words in the first short lines."""
    names = {_stated(text)} - {()}
    for line in islice(_lines(text.rendition), _HEAD_BLOCKS):
        forms = tuple(
            form for form, *_ in word_ranges(text.rendition.text[line.start : min(line.end, line.start + _WIDE)])
        )
        if 0 < len(forms) <= _FRAME:
            for size in range(2, _LONGEST_NAME + 1):
                grams = (forms[n : n + size] for n in range(len(forms) - size + 1))
                names.update(gram for gram in grams if all(map(str.isalpha, gram)) and _nominal(gram[0], gram[-1]))
    return frozenset(names)


def _lines(rendition: Rendition) -> Iterator[Range]:
    """The lines of the text: a masthead or a notice often stands on a line of the first or last block."""
    for block in rendition.blocks:
        start = block.start
        for line in rendition.text[block.start : block.end].splitlines(keepends=True):
            if line.strip():
                yield Range(start=start, end=start + len(line))
            start += len(line)


def _running(texts: Sequence[Words], heads: Sequence[frozenset[Name]], headed: Mapping[Name, list[int]]) -> list[Name]:
    """Word sequences of heads that are no names of outlets: seen once, or in running text more often than in heads."""
    stated = {_stated(text) for text in texts}
    often = {name for name, where in headed.items() if len(where) >= _HEADS or name in stated}
    begins = {name[0] for name in often}
    running: Counter[Name] = Counter()
    for text, own in zip(texts, heads, strict=True):
        forms = text.forms
        places = [at for at, form in enumerate(forms) if form in begins]
        grams = {forms[at : at + size] for at in places for size in range(2, _LONGEST_NAME + 1)}
        running.update(gram for gram in grams & often if gram not in own)
    return [n for n, where in headed.items() if n not in often or (n not in stated and running[n] > len(where))]


def _nominal(*edges: str) -> bool:
    """Whether a name can begin and end with these words."""
    return all(len(word) >= _EDGE and word not in _NO_EDGE for word in edges)


def _stated(text: Words) -> Name:
    return tuple(fold(word) for word in (text.report.outlet or "").split())


def _foot(text: Words) -> int:
    """The word at which a publisher's notice at the end begins: a last block that is shorter than another one."""
    blocks = list(_lines(text.rendition))
    if len(blocks) > 1:
        last, longest = blocks[-1], max(block.end - block.start for block in blocks)
        behind = [start for start in _starts(text.rendition.text, last.start) if start >= last.start]
        if bisect_left(behind, last.end) <= _NOTICE and last.end - last.start < longest:
            return len(text.forms) - len(behind)
    return len(text.forms)


def _starts(text: str, place: int) -> Iterator[int]:
    """Where the words begin, from one on that begins no later than at the place; no word reaches over white space."""
    while place and not text[place - 1].isspace():
        place -= 1
    return (match.start() for match in WORD.finditer(text, place))


def _named(
    text: Words, own: frozenset[Name], headed: Mapping[Name, list[int]], begins: frozenset[str]
) -> Iterator[tuple[Name, int]]:
    """Names of other reports' outlets that stand in the text near a word of citing, with the first word's place."""
    forms = text.forms
    cues = [n for n, form in enumerate(forms) if form in _CUES]
    if not cues:
        return
    foot = _foot(text)
    own = own | {forms[at : at + size] for at in range(foot, len(forms)) for size in (1, 2, 3)}
    for at in [n for n, form in enumerate(forms[:foot]) if form in begins]:
        for size in range(_LONGEST_NAME, 0, -1):
            name = forms[at : at + size]
            if len(name) == size and name in headed and name not in own:
                if any(-_REACH <= cue - at <= _REACH and not at <= cue < at + size for cue in cues):
                    yield name, at
                break


class _Issues:
    """The reports of one outlet, by day of publication."""

    def __init__(self, reports: Iterable[int], days: Sequence[date | None]) -> None:
        self._every = tuple(reports)
        self._undated = tuple(one for one in self._every if days[one] is None)
        self._dated = sorted((day, one) for one in self._every if (day := days[one]) is not None)

    def before(self, day: date | None) -> Iterable[int]:
        """Those that a report of that day can mean: not later and not too long before; any, where no day is known."""
        if day is None:
            return self._every
        first = bisect_left(self._dated, (day - timedelta(days=_DAYS), -1))
        last = bisect_left(self._dated, (day + timedelta(days=1), -1))
        return (*self._undated, *(one for _, one in self._dated[first:last]))


@dataclass(frozen=True, slots=True)
class Naming:
    """The words of an outlet's name, and pairs of words beside the place where it is named: one can be a day."""

    words: frozenset[str]
    days: frozenset[tuple[str, str]]


class _Facts:
    """The rare words and the numbers of each text, and how much each weighs."""

    def __init__(self, texts: Sequence[Words]) -> None:
        self._texts = texts
        self._frequency = Counter(form for text in texts for form in set(text.forms))
        self._most = max(_RARE_LEAST, _RARE_SHARE * len(texts))
        self._total = max(_CASE, len(texts))
        self._known: dict[int, frozenset[str]] = {}

    def of(self, at: int) -> frozenset[str]:
        """The facts of the text at this place in the list; numbers in digits."""
        if at not in self._known:
            self._known[at] = frozenset(
                number(form) or form
                for form in set(self._texts[at].forms)
                if number(form) is not None
                or (len(form) >= _SHORTEST and 1 < self._frequency[form] <= self._most and form not in _MONTHS)
            )
        return self._known[at]

    def weight(self, shared: Iterable[str]) -> float:
        """What these facts weigh together."""
        return math.fsum(math.log(self._total / (1 + self._frequency[fact])) for fact in shared)


def _meant(
    facts: _Facts, days: Sequence[date | None], citing: int, candidates: Iterable[int], naming: Naming
) -> int | None:
    """The report of the outlet that is meant: enough in common, and clearly more than the next one."""
    ranked: list[tuple[float, int]] = []
    told = facts.of(citing) - naming.words
    for other in candidates:
        shared = told & facts.of(other)
        if other != citing and len(shared) >= _FACTS - 1:
            day = _OF_DAY if _is_named(days[other], naming) else 0.0
            if len(shared) + bool(day) >= _FACTS:
                ranked.append((-facts.weight(shared) - day, other))
    ranked.sort()
    enough = [(-score, other) for score, other in ranked if -score >= _ENOUGH]
    clear = len(ranked) < 2 or -ranked[0][0] >= -ranked[1][0] + _MARGIN  # noqa: PLR2004 a second one to compare
    return enough[0][1] if enough and clear else None


def _days_named(citing: Words, place: int) -> frozenset[tuple[str, str]]:
    near = citing.forms[max(0, place - _FRAME) : place + _FRAME]
    return frozenset(pair for one, two in pairwise(near) for pair in ((one, two), (two, one)))


def _is_named(day: date | None, naming: Naming) -> bool:
    """Whether the day on which the other report was published is named beside its outlet."""
    return day is not None and (_MONTHS[day.month - 1], str(day.day)) in naming.days


def _day(text: Words) -> date | None:
    return text.report.published.first if text.report.published is not None else None


def _link(citing: Words, cited: Words, named: Span, shared: frozenset[str]) -> Link:
    return Link(
        from_=citing.report.exhibit.sha256,
        to=cited.report.exhibit.sha256,
        kind="citation",
        directed=True,
        rule="citation.named",
        spans=(named, cited.span(0, min(len(cited.forms), _FRAME))),
        reason=f"{citing.report.document} names the outlet of {cited.report.document} as its source and tells "
        f"{len(shared)} of its names and numbers.",
    )
