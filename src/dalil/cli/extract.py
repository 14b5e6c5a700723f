"""`dalil extract`."""

from pathlib import Path

import click

from dalil.casework.engine import Engine
from dalil.casework.extract import extract
from dalil.casework.gazetteer import current_import
from dalil.casework.language import find_model
from dalil.casework.stated import Stated, check_published
from dalil.cli.output import print_json_lines, print_line
from dalil.errors import NotFoundError, UnreadableError, UsageError
from dalil.model.account import Refusal
from dalil.model.record import as_record


@click.command("extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--published", metavar="DATE", help="When the document was published (EDTF); for one file only.")
@click.option("--gazetteer", type=click.Path(path_type=Path), help="Own places, as CSV.")
@click.option("--parties", type=click.Path(path_type=Path), help="Own parties, as CSV.")
@click.option("--engine", "engine_name", type=click.Choice(["rules"]), default="rules", show_default=True)
def command(
    files: tuple[Path, ...], published: str | None, gazetteer: Path | None, parties: Path | None, engine_name: str
) -> int:
    """Print the statements of FILES as JSON lines, without a case. Nothing is kept."""
    del engine_name  # one engine so far; the option is part of the contract
    if published is not None and len(files) > 1:
        raise UsageError("--published speaks of one document.", "Give one file, or a metadata table to `dalil build`.")
    folders = [str(path) for path in files if path.is_dir()]
    if folders:
        raise UsageError(
            f"{', '.join(folders)}: a folder, not a file.", "Name its files, or use `dalil build` for a folder."
        )
    missing = [str(path) for path in files if not path.exists()]
    if missing:
        raise NotFoundError(f"There is no {', '.join(missing)}.", "Check the path.")
    values = {"published": check_published(published)} if published is not None else {}
    engine = Engine.of_tables(find_model(), gazetteer, parties, current_import())
    if engine.degraded:
        click.echo(engine.degraded, err=True)
    refused: list[Refusal] = []
    noted: list[Refusal] = []
    found = extract(files, engine=engine, stated=Stated(values=values), refused=refused, noted=noted)
    print_json_lines(as_record(statement) for statement in found)
    for one in noted:
        print_line(f"{one.path}: {one.why}", err=True)
    for one in refused:
        print_line(f"not read: {one.path}: {one.why}", err=True)
    return UnreadableError.exit_code if refused else 0
