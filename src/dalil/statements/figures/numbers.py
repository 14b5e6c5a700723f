"""Numbers of a text as intervals: digits, words, ranges, vague words, and the words that bound them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dalil.model.figure import Comparator
from dalil.vocab.wordlist import words

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬", "01234567890123456789,")
_ONES = words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
_SMALL = {word: value for value, word in enumerate(_ONES, 1)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
_SCALE = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "ألف": 1000,
    "مليون": 1_000_000,
}
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_SCALED = "|".join(_SCALE)
_ARABIC_VAGUE = {
    "عشرات الآلاف": "tens of thousands",
    "مئات الآلاف": "hundreds of thousands",
    "عشرات": "dozens",
    "مئات": "hundreds",
    "آلاف": "thousands",
}
_ONE_NUMBER = (
    rf"(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?: (?:{_SCALED}))?"
    rf"|(?:(?:half )?an? |half a )(?:{_SCALED})"
    rf"|\b(?:{_WORD})(?:[- ](?:and )?(?:{_WORD}|hundred|thousand|million|dozen))*)\b"
)
_BOUNDS: tuple[tuple[Comparator, str], ...] = (
    (
        "at_least",
        (
            r"at least|no fewer than|no less than|not less than|more than|over|upwards of|a "
            r"minimum of|above|ما لا يقل عن|أكثر من|على الأقل"
        ),
    ),
    (
        "up_to",
        (
            r"up to|as many as|at most|no more than|not more than|fewer than|less than|under|"
            r"a maximum of|ما يصل إلى|أقل من"
        ),
    ),
    (
        "about",
        (
            r"about|around|some|approximately|roughly|nearly|almost|close to|an estimated|estimated|"
            r"more or less|نحو|حوالي|قرابة|ما يقرب من"
        ),
    ),
)
_COMPARATOR = "|".join(rf"(?P<{name}>{words})" for name, words in _BOUNDS)
_PATTERN = (
    rf"(?i)(?:\b(?:{_COMPARATOR}) (?:the )?)?(?P<between>\bbetween )?(?<![\w$£€#.,:/\-])(?:(?P<first>{_ONE_NUMBER})"
    rf"(?:(?: to | ?[-\u2013] ?| or )(?P<second>{_ONE_NUMBER})|(?P<and> and )(?P<third>{_ONE_NUMBER}))?"
    r"(?P<more> or more| or so|-plus|\+)?)(?![\w%:/]|[.,]\d|-year|-month|-day|-week|st\b|nd\b|rd\b|th\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number at [start, end) of a text: low and high (None = open) and how firmly it is put.

    `bare` is where the number itself begins, behind the words that bound it.
    """

    start: int
    end: int
    bare: int
    low: int | None
    high: int | None
    comparator: Comparator


class NumberGrammar:
    """Finds numbers. `vague` gives the declared interval of each vague word; its upper end stays open."""

    def __init__(self, vague: Mapping[str, tuple[int | None, int | None]]) -> None:
        self._vague = dict(vague) | {arabic: vague.get(word, (None, None)) for arabic, word in _ARABIC_VAGUE.items()}
        words = "|".join(sorted(map(re.escape, self._vague), key=len, reverse=True))
        self._vague_pattern = re.compile(rf"(?i)(?:\b(?:several|many|{_COMPARATOR}) )?\b(?P<word>{words})\b")
        self._pattern = re.compile(_PATTERN)

    def numbers(self, text: str) -> Iterator[Number]:
        """The numbers of a text in order."""
        plain = text.translate(_DIGITS)
        found = [number for match in self._vague_pattern.finditer(plain) if (number := self._of_vague(match))]
        taken = bytearray(len(plain))
        for one in found:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
        for match in self._pattern.finditer(plain):
            if not any(taken[match.start() : match.end()]):
                found.extend(_numbers_of(match))
        yield from sorted(found, key=lambda one: one.start)

    def _of_vague(self, match: re.Match[str]) -> Number | None:
        low, _ = self._vague[match["word"].lower() if match["word"].isascii() else match["word"]]
        return Number(
            start=match.start(), end=match.end(), bare=match.start("word"), low=low, high=None, comparator="vague"
        )


def _numbers_of(match: re.Match[str]) -> Iterator[Number]:
    """One number, one range, or two numbers that only "and" joins."""
    first = _parse(match["first"])
    comparator: Comparator = next((name for name, _ in _BOUNDS if match[name]), "exact")
    last = match["second"] or (match["third"] if match["between"] else None)
    end = match.end()
    if match["third"] and not match["between"]:
        third = _parse(match["third"])
        yield Number(
            start=match.start("third"), end=end, bare=match.start("third"), low=third, high=third, comparator="exact"
        )
        end = match.end("first")
    low: int | None = first
    high: int | None = first
    if last is not None:
        high = _parse(last)
        low = _scaled_like(match["first"], last, first)
        low, high = min(low, high), max(low, high)
    elif comparator == "at_least" or match["more"] not in (None, " or so"):
        comparator, high = "at_least", None
    elif comparator == "up_to":
        low = None
    if match["more"] == " or so":
        comparator = "about"
    start = match.start() if end == match.end() or not match["between"] else match.start("first")
    yield Number(start=start, end=end, bare=match.start("first"), low=low, high=high, comparator=comparator)


def _scaled_like(first: str, last: str, value: int) -> int:
    """In "30 to 60 thousand" the scale behind the second number holds for the first one too."""
    scale = last.rsplit(maxsplit=1)[-1].lower()
    if scale in _SCALE and not any(word in first.lower() for word in _SCALE):
        return value * _SCALE[scale]
    return value


def _parse(words: str) -> int:
    total, current = 0.0, 0.0
    for word in words.lower().replace(",", "").replace("-", " ").split():
        if word[0].isdigit():
            current = float(word)
        elif word == "half":
            current = 0.5
        elif word in _SCALE:
            current = (current or 1) * _SCALE[word]
            if _SCALE[word] >= _SCALE["thousand"]:
                total, current = total + current, 0.0
        else:
            current += _SMALL.get(word, 0)
    return round(total + current)
