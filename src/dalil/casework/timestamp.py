"""Timestamps of a case: the authorities, the queue, what is sent, carried over, taken in and renewed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dalil.casework.tool import TOOL
from dalil.casework.user_keys import key_of
from dalil.custody import timestamps
from dalil.custody.authority import ask
from dalil.custody.clock import SystemClock, claimed
from dalil.custody.folder import CaseFolder
from dalil.custody.writer import CaseWriter
from dalil.errors import DalilError, IncompleteError, InputError, IntegrityError, NotFoundError
from dalil.proof.canonical import JsonObject
from dalil.proof.digest import is_sha256, sha256_hex
from dalil.proof.entry import is_moment
from dalil.proof.seal_file import SealFile

Row = dict[str, str | int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of one request or answer: its file, the time that was obtained, or why there is none."""

    what: str
    time: str | None = None
    why: str | None = None


def name_authority(root: Path, key_file: Path | None, *, name: str, url: str, pem: Path, required: int | None) -> str:
    """Name an authority in a case; gives the fingerprint of its certificate."""
    data = _bytes(pem)
    with CaseWriter(root, key_of(root, key_file), tool=TOOL) as writer:
        return timestamps.enrol_authority(writer, name=name, url=url, pem=data, required=required)


def queue(root: Path, key_file: Path | None, size: int | None) -> list[SealFile]:
    """Ask every authority for a token over a checkpoint; nothing is sent yet."""
    key = key_of(root, key_file)
    known = timestamps.authorities(CaseFolder(root))
    with CaseWriter(root, key, tool=TOOL) as writer:
        return timestamps.queue(writer, known, size)


def send(root: Path, key_file: Path | None) -> list[Taken]:
    """Send what is queued, each to its authority, and take the answers in; the case is not locked while it waits.

    This is the only step that uses the network. What fails stays queued and is told.
    """
    key = key_of(root, key_file)
    known = timestamps.authorities(CaseFolder(root, key.identity))
    answers: list[tuple[SealFile, bytes | DalilError]] = []
    for seal in timestamps.requests(root):
        asked = [one for one in known if seal.renewal or one.number == seal.number]
        answers.append((seal, _ask(asked, (root / seal.path).read_bytes())))
    taken = [Taken(what=seal.path, why=got.diagnosis) for seal, got in answers if isinstance(got, DalilError)]
    with CaseWriter(root, key, tool=TOOL) as writer:
        taken += [_take(writer, known, seal.path, got) for seal, got in answers if isinstance(got, bytes)]
    return taken


def export(root: Path, out: Path) -> list[Path]:
    """Write the queued requests to a folder, to be carried to a computer that reaches the authorities."""
    made = []
    waiting = timestamps.requests(root)
    if waiting:
        out.mkdir(parents=True, exist_ok=True)
    for seal in waiting:
        path = out / seal.path.rpartition("/")[2]
        path.write_bytes((root / seal.path).read_bytes())
        made.append(path)
    return made


def add(root: Path, key_file: Path | None, files: Sequence[Path]) -> list[Taken]:
    """Take in answers that were carried over; each finds its request by the bytes that it is about."""
    data = [(path.name, _bytes(path)) for path in files]
    key = key_of(root, key_file)
    known = timestamps.authorities(CaseFolder(root))
    with CaseWriter(root, key, tool=TOOL) as writer:
        return [_take(writer, known, name, token) for name, token in data]


def renew(root: Path, key_file: Path | None, *, everything: bool) -> list[SealFile]:
    """Queue a renewal of each token whose certificate ends within a year, or of every one."""
    key = key_of(root, key_file)
    stamped = {seal: stamp for seal, stamp in timestamps.stamps(CaseFolder(root)) if stamp is not None}
    now = claimed(SystemClock().now())
    before = "9999" if everything else f"{int(now[:4]) + 1:04d}{now[4:]}"
    with CaseWriter(root, key, tool=TOOL) as writer:
        return timestamps.queue_renewals(writer, stamped, before)


def anchor(root: Path, key_file: Path | None, *, what: str, time: str, file: Path | None, sha256: str | None) -> int:
    """Log something recent that nobody could know before `time`: all later entries are no older. Gives the entry."""
    if (file is None) == (sha256 is None):
        raise InputError("Name a file or a SHA-256, one of the two.", "A block hash is given with --sha256.")
    found = sha256_hex(_bytes(file)) if file is not None else str(sha256)
    if not is_sha256(found) or not is_moment(time):
        raise InputError("The hash has 64 lower-case hex digits, the time is like 2031-05-09T08:00:00Z.")
    if not what.strip() or not what.isprintable():
        raise InputError("Say what it is in a few plain words.")
    result: JsonObject = {"sha256": found, "time": time, "what": what}
    with CaseWriter(root, key_of(root, key_file), tool=TOOL) as writer:
        return writer.record("time.anchored", result=result).seq


def listed(root: Path) -> Iterator[Row]:
    """Every token and request of a case: what it is about, the time, who says it, until when its certificate counts."""
    stamped = dict(timestamps.stamps(CaseFolder(root)))
    for seal in timestamps.seals(root):
        stamp = stamped.get(seal)
        state = "waiting" if seal.request else "obtained" if stamp else "unverified"
        yield {
            "file": seal.path.rpartition("/")[2],
            "size": seal.size,
            "state": state,
            "time": stamp.time if stamp else None,
            "authority": stamp.authority if stamp else None,
            "ends": stamp.ends if stamp else None,
        }


def _ask(asked: Sequence[timestamps.Authority], query: bytes) -> bytes | DalilError:
    problem: DalilError = InputError("No authority is enrolled that could answer.", "dalil timestamp authority --help")
    for authority in asked:
        try:
            return ask(timestamps.require_url(authority), query)
        except (IntegrityError, IncompleteError, InputError) as error:
            problem = error
    return problem


def _take(writer: CaseWriter, known: tuple[timestamps.Authority, ...], what: str, token: bytes) -> Taken:
    try:
        seal, stamp = timestamps.take_in(writer, known, token)
    except (IntegrityError, InputError) as error:
        return Taken(what=what, why=error.diagnosis)
    return Taken(what=seal.path, time=stamp.time)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotFoundError("There is no file that can be read at the path given.", "Check the path.") from error
