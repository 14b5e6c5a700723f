"""Whether a dossier, alone and away from its case, still is what was handed out: offline, reading only."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from dalil.errors import DalilError, IncompleteError, IntegrityError, NotFoundError
from dalil.proof import dossier_layout as layout
from dalil.proof.case_files import DEEPEST, CaseFiles
from dalil.proof.checkpoint import Checkpoint, read_checkpoint
from dalil.proof.derivation import Derivation, read_attestation
from dalil.proof.dossier_stamps import DossierStamps
from dalil.proof.entry import LONGEST_LINE, LedgerEntry, read_entry
from dalil.proof.key_history import PERSON, ROTATED
from dalil.proof.layout import is_plain, stored_at
from dalil.proof.log_excerpt import read_nodes, root_of
from dalil.proof.log_facts import Attested, LogFacts
from dalil.proof.manifest import read_manifest
from dalil.proof.merkle import leaf_hash
from dalil.proof.note import LONGEST_NOTE, SignedNote, read_note, verified_by
from dalil.proof.outputs import outputs_root
from dalil.proof.outside import Outside
from dalil.proof.policy import LONGEST_POLICY, Policy, read_policy
from dalil.proof.verdict import Findings, Verification

LONGEST_LIST = 1 << 30
LONGEST_INFO = 1 << 20
OWN_KEYS_ONLY = "consistent with its own keys only, no outside witness"
OWN_WITNESSES = "consistent with its own keys only; whether its witnesses exist only a policy from outside can say"


def verify_dossier(
    path: Path, policy: Policy | None = None, *, fingerprints: Collection[str] = (), outside: Outside | None = None
) -> Verification:
    """Check a dossier: bag, entries, tree, checkpoint, timestamps, pages, objects, attestations; names what is wrong.

    Trust comes from outside: a `policy`, or the `fingerprints` of log keys (SHA-256 of the key, hex). A key that was
    rotated leads to the one that took over, since both signed the entry. Without either the dossier's own `policy.txt`
    is used, and VALID says only that it agrees with itself. `outside` brings a reader of timestamps, certificates and
    the time of now; without a reader a dossier with timestamps is INCOMPLETE. Writes nothing. Raises `NotFoundError`
    without a folder.
    """
    if not path.is_dir():
        raise NotFoundError("There is no dossier at the path given.", "Give the folder that holds `bagit.txt`.")
    return _DossierVerification(path, policy, frozenset(fingerprints), outside or Outside()).run()


class _DossierVerification:
    """One verification under way."""

    def __init__(self, path: Path, policy: Policy | None, fingerprints: frozenset[str], outside: Outside) -> None:
        self._findings = Findings()
        self._files = CaseFiles(path)
        self._policy = policy
        self._fingerprints = fingerprints
        self._outside = outside
        self._facts = LogFacts()
        self._entries: dict[int, LedgerEntry] = {}

    def run(self) -> Verification:
        """Every check, in the order in which a person would make them."""
        self._check_names()
        if self._can_be_read():
            self._check_declaration()
            self._check_list(layout.PAYLOAD_MANIFEST, self._files.below(layout.PAYLOAD))
            self._check_list(layout.TAG_MANIFEST, self._tags())
            for path in (one for one in self._tags() if is_plain(one) and not layout.TAGS.fullmatch(one)):
                self._findings.failed(path, "has no place in a dossier: no entry and no rule vouches for it")
            for top in sorted({path.split("/")[0] for path in self._tags()} & layout.NOT_COVERED):
                self._findings.note(top, "not covered: listed, but no entry vouches for it")
            self._read_entries()
            checkpoint = self._check_checkpoint()
            if checkpoint is not None:
                self._check_tree(checkpoint)
            self._check_pages()
            self._check_objects()
            self._check_attestations()
        return self._findings.verification()

    def _can_be_read(self) -> bool:
        known = f"{layout.FORMAT_LABEL}: {layout.DOSSIER_FORMAT}".encode()
        try:
            if known in self._files.read(layout.INFO, LONGEST_INFO).splitlines():
                return True
            self._findings.missing(layout.INFO, "the dossier has a format that this version cannot check")
        except IncompleteError as error:
            self._findings.missing(layout.INFO, error.diagnosis)
        return False

    def _check_declaration(self) -> None:
        try:
            if self._files.read(layout.DECLARATION, LONGEST_INFO) != layout.DECLARED:
                self._findings.failed(layout.DECLARATION, "does not declare BagIt 1.0 in UTF-8")
        except IncompleteError as error:
            self._findings.missing(layout.DECLARATION, error.diagnosis)

    def _check_names(self) -> None:
        for path, why in self._files.odd:
            self._findings.failed(path, why)
        for path in self._files.sizes:
            if not is_plain(path) or path.count("/") >= DEEPEST:
                self._findings.failed(ascii(path), "its name is too deep or holds more than letters, digits and ._=@-")

    def _tags(self) -> list[str]:
        payload = {*self._files.below(layout.PAYLOAD), layout.TAG_MANIFEST}
        return sorted(self._files.sizes.keys() - payload)

    def _check_list(self, name: str, there: list[str]) -> None:
        try:
            listed = read_manifest(self._files.read(name, LONGEST_LIST))
        except IncompleteError as error:
            self._findings.missing(name, error.diagnosis)
            return
        except IntegrityError as error:
            self._findings.failed(name, error.diagnosis)
            return
        wrong = [path for path in listed if path in there and self._files.sha256(path) != listed[path]]
        for path in wrong:
            self._findings.failed(path, f"is not as {name} lists it")
        for path in sorted(listed.keys() - there):
            self._findings.failed(ascii(path)[1:-1], f"is listed in {name} and is not there")
        for path in sorted(set(there) - listed.keys()):
            self._findings.failed(ascii(path)[1:-1], f"is not listed in {name}: it was added")
        if not wrong and listed.keys() == set(there):
            self._findings.ok(name, f"{len(listed)} files as listed")

    def _read_entries(self) -> None:
        try:
            lines = self._files.read(layout.ENTRIES, LONGEST_LIST).split(b"\n")
        except IncompleteError as error:
            self._findings.missing(layout.ENTRIES, error.diagnosis)
            return
        if lines.pop():
            self._findings.failed(layout.ENTRIES, "its last line is torn")
        last = -1
        for number, line in enumerate(lines, 1):
            try:
                entry = read_entry(line[: LONGEST_LINE + 1])
            except IntegrityError as error:
                self._findings.failed(f"{layout.ENTRIES} line {number}", error.diagnosis)
                continue
            self._take(entry, last)
            last = entry.seq
        if 0 not in self._entries:
            self._findings.failed(layout.ENTRIES, "does not show the entry with which the case was opened")
        if not self._findings.has_failed((layout.ENTRIES, "entry")):
            self._findings.ok(layout.ENTRIES, f"{len(lines)} entries, canonical and in order")

    def _take(self, entry: LedgerEntry, last: int) -> None:
        what = f"entry {entry.seq}"
        if entry.seq <= last:
            self._findings.failed(what, "does not come after the entry before it: lines were moved or repeated")
        if entry.type not in layout.CITED:
            self._findings.failed(what, "is of a type that a dossier does not cite")
            return
        if entry.actor["role"] == PERSON or ("sig" in entry.members and entry.type != ROTATED):
            self._findings.failed(what, "is signed by a person, and a dossier cites no entry of a person")
        if not layout.is_claim(entry.result):
            self._findings.failed(what, "says of a dossier, a run or their root what is not in the one form")
        before = self._entries.get(entry.seq - 1)
        if before is not None and entry.prev != before.digest:
            self._findings.failed(what, "was not written after the entry that is shown before it")
        self._entries[entry.seq] = entry
        self._facts.take(entry, self._findings)

    def _check_checkpoint(self) -> Checkpoint | None:
        policy = self._trusted()
        try:
            note = read_note(self._files.read(layout.CHECKPOINT, LONGEST_NOTE))
            checkpoint = read_checkpoint(note.text)
        except IncompleteError as error:
            self._findings.missing(layout.CHECKPOINT, error.diagnosis)
            return None
        except DalilError as error:
            self._findings.failed(layout.CHECKPOINT, error.diagnosis)
            return None
        if policy is not None:
            self._check_signatures(note, checkpoint, policy)
            DossierStamps(self._files, self._findings, policy, self._outside).check(note.text.encode("utf-8"))
        return checkpoint

    def _trusted(self) -> Policy | None:
        """The policy to judge by; None where there is none that can be read."""
        if self._policy is not None:
            said = "signed by a key of the policy given, no outside witness"
            if self._policy.quorum is None:
                self._findings.note("trust", said)
            return self._policy
        try:
            own = read_policy(self._files.read(layout.POLICY, LONGEST_POLICY))
        except IncompleteError as error:
            self._findings.missing(layout.POLICY, error.diagnosis)
            return None
        except DalilError as error:
            self._findings.failed(layout.POLICY, error.diagnosis)
            return None
        if self._facts.log_key not in own.logs:
            self._findings.failed(layout.POLICY, "does not name the key with which the case was opened")
        if not self._fingerprints:
            self._findings.note("trust", OWN_KEYS_ONLY if own.quorum is None else OWN_WITNESSES)
            return own
        self._findings.note("trust", "signed by a key whose fingerprint was given, no outside witness")
        logs = tuple(one.key for one in self._facts.history.log_keys if one.key.fingerprint in self._fingerprints)
        return replace(own, logs=logs, quorum=None, authorities={}, timestamps=0)

    def _check_signatures(self, note: SignedNote, checkpoint: Checkpoint, policy: Policy) -> None:
        history = self._facts.history
        chain = [one.key for one in history.log_keys]
        try:
            signers = verified_by(note, list(dict.fromkeys([*policy.logs, *chain, *policy.witnesses.values()])))
        except IntegrityError as error:
            self._findings.failed(layout.CHECKPOINT, error.diagnosis)
            return
        key = history.log_key_at(checkpoint.size)
        if key is None or key not in signers or key.name != checkpoint.origin or not {*chain} & {*policy.logs}:
            self._findings.failed(layout.CHECKPOINT, "no trusted key of this log signed it")
            return
        self._findings.ok(layout.CHECKPOINT, f"signed, over {checkpoint.size} entries")
        if policy.quorum is not None and policy.satisfied_by(frozenset(signers)):
            self._findings.ok("witnesses", "the quorum of the policy has cosigned the checkpoint")
        elif policy.quorum is not None:
            self._findings.missing("witnesses", "the policy asks for witnesses whose cosignatures are not there")

    def _check_tree(self, checkpoint: Checkpoint) -> None:
        if self._facts.origin is not None and checkpoint.origin != self._facts.origin:
            self._findings.failed(layout.CHECKPOINT, "its origin line is that of another log")
        try:
            nodes = read_nodes(self._files.read(layout.NODES, LONGEST_LIST))
            leaves = {seq: leaf_hash(entry.line) for seq, entry in self._entries.items()}
            root = root_of(checkpoint.size, leaves, nodes)
        except IncompleteError as error:
            self._findings.missing(layout.NODES, error.diagnosis)
        except IntegrityError as error:
            self._findings.failed(layout.NODES, error.diagnosis)
        else:
            if root == checkpoint.root:
                self._findings.ok(layout.NODES, f"entries and hashes give the root over {checkpoint.size} entries")
            else:
                self._findings.failed(layout.NODES, "entries and hashes do not give the root that was signed")

    def _check_pages(self) -> None:
        if len(self._facts.dossiers) != 1:
            self._findings.failed(layout.ENTRIES, "does not show one entry that vouches for these pages")
            return
        ((label, claim),) = self._facts.dossiers.items()
        objects = set(self._files.below(layout.OBJECTS))
        pages = [path for path in self._files.below(layout.PAYLOAD) if path not in objects and is_plain(path)]
        if not pages:
            self._findings.failed(layout.PAYLOAD, "holds no page")
        elif not claim.payload or claim.run not in self._facts.runs:
            self._findings.failed(f"entry {claim.seq}", "vouches for no dossier of a run that is shown")
        elif len(pages) != claim.files or outputs_root({one: self._files.sha256(one) for one in pages}) != claim.root:
            self._findings.failed(layout.PAYLOAD, f"its pages are not those that entry {claim.seq} vouches for")
        else:
            self._findings.ok(layout.PAYLOAD, f"{claim.files} pages of {label} as entry {claim.seq} vouches for them")

    def _check_objects(self) -> None:
        promised = {stored_at(layout.OBJECTS, sha256): sha256 for sha256 in self._facts.objects}
        enclosed = self._files.below(layout.OBJECTS)
        for path in enclosed:
            sha256 = promised.get(path)
            if sha256 is None:
                self._findings.failed(path, "no entry that is shown preserved it")
            elif (self._files.sha256(path), self._files.sizes[path]) != (sha256, self._facts.objects[sha256].size):
                self._findings.failed(path, f"is not what entry {self._facts.objects[sha256].seq} preserved")
        held = len(promised.keys() - set(enclosed))
        if enclosed and not self._findings.has_failed((layout.OBJECTS,)):
            self._findings.ok(layout.OBJECTS, f"{len(enclosed)} enclosed, as their entries preserved them")
        if held:
            self._findings.note(layout.OBJECTS, f"{held} exhibits are held in the case and not enclosed")

    def _check_attestations(self) -> None:
        if len(self._facts.runs) != 1:
            self._findings.failed(layout.ENTRIES, "does not show one run that the pages are made of")
        cited = {layout.attestation_file(run) for run, claim in self._facts.runs.items() if claim.statement is not None}
        if set(self._files.below(layout.ATTESTATIONS)) - cited:
            self._findings.failed(layout.ATTESTATIONS, "holds a statement that no entry cites: it was added")
        for run, claim in self._facts.runs.items():
            self._check_attestation(run, claim)

    def _check_attestation(self, run: str, claim: Attested) -> None:
        path = layout.attestation_file(run)
        if claim.statement is None:
            self._findings.note(f"entry {claim.seq}", "cites no statement of how the run came about")
            return
        try:
            data = self._files.read(path, LONGEST_LIST)
            check_attestation(data, run, claim, self._facts)
        except IncompleteError as error:
            self._findings.missing(path, error.diagnosis)
        except IntegrityError as error:
            self._findings.failed(path, error.diagnosis)
        else:
            self._findings.ok(path, f"signed, and the statement that entry {claim.seq} cites")


def check_attestation(data: bytes, run: str, claim: Attested, facts: LogFacts) -> Derivation:
    """Hold an attestation against the entry that cites it; raises `IntegrityError` saying where they part."""
    envelope, derivation = read_attestation(data, [one.key for one in facts.history.log_keys])
    if envelope.payload_sha256 != claim.statement:
        raise IntegrityError(f"It is not the statement that entry {claim.seq} cites.")
    if (derivation.run, derivation.outputs_root) != (run, claim.root):
        raise IntegrityError(f"It speaks of other outputs than entry {claim.seq}.")
    if derivation.version != claim.version:
        raise IntegrityError(f"It claims another version of the program than entry {claim.seq}.")
    unknown = [one for one in derivation.exhibits if one not in facts.objects or facts.objects[one].seq > claim.seq]
    if unknown:
        raise IntegrityError(f"It names {len(unknown)} exhibits that were not preserved before entry {claim.seq}.")
    return derivation
