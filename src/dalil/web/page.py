"""A page of the desk: what a template is given, and the same as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Json = Mapping[str, Any] | Sequence[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`record` is what stands at the address with `.json` after it; the template gets it with `more` beside it."""

    template: str
    record: Json
    more: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Something was done; what it led to stands at this address. The browser keeps the cookies of `keep` for a year."""

    to: str
    keep: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file that the browser saves: where it lies, what it is, and under which name."""

    path: Path
    media_type: str
    name: str
