"""`dalil key`."""

from pathlib import Path

import click

from dalil.casework import case_keys
from dalil.cli.output import JSON, print_either, print_json_lines, print_line

FILE = click.Path(path_type=Path)
FOLDER = click.option("--case", "folder", type=FILE, default=Path("case"), show_default=True)
KEY = click.option("--key", type=FILE, help="The key of the case, if it is not the usual one.")


@click.group("key")
def command() -> None:
    """List, rotate and revoke the keys of a case. Every change is an entry of its log."""


@command.command("list")
@FOLDER
@JSON
def listed(folder: Path, as_json: bool) -> None:
    """Every key that the log names: of the log, of persons, of witnesses, of time-stamping authorities."""
    rows = case_keys.list_keys(folder)
    if as_json:
        print_json_lines(rows)
        return
    for row in rows:
        revoked = "" if row["revoked_by"] is None else f"  revoked by entry {row['revoked_by']}"
        print_line(f"{row['role']:<20}{row['type']:<12}{row['fingerprint']}  {row['name']}{revoked}")


@command.command("rotate")
@FOLDER
@KEY
@click.option("--new-key", type=FILE, help="The new key, if it was made already; else one is made.")
@JSON
def rotate(folder: Path, key: Path | None, new_key: Path | None, as_json: bool) -> None:
    """Let a new key sign the log from now on. The entry is signed by the old key and by the new one.

    The sealed part opens with the new key alone. Tell your witnesses; they accept the new key by another way.
    """
    new = case_keys.rotate(folder, key, new_key)
    said = f"The log is signed with a new key. Fingerprint: {new.fingerprint}"
    print_either(said, {"fingerprint": new.fingerprint}, as_json=as_json)
    click.echo(new.backup_hint, err=as_json)


@command.command("revoke")
@click.argument("fingerprint")
@click.option("--reason", required=True, help="Why, in your words; it is kept sealed.")
@FOLDER
@KEY
@JSON
def revoke(fingerprint: str, reason: str, folder: Path, key: Path | None, as_json: bool) -> None:
    """Say that the key with this FINGERPRINT (or its first digits) must not count for anything after this entry."""
    seq = case_keys.revoke(folder, key, fingerprint, reason)
    print_either(f"Revoked by entry {seq}", {"entry": seq}, as_json=as_json)
