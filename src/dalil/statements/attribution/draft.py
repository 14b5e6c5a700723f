"""One attribution while it is being found, in tokens of one passage."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dalil.statements.attribution.attribution import Form
from dalil.vocab.cues import Cue

Interval = tuple[int, int]
ADDRESSING = frozenset(
    {"tell", "inform", "remind", "assure", "notify", "brief", "ask", "warn", "advise", "reassure", "urge"}
)
"""Verbs of saying whose object is whom it is said to."""
CITING = "citing"
"""The rule by which the voice behind a reporting one is found; both have the same content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Token intervals [i, j) of one passage: the source, the cue and the parts of the content.

    `passage` is the index of the passage, `head` the token that heads the source, `verb` the token that heads the cue.
    `further` are contents in later passages, as pairs of passage index and interval.
    """

    passage: int
    source: Interval | None
    head: int | None
    cue: tuple[Interval, ...]
    verb: int | None
    content: tuple[Interval, ...]
    entry: Cue | None
    form: Form
    rule: str
    further: tuple[tuple[int, Interval], ...] = ()


def interval(token: Token) -> Interval:
    """The tokens of the subtree, first to last."""
    return token.left_edge.i, token.right_edge.i + 1


def joined(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The intervals in order, those that touch or overlap made one."""
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def without(intervals: Iterable[Interval], holes: Iterable[Interval]) -> tuple[Interval, ...]:
    """What is left of the intervals when the holes are cut out."""
    left = list(intervals)
    for low, high in holes:
        cut: list[Interval] = []
        for start, end in left:
            cut += [part for part in ((start, min(end, low)), (max(start, high), end)) if part[0] < part[1]]
        left = cut
    return tuple(left)


_STAMP = 6
_EDGE = frozenset(",;:-–—.")
_LOOSE = frozenset({"and", "but", ",", ";", ":", "-", "–", "—", "."})


def trimmed(doc: Doc, part: Interval) -> Interval | None:
    """The interval without blanks, punctuation and a time of entry at its edges; a quotation mark stays.

    None where nothing is left.
    """
    start, end = _behind_stamp(doc, part)
    while start < end and (doc[start].is_space or doc[start].text in _LOOSE):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in _EDGE):
        end -= 1
    return (start, end) if start < end else None


def _behind_stamp(doc: Doc, part: Interval) -> Interval:
    """The interval without the line before it that holds but the time of an entry ("10:42 GMT")."""
    start, end = part
    for place in range(start, min(start + _STAMP, end)):
        if doc[place].is_space and "\n" in doc[place].text:
            stamp = doc[start].text[:1].isdigit() and not any(token.pos_ == "VERB" for token in doc[start:place])
            return (place + 1, end) if stamp else part
    return part


def tidy(doc: Doc, parts: Iterable[Interval]) -> tuple[Interval, ...]:
    """The parts trimmed, those of marks alone left out."""
    kept = (trimmed(doc, part) for part in parts)
    return tuple(part for part in kept if part and any(doc[i].is_alpha or doc[i].like_num for i in range(*part)))
