"""Accounts that contradict each other, set side by side."""

from dataclasses import dataclass
from typing import Literal, get_args

from dalil.model.validity import require, require_member

ConflictKind = Literal["denial", "blame", "figure", "place", "time", "framing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two or more sides (statement ids) that cannot all be right as told, and one sentence that explains why.

    A change over time or a different population is no conflict.
    """

    kind: ConflictKind
    sides: tuple[tuple[str, ...], ...]
    explanation: str

    def __post_init__(self) -> None:
        require_member(self.kind, get_args(ConflictKind), "conflict: kind")
        require(len(self.sides) > 1 and all(self.sides), "conflict: there are at least two sides")
