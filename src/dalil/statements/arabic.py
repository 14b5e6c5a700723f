"""Arabic by the lexicon alone: no parse, so a statement says which words stand there and is never certain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dalil.model.identity import statement_id
from dalil.model.span import Range
from dalil.model.statement import Kind, Method, Participant, SpeechAct, Statement, Status, TermMention, Victim
from dalil.statements.author import Author, author_of
from dalil.statements.passages import is_caption
from dalil.statements.quotes import bare, trimmed
from dalil.statements.ties import place_for, time_for
from dalil.vocab.arabic import load_arabic_words
from dalil.vocab.terms import Term
from dalil.vocab.triggers import load_trigger_rules

if TYPE_CHECKING:
    from dalil.statements.reading import Reading

METHOD = Method(name="lexicon-ar", version="1")
_SENTENCE = re.compile(r"[^.؟!\n]+(?:[.؟!]|$)", re.MULTILINE)
_WORD = re.compile(r"[\w\u064b-\u0652]+")
_PREFIX = re.compile("[\u0648\u0641]?[\u0628\u0643\u0644]?(?:\u0627\u0644|\u0644\u0644)?")
_SAYS_THAT = re.compile("\\s\u0628?[\u0623\u0627\u0625]\u0646\u0647?\u0627?\\s|[:\u060c]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    forms: frozenset[str]
    range: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    term: Term
    range: Range


def assemble_arabic(reading: "Reading") -> tuple[Statement, ...]:
    """Statements of an Arabic document: a word of an act, who is said to say it, what stands beside it."""
    author = author_of(reading)
    found: list[Statement] = []
    for passage in reading.passages:
        if is_caption(passage):
            continue
        for match in _SENTENCE.finditer(passage.doc.text):
            sentence = trimmed(
                reading.text, Range(start=passage.start + match.start(), end=passage.start + match.end())
            )
            found.extend(_of_sentence(reading, author, sentence))
    return tuple(found)


def _words(text: str, place: Range) -> list[_Word]:
    folded = load_arabic_words().fold(text[place.start : place.end])
    return [
        _Word(
            forms=_forms(match.group()), range=Range(start=place.start + match.start(), end=place.start + match.end())
        )
        for match in _WORD.finditer(folded)
    ]


def _forms(word: str) -> frozenset[str]:
    """The word and what is left of it without conjunction, preposition and article."""
    forms: set[str] = {word}
    for end in range(1, 5):
        if _PREFIX.fullmatch(word[:end]) and len(word) - end > 1:
            forms.add(word[end:])
    return frozenset(forms)


def _labels(term: Term) -> list[tuple[str, ...]]:
    plain = re.sub(r"\([^)]*\)", " ", term.label_ar)
    return [tuple(load_arabic_words().fold(part).split()) for part in plain.split("/") if part.strip()]


def _matches(words: list[_Word], terms: tuple[Term, ...]) -> list[_Found]:
    """The terms whose label stands in the words; of overlapping ones the longest."""
    hits = [
        _Found(term=term, range=Range(start=words[index].range.start, end=words[index + len(label) - 1].range.end))
        for term in terms
        for label in _labels(term)
        for index in range(len(words) - len(label) + 1)
        if all(_is_form(words[index + offset], word) for offset, word in enumerate(label))
    ]
    kept: list[_Found] = []
    for hit in sorted(hits, key=lambda one: (one.range.start - one.range.end, one.range.start, one.term.id)):
        if not any(hit.range.overlaps(one.range) for one in kept):
            kept.append(hit)
    return sorted(kept, key=lambda one: one.range)


def _is_form(word: _Word, wanted: str) -> bool:
    return wanted in word.forms or not word.forms.isdisjoint(
        _forms(wanted) if wanted.startswith("\u0627\u0644") else ()
    )


def _of_sentence(reading: "Reading", author: Author, sentence: Range) -> Iterator[Statement]:
    rules = load_trigger_rules()
    happens = tuple(
        term
        for family in ("legal", "act", "dip", "harm")
        for term in reading.lexicon.terms.family(family)
        if not rules.among("never_alone", term.id)
    )
    content, speaker, act = _voice(reading, sentence)
    words = _words(reading.text, content)
    for trigger in _matches(words, happens):
        yield _statement(reading, author, sentence=sentence, content=content, trigger=trigger, speaker=speaker, act=act)


def _voice(reading: "Reading", sentence: Range) -> tuple[Range, Participant | None, SpeechAct]:
    """What is said, by whom, and how: the words behind a verb of saying and the name that follows it."""
    saying = load_arabic_words().saying
    for word in _words(reading.text, sentence):
        act = next((saying[form] for form in sorted(word.forms) if form in saying), None)
        if act is None:
            continue
        match = _SAYS_THAT.search(reading.text, word.range.end, sentence.end)
        if match is None or match.start() == word.range.end:
            continue
        name = trimmed(reading.text, Range(start=word.range.end, end=match.start()))
        content = bare(reading.text, Range(start=match.end(), end=sentence.end))
        return content, _speaker(reading, name), cast("SpeechAct", act)
    return sentence, None, "assert"


def _speaker(reading: "Reading", place: Range) -> Participant:
    words = reading.text[place.start : place.end]
    party = next(
        (
            row
            for row in reading.lexicon.parties.rows
            if any(
                load_arabic_words().fold(alias) in load_arabic_words().fold(words)
                for alias in row.aliases
                if alias and not alias.isascii()
            )
        ),
        None,
    )
    return Participant(
        name=party.name if party else words, party=party.id if party else None, start=place.start, end=place.end
    )


def _statement(
    reading: "Reading",
    author: Author,
    *,
    sentence: Range,
    content: Range,
    trigger: _Found,
    speaker: Participant | None,
    act: SpeechAct,
) -> Statement:
    words = _words(reading.text, content)
    terms = reading.lexicon.terms
    position = reading.rendition.offsets.position
    speakers = (speaker,) if speaker is not None else ()
    if act == "assert" and not speakers and author.source_class == "media":
        act = "report"
    return Statement(
        id=statement_id(
            reading.report.exhibit.sha256,
            position(trigger.range.start, trigger.range.end),
            [position(one.start, one.end) for one in speakers],
        ),
        document=reading.report.document,
        exhibit=reading.report.exhibit.sha256,
        rendition=reading.rendition.id,
        quote=reading.text[content.start : content.end],
        start=content.start,
        end=content.end,
        sentence=(sentence.start, sentence.end),
        kind=_kind(trigger.term),
        speech_act=act,
        speakers=speakers,
        status=_status(act),
        polarity="pos",
        modality=None,
        hedges=(),
        author_commitment="neutral" if speakers else "endorses",
        attribution="official" if speakers and speakers[0].party else "anonymous" if speakers else author.source_class,
        about=None,
        act=trigger.term.id,
        trigger=(trigger.range.start, trigger.range.end),
        perpetrators=(),
        victims=tuple(
            Victim(
                name=reading.text[one.range.start : one.range.end],
                category=one.term.id,
                start=one.range.start,
                end=one.range.end,
            )
            for one in _matches(words, terms.family("vic"))
        ),
        weapons=_mentions(words, terms.family("wpn"), trigger),
        targets=_mentions(words, terms.family("tgt"), trigger),
        addressees=(),
        place=place_for(reading, content, trigger.range),
        time=time_for(reading, content, trigger.range, None),
        figures=tuple(one for one in reading.figures if content.covers(Range(start=one.start, end=one.end))),
        provisions=tuple(f"rome:{article}" for article in trigger.term.provisions),
        method=METHOD,
        reasons=("lexicon_ar.label", f"trigger.{trigger.term.id}"),
        certain=False,
    )


def _status(act: SpeechAct) -> Status:
    if act == "deny":
        return "denied"
    return "alleged" if act == "accuse" else "asserted"


def _kind(term: Term) -> Kind:
    if term.family == "legal":
        return "legal_characterisation"
    return "state" if load_trigger_rules().among("states", term.id) else "event"


def _mentions(words: list[_Word], terms: tuple[Term, ...], trigger: _Found) -> tuple[TermMention, ...]:
    return tuple(
        TermMention(id=one.term.id, start=one.range.start, end=one.range.end)
        for one in _matches(words, terms)
        if not one.range.overlaps(trigger.range)
    )
