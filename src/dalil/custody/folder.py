"""A case on disk, for reading: its entries, exhibits, bytes and decisions."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from dalil.custody.disk import Disk
from dalil.custody.intake import acquisition_of
from dalil.custody.ledger import log_vkey, read_entries
from dalil.custody.openings import Openings
from dalil.custody.settings import CaseSettings, read_settings
from dalil.errors import IncompleteError, IntegrityError
from dalil.model.decision import Decision
from dalil.model.exhibit import Acquisition, Exhibit
from dalil.proof import layout
from dalil.proof.canonical import JsonValue
from dalil.proof.digest import sha256_hex
from dalil.proof.entry import LedgerEntry
from dalil.proof.verifier_key import VerifierKey, read_vkey

DECIDED = "review.decided"


class CaseFolder:
    """A case opened for reading, without lock. `identity` (of the key) opens commitments; without it they stay shut.

    Raises `NotFoundError` or `SettingsError` when there is no case of this format, `IncompleteError` when the identity
    does not open the sealed part.
    """

    def __init__(self, root: Path, identity: str | None = None) -> None:
        self.root = root
        self.settings: CaseSettings = read_settings(root)
        self._openings = Openings.load(root, identity, Disk()) if identity else None

    @property
    def case_key(self) -> bytes:
        """The random key of the case; raises `IncompleteError` without identity."""
        if self._openings is None:
            raise IncompleteError("The sealed part is not open.", "Give the key with which the case was opened.")
        return self._openings.case_key

    def log_key(self) -> VerifierKey:
        """The public key with which the log is signed now; raises `IntegrityError` when there is no log."""
        return read_vkey(log_vkey(self.root, self.settings.origin) or "")

    def entries(self) -> Iterator[LedgerEntry]:
        """The log in order; raises `IntegrityError` at the first entry that is damaged or does not follow."""
        return read_entries(self.root)

    def opened(self, entry: LedgerEntry) -> dict[str, JsonValue]:
        """The fields that an entry commits to, empty while the sealed part is shut."""
        return self._openings.of(entry) if self._openings else {}

    def exhibits(self) -> tuple[Exhibit, ...]:
        """Every preserved exhibit in the order of the log, with its acquisitions as far as they can be opened."""
        first: dict[str, LedgerEntry] = {}
        acquisitions: dict[str, list[Acquisition]] = {}
        for entry in self.entries():
            if entry.type in {"object.ingested", "object.duplicate"}:
                sha256 = str(entry.object["sha256"])
                first.setdefault(sha256, entry)
                if self._openings:
                    acquisitions.setdefault(sha256, []).append(acquisition_of(self.opened(entry)))
        return tuple(_exhibit(entry, acquisitions.get(sha256, [])) for sha256, entry in first.items())

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision of a person in the order of the log; `IncompleteError` while the sealed part is shut."""
        return tuple(self.decision(entry) for entry in self.entries() if entry.type == DECIDED)

    def decision(self, entry: LedgerEntry) -> Decision:
        """The decision that a `review.decided` entry holds."""
        if self._openings is None:
            raise IncompleteError("The sealed part is not open.", "Give the key with which the case was opened.")
        said = {**entry.result, **self.opened(entry)}
        try:
            return read_decision(entry, said)
        except KeyError as error:
            raise IncompleteError(f"The opening of entry {entry.seq} is missing from the sealed part.") from error

    def object_path(self, sha256: str) -> Path:
        """Where the bytes of an exhibit lie."""
        return self.root / layout.stored_at(layout.OBJECTS, sha256)

    def open_object(self, sha256: str) -> BinaryIO:
        """The bytes of an exhibit as a stream; raises `IncompleteError` when they are gone."""
        try:
            return self.object_path(sha256).open("rb")
        except OSError as error:
            raise IncompleteError(f"The object {sha256} is missing or unreadable.", "Restore it.") from error

    def read_object(self, sha256: str) -> bytes:
        """The bytes of an exhibit, held against their hash; raises `IntegrityError` when they differ."""
        with self.open_object(sha256) as stream:
            data = stream.read()
        if sha256_hex(data) != sha256:
            raise IntegrityError(f"The bytes of the object {sha256} are not those preserved.", "Run `dalil verify`.")
        return data


class StillCase(CaseFolder):
    """A case as its log stands when it is first asked for: it is read once, and each commitment opened once."""

    def __init__(self, root: Path, identity: str | None = None) -> None:
        super().__init__(root, identity)
        self._opened: dict[int, dict[str, JsonValue]] = {}

    @cached_property
    def read(self) -> tuple[LedgerEntry, ...]:
        """The entries that were there."""
        return tuple(super().entries())

    def entries(self) -> Iterator[LedgerEntry]:
        """The log in order, as it was."""
        return iter(self.read)

    def opened(self, entry: LedgerEntry) -> dict[str, JsonValue]:
        """The fields that an entry commits to, empty while the sealed part is shut."""
        if entry.seq not in self._opened:
            self._opened[entry.seq] = super().opened(entry)
        return dict(self._opened[entry.seq])


def read_decision(entry: LedgerEntry, said: dict[str, JsonValue]) -> Decision:
    """The decision of an entry from its open result and its opened commitments together."""
    subjects, fields = said["subjects"], said.get("fields")
    quote, before, after, supersedes = (said.get(name) for name in ("quote", "before", "after", "supersedes"))
    return Decision(
        id=entry.id,
        kind=said["kind"],  # type: ignore[arg-type]  # the record checks that it is one of its kinds
        subjects=tuple(str(subject) for subject in subjects) if isinstance(subjects, list) else (),
        by=str(entry.actor["key_id"]),
        at=entry.claimed_time,
        reason=str(said["reason"]),
        fields={name: str(value) for name, value in fields.items()} if isinstance(fields, dict) else {},
        quote=None if quote is None else str(quote),
        before=None if before is None else str(before),
        after=None if after is None else str(after),
        supersedes=None if supersedes is None else str(supersedes),
    )


def _exhibit(entry: LedgerEntry, acquisitions: list[Acquisition]) -> Exhibit:
    size = entry.object["size"]
    return Exhibit(
        sha256=str(entry.object["sha256"]),
        sha512=str(entry.object["sha512"]),
        size=size if isinstance(size, int) else -1,
        media_type=str(entry.object["media"]),
        acquisitions=tuple(acquisitions),
    )
