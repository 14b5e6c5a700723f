"""Reports that name another report as their source, in words of their own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from dalil.model.link import Link
from dalil.model.rendition import Rendition
from dalil.model.span import Range, Span
from dalil.origins.numerals import number
from dalil.origins.words import Words, fold

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
_DAYS = 14
_SHORTEST = 4
_HEADS = 2
_EDGE = 3
_NO_EDGE = frozenset(("the", "our", "and", "for", "from"))
_FACTS = 3
_RARE_SHARE = 0.006
_RARE_LEAST = 3


def citations(texts: Sequence[Words]) -> tuple[Link, ...]:
    """Links from a report to the earlier report that it names by its outlet and whose facts it tells.

    The outlet is the one stated, or a name of two or three words that heads several reports. It must stand near a word
    of citing, outside the report's own head; the report meant is the one of that outlet, not later and at most two
    weeks older, that shares most names and numbers (at least three). Where two share as many, none is linked.
    """
    heads = [_head(text) for text in texts]
    headed: dict[Name, list[int]] = defaultdict(list)
    for number_, names in enumerate(heads):
        for name in sorted(names):
            headed[name].append(number_)
    for name in _running(texts, heads, headed):
        del headed[name]
    facts = _facts(texts)
    found = []
    for citing, text in enumerate(texts):
        for name, place in _named(text, heads[citing], headed, _foot(text)):
            cited = _meant(texts, facts, citing, headed[name], set(name))
            if cited is not None:
                found.append(
                    _link(text, texts[cited], text.span(place, place + len(name)), facts[citing] & facts[cited])
                )
    return tuple({(link.from_, link.to): link for link in reversed(found)}.values())


def _head(text: Words) -> frozenset[Name]:
    """What may be the outlet's name: the stated one, and names of two or three words in the first short block."""
    names = {_stated(text)} - {()}
    for block in _lines(text.rendition)[:_HEAD_BLOCKS]:
        first, last = (sum(start < edge for start in text.starts[: 4 * _FRAME]) for edge in (block.start, block.end))
        if 0 < last - first <= _FRAME:
            forms = text.forms[first:last]
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
    running: Counter[Name] = Counter()
    for text, own in zip(texts, heads, strict=True):
        grams = {text.forms[n : n + size] for n in range(len(text.forms)) for size in range(2, _LONGEST_NAME + 1)}
        running.update(gram for gram in grams if gram in headed and gram not in own)
    stated = {_stated(text) for text in texts}
    return [n for n, where in headed.items() if n not in stated and (len(where) < _HEADS or running[n] > len(where))]


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
    named_below = {text.forms[at : at + size] for at in range(foot, len(text.forms)) for size in (1, 2, 3)}
    own = own | named_below
    cues = [n for n, form in enumerate(text.forms) if form in _CUES]
    for at in range(foot):
        for size in range(_LONGEST_NAME, 0, -1):
            name = text.forms[at : at + size]
            known = len(name) == size and name in headed and name not in own
            if known and not _CUES & set(name) and any(-_REACH <= cue - at <= _REACH for cue in cues):
                yield name, at
                break


def _facts(texts: Sequence[Words]) -> list[frozenset[str]]:
    """The rare words and the numbers of each text."""
    frequency = Counter(form for text in texts for form in set(text.forms))
    most = max(_RARE_LEAST, _RARE_SHARE * len(texts))
    return [
        frozenset(
            number(form) or form
            for form in text.forms
            if number(form) is not None or (len(form) >= _SHORTEST and 1 < frequency[form] <= most)
        )
        for text in texts
    ]


def _meant(
    texts: Sequence[Words], facts: Sequence[frozenset[str]], citing: int, candidates: Iterable[int], name: set[str]
) -> int | None:
    ranked = sorted(
        (-len((facts[citing] & facts[other]) - name), other)
        for other in candidates
        if other != citing and _in_time(texts[citing], texts[other])
    )
    enough = [(score, other) for score, other in ranked if -score >= _FACTS]
    tied = any(one[0] == two[0] for one, two in pairwise(enough[:2]))
    return enough[0][1] if enough and not tied else None


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
