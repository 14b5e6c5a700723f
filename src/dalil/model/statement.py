"""The heart of the case: one event mention in one chain of voices. Field names and order are the design's JSON form."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from dalil.model.figure import Figure
from dalil.model.record import SPARING
from dalil.model.span import Range
from dalil.model.validity import require, require_member, require_range, require_sha256
from dalil.model.when import EventTime
from dalil.model.where import Where

Kind = Literal["event", "pattern", "state", "legal_characterisation", "call", "refusal", "question", "caption", "other"]
Status = Literal[
    "asserted", "reported", "alleged", "denied", "threatened", "promised", "called_for", "hypothetical", "opinion"
]
Polarity = Literal["pos", "neg"]
Modality = Literal["possibility", "conditional", "counterfactual", "future", "obligation"]
SpeechAct = Literal[
    "assert", "report", "accuse", "blame", "countercharge", "deny", "refuse", "condemn", "demand", "call_for", "appeal",
    "propose", "threaten", "promise", "concede", "predict", "characterise_legal", "label", "rhetorical_question",
    "testify", "caption", "frame",
]  # fmt: skip
Commitment = Literal["endorses", "neutral", "distances"]
Attribution = Literal[
    "first_hand", "second_hand", "official", "ngo", "media", "media_opinion", "social_media", "anonymous"
]
Via = Literal["subject", "by", "possessive", "implied", "coreference"]
Review = Literal["open", "accepted", "rejected", "corrected", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A voice or an addressee: the words, the party they name (vocabulary id, or None), code points [start, end).

    `joint`: the voice speaks together with the next one of its chain, in the same words; neither quotes the other.
    """

    name: str
    party: str | None
    start: int
    end: int
    joint: bool = field(default=False, metadata=SPARING)

    def __post_init__(self) -> None:
        require_range(self.start, self.end, "participant")


@dataclass(frozen=True, slots=True, kw_only=True)
class Perpetrator:
    """Who is said to have acted, and how the words say so; `implied` and `coreference` point at the words used."""

    name: str
    party: str | None
    start: int
    end: int
    via: Via

    def __post_init__(self) -> None:
        require_range(self.start, self.end, "perpetrator")
        require_member(self.via, get_args(Via), "perpetrator: via")


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """Who is said to have suffered it; `category` is a victim group of the vocabulary (vic.…), or None."""

    name: str
    category: str | None
    start: int
    end: int

    def __post_init__(self) -> None:
        require_range(self.start, self.end, "victim")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMention:
    """A weapon or target of the vocabulary (wpn.…, tgt.…) at the words [start, end) that name it."""

    id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        require_range(self.start, self.end, "mention")


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """What made the statement, in which version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One event mention (one trigger) in one chain of voices, anchored in a rendition.

    Offsets are code points into the rendition, end exclusive. `speakers` runs from the outermost to the innermost
    voice, those who speak together side by side (`joint`); empty means the document's own voice. `status` is the
    commitment of the innermost speaker, `author_commitment` that of the document's author. `certain` is False where the
    machine itself doubts its reading. `provisions` are candidates, never findings. Raises `InvalidValueError` for a
    value outside the closed lists.
    """

    id: str
    document: str
    exhibit: str
    rendition: str
    quote: str
    start: int
    end: int
    sentence: tuple[int, int]
    kind: Kind
    speech_act: SpeechAct
    speakers: tuple[Participant, ...]
    status: Status
    polarity: Polarity
    modality: Modality | None
    hedges: tuple[Range, ...]
    author_commitment: Commitment
    attribution: Attribution
    about: str | None
    act: str | None
    trigger: tuple[int, int] | None
    perpetrators: tuple[Perpetrator, ...]
    victims: tuple[Victim, ...]
    weapons: tuple[TermMention, ...]
    targets: tuple[TermMention, ...]
    addressees: tuple[Participant, ...]
    place: Where | None
    time: EventTime | None
    figures: tuple[Figure, ...]
    provisions: tuple[str, ...]
    method: Method
    reasons: tuple[str, ...]
    certain: bool
    review: Review = "open"

    def __post_init__(self) -> None:
        require_sha256(self.exhibit, "statement: exhibit")
        require_sha256(self.rendition, "statement: rendition")
        require_range(self.start, self.end, "statement")
        require(len(self.quote) == self.end - self.start > 0, "statement: the quote is the text at [start, end)")
        require_range(*self.sentence, "statement: sentence")
        for value, closed_list, what in (
            (self.kind, get_args(Kind), "kind"),
            (self.speech_act, get_args(SpeechAct), "speech_act"),
            (self.status, get_args(Status), "status"),
            (self.polarity, get_args(Polarity), "polarity"),
            (self.modality, (None, *get_args(Modality)), "modality"),
            (self.author_commitment, get_args(Commitment), "author_commitment"),
            (self.attribution, get_args(Attribution), "attribution"),
            (self.review, get_args(Review), "review"),
        ):
            require_member(value, closed_list, f"statement: {what}")
        require((self.act is None) or (self.trigger is not None), "statement: an act has a trigger")
        require(bool(self.reasons), "statement: at least one rule says why it is there")

    @property
    def position(self) -> tuple[str, str, int, int, tuple[int, int], str]:
        """Where it stands, for sorting: report by name, place in its text, place of the trigger.

        An id hangs on every byte of its report; by ids alone the names in a report would decide what comes first.
        """
        return self.document, self.exhibit, self.start, self.end, self.trigger or (0, 0), self.id


def voices(speakers: Sequence[Participant]) -> tuple[tuple[Participant, ...], ...]:
    """The speakers of a statement, from the outermost to the innermost voice; who speaks together is one voice.

    The one that counts stands last, those who speak together with it before it.
    """
    found: list[list[Participant]] = []
    together = False
    for speaker in speakers:
        if not together:
            found.append([])
        found[-1].append(speaker)
        together = speaker.joint
    return tuple(map(tuple, found))
