"""Who says an Arabic sentence: a verb of saying, a denial or an accusation, or "according to"."""

import re
from dataclasses import dataclass
from typing import cast

from dalil.model.span import Range
from dalil.model.statement import Participant, SpeechAct
from dalil.statements.arabic.described import doers_in
from dalil.statements.arabic.parties import parties_in, within, words_in
from dalil.statements.arabic.titles import untitled
from dalil.statements.arabic.words import Word
from dalil.statements.quotes import bare, trimmed
from dalil.statements.reading import Reading
from dalil.vocab.arabic import load_arabic_words

_SAYS_THAT = re.compile("\\s\u0628?[\u0623\u0627\u0625]\u0646(?:\u0647\u0627?|\u0647\u0645)?\\s|[:\u060c\u00ab\u201c]")
_COMMA = re.compile("[,\u060c:.]")
_NAME = 6
_RELAYED = 12  # "X quoted from Y, the head of Z"
_THAT = frozenset(("\u0627\u0646",))
_AS = frozenset(("\u0643\u0645\u0627",))
"""The word for "that", folded, and the one for "as", which names a source only before a verb of saying."""
_IN = frozenset(("\u0641\u064a",))
_TO = frozenset(("\u0627\u0644\u064a",))
_GOES_ON = re.compile("\\s\u0628?[\u0623\u0627\u0625]\u0646(?:\u0647\u0627?|\u0647\u0645)?\\s")
_AND = "\u0648"
_ON_BEHALF = frozenset(("\u0627\u0633\u0645",))
"""The word behind which stands for whom a spokesman speaks."""
_ALONE: frozenset[SpeechAct] = frozenset({"deny", "accuse"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said, by whom, and how; without a speaker the document says it. `accused`: whom an accusation names.

    `through`: who passes on what the speaker said. `verb`: one of saying with nobody behind it ("added that").
    """

    content: Range
    speaker: Participant | None
    act: SpeechAct
    accused: Participant | None = None
    through: Participant | None = None
    verb: Word | None = None

    @property
    def voices(self) -> tuple[Participant, ...]:
        """From the outermost to the innermost."""
        return tuple(one for one in (self.through, self.speaker) if one is not None)


def said_in(reading: Reading, sentence: Range, acts: tuple[Range, ...]) -> Said:
    """The voice of a sentence; `acts` are the words of acts in it, before which a name ends that no "that" follows."""
    words = words_in(reading, sentence)
    for index, word in enumerate(words):
        if not word.forms.isdisjoint(load_arabic_words().sources) and (
            said := _according(reading, sentence, words, index)
        ):
            return said
        act = next(
            (load_arabic_words().saying[form] for form in sorted(word.forms) if form in load_arabic_words().saying),
            None,
        ) or ("deny" if _rejects(words, index, acts) else None)
        if act is not None and (said := _after_verb(reading, sentence, word, cast("SpeechAct", act), acts)) is not None:
            return said
    return Said(content=sentence, speaker=None, act="assert")


def _rejects(words: list[Word], index: int, acts: tuple[Range, ...]) -> bool:
    """Whether the verb rejects an accusation that is told before the first act behind it."""
    known, behind = load_arabic_words(), words[index].range.end
    told = next((one.start for one in acts if one.start > behind), behind)
    between = (word for word in words[index + 1 :] if word.range.start < told)
    return not words[index].forms.isdisjoint(known.rejecting) and any(
        not word.forms.isdisjoint(known.accusations) for word in between
    )


def _after_verb(reading: Reading, sentence: Range, verb: Word, act: SpeechAct, acts: tuple[Range, ...]) -> Said | None:
    named = parties_in(reading, words_in(reading, Range(start=verb.range.end, end=sentence.end)))
    says_that = _SAYS_THAT.finditer(reading.text, verb.range.end, sentence.end)
    match = next((one for one in says_that if not any(a.start < one.start() < a.end for a in named)), None)
    if match is not None and match.start() > verb.range.end:
        name = trimmed(reading.text, Range(start=verb.range.end, end=match.start()))
        content = bare(reading.text, Range(start=match.end(), end=sentence.end))
        through, said_by = _relayed(reading, name)
        passed_on = speaker_at(reading, through) if through is not None else None
        said_by, accused = _accused(reading, said_by) if act == "accuse" else (said_by, None)
        return Said(content=content, speaker=speaker_at(reading, said_by), act=act, accused=accused, through=passed_on)
    if match is not None and _GOES_ON.fullmatch(match.group()) and act not in _ALONE:
        content = bare(reading.text, Range(start=match.end(), end=sentence.end))
        return Said(content=content, speaker=None, act=act, verb=verb)
    return _pointing(reading, sentence, verb, act) or _alone(reading, sentence, verb, act, acts)


def _alone(reading: Reading, sentence: Range, verb: Word, act: SpeechAct, acts: tuple[Range, ...]) -> Said | None:
    """What is denied, laid to somebody or put on record without "that": the first act behind the verb and the rest."""
    told = next((one for one in acts if one.start > verb.range.end), None)
    if told is None or not (act in _ALONE or _documents(reading, verb, told)):
        return None
    name = trimmed(reading.text, Range(start=verb.range.end, end=told.start))
    if name.start >= name.end:
        return None
    name, accused = _accused(reading, name) if act == "accuse" else (name, None)
    content = bare(reading.text, Range(start=told.start, end=sentence.end))
    return Said(content=content, speaker=speaker_at(reading, name), act=act, accused=accused)


def _accused(reading: Reading, name: Range) -> tuple[Range, Participant | None]:
    """The words for who accuses, and whom: "SPEAKER ACCUSED" is all that stands between the verb and the act.

    Of two the first belongs to the speaker ("the spokesman for X"), but where "and" joins them; so does a party of his.
    """
    words = words_in(reading, name)
    found = doers_in(reading, words)
    if len(found) > 1 and not reading.text[found[1].start : found[1].end].startswith(_AND):
        del found[0]
    accused = next(iter(found), None)
    before = [word for word in words if accused is not None and word.range.end <= accused.start]
    if accused is None or not before or before[-1].forms & _ON_BEHALF:
        return name, None
    return Range(start=name.start, end=before[-1].range.end), accused


def _pointing(reading: Reading, sentence: Range, verb: Word, act: SpeechAct) -> Said | None:
    """What somebody points to without "that": "DARWISH pointed to the wounding of two"; also where nobody is named."""
    if verb.forms.isdisjoint(load_arabic_words().pointing):
        return None
    words = words_in(reading, Range(start=verb.range.end, end=sentence.end))
    near = words[: within(reading, words, 0, _NAME)]
    to = next((at for at, word in enumerate(near) if not word.forms.isdisjoint(_TO)), None)
    if to is None:
        return None
    content = bare(reading.text, Range(start=near[to].range.end, end=sentence.end))
    if to == 0:
        return Said(content=content, speaker=None, act=act, verb=verb)
    name = Range(start=near[0].range.start, end=near[to - 1].range.end)
    return Said(content=content, speaker=speaker_at(reading, name), act=act)


def _documents(reading: Reading, verb: Word, told: Range) -> bool:
    """Whether a party right behind the verb puts an act on record: "X documented the killing of two"."""
    named = parties_in(reading, words_in(reading, Range(start=verb.range.end, end=told.start)))
    between = words_in(reading, Range(start=verb.range.end, end=named[0].start)) if named else []
    return bool(named) and all(not word.forms.isdisjoint(load_arabic_words().before_bodies) for word in between)


def _relayed(reading: Reading, name: Range) -> tuple[Range | None, Range]:
    """Who passes it on and who said it, in "X quoted from Y his saying" and "Y said to X"; else the name."""
    words, known = words_in(reading, name), load_arabic_words()
    named = parties_in(reading, words)
    begins = [
        n
        for n, word in enumerate(words)
        if not word.forms.isdisjoint(known.relayed_from)
        and not any(one.start < word.range.start < one.end for one in named)
    ]
    if begins and 0 < begins[0] < len(words) - 1:
        first = begins[0]
        ends = [n for n, word in enumerate(words) if n > first + 1 and not word.forms.isdisjoint(known.relayed_saying)]
        last = ends[-1] if ends else len(words)
        outer = [word for word in words[:first] if word.forms.isdisjoint(known.sources)]
        inner = Range(start=words[first + 1].range.start, end=words[last - 1].range.end)
        return (Range(start=outer[0].range.start, end=outer[-1].range.end) if outer else None), inner
    outlets = [one for one in named if _is_outlet(reading, one) and one.start > name.start]
    if not outlets:
        return None, name
    left_out = known.led_by | known.outlets
    before = [word for word in words if word.range.end <= outlets[-1].start and word.forms.isdisjoint(left_out)]
    told = Range(start=outlets[-1].start, end=outlets[-1].end)
    return (told, Range(start=before[0].range.start, end=before[-1].range.end)) if before else (None, name)


def _is_outlet(reading: Reading, one: Participant) -> bool:
    party = reading.lexicon.parties.by_id.get(one.party or "")
    return party is not None and party.kind == "outlet"


def _according(reading: Reading, sentence: Range, words: list[Word], index: int) -> Said | None:
    """Who stands behind "according to X, …" and "…, according to X": up to "that", a comma or a few words on."""
    known, first = load_arabic_words(), index + 1
    while first < len(words) and not words[first].forms.isdisjoint(known.led_by):
        first += 1
    if first >= len(words) or (words[index].forms & _AS and first == index + 1):
        return None
    start = words[first].range.start
    comma = _COMMA.search(reading.text, start, sentence.end)
    near = words[first : within(reading, words, first, _NAME + 2)]
    that = next((word for word in near if not word.forms.isdisjoint(_THAT)), None)
    relayed = any(not word.forms.isdisjoint(known.relayed_from) for word in words[first : first + _NAME])
    last = words[within(reading, words, first, _RELAYED if relayed else _NAME) - 1].range.end
    ends = [last, comma.start() if comma else sentence.end, that.range.start if that else sentence.end]
    name = trimmed(reading.text, Range(start=start, end=min(ends)))
    through, said_by = _relayed(reading, name)
    before = Range(start=sentence.start, end=words[index].range.start)
    begins = [that.range.end] if that is not None else [name.end, comma.end() if comma else name.end]
    after = Range(start=max(begins), end=sentence.end)
    longest = max((before, after), key=lambda one: one.end - one.start)
    content = bare(reading.text, longest)
    if content.start >= content.end:
        return None
    passed_on = speaker_at(reading, through) if through is not None else None
    return Said(content=content, speaker=_source(reading, said_by), act="report", through=passed_on)


def _source(reading: Reading, place: Range) -> Participant:
    """The first party that the words name, else the words."""
    named = parties_in(reading, words_in(reading, place))
    return named[0] if named else speaker_at(reading, place)


def _called(reading: Reading, place: Range) -> Range:
    """What somebody is called, without what is said of him behind it and without "the account of" before it."""
    words, known = words_in(reading, place), load_arabic_words()
    while len(words) > 1 and not words[0].forms.isdisjoint(known.outlets):
        del words[0]
    ends = (
        at
        for at, word in enumerate(words)
        if at
        and (
            not word.forms.isdisjoint(known.behind_voices)
            or (word.forms & _IN and at + 1 < len(words) and not words[at + 1].forms.isdisjoint(known.said_in))
        )
    )
    kept = untitled(reading.text, words[: next(ends, len(words))])
    return Range(start=kept[0].range.start, end=kept[-1].range.end) if kept else place


def speaker_at(reading: Reading, place: Range) -> Participant:
    """The voice that the words name: a party of the vocabulary or the case, else the words themselves."""
    named = parties_in(reading, words_in(reading, place))
    place = place if named else _called(reading, place)
    name = named[0].name if named else reading.text[place.start : place.end]
    return Participant(name=name, party=named[0].party if named else None, start=place.start, end=place.end)
