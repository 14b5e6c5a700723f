"""Law as data: frameworks, provisions and their elements."""

from dataclasses import dataclass
from typing import Literal, get_args

from dalil.model.validity import require, require_member

ConflictType = Literal["IAC", "NIAC", "any", "none"]
ElementType = Literal["C", "R", "X", "M", "ctx"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One row that has to be shown: C conduct, R result, X circumstance, M mental, ctx context (Elements of Crimes)."""

    id: str
    type: ElementType
    text: str
    hints: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_member(self.type, get_args(ElementType), "element: type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A crime or rule of one framework: conflict type, validity (ISO dates), its twin in the other conflict type.

    `id` carries the framework in front (`rome:8(2)(e)(i)`). `verified` is False where the row was not checked
    against the source.
    """

    id: str
    framework: str
    title: str
    conflict: ConflictType
    valid_from: str
    valid_to: str | None
    source: str
    twins: tuple[str, ...]
    elements: tuple[Element, ...]
    verified: bool

    def __post_init__(self) -> None:
        require_member(self.conflict, get_args(ConflictType), "provision: conflict")
        require(self.id.startswith(f"{self.framework}:"), "provision: the id carries its framework")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """A court or body that may hear it, with what it requires and since when (ISO date)."""

    id: str
    title: str
    applies: bool | None
    why: str
    frameworks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A body of law as a pluggable package: its provisions, forums and the SHA-256 of the data files."""

    id: str
    title: str
    version: str
    sha256: str
    provisions: tuple[Provision, ...]
    forums: tuple[Forum, ...]
