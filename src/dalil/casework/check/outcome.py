"""What a check found: marks of a draft's sentences, with the words of the case that they rest on."""

from dataclasses import dataclass
from typing import Literal, get_args

from dalil.model.figure import Figure
from dalil.model.origin import OriginCount
from dalil.model.statement import Statement
from dalil.model.validity import require, require_member

Mark = Literal[
    "supported",
    "one_origin",
    "unattributed",
    "figure_differs",
    "denied",
    "attribution_dropped",
    "wrong_speaker",
    "not_found",
]
# Marks that ask the writer to look again; the others say how well a sentence rests.
ALARMS: frozenset[Mark] = frozenset(("figure_differs", "denied", "attribution_dropped", "wrong_speaker", "not_found"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """One origin behind a claim: its label, the reports that carry it and the statements that lead back to it."""

    origin: str
    label: str
    held: bool
    documents: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure as a statement of the case gives it."""

    figure: Figure
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCheck:
    """A figure of the draft beside those that the case gives of the matter; `agrees` where one of them bears it."""

    figure: Figure
    agrees: bool
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of a sentence: a voice, an act, and what the case has of it.

    `act` and `speakers` are as read in the draft. `origins` counts what is behind it in the case, `reports` how many
    documents tell it, with its figure where it gives one. `said_by` are the voices of the case on the matter,
    `denied_by` the statements that deny it, `denial_told` whether the draft tells that denial itself. `reasons` says
    each mark in a sentence.
    """

    act: str | None
    speakers: tuple[str, ...]
    marks: tuple[Mark, ...]
    reasons: tuple[str, ...]
    origins: OriginCount
    reports: int
    backing: tuple[Backing, ...]
    figures: tuple[FigureCheck, ...]
    said_by: tuple[str, ...]
    denied_by: tuple[Statement, ...]
    denial_told: bool

    def __post_init__(self) -> None:
        for mark in self.marks:
            require_member(mark, get_args(Mark), "claim: mark")
        require(len(self.marks) == len(self.reasons), "claim: each mark has its reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSentence:
    """A sentence of the draft, code points [start, end) of its text, with its claims; none where it claims nothing."""

    start: int
    end: int
    text: str
    claims: tuple[Claim, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all claims, each once, in the order of the list of marks."""
        found = {mark for claim in self.claims for mark in claim.marks}
        return tuple(mark for mark in get_args(Mark) if mark in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDraft:
    """All sentences of a draft in order, and the run of the case that they were held against."""

    name: str
    run: str
    text: str
    sentences: tuple[CheckedSentence, ...]
