"""Saved queries: what this user often looks for in a case, kept beside their keys and out of the case.

A query is no decision and no evidence: it may name whom an investigator suspects or protects, so it is neither logged
nor handed on with the folder of the case.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from dalil.custody.disk import PRIVATE, Disk
from dalil.custody.key import settings_folder
from dalil.custody.settings import read_settings
from dalil.errors import InputError, SettingsError
from dalil.model.validity import require

MOST, LONGEST_NAME, LONGEST_ADDRESS = 200, 120, 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedQuery:
    """A name, and the part of an address behind its question mark that asks it."""

    name: str
    address: str

    def __post_init__(self) -> None:
        require(0 < len(self.name) <= LONGEST_NAME, "saved query: a short name is needed")
        require(0 < len(self.address) <= LONGEST_ADDRESS, "saved query: it asks something")


def saved_queries(root: Path) -> tuple[SavedQuery, ...]:
    """Those of this user for a case, by name. Raises `SettingsError` for a file that is damaged."""
    try:
        return msgspec.json.decode(_file(root).read_bytes(), type=tuple[SavedQuery, ...])
    except FileNotFoundError:
        return ()
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SettingsError("The file of saved queries is damaged.", "Remove it; the case is not touched.") from error


def save_query(root: Path, name: str, address: str) -> None:
    """Keep a query; another one of the same name is replaced. Raises `InputError` for a bad name or one too many."""
    name = " ".join(name.split())
    kept = [one for one in saved_queries(root) if one.name != name]
    if not (0 < len(name) <= LONGEST_NAME and 0 < len(address) <= LONGEST_ADDRESS):
        raise InputError("A saved query has a short name and asks something.", "Name it in a few words.")
    if len(kept) >= MOST:
        raise InputError(f"{MOST} queries are saved already.", "Forget one first.")
    _write(root, [*kept, SavedQuery(name=name, address=address)])


def forget_query(root: Path, name: str) -> None:
    """Keep a query no longer."""
    _write(root, [one for one in saved_queries(root) if one.name != name])


def _write(root: Path, kept: list[SavedQuery]) -> None:
    path, disk = _file(root), Disk()
    disk.make_folder(path.parent)
    disk.replace_file(path, msgspec.json.encode(sorted(kept, key=lambda one: one.name.casefold())), PRIVATE)


def _file(root: Path) -> Path:
    """One file a case, by the name of its log: a copy of the case elsewhere finds the same."""
    return settings_folder().parent / "queries" / f"{read_settings(root).origin.rpartition('/')[2]}.json"
