"""`dalil build`."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from dalil.casework.build import Order, Outcome, build
from dalil.casework.learned import LearnedModel
from dalil.casework.second_engine.engine import SecondEngine
from dalil.casework.stated import STATED, Stated, Table, check_published, read_table
from dalil.casework.user_keys import case_key
from dalil.cli.engine import engine_options
from dalil.cli.limits import limit_options, limits_from
from dalil.cli.output import print_json_lines, print_line, progress
from dalil.dossier.phrases import counted
from dalil.errors import UnreadableError, UsageError
from dalil.model.record import as_record
from dalil.vocab.languages import load_languages

FILE = click.Path(path_type=Path)


@click.command("build")
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("--case", "folder", type=FILE, default=Path("case"), show_default=True, help="The case folder.")
@click.option("--metadata", type=FILE, help="A CSV table: path, published, url, outlet, author, language, …")
@click.option("--published", metavar="DATE", help="When the report was published (EDTF); for one file only.")
@click.option("--protected", is_flag=True, help="Refuse all of them: this version cannot protect sources.")
@click.option("--gazetteer", type=FILE, help="Own places, as CSV; kept in the case.")
@click.option("--parties", type=FILE, help="Own parties, as CSV; kept in the case.")
@engine_options
@click.option("--key", type=FILE, help="The signing key, if not the usual one.")
@click.option("--demo", is_flag=True, help="Sign with a key labelled DEMO.")
@click.option("--show-names", is_flag=True, help="Do not mask private persons in the dossier; the log says so.")
@limit_options
@click.option("--json", "as_json", is_flag=True, help="Print the summary as one JSON object.")
def command(
    paths: tuple[Path, ...],
    folder: Path,
    metadata: Path | None,
    published: str | None,
    protected: bool,
    gazetteer: Path | None,
    parties: Path | None,
    learned: LearnedModel | None,
    second: SecondEngine | None,
    key: Path | None,
    demo: bool,
    show_names: bool,
    as_json: bool,
    **limits: int,
) -> int:
    """Preserve and read the reports under PATHS, trace their origins, and make the dossier.

    Run again with the same or more reports: what is known is not done twice. Hidden files are left out, symbolic links
    not followed.
    """
    order = Order(
        paths=paths,
        case=folder,
        table=_table(paths, metadata, published),
        own=(metadata,) if metadata is not None else (),
        protected=protected,
        gazetteer=gazetteer,
        parties=parties,
        show_names=show_names,
        limits=limits_from(limits),
        second=second,
        learned=learned,
    )
    with progress() as shown:
        outcome = build(order, case_key(key, case=folder, demo=demo, say=shown.say), shown)
    if as_json:
        print_json_lines([_summary(outcome, folder)])
    else:
        _tell(outcome)
    return UnreadableError.exit_code if outcome.refused else 0


def _table(paths: tuple[Path, ...], metadata: Path | None, published: str | None) -> Table:
    if published is None:
        return read_table(metadata) if metadata is not None else Table()
    if len(paths) > 1 or paths[0].is_dir():
        raise UsageError("--published speaks of one document.", "State dates of several in a --metadata table.")
    table = read_table(metadata) if metadata is not None else Table()
    name = table.key_of(paths[0], paths[0].name) or paths[0].name
    said = table.rows[name].values if name in table.rows else {}
    if "published" in said:
        raise UsageError("--published and the --metadata table both date the report.", "Say it once.")
    stated = Stated(values={**said, "published": check_published(published)}, basis=STATED)
    return replace(table, rows={**table.rows, name: stated})


def _summary(outcome: Outcome, folder: Path) -> dict[str, Any]:
    facts = outcome.run.facts
    figures = {name: facts[name] for name in ("reports", "statements", "origins", "incidents", "conflicts")}
    refused = [as_record(one) for one in outcome.refused]
    noted = facts.get("noted", [])  # a run of an older version has none
    return {
        "case": str(folder),
        "dossier": str(outcome.page),
        **figures,
        "refused": refused,
        "noted": noted,
        **_beside(outcome),
    }


def _beside(outcome: Outcome) -> dict[str, Any]:
    """What became of places since another gazetteer, and what a second engine suggests; null where there is none."""
    suggested = outcome.run.facts.get("suggestions")
    unanswered = dict(sorted(outcome.unanswered.items()))
    asked = {"kept": 0, "dropped": {}, **(suggested or {}), "unanswered": unanswered}
    return {"moved": as_record(outcome.moved), "suggestions": asked if suggested or unanswered else None}


def _tell(outcome: Outcome) -> None:
    facts = outcome.run.facts
    parts = (
        counted(facts["reports"], "report"),
        counted(facts["statements"], "statement"),
        _origins(**facts["origins"]),
        counted(facts["incidents"], "incident"),
        counted(facts["conflicts"], "conflict"),
    )
    kept = [(one["path"], one["why"]) for one in facts["unread"]]
    refused = [one for one in outcome.refused if (one.path, one.why) not in kept]
    unread = f"; preserved, but not read: {len(kept)}" if kept else ""
    click.echo(f"{', '.join(parts)}; refused: {len(refused) or 'none'}{unread}")
    for one in refused:
        print_line(f"refused: {one.path}: {one.why}")
    for path, why in kept:
        print_line(f"not read: {path}: {why}")
    for one in facts.get("noted", []):
        print_line(f"{one['path']}: {one['why']}")
    if facts.get("lexicon_only"):
        click.echo(f"{counted(facts['lexicon_only'], 'statement')} in Arabic: {load_languages().lexicon_only}")
    if outcome.moved is not None:
        click.echo(str(outcome.moved))
    if suggested := facts.get("suggestions"):
        print_line(f"{counted(suggested['kept'], 'suggestion')} of a large model beside them, not reviewed")
        _say_each("dropped", suggested["dropped"])
    _say_each("unanswered", outcome.unanswered)
    if facts["degraded"]:
        click.echo(facts["degraded"])
    click.echo(f"Dossier: {outcome.page}")


def _say_each(what: str, counts: Mapping[str, int]) -> None:
    for why, count in sorted(counts.items()):
        print_line(f"{what}: {count} ({why})")


def _origins(*, low: int, high: int, unattributed: int) -> str:
    return f"{low} to {high} origins ({unattributed} unattributed)"
