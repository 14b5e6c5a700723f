"""Timestamps of a case: asked for, taken in, renewed. Tokens lie beside the checkpoint that they are about."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dalil.custody.authority import check_url
from dalil.custody.folder import CaseFolder
from dalil.custody.policy_file import renew_policy
from dalil.custody.token import asks_for, make_query, read_token
from dalil.custody.writer import CaseWriter
from dalil.errors import IncompleteError, InputError, IntegrityError
from dalil.proof import layout
from dalil.proof.certificate import certificate_fingerprint, read_certificates, write_certificate
from dalil.proof.checkpoint import read_checkpoint
from dalil.proof.digest import sha256_hex
from dalil.proof.key_history import AUTHORITY
from dalil.proof.note import read_note
from dalil.proof.outside import Stamp
from dalil.proof.seal_file import SealFile, read_seal_path

MOST = 9  # authorities of a case


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A time-stamping authority that a case names: its place (from 1), name, address and certificate (DER)."""

    number: int
    name: str
    url: str
    certificate: bytes


def enrol_authority(writer: CaseWriter, *, name: str, url: str, pem: bytes, required: int | None = None) -> str:
    """Name an authority in the log; its certificate is kept with the case, its address is only committed to.

    `pem` is the self-signed certificate at the head of its chain. Gives the fingerprint. Raises `InputError`.
    """
    if not name.strip() or not name.isprintable():
        raise InputError("An authority has a name.")
    try:
        certificates = read_certificates(pem)
    except IntegrityError as error:
        raise InputError(error.diagnosis, "Give the root certificate of the authority in PEM form.") from error
    if len(certificates) != 1:
        raise InputError("The file holds several certificates.", "Give the root alone: it is what must be trusted.")
    fingerprint, history = certificate_fingerprint(certificates[0]), writer.facts.history
    if fingerprint not in history.authorities:
        if len(history.authorities_ever) >= MOST:
            raise InputError(f"A case names up to {MOST} authorities.")
        path = writer.root / layout.authority_file(fingerprint)
        writer.disk.make_folder(path.parent)
        writer.disk.replace_file(path, write_certificate(certificates[0]))
        result = {"role": AUTHORITY, "name": name, "certificate_sha256": fingerprint}
        writer.record("key.added", result={**result}, private={"url": check_url(url)})
    renew_policy(writer, timestamps=required)
    return fingerprint


def authorities(case: CaseFolder) -> tuple[Authority, ...]:
    """The authorities of a case that are not revoked; the addresses need the key of the case, else they are empty."""
    found: dict[str, Authority] = {}
    ever: list[str] = []
    for entry in case.entries():
        if entry.type == "key.added" and entry.result.get("role") == AUTHORITY:
            fingerprint = str(entry.result["certificate_sha256"])
            if fingerprint not in ever:
                ever.append(fingerprint)
            (certificate,) = read_certificates((case.root / layout.authority_file(fingerprint)).read_bytes())
            found[fingerprint] = Authority(
                number=ever.index(fingerprint) + 1,
                name=str(entry.result["name"]),
                url=str(case.opened(entry).get("url", "")),
                certificate=certificate,
            )
        elif entry.type == "key.revoked":
            found.pop(str(entry.result.get("key_id")), None)
    return tuple(found.values())


def queue(writer: CaseWriter, known: tuple[Authority, ...], size: int | None = None) -> list[SealFile]:
    """Ask for tokens over a checkpoint (the latest, or that of `size` entries), one of each authority; nothing is sent.

    Raises `InputError` when no authority is enrolled or no checkpoint of this size is kept.
    """
    if not known:
        raise InputError("The case names no time-stamping authority.", "Name one: dalil timestamp authority --help")
    text = checkpoint_text(writer.root, size)
    about = read_checkpoint(text.decode("utf-8")).size
    made = []
    for authority in known:
        seal = SealFile(size=about, number=authority.number, request=True)
        if not any((writer.root / one.path).exists() for one in (seal, seal.answered)):
            writer.disk.replace_file(writer.root / seal.path, make_query(text))
            made.append(seal)
    return made


def queue_renewals(writer: CaseWriter, stamped: dict[SealFile, Stamp], before: str) -> list[SealFile]:
    """Ask for a token over each old token whose certificate ends before a time, with the text of its checkpoint."""
    renewed = {old for seal in seals(writer.root) if seal.renewal for old in _renews(writer.root, seal)}
    made = []
    for seal, stamp in stamped.items():
        if stamp.ends >= before or seal in renewed:
            continue
        message = checkpoint_text(writer.root, seal.size) + (writer.root / seal.path).read_bytes()
        numbers = [one.number for one in seals(writer.root) if one.size == seal.size and one.renewal]
        request = SealFile(size=seal.size, number=max(numbers, default=0) + 1, renewal=True, request=True)
        writer.disk.replace_file(writer.root / request.path, make_query(message))
        made.append(request)
    return made


def requests(root: Path) -> list[SealFile]:
    """What was asked for and not obtained yet."""
    return [seal for seal in seals(root) if seal.request]


def seals(root: Path) -> list[SealFile]:
    """Every token and request of a case, by size and number."""
    folder = root / layout.CHECKPOINTS
    paths = (path.relative_to(root).as_posix() for path in folder.glob("*.*"))
    found = [seal for path in paths if (seal := read_seal_path(path)) is not None]
    return sorted(found, key=lambda seal: (seal.size, seal.renewal, seal.number, seal.request))


def match(root: Path, known: tuple[Authority, ...], token: bytes) -> tuple[SealFile, Authority, Stamp]:
    """Which request a token answers, of which authority, and what it says.

    Raises `IntegrityError` when it answers none: foreign, forged, malformed, or of an authority that is not enrolled.
    """
    problem = IntegrityError("No request of this case waits for a token.", "Ask first: dalil timestamp request")
    for seal in requests(root):
        for message in _messages(root, seal):
            for authority in known:
                if not seal.renewal and authority.number != seal.number:
                    continue
                try:
                    return seal, authority, read_token(token, message, (authority.certificate,))
                except IntegrityError as error:
                    problem = IntegrityError(error.diagnosis, "Nothing was changed; the request still waits.")
    raise problem


def take_in(writer: CaseWriter, known: tuple[Authority, ...], token: bytes) -> tuple[SealFile, Stamp]:
    """Keep a token beside its checkpoint and log it; raises `IntegrityError` as `match` does, and changes nothing."""
    request, authority, stamp = match(writer.root, known, token)
    kept = request.answered
    writer.disk.replace_file(writer.root / kept.path, token)
    writer.record(
        "timestamp.obtained",
        result={
            "authority": certificate_fingerprint(authority.certificate),
            "checkpoint": kept.size,
            "file": kept.path.rpartition("/")[2],
            "sha256": sha256_hex(token),
            "time": stamp.time,
        },
    )
    writer.disk.remove(writer.root / request.path)
    return kept, stamp


def stamps(case: CaseFolder) -> Iterator[tuple[SealFile, Stamp | None]]:
    """Every token of a case and what it says; None where no certificate of the case vouches for it."""
    certificates = [authority.certificate for authority in authorities(case)]
    for seal in seals(case.root):
        if not seal.request:
            yield seal, _read(case.root, seal, certificates)


def checkpoint_text(root: Path, size: int | None = None) -> bytes:
    """The three lines of a checkpoint that are stamped: the kept one of `size` entries, else the latest."""
    path = root / (layout.CHECKPOINT if size is None else layout.checkpoint_file(size))
    try:
        return read_note(path.read_bytes()).text.encode("utf-8")
    except FileNotFoundError as error:
        raise InputError("There is no checkpoint of this size.", "List them: ls log/checkpoints") from error


def _read(root: Path, seal: SealFile, certificates: list[bytes]) -> Stamp | None:
    token = (root / seal.path).read_bytes()
    for message in _messages(root, seal):
        for certificate in certificates:
            try:
                return read_token(token, message, (certificate,))
            except IntegrityError:
                continue
    return None


def _messages(root: Path, seal: SealFile) -> list[bytes]:
    """What a token can be about: the checkpoint, or with it each older token; a request says which."""
    text = checkpoint_text(root, seal.size)
    if not seal.renewal:
        return [text]
    older = [one for one in seals(root) if one.size == seal.size and not one.request and one != seal]
    messages = [text + (root / one.path).read_bytes() for one in older]
    if seal.request:
        query = (root / seal.path).read_bytes()
        return [message for message in messages if asks_for(query, message)]
    return messages


def _renews(root: Path, seal: SealFile) -> list[SealFile]:
    """The older tokens that a renewal, or a request for one, is about: their hash with the checkpoint stands in it."""
    text, data = checkpoint_text(root, seal.size), (root / seal.path).read_bytes()
    older = [one for one in seals(root) if one.size == seal.size and not one.request and one != seal]
    return [one for one in older if asks_for(data, text + (root / one.path).read_bytes())]


def require_url(authority: Authority) -> str:
    """The address of an authority; raises `IncompleteError` while the sealed part is shut."""
    if not authority.url:
        raise IncompleteError("The address of the authority is sealed.", "Give the key of the case.")
    return authority.url
