"""`policy.txt` of a case: whom the case itself names, brought up to date when it names somebody new."""

from dataclasses import replace
from pathlib import Path

from dalil.custody.writer import CaseWriter
from dalil.errors import InputError
from dalil.proof import layout
from dalil.proof.policy import Group, Policy, read_policy

HEAD = b"# Whom this case itself names. A policy from outside says more.\n"
QUORUM = "enrolled"


def own_policy(root: Path) -> Policy:
    """The policy of a case. Raises `SettingsError` when it is damaged."""
    return read_policy((root / layout.POLICY).read_bytes())


def renew_policy(writer: CaseWriter, *, quorum: int | None = None, timestamps: int | None = None) -> Policy:
    """Name every log key, witness and authority of the log that is not revoked.

    `quorum` and `timestamps` say how many of them have to vouch for the case; left out, that stays as it is, and so do
    groups that somebody wrote by hand. Raises `InputError` when more are asked for than are enrolled.
    """
    history, before = writer.facts.history, own_policy(writer.root)
    witnesses = {_word(name): key for name, key in history.witnesses.items()}
    names = {_word(f"{name}-{sha256[:8]}"): sha256 for sha256, name in history.authorities.items()}
    known = before.groups.get(QUORUM)
    needed = quorum if quorum is not None else known.needed if known else 0
    asked = timestamps if timestamps is not None else before.timestamps
    if needed > len(witnesses) or asked > len(names):
        raise InputError("More witnesses or authorities are asked for than are enrolled.", "Enrol them first.")
    policy = replace(before, logs=tuple(one.key for one in history.log_keys), authorities=names, timestamps=asked)
    if quorum is not None or before.quorum in {None, QUORUM}:
        groups = {QUORUM: Group(needed=needed, members=tuple(witnesses))} if needed else {}
        policy = replace(policy, witnesses=witnesses, groups=groups, quorum=QUORUM if needed else None)
    writer.disk.replace_file(writer.root / layout.POLICY, HEAD + bytes(policy))
    return policy


def _word(name: str) -> str:
    """A name as one word of a policy, never the one that is reserved or that of the group."""
    word = "-".join(name.split())
    return f"{word}-" if word in {"none", QUORUM} else word
