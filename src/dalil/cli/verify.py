"""`dalil verify`."""

from pathlib import Path

import click
import msgspec

from dalil.errors import NotFoundError
from dalil.proof.policy import read_policy
from dalil.proof.verification import verify_case


@click.command("verify")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--policy", type=click.Path(path_type=Path), help="Keys and witnesses that you got by another way.")
@click.option("--json", "as_json", is_flag=True, help="Print verdict and checks as one JSON object.")
def command(path: Path, policy: Path | None, as_json: bool) -> int:
    """Check a case: VALID, INVALID (names the file or entry) or INCOMPLETE. Writes nothing."""
    trusted = read_policy(_bytes(policy)) if policy is not None else None
    result = verify_case(_case_of(path), trusted)
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


def _case_of(path: Path) -> Path:
    """The case that a dossier lies in; every other path as it is. A dossier alone carries no log to check it by."""
    case = path.resolve().parent.parent
    if not (path / "case.toml").exists() and (path / "index.html").exists() and (case / "case.toml").exists():
        click.echo("This is a dossier: the case around it is checked.", err=True)
        return case
    return path
