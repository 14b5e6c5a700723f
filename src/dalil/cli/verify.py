"""`dalil verify`."""

from pathlib import Path

import click
import msgspec

from dalil.errors import NotFoundError, UsageError
from dalil.proof.dossier_layout import DECLARATION, INFO, PAYLOAD, TAG_MANIFEST
from dalil.proof.dossier_verification import verify_dossier
from dalil.proof.policy import read_policy
from dalil.proof.verification import verify_case

MARKS = (DECLARATION, INFO, TAG_MANIFEST)  # a bag is known by any of them, so that one taken out is found missing


@click.command("verify")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--policy", type=click.Path(path_type=Path), help="Keys and witnesses that you got by another way.")
@click.option(
    "--fingerprint", multiple=True, metavar="HEX", help="SHA-256 of the key of a dossier, as you were told it."
)
@click.option("--json", "as_json", is_flag=True, help="Print verdict and checks as one JSON object.")
def command(path: Path, policy: Path | None, fingerprint: tuple[str, ...], as_json: bool) -> int:
    """Check a case or a dossier: VALID, INVALID (names the file or entry) or INCOMPLETE. Writes nothing.

    A folder that brings its own keys proves only that it agrees with itself, and that is said.
    """
    trusted = read_policy(_bytes(policy)) if policy is not None else None
    dossier = _dossier_of(path)
    if dossier is not None:
        result = verify_dossier(dossier, trusted, fingerprints=fingerprint)
    elif fingerprint:
        raise UsageError("--fingerprint speaks of a dossier.", "Give `--policy FILE` for a case.")
    else:
        result = verify_case(path, trusted)
    if as_json:
        click.echo(msgspec.json.encode(result.to_json()))
    else:
        for check in result.checks:
            click.echo(f"{check.state:<8}{check.what}: {check.detail}")
        click.echo(str(result.verdict))
    return result.verdict.exit_code


def _bytes(policy: Path) -> bytes:
    try:
        return policy.read_bytes()
    except OSError as error:
        raise NotFoundError("There is no policy that can be read at the path given.", "Check `--policy`.") from error


def _dossier_of(path: Path) -> Path | None:
    """The dossier that a path means: the bag itself, or the pages in it; None for everything else."""
    folder = path.parent if path.name == PAYLOAD else path
    return folder if any((folder / name).exists() for name in MARKS) else None
