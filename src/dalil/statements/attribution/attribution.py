"""One voice and its words."""

from dataclasses import dataclass
from typing import Literal

from dalil.model.span import Range
from dalil.model.statement import Attribution as SourceClass
from dalil.model.statement import Participant, SpeechAct
from dalil.vocab.cues import CueClass as CueClass  # noqa: PLC0414 the cue's class is part of this record's contract
from dalil.vocab.cues import CueFamily as CueFamily  # noqa: PLC0414 as the cue's class

Form = Literal["direct", "mixed", "indirect", "block", "noun", "post", "caption"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words that the document lays in somebody's mouth.

    `content` are the ranges of what is said (quotation marks included; several where source or cue interrupts it),
    `source` the ranges that name the voice (may be empty), `cue` those that announce it. `speaker` is the voice as
    resolved (name and party, anchored at the words used). `parent` is the index of the attribution that this one is
    nested in. `source_class` is the design's `attribution`. `speech_act` is what the cue alone says of the act.
    `spoken` is the EDTF day of the speech where the text states it; relative times inside count from it. `family` says
    whether the voice speaks, thinks, wants, or takes a stance. `beside` are those who say it together with the speaker.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    speaker: Participant | None
    form: Form
    cue_class: CueClass
    speech_act: SpeechAct
    source_class: SourceClass
    parent: int | None
    addressees: tuple[Participant, ...]
    spoken: str | None
    rule: str
    family: CueFamily = "say"
    beside: tuple[Participant, ...] = ()
