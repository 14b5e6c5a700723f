"""Reports that name another report as their source, in words of their own."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from dalil.model.link import Link
from dalil.model.rendition import Rendition
from dalil.model.span import Range, Span
from dalil.origins.forms import fold, word_ranges
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
    named = {at: sorted(set(_named(text, heads[at], headed, _foot(text)))) for at, text in enumerate(texts)}
    if not any(named.values()):
        return ()
    facts = _Facts(texts)
    found = []
    for citing, places in named.items():
        for name, place in places:
            cited = _meant(texts, facts, citing, headed[name], Naming(set(name), place))
            if cited is not None:
                span = texts[citing].span(place, place + len(name))
                found.append(_link(texts[citing], texts[cited], span, facts.of(citing) & facts.of(cited)))
    return tuple({(link.from_, link.to): link for link in reversed(found)}.values())


def _head(text: Words) -> frozenset[Name]:
    """What may be the outlet's name: the stated one, and names of two or three words in the first short lines."""
    names = {_stated(text)} - {()}
    for line in _lines(text.rendition)[:_HEAD_BLOCKS]:
        forms = tuple(
            form for form, *_ in word_ranges(text.rendition.text[line.start : min(line.end, line.start + _WIDE)])
        )
        if 0 < len(forms) <= _FRAME:
            for size in range(2, _LONGEST_NAME + 1):
                grams = (forms[n : n + size] for n in range(len(forms) - size + 1))
                names.update(gram for gram in grams if all(map(str.isalpha, gram)) and _nominal(gram[0], gram[-1]))
    return frozenset(names)


def _lines(rendition: Rendition) -> list[Range]:
    """The lines of the text: a masthead or a notice often stands on a line of the first or last block."""
    found = []
    for block in rendition.blocks:
        start = block.start
        for line in rendition.text[block.start : block.end].splitlines(keepends=True):
            if line.strip():
                found.append(Range(start=start, end=start + len(line)))
            start += len(line)
    return found


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
    blocks = _lines(text.rendition)
    if len(blocks) > 1:
        lengths = [block.end - block.start for block in blocks]
        first, last = text.within(blocks[-1])
        if last - first <= _NOTICE and lengths[-1] < max(lengths):
            return first
    return len(text.forms)


def _named(
    text: Words, own: frozenset[Name], headed: Mapping[Name, list[int]], foot: int
) -> Iterator[tuple[Name, int]]:
    """Names of other reports' outlets that stand in the text near a word of citing, with the first word's place."""
    forms = text.forms
    own = own | {forms[at : at + size] for at in range(foot, len(forms)) for size in (1, 2, 3)}
    cues = [n for n, form in enumerate(forms) if form in _CUES]
    for at in range(foot if cues else 0):
        for size in range(_LONGEST_NAME, 0, -1):
            name = forms[at : at + size]
            if len(name) == size and name in headed and name not in own:
                if any(-_REACH <= cue - at <= _REACH and not at <= cue < at + size for cue in cues):
                    yield name, at
                break


@dataclass(frozen=True, slots=True)
class Naming:
    """The words of an outlet's name and the place in the text at which it is named."""

    words: set[str]
    place: int


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


def _meant(texts: Sequence[Words], facts: _Facts, citing: int, candidates: Iterable[int], naming: Naming) -> int | None:
    """The report of the outlet that is meant: enough in common, and clearly more than the next one."""
    ranked: list[tuple[float, int]] = []
    for other in candidates:
        if other != citing and _in_time(texts[citing], texts[other]):
            shared = (facts.of(citing) & facts.of(other)) - naming.words
            day = _OF_DAY if _names_day(texts[citing], naming.place, texts[other]) else 0.0
            if len(shared) + bool(day) >= _FACTS:
                ranked.append((-facts.weight(shared) - day, other))
    ranked.sort()
    enough = [(-score, other) for score, other in ranked if -score >= _ENOUGH]
    clear = len(ranked) < 2 or -ranked[0][0] >= -ranked[1][0] + _MARGIN  # noqa: PLR2004 a second one to compare
    return enough[0][1] if enough and clear else None


def _names_day(citing: Words, place: int, cited: Words) -> bool:
    """Whether the day on which the other report was published is named beside its outlet."""
    day = _day(cited)
    if day is None:
        return False
    near = citing.forms[max(0, place - _FRAME) : place + _FRAME]
    month = _MONTHS[day.month - 1]
    return any({one, two} == {month, str(day.day)} for one, two in pairwise(near))


def _in_time(citing: Words, cited: Words) -> bool:
    later, earlier = _day(citing), _day(cited)
    return later is None or earlier is None or 0 <= (later - earlier).days <= _DAYS


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
