"""`dalil dossier`."""

from pathlib import Path

import click

from dalil.casework.dossier import Exported, export_dossier
from dalil.casework.user_keys import key_of
from dalil.cli.output import print_json_lines, progress

FILE = click.Path(path_type=Path)


@click.group("dossier")
def command() -> None:
    """Make the account of a case into a folder that a stranger can check without the case."""


@command.command("build")
@click.option("--out", type=FILE, required=True, metavar="DIR", help="The folder to be made.")
@click.option("--case", "folder", type=FILE, default=Path("case"), show_default=True)
@click.option("--exhibits", is_flag=True, help="Enclose the preserved reports, names and all; the log says so.")
@click.option("--show-names", is_flag=True, help="Do not mask private persons; the log says so.")
@click.option("--pdf", is_flag=True, help="Enclose the account as a PDF too; needs the extra pdf (WeasyPrint).")
@click.option("--key", type=FILE, help="The key of the case, if it is not the usual one.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as one JSON object.")
def build(
    out: Path, folder: Path, exhibits: bool, show_names: bool, pdf: bool, key: Path | None, as_json: bool
) -> None:
    """Write the dossier of the case as it stands to DIR: a BagIt bag with the proofs of what it cites.

    Reports stay in the case unless --exhibits is given: the dossier lists them by digest. Of the log it shows the
    entries that it cites; all others stand as hashes.
    """
    with progress() as shown:
        made = export_dossier(
            folder, key_of(folder, key), out, shown, exhibits=exhibits, show_names=show_names, pdf=pdf
        )
    if as_json:
        print_json_lines([{"dossier": str(made.folder), "label": made.label, **_exhibits(made)}])
    else:
        held = f"{made.exhibits - made.enclosed} held in the case"
        click.echo(f"Dossier: {made.folder}: {made.enclosed} exhibits enclosed, {held}")
        click.echo(f"Check it without dalil: python3 {made.folder / 'verify.py'}")


def _exhibits(made: Exported) -> dict[str, int]:
    return {"exhibits": made.exhibits, "enclosed": made.enclosed}
