"""`dalil review`."""

from collections.abc import Callable
from pathlib import Path

import click

from dalil.casework.addition import add
from dalil.casework.desk import Desk
from dalil.casework.review import decide, decide_group, denies, repeats, undo, waiting
from dalil.cli.grade import command as graded
from dalil.cli.output import print_json_lines, print_line
from dalil.cli.reason import REASON
from dalil.errors import UsageError
from dalil.model.decision import Decision, DecisionKind
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
        with Desk.at(folder, key) as desk:
            made = decide(desk, kind=kind, subject=identifier, reason=reason, fields=_pairs(fields))
        _tell(made, as_json=as_json)

    if kind == "correct":
        click.option(
            "--field",
            "fields",
            multiple=True,
            metavar="F=V",
            help="What is right; may be repeated. Words are selected as START-END, in code points of the text.",
        )(decided)


for _kind, _text in (
    ("accept", "The machine read it rightly."),
    ("reject", "The machine read it wrongly."),
    ("correct", "The machine read it wrongly in the fields that you give."),
    ("unsure", "You looked and cannot say."),
):
    _add(_kind, _text)  # type: ignore[arg-type]  # the kinds are those of the table above


def _add_group(kind: DecisionKind, text: str) -> None:
    @command.command(kind, help=text)
    @click.argument("identifiers", metavar="ID...", nargs=-1, required=True)
    @REASON
    @FOLDER
    @KEY
    @click.option("--json", "as_json", is_flag=True, help="Print the decision as one JSON object.")
    def decided(identifiers: tuple[str, ...], reason: str, folder: Path, key: Path | None, as_json: bool) -> None:
        with Desk.at(folder, key) as desk:
            made = decide_group(desk, kind=kind, named=identifiers, reason=reason)
        _tell(made, as_json=as_json)
        if not as_json:
            click.echo("It takes effect with the next `dalil build`.")


def _tell(made: Decision, *, as_json: bool) -> None:
    if as_json:
        print_json_lines([as_record(made)])
    else:
        click.echo(f"{made.kind}: {' '.join(made.subjects)} (decision {made.id})")


for _kind, _text in (
    ("same", "These origins or statements are one origin, whatever the machine says."),
    ("different", "These origins or statements are different origins, whatever the machine says."),
    ("merge", "These incidents or statements tell of one occurrence."),
    ("split", "These tell of different occurrences: two incidents, or an incident and what leaves it."),
):
    _add_group(_kind, _text)  # type: ignore[arg-type]  # the kinds are those of the table above


def _add_pair(name: str, text: str, other: str, log: Callable[[Desk, str, str, str], Decision]) -> None:
    @command.command(name, help=text)
    @click.argument("identifier", metavar="ID")
    @click.argument("of", metavar=other)
    @REASON
    @FOLDER
    @KEY
    @click.option("--json", "as_json", is_flag=True, help="Print the decision as one JSON object.")
    def decided(identifier: str, of: str, reason: str, folder: Path, key: Path | None, as_json: bool) -> None:
        with Desk.at(folder, key) as desk:
            made = log(desk, identifier, of, reason)
        _tell(made, as_json=as_json)


_add_pair(
    "denies",
    "Statement ID denies statement DENIED: it is told as a denial, and the two speak of one occurrence.",
    "DENIED",
    lambda desk, one, other, reason: denies(desk, subject=one, denied=other, reason=reason),
)
_add_pair(
    "repeats",
    "Statement ID says once more what statement OTHER of the same report says; it is rejected in its favour.",
    "OTHER",
    lambda desk, one, other, reason: repeats(desk, subject=one, of=other, reason=reason),
)


@command.command("add")
@click.argument("identifier", metavar="EXHIBIT|SUGGESTION")
@click.option("--field", "fields", multiple=True, metavar="F=V", help="What it says; may be repeated.")
@REASON
@FOLDER
@KEY
@click.option("--json", "as_json", is_flag=True, help="Print the decision as one JSON object.")
def add_statement(
    identifier: str, fields: tuple[str, ...], reason: str, folder: Path, key: Path | None, as_json: bool
) -> None:
    """Add a statement that the machine did not find: of an exhibit, or one that a large model suggested.

    The words are selected by code points of the text, `--field quote=120-164 --field place=150-156`; an act needs the
    words that tell it, `--field act=act.bombardment --field trigger=131-138`. A suggestion brings its own.
    """
    with Desk.at(folder, key) as desk:
        made = add(desk, subject=identifier, reason=reason, fields=_pairs(fields))
    _tell(made, as_json=as_json)


@command.command("undo", help="Take the last decision back about a statement, an origin, an incident or a decision.")
@click.argument("identifier", metavar="ID")
@REASON
@FOLDER
@KEY
@click.option("--json", "as_json", is_flag=True, help="Print the decision as one JSON object.")
def take_back(identifier: str, reason: str, folder: Path, key: Path | None, as_json: bool) -> None:
    """Take a decision back; what stood before it stands again."""
    with Desk.at(folder, key) as desk:
        made = undo(desk, subject=identifier, reason=reason)
    _tell(made, as_json=as_json)


command.add_command(graded)
