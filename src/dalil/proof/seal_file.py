"""The names of what lies beside a checkpoint: tokens of time-stamping authorities, and requests not yet answered."""

import re
from dataclasses import dataclass, replace

from dalil.errors import InvalidValueError
from dalil.proof.layout import CHECKPOINTS

_NAME = re.compile(CHECKPOINTS + r"/([1-9]\d{0,15}|0)\.(ts[rq])([2-9]|[1-9]\d)?", re.ASCII)
_RENEWAL = re.compile(CHECKPOINTS + r"/([1-9]\d{0,15}|0)\.renew-([1-9]\d{0,2})\.(ts[rq])", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFile:
    """The `number`th token (from 1) over the checkpoint of `size` entries, or a renewal; `request`: not answered yet.

    `N.tsr`, `N.tsr2` … are tokens over the text of the checkpoint, `N.renew-M.tsr` one over it and an older token.
    """

    size: int
    number: int
    renewal: bool = False
    request: bool = False

    def __post_init__(self) -> None:
        if self.size < 0 or self.number < 1:
            raise InvalidValueError("A token belongs to a checkpoint and is numbered from 1.")

    @property
    def path(self) -> str:
        """Where it lies in a case."""
        kind = "tsq" if self.request else "tsr"
        if self.renewal:
            return f"{CHECKPOINTS}/{self.size}.renew-{self.number}.{kind}"
        return f"{CHECKPOINTS}/{self.size}.{kind}{self.number if self.number > 1 else ''}"

    @property
    def answered(self) -> "SealFile":
        """The token that answers this request."""
        return replace(self, request=False)


def read_seal_path(path: str) -> SealFile | None:
    """The token or request that lies at a path of a case; None when neither is named so."""
    if (found := _RENEWAL.fullmatch(path)) is not None:
        size, number, kind = found.groups()
        return SealFile(size=int(size), number=int(number), renewal=True, request=kind == "tsq")
    if (found := _NAME.fullmatch(path)) is not None:
        size, kind, number = found.groups()
        return SealFile(size=int(size), number=int(number or 1), request=kind == "tsq")
    return None
