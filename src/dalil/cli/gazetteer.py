"""`dalil gazetteer`."""

from pathlib import Path

import click

from dalil.casework.dump import LARGEST_DUMP
from dalil.casework.gazetteer import current_import, facts_of, forget_import, import_gazetteer
from dalil.cli.output import ALWAYS_JSON, JSON, print_either, print_json_lines, print_line
from dalil.errors import UnreadableError


@click.group("gazetteer")
def command() -> None:
    """Use a GeoNames dump of your own beside the places that ship."""


@command.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--limit-bytes",
    "largest",
    type=click.IntRange(min=1),
    metavar="BYTES",
    default=LARGEST_DUMP,
    show_default=True,
    help="Larger files, unpacked, are refused.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was imported as one JSON object.")
def import_(files: tuple[Path, ...], largest: int, as_json: bool) -> int:
    """Make the tables of FILES, which together are one dump, and use them from now on.

    FILES are allCountries.txt or the file of a country, and files of alternate names, as text or ZIP. They are kept in
    $XDG_DATA_HOME/dalil/gazetteer, outside every case. A run says which import it used; the next build of a case with
    another import makes a new run and says how many places moved.
    """
    made = import_gazetteer(files, largest=largest)
    facts = facts_of(made.tables)
    if as_json:
        print_json_lines([{"snapshot": made.tables.snapshot, **facts}])
    else:
        tally = made.tally
        print_line(f"{tally.places} places under {tally.names} names; snapshot {made.tables.snapshot}")
        for what, count in sorted(tally.left_out.items()):
            if count:
                print_line(f"left out: {count} {what}")
    for problem in made.tally.problems:
        print_line(f"malformed: {problem}", err=True)
    if made.listed is not None:
        print_line(f"{made.tally.malformed} malformed rows left out, all named in {made.listed}", err=True)
    return UnreadableError.exit_code if made.tally.malformed else 0


@command.command("show")
@ALWAYS_JSON
def show() -> None:
    """Say which import is used, with its figures, as one JSON object; null where none is."""
    tables = current_import()
    print_json_lines([None if tables is None else {"snapshot": tables.snapshot, **facts_of(tables)}])


@command.command("forget")
@JSON
def forget(as_json: bool) -> None:
    """Use the places that ship alone from now on; the tables stay for the runs that name them."""
    forgotten = forget_import()
    said = "The bundled places alone are used now." if forgotten else "Nothing was imported."
    print_either(said, {"forgotten": forgotten}, as_json=as_json)
