"""What a verifier brings along: nothing of it may come from the case that is judged by it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dalil.proof.checkpoint import Checkpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a token of a time-stamping authority says: the time (RFC 3339, UTC), who says it, until when that counts.

    A certificate has to count at the time of the stamp, not now (RFC 3161 section 4.3).
    """

    time: str
    authority: str
    ends: str


class TokenReader(Protocol):
    """Reads tokens of RFC 3161; `proof` has no reader of its own, since the form needs a library."""

    def __call__(self, token: bytes, message: bytes, certificates: Sequence[bytes]) -> Stamp:
        """The stamp over `message`, vouched for by one of the certificates (DER).

        Raises `IntegrityError` when the token is malformed, over other bytes, or vouched for by none of them.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Checkpoints of this log that others kept (`held`, by the name of the file), or that this user cosigned (`seen`).

    `certificates` (DER) are trusted authorities, `now` (RFC 3339) is for notes about certificates that ended or will.
    """

    held: Mapping[str, bytes] = field(default_factory=dict)
    seen: Sequence[Checkpoint] = ()
    certificates: Sequence[bytes] = ()
    read_token: TokenReader | None = None
    now: str | None = None
