"""`dalil rebuild`."""

from pathlib import Path

import click

from dalil.casework.case import Case
from dalil.casework.foresight import foresee
from dalil.casework.rebuild import Rebuilt, rebuild
from dalil.casework.user_keys import key_of
from dalil.cli.output import print_json_lines, print_line, progress


@click.command("rebuild")
@click.option("--case", "folder", type=click.Path(path_type=Path), default=Path("case"), show_default=True)
@click.option("--key", type=click.Path(path_type=Path), help="The key of the case, if it is not the usual one.")
@click.option("--preview", is_flag=True, help="Only say what a new reading would change; nothing is written.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made, or would change, as one JSON object.")
def command(folder: Path, key: Path | None, preview: bool, as_json: bool) -> None:
    """Make everything derived anew from the preserved bytes; other bytes than the log attests are an error.

    Another version, or other tables, make a run beside the old one, and what differs is said. --preview
    reads with the engine installed here and lists the statements that would come, go or say something else, and the
    decisions that would not hold.
    """
    if preview:
        _preview(folder, key, as_json=as_json)
        return
    with progress() as shown:
        rebuilt = rebuild(folder, key_of(folder, key), shown)
    if as_json:
        facts = {"run": rebuilt.account.run, "before": rebuilt.before, "same": rebuilt.same}
        print_json_lines([{**facts, "reports": rebuilt.account.report_count, "differs": rebuilt.differs}])
    else:
        click.echo(f"{rebuilt.account.run}: made anew from {rebuilt.account.report_count} reports, {_said(rebuilt)}")


def _said(rebuilt: Rebuilt) -> str:
    if rebuilt.same:
        return "equal to what the log attests"
    if rebuilt.before is None:
        return "the first run of this case"
    if rebuilt.differs is None:
        return f"beside {rebuilt.before}, whose outputs are gone"
    found = ", ".join(f"{kind} {count}" for kind, count in rebuilt.differs.items())
    return f"beside {rebuilt.before}; records that stand in one of them only: {found or 'none'}"


def _preview(folder: Path, key: Path | None, *, as_json: bool) -> None:
    with progress() as shown:
        found = foresee(Case.open(folder, key_of(folder, key)), shown)
    if as_json:
        print_json_lines([found.to_json()])
        return
    told = ", ".join(f"{kind} {count}" for kind, count in found.counts.items())
    print_line(f"{found.run} was read by {found.before}; here is {found.now}.")
    print_line(f"Of {found.statements} statements: {told}")
    for one in (*found.come, *found.go, *found.change):
        row = one.now or one.before or {}
        kind = "come" if one.before is None else "go" if one.now is None else f"change {', '.join(one.fields)}"
        decided = f", decided: {one.decision}" if one.decision is not None else ""
        print_line(f"{row['id']}  {kind}: {row['status']} {row['act'] or ''}  {row['document']}{decided}")
    for lost in found.lost:
        print_line(f"{lost.subject}  decision {lost.kind}: {lost.fate}")
