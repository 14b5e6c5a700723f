"""Where words came from: the thing that is counted instead of reports."""

from dataclasses import dataclass
from typing import Literal, get_args

from dalil.model.link import Link
from dalil.model.validity import require_member

OriginKind = Literal["speech", "document", "post", "agency", "witness", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One root of the origin graph: the statements that lead back to it, and the links that say why.

    `held` is False where the origin is named but its document is not in the case (a gap to fill).
    """

    id: str
    label: str
    kind: OriginKind
    held: bool
    documents: tuple[str, ...]
    statements: tuple[str, ...]
    links: tuple[Link, ...]

    def __post_init__(self) -> None:
        require_member(self.kind, get_args(OriginKind), "origin: kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginCount:
    """How many independent origins: `low` merges every possible link, `high` only certain ones.

    `unattributed` counts roots that name no source; they are no independent witnesses.
    """

    low: int
    high: int
    unattributed: int
