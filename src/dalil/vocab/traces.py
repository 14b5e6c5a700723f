"""What leads to a person without being a name: telephone numbers, addresses, accounts, plates, papers, initials.

Found by form and by the words before it alone, so alike in a text, a title, an address and a file name.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Literal

import yaml

Kind = Literal["email", "phone", "account", "plate", "paper", "number", "initials"]
_BEFORE = 40
"""Code points in which the word that tells what a number is has to stand."""
_DIGITS = (7, 15)
"""Figures of a telephone number: ITU-T E.164 allows 15."""
_LONG = 9
"""Figures in a row that no count, year or date has."""
_WORD = re.compile(r"[^\W_]+")
_NO_SIGN = re.compile(r"[\W_]+")
_L, _R = r"(?<![^\W_])", r"(?![^\W_])"
"""Edges of a word, where a low line parts words too, as in file names."""
_EMAIL = re.compile(
    r"[^\s@<>()\[\],;:\"/\\]{1,64}@[^\W_][\w-]{0,62}(?:\.[\w-]{1,63})+"
    r"|[\w.+-]{1,64}\s?(?:\(at\)|\[at\]|\{at\})\s?[\w-]+(?:\s?(?:\(dot\)|\[dot\]|\{dot\}|\.)\s?[\w-]+)+",
    re.IGNORECASE,
)
_AT = re.compile(r"@|[(\[{]at[)\]}]", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w.@])@(?:[^\W\d_][\w.]{0,64}\w|\w{2,})")
_REDDIT = re.compile(rf"{_L}u/[\w-]{{3,}}")
_LINK = re.compile(r"(?:https?://)?(?:www\.)?([a-z]+(?:\.[a-z]+)+)/([^\s?#<>\"]+)", re.IGNORECASE)
_CALLED = re.compile(r"[\w][\w.:-]*\w")
_RUN = re.compile(rf"(?:(?<!\w)\+|(?<![\w.,:-]))\(?\d[\d\s\u00a0().\u2010-\u2013/-]{{4,24}}\d{_R}|{_L}\+?\d{{7,}}{_R}")
_PIECE = re.compile(r"\+?\d{7,}|[^/]*\d")
_DATED = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|[12]\d{3}[./-]\d{1,2}[./-]\d{1,2}|[12]\d{3}\s?[-\u2013/]\s?\d{2,4})"
    r"(?:[\s,-]+\d{1,2}[.:]?\d{0,2})?"
)
_SPACED = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0]\d{3})+")
_PLATED = re.compile(rf"{_L}(?:[A-Z]{{2}}[- ]?\d{{3,5}}[- ]?[A-Z]{{2,3}}|[A-Z]{{1,2}}\d{{2}}[- ]?[A-Z]{{3}}){_R}")
_MIXED = re.compile(rf"{_L}[^\W_a-z]{{1,9}}(?:[- ][^\W_a-z]{{1,9}}){{0,8}}{_R}")
_DOTTED = re.compile(rf"(?<![\w.@])(?:[^\W\d_a-z]\.[ \u00a0]?){{2,4}}(?![^\W_a-z])|{_L}(?:[^\W\d_a-z]\.){{2,4}}{_R}")
_LETTERED = re.compile(r"\.[ \u00a0]?[^\W\d_a-z]\.")
_AGE = r"\(?(?:(?:aged|age)\s)?\d{1,2}(?:\s?[),.;]|\s?$|\s(?:years?|and)\b)"
_BARE = re.compile(rf"{_L}[A-Z]{{2}}(?=,?\s{_AGE})|{_L}[A-Z]\.(?=,?\s{_AGE})")
_TITLED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr)\.?\s|[-\u2011]year[-\u2011]old\s)((?:[A-Z]\.?){1,3})(?![^\W_])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A trace [start, end) in code points of the text; `key` is the same for every way of writing it."""

    start: int
    end: int
    kind: Kind
    key: str


@dataclass(frozen=True)
class TraceWords:
    """The rows of `traces.yaml`: what each kind is called, and the words that tell what a number is."""

    roles: Mapping[Kind, str]
    lists: Mapping[str, frozenset[str]]

    @cached_property
    def told(self) -> Mapping[str, frozenset[str]]:
        """The words before a number by what they tell."""
        return {name: self.lists[name] for name in ("phone", "account", "plate", "paper")}


@cache
def load_trace_words() -> TraceWords:
    """The lists that ship with dalil."""
    text = resources.files("dalil.vocab").joinpath("data/traces.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders
    lists = {name: frozenset(words) for name, words in data.items() if isinstance(words, list)}
    return TraceWords(roles=data["roles"], lists=lists)


def find_traces(text: str) -> tuple[Trace, ...]:
    """The traces of persons in the text, in order and apart; of two that meet the longer one."""
    kept: list[Trace] = []
    for one in sorted(_all(text), key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return tuple(kept)


def key_of(words: str, kind: Kind) -> str:
    """Letters and figures alone, so that spaces, points and a leading "@" make no difference."""
    plain = _NO_SIGN.sub("", words)
    return f"{kind}:{plain if kind == 'initials' else plain.casefold()}"


def _all(text: str) -> Iterator[Trace]:
    for kind, start, end in _spans(text):
        yield Trace(start=start, end=end, kind=kind, key=key_of(text[start:end], kind))


def _spans(text: str) -> Iterator[tuple[Kind, int, int]]:
    """What costs time is asked only where the text holds a sign that each of its forms has."""
    figures = any(map(str.isdigit, text))
    for match in _EMAIL.finditer(text) if _AT.search(text) else ():
        yield "email", match.start(), match.end()
    if "@" in text or "/" in text:
        for pattern in (_HANDLE, _REDDIT):
            yield from (("account", one.start(), one.end()) for one in pattern.finditer(text))
        yield from _in_links(text)
    if figures:
        yield from _numbers(text)
        yield from _told_of(text)
        yield from (("plate", one.start(), one.end()) for one in _PLATED.finditer(text))
    yield from _called(text)
    yield from _initials(text, figures=figures)


def _in_links(text: str) -> Iterator[tuple[Kind, int, int]]:
    """The account in the address of a page of a network."""
    words = load_trace_words().lists
    for match in _LINK.finditer(text):
        if match[1].lower() not in words["hosts"]:
            continue
        start = match.start(2)
        for segment in re.finditer(r"[^/]+", match[2]):
            if segment[0].lower().lstrip("@") not in words["segments"]:
                yield "account", start + segment.start(), start + segment.end()
                break


def _numbers(text: str) -> Iterator[tuple[Kind, int, int]]:
    """Telephone numbers by their form or by the word before them; other long numbers, also among others."""
    for match in _RUN.finditer(text):
        kind = _kind(text, match.group(), match.start())
        if kind is not None:
            yield kind, match.start(), match.end()
        else:
            for part in _PIECE.finditer(text, match.start(), match.end()):
                if (inner := _kind(text, part.group(), part.start())) is not None:
                    yield inner, part.start(), part.end()


def _kind(text: str, words: str, start: int) -> Kind | None:
    figures = sum(one.isdigit() for one in words)
    told = _told(text, start)
    if _DATED.fullmatch(words) or figures < _DIGITS[0] - 1 or (told is None and _SPACED.fullmatch(words)):
        return None
    opened = (words[0] == "+" or _first(words) == 0) and figures >= _DIGITS[0]
    if told in ("plate", "paper"):
        return told
    if (told == "phone" or opened or _grouped(words)) and figures <= _DIGITS[1]:
        return "phone"
    return "number" if words.isdigit() and figures >= _LONG else None


def _first(words: str) -> int:
    return int(next(one for one in words if one.isdigit()))


def _grouped(words: str) -> bool:
    """Whether the figures stand in the groups of a telephone number; a pair of round ones is a range ("300-4000")."""
    if re.fullmatch(r"\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}", words):
        return True
    return re.fullmatch(r"\d{3}[-.]\d{4}", words) is not None and not re.fullmatch(r"\d\d0[-.]\d{3}0", words)


def _told(text: str, start: int) -> Kind | None:
    """What the words before a number say that it is: the nearest one, nothing but small words between."""
    lists = load_trace_words()
    for word in reversed(_WORD.findall(text[max(0, start - _BEFORE) : start])):
        small = word.lower()
        for kind in ("phone", "plate", "paper"):
            if small in lists.told[kind]:
                return kind
        if small not in lists.lists["between"]:
            return None
    return None


def _told_of(text: str) -> Iterator[tuple[Kind, int, int]]:
    """What stands behind "plate", "passport no.": letters and figures in any order."""
    lists = load_trace_words()
    telling = lists.lists["between"] | lists.told["plate"] | lists.told["paper"]
    for match in _MIXED.finditer(text):
        start, words = match.start(), match.group()
        while (first := re.match(r"([^\W\d_]+)[- ]", words)) and first[1].lower() in telling:
            start, words = start + first.end(), words[first.end() :]
        told = _told(text, start) if any(one.isdigit() for one in words) else None
        if told in ("plate", "paper"):
            yield told, start, match.end()


def _called(text: str) -> Iterator[tuple[Kind, int, int]]:
    """What stands behind "Telegram:"."""
    lists = load_trace_words()
    for match in re.finditer(r"[:=]\s?@?", text):
        before = _WORD.findall(text[max(0, match.start() - _BEFORE) : match.start()])
        called = _CALLED.match(text, match.end())
        while before and before[-1].lower() in lists.lists["between"]:
            before.pop()
        if called is not None and before and before[-1].lower() in lists.told["account"] and text[match.end()] != "/":
            yield "account", match.end(), called.end()


def _initials(text: str, *, figures: bool) -> Iterator[tuple[Kind, int, int]]:
    """Letters with points that are no abbreviation; a pair of capitals or one letter with a point before an age."""
    known = load_trace_words().lists["abbreviations"]
    titled = any(sign in text for sign in ("Mr", "Ms", "Dr", "old"))
    asked = {_DOTTED: _LETTERED.search(text) is not None, _BARE: figures, _TITLED: titled}
    for pattern in (pattern for pattern, worth in asked.items() if worth):
        for match in pattern.finditer(text):
            start, words = match.start(pattern.groups), match.group(pattern.groups).rstrip()
            small = _NO_SIGN.sub("", words).lower()
            if small not in known and not _goes_on(text, start + len(words)):
                yield "initials", start, start + len(words)


def _goes_on(text: str, end: int) -> bool:
    """Whether a surname follows: then the letters are a part of a name."""
    return re.match(r"[ \u00a0][^\W\d_a-z][a-z]{2,}", text[end : end + 4]) is not None
