"""`dalil prove`."""

from pathlib import Path

import click

from dalil.casework.entry_proof import check_proof, prove
from dalil.cli.output import JSON, print_either, print_json_lines, print_line

FILE = click.Path(path_type=Path)


@click.group("prove")
def command() -> None:
    """Hand over one entry of the log with the proof that it stands there, and nothing else of the case."""


@command.command("entry")
@click.argument("seq", type=click.IntRange(min=0))
@click.option("--out", type=FILE, required=True, help="The folder for the two files.")
@click.option("--size", type=click.IntRange(min=1), help="Under the checkpoint of that many entries, else the latest.")
@click.option("--case", "folder", type=FILE, default=Path("case"), show_default=True)
@JSON
def entry(seq: int, out: Path, size: int | None, folder: Path, as_json: bool) -> None:
    """Write entry SEQ, as `show log` numbers it, and its proof (C2SP tlog-proof) under a signed checkpoint."""
    names = [path.name for path in prove(folder, seq, out, size)]
    if as_json:
        print_json_lines([{"files": names}])
        return
    for name in names:
        print_line(name)


@command.command("check")
@click.argument("entry_file", metavar="ENTRY", type=FILE)
@click.argument("proof", type=FILE)
@click.option("--policy", type=FILE, required=True, help="Keys and witnesses that you got by another way.")
@JSON
def check(entry_file: Path, proof: Path, policy: Path, as_json: bool) -> None:
    """Check an ENTRY against its PROOF under a policy; what does not hold is an error (65)."""
    found = check_proof(entry_file, proof, policy)
    said = f"Entry {found['entry']} ({found['type']}) stands in {found['origin']}, {found['size']} entries."
    print_either(said, found, as_json=as_json)
