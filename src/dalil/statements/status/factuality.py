"""How surely the innermost speaker and the author put an event."""

from dataclasses import dataclass

from dalil.model.span import Range
from dalil.model.statement import Commitment, Modality, Polarity, SpeechAct, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """Status of the innermost speaker, polarity on the event, modality, hedges, and the author's own commitment.

    `value` is the author's commitment on the scale of factuality corpora: -3 certainly not, 0 unknown, +3 certain.
    `happened` is the same on another question, whether it has come about by the time of writing: what lies ahead, is
    only wished, asked or supposed, has not (the convention of "It Happened", White et al. 2016).
    """

    status: Status
    polarity: Polarity
    modality: Modality | None
    hedges: tuple[Range, ...]
    author_commitment: Commitment
    speech_act: SpeechAct
    value: float
    happened: float
    reasons: tuple[str, ...]
