"""Statements without an act of the vocabulary: captions, and what a voice says besides."""

import re
from dataclasses import dataclass

from dalil.model.figure import Figure
from dalil.model.span import Range
from dalil.model.statement import Attribution as SourceClass
from dalil.model.statement import Commitment, Kind, SpeechAct, Statement, Status
from dalil.statements.along import Along
from dalil.statements.anchor import UNTOLD, anchored, made
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.author import Author
from dalil.statements.events.left_open import leaves_open
from dalil.statements.passage import Passage
from dalil.statements.quotes import bare, trimmed
from dalil.statements.reading import Reading
from dalil.statements.status.factuality import Factuality
from dalil.statements.status.judge import SPEECH_STATUS
from dalil.statements.ties import place_for, time_for
from dalil.statements.voices import innermost_voice, speakers_of, voices_over
from dalil.vocab.triggers import load_trigger_rules

_FILE = re.compile(r"\((?:file(?: photo)?|archive|library)\)\.?", re.IGNORECASE)
_CREDIT = re.compile(
    r"\s*(?:Photo|Picture|Image|Credit|Photograph)s?(?: by| credit| credits)?\s*:.*", re.IGNORECASE | re.DOTALL
)
_FEW_WORDS = 3
_ASKED = re.compile(r"(?:who|whom|what|which|whether|how|why|where|when)\b", re.IGNORECASE)
_LINE = 200
VOICED = {"direct", "indirect", "block", "post", "mixed"}
# What the cue alone says of words without an act; who answers a charge with another says what he says of his own.
_STATUS: dict[SpeechAct, Status] = {
    **{act: status for act, status in SPEECH_STATUS.items() if act != "countercharge"},
    "refuse": "asserted",
    "rhetorical_question": "opinion",
}


def captions(reading: Reading, author: Author) -> tuple[Statement, ...]:
    """One statement for each caption, without its credit; a caption dates nothing."""
    found = []
    for passage in reading.passages:
        whole = Range(start=passage.start, end=passage.start + len(passage.text))
        if is_caption(passage):
            place = _without_credit(reading.text, whole)
            if place.start < place.end:
                said = _Said(
                    place=place, voices=(), kind="caption", act="caption", status="asserted",
                    source_class=author.source_class,
                )  # fmt: skip
                found.append(_plain(reading, said))
    return tuple(found)


def is_caption(passage: Passage) -> bool:
    """Whether the passage is laid out as a caption, or is a short line that says it is an archive picture."""
    if passage.block.kind == "caption":
        return True
    if passage.block.end - passage.start >= _LINE:
        return False
    text = passage.text
    return _FILE.search(text) is not None and "\n" not in text.strip()


def _without_credit(text: str, whole: Range) -> Range:
    match = _FILE.search(text, whole.start, whole.end) or _CREDIT.search(text, whole.start, whole.end)
    if match is None:
        return trimmed(text, whole)
    end = match.start() if match.re is _CREDIT else match.end()
    return trimmed(text, Range(start=whole.start, end=end))


def silent_voices(reading: Reading, told: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """One statement for each attributed passage that holds no statement yet and no voice of its own."""
    busy = {innermost_voice(reading, _range(one.trigger)) for one in told if one.trigger}
    parents = {voice.parent for voice in reading.attributions}
    cues = Along((cue, voice) for voice in reading.attributions for cue in voice.cue)
    triggers = Along((words, one) for one in told if one.trigger for words in (_range(one.trigger),))
    denials = [Range(start=one.start, end=one.end) for one in told if not one.trigger and "about.answer" in one.reasons]
    found = []
    for index, voice in enumerate(reading.attributions):
        if index in busy or index in parents or voice.form not in VOICED or not voice.content:
            continue
        if _leaves_open(reading, voice):
            continue
        place = bare(reading.text, voice.content[0])
        asked = voice.form == "indirect" and _ASKED.match(reading.text, place.start) is not None
        introduces = voice.form == "indirect" and any(other != voice for other in cues.inside(place))
        if asked or introduces or not _tells(reading, place) or _is_told(voice, triggers):
            continue
        if any(denial.covers(place) for denial in denials):
            continue
        kind, act = _kind_of(reading.text[place.start : place.end], voice)
        judged = reading.factuality(place)
        said = _Said(
            place=place, voices=voices_over(reading, voice.content[0]), kind=kind, act=act,
            status=_STATUS.get(act, judged.status), source_class=voice.source_class, judged=judged,
        )  # fmt: skip
        found.append(_plain(reading, said))
    return tuple(found)


def unread(reading: Reading, sentence: Range) -> Statement:
    """A sentence of which no act and no voice was read, as words of the document's own."""
    place = trimmed(reading.text, sentence)
    said = _Said(
        place=place, voices=(), kind="other", act="assert", status="asserted", source_class="media",
        judged=reading.factuality(place),
    )  # fmt: skip
    return _plain(reading, said)


def _leaves_open(reading: Reading, voice: Attribution) -> bool:
    """Whether the cue only says that somebody does not comment, or neither confirms nor denies."""
    rules = load_trigger_rules()
    spans = [passage.tokens_in(cue) for cue in voice.cue if (passage := reading.passage_at(cue)) is not None]
    return any(span is not None and leaves_open(rules, span.root) for span in spans)


def _tells(reading: Reading, place: Range) -> bool:
    """Whether the content says something: a clause, or a quotation of some length; a mere name or noun does not."""
    passage = reading.passage_at(place)
    span = passage.tokens_in(place) if passage is not None else None
    if span is None or len(span) < _FEW_WORDS:
        return False
    return any(token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod" for token in span)


def _is_told(voice: Attribution, triggers: Along[Statement]) -> bool:
    """Whether the cue itself is the trigger of a statement ("rejected", "called for")."""
    return any(True for cue in voice.cue for _ in triggers.touching(cue))


def _range(words: tuple[int, int]) -> Range:
    return Range(start=words[0], end=words[1])


def _kind_of(text: str, voice: Attribution) -> tuple[Kind, SpeechAct]:  # noqa: PLR0911 the first that applies
    act = voice.speech_act
    if text.rstrip().endswith("?"):
        return "question", "rhetorical_question"
    if act in {"demand", "call_for", "appeal", "propose"}:
        return "call", act
    if act == "refuse":
        return "refusal", act
    if act == "characterise_legal":
        return "legal_characterisation", act
    if act == "assert" and voice.source_class == "first_hand":
        return "other", "testify"
    if act == "assert" and voice.source_class == "media":
        return "other", "report"
    return "other", act


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A passage without an act: where it stands, who says it, and what is done with it."""

    place: Range
    voices: tuple[Attribution, ...]
    kind: Kind
    act: SpeechAct
    status: Status
    source_class: SourceClass
    judged: Factuality | None = None


def _plain(reading: Reading, said: _Said) -> Statement:
    place, judged, voices = said.place, said.judged, said.voices
    return Statement(
        **made(reading, place, voices, (f"passage.{said.kind}",)),
        **anchored(reading, place),
        **UNTOLD,
        sentence=(place.start, place.end),
        kind=said.kind,
        speech_act=said.act,
        speakers=speakers_of(voices),
        status=said.status,
        polarity=judged.polarity if judged and said.kind != "refusal" else "pos",
        modality=judged.modality if judged else None,
        hedges=tuple(hedge for hedge in judged.hedges if place.covers(hedge)) if judged else (),
        author_commitment=_stance(voices),
        attribution=said.source_class,
        addressees=voices[-1].addressees if voices else (),
        place=place_for(reading, place, None),
        time=None if said.kind == "caption" else time_for(reading, place, None, None),
        figures=_figures(reading, said),
        certain=True,
    )


def _figures(reading: Reading, said: _Said) -> tuple[Figure, ...]:
    """The figures of the passage; a caption counts nothing."""
    if said.kind == "caption":
        return ()
    return tuple(reading.figures_along.inside(said.place))


def _stance(voices: tuple[Attribution, ...]) -> Commitment:
    if not voices:
        return "endorses"
    if any(voice.cue_class == "doubt" for voice in voices):
        return "distances"
    return "endorses" if voices[-1].cue_class == "factive" and len(voices) == 1 else "neutral"
