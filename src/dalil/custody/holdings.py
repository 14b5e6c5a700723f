"""What a case holds already, so that the same arrival is not logged twice."""

from collections import Counter
from collections.abc import Mapping

from dalil.errors import IntegrityError
from dalil.proof.canonical import JsonValue
from dalil.proof.entry import LedgerEntry
from dalil.proof.log_facts import LogFacts
from dalil.proof.verdict import Findings, State

RECOVERED = "case.recovered"
TAKEN_IN = frozenset({"object.ingested", "object.duplicate"})


class Holdings:
    """The facts of the log, and every acquisition and refusal in it, gathered entry by entry.

    `recovered` says how often earlier recoveries told of each hash.
    """

    def __init__(self) -> None:
        self.facts = LogFacts()
        self._findings = Findings()
        self._seen: set[str] = set()
        self.recovered: Counter[str] = Counter()

    def take(self, entry: LedgerEntry, opened: Mapping[str, JsonValue]) -> None:
        """Take the next entry with its opened commitments; raises `IntegrityError` when it contradicts the log."""
        self.facts.take(entry, self._findings)
        if self._findings:
            self._raise_failed()
        kind = entry.type
        if kind in TAKEN_IN:
            self._seen.add(arrival(str(entry.object["sha256"]), opened))
        elif kind == "object.refused":
            self._seen.add(arrival(str(entry.result["reason"]), opened))
        elif kind == RECOVERED:
            self.recovered.update(_hashes(entry.result.get("items")))

    def _raise_failed(self) -> None:
        for check in self._findings.verification().checks:
            if check.state is State.FAILED:
                raise IntegrityError(f"{check.what} of the log: {check.detail}.", "Run `dalil verify`.")
        self._findings = Findings()

    def holds(self, sha256: str) -> bool:
        """Whether these bytes are preserved."""
        return sha256 in self.facts.objects

    def knows(self, arrived: str) -> bool:
        """Whether an `arrival` was logged already."""
        return arrived in self._seen


def arrival(what: str, fields: Mapping[str, JsonValue]) -> str:
    """Bytes (their SHA-256) or a refusal (its reason), and exactly how they came: what is not logged twice."""
    return repr((what, sorted(fields.items())))


def _hashes(items: JsonValue) -> list[str]:
    listed = items if isinstance(items, list) else []
    return [str(item["sha256"]) for item in listed if isinstance(item, dict) and "sha256" in item]
