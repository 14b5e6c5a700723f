"""How this desk stands: who decides at it, with which key, whom the case trusts, and where its places are found."""

from collections.abc import Mapping
from typing import Any

from dalil.casework.case import Case
from dalil.casework.gazetteer import current_import, facts_of
from dalil.casework.verification import bound, times
from dalil.custody.key import Key, read_passphrase, settings_folder
from dalil.custody.person import Person, current_person
from dalil.errors import DalilError
from dalil.proof import layout
from dalil.proof.checkpoint import read_checkpoint
from dalil.proof.note import read_note
from dalil.proof.policy import read_policy


def person_here() -> Person | None:
    """Who said that they decide here; None where nobody did, or where their key does not open."""
    try:
        return current_person(settings_folder(), read_passphrase())
    except DalilError:
        return None


def standing_settings(case: Case, key: Key | None, person: Person | None) -> Mapping[str, Any]:
    """What stands, without any name of a person. Raises `SettingsError` where a file of settings is damaged."""
    policy = read_policy((case.folder.root / layout.POLICY).read_bytes())
    return {
        "person": {"pseudonym": person.pseudonym, "role": person.role} if person is not None else None,
        "key": {"fingerprint": key.fingerprint, "wrapped": key.wrapped, "label": key.label}
        if key is not None
        else None,
        "policy": {
            "witnesses": sorted(policy.witnesses),
            "quorum": policy.quorum,
            "groups": {name: {"needed": one.needed, "of": len(one.members)} for name, one in policy.groups.items()},
            "authorities": sorted(policy.authorities),
            "timestamps": policy.timestamps,
        },
        "gazetteer": _gazetteer(case),
    }


def log_stands(case: Case) -> Mapping[str, Any]:
    """The log in one line: its entries, how many a checkpoint signs, and since when others say that it was there.

    Raises `IntegrityError` where the checkpoint is damaged.
    """
    signed = read_checkpoint(read_note((case.folder.root / layout.CHECKPOINT).read_bytes()).text).size
    last = case.entries[-1]
    return {
        "entries": len(case.entries),
        "last": last.claimed_time,
        "checkpoint": signed,
        "no_later_than": bound(times(case.folder.root).no_later_than(signed - 1)) if signed else None,
    }


def _gazetteer(case: Case) -> Mapping[str, Any]:
    imported = current_import()
    facts = case.derived.facts().get("gazetteer") if case.has_run else None
    return {
        "snapshot": facts["snapshot"] if isinstance(facts, dict) else None,
        "imported": {"snapshot": imported.snapshot, "places": facts_of(imported)["places"]} if imported else None,
        "own_places": _rows(case, layout.GAZETTEER),
        "own_parties": _rows(case, layout.PARTIES),
    }


def _rows(case: Case, table: str) -> int:
    """How many rows of its own the case has in a table."""
    path = case.folder.root / table
    return max(0, len(path.read_text(encoding="utf-8-sig").splitlines()) - 1) if path.is_file() else 0
