"""Law as data: frameworks, provisions and their elements."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from dalil.model.validity import require, require_member

ConflictType = Literal["IAC", "NIAC", "any", "none"]
ElementType = Literal["C", "R", "X", "M", "ctx"]
ProvisionKind = Literal["crime", "rule", "heading", "liability", "procedure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One row that has to be shown: C conduct, R result, X circumstance, M mental, ctx context (Elements of Crimes).

    `hints` name the features of a statement that may speak for the row (`act.shelling`, `vic.*`), `against` those
    that may speak for the accused. A row shared by several provisions carries the same id in all of them.
    """

    id: str
    type: ElementType
    text: str
    hints: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    verified: bool = False

    def __post_init__(self) -> None:
        require_member(self.type, get_args(ElementType), "element: type")
        require(bool(self.text.strip()), "element: it says what has to be shown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A crime or rule of one framework: kind of conflict, first and last day of validity, twins in the other kind.

    `id` carries the framework in front (`rome:8(2)(e)(i)`). `hooks` are terms of the vocabulary or provisions of other
    frameworks that bring it up; `instead` names what to argue where there is no twin. `verified` is False where the
    row was not checked against the source. Conflict `any`: some armed conflict; `none`: none is needed.
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
    kind: ProvisionKind = "crime"
    hooks: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    note: str | None = None

    def __post_init__(self) -> None:
        require_member(self.conflict, get_args(ConflictType), "provision: conflict")
        require_member(self.kind, get_args(ProvisionKind), "provision: kind")
        require(self.id.startswith(f"{self.framework}:"), "provision: the id carries its framework")
        require(
            self.valid_to is None or self.first <= date.fromisoformat(self.valid_to), "provision: ends before it begins"
        )

    @property
    def first(self) -> date:
        """The first day on which it is law."""
        return date.fromisoformat(self.valid_from)

    @property
    def last(self) -> date | None:
        """The last day on which it is law; None while it stands."""
        return None if self.valid_to is None else date.fromisoformat(self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """A court or body that may hear it, with what it requires and since when (ISO date).

    `applies` None: it depends on what `why` says. `countries` (ISO 3166-1 alpha-2) empty: wherever it happened.
    `provisions` are those it hears (a final `*` stands for any rest). `own_law`: it judges by a law of its own, so that
    a bar in the framework at hand does not bar it.
    """

    id: str
    title: str
    applies: bool | None
    why: str
    frameworks: tuple[str, ...]
    countries: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ("*",)
    own_law: bool = False
    valid_from: str | None = None
    source: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A body of law as a pluggable package: its provisions, forums and the SHA-256 of the data files."""

    id: str
    title: str
    version: str
    sha256: str
    provisions: tuple[Provision, ...]
    forums: tuple[Forum, ...]
    note: str | None = None
