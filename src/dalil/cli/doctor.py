"""`dalil doctor`."""

from pathlib import Path

import click

from dalil.casework.doctor import examine
from dalil.cli.output import print_json_lines


@click.command("doctor")
@click.option("--case", "folder", type=click.Path(path_type=Path), help="Look at the timestamps of a case too.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def command(folder: Path | None, as_json: bool) -> None:
    """Say what is installed, what is missing and what to do about it. Changes nothing."""
    found = list(examine(folder))
    if as_json:
        print_json_lines(found)
        return
    for row in found:
        click.echo(f"{row['state']:<6}{row['what']}: {row['detail']}")
