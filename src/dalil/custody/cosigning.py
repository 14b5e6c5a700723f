"""The side of the case owner: ask a witness of another organisation, and take its answer in."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dalil.custody.folder import CaseFolder
from dalil.custody.policy_file import own_policy, renew_policy
from dalil.custody.writer import CaseWriter
from dalil.errors import InputError, IntegrityError
from dalil.proof import layout
from dalil.proof.canonical import JsonObject
from dalil.proof.case_checkpoints import line_hash, moment
from dalil.proof.checkpoint import read_checkpoint
from dalil.proof.cosignature import cosigned_at
from dalil.proof.key_history import WITNESS
from dalil.proof.merkle import MerkleTree, leaf_hash
from dalil.proof.note import SignatureLine, SignedNote, lines_of, read_note
from dalil.proof.verifier_key import Algorithm, VerifierKey
from dalil.proof.witness_request import WitnessRequest


def enrol_witness(writer: CaseWriter, key: VerifierKey, *, quorum: int | None = None) -> None:
    """Name a witness in the log and in the case's own policy; `quorum` says how many of them have to cosign.

    Raises `InputError` for a key that is not one of a cosigner.
    """
    if key.algorithm is not Algorithm.COSIGNATURE:
        raise InputError("This is not the key of a witness.", "Ask the witness for the line of `dalil witness key`.")
    if key.vkey not in writer.facts.keys:
        writer.record("key.added", result={"role": WITNESS, "vkey": key.vkey})
        writer.place_keys()
    renew_policy(writer, quorum=quorum)


def request_for(case: CaseFolder, witness: str | None, old: int | None) -> WitnessRequest:
    """A request for the latest checkpoint, with the proof from the one that the witness cosigned last.

    `old` says which that was, if the case does not know. Raises `InputError` for a size the log never had, and
    `IntegrityError` when log and checkpoint disagree.
    """
    note = read_note((case.root / layout.CHECKPOINT).read_bytes())
    checkpoint = read_checkpoint(note.text)
    tree, size = MerkleTree(leaf_hash(entry.line) for entry in case.entries()), checkpoint.size
    if size > tree.size or tree.root(size) != checkpoint.root:
        raise IntegrityError("The log is not the one that its checkpoint signed.", "Run `dalil verify`.")
    begin = old if old is not None else _cosigned_last(case.root, witness)
    if begin > size:
        raise InputError(f"The log has {size} signed entries, not {begin}.", "Check `--old`.")
    proof = tree.consistency(begin, size) if begin else ()
    return WitnessRequest(old=begin, proof=proof, note=note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosigned:
    """A line of an enrolled witness that verifies: over the checkpoint of `size` entries, at a time (RFC 3339, UTC)."""

    witness: str
    size: int
    time: str
    line: SignatureLine
    known: bool


def take_in(writer: CaseWriter, lines: tuple[SignatureLine, ...]) -> Cosigned:
    """Add a witness's lines to the checkpoint that they sign, and log it; a line that is there already changes nothing.

    Lines of unknown keys are passed over. Raises `IntegrityError` when none is of an enrolled witness over a
    checkpoint of this log; then nothing is changed.
    """
    found = next(_verified(writer.root, lines), None)
    if found is None:
        raise IntegrityError(
            "No line is one of an enrolled witness over a checkpoint of this log.",
            "Enrol the witness first (dalil witness enrol), and give it the request of this case.",
        )
    if not found.known:
        others = [one for one in lines if one.name == found.line.name and one.key_id != found.line.key_id]
        writer.ledger.add_lines(found.size, (found.line, *others))
        result: JsonObject = {"checkpoint": found.size, "sha256": line_hash(found.line), "time": found.time}
        writer.record("witness.cosigned", result={**result, "witness": found.line.name})
    return found


def _verified(root: Path, lines: tuple[SignatureLine, ...]) -> Iterator[Cosigned]:
    """The lines that verify, those over the largest checkpoint first."""
    witnesses = own_policy(root).witnesses
    for path in sorted((root / layout.CHECKPOINTS).glob("*.ckpt"), key=lambda one: int(one.stem), reverse=True):
        note = read_note(path.read_bytes())
        for name, key in witnesses.items():
            for line in lines_of(SignedNote(text=note.text, signatures=lines), key):
                seconds = cosigned_at(key, note.text, line.signature)
                if seconds is not None:
                    known = line in note.signatures
                    yield Cosigned(witness=name, size=int(path.stem), time=moment(seconds), line=line, known=known)


def _cosigned_last(root: Path, witness: str | None) -> int:
    witnesses = own_policy(root).witnesses
    if witness is not None and witness not in witnesses:
        raise InputError("No witness of this name is enrolled.", f"Enrolled: {', '.join(witnesses) or 'none'}.")
    names = [witness] if witness is not None else list(witnesses) if len(witnesses) == 1 else []
    sizes = [0]
    for path in (root / layout.CHECKPOINTS).glob("*.ckpt"):
        note = read_note(path.read_bytes())
        if any(lines_of(note, witnesses[name]) for name in names):
            sizes.append(int(path.stem))
    return max(sizes)
