"""The limits of a build: the documented ones, unless the user asks for others; the log then says which."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from dalil.casework.inputs import FOLDER_DEPTH
from dalil.custody.folder import CaseFolder
from dalil.custody.store import LARGEST_EXHIBIT
from dalil.readers.limits import DEFAULT, Limits

RUN = "derivation.run"
SAID = "limits"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildLimits:
    """What is taken in: bytes of an exhibit, folders below the one named; and what `reading` one input may take."""

    exhibit: int = LARGEST_EXHIBIT
    depth: int = FOLDER_DEPTH
    reading: Limits = field(default_factory=Limits)


def said(limits: Limits) -> dict[str, int]:
    """The limits of reading that are not the documented ones: a reading depends on them, so the log names them."""
    return {one.name: value for one in fields(limits) if (value := getattr(limits, one.name)) != one.default}


def limits_of_latest_run(case: CaseFolder) -> Limits:
    """The limits under which the latest run was made."""
    latest: Mapping[str, object] = {}
    for entry in case.entries():
        if entry.type == RUN:
            tool = entry.members.get("tool")
            found = tool.get(SAID) if isinstance(tool, dict) else None
            latest = found if isinstance(found, dict) else {}
    known = {one.name: latest[one.name] for one in fields(DEFAULT) if one.name in latest}
    return replace(DEFAULT, **{name: value for name, value in known.items() if isinstance(value, int)})
