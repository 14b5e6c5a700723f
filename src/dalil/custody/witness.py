"""A witness cosigns checkpoints of logs of others; all it keeps is the last one of each log (C2SP tlog-witness)."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dalil.custody.clock import Clock
from dalil.custody.disk import PRIVATE, Disk
from dalil.custody.key import Key
from dalil.errors import InputError, IntegrityError, InvalidValueError, NotFoundError, RefusedError
from dalil.proof.canonical import JsonObject, dump, load_object
from dalil.proof.checkpoint import Checkpoint, read_checkpoint
from dalil.proof.cosignature import cosign
from dalil.proof.digest import sha256_hex
from dalil.proof.merkle import verify_consistency
from dalil.proof.note import SignatureLine, verified_by
from dalil.proof.verifier_key import Algorithm, VerifierKey, read_vkey
from dalil.proof.witness_request import WitnessRequest

FOLDER = "witness"


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnessed:
    """A log that is witnessed: its trusted keys, and the last checkpoint that was cosigned (None: none yet)."""

    keys: tuple[VerifierKey, ...]
    latest: Checkpoint | None = None

    def __post_init__(self) -> None:
        if not self.keys or len({key.name for key in self.keys}) != 1:
            raise InvalidValueError("A log that is witnessed has a key, and all its keys bear its name.")

    @property
    def origin(self) -> str:
        """The name of the log."""
        return self.keys[0].name

    def __bytes__(self) -> bytes:
        said: JsonObject = {"keys": [key.vkey for key in self.keys]}
        if self.latest is not None:
            said["latest"] = self.latest.text
        return dump(said) + b"\n"


class WitnessState:
    """The logs that this user witnesses, one small file each below a folder of the settings, never inside a case."""

    def __init__(self, settings: Path, disk: Disk | None = None) -> None:
        self._folder = settings / FOLDER
        self._disk = disk or Disk()

    def logs(self) -> Iterator[Witnessed]:
        """Every log that is witnessed, in no order that means something."""
        for path in sorted(self._folder.glob("*.json")):
            yield _read(path)

    def accept(self, key: VerifierKey) -> Witnessed:
        """Trust a key of a log from now on, beside those trusted before; its holder gave it by another way."""
        if key.algorithm is not Algorithm.ED25519:
            raise InputError("This is not the key of a log.", "Ask for the line in keys/log.vkey of the case.")
        with self._alone():
            known = self._of(key.name)
            keys = (*(known.keys if known else ()), key)
            log = Witnessed(keys=tuple(dict.fromkeys(keys)), latest=known.latest if known else None)
            self._save(log)
        return log

    def cosign(self, request: WitnessRequest, key: Key, name: str, clock: Clock) -> tuple[SignatureLine, ...]:
        """Cosign a checkpoint that continues the one cosigned before it; the state is on the disk before the answer.

        Raises `NotFoundError` (404, unknown log), `RefusedError` (403, no trusted signature; 409, another old size or
        a second root for the same size), `InputError` (400) and `IntegrityError` (422, the proof does not hold).
        """
        checkpoint = request.checkpoint
        with self._alone():
            known = self._of(checkpoint.origin)
            if known is None:
                raise NotFoundError(
                    "This witness does not know the log (404).", "Get its key by another way: dalil witness accept VKEY"
                )
            _check(request, checkpoint, known)
            self._save(Witnessed(keys=known.keys, latest=checkpoint))
        return _lines(key, name, checkpoint, int(clock.now().timestamp()))

    def _of(self, origin: str) -> Witnessed | None:
        path = self._path(origin)
        return _read(path) if path.exists() else None

    def _path(self, origin: str) -> Path:
        return self._folder / f"{sha256_hex(origin.encode('utf-8'))[:32]}.json"

    def _save(self, log: Witnessed) -> None:
        self._disk.replace_file(self._path(log.origin), bytes(log), PRIVATE)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two requests at once could otherwise set the state back (C2SP tlog-witness, "add-checkpoint")."""
        self._disk.make_folder(self._folder)
        descriptor = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, PRIVATE)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)


def _check(request: WitnessRequest, checkpoint: Checkpoint, known: Witnessed) -> None:
    if not verified_by(request.note, known.keys):
        raise RefusedError("No trusted key of this log signed the checkpoint (403).", "Has the log a new key?")
    if request.old > checkpoint.size or not checkpoint.size:
        raise InputError("The old size is larger than the checkpoint, or the log is empty (400).", "Ask again.")
    before = known.latest
    if request.old != (before.size if before else 0):
        size = before.size if before else 0
        raise RefusedError(
            f"The log was cosigned last with {size} entries, the request begins at {request.old} (409).",
            f"Make the request again: dalil witness request --old {size}",
        )
    if before is None:
        if request.proof:
            raise IntegrityError("A first request carries no proof (422).")
        return
    if before.size == checkpoint.size and before.root != checkpoint.root:
        raise RefusedError(
            f"Another root was cosigned for the same {before.size} entries (409): a split view.",
            "Keep this request: both checkpoints are signed by the log and prove that it told two histories.",
        )
    try:
        verify_consistency(before.size, checkpoint.size, request.proof, before.root, checkpoint.root)
    except IntegrityError as error:
        raise IntegrityError(
            f"The log does not continue the one that was cosigned (422): {error.diagnosis}",
            "Keep this request: the log may have told two histories.",
        ) from error


def _lines(key: Key, name: str, checkpoint: Checkpoint, seconds: int) -> tuple[SignatureLine, ...]:
    signers = [(key.cosigner(name), key.sign)]
    second = key.second(name)
    if second is not None:
        signers.append((second, key.sign_second))
    return tuple(
        SignatureLine(name=name, key_id=one.key_id, signature=cosign(one, checkpoint.text, seconds, sign))
        for one, sign in signers
    )


def _read(path: Path) -> Witnessed:
    try:
        said = load_object(path.read_bytes().removesuffix(b"\n"))
        named, latest = said["keys"], said.get("latest")
        return Witnessed(
            keys=tuple(read_vkey(str(vkey)) for vkey in named) if isinstance(named, list) else (),
            latest=read_checkpoint(str(latest)) if latest is not None else None,
        )
    except (IntegrityError, InvalidValueError, KeyError) as error:
        raise IntegrityError(
            "The state of the witness is damaged.", "Restore it: without it nothing is cosigned."
        ) from error


def seen(settings: Path) -> tuple[Checkpoint, ...]:
    """The last checkpoint of every log that this user cosigned: what a case must not contradict."""
    return tuple(log.latest for log in WitnessState(settings).logs() if log.latest is not None)
