"""One entry of a log, handed over with the proof that it stands there, and nothing else of the case."""

from pathlib import Path

from dalil.custody.folder import CaseFolder
from dalil.errors import InputError, IntegrityError, NotFoundError, UnknownIdError
from dalil.proof import layout
from dalil.proof.checkpoint import read_checkpoint
from dalil.proof.entry import read_entry
from dalil.proof.merkle import MerkleTree, leaf_hash
from dalil.proof.note import read_note
from dalil.proof.policy import read_policy
from dalil.proof.tlog_proof import TlogProof, read_proof


def prove(root: Path, seq: int, out: Path, size: int | None = None) -> tuple[Path, Path]:
    """Write entry `seq` and its proof under the latest checkpoint, or that of `size` entries, into a folder.

    Raises `UnknownIdError` for an entry that the checkpoint does not cover, `InputError` when the files exist.
    """
    case = CaseFolder(root)
    lines = [entry.line for entry in case.entries()]
    name = layout.CHECKPOINT if size is None else layout.checkpoint_file(size)
    try:
        note = read_note((root / name).read_bytes())
    except FileNotFoundError as error:
        raise InputError("There is no checkpoint of this size.", "List them: ls log/checkpoints") from error
    checkpoint = read_checkpoint(note.text)
    if not 0 <= seq < checkpoint.size:
        raise UnknownIdError(f"entry {seq}")
    tree = MerkleTree(map(leaf_hash, lines))
    if checkpoint.size > tree.size or tree.root(checkpoint.size) != checkpoint.root:
        raise IntegrityError("The log is not the one that its checkpoint signed.", "Run `dalil verify`.")
    proof = TlogProof(index=seq, path=tree.inclusion(seq, checkpoint.size), note=note)
    files = out / f"entry-{seq}.json", out / f"entry-{seq}.tlog-proof"
    if any(path.exists() for path in files):
        raise InputError("The files exist already.", "Give a new `--out`.")
    out.mkdir(parents=True, exist_ok=True)
    for path, data in zip(files, (lines[seq], bytes(proof)), strict=True):
        path.write_bytes(data)
    return files


def check_proof(entry: Path, proof: Path, policy: Path) -> dict[str, str | int]:
    """Check an entry against its proof under a policy; raises `IntegrityError` when it does not hold."""
    line, given, trusted = (_bytes(path) for path in (entry, proof, policy))
    read = read_proof(given)
    checkpoint = read.verify(line, read_policy(trusted))
    said = read_entry(line)
    if said.seq != read.index:
        raise IntegrityError("The entry says that it stands elsewhere in the log.")
    return {"entry": said.seq, "type": said.type, "origin": checkpoint.origin, "size": checkpoint.size}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotFoundError("There is no file that can be read at the path given.", "Check the path.") from error
