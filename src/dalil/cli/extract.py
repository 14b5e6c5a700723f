"""`dalil extract`."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click
import msgspec

from dalil.casework.engine import Engine
from dalil.casework.extract import extract
from dalil.casework.gazetteer import current_import
from dalil.casework.language import find_model
from dalil.casework.learned import LearnedModel
from dalil.casework.second_engine.engine import SecondEngine
from dalil.casework.second_engine.suggest import suggest
from dalil.casework.stated import Stated, check_published
from dalil.cli.engine import engine_options
from dalil.cli.output import ALWAYS_JSON, print_json_lines, print_line, progress
from dalil.errors import NotFoundError, UnreadableError, UsageError
from dalil.model.account import Refusal
from dalil.model.record import as_record
from dalil.model.report import Report


@click.command("extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--published", metavar="DATE", help="When the document was published (EDTF); for one file only.")
@click.option("--gazetteer", type=click.Path(path_type=Path), help="Own places, as CSV.")
@click.option("--parties", type=click.Path(path_type=Path), help="Own parties, as CSV.")
@engine_options
@click.option("--suggestions", type=click.Path(path_type=Path), help="Where suggestions go, as JSON lines; with a URL.")
@ALWAYS_JSON
def command(
    files: tuple[Path, ...],
    published: str | None,
    gazetteer: Path | None,
    parties: Path | None,
    learned: LearnedModel | None,
    second: SecondEngine | None,
    suggestions: Path | None,
) -> int:
    """Print the statements of FILES as JSON lines, without a case. Nothing is kept.

    With the URL of an engine its suggestions are written to the file of --suggestions, never among the statements.
    """
    _check(files, published)
    if (second is None) != (suggestions is None):
        raise UsageError("--engine URL and --suggestions FILE belong together.", "Give both or neither.")
    values = {"published": check_published(published)} if published is not None else {}
    rules = Engine.of_tables(find_model(), gazetteer, parties, current_import(), learned)
    if rules.degraded:
        click.echo(rules.degraded, err=True)
    refused: list[Refusal] = []
    noted: list[Refusal] = []
    then = partial(_suggest, second, rules, suggestions) if second is not None and suggestions is not None else None
    found = extract(files, engine=rules, stated=Stated(values=values), refused=refused, noted=noted, second=then)
    print_json_lines(as_record(statement) for statement in found)
    for one in noted:
        print_line(f"{one.path}: {one.why}", err=True)
    for one in refused:
        print_line(f"not read: {one.path}: {one.why}", err=True)
    return UnreadableError.exit_code if refused else 0


def _check(files: Sequence[Path], published: str | None) -> None:
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


def _suggest(second: SecondEngine, rules: Engine, target: Path, reports: Sequence[Report]) -> None:
    """Write the suggestions, and say of each call what left and what came back, as hashes."""
    with progress() as shown:
        made, unanswered, calls = suggest(reports, second, rules.lexicon.terms, shown)
    target.write_bytes(b"".join(msgspec.json.encode(as_record(one)) + b"\n" for one in made.kept))
    for one in calls:
        print_line(f"asked: sent {one['sent']}, received {one['received']}: {one['outcome']}", err=True)
    for why, count in sorted((*made.dropped.items(), *unanswered.items())):
        print_line(f"not taken: {count} ({why})", err=True)
