"""`dalil rebuild`."""

from pathlib import Path

import click

from dalil.casework.build import rebuild
from dalil.casework.keyring import case_key
from dalil.cli.output import progress


@click.command("rebuild")
@click.option("--case", "folder", type=click.Path(path_type=Path), default=Path("case"), show_default=True)
@click.option("--key", type=click.Path(path_type=Path), help="The key of the case, if it is not the usual one.")
@click.option("--demo", is_flag=True, help="The case is one of the demo.")
def command(folder: Path, key: Path | None, demo: bool) -> None:
    """Make everything derived anew from the preserved bytes; other bytes than the log attests are an error."""
    with progress() as shown:
        account = rebuild(folder, case_key(key, demo=demo, say=shown.say), shown)
    click.echo(f"{account.run}: made anew from {len(account.reports)} reports, equal to what the log attests")
