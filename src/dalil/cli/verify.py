"""`dalil verify`."""

from pathlib import Path

import click
import msgspec

from dalil.casework.verification import check_case
from dalil.cli.output import print_line


@click.command("verify")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--policy", type=click.Path(path_type=Path), help="Keys and witnesses that you got by another way.")
@click.option("--held", type=click.Path(path_type=Path), multiple=True, help="A checkpoint of the log kept elsewhere.")
@click.option(
    "--authority",
    "authorities",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Root certificate (PEM) of a time-stamping authority that you trust.",
)
@click.option("--json", "as_json", is_flag=True, help="Print verdict and checks as one JSON object.")
def command(
    path: Path, policy: Path | None, held: tuple[Path, ...], authorities: tuple[Path, ...], as_json: bool
) -> int:
    """Check a case: VALID, INVALID (names the file or entry) or INCOMPLETE. Writes nothing.

    A case that was set back, or whose log was told differently to somebody else, is INVALID against a checkpoint that
    was kept elsewhere; `--held` may be repeated. Checkpoints that you cosigned as a witness are held against it too.
    """
    result = check_case(_case_of(path), policy=policy, held=held, authorities=authorities)
    if as_json:
        click.echo(msgspec.json.encode(result.to_json()))
    else:
        for check in result.checks:
            print_line(f"{check.state:<8}{check.what}: {check.detail}")
        click.echo(str(result.verdict))
    return result.verdict.exit_code


def _case_of(path: Path) -> Path:
    """The case that a dossier lies in; every other path as it is. A dossier alone carries no log to check it by."""
    case = path.resolve().parent.parent
    if not (path / "case.toml").exists() and (path / "index.html").exists() and (case / "case.toml").exists():
        click.echo("This is a dossier: the case around it is checked.", err=True)
        return case
    return path
