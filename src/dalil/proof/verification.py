"""Whether a case folder still is what its log says: offline, reading only, without anything but this package."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from dalil.errors import DalilError, IncompleteError, IntegrityError, NotFoundError
from dalil.proof import layout
from dalil.proof.canonical import JsonValue, parse
from dalil.proof.case_checkpoints import CaseCheckpoints
from dalil.proof.case_files import CaseFiles
from dalil.proof.case_log import CaseLog
from dalil.proof.case_stamps import CaseStamps
from dalil.proof.derivation import Derivation
from dalil.proof.dossier_verification import OWN_KEYS_ONLY, check_attestation, verify_dossier
from dalil.proof.entry import FORMAT_VERSION
from dalil.proof.log_facts import Attested, Promised
from dalil.proof.manifest import read_manifest
from dalil.proof.outputs import outputs_root
from dalil.proof.outside import Outside
from dalil.proof.policy import LONGEST_POLICY, Policy, read_policy
from dalil.proof.seal_file import read_seal_path
from dalil.proof.settings_form import settings_bytes
from dalil.proof.timeline import Timeline
from dalil.proof.verdict import Findings, State, Verification
from dalil.proof.verifier_key import read_vkey

__all__ = ["OWN_KEYS_ONLY", "verify_case"]

LONGEST_SETTINGS = 1 << 20
LONGEST_MANIFEST = 1 << 30
RUN_FACTS, ENGINE_KEY, ENGINE_PART, OWN_TABLES = "run.json", "key", "engine", "tables"
_KNOWN_IN_LOG = (layout.CHECKPOINT, *(f"{folder}/" for folder in (layout.ENTRIES, layout.TILES, layout.AUTHORITIES)))
_AGE_HEADER = b"age-encryption.org/v1\n"


def verify_case(
    path: Path, policy: Policy | None = None, *, both_hashes: bool = False, outside: Outside | None = None
) -> Verification:
    """Check a case folder: log, checkpoints, objects, keys, runs, manifest; each check names its file or entry.

    Without `policy` the folder's own `policy.txt` is used: VALID then says only that the folder agrees with itself.
    `outside` holds what else the verifier brings along: checkpoints kept elsewhere, certificates, a reader of tokens.
    SHA-256 decides; `both_hashes` also recomputes SHA-512. Writes nothing. Raises `NotFoundError` without a folder.
    """
    if not path.is_dir():
        raise NotFoundError("There is no case folder at the path given.", "Give the folder that holds `case.toml`.")
    return _CaseVerification(path, policy, outside or Outside(), both_hashes=both_hashes).run()


def timeline_of(path: Path, outside: Outside) -> Timeline:
    """The times that others vouch for, of the entries of a case; objects and outputs are not looked at."""
    return _CaseVerification(path, None, outside, both_hashes=False).timeline()


class _CaseVerification:
    """One verification under way."""

    def __init__(self, path: Path, policy: Policy | None, outside: Outside, *, both_hashes: bool) -> None:
        self._findings = Findings()
        self._files = CaseFiles(path)
        self._log = CaseLog(self._files, self._findings)
        self._policy = policy
        self._outside = outside
        self._timeline = Timeline()
        self._both_hashes = both_hashes
        self._root = path
        self._trusted: Policy | None = None
        self._gone: list[str] = []
        self._interrupted = self._files.sizes.get(layout.LOCK, 0) > 0

    def run(self) -> Verification:
        """Every check, in the order in which a person would make them."""
        if self._can_be_read():
            self._set_half_replaced_aside()
            self._check_oddities()
            self._log.read()
            self._check_settings()
            self._check_keys()
            self._check_signatures()
            self._check_objects(layout.OBJECTS, self._log.facts.objects)
            self._check_objects(layout.QUARANTINE, self._log.facts.quarantined)
            self._check_outputs(layout.DERIVED, self._log.facts.runs)
            self._check_outputs(layout.DOSSIERS, self._log.facts.dossiers)
            self._check_attestations()
            self._check_tables()
            self._check_bags()
            self._check_sealed()
            self._check_manifest()
        return self._findings.verification()

    def timeline(self) -> Timeline:
        """The times of the entries, after a look at the log and its signatures alone."""
        self._log.read()
        self._check_signatures()
        return self._timeline

    def _can_be_read(self) -> bool:
        try:
            self._settings = self._files.read(layout.SETTINGS, LONGEST_SETTINGS)
            settings = tomllib.loads(self._settings.decode("utf-8"))
        except IncompleteError as error:
            self._findings.missing(layout.SETTINGS, error.diagnosis)
            return False
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            self._findings.failed(layout.SETTINGS, "is not TOML")
            return False
        if settings.get("format") != FORMAT_VERSION:
            self._findings.missing(layout.SETTINGS, "the case has a format that this version cannot check")
            return False
        self._origin, self._created = settings.get("origin"), settings.get("created")
        return True

    def _set_half_replaced_aside(self) -> None:
        """Files that an interrupted command was about to put in the place of others."""
        if self._interrupted:
            for path in [path for path in self._files.sizes if layout.is_half_replaced(path)]:
                del self._files.sizes[path]
                self._findings.missing(path, "was about to replace another file; the next writing command removes it")

    def _check_oddities(self) -> None:
        for path, why in self._files.odd:
            if path.split("/")[0] in layout.UNMANAGED:
                self._findings.note(path, why)
            else:
                self._findings.failed(path, why)
        known = {*layout.MANAGED, *layout.UNMANAGED, layout.SETTINGS, layout.README, layout.POLICY, layout.MANIFEST}
        for top in sorted({path.split("/")[0] for path in self._files.sizes} & layout.NOT_COVERED):
            self._findings.note(top, "not covered: no evidence, changes to it are not noticed here")
        for path in self._files.sizes:
            top = path.split("/")[0]
            if top not in known:
                self._findings.note(path, "is not part of the case and was not checked")
            if top == "log" and not path.startswith(_KNOWN_IN_LOG):
                self._report_extra(path)
        if self._interrupted:
            self._findings.note(layout.LOCK, "a command is writing to the case, or was interrupted while it did")

    def _check_settings(self) -> None:
        if not self._log.tree.size:
            return
        if self._origin != self._log.facts.origin:
            self._findings.failed(layout.SETTINGS, "its origin is not that of the log")
        elif self._settings != settings_bytes(str(self._origin), str(self._created)):
            self._findings.failed(layout.SETTINGS, "is not in the form that a case of this format has")
        if layout.README not in self._files:
            self._findings.missing(layout.README, "is missing")
        elif self._files.sha256(layout.README) != self._log.facts.readme:
            self._findings.failed(layout.README, "is not the text that the first entry names")

    def _check_keys(self) -> None:
        expected: dict[str | None, bool] = dict.fromkeys(self._log.facts.keys, False)
        for path in self._files.below(layout.KEYS):
            try:
                data = self._files.read(path, LONGEST_SETTINGS)
                vkey = read_vkey(data.decode("utf-8")).vkey if path.endswith(".vkey") else None
            except (DalilError, UnicodeDecodeError):
                self._findings.failed(path, "is not a verifier key")
                continue
            if vkey in expected:
                expected[vkey] = True
            elif vkey is not None or data not in {key.pem for key in self._log.facts.keys.values()}:
                self._findings.failed(path, "is a key that the log has not added")
        for vkey, found in expected.items():
            if not found:
                self._findings.missing(layout.KEYS, f"the key {str(vkey).partition('+')[0]} is missing")

    def _check_signatures(self) -> None:
        outside = self._policy is not None
        policy = self._policy
        if policy is None:
            try:
                policy = read_policy(self._files.read(layout.POLICY, LONGEST_POLICY))
            except IncompleteError as error:
                self._findings.missing(layout.POLICY, error.diagnosis)
                return
            except DalilError as error:
                self._findings.failed(layout.POLICY, error.diagnosis)
                return
        if not outside and self._log.tree.size and self._log.facts.log_key not in policy.logs:
            self._findings.failed(layout.POLICY, "does not name the key with which the case was opened")
        self._trusted = policy
        self._log.check_tiles()
        checkpoints = CaseCheckpoints(self._files, self._findings, self._log, policy)
        checkpoints.check()
        checkpoints.check_held(self._outside)
        CaseStamps(self._files, self._findings, checkpoints, policy, self._outside).check(self._log.facts)
        self._timeline = checkpoints.timeline
        if policy.quorum is None:
            said = "signed by a key of the policy given, no outside witness" if outside else OWN_KEYS_ONLY
            self._findings.note("trust", said)

    def _check_objects(self, base: str, promised: Mapping[str, Promised]) -> None:
        paths = {layout.stored_at(base, sha256): sha256 for sha256 in promised}
        sound = 0
        for path, sha256 in paths.items():
            problem = self._object_problem(path, sha256, promised[sha256])
            if problem is None:
                sound += 1
        for path in self._files.below(base.split("/", maxsplit=1)[0]):
            if path not in paths:
                self._report_extra(path)
        if sound == len(paths):
            self._findings.ok(base, f"{sound} preserved, unchanged since they were logged")

    def _object_problem(self, path: str, sha256: str, promised: Promised) -> str | None:
        problem = None
        if path not in self._files:
            problem = f"is missing; entry {promised.seq} preserved it"
        else:
            try:
                problem = self._difference(path, sha256, promised)
            except (IncompleteError, OSError):
                self._findings.missing(path, f"cannot be read; entry {promised.seq} preserved it")
                return "unread"
        if problem:
            self._findings.failed(path, problem)
        return problem

    def _difference(self, path: str, sha256: str, promised: Promised) -> str | None:
        if self._files.sizes[path] != promised.size:
            return f"has {self._files.sizes[path]} bytes, entry {promised.seq} preserved {promised.size}"
        if self._both_hashes and promised.sha512 not in (None, self._files.digest(path).sha512):
            return f"its SHA-512 is not the one of entry {promised.seq}"
        if self._files.sha256(path) != sha256:
            return f"its bytes are not those that entry {promised.seq} preserved"
        return None

    def _report_extra(self, path: str) -> None:
        if self._interrupted:
            self._findings.missing(path, "no entry names it; an interrupted command may have left it")
        else:
            self._findings.failed(path, "no entry of the log names it: it was added")

    def _check_outputs(self, base: str, attested: Mapping[str, Attested]) -> None:
        present: dict[str, dict[str, str]] = {}
        for path in self._files.below(base):
            label, slash, inner = path[len(base) + 1 :].partition("/")
            if not slash or label not in attested or not layout.is_plain(inner):
                self._report_extra(path)
            elif not _stands_beside(base, inner, attested[label]):
                present.setdefault(label, {})[inner] = self._files.sha256(path)
        for label, claim in attested.items():
            files = present.get(label, {})
            what = f"{base}/{label}"
            if not files and claim.files:
                self._gone.append(what + "/")
                self._findings.missing(what, f"its outputs are gone; entry {claim.seq} vouches for {claim.files} files")
            elif len(files) != claim.files:
                self._findings.failed(what, f"has {len(files)} files, entry {claim.seq} vouches for {claim.files}")
            elif outputs_root(files) != claim.root:
                self._findings.failed(what, f"its files are not those that entry {claim.seq} vouches for")
            else:
                self._findings.ok(what, f"{claim.files} files as entry {claim.seq} vouches for them")

    def _check_attestations(self) -> None:
        """The statement of each run whose outputs are there: signed, and in keeping with entry and outputs."""
        for run, claim in self._log.facts.runs.items():
            folder = f"{layout.DERIVED}/{run}/"
            path = folder + layout.ATTESTATION
            if claim.statement is None or folder in self._gone:
                continue
            try:
                derivation = check_attestation(self._files.read(path, LONGEST_MANIFEST), run, claim, self._log.facts)
                self._check_claim(folder + RUN_FACTS, derivation)
            except IncompleteError as error:
                self._findings.missing(path, error.diagnosis)
            except IntegrityError as error:
                self._findings.failed(path, error.diagnosis)
            else:
                self._findings.ok(path, f"signed, and the statement that entry {claim.seq} cites")

    def _check_claim(self, path: str, derivation: Derivation) -> None:
        """Outputs that name their engine name the one that the statement names."""
        if path in self._files:
            facts = parse(self._files.read(path, LONGEST_MANIFEST))
            named = facts.get(ENGINE_KEY) if isinstance(facts, dict) else None
            if named != dict(derivation.parts).get(ENGINE_PART):
                raise IntegrityError("Its outputs were made by another engine than it claims.")

    def _check_tables(self) -> None:
        """Own tables are no evidence; but the last run can be made again only with those it was made with."""
        runs = self._log.facts.runs
        run = max(runs, default="", key=lambda one: runs[one].seq)
        try:
            facts = parse(self._files.read(f"{layout.DERIVED}/{run}/{RUN_FACTS}", LONGEST_MANIFEST))
        except (IncompleteError, IntegrityError):
            return  # said where the outputs of the runs are checked
        told = facts.get(OWN_TABLES) if isinstance(facts, dict) else None
        for name in layout.TABLES:
            there = self._files.sha256(name) if name in self._files else None
            if not isinstance(told, dict):
                if there is not None:
                    self._findings.note(name, f"was not compared: {run} does not say which table it was made with")
            elif there != told.get(name):
                self._findings.missing(name, _other_table(run, there, told.get(name)))
            elif there is not None:
                self._findings.ok(name, f"the table that {run} was made with")

    def _check_bags(self) -> None:
        """Each dossier that is a bag, as a stranger would check it, judged by the keys that this case is judged by."""
        for label, claim in self._log.facts.dossiers.items():
            folder = f"{layout.DOSSIERS}/{label}"
            if claim.payload and self._trusted is not None and f"{folder}/" not in self._gone:
                policy = replace(self._trusted, quorum=None, timestamps=0)
                found = verify_dossier(self._root / folder, policy, outside=self._outside)
                for check in found.checks:
                    if self._interrupted and layout.is_half_replaced(check.what.strip("'")):
                        continue  # of the bag that the interrupted command was about to complete; said above
                    if check.state is State.FAILED:
                        self._findings.failed(f"{folder}/{check.what}", check.detail)
                    elif check.state is State.MISSING:
                        self._findings.missing(f"{folder}/{check.what}", f"{check.detail} Build the dossier again.")

    def _check_sealed(self) -> None:
        if layout.OPENINGS not in self._files:
            self._findings.missing(layout.OPENINGS, "is missing: the commitments of the log cannot be opened again")
        for path in self._files.below(layout.SEALED):
            if layout.is_pending(path):
                self._report_extra(path)
                continue
            with self._files.open(path) as stream:
                if not path.endswith(".age") or stream.read(len(_AGE_HEADER)) != _AGE_HEADER:
                    self._findings.failed(path, "is not an age file")

    def _check_manifest(self) -> None:
        if layout.MANIFEST not in self._files:
            self._findings.missing(layout.MANIFEST, "is missing; the next writing command makes it again")
            return
        try:
            listed = read_manifest(self._files.read(layout.MANIFEST, LONGEST_MANIFEST))
        except (IntegrityError, IncompleteError) as error:
            self._findings.failed(layout.MANIFEST, error.diagnosis)
            return
        behind = self._is_behind(listed)
        if behind:
            self._findings.note(layout.MANIFEST, "is behind the log; the next writing command brings it up to date")
        growing = self._growing(listed) if behind else frozenset[str]()
        checked = [path for path in listed if path not in growing and not path.startswith(tuple(self._gone))]
        for path in [path for path in checked if path.startswith(layout.TILES + "/") and path not in self._files]:
            self._findings.missing(path, "is missing; the next writing command derives it again")
            checked.remove(path)
        wrong = [path for path in checked if not self._is(path, listed[path])]
        for path in sorted(set(wrong) - self._findings.failed_names()):
            self._findings.failed(path, f"is not as {layout.MANIFEST} lists it")
        unlisted = set() if behind else self._must_be_listed() - listed.keys()
        for path in sorted(unlisted - self._findings.failed_names()):
            self._findings.failed(path, f"is not listed in {layout.MANIFEST}")
        if not wrong and not unlisted:
            self._findings.ok(layout.MANIFEST, f"{len(listed)} files as listed")

    def _is_behind(self, listed: Mapping[str, str]) -> bool:
        """A manifest written before the last entries lists the checkpoint of that time, which is kept.

        The kept copy of the latest one does not count: where only that matches, the latest was changed, not continued.
        """
        if self._interrupted or self._log.torn or self._log.signed_size < self._log.tree.size:
            return True
        then = listed.get(layout.CHECKPOINT)
        if layout.CHECKPOINT not in self._files or then == self._files.sha256(layout.CHECKPOINT):
            return False
        latest = layout.checkpoint_file(self._log.signed_size)
        return any(self._files.sha256(path) == then for path in self._files.below(layout.CHECKPOINTS) if path != latest)

    def _growing(self, listed: Iterable[str]) -> frozenset[str]:
        """What a writing command changes in place, or takes away once answered; each is checked by other means."""
        asked = [path for path in listed if (seal := read_seal_path(path)) is not None and seal.request]
        kept = (*self._files.below(layout.ENTRIES), *self._files.below(layout.CHECKPOINTS))
        return frozenset({layout.CHECKPOINT, layout.POLICY, layout.OPENINGS, *kept, *asked})

    def _must_be_listed(self) -> set[str]:
        folders = ("objects", "quarantine", "log", layout.KEYS, layout.SEALED, layout.DERIVED)
        return {path for folder in folders for path in self._files.below(folder)}

    def _is(self, path: str, sha256: str) -> bool:
        return path in self._files and self._files.sha256(path) == sha256


def _other_table(run: str, there: str | None, told: JsonValue) -> str:
    """What is said of a table that is not the one of the last run: which of them is gone, or that both differ."""
    if there is None:
        return f"is missing: {run} was made with it and cannot be made again without it"
    if told is None:
        return f"was added after {run}, which was made without one; the next build makes a run with it"
    return (
        f"is not the table that {run} was made with (SHA-256 {told}); put that one back, or build to make a run with "
        "this one"
    )


def _stands_beside(base: str, inner: str, claim: Attested) -> bool:
    """Whether a file lies beside what the entry vouches for: the statement about a run, what makes a dossier a bag."""
    if base == layout.DERIVED:
        return claim.statement is not None and inner == layout.ATTESTATION
    return not inner.startswith(claim.payload)
