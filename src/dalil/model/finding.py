"""The elements matrix: what may support which element, what is missing. Candidates, never findings of guilt."""

from dataclasses import dataclass
from typing import Literal, get_args

from dalil.model.validity import require, require_member

Directness = Literal["direct", "circumstantial", "background", "lead"]
ElementState = Literal["direct", "circumstantial", "leads_only", "contested", "nothing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One statement that bears on an element, the origin it leads back to and how directly it speaks to it."""

    statement: str
    origin: str | None
    directness: Directness

    def __post_init__(self) -> None:
        require_member(self.directness, get_args(Directness), "support: directness")


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementFinding:
    """A row of the matrix: the element, what supports, contradicts, is neutral or exculpatory, and its state."""

    id: str
    text: str
    type: str
    supports: tuple[Support, ...]
    contradicts: tuple[Support, ...]
    neutral: tuple[Support, ...]
    exculpatory: tuple[Support, ...]
    state: ElementState

    def __post_init__(self) -> None:
        require_member(self.state, get_args(ElementState), "element: state")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One provision as a candidate: whether it can apply (None = unclassified), why not, and its elements with gaps."""

    framework: str
    provision: str
    title: str
    applies: bool | None
    why_not: str | None
    forums: tuple[str, ...]
    elements: tuple[ElementFinding, ...]

    def __post_init__(self) -> None:
        require(self.applies is not False or self.why_not is not None, "finding: what cannot apply says why")
