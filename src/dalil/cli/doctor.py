"""`dalil doctor`."""

import click

from dalil.casework.doctor import examine
from dalil.cli.output import print_json_lines


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def command(as_json: bool) -> None:
    """Say what is installed, what is missing and what to do about it. Changes nothing."""
    found = list(examine())
    if as_json:
        print_json_lines(found)
        return
    for row in found:
        click.echo(f"{row['state']:<6}{row['what']}: {row['detail']}")
