"""Inputs at the door: each is taken in, known already, or turned away, and always answered."""

import os

from dalil.custody.drafting import Draft, Drafting
from dalil.custody.holdings import Holdings, arrival
from dalil.custody.intake import Intake, Receipt, ReceiptState
from dalil.custody.store import ObjectStore, Placed, Spooled
from dalil.errors import UnreadableError
from dalil.proof import layout
from dalil.proof.canonical import JsonObject
from dalil.proof.digest import Digest

GROUP = 1024  # inputs that share one commit
GROUP_BYTES = 64 << 20  # or fewer inputs, if they are large
_FIRST: tuple[str, ReceiptState] = ("object.ingested", "preserved")
_DUPLICATE: tuple[str, ReceiptState] = ("object.duplicate", "duplicate")


class Reception:
    """Inputs that are committed together: what is spooled, what will be logged (`drafts`), what will be answered.

    The answers of `receipts` count only after `place` and after the drafts are in the log.
    """

    def __init__(self, objects: ObjectStore, held: Holdings, drafting: Drafting) -> None:
        self.drafts: list[Draft] = []
        self.receipts: list[Receipt] = []
        self._store = objects
        self._held = held
        self._drafting = drafting
        self._objects: dict[str, Spooled] = {}
        self._quarantined: list[Spooled] = []
        self._arrivals: set[str] = set()
        self._size = 0

    @property
    def is_full(self) -> bool:
        """Whether it is time to commit."""
        return len(self.receipts) >= GROUP or self._size >= GROUP_BYTES

    def take_in(self, intake: Intake) -> None:
        """Spool an input and draft its entry; one that cannot be read is turned away."""
        try:
            with intake.open() as stream:
                spooled = self._store.spool(stream, intake.limit)
        except UnreadableError as error:
            self.turn_away(intake, str(error))
            return
        except OSError as error:
            self.turn_away(intake, f"It cannot be opened: {os.strerror(error.errno or 0)}.")
            return
        digest, fields = spooled.digest, intake.fields()
        arrived = arrival(digest.sha256, fields)
        held = self._held.holds(digest.sha256) or digest.sha256 in self._objects
        if digest.sha256 in self._objects or (held and self._store.holds(digest.sha256)):
            self._store.discard(spooled)
        else:
            self._objects[digest.sha256] = spooled
            self._size += digest.size
        if self._held.knows(arrived) or arrived in self._arrivals:
            self.receipts.append(Receipt(state="known", acquisition=intake.acquisition, sha256=digest.sha256))
            return
        kind, state = _DUPLICATE if held else _FIRST
        self._arrivals.add(arrived)
        self.drafts.append(self._drafting.draft(kind, object_=_object(digest, intake.media_type), private=fields))
        self.receipts.append(Receipt(state=state, acquisition=intake.acquisition, sha256=digest.sha256))

    def turn_away(self, intake: Intake, reason: str, *, keep: bool = False) -> None:
        """Draft the refusal of an input, for a `reason` without a name; `keep` puts its bytes in quarantine."""
        kept: Spooled | None = None
        if keep:
            with intake.open() as stream:
                kept = self._store.spool(stream, intake.limit)
        fields = intake.fields()
        sha256 = kept.digest.sha256 if kept else None
        self.receipts.append(Receipt(state="refused", acquisition=intake.acquisition, sha256=sha256, why=reason))
        arrived = arrival(reason, fields)
        known = self._held.knows(arrived) or arrived in self._arrivals
        self._arrivals.add(arrived)
        if kept and (known or sha256 in self._held.facts.quarantined):
            self._store.discard(kept)
            kept = None
        if known:
            return
        if kept:
            self._quarantined.append(kept)
        object_ = _object(kept.digest, intake.media_type) if kept else None
        result: JsonObject = {"kept": kept is not None, "reason": reason}
        self.drafts.append(self._drafting.draft("object.refused", object_=object_, result=result, private=fields))

    def place(self) -> Placed:
        """Bring what was spooled to its place; gives what has to reach the disk before the drafts are logged."""
        files, folders = self._store.place(self._objects.values())
        kept, below = self._store.place(self._quarantined, layout.QUARANTINE)
        return [*files, *kept], [*folders, *below]


def _object(digest: Digest, media_type: str) -> JsonObject:
    return {"sha256": digest.sha256, "sha512": digest.sha512, "size": digest.size, "media": media_type}
