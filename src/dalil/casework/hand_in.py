"""Files that somebody hands in at the desk: preserved as they arrive, with what is stated of all of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dalil.casework.case_keys import enrol_second
from dalil.casework.intake import HEAD, arriving
from dalil.casework.stated import Stated
from dalil.casework.tool import TOOL
from dalil.custody.intake import Intake, Receipt, sayable
from dalil.custody.key import Key
from dalil.custody.store import LARGEST_EXHIBIT
from dalil.custody.writer import CaseWriter
from dalil.model.account import PROTECTED
from dalil.readers.kind import media_type


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One file on its way in: its name, its first bytes, and how to read all of it once."""

    name: str
    head: bytes
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """What became of files handed in: a receipt each, and the entries [`start`, `end`) of the log that say so."""

    receipts: tuple[Receipt, ...]
    start: int
    end: int


def hand_in(root: Path, key: Key, files: Iterable[Handed], *, stated: Stated) -> HandedIn:
    """Preserve files in the order in which they arrive; nothing of them is written anywhere but into the case.

    Files stated as protected are refused before a byte is written. Raises `LockedError` while another command writes.
    """
    with CaseWriter(root, key, tool=TOOL) as writer:
        enrol_second(writer, key)
        start = writer.ledger.size
        if stated.protected:
            receipts = tuple(_turned_away(writer, one, stated) for one in files)
        else:
            receipts = tuple(writer.ingest(_intakes(files, stated)))
        return HandedIn(receipts=receipts, start=start, end=writer.ledger.size)


def _intakes(files: Iterable[Handed], stated: Stated) -> Iterator[Intake]:
    for one in files:
        kind = media_type(one.head[:HEAD], one.name)
        yield arriving(one.open, one.name, stated, kind=kind, largest=LARGEST_EXHIBIT)


def _turned_away(writer: CaseWriter, one: Handed, stated: Stated) -> Receipt:
    """Only the name goes into the log, as a commitment: what was stated of a protected source stays unsaid."""
    intake = arriving(one.open, sayable(one.name), Stated(basis=stated.basis), kind="", largest=0)
    return writer.refuse(intake, PROTECTED)
