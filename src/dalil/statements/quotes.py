"""Which words a statement quotes: the content of its innermost voice, else the sentence in the author's voice."""

import re

from dalil.model.span import Range
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.dateline import dateline_end
from dalil.statements.entry import STAMP
from dalil.statements.reading import Reading

_MARKS = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\u201e\u201f\u2039\u203a"
_COMPLEMENTISER = re.compile("(?:that|\u0628?[\u0623\u0625]\u0646)\\s+")
_OPENED_BY = {"\u201d": "\u201c", "\u00bb": "\u00ab"}
_QUOTED = {"direct", "mixed", "block", "post"}


def trimmed(text: str, place: Range) -> Range:
    """The range without white space at its ends."""
    start, end = place.start, place.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Range(start=start, end=end)


def sentence_quote(text: str, sentence: Range) -> Range:
    """The sentence in the author's voice, without a dateline before it."""
    place = trimmed(text, sentence)
    if (stamp := STAMP.match(text, place.start, place.end)) and text[stamp.end() : place.end].lstrip()[:1].isupper():
        place = trimmed(text, Range(start=stamp.end(), end=place.end))
    return Range(start=dateline_end(text, place.start, place.end), end=place.end)


def content_quote(reading: Reading, voice: Attribution, sentence: Range, words: Range) -> Range:
    """What the voice says: the run that holds the words; of a quotation of several sentences the one that holds them.

    Quotation marks, the complementiser "that" and the comma before the cue are not quoted.
    """
    run = next((one for one in voice.content if one.covers(words)), voice.content[0])
    if run.start < sentence.end and sentence.start < run.end and voice.form in _QUOTED:
        run = Range(start=max(run.start, sentence.start), end=min(run.end, sentence.end))
    return bare(reading.text, sentence_quote(reading.text, run))


def bare(text: str, run: Range) -> Range:
    """The run without marks, complementiser and closing comma at its ends; the whole run where nothing is left."""
    start, end = run.start, run.end
    while start < end and (text[start].isspace() or text[start] in _MARKS + ",:;"):
        start += 1
    if match := _COMPLEMENTISER.match(text, start, end):
        start = match.end()
        while start < end and text[start] in _MARKS:
            start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _MARKS + ",:;"):
        if _closes_inside(text, start, end):
            break
        end -= 1
    return Range(start=start, end=end) if start < end else trimmed(text, run)


def _closes_inside(text: str, start: int, end: int) -> bool:
    """Whether the mark at the end closes a quotation that begins inside."""
    mark = text[end - 1]
    if mark == '"':
        return text.count(mark, start, end) % 2 == 0
    opening = _OPENED_BY.get(mark)
    return opening is not None and text.count(opening, start, end) == text.count(mark, start, end)
