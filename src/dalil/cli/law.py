"""`dalil law`."""

from pathlib import Path

import click

from dalil.casework.desk import Desk
from dalil.casework.review import classify
from dalil.cli.output import JSON, print_either
from dalil.cli.reason import REASON
from dalil.model.record import as_record


@click.group("law")
def command() -> None:
    """Decide what the law of a case depends on."""


@command.command("classify")
@click.argument("place")
@click.argument("period", metavar="PERIOD")
@click.argument("conflict", type=click.Choice(["iac", "niac"]))
@REASON
@click.option("--case", "folder", type=click.Path(path_type=Path), default=Path("case"), show_default=True)
@click.option("--key", type=click.Path(path_type=Path), help="The key of the case, if it is not the usual one.")
@JSON
def classified(
    place: str, period: str, conflict: str, reason: str, folder: Path, key: Path | None, as_json: bool
) -> None:
    """Say that the conflict at PLACE in PERIOD (EDTF interval) was international (iac) or not (niac).

    PLACE is a place of the case, by id as `show incidents` prints it or by name. The provisions for the other kind of
    conflict then say that they cannot apply, from the next build on.
    """
    with Desk.at(folder, key) as desk:
        made = classify(desk, place=place, period=period, conflict=conflict, reason=reason)
    said = f"classified: {place}, {period}: {conflict} (decision {made.id}); build again to see it applied"
    print_either(said, as_record(made), as_json=as_json)
