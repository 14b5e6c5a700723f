"""Whether a case still holds, with everything that a verifier brings along: policy, held checkpoints, certificates."""

from collections.abc import Sequence
from pathlib import Path

from dalil.errors import DalilError, InputError, NotFoundError
from dalil.proof.canonical import JsonObject
from dalil.proof.certificate import read_certificates
from dalil.proof.dossier_verification import verify_dossier
from dalil.proof.layout import CHECKPOINTS
from dalil.proof.outside import Outside, Stamp
from dalil.proof.policy import Policy, read_policy
from dalil.proof.timeline import Bound, Timeline
from dalil.proof.verdict import Verification
from dalil.proof.verification import timeline_of, verify_case


def check_case(
    root: Path, *, policy: Path | None = None, held: Sequence[Path] = (), authorities: Sequence[Path] = ()
) -> Verification:
    """Check a case under a policy, against checkpoints kept elsewhere, with certificates of authorities (PEM).

    Raises `NotFoundError` for a path that cannot be read, `SettingsError` or `InputError` for a file that is wrong.
    """
    trusted = _policy(policy)
    certificates = _certificates(authorities)
    kept = {path.name: _bytes(path, "--held") for path in held}
    return verify_case(root, trusted, outside=_outside(kept, certificates))


def check_dossier(
    root: Path, *, policy: Path | None = None, fingerprints: Sequence[str] = (), authorities: Sequence[Path] = ()
) -> Verification:
    """Check a dossier away from its case, under a policy or the fingerprints of log keys; raises as `check_case`."""
    outside = _outside({}, _certificates(authorities))
    return verify_dossier(root, _policy(policy), fingerprints=fingerprints, outside=outside)


def _policy(path: Path | None) -> Policy | None:
    return None if path is None else read_policy(_bytes(path, "--policy"))


def _certificates(paths: Sequence[Path]) -> list[bytes]:
    certificates: list[bytes] = []
    for path in paths:
        try:
            certificates.extend(read_certificates(_bytes(path, "--authority")))
        except DalilError as error:
            raise InputError(f"{path.name}: {error.diagnosis}", "Check `--authority`.") from error
    return certificates


def times(root: Path) -> Timeline:
    """The times of the entries of a case that others than its writer vouch for; empty where nobody does."""
    folder = root / CHECKPOINTS
    sealed = any(folder.glob("*.*[rs]r*")) or (root / "policy.txt").read_bytes().find(b"\nwitness ") >= 0
    return timeline_of(root, _outside({}, ())) if sealed else Timeline()


def bound(found: Bound | None) -> JsonObject | None:
    """A bound as `show log --json` prints it."""
    return None if found is None else {"time": found.time, "by": found.by, "proven": found.proven}


def _outside(held: dict[str, bytes], certificates: Sequence[bytes]) -> Outside:
    from dalil.custody.clock import SystemClock, claimed  # noqa: PLC0415 the parts of a case are imported when asked for
    from dalil.custody.key import settings_folder  # noqa: PLC0415 as above
    from dalil.custody.witness import seen  # noqa: PLC0415 as above

    now = claimed(SystemClock().now())
    return Outside(
        held=held, seen=seen(settings_folder().parent), certificates=tuple(certificates), read_token=_read, now=now
    )


def _read(token: bytes, message: bytes, certificates: Sequence[bytes]) -> Stamp:
    from dalil.custody.token import read_token  # noqa: PLC0415 most cases hold no token

    return read_token(token, message, certificates)


def _bytes(path: Path, option: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotFoundError("There is no file that can be read at the path given.", f"Check `{option}`.") from error
