"""One entry of the custody log, as its line says it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from dalil.errors import IntegrityError
from dalil.proof.canonical import JsonObject, JsonValue, dump, load_object
from dalil.proof.digest import is_sha256, sha256_hex

FORMAT_VERSION = 1
LONGEST_LINE = 0xFFFF  # C2SP tlog-tiles: the length of an entry is a uint16
LINES_PER_FILE = 65_536
FIRST_PREV = "0" * 64
SIGNATURE_CONTEXT = b"dalil custody entry, version 1\n"

# What happened to evidence, from the note of format version 1. Unknown types are shown, never passed over.
EVENT_TYPES = frozenset(
    {
        "case.opened",
        "case.recovered",
        "case.verified",
        "clock.set",
        "derivation.run",
        "dossier.published",
        "engine.called",
        "erasure.performed",
        "fetch.attempted",
        "key.added",
        "key.revoked",
        "key.rotated",
        "names.shown",
        "object.accessed",
        "object.copied",
        "object.duplicate",
        "object.exported",
        "object.ingested",
        "object.refused",
        "redaction.applied",
        "review.decided",
        "statement.corrected",
        "statement.recorded",
        "statement.withdrawn",
        "time.anchored",
        "timestamp.obtained",
        "witness.cosigned",
    }
)
_Member = TypeVar("_Member", int, str)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_COMMITMENT = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


def _is_count(value: JsonValue) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_text(value: JsonValue) -> bool:
    return isinstance(value, str) and bool(value)


def _is_commitments(value: JsonValue) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and _COMMITMENT.fullmatch(item) for item in value)


def is_moment(value: JsonValue) -> bool:
    """Whether a value is a time as entries write it: RFC 3339, UTC, whole seconds."""
    return isinstance(value, str) and _TIME.fullmatch(value) is not None


_REQUIRED: dict[str, Callable[[JsonValue], bool]] = {
    "v": lambda value: value == FORMAT_VERSION and _is_count(value),
    "seq": _is_count,
    "prev": is_sha256,
    "id": _is_text,
    "type": _is_text,
    "claimed_time": is_moment,
    "actor": lambda value: isinstance(value, dict) and _is_text(value.get("key_id")) and _is_text(value.get("role")),
}
_OPTIONAL: dict[str, Callable[[JsonValue], bool]] = {
    "object": lambda value: isinstance(value, dict) and is_sha256(value.get("sha256")) and _is_count(value.get("size")),
    "tool": lambda value: isinstance(value, dict),
    "result": lambda value: isinstance(value, dict),
    "_sd": _is_commitments,
    "sig": _is_text,
}
_RULES = {**_REQUIRED, **_OPTIONAL}
_NEEDED = frozenset(_REQUIRED)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A line of the log: its exact bytes without the line feed (the Merkle leaf), and its members.

    `members` holds `v seq prev id type claimed_time actor` always, `object tool result _sd sig` where they apply.
    """

    line: bytes
    members: JsonObject

    @property
    def seq(self) -> int:
        """The position in the log, from 0."""
        return _as(int, self.members["seq"])

    @property
    def prev(self) -> str:
        """SHA-256 of the line before; 64 zeros in the first."""
        return _as(str, self.members["prev"])

    @property
    def id(self) -> str:
        """The random id of the event."""
        return _as(str, self.members["id"])

    @property
    def type(self) -> str:
        """What happened, one of `EVENT_TYPES`."""
        return _as(str, self.members["type"])

    @property
    def claimed_time(self) -> str:
        """RFC 3339 in UTC, as the clock of the writing computer claimed; not proven."""
        return _as(str, self.members["claimed_time"])

    @property
    def actor(self) -> JsonObject:
        """The fingerprint of the acting key (`key_id`) and its role."""
        return self._object("actor")

    @property
    def object(self) -> JsonObject:
        """The object concerned (`sha256 sha512 size media`), empty if none."""
        return self._object("object")

    @property
    def result(self) -> JsonObject:
        """What came of it, in open words; never a name."""
        return self._object("result")

    @property
    def commitments(self) -> tuple[str, ...]:
        """The salted commitments to what is not said in the open; some are decoys."""
        values = self.members.get("_sd", [])
        return tuple(str(value) for value in values) if isinstance(values, list) else ()

    @property
    def digest(self) -> str:
        """SHA-256 of the line: the `prev` of the next."""
        return sha256_hex(self.line)

    def _object(self, name: str) -> JsonObject:
        value = self.members.get(name, {})
        return value if isinstance(value, dict) else {}


def read_entry(line: bytes) -> LedgerEntry:
    """Read one line without its line feed; raises `IntegrityError` unless it is a canonical entry of this version."""
    if len(line) > LONGEST_LINE:
        raise IntegrityError("The line is longer than 65,535 bytes.")
    return _checked(line, load_object(line))


def make_entry(members: JsonObject) -> LedgerEntry:
    """Write an entry as its line; raises `IntegrityError` for what `read_entry` would not read again."""
    line = dump(members)
    if len(line) > LONGEST_LINE:
        raise IntegrityError("The line is longer than 65,535 bytes.")
    return _checked(line, members)


def _checked(line: bytes, members: JsonObject) -> LedgerEntry:
    wrong = {name for name, value in members.items() if name not in _RULES or not _RULES[name](value)}
    if wrong or not members.keys() >= _NEEDED:
        listed = ", ".join(sorted(wrong | (_NEEDED - members.keys())))
        raise IntegrityError(f"Members missing, malformed or unknown: {listed[:200]}.")
    return LedgerEntry(line=line, members=members)


def signed_message(members: JsonObject) -> bytes:
    """What an actor signs: a context line and the canonical entry without `sig`: position and time are bound."""
    return SIGNATURE_CONTEXT + dump({name: value for name, value in members.items() if name != "sig"})


def _as(kind: type[_Member], value: object) -> _Member:
    assert isinstance(value, kind)
    return value
