"""Which place, time and figures belong to an event: those of its own words, never those of another sentence."""

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from dalil.model.figure import Figure
from dalil.model.span import Range
from dalil.model.statement import Victim
from dalil.model.when import EventTime
from dalil.model.where import Precision, Where
from dalil.statements.events.event import Event
from dalil.statements.reading import Reading
from dalil.statements.times.timex import Timex
from dalil.vocab.triggers import load_trigger_rules

_EXACT: tuple[Precision, ...] = ("point", "neighbourhood", "city", "district", "area", "region", "country", "unknown")
_JOINS = re.compile(r"\s*(?:to|and|until|till|through|-|\u2013|\u2014)\s*")
_COMMA = re.compile(r" ?[,،] ?")
_LAST_OF_LIST = re.compile(r",? (?:and|or|&) (?:(?:again )?(?:on|in) )?(?:the )?| ?،? ?و ?(?:في )?(?:يوم )?")
_LEADS = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    r"(?:\bbetween\s+(?:the\s+)?(?P<low>\d{1,2})(?:st|nd|rd|th)?\s+and"
    r"|\b(?:from\s+(?:the\s+)?)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|until|-|\u2013))\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_BETWEEN = 2  # words between a number and those it counts ("31 other young men")
_NOBODY = frozenset(("strikes", "other"))
_FULL = len("2031-05-09")
_BEHIND = re.compile(r"\s+(?:(?:on|in|late|early|at)\s+){0,2}(?:the\s+)?", re.IGNORECASE)
_STAMP = re.compile(r"[\])]?\s*[\u2013\u2014-]\s")
_NEAR = 40  # code points in which a day beside an hour stands whole
_OF_DEEDS = {"for", "over", "of", "behind"}
_OF_A_PHRASE = {"ADP", "DET", "NOUN", "PROPN", "ADJ", "ADV", "NUM", "PART", "SPACE"}
_OPENING = re.compile(r"\b(since|until|till)\s+$", re.IGNORECASE)
_A_LIST = 3  # words without an event that name so many places tell of none of them
_COMPARED = {"like", "unlike"}
_MEASURED = re.compile(
    r"\b(?:\w+est|worst|first|last|least|most|only|highest)\b(?:\s+[\w-]+){0,4}\s+since\s+(?:the\s+)?$", re.IGNORECASE
)
"""How far something is the first or worst of its kind: when the one before it was, not when it was itself."""
_NOT_WHERE = {"by", "absent", "than", "with", "as"}
_STATES = {"be", "remain", "stay", "fall", "face", "endure", "suffer", "come", "lie", "become"}


def place_for(reading: Reading, quote: Range, words: Range | None, scope: Range | None = None) -> Where | None:
    """The most exact place named in the quote, first among those of the event's own clause; no comparison's place."""
    named = [place for place in reading.places_along.inside(quote) if _is_where(reading, _range(place))]
    if not named or (words is None and len({place.id or place.name for place in named}) >= _A_LIST):
        return None
    middle = words.start if words is not None else quote.start
    if words is not None:
        named = [
            one
            for one in named
            if not _is_anothers(reading, _range(one), words)
            and (not _is_beside(one, scope) or _governs(reading, _range(one), words))
        ]
    return min(named, default=None, key=lambda place: (_is_beside(place, scope), *_exactness(place, middle)))


def _governs(reading: Reading, place: Range, words: Range) -> bool:
    """Whether the clause that names the place stands over the event's clause; a clause beside or under it does not."""
    passage = reading.passage_at(place)
    named = passage.tokens_in(place) if passage is not None else None
    told = passage.tokens_in(words) if passage is not None else None
    if named is None or told is None:
        return True
    verb = next((one for one in named.root.ancestors if one.pos_ in {"VERB", "AUX"}), named.root)
    return verb == told.root or verb in set(told.root.ancestors)


def _is_anothers(reading: Reading, place: Range, words: Range) -> bool:
    """Whether the place is the object of a verb beside one that names its own: Orm in "shelled Orm and burned Tarn"."""
    passage = reading.passage_at(place)
    named = passage.tokens_in(place) if passage is not None else None
    told = passage.tokens_in(words) if passage is not None else None
    if named is None or told is None or named.root.dep_ != "dobj" or named.root.head == told.root:
        return False
    own = (child for child in told.root.children if child.dep_ in {"dobj", "nsubjpass"})
    return told.root.dep_ == "conj" and any(child.pos_ == "PROPN" for child in own)


def _is_beside(place: Where, scope: Range | None) -> bool:
    """Whether the place stands outside the event's own clause."""
    return scope is not None and not scope.overlaps(_range(place))


def _exactness(place: Where, middle: int) -> tuple[bool, int, int, int]:
    """Resolved before unresolved, exact before wide, near before far."""
    return place.id is None, _EXACT.index(place.precision), abs(place.start - middle), place.start


def with_where(reading: Reading, quote: Range, words: Range) -> Range:
    """What is quoted with the words right behind it that say where: "condemned | the raid | in Orm late on Monday".

    The parse hangs them on the condemning, which is done in no place; without a place a day may be that of the words.
    """
    passage = reading.passage_at(words)
    told = passage.tokens_in(words) if passage is not None else None
    if passage is None or told is None or told.root.dep_ != "dobj":
        return quote
    end = quote.end
    for token in told.root.doc[told.end : told.root.sent.end]:
        place = passage.range_of(token)
        if place.start >= quote.end:
            if token.pos_ not in _OF_A_PHRASE:
                break
            end = place.end
    named = reading.places_along.inside(Range(start=quote.end, end=end))
    return Range(start=quote.start, end=end) if any(_is_where(reading, _range(one)) for one in named) else quote


def time_for(reading: Reading, quote: Range, words: Range | None, own: Range | None) -> EventTime | None:
    """The date or time of day in the quote, the event's own before others; durations and sets tell no time."""
    named = [
        timex
        for timex in reading.times_along.inside(quote)
        if timex.type in {"DATE", "TIME"}
        and not (_is_compared(reading, timex.range) or _MEASURED.search(reading.text, quote.start, timex.range.start))
    ]
    if not named and words is not None:
        named = _right_behind(reading, quote, words)
    if not named:
        return None
    middle = words.start if words is not None else quote.start
    best = min(
        named,
        key=lambda one: (
            _is_dayless(reading, one), one.range != own, one.edtf is None,
            abs(one.range.start - middle), one.range.start,
        ),
    )  # fmt: skip
    return _spanning(reading, quote, best) or _several(reading, quote, best) or _opened(reading.text, quote, best)


def _is_dayless(reading: Reading, timex: Timex) -> bool:
    """Whether a day in the same words says it better: now, once or later; an hour whose day stands beside it; a stamp.

    "At dawn on Monday" tells Monday. The hour before a dash that begins a line is when the line was written.
    """
    if timex.edtf is not None:
        return False
    if timex.value in {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}:
        return True
    start, end, text = timex.range.start, timex.range.end, reading.text
    stamped = _STAMP.match(text, end) is not None and not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t[(")
    around = reading.times_along.inside(Range(start=max(0, start - _NEAR), end=min(len(text), end + _NEAR)))
    days = (one.range for one in around if one.edtf is not None and one.type in {"DATE", "TIME"})
    joined = (_BEHIND.fullmatch(text, min(end, one.end), max(start, one.start)) for one in days)
    return stamped or any(match is not None for match in joined)


def _right_behind(reading: Reading, quote: Range, words: Range) -> list[Timex]:
    """The time that closes what is said, with nothing between: "fell on Orm | yesterday, residents said".

    The parse hangs such a day on the saying or on the blaming ("blamed the army for the shelling of Orm | on Monday");
    who reads it dates the deed. A deed that is the mere object of what is said of it ("denied the raid on Monday") is
    left without a day: it may be that of the denial.
    """
    passage = reading.passage_at(words)
    told = passage.tokens_in(words) if passage is not None else None
    if passage is None or told is None or (told.root.pos_ in {"NOUN", "PROPN"} and not _is_laid(told.root)):
        return []
    rest = Range(start=quote.end, end=max(quote.end, passage.range_of(told.root.sent).end))
    return [
        timex
        for timex in reading.times_along.inside(rest)
        if timex.type in {"DATE", "TIME"} and _BEHIND.fullmatch(reading.text, quote.end, timex.range.start)
    ][:1]


def _is_laid(deed: Token) -> bool:
    """Whether the noun is what somebody is blamed for or what is reported: "for the shelling", "report of the raid"."""
    return deed.dep_ == "pobj" and deed.head.lower_ in _OF_DEEDS


def _spanning(reading: Reading, quote: Range, one: Timex) -> EventTime | None:
    """The interval of "from Tuesday to Thursday" and "between 3 and 5 June"; None where the time is no such pair."""
    ends = [one for one in reading.times_along.inside(quote) if one.type == "DATE" and one.edtf]
    for first, last in pairwise(ends):
        joined = _JOINS.fullmatch(reading.text, first.range.end, last.range.start) is not None
        led = _LEADS.search(reading.text, quote.start, first.range.start)
        if joined and led is not None and one in (first, last):
            low, high = (first.edtf or "").partition("/")[0], (last.edtf or "").rpartition("/")[2]
            return _interval(reading.text, led.start(), last, (low, high))
    led = _DAY_BEFORE.search(reading.text, quote.start, one.range.start)
    edtf = one.edtf or ""
    if led is None or len(edtf) != _FULL:
        return None
    day = int(led["low"] or led["day"])
    return _interval(reading.text, led.start(), one, (f"{edtf[:8]}{day:02}", edtf)) if day else None


def _several(reading: Reading, quote: Range, one: Timex) -> EventTime | None:
    """The days (weeks, months …) told together: "on 3 and 7 December" is a set of both, "on 3 or 7" one of them."""
    run = _run(reading, quote, one)
    if len(run) < 2:  # noqa: PLR2004 a pair
        return None
    text, start, end = reading.text, run[0].range.start, run[-1].range.end
    known = sorted({member.edtf for member in run if member.edtf is not None})
    if len(known) != len(run) or len({len(edtf) for edtf in known}) > 1 or any("/" in edtf for edtf in known):
        return None
    joiner = text[run[-2].range.end : run[-1].range.start]
    edtf = f"[{','.join(known)}]" if " or " in joiner else f"{{{','.join(known)}}}"
    return EventTime(text=text[start:end], start=start, end=end, edtf=edtf, basis=run[-1].basis)


def _run(reading: Reading, quote: Range, one: Timex) -> list[Timex]:
    """The list of times that this one stands in: commas between them, a word before the last."""
    told = [each for each in reading.times_along.inside(quote) if each.type in {"DATE", "TIME"}]
    run: list[Timex] = []
    for each in told:
        between = reading.text[run[-1].range.end : each.range.start] if run else ""
        if run and _COMMA.fullmatch(between) is None:
            if _LAST_OF_LIST.fullmatch(between) is not None:
                run.append(each)
                if one in run:
                    return run
            run = []
            if one.range.start < each.range.start:
                return []
        run.append(each)
    return []


def _interval(text: str, start: int, last: Timex, ends: tuple[str, str]) -> EventTime | None:
    low, high = ends
    if low >= high:
        return None
    end = last.range.end
    return EventTime(text=text[start:end], start=start, end=end, edtf=f"{low}/{high}", basis=last.basis)


def _opened(text: str, quote: Range, timex: Timex) -> EventTime:
    """The time of the event; "since" opens the end of the interval and "until" its beginning."""
    start, edtf = timex.range.start, timex.edtf
    if match := _OPENING.search(text, quote.start, start):
        start = match.start()
        low, _, high = (edtf or "").partition("/")
        if edtf is not None:
            edtf = f"{low}/.." if match.group(1).lower() == "since" else f"../{high or low}"
    basis = timex.basis if edtf is not None else "text"  # what nothing anchors rests on its words alone
    return EventTime(text=text[start : timex.range.end], start=start, end=timex.range.end, edtf=edtf, basis=basis)


def figures_for(reading: Reading, quote: Range, event: Event, rivals: tuple[Event, ...]) -> tuple[Figure, ...]:
    """The figures in the quote that count what this event does to people, and no other event of the quote nearer by."""
    counts = load_trigger_rules().counts.get(event.act, frozenset())
    return tuple(
        figure
        for figure in (*reading.figures_along.inside(quote), *_of_victims(reading, quote, event))
        if figure.counts in counts and _nearest(figure, event, rivals)
    )


def _of_victims(reading: Reading, quote: Range, event: Event) -> Iterator[Figure]:
    """The figures before the quote that count the event's own victims: "31 people are now known | to have died"."""
    before = Range(start=event.sentence.start, end=max(event.sentence.start, quote.start))
    for figure in reading.figures_along.inside(before):
        behind = (reading.text[figure.end : one.start] for one in event.victims if one.start >= figure.end)
        if any(len(words.split()) <= _BETWEEN and "," not in words for words in behind):
            yield figure


def counted_victims(
    text: str, trigger: Range, named: tuple[Victim, ...], figures: tuple[Figure, ...]
) -> tuple[Victim, ...]:
    """Who suffered: those whom the words name; else so many as a bare number tells, under the number alone.

    "The shelling killed 31": no noun is put beside the number, since the words say nothing of who they were.
    """
    bare = [one for one in figures if one.unit is None and one.counts not in _NOBODY]
    if named or not bare:
        return named
    one = min(bare, key=lambda figure: (abs(figure.start - trigger.start), figure.start))
    return (Victim(name=text[one.start : one.end], category=None, start=one.start, end=one.end),)


def _nearest(figure: Figure, event: Event, rivals: tuple[Event, ...]) -> bool:
    counts = load_trigger_rules().counts
    fitting = [one for one in rivals if figure.counts in counts.get(one.act, frozenset())]
    return not fitting or min(fitting, key=lambda one: abs(one.trigger.start - figure.start)) == event


def _is_where(reading: Reading, place: Range) -> bool:
    """Whether the name tells where: not who acts, is spoken of or compared with, nor a part of "US-led"."""
    passage = reading.passage_at(place)
    span = passage.tokens_in(place) if passage is not None else None
    if span is None:
        return True
    after = span.doc[span.end].text if span.end < len(span.doc) else ""
    if after in {"-", "\u2013"} or _is_compared(reading, place):
        return False
    root = span.root
    if root.dep_ == "compound" and root.head.pos_ == "PROPN" and root.head.i >= span.end:
        return False  # a part of another name: "the Geneva Convention"
    while root.dep_ in {"conj", "appos", "compound"} and root.head.pos_ == "PROPN":
        root = root.head
    if root.dep_ == "attr" or (root.dep_ == "pobj" and root.head.lower_ in _NOT_WHERE):
        return False
    return root.dep_ != "nsubj" or root.head.lemma_ in _STATES


def _is_compared(reading: Reading, place: Range) -> bool:
    """Whether the words stand behind "like" or "unlike" in their sentence: a precedent, not where or when it was."""
    passage = reading.passage_at(place)
    span = passage.tokens_in(place) if passage is not None else None
    if span is None:
        return False
    node = span.root
    if _follows_comparison(span[0]):
        return True
    for _ in range(6):
        if node.lower_ in _COMPARED and node.pos_ in {"ADP", "SCONJ"}:
            return True
        if node.head == node or node.pos_ in {"VERB", "AUX"}:
            return False
        node = node.head
    return False


def _follows_comparison(first: Token) -> bool:
    """Whether "like" stands before the words with nothing but names and prepositions between."""
    for index in range(first.i - 1, max(first.sent.start, first.i - 6) - 1, -1):
        token = first.doc[index]
        if token.lower_ in _COMPARED:
            return True
        if token.pos_ in {"VERB", "AUX", "PUNCT", "CCONJ"}:
            return False
    return False


def _range(place: Where) -> Range:
    return Range(start=place.start, end=place.end)
