"""`dalil whoami`."""

import click

from dalil.casework.user_keys import introduce_person
from dalil.cli.output import print_json_lines


@click.command("whoami")
@click.option("--name", required=True, help="Your name; it stays beside your key and out of every case.")
@click.option("--role", required=True, help="What you are in this work: investigator, editor, counsel …")
@click.option("--new-key", is_flag=True, help="Make a new key, since the old one is lost or revoked.")
@click.option("--json", "as_json", is_flag=True, help="Print pseudonym and fingerprint as one JSON object.")
def command(name: str, role: str, new_key: bool, as_json: bool) -> None:
    """Say once who you are, so that your decisions can be signed."""
    person = introduce_person(name, role, afresh=new_key)
    if as_json:
        print_json_lines([{"pseudonym": person.pseudonym, "fingerprint": person.key.fingerprint}])
        return
    click.echo(f"Your decisions are signed as {person.pseudonym}.")
    click.echo(f"Fingerprint of your key: {person.key.fingerprint}")
