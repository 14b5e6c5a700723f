"""`dalil dossier`."""

from pathlib import Path

import click

from dalil.casework.desk import Desk
from dalil.casework.dossier import Exported, export_dossier
from dalil.casework.preflight import preflight
from dalil.casework.user_keys import key_at_hand, key_of
from dalil.cli.output import print_json_lines, print_line, progress
from dalil.model.record import as_record

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


@command.command("check")
@click.option("--case", "folder", type=FILE, default=Path("case"), show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print what was found as one JSON object.")
def check(folder: Path, as_json: bool) -> None:
    """Say what to look at before a dossier is handed on; nothing is written.

    What nobody reviewed, what rests on one origin, where the accused are not heard, which private names still stand,
    and who appears by name.
    """
    desk = Desk(folder, key_at_hand(folder))
    found = preflight(desk.case, desk.lexicon)
    if as_json:
        print_json_lines([as_record(found)])
        return
    print_line(f"not reviewed: {found.unreviewed} of {found.statements} statements")
    for alone in found.single_origin:
        print_line(f"one origin: {alone.title} {alone.incident}")
    for one in found.unheard:
        print_line(f"not heard: {', '.join(one.parties)}: {one.title} {one.incident}")
    for left in found.standing:
        print_line(f"still stands: {left.words} ({left.number}), in {left.texts} texts")
    for shown in found.shown:
        print_line(f"by name: {shown.name}{f', {shown.role}' if shown.role else ''}")
    print_line(f"masked: {found.masked} numbers")


def _exhibits(made: Exported) -> dict[str, int]:
    return {"exhibits": made.exhibits, "enclosed": made.enclosed}
