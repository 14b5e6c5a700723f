"""One input on its way into a case, and what became of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Literal

from dalil.custody.store import LARGEST_EXHIBIT
from dalil.model.exhibit import Acquisition
from dalil.proof.canonical import JsonValue

ReceiptState = Literal["preserved", "duplicate", "known", "refused"]
STATED = "stated."


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Bytes to be preserved: how to open them, their media type, how they came, and the path given by the user.

    `limit` is the largest size in bytes. Name, path, source and all that is stated are logged as commitments only.
    """

    open: Callable[[], BinaryIO]
    media_type: str
    acquisition: Acquisition
    path: str | None = None
    limit: int = LARGEST_EXHIBIT

    def fields(self) -> dict[str, JsonValue]:
        """What the log commits to, by name."""
        acquisition = self.acquisition
        said = {
            "name": acquisition.name,
            "path": self.path,
            "obtained_from": acquisition.obtained_from,
            "obtained_at": acquisition.obtained_at,
            "obtained_by": acquisition.obtained_by,
            **{STATED + key: value for key, value in sorted(acquisition.stated.items())},
        }
        return {sayable(name): sayable(value) for name, value in said.items() if value is not None}


def sayable(text: str) -> str:
    r"""A name that is not UTF-8 on the disk, with its odd bytes written as \xNN."""
    if text.isascii():
        return text
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of an input, given once it is on the disk and in the log.

    `preserved` first time; `duplicate` same bytes, another acquisition; `known` nothing new; `refused` see `why`.
    """

    state: ReceiptState
    acquisition: Acquisition
    sha256: str | None = None
    why: str | None = None


def acquisition_of(fields: Mapping[str, JsonValue]) -> Acquisition:
    """The acquisition that opened commitments tell of; a field that stays closed is None, a closed name empty."""
    text = {name: str(value) for name, value in fields.items()}
    return Acquisition(
        name=text.get("name", ""),
        obtained_from=text.get("obtained_from"),
        obtained_at=text.get("obtained_at"),
        obtained_by=text.get("obtained_by"),
        stated={name.removeprefix(STATED): value for name, value in text.items() if name.startswith(STATED)},
    )
