"""`dalil corpus`."""

from pathlib import Path

import click

from dalil.casework.corpus import export_annotation
from dalil.cli.output import print_json_lines, print_line, progress
from dalil.model.record import as_record

FILE = click.Path(path_type=Path)


@click.group("corpus")
def command() -> None:
    """Use what people decided in a case as annotation, to train a reader of your own."""


@command.command("export")
@click.option("--out", type=FILE, required=True, metavar="DIR", help="The folder to be made; its name goes into it.")
@click.option("--case", "folder", type=FILE, default=Path("case"), show_default=True)
@click.option("--key", type=FILE, help="The key of the case, if it is not the usual one.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as one JSON object.")
def export(out: Path, folder: Path, key: Path | None, as_json: bool) -> None:
    """Write what people decided on to DIR as annotation in the form of dalil's own corpus, redacted.

    Only passages about which everything was decided are in it: accepted, corrected and added statements are marked,
    rejected ones are not. Private persons are numbers; names, addresses and dates of reports, reasons and ids are left
    out. A name that no rule knows as one still stands: read the files before you hand them on. The log of the case
    says that they were made. training/README.md says how to train on them.
    """
    with progress() as shown:
        made = export_annotation(folder, key, out, shown)
    if as_json:
        print_json_lines([{**as_record(made), "folder": str(made.folder)}])
        return
    print_line(f"Annotation: {made.folder}: {made.reports} reports, {made.passages} passages")
    print_line(f"{made.attributions} attributions, {made.events} events, {made.masked} numbers for private persons")
    print_line(f"left out, because something in each of their passages is open: {made.open} reports")
