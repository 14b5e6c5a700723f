"""Words written with a capital, what each may be, and which of them stand together as one name."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

CapitalKind = Literal["given", "either", "unknown", "plain", "place", "known", "body"]
"""A given name; one that is a plain word too; in no list; a plain word; a place; else known; a body's noun."""
WORD = re.compile(r"[^\W\d_]+(?:['\u2018\u2019\u02bc`\u00b4](?!(?:ll|re|ve)\b)[^\W\d_]{2,})*")
_JOINED = re.compile(r"[ \u00a0]|[-\u2010\u2011'\u2019\u02bc]|\.[ \u00a0]?")
_ENDED = re.compile(r"[.!?:;\u2026\n\"\u201c\u201d\u00ab\u00bb\u2018(\[|/\u2022\u00b7\u2014\u2013*>#]")
_SOME = 3
_TITLED = 0.6
_LONG = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Capital:
    """A word [start, end) with a capital. `opens`: it begins a sentence; `titled`: so most words of its line begin.

    `before` is the small word before it in the sentence, "" where it opens one.
    """

    start: int
    end: int
    text: str
    kind: CapitalKind
    opens: bool
    titled: bool
    before: str


def opens_sentence(gap: str, before: str) -> bool:
    """Whether a sentence begins behind this gap; the point of an initial ends none."""
    return gap != " " and _ENDED.search(gap) is not None and not (gap.startswith(".") and len(before) == 1)


def manner(words: list[str]) -> tuple[bool, bool]:
    """Whether a line is written as a headline, most words with a capital, and whether in capitals throughout."""
    long = [word for word in words if len(word) >= _LONG]
    rest = [word for word in words[1:] if len(word) >= _LONG]
    titled = len(rest) >= _SOME and sum(word[0].isupper() for word in rest) >= _TITLED * len(rest)
    return titled, bool(long) and all(word.isupper() for word in long)


def runs(words: Iterable[Capital], text: str, particles: Collection[str]) -> Iterator[list[Capital]]:
    """Capitalised words that stand beside one another, small particles between them allowed."""
    run: list[Capital] = []
    for one in words:
        if run and not _goes_on(text[run[-1].end : one.start], run[-1], particles):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _goes_on(gap: str, last: Capital, particles: Collection[str]) -> bool:
    if gap.startswith("."):
        return len(last.text) == 1 and _JOINED.fullmatch(gap) is not None
    if _JOINED.fullmatch(gap):
        return True
    parts = [part for part in re.split(r"[\s\u00a0'\u2019-]+", gap) if part]
    return bool(parts) and all(part in particles for part in parts)


def parts(run: list[Capital]) -> Iterator[list[Capital]]:
    """The run without what lists know, and without plain words that only begin a sentence or fill a headline.

    A place stays where it stands beside a name: many a surname is a town's.
    """
    part: list[Capital] = []
    for at, one in enumerate(run):
        plain = one.kind == "plain" and (one.titled or (one.opens and at == 0))
        beside = (part[-1:], run[at + 1 : at + 2])
        named = one.kind == "place" and any(two and two[0].kind in ("given", "unknown") for two in beside)
        if (one.kind in ("known", "body", "place") and not named) or plain:
            if part:
                yield part
            part = []
        else:
            part.append(one)
    if part:
        yield part
