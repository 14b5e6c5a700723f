"""`dalil review`."""

from pathlib import Path

import click

from dalil.casework.review import decide, waiting
from dalil.cli.grade import command as graded
from dalil.cli.output import print_json_lines, print_line
from dalil.cli.reason import REASON
from dalil.errors import UsageError
from dalil.model.decision import DecisionKind
from dalil.model.record import as_record

FOLDER = click.option("--case", "folder", type=click.Path(path_type=Path), default=Path("case"), show_default=True)
KEY = click.option("--key", type=click.Path(path_type=Path), help="The key of the case, if it is not the usual one.")


@click.group("review")
def command() -> None:
    """Decide on what the machine proposes. Each decision is signed, dated and reasoned; a later one supersedes it."""


@command.command("list")
@FOLDER
@KEY
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def list_waiting(folder: Path, key: Path | None, as_json: bool) -> None:
    """List statements that nobody decided on, and decisions whose statement is gone."""
    rows = waiting(folder, key)
    if as_json:
        print_json_lines(rows)
        return
    for row in rows:
        print_line(f"{row['id']}  {row['what']:<28}{row['document'] or ''}")


def _pairs(fields: tuple[str, ...]) -> dict[str, str]:
    wrong = [field for field in fields if "=" not in field]
    if wrong:
        raise UsageError(f"{wrong[0]!r} is not FIELD=VALUE.", "Write for example --field status=denied.")
    return dict(field.split("=", 1) for field in fields)


def _add(kind: DecisionKind, text: str) -> None:
    @command.command(kind, help=text)
    @click.argument("identifier", metavar="ID")
    @REASON
    @FOLDER
    @KEY
    @click.option("--json", "as_json", is_flag=True, help="Print the decision as one JSON object.")
    def decided(
        identifier: str, reason: str, folder: Path, key: Path | None, as_json: bool, fields: tuple[str, ...] = ()
    ) -> None:
        made = decide(folder, key, kind=kind, subject=identifier, reason=reason, fields=_pairs(fields))
        if as_json:
            print_json_lines([as_record(made)])
        else:
            click.echo(f"{made.kind}: {identifier} (decision {made.id})")

    if kind == "correct":
        click.option("--field", "fields", multiple=True, metavar="F=V", help="What is right; may be repeated.")(decided)


for _kind, _text in (
    ("accept", "The machine read it rightly."),
    ("reject", "The machine read it wrongly."),
    ("correct", "The machine read it wrongly in the fields that you give."),
    ("unsure", "You looked and cannot say."),
    ("undo", "Take your last decision about it back."),
):
    _add(_kind, _text)  # type: ignore[arg-type]  # the kinds are those of the table above

command.add_command(graded)
