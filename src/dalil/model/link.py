"""Why two reports depend on each other."""

from dataclasses import dataclass
from typing import Literal, get_args

from dalil.model.span import Span
from dalil.model.validity import require, require_member

LinkKind = Literal["copy", "quotation", "citation", "same_url", "same_post", "same_media", "common_error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An edge of the origin graph with its evidence: `from_` took from `to` where `directed` (exhibits or statements).

    `certain` edges always merge origins; the others only for the low count. `reason` is one plain sentence.
    """

    from_: str
    to: str
    kind: LinkKind
    directed: bool
    rule: str
    spans: tuple[Span, ...]
    reason: str
    certain: bool = True

    def __post_init__(self) -> None:
        require_member(self.kind, get_args(LinkKind), "link: kind")
        require(self.from_ != self.to, "link: nothing depends on itself")
