"""Errors in common: a misspelling or an odd number that two reports share and no other one has."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from dalil.origins.forms import fold
from dalil.origins.tie import Tie, tie
from dalil.origins.utterance import Utterance

# Who copies an error leans on one source; who tells the truth need not (Dong, Berti-Equille, Srivastava, VLDB 2009).
_LONG = 6
_MOST = 3
_SHARING = 2
_ROUND = 10
_LEAST = 100  # two who count few come to the same number by counting


def common_errors(said: Sequence[Utterance], numbers: Sequence[int]) -> Iterator[Tie]:
    """Possible ties between utterances on one matter whose reports share an error that the other reports do not make.

    A misspelling is a word of two reports that differs in one letter from a word of three others. An odd number is
    one that two reports give where three others agree on another one for the same thing. It lowers `low` only.
    """
    if len({said[number].exhibit for number in numbers}) < _MOST + _SHARING:
        return
    yield from _misspelt(said, numbers)
    yield from _odd(said, numbers)


def _misspelt(said: Sequence[Utterance], numbers: Sequence[int]) -> Iterator[Tie]:
    used: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        words = {fold(word) for statement in said[number].statements for word in statement.quote.split()}
        for word in sorted(words):
            if len(word) >= _LONG and word.isalpha():
                used[word].append(number)
    reports = {word: {said[number].exhibit for number in where} for word, where in used.items()}
    usual = [word for word, where in reports.items() if len(where) >= _MOST]
    for word in sorted(word for word, where in reports.items() if len(where) == _SHARING):
        right = next((one for one in sorted(usual) if OSA.distance(one, word, score_cutoff=1) == 1), None)
        if right is not None and right not in (f"{word}s", word.removesuffix("s")):
            reason = f"Both reports write “{word}”, where {len(reports[right])} others write “{right}”."
            yield from _pairs(said, used[word], "common_error.spelling", reason)


def _odd(said: Sequence[Utterance], numbers: Sequence[int]) -> Iterator[Tie]:
    told: dict[tuple[str, str], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number in numbers:
        for figure in (one for statement in said[number].statements for one in statement.figures):
            if figure.low is not None and figure.low == figure.high and figure.comparator == "exact":
                told[figure.counts, figure.unit or ""][figure.low].append(number)
    for (counts, _), values in sorted(told.items()):
        reports = {value: {said[number].exhibit for number in where} for value, where in values.items()}
        most = max(reports, key=lambda value: (len(reports[value]), -value))
        for value in sorted(reports):
            odd = value >= _LEAST and value % _ROUND
            if odd and value != most and len(reports[value]) == _SHARING and len(reports[most]) >= _MOST:
                reason = f"Both reports give {value:,} {counts}, where {len(reports[most])} others give {most:,}."
                yield from _pairs(said, values[value], "common_error.number", reason)


def _pairs(said: Sequence[Utterance], numbers: Sequence[int], rule: str, reason: str) -> Iterator[Tie]:
    for one, two in combinations(sorted(set(numbers)), 2):
        if said[one].exhibit != said[two].exhibit:
            yield tie(said, one, two, "common_error", rule, reason=reason, certain=False)
