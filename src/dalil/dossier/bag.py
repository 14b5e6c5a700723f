"""What makes the pages of a dossier a bag that a stranger can check: proofs, keys, and the way to check them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from dalil import __version__
from dalil.custody.folder import CaseFolder
from dalil.errors import IncompleteError
from dalil.exchange.bagit import PayloadFile, payload_below, tag_files
from dalil.proof import dossier_layout as bag
from dalil.proof import layout
from dalil.proof.checkpoint import Checkpoint, read_checkpoint
from dalil.proof.derivation import read_statement
from dalil.proof.digest import digest_stream
from dalil.proof.dsse import read_envelope
from dalil.proof.entry import LedgerEntry
from dalil.proof.log_excerpt import nodes_beside, write_nodes
from dalil.proof.merkle import MerkleTree, leaf_hash
from dalil.proof.note import read_note
from dalil.proof.policy import read_policy

ENCLOSED = ("README.md", "verify.py")
HELD = "held in the case, listed by digest and not enclosed"
_LOG_KEY = re.compile(r"log(-ml-dsa-44)?(-[0-9]+)?\.(vkey|pem)")
INSIDE = "enclosed: contains names. Not for handing on."


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The entries that a dossier cites: of the pages, of their run, of the exhibits that went into it.

    `statement` is the attestation of the run, None where the run was made before runs were attested so.
    """

    run: str
    entries: tuple[LedgerEntry, ...]
    statement: bytes | None

    @property
    def exhibits(self) -> tuple[LedgerEntry, ...]:
        """The entries by which the exhibits were preserved."""
        return tuple(entry for entry in self.entries if entry.type == "object.ingested")


def cite(case: CaseFolder, label: str) -> Citation:
    """The entries that the dossier `label` cites; raises `IncompleteError` when the log or the case does not hold them.

    Decisions of people and their keys are not among them: a key would tie the dossiers of its holder together.
    """
    run, made = _run_of(case, label)
    path = case.root / layout.DERIVED / run / layout.ATTESTATION
    statement = path.read_bytes() if path.is_file() else None
    if made.result.get("statement") is not None and statement is None:
        raise IncompleteError(f"The outputs of {run} are gone.", "Make them anew: dalil rebuild.")
    exhibits = frozenset(read_statement(read_envelope(statement).payload).exhibits) if statement is not None else None
    return Citation(run=run, entries=tuple(_cited(case, label, made, exhibits)), statement=statement)


def payload_of(case: CaseFolder, label: str, exhibits: Sequence[LedgerEntry] = ()) -> list[PayloadFile]:
    """The pages of a published dossier, and the preserved bytes of the exhibits given."""
    found: list[PayloadFile] = []
    for path, source in payload_below(case.root / layout.DOSSIERS / label / bag.PAYLOAD):
        with source.open("rb") as stream:
            digest = digest_stream(stream)
        found.append(PayloadFile(path=path, sha256=digest.sha256, size=digest.size, source=source))
    for entry in exhibits:
        sha256, size = str(entry.object["sha256"]), entry.object["size"]
        assert isinstance(size, int)
        path = layout.stored_at(layout.OBJECTS, sha256)
        found.append(PayloadFile(path=path, sha256=sha256, size=size, source=case.object_path(sha256)))
    return sorted(found, key=lambda one: one.path)


def bag_files(case: CaseFolder, label: str, citation: Citation, payload: Sequence[PayloadFile]) -> dict[str, bytes]:
    """The tag files of the bag: proofs under the best checkpoint of the case, public keys of the log, instructions."""
    checkpoint, seals = _best_checkpoint(case.root, least=max(entry.seq for entry in citation.entries) + 1)
    tree = MerkleTree()
    for entry in case.entries():
        if entry.seq < checkpoint.size:
            tree.append(leaf_hash(entry.line))
    nodes = nodes_beside(tree, [entry.seq for entry in citation.entries], checkpoint.size)
    enclosed = resources.files("dalil.exchange.enclosed")
    tags = {
        **{name: enclosed.joinpath(name).read_bytes() for name in ENCLOSED},
        bag.POLICY: _policy(case.root),
        **_log_keys(case.root),
        **seals,
        bag.ENTRIES: b"".join(entry.line + b"\n" for entry in citation.entries),
        bag.NODES: write_nodes(nodes),
    }
    if citation.statement is not None:
        tags[bag.attestation_file(citation.run)] = citation.statement
    return tag_files(payload, tags, _info(label, payload))


def _info(label: str, payload: Sequence[PayloadFile]) -> list[tuple[str, str]]:
    enclosed = any(f"{bag.PAYLOAD}/{one.path}".startswith(bag.OBJECTS) for one in payload)
    return [
        ("Bag-Software-Agent", f"dalil {__version__}"),
        ("External-Identifier", label),
        ("Exhibits", INSIDE if enclosed else HELD),
        (bag.FORMAT_LABEL, str(bag.DOSSIER_FORMAT)),
    ]


def _run_of(case: CaseFolder, label: str) -> tuple[str, LedgerEntry]:
    runs: dict[str, LedgerEntry] = {}
    for entry in case.entries():
        if entry.type == "derivation.run":
            runs[str(entry.result.get("run"))] = entry
        elif entry.type == "dossier.published" and entry.result.get("dossier") == label:
            run = str(entry.result.get("run"))
            if run in runs:
                return run, runs[run]
    raise IncompleteError(f"The log holds no dossier {label} of a run.", "Build it again.")


def _cited(case: CaseFolder, label: str, made: LedgerEntry, exhibits: frozenset[str] | None) -> Iterator[LedgerEntry]:
    opened = None
    for entry in case.entries():
        opened = opened or entry
        match entry.type:
            case "case.opened":
                yield entry
            case "key.rotated" if entry.result.get("from") and _of_log(entry, opened):
                yield entry
            case "object.ingested" if entry.seq < made.seq:
                if exhibits is None or str(entry.object["sha256"]) in exhibits:
                    yield entry
            case "derivation.run" if entry.seq == made.seq:
                yield entry
            case "dossier.published" | "names.shown" if entry.result.get("dossier") == label:
                yield entry


def _of_log(entry: LedgerEntry, opened: LedgerEntry) -> bool:
    """Whether an entry rotates a key of the log: those bear the name of the log."""
    named, log = str(entry.result.get("vkey")), str(opened.result.get("vkey"))
    return named.partition("+")[0] == log.partition("+")[0]


def _best_checkpoint(root: Path, least: int) -> tuple[Checkpoint, dict[str, bytes]]:
    """Of the checkpoints that cover all that is cited, the one with most seals, then the latest; with its seals."""
    found: list[tuple[tuple[int, int, int], Checkpoint, dict[str, bytes]]] = []
    for path in (*(root / layout.CHECKPOINTS).glob("*.ckpt"), root / layout.CHECKPOINT):
        data = path.read_bytes()
        note = read_note(data)
        checkpoint = read_checkpoint(note.text)
        if checkpoint.size >= least:
            tokens = _tokens(root, checkpoint.size)
            worth = (len(tokens), len(note.signatures), checkpoint.size)
            found.append((worth, checkpoint, {bag.CHECKPOINT: data, **tokens}))
    if not found:
        raise IncompleteError("No signed checkpoint covers the entries of this dossier.", "Build it again.")
    _, checkpoint, seals = max(found, key=lambda one: one[0])
    return checkpoint, seals


def _tokens(root: Path, size: int) -> dict[str, bytes]:
    """The timestamps over a checkpoint, under the names that they have in a dossier."""
    found = {
        bag.CHECKPOINT + path.name.removeprefix(str(size)): path.read_bytes()
        for path in sorted((root / layout.CHECKPOINTS).glob(f"{size}.*ts[r]*"))
    }
    if found:
        authorities = sorted((root / layout.AUTHORITIES).glob("*.pem"))
        found |= {f"{layout.AUTHORITIES}/{path.name}": path.read_bytes() for path in authorities}
    return found


def _policy(root: Path) -> bytes:
    """The policy of the case. Whether there are timestamps enough is for a policy from outside to ask."""
    return bytes(replace(read_policy((root / layout.POLICY).read_bytes()), timestamps=0))


def _log_keys(root: Path) -> dict[str, bytes]:
    """The public keys of the log; those of persons stay in the case."""
    found = (path for path in sorted((root / layout.KEYS).iterdir()) if _LOG_KEY.fullmatch(path.name))
    return {f"{layout.KEYS}/{path.name}": path.read_bytes() for path in found}
