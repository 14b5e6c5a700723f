"""Whom to believe: the keys of the log and of its witnesses, and how many witnesses it takes (C2SP tlog-policy).

Two rules are ours: `authority NAME SHA256` names a time-stamping authority by the SHA-256 of its certificate (DER), and
`timestamps N` asks for tokens of N authorities.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from dalil.errors import IntegrityError, SettingsError
from dalil.proof.digest import is_sha256
from dalil.proof.verifier_key import VerifierKey, read_vkey

LONGEST_POLICY = 1 << 20
_COUNTS = tuple("123456789")
_WORDS = {
    "log": (2, 3),
    "witness": (3, 4),
    "group": (4, LONGEST_POLICY),
    "quorum": (2, 2),
    "authority": (3, 3),
    "timestamps": (2, 2),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A named group of witnesses or groups, and how many of them must have signed."""

    needed: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Trusted log keys, witnesses by name, groups by name, and the name that must be satisfied (None: no witness).

    Then the fingerprints of time-stamping authorities by name, and how many of them it takes.

    A policy that comes with the folder it judges proves only that the folder agrees with itself.
    """

    logs: tuple[VerifierKey, ...]
    witnesses: dict[str, VerifierKey] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    quorum: str | None = None
    authorities: dict[str, str] = field(default_factory=dict)
    timestamps: int = 0

    def __bytes__(self) -> bytes:
        """The policy as a file."""
        lines = [f"log {key.vkey}" for key in self.logs]
        lines += [f"witness {name} {key.vkey}" for name, key in self.witnesses.items()]
        lines += [f"group {name} {one.needed} {' '.join(one.members)}" for name, one in self.groups.items()]
        lines.append(f"quorum {self.quorum or 'none'}")
        lines += [f"authority {name} {fingerprint}" for name, fingerprint in self.authorities.items()]
        if self.timestamps:
            lines.append(f"timestamps {self.timestamps}")
        return "".join(line + "\n" for line in lines).encode("utf-8")

    def satisfied_by(self, signers: frozenset[VerifierKey]) -> bool:
        """Whether the witnesses among `signers` make the quorum."""
        held = {name: key in signers for name, key in self.witnesses.items()}
        for name, group in self.groups.items():  # each comes after its members: one look is enough, however they nest
            held[name] = sum(held[member] for member in group.members) >= group.needed
        return self.quorum is None or held[self.quorum]


def read_policy(data: bytes) -> Policy:
    """Read a policy file, one rule a line, `#` begins a comment; the last `quorum` line is required.

    Raises `SettingsError` with every problem found: unknown words, malformed keys, names used before they are given.
    """
    try:
        lines = data[:LONGEST_POLICY].decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise SettingsError("The policy is not UTF-8.") from error
    draft = _Draft()
    for number, line in enumerate(lines, 1):
        words = line.split()
        if words and not words[0].startswith("#"):
            draft.take(number, words)
    if draft.quorum is None:
        draft.problems.append("there is no quorum line")
    if not draft.logs:
        draft.problems.append("there is no log line")
    if draft.problems:
        raise SettingsError("The policy cannot be used.", "Correct it and try again.", tuple(draft.problems))
    return Policy(
        logs=tuple(draft.logs),
        witnesses=draft.witnesses,
        groups=draft.groups,
        quorum=None if draft.quorum == "none" else draft.quorum,
        authorities=draft.authorities,
        timestamps=draft.timestamps,
    )


class _Draft:
    """A policy while it is read, with the problems met so far."""

    def __init__(self) -> None:
        self.logs: list[VerifierKey] = []
        self.witnesses: dict[str, VerifierKey] = {}
        self.groups: dict[str, Group] = {}
        self.quorum: str | None = None
        self.authorities: dict[str, str] = {}
        self.timestamps = 0
        self.problems: list[str] = []

    def take(self, number: int, words: list[str]) -> None:
        """Read one line, already split at blanks."""
        rules: dict[str, Callable[[list[str]], None]] = {
            "log": self._log,
            "witness": self._witness,
            "group": self._group,
            "quorum": self._quorum,
            "authority": self._authority,
            "timestamps": self._timestamps,
        }
        least, most = _WORDS.get(words[0], (1, 0))
        if not least <= len(words) <= most:
            self.problems.append(f"line {number}: unknown rule or wrong number of words")
            return
        try:
            rules[words[0]](words)
        except IntegrityError as error:
            self.problems.append(f"line {number}: {error.diagnosis}")

    def _log(self, words: list[str]) -> None:
        self.logs.append(_ed25519(words[1]))

    def _witness(self, words: list[str]) -> None:
        self._fresh(words[1])
        self.witnesses[words[1]] = _ed25519(words[2])

    def _group(self, words: list[str]) -> None:
        name, count, members = words[1], words[2], tuple(words[3:])
        self._fresh(name)
        for member in members:
            self._known(member)
        spelled = {"any": 1, "all": len(members)} | {str(number): number for number in range(1, len(members) + 1)}
        needed = spelled.get(count, 0)
        if not needed or len(set(members)) != len(members):
            raise IntegrityError("the group asks for more or fewer than it has, or names a member twice")
        self.groups[name] = Group(needed=needed, members=members)

    def _quorum(self, words: list[str]) -> None:
        if self.quorum is not None:
            raise IntegrityError("a second quorum line")
        if words[1] != "none":
            self._known(words[1])
        self.quorum = words[1]

    def _authority(self, words: list[str]) -> None:
        if words[1] in self.authorities or not is_sha256(words[2]):
            raise IntegrityError("an authority is named twice, or not by the SHA-256 of its certificate in hex")
        self.authorities[words[1]] = words[2]

    def _timestamps(self, words: list[str]) -> None:
        if self.timestamps or words[1] not in _COUNTS:
            raise IntegrityError("a second timestamps line, or no number from 1 to 9")
        self.timestamps = int(words[1])

    def _fresh(self, name: str) -> None:
        if name in self.witnesses or name in self.groups or name == "none":
            raise IntegrityError("a name is given twice or is `none`")

    def _known(self, name: str) -> None:
        if name not in self.witnesses and name not in self.groups:
            raise IntegrityError("a name is used before it is given")


def _ed25519(vkey: str) -> VerifierKey:
    key = read_vkey(vkey)
    if key.is_ml_dsa:
        raise IntegrityError("an ML-DSA-44 key decides no verdict; name the Ed25519 key beside it")
    return key
