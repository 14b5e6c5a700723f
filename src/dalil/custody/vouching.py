"""Outputs that the log vouches for: moved from the spool to their place, with what their entry will say of them."""

from dataclasses import dataclass
from pathlib import Path

from dalil.custody.key import Key
from dalil.custody.staging import Outputs, Staging
from dalil.errors import IntegrityError
from dalil.proof import layout
from dalil.proof.canonical import JsonObject
from dalil.proof.derivation import RunOrigin
from dalil.proof.log_facts import BAG, Attested, LogFacts
from dalil.proof.outputs import outputs_root

RUN = "derivation.run"
DOSSIER = "dossier.published"
_LABELS = {RUN: "run", DOSSIER: "dossier"}


@dataclass(frozen=True, slots=True)
class Claim:
    """What is to be logged of outputs that are in their place: the type of the entry and its result."""

    kind: str
    result: JsonObject


class Vouching:
    """Holds staged outputs against what the log said of them before, and puts them where they belong.

    The same outputs again are put back where they were lost, and nothing is to be logged (None). Raises
    `IntegrityError` when they are others than before, or made of other things.
    """

    def __init__(self, root: Path, staging: Staging, facts: LogFacts, version: str) -> None:
        self._root = root
        self._staging = staging
        self._facts = facts
        self._version = version

    def of_run(self, run: str, origin: RunOrigin | None, key: Key) -> Claim | None:
        """The outputs of a run; with its `origin` a signed in-toto statement lies beside them, and is cited."""
        files = self._staging.outputs(layout.DERIVED, run)
        before = self._facts.runs.get(run)
        cited: JsonObject = {}
        if origin is not None and not (before and before.statement is None):
            derivation = origin.derivation(run, outputs_root(files), self._version)
            envelope = derivation.sealed(key.fingerprint, key.sign)
            self._staging.add(layout.DERIVED, run, layout.ATTESTATION, bytes(envelope))
            cited = {"statement": envelope.payload_sha256}
        if before and before.statement != cited.get("statement"):
            raise IntegrityError(f"{run} is made of other things than entry {before.seq} vouches for.", "Report this.")
        return self._placed(Outputs(layout.DERIVED, RUN, run, files), before, cited)

    def of_dossier(self, dossier: str, run: str | None) -> Claim | None:
        """The pages of a dossier; one that tells of a `run` is the payload of a bag."""
        files = self._staging.outputs(layout.DOSSIERS, dossier)
        said: JsonObject = {} if run is None else {"form": BAG, "run": run}
        before = self._facts.dossiers.get(dossier)
        return self._placed(Outputs(layout.DOSSIERS, DOSSIER, dossier, files), before, said)

    def _placed(self, outputs: Outputs, before: Attested | None, said: JsonObject) -> Claim | None:
        base, label, root = outputs.base, outputs.label, outputs_root(outputs.files)
        if before and before.root != root:
            raise IntegrityError(f"{label} gives other outputs than entry {before.seq} vouches for.", "Report this.")
        if before and (self._root / base / label).exists():
            self._staging.discard(base, label)
            return None
        self._staging.place(base, label)
        if before:
            return None
        named: JsonObject = {_LABELS[outputs.kind]: label}
        return Claim(outputs.kind, {**named, "outputs_root": root, "files": len(outputs.files), **said})
