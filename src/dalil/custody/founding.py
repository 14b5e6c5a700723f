"""A new case: its settings, its public key, its policy and the text that explains it."""

from importlib import resources
from pathlib import Path

from dalil.custody.clock import Clock, claimed
from dalil.custody.disk import Disk
from dalil.custody.entropy import Entropy
from dalil.custody.key import Key
from dalil.custody.settings import CaseSettings, read_settings
from dalil.errors import InputError
from dalil.proof import layout
from dalil.proof.verifier_key import VerifierKey

ORIGIN_BYTES = 16
_OURS = frozenset({layout.LOCK, layout.beside(layout.SETTINGS)})


def require_case_or_empty(root: Path) -> None:
    """Raise `InputError` when the folder exists, holds something and is not a case: nothing is ever mixed into it."""
    if root.exists() and not root.is_dir():
        raise InputError("The path given for the case is a file.", "Give another `--case`.")
    if root.is_dir() and not (root / layout.SETTINGS).exists():
        strangers = [path.name for path in root.iterdir() if path.name not in _OURS]
        if strangers:
            raise InputError("The folder given for the case holds other things.", "Give an empty or a new `--case`.")


def found(root: Path, disk: Disk, clock: Clock, entropy: Entropy) -> CaseSettings:
    """The settings of the case in this folder, written now if there are none."""
    if not (root / layout.SETTINGS).exists():
        origin = f"dalil/case/{entropy.draw(ORIGIN_BYTES).hex()}"
        disk.replace_file(root / layout.SETTINGS, bytes(CaseSettings(origin=origin, created=claimed(clock.now()))))
    return read_settings(root)


def furnish(root: Path, origin: str, key: Key, disk: Disk) -> None:
    """Write what stands in a case before its first entry: policy and README."""
    verifier = key.verifier(origin)
    said = f"# Whom this case itself names. A policy from outside says more.\nlog {verifier.vkey}\nquorum none\n"
    disk.replace_file(root / layout.POLICY, said.encode())
    disk.replace_file(root / layout.README, readme(origin))


def readme(origin: str) -> bytes:
    """How to check a case without dalil."""
    text = resources.files("dalil.custody").joinpath("data/readme.txt").read_text("utf-8")
    return text.replace("@ORIGIN@", origin).encode("utf-8")


def place_key(root: Path, name: str, key: VerifierKey, disk: Disk) -> None:
    """Write a public key below `keys/`, as a vkey line and as `openssl` reads it, unless it is there."""
    for suffix, data in ((".vkey", f"{key.vkey}\n".encode()), (".pem", key.pem)):
        path = root / layout.KEYS / f"{name}{suffix}"
        if not path.exists():
            disk.make_folder(path.parent)
            disk.replace_file(path, data)
