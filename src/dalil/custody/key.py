"""Private keys: made at first use, kept outside every case, wrapped by a passphrase if there is one."""

import os
import stat
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyrage
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from dalil.custody.disk import Disk
from dalil.custody.entropy import Entropy
from dalil.custody.wrapping import unwrap, wrap
from dalil.errors import InputError, NotFoundError, RefusedError
from dalil.proof.verifier_key import KEY_BYTES, Algorithm, VerifierKey

DEFAULT_NAME = "dalil"
PASSPHRASE_FILE = "DALIL_KEY_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable, not a passphrase
_AGE_HEADER = b"age-encryption.org/"
_LABEL = "Label: "
_PEM_BEGIN = b"-----BEGIN"
_SECOND = b"dalil ML-DSA-44 key, version 1"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """An Ed25519 signing key and the age identity that opens the sealed part of the cases opened with it.

    `label` (such as DEMO) is shown wherever the key is named; `wrapped` says whether a passphrase protects the files.
    """

    seed: bytes = field(repr=False)
    identity: str = field(repr=False)
    path: Path
    label: str | None = None
    wrapped: bool = False

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self._private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key in hex: what is printed, read out and compared."""
        return self.verifier(DEFAULT_NAME).fingerprint

    @property
    def backup_hint(self) -> str:
        """How to keep this key, in plain words."""
        files = f"{self.path} and {_identity_path(self.path).name} beside it"
        state = "" if self.wrapped else f" They are not wrapped: set {PASSPHRASE_FILE} before the first use to do so."
        return f"Copy {files} to a medium that is kept apart: without them nobody can continue or open the case.{state}"

    def verifier(self, name: str) -> VerifierKey:
        """The public half under the name of a log or person."""
        return VerifierKey(name=name, public=self.public)

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature (RFC 8032) over a message, 64 bytes."""
        return self._private.sign(message)

    def cosigner(self, name: str) -> VerifierKey:
        """The public half under the name of a witness (C2SP tlog-cosignature, type 0x04)."""
        return VerifierKey(name=name, public=self.public, algorithm=Algorithm.COSIGNATURE)

    def second(self, name: str) -> VerifierKey | None:
        """The ML-DSA-44 key for the long horizon, under the same name; None where the library cannot make one.

        It grows from the same seed by HKDF (RFC 5869): whoever computes the Ed25519 key from its public half some day
        still does not have the seed, and there is one file to keep.
        """
        try:
            public = self._second.public_key().public_bytes_raw()
        except UnsupportedAlgorithm:
            return None
        return VerifierKey(name=name, public=public, algorithm=Algorithm.ML_DSA_44)

    def sign_second(self, message: bytes) -> bytes:
        """The ML-DSA-44 signature (FIPS 204) over a message, 2,420 bytes; another one each time."""
        return self._second.sign(message)

    @property
    def _second(self) -> MLDSA44PrivateKey:
        grown = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=_SECOND).derive(self.seed)
        return MLDSA44PrivateKey.from_seed_bytes(grown)

    @property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def settings_folder() -> Path:
    """Where keys and persons are kept: `$XDG_CONFIG_HOME/dalil/keys`, by default below `~/.config`."""
    configured = os.environ.get("XDG_CONFIG_HOME", "")
    base = Path(configured) if configured.startswith("/") else Path.home() / ".config"
    return base / "dalil" / "keys"


def read_passphrase() -> str | None:
    """The passphrase in the file that `DALIL_KEY_PASSPHRASE_FILE` names, None if it names none.

    Raises `InputError` when the file cannot be read or is empty.
    """
    name = os.environ.get(PASSPHRASE_FILE)
    if not name:
        return None
    try:
        passphrase = Path(name).read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The file that {PASSPHRASE_FILE} names cannot be read.") from error
    if not passphrase:
        raise InputError(f"The file that {PASSPHRASE_FILE} names is empty.")
    return passphrase


def open_key(
    path: Path | None = None, *, entropy: Entropy, passphrase: str | None = None, label: str | None = None
) -> tuple[Key, bool]:
    """The key at `path` (default: `dalil.key` in the settings folder) and whether it was made just now.

    Only a missing default key, or one given with a `label`, is made; another missing path raises `NotFoundError`.
    """
    where = path or settings_folder() / f"{DEFAULT_NAME}.key"
    if where.exists():
        return load_key(where, passphrase), False
    if path is not None and label is None:
        raise NotFoundError("There is no key at the path given.", "Check `--key`.")
    return create_key(where, entropy=entropy, passphrase=passphrase, label=label), True


def create_key(path: Path, *, entropy: Entropy, passphrase: str | None = None, label: str | None = None) -> Key:
    """Make a key and its age identity (0600, never overwriting); a passphrase wraps both in age (scrypt)."""
    identity = str(pyrage.x25519.Identity.generate())
    key = Key(seed=entropy.draw(KEY_BYTES), identity=identity, path=path, label=label, wrapped=passphrase is not None)
    disk = Disk()
    disk.make_folder(path.parent)
    disk.allow(path.parent, stat.S_IRWXU)
    private = key._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())  # noqa: SLF001 - one module
    head = f"{_LABEL}{label}\n".encode() if label else b""
    for file, data in ((_identity_path(path), identity.encode() + b"\n"), (path, head + private)):
        stored = data if passphrase is None else wrap(data, passphrase, entropy)
        descriptor = disk.create(file)
        disk.write(descriptor, stored)
        disk.sync(descriptor)
        disk.close(descriptor)
    disk.sync_folder(path.parent)
    return key


def load_key(path: Path, passphrase: str | None = None) -> Key:
    """Load a key; raises `NotFoundError`, `RefusedError` (others may read it, no passphrase) or `InputError`."""
    data, wrapped = _unwrap(path, passphrase)
    identity, _ = _unwrap(_identity_path(path), passphrase)
    head, begin, rest = data.partition(_PEM_BEGIN)
    try:
        private = load_pem_private_key(begin + rest, None)
    except ValueError as error:
        raise InputError("The key file is not a private key in PEM.", "Restore it from your backup.") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise InputError("The key file holds a key of another kind than Ed25519.")
    label = head.decode("utf-8", "replace").strip().removeprefix(_LABEL.strip()).strip() or None
    key = Key(seed=private.private_bytes_raw(), identity=identity.decode("ascii").strip(), path=path, label=label)
    return replace(key, wrapped=wrapped)


def _unwrap(path: Path, passphrase: str | None) -> tuple[bytes, bool]:
    try:
        data = path.read_bytes()
        mode = path.stat().st_mode
    except OSError as error:
        raise NotFoundError(f"The key file {path.name} cannot be read.", "Restore it from your backup.") from error
    if mode & _OTHERS:
        raise RefusedError(f"The key file {path.name} can be read by others.", f"chmod 600 {path}")
    if not data.startswith(_AGE_HEADER):
        return data, False
    if passphrase is None:
        raise RefusedError("The key is wrapped by a passphrase.", f"Set {PASSPHRASE_FILE} to the file that holds it.")
    return unwrap(data, passphrase), True


def _identity_path(path: Path) -> Path:
    return path.with_suffix(".age")
