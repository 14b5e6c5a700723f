"""What a large model proposes beside the statements of the rules: never one of them, never counted."""

from dataclasses import dataclass, field
from typing import get_args

from dalil.model.statement import Polarity, Status
from dalil.model.validity import require, require_member, require_range, require_sha256

NOTICE = "suggested by a large model, not reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedSpan:
    """Words of the text at code points [start, end) of the rendition, exactly as they stand there."""

    name: str
    start: int
    end: int

    def __post_init__(self) -> None:
        require_range(self.start, self.end, "suggested span")
        require(len(self.name) == self.end - self.start > 0, "suggested span: the words are those at [start, end)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedBy:
    """Where a suggestion comes from: model and build (`fingerprint`) as the server states them, and three hashes.

    SHA-256 of the prompt, of what was sent and of what came back.
    """

    model: str
    fingerprint: str
    prompt: str
    sent: str
    received: str

    def __post_init__(self) -> None:
        for value in (self.prompt, self.sent, self.received):
            require_sha256(value, "suggestion: hash")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One event mention as a large model reads it. All words are spans of the rendition; all else is of closed lists.

    Offsets are code points into the rendition, end exclusive. `quote` is the sentence or clause that holds `trigger`.
    Raises `InvalidValueError` for a value outside the closed lists.
    """

    id: str
    document: str
    exhibit: str
    rendition: str
    quote: str
    start: int
    end: int
    trigger: SuggestedSpan
    act: str | None
    status: str | None
    polarity: str | None
    speakers: tuple[SuggestedSpan, ...] = ()
    perpetrators: tuple[SuggestedSpan, ...] = ()
    victims: tuple[SuggestedSpan, ...] = ()
    weapons: tuple[SuggestedSpan, ...] = ()
    targets: tuple[SuggestedSpan, ...] = ()
    place: SuggestedSpan | None = None
    time: SuggestedSpan | None = None
    figure: SuggestedSpan | None = None
    by: SuggestedBy
    notice: str = field(default=NOTICE)

    def __post_init__(self) -> None:
        require_sha256(self.exhibit, "suggestion: exhibit")
        require_sha256(self.rendition, "suggestion: rendition")
        require_range(self.start, self.end, "suggestion")
        require(len(self.quote) == self.end - self.start > 0, "suggestion: the quote is the text at [start, end)")
        require(self.start <= self.trigger.start and self.trigger.end <= self.end, "suggestion: the quote holds it")
        require_member(self.status, (None, *get_args(Status)), "suggestion: status")
        require_member(self.polarity, (None, *get_args(Polarity)), "suggestion: polarity")
        require(self.notice == NOTICE, "suggestion: it says what it is")
