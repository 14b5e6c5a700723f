"""`dalil verify`."""

from pathlib import Path

import click
import msgspec

from dalil.casework.verification import check_case, check_dossier
from dalil.cli.output import print_line
from dalil.errors import UsageError
from dalil.proof.dossier_layout import DECLARATION, INFO, PAYLOAD, TAG_MANIFEST

FILE = click.Path(path_type=Path)
MARKS = (DECLARATION, INFO, TAG_MANIFEST)  # a bag is known by any of them, so that one taken out is found missing


@click.command("verify")
@click.argument("path", type=FILE)
@click.option("--policy", type=FILE, help="Keys and witnesses that you got by another way.")
@click.option(
    "--fingerprint", multiple=True, metavar="HEX", help="SHA-256 of the key of a dossier, as you were told it."
)
@click.option("--held", type=FILE, multiple=True, help="A checkpoint of the log of a case, kept elsewhere.")
@click.option(
    "--authority", "authorities", type=FILE, multiple=True, help="Root (PEM) of a time-stamping authority you trust."
)
@click.option("--json", "as_json", is_flag=True, help="Print verdict and checks as one JSON object.")
def command(
    path: Path,
    policy: Path | None,
    fingerprint: tuple[str, ...],
    held: tuple[Path, ...],
    authorities: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Check a case or a dossier: VALID, INVALID (names the file or entry) or INCOMPLETE. Writes nothing.

    A folder that brings its own keys proves only that it agrees with itself, and that is said. A case that was set
    back, or whose log was told differently to somebody else, is INVALID against a checkpoint that was kept elsewhere;
    checkpoints that you cosigned as a witness are held against it too.
    """
    dossier = _dossier_of(path)
    if dossier is None and fingerprint:
        raise UsageError("--fingerprint speaks of a dossier.", "Give `--policy FILE` for a case.")
    if dossier is not None and held:
        raise UsageError("--held speaks of a case.", "Check the case that the dossier is made of.")
    if dossier is not None:
        result = check_dossier(dossier, policy=policy, fingerprints=fingerprint, authorities=authorities)
    else:
        result = check_case(path, policy=policy, held=held, authorities=authorities)
    if as_json:
        click.echo(msgspec.json.encode(result.to_json()))
    else:
        for check in result.checks:
            print_line(f"{check.state:<8}{check.what}: {check.detail}")
        click.echo(str(result.verdict))
    return result.verdict.exit_code


def _dossier_of(path: Path) -> Path | None:
    """The dossier that a path means: the bag itself, the pages in it, or one of them; None for everything else."""
    pages = path.absolute().parent if path.is_file() else path.absolute()
    folder = pages.parent if pages.name == PAYLOAD else pages
    return folder if any((folder / name).exists() for name in MARKS) else None
