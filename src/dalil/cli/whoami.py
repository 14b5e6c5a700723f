"""`dalil whoami`."""

import click

from dalil.casework.keyring import introduce_person


@click.command("whoami")
@click.option("--name", required=True, help="Your name; it stays beside your key and out of every case.")
@click.option("--role", required=True, help="What you are in this work: investigator, editor, counsel …")
def command(name: str, role: str) -> None:
    """Say once who you are, so that your decisions can be signed."""
    person = introduce_person(name, role)
    click.echo(f"Your decisions are signed as {person.pseudonym}.")
    click.echo(f"Fingerprint of your key: {person.key.fingerprint}")
