"""`dalil rebuild`."""

from pathlib import Path

import click

from dalil.casework.build import rebuild
from dalil.casework.keyring import key_of
from dalil.cli.output import progress


@click.command("rebuild")
@click.option("--case", "folder", type=click.Path(path_type=Path), default=Path("case"), show_default=True)
@click.option("--key", type=click.Path(path_type=Path), help="The key of the case, if it is not the usual one.")
def command(folder: Path, key: Path | None) -> None:
    """Make everything derived anew from the preserved bytes; other bytes than the log attests are an error."""
    with progress() as shown:
        account = rebuild(folder, key_of(folder, key), shown)
    click.echo(f"{account.run}: made anew from {len(account.reports)} reports, equal to what the log attests")
