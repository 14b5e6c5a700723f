"""What a person decided, when and why; superseded only by a later decision."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from dalil.model.validity import require, require_member

DecisionKind = Literal[
    "accept",
    "reject",
    "correct",
    "unsure",
    "add",
    "undo",
    "merge",
    "split",
    "same",
    "different",
    "protect",
    "classify",
    "release",
    "grade",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A signed log entry about `subjects` (ids): who (key id), when (RFC 3339, claimed), what, why.

    `quote`, `before` and `after` (32 code points each) let a later engine find the words again. `supersedes` is the id
    of the decision that it replaces. `fields` holds the corrected values: one of a closed list as it is, one that was
    read from words as JSON. `add` says that there is a statement which the machine did not find.
    """

    id: str
    kind: DecisionKind
    subjects: tuple[str, ...]
    by: str
    at: str
    reason: str
    fields: Mapping[str, str] = field(default_factory=dict)
    quote: str | None = None
    before: str | None = None
    after: str | None = None
    supersedes: str | None = None

    def __post_init__(self) -> None:
        require_member(self.kind, get_args(DecisionKind), "decision: kind")
        require(bool(self.subjects), "decision: it is about something")
        require(bool(self.reason.strip()), "decision: it has a reason")
