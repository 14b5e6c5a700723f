"""The keys of this user: the one that signs a case, and the person who decides."""

from collections.abc import Callable
from pathlib import Path

from dalil.custody.entropy import SystemEntropy
from dalil.custody.folder import CaseFolder
from dalil.custody.key import Key, load_key, open_key, read_passphrase, settings_folder
from dalil.custody.person import FILE, Person, current_person, introduce
from dalil.errors import DalilError, NotFoundError, RefusedError

PERSONS = "person-"


def case_key(
    path: Path | None, *, case: Path | None = None, demo: bool = False, say: Callable[[str], None] = print
) -> Key:
    """The key that signs; made at first use, and then its fingerprint and how to back it up are said.

    A case whose key was rotated is signed with the key of ours that fits it now.

    The demo's key lies apart and is labelled DEMO, so that nobody mistakes its cases for real ones.
    """
    if case is not None and path is None and not demo and (fitting := key_at_hand(case)) is not None:
        return fitting
    where = settings_folder() / "demo.key" if demo and path is None else path
    label = "DEMO key: for trying out only" if demo else None
    key, made = open_key(where, entropy=SystemEntropy(), passphrase=read_passphrase(), label=label)
    if made:
        say(f"A signing key was made. Fingerprint: {key.fingerprint}")
        say(key.backup_hint)
    return key


def introduce_person(name: str, role: str, *, afresh: bool = False) -> Person:
    """Remember who works here; `afresh` makes a new key even for the same name and role."""
    return introduce(
        settings_folder(), name=name, role=role, entropy=SystemEntropy(), passphrase=read_passphrase(), afresh=afresh
    )


def deciding_person() -> Person:
    """Who decides here. Raises `RefusedError` where nobody said who they are."""
    person = current_person(settings_folder(), read_passphrase())
    if person is None:
        raise RefusedError(
            "Nobody has said who decides here.", 'Say it once: dalil whoami --name "Your Name" --role investigator'
        )
    return person


def person_deciding(before: tuple[object, Person] | None) -> tuple[object, Person]:
    """Who decides here, with a stamp: what was found `before` holds as long as nobody else says who they are.

    Raises `RefusedError` where nobody did.
    """
    try:
        found = (settings_folder() / FILE).stat()
    except FileNotFoundError:
        return None, deciding_person()
    stamp = (str(settings_folder()), found.st_ino, found.st_size, found.st_mtime_ns)
    return before if before is not None and before[0] == stamp else (stamp, deciding_person())


def key_of(root: Path, path: Path | None = None) -> Key:
    """The key with which the case in this folder was opened: the one at `path`, else the one of ours that fits.

    Raises `NotFoundError` where none of our keys is the key of the case.
    """
    if path is not None:
        return load_key(path, read_passphrase())
    public = CaseFolder(root).log_key().public
    for file in sorted(settings_folder().glob("*.key")):
        if not file.name.startswith(PERSONS) and (key := load_key(file, read_passphrase())).public == public:
            return key
    raise NotFoundError("None of your keys is the key of this case.", "Give it with --key FILE.")


def key_at_hand(root: Path) -> Key | None:
    """The key of the case if it is there and opens; None else: then reasons and corrected values stay sealed."""
    try:
        return key_of(root)
    except DalilError:
        return None
