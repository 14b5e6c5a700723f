"""`dalil review grade`."""

from pathlib import Path

import click

from dalil.casework.desk import Desk
from dalil.casework.grade import grade
from dalil.cli.output import print_json_lines
from dalil.cli.reason import REASON
from dalil.model.record import as_record
from dalil.vocab.grades import Axis


@click.command("grade")
@click.argument("identifier", metavar="ID")
@click.option("--grade", "word", metavar="WORD", help="Of an incident: confirmed, fair, weak, contested, discounted.")
@click.option("--credibility", metavar="1-6", help="Of an incident: 1 confirmed by others … 6 cannot be judged.")
@click.option("--reliability", metavar="A-F", help="Of an origin: A completely reliable … F cannot be judged.")
@REASON
@click.option("--case", "folder", type=click.Path(path_type=Path), default=Path("case"), show_default=True)
@click.option("--key", type=click.Path(path_type=Path), help="The key of the case, if it is not the usual one.")
@click.option("--json", "as_json", is_flag=True, help="Print the decision as one JSON object.")
def command(
    identifier: str,
    word: str | None,
    credibility: str | None,
    reliability: str | None,
    reason: str,
    folder: Path,
    key: Path | None,
    as_json: bool,
) -> None:
    """Grade an incident, or the reliability of an origin: your decision, signed.

    The machine says which grades are possible and why (`dalil show incidents --json`, grade_why) and refuses one whose
    own meaning the case contradicts: "confirmed by other sources" needs two independent origins. `dalil review
    undo ID` takes the last grade back.
    """
    values: dict[Axis, str | None] = {"grade": word, "credibility": credibility, "reliability": reliability}
    given = {axis: value for axis, value in values.items() if value is not None}
    with Desk.at(folder, key) as desk:
        made = grade(desk, subject=identifier, given=given, reason=reason)
    if as_json:
        print_json_lines([as_record(made)])
    else:
        click.echo(f"{made.kind}: {identifier} (decision {made.id}); the dossier shows it from the next build on")
