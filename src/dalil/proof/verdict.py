"""What a check found, and the verdict over all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dalil.proof.canonical import JsonObject


class State(StrEnum):
    """`ok` it holds; `note` worth knowing, decides nothing; `failed` it does not hold; `missing` cannot be checked."""

    OK = "ok"
    NOTE = "note"
    FAILED = "failed"
    MISSING = "missing"


class Verdict(StrEnum):
    """VALID: all that was to be checked holds. INVALID: something does not. INCOMPLETE: something cannot be checked."""

    VALID = "VALID"
    INVALID = "INVALID"
    INCOMPLETE = "INCOMPLETE"

    @property
    def exit_code(self) -> int:
        """0 VALID, 1 INVALID, 2 INCOMPLETE."""
        return {Verdict.VALID: 0, Verdict.INVALID: 1, Verdict.INCOMPLETE: 2}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: what was checked (a file or `entry N`), how it stands, and the detail in plain words."""

    what: str
    state: State
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """All checks in order. A failed one makes the whole INVALID; else a missing one INCOMPLETE, never VALID."""

    checks: tuple[Check, ...]

    @property
    def verdict(self) -> Verdict:
        """The verdict over all checks; no check at all is INCOMPLETE."""
        states = {check.state for check in self.checks}
        if State.FAILED in states:
            return Verdict.INVALID
        if State.MISSING in states or State.OK not in states:
            return Verdict.INCOMPLETE
        return Verdict.VALID

    def to_json(self) -> JsonObject:
        """The form of `verify --json`."""
        return {
            "verdict": str(self.verdict),
            "checks": [
                {"what": check.what, "state": str(check.state), "detail": check.detail} for check in self.checks
            ],
        }


class Findings:
    """Collects checks while a verification goes on."""

    def __init__(self) -> None:
        self._checks: list[Check] = []

    def __len__(self) -> int:
        """How many checks there are so far."""
        return len(self._checks)

    def ok(self, what: str, detail: str) -> None:
        """It holds."""
        self._add(what, State.OK, detail)

    def note(self, what: str, detail: str) -> None:
        """Worth knowing; decides nothing."""
        self._add(what, State.NOTE, detail)

    def failed(self, what: str, detail: str) -> None:
        """It does not hold."""
        self._add(what, State.FAILED, detail)

    def missing(self, what: str, detail: str) -> None:
        """It cannot be checked."""
        self._add(what, State.MISSING, detail)

    def has_failed(self, prefixes: Iterable[str]) -> bool:
        """Whether something failed whose name begins with one of the prefixes."""
        return any(what.startswith(tuple(prefixes)) for what in self.failed_names())

    def failed_names(self) -> frozenset[str]:
        """What failed so far."""
        return frozenset(check.what for check in self._checks if check.state is State.FAILED)

    def verification(self) -> Verification:
        """Everything found so far."""
        return Verification(checks=tuple(self._checks))

    def _add(self, what: str, state: State, detail: str) -> None:
        self._checks.append(Check(what=what, state=state, detail=detail))
