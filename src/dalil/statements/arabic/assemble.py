"""Arabic statements: a word of an act, who is said to say it, what stands beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dalil.model.identity import statement_id
from dalil.model.span import Range
from dalil.model.statement import Attribution as SourceClass
from dalil.model.statement import (
    Kind,
    Method,
    Participant,
    Perpetrator,
    Polarity,
    SpeechAct,
    Statement,
    Status,
    TermMention,
    Via,
    Victim,
)
from dalil.model.where import Where
from dalil.statements.anchor import anchored
from dalil.statements.arabic.figures import figures_of
from dalil.statements.arabic.struck import struck_places
from dalil.statements.arabic.taken_up import Heard
from dalil.statements.arabic.voice import Said, parties_in, said_in, within
from dalil.statements.arabic.words import Found, Word, stands_at, terms_in, words_in
from dalil.statements.author import Author, author_of
from dalil.statements.passages import is_caption
from dalil.statements.quotes import trimmed
from dalil.statements.ties import counted_victims, time_for
from dalil.vocab.arabic import load_arabic_words
from dalil.vocab.languages import load_languages
from dalil.vocab.terms import Term
from dalil.vocab.triggers import load_trigger_rules

if TYPE_CHECKING:
    from dalil.statements.reading import Reading

METHOD = Method(name=load_languages().rules["ar"], version="2")
_SENTENCE = re.compile(r"(?:[^.؟?!\n]|(?<=\d)\.(?=\d))+(?:[.؟?!]|$)", re.MULTILINE)
_NEAR = 3
_REACH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A word of an act in what is said: the sentence, the voice, the words of the content, the trigger."""

    sentence: Range
    said: Said
    words: list[Word]
    trigger: Found


def assemble_arabic(reading: "Reading") -> tuple[Statement, ...]:
    """Statements of an Arabic document in order; no parse stands behind them, so none is certain."""
    author = author_of(reading)
    found: list[Statement] = []
    heard = Heard(reading=reading)
    for passage in reading.passages:
        if is_caption(passage):
            continue
        for match in _SENTENCE.finditer(passage.text):
            place = Range(start=passage.start + match.start(), end=passage.start + match.end())
            sentence = trimmed(reading.text, place)
            found.extend(_statement(reading, author, told) for told in _told(reading, sentence, heard))
    return tuple(found)


def _told(reading: "Reading", sentence: Range, heard: Heard) -> Iterator[_Told]:
    acts = tuple(one.range for one in _triggers(reading, words_in(reading.text, sentence)))
    said = heard.followed(said_in(reading, sentence, acts))
    words = words_in(reading.text, said.content)
    triggers = _triggers(reading, words)
    triggers = [_refined(reading, words, one) for one in triggers]
    begun = {one.first for one in triggers}
    for trigger in triggers:
        if trigger.last + 1 not in begun or words[trigger.first].forms.isdisjoint(load_arabic_words().carriers):
            yield _Told(sentence=sentence, said=said, words=words, trigger=trigger)


def _triggers(reading: "Reading", words: list[Word]) -> list[Found]:
    """The words of acts, but for those inside a longer name of a party or a place.

    "Dawn" is written like "blew up", and the village of many place names like "as he fled".
    """
    named = parties_in(reading, words)
    return [
        one
        for one in terms_in(words, _happens(reading))
        if not any(name.start < one.range.end and one.range.start < name.end for name in named)
        and not _is_in_place(reading, one.range)
    ]


def _is_in_place(reading: "Reading", words: Range) -> bool:
    """Whether the words are a part of a known place's longer name."""
    around = (one for one in reading.places if one.id is not None and one.start <= words.start and words.end <= one.end)
    return any(one.end - one.start > words.end - words.start for one in around)


def _refined(reading: "Reading", words: list[Word], trigger: Found) -> Found:
    """The trigger as the more specific act that the weapon beside it tells; what a weapon strikes is not beaten."""
    terms, rules = reading.lexicon.terms, load_trigger_rules()
    weapons = {one.term.id for one in terms_in(words, terms.family("wpn")) if not one.range.overlaps(trigger.range)}
    act = "act.attack" if trigger.term.id == "act.cruel_treatment" and weapons else trigger.term.id
    for row in rules.refinements:
        if act in row.acts and row.participant in weapons:
            act = row.becomes
            break
    return replace(trigger, term=terms.by_id[act]) if act != trigger.term.id else trigger


def _happens(reading: "Reading") -> tuple[Term, ...]:
    rules = load_trigger_rules()
    return tuple(
        term
        for family in ("legal", "act", "dip", "harm")
        for term in reading.lexicon.terms.family(family)
        if not rules.among("never_alone", term.id)
    )


def _statement(reading: "Reading", author: Author, told: _Told) -> Statement:
    said, trigger = told.said, told.trigger
    speakers = said.voices
    act, kind = _speech_act(said, author), _kind(trigger.term)
    terms = reading.lexicon.terms
    figures = figures_of(reading, told.words, trigger)
    return Statement(
        id=_id(reading, told),
        **anchored(reading, said.content),
        sentence=(told.sentence.start, told.sentence.end),
        kind=kind,
        speech_act="characterise_legal" if kind == "legal_characterisation" else act,
        speakers=speakers,
        status=_status(act, kind),
        polarity=_polarity(told),
        modality=None,
        hedges=(),
        author_commitment="neutral" if speakers else "endorses",
        attribution=_source_class(reading, speakers, author),
        about=None,
        act=trigger.term.id,
        trigger=(trigger.range.start, trigger.range.end),
        perpetrators=_doers(reading, told),
        victims=counted_victims(reading.text, trigger.range, _victims(reading, told), figures),
        weapons=_mentions(told, terms.family("wpn")),
        targets=_mentions(told, terms.family("tgt")),
        addressees=(),
        place=_place(reading, told),
        time=time_for(reading, said.content, trigger.range, None),
        figures=figures,
        provisions=tuple(f"rome:{article}" for article in trigger.term.provisions),
        method=METHOD,
        reasons=("lexicon_ar.label", f"trigger.{trigger.term.id}"),
        certain=False,
    )


def _id(reading: "Reading", told: _Told) -> str:
    position, words = reading.rendition.offsets.position, told.trigger.range
    voices = [position(one.start, one.end) for one in told.said.voices]
    return statement_id(reading.report.exhibit.sha256, position(words.start, words.end), voices)


def _speech_act(said: Said, author: Author) -> SpeechAct:
    if said.act == "assert" and said.speaker is None and author.source_class == "media":
        return "report"
    return said.act


def _status(act: SpeechAct, kind: Kind) -> Status:
    if act == "deny":
        return "denied"
    if kind == "legal_characterisation":
        return "opinion"
    return "alleged" if act == "accuse" else "asserted"


def _polarity(told: _Told) -> Polarity:
    """Neg where a negator stands within two words before the trigger; the negation of a denial is its verb."""
    before = told.words[max(0, told.trigger.first - _REACH) : told.trigger.first]
    negators = load_arabic_words().negators
    return "neg" if any(not word.forms.isdisjoint(negators) for word in before) else "pos"


def _source_class(reading: "Reading", speakers: tuple[Participant, ...], author: Author) -> SourceClass:
    if not speakers:
        return author.source_class
    party = reading.lexicon.parties.by_id.get(speakers[-1].party or "")
    if party is None:
        return "anonymous"
    return "ngo" if party.kind == "ngo" else "media" if party.kind == "outlet" else "official"


def _doers(reading: "Reading", told: _Told) -> tuple[Perpetrator, ...]:
    """A party right before or behind the verb of the act, or behind "by"; whom an accusation names.

    A noun of an act with a party behind it leaves open who did it to whom, and names nobody.
    """
    if told.said.accused is not None:
        return (_doer(told.said.accused, "implied"),)
    if beside := _beside_verb(reading, told):
        return (_doer(beside, "subject"),)
    if blamed := _blamed(reading, told):
        return (_doer(blamed, "implied"),)
    for index in range(told.trigger.last + 1, len(told.words)):
        for by in load_arabic_words().agents:
            if stands_at(told.words, index, by):
                first = index + len(by)
                named = parties_in(reading, told.words[first : within(reading, told.words, first, _NEAR)])
                return tuple(_doer(one, "by") for one in named[:1])
    return ()


def _blamed(reading: "Reading", told: _Told) -> Participant | None:
    """The party right before the "behind" that stands before the act: "X is behind the shelling"."""
    words, first = told.words, told.trigger.first
    if first < 1 or words[first - 1].forms.isdisjoint(load_arabic_words().blamed):
        return None
    before = parties_in(reading, words[: first - 1])
    return before[-1] if before and before[-1].end == words[first - 2].range.end else None


def _beside_verb(reading: "Reading", told: _Told) -> Participant | None:
    words, first, behind = told.words, told.trigger.first, told.trigger.last + 1
    known, forms = load_arabic_words(), words[first].forms
    before = parties_in(reading, words[:first])
    subject = before[-1] if before and before[-1].end == words[first - 1].range.end else None
    if told.trigger.term.family != "act" or forms.isdisjoint(known.verbs):
        return None
    if not forms.isdisjoint(known.like_noun) and not _is_verb(reading, words, first, subject):
        return None
    after = parties_in(reading, words[behind : within(reading, words, behind, _NEAR)])
    if after and after[0].start == words[behind].range.start:
        return after[0]
    return subject


def _is_verb(reading: "Reading", words: list[Word], first: int, subject: Participant | None) -> bool:
    """Whether a word written like a noun is a verb: at the head of what is said, or behind the subject at its head.

    A time before it, and words that only a verb follows, leave it at the head. The feminine is no noun anywhere: which
    gender a party's name has must not decide who is read as the doer.
    """
    head = next((n for n, one in enumerate(words) if subject is not None and one.range.start == subject.start), first)
    known, before = load_arabic_words(), words[:head]
    if before and not before[-1].forms.isdisjoint(known.before_verbs if head == first else known.before_subjects):
        return True
    return all(any(one.range.overlaps(time.range) for time in reading.times) for one in before)


def _doer(one: Participant, via: Via) -> Perpetrator:
    return Perpetrator(name=one.name, party=one.party, start=one.start, end=one.end, via=via)


def _victims(reading: "Reading", told: _Told) -> tuple[Victim, ...]:
    found = terms_in(told.words, reading.lexicon.terms.family("vic"))
    return tuple(
        Victim(
            name=reading.text[one.range.start : one.range.end],
            category=one.term.id,
            start=one.range.start,
            end=one.range.end,
        )
        for one in found
    )


def _mentions(told: _Told, terms: tuple[Term, ...]) -> tuple[TermMention, ...]:
    return tuple(
        TermMention(id=one.term.id, start=one.range.start, end=one.range.end)
        for one in terms_in(told.words, terms)
        if not one.range.overlaps(told.trigger.range)
    )


def _kind(term: Term) -> Kind:
    if term.family == "legal":
        return "legal_characterisation"
    if term.id.startswith("dip.call_"):
        return "call"
    if term.id == "dip.reject_truce":
        return "refusal"
    return "state" if load_trigger_rules().among("states", term.id) else "event"


def _place(reading: "Reading", told: _Told) -> Where | None:
    """The place name nearest to the act, behind a word of place or a target, else what the act is done to.

    No word of the vocabulary is a name.
    """
    terms = reading.lexicon.terms
    targets = terms_in(told.words, terms.family("tgt"))
    others = terms_in(told.words, (*terms.family("vic"), *terms.family("wpn"), *_happens(reading)))
    others = [one for one in others if not _is_in_place(reading, one.range)]
    ends = {one.last for one in targets}
    found = []
    for index, word in enumerate(told.words[1:], 1):
        if any(word.range.overlaps(one.range) for one in (*targets, *others)):
            continue
        led = index - 1 in ends or not told.words[index - 1].forms.isdisjoint(load_arabic_words().before_places)
        found += [one for one in reading.places if led and one.start == word.range.start]
    found += [] if found else struck_places(reading, told.words, told.trigger, tuple(others))
    return min(found, key=lambda one: (one.id is None, abs(one.start - told.trigger.range.start)), default=None)
