"""Arabic statements: a word of an act, who is said to say it, what stands beside it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dalil.model.identity import statement_id
from dalil.model.span import Range
from dalil.model.statement import Attribution as SourceClass
from dalil.model.statement import (
    Kind,
    Method,
    Participant,
    Polarity,
    SpeechAct,
    Statement,
    Status,
    TermMention,
    Victim,
)
from dalil.model.where import Where
from dalil.statements.anchor import anchored
from dalil.statements.arabic.doers import find_doers
from dalil.statements.arabic.figures import figures_of
from dalil.statements.arabic.parties import parties_in, words_in
from dalil.statements.arabic.struck import struck_places
from dalil.statements.arabic.taken_up import Heard
from dalil.statements.arabic.told import Told
from dalil.statements.arabic.voice import Said, said_in
from dalil.statements.arabic.words import Found, Word, terms_in
from dalil.statements.author import Author, author_of
from dalil.statements.passages import is_caption
from dalil.statements.quotes import trimmed
from dalil.statements.reading import Reading
from dalil.statements.ties import counted_victims, time_for
from dalil.vocab.arabic import load_arabic_words
from dalil.vocab.languages import load_languages
from dalil.vocab.terms import Term
from dalil.vocab.triggers import load_trigger_rules

METHOD = Method(name=load_languages().rules["ar"], version="2")
_SENTENCE = re.compile(r"(?:[^.؟?!\n]|(?<=\d)\.(?=\d))+(?:[.؟?!]|$)", re.MULTILINE)
_NEAR = 3
_REACH = 2


def assemble_arabic(reading: Reading) -> tuple[Statement, ...]:
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


def _told(reading: Reading, sentence: Range, heard: Heard) -> Iterator[Told]:
    acts = tuple(one.range for one in _triggers(reading, words_in(reading, sentence)))
    said = heard.followed(said_in(reading, sentence, acts))
    words = words_in(reading, said.content)
    triggers = _triggers(reading, words)
    triggers = [_refined(reading, words, one) for one in triggers]
    begun = {one.first for one in triggers}
    for trigger in triggers:
        if trigger.last + 1 not in begun or words[trigger.first].forms.isdisjoint(load_arabic_words().carriers):
            yield Told(sentence=sentence, said=said, words=words, trigger=trigger)


def _triggers(reading: Reading, words: list[Word]) -> list[Found]:
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


def _is_in_place(reading: Reading, words: Range) -> bool:
    """Whether the words are a part of a known place's longer name."""
    around = (one for one in reading.places if one.id is not None and one.start <= words.start and words.end <= one.end)
    return any(one.end - one.start > words.end - words.start for one in around)


def _refined(reading: Reading, words: list[Word], trigger: Found) -> Found:
    """The trigger as the more specific act that the weapon beside it tells; what a weapon strikes is not beaten."""
    terms, rules = reading.lexicon.terms, load_trigger_rules()
    weapons = {one.term.id for one in terms_in(words, terms.family("wpn")) if not one.range.overlaps(trigger.range)}
    act = "act.attack" if trigger.term.id == "act.cruel_treatment" and weapons else trigger.term.id
    for row in rules.refinements:
        if act in row.acts and row.participant in weapons:
            act = row.becomes
            break
    return replace(trigger, term=terms.by_id[act]) if act != trigger.term.id else trigger


def _happens(reading: Reading) -> tuple[Term, ...]:
    rules = load_trigger_rules()
    return tuple(
        term
        for family in ("legal", "act", "dip", "harm")
        for term in reading.lexicon.terms.family(family)
        if not rules.among("never_alone", term.id)
    )


def _statement(reading: Reading, author: Author, told: Told) -> Statement:
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
        perpetrators=find_doers(reading, told),
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


def _id(reading: Reading, told: Told) -> str:
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


def _polarity(told: Told) -> Polarity:
    """Neg where a negator stands within two words before the trigger; the negation of a denial is its verb."""
    before = told.words[max(0, told.trigger.first - _REACH) : told.trigger.first]
    negators = load_arabic_words().negators
    return "neg" if any(not word.forms.isdisjoint(negators) for word in before) else "pos"


def _source_class(reading: Reading, speakers: tuple[Participant, ...], author: Author) -> SourceClass:
    if not speakers:
        return author.source_class
    party = reading.lexicon.parties.by_id.get(speakers[-1].party or "")
    if party is None:
        return "anonymous"
    return "ngo" if party.kind == "ngo" else "media" if party.kind == "outlet" else "official"


def _victims(reading: Reading, told: Told) -> tuple[Victim, ...]:
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


def _mentions(told: Told, terms: tuple[Term, ...]) -> tuple[TermMention, ...]:
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


def _place(reading: Reading, told: Told) -> Where | None:
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
