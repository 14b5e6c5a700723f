"""What parent and child say to each other: frames of a length and MessagePack, checked against our types on arrival.

The parent trusts no byte of the child, which its input may have taken over: no pickle, and sizes are capped.
"""

import struct
from dataclasses import dataclass, field

import msgspec

from dalil.errors import LimitError, UnreadableError
from dalil.readers.limits import Limits
from dalil.readers.outcome import Outcome

HEAD = struct.Struct(">QQ")  # lengths of the message and of the bytes that follow it


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What the child is to read: the name helps to tell the kind, the bytes follow the message."""

    name: str
    limits: Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why the child could not read it. `limit`: a limit was passed. Neither text holds words of the input."""

    limit: bool
    diagnosis: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The outcome or the failure."""

    outcome: Outcome | None = None
    failure: Failure | None = field(default=None)


def frame(message: Task | Answer, data: bytes = b"") -> tuple[bytes, bytes]:
    """The bytes to send: length and message, then the data as they are."""
    encoded = msgspec.msgpack.encode(message)
    return HEAD.pack(len(encoded), len(data)) + encoded, data


def task_of(encoded: bytes) -> Task:
    """The task in a message of the parent."""
    return msgspec.msgpack.decode(encoded, type=Task)


def outcome_of(encoded: bytes) -> Outcome:
    """The outcome in a message of the child. Raises its failure; `UnreadableError` for a message that is no answer."""
    try:
        answer = msgspec.msgpack.decode(encoded, type=Answer)
    except msgspec.MsgspecError:
        raise UnreadableError("The reader gave no proper answer.", "The input is preserved.") from None
    if answer.failure is not None:
        kind = LimitError if answer.failure.limit else UnreadableError
        raise kind(answer.failure.diagnosis, answer.failure.remedy)
    if answer.outcome is None:
        raise UnreadableError("The reader gave no answer.", "The input is preserved.")
    return answer.outcome
