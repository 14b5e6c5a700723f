"""From event mentions and attributions to statements."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dalil.model.identity import digest_id
from dalil.model.span import Range
from dalil.model.statement import Attribution as SourceClass
from dalil.model.statement import Kind, Participant, Perpetrator, Statement
from dalil.statements.along import Along
from dalil.statements.anchor import anchored, made
from dalil.statements.answers import answers, is_answered_by
from dalil.statements.arabic.assemble import assemble_arabic
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.attribution.eyewitness import author_saw
from dalil.statements.author import Author, author_of
from dalil.statements.events.event import Event
from dalil.statements.first_person import in_first_person
from dalil.statements.language import rules_for
from dalil.statements.passages import VOICED, captions, is_caption, silent_voices
from dalil.statements.quotes import content_quote, sentence_quote
from dalil.statements.reading import Reading
from dalil.statements.rejoinders import with_rejoinders
from dalil.statements.speech import Delivery, deliver, speaker_side
from dalil.statements.status.factuality import Factuality
from dalil.statements.ties import counted_victims, figures_for, place_for, time_for, with_where
from dalil.statements.voices import speakers_of, tellers
from dalil.vocab.triggers import load_trigger_rules


def assemble(reading: Reading) -> tuple[Statement, ...]:
    """All statements of a document in order of their quotes.

    One for each event mention in its chain of voices, one for each attributed passage and each caption without an act.
    A report in a language without rules has none; its `why` says so.
    """
    language = rules_for(reading.report)
    if language != "en":
        return assemble_arabic(reading) if language == "ar" else ()
    author = author_of(reading)
    told = tuple(_from_event(reading, author, event) for event in _telling(reading))
    answered = answers(reading, told)
    from_events = tuple(one for one in told if not any(is_answered_by(one, other) for other in answered))
    rest = (*captions(reading, author), *silent_voices(reading, (*from_events, *answered)))
    ordered = sorted(
        (*from_events, *answered, *rest), key=lambda one: (one.start, one.end, one.trigger or (one.start, one.end))
    )
    return with_rejoinders(_distinct(ordered), author, reading.lexicon.parties)


def _distinct(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """One statement for each trigger in its voices: the first.

    Where a reader cannot tell words apart in the bytes, their ids would be one; the later ones are numbered.
    """
    found: dict[str, Statement] = {}
    told: dict[str, set[tuple[int, int]]] = {}
    for statement in statements:
        subject = statement.trigger or (statement.start, statement.end)
        known = told.setdefault(statement.id, set())
        if subject not in known:
            own = digest_id("st", (statement.id, str(len(known)))) if known else statement.id
            found[own] = replace(statement, id=own) if known else statement
            known.add(subject)
    return tuple(found.values())


def _telling(reading: Reading) -> list[Event]:
    """The events that are told: not those of captions, nor the cue of a voice that only introduces what is said."""
    cues = Along((cue, cue) for voice in reading.attributions if voice.form in VOICED for cue in voice.cue)
    introducing = load_trigger_rules().lists["introducing"]
    return [
        event
        for event in reading.events
        if not is_caption(reading.passages[event.passage])
        and not (event.act in introducing and not event.addressees and any(cues.touching(event.trigger)))
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """An event in its chain of voices: the words quoted, who speaks, who did it, how surely, to what end."""

    event: Event
    quote: Range
    voices: tuple[Attribution, ...]
    speakers: tuple[Participant, ...]
    doers: tuple[Perpetrator, ...]
    source_class: SourceClass
    judged: Factuality
    delivery: Delivery


def _from_event(reading: Reading, author: Author, event: Event) -> Statement:
    return _statement(reading, _telling_of(reading, author, event))


def _telling_of(reading: Reading, author: Author, event: Event) -> _Telling:
    voices = tellers(reading, event.trigger)
    if voices:
        quote = content_quote(reading, voices[-1], event.sentence, event.trigger)
    else:
        quote = sentence_quote(reading.text, event.sentence)
    speakers, doers = _speaking(voices, event)
    doers = in_first_person(reading, event, speakers, doers)
    source_class, judged = _source_class(reading, event, voices, speakers, author), reading.factuality(event.trigger)
    delivery = deliver(
        judged,
        kind=event.kind,
        act=event.act,
        side=speaker_side(speakers, author, reading.lexicon.parties),
        doers=doers,
        own=bool(speakers) and any(_is_one(speakers[-1], doer) for doer in doers),
        parties=reading.lexicon.parties,
        source_class=source_class,
    )
    return _Telling(
        event=event, quote=quote, voices=voices, speakers=speakers, doers=doers, source_class=source_class,
        judged=judged, delivery=delivery,
    )  # fmt: skip


def _statement(reading: Reading, told: _Telling) -> Statement:
    event, quote, judged, voices = told.event, told.quote, told.judged, told.voices
    figures = figures_for(reading, quote, event, _beside(reading, quote))
    condemned = told.delivery.speech_act == "condemn"
    reach = with_where(reading, quote, event.trigger) if condemned else quote
    return Statement(
        **made(reading, event.trigger, voices, (*event.reasons, *judged.reasons, *told.delivery.reasons)),
        **anchored(reading, quote),
        sentence=(event.sentence.start, event.sentence.end),
        kind=_kind(event, told.delivery.speech_act),
        speech_act=told.delivery.speech_act,
        speakers=told.speakers,
        status=told.delivery.status,
        polarity=judged.polarity,
        modality=judged.modality,
        hedges=tuple(hedge for hedge in judged.hedges if quote.covers(hedge)),
        author_commitment="neutral" if told.speakers and not voices else judged.author_commitment,
        attribution=told.source_class,
        about=None,
        act=event.act,
        trigger=(event.trigger.start, event.trigger.end),
        perpetrators=told.doers,
        victims=counted_victims(reading.text, event.trigger, event.victims, figures),
        weapons=event.weapons,
        targets=event.targets,
        addressees=(*(voices[-1].addressees if voices else ()), *event.addressees),
        place=place_for(reading, reach, event.trigger, event.scope),
        time=time_for(reading, reach, event.trigger, event.time),
        figures=figures,
        provisions=tuple(f"rome:{article}" for article in reading.lexicon.terms.by_id[event.act].provisions),
        certain=event.certain,
    )


def _beside(reading: Reading, quote: Range) -> tuple[Event, ...]:
    return tuple(reading.events_along.inside(quote))


def _kind(event: Event, speech_act: str) -> Kind:
    if speech_act == "rhetorical_question" and event.kind in {"event", "pattern", "state"}:
        return "question"
    return event.kind


def _speaking(voices: tuple[Attribution, ...], event: Event) -> tuple[tuple[Participant, ...], tuple[Perpetrator, ...]]:
    """The chain of voices and the doers; who refuses, calls or accuses in the author's own words is who speaks.

    Several who do so together are one voice (`joint`), the first who is named last, as in a chain of voices.
    """
    doers = event.perpetrators
    if (
        voices
        or (event.kind not in {"refusal", "call"} and event.act != "dip.accuse")
        or not event.act.startswith("dip.")
        or all(doer.party is None for doer in doers)
    ):
        return speakers_of(voices), doers
    said = [Participant(name=one.name, party=one.party, start=one.start, end=one.end) for one in doers]
    beside = (replace(one, joint=True) for one in reversed(said[1:]))
    return (*beside, said[0]), ()


def _is_one(speaker: Participant, doer: Perpetrator) -> bool:
    """Whether who speaks is who did it: one party, or one name where no party is known."""
    if speaker.party is not None or doer.party is not None:
        return speaker.party == doer.party
    return speaker.name.casefold() == doer.name.casefold()


def _source_class(
    reading: Reading,
    event: Event,
    voices: tuple[Attribution, ...],
    speakers: tuple[Participant, ...],
    author: Author,
) -> SourceClass:
    if voices:
        return voices[-1].source_class
    if speakers:
        return "official"
    passage = reading.passage_at(event.trigger)
    words = passage.tokens_in(event.trigger) if passage is not None else None
    return "first_hand" if words is not None and author_saw(words.sent) else author.source_class
