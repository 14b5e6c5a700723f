"""A time expression."""

from dataclasses import dataclass
from typing import Literal

from dalil.model.span import Range
from dalil.model.when import TimeBasis

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """Words that tell a time: TIMEX3 type and value (ISO-TimeML), beside the EDTF interval and its basis.

    `value` and `edtf` are None where nothing anchors the words; a duration or a set has no `edtf`.
    """

    range: Range
    type: TimexType
    value: str | None
    edtf: str | None
    basis: TimeBasis
