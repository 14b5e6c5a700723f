"""`dalil show`."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import click

from dalil.casework.case import Case
from dalil.casework.grade import AXES, explained, with_grades
from dalil.casework.situation import HEADINGS, situation_on, tabled
from dalil.casework.user_keys import key_at_hand
from dalil.cli.output import print_json_lines, print_line
from dalil.dossier.phrases import counted, origins
from dalil.errors import UsageError
from dalil.exchange.sheet import sheet
from dalil.model.origin import OriginCount
from dalil.vocab.languages import load_languages

Row = Mapping[str, Any]
Details: TypeAlias = Callable[[Sequence[Row]], Callable[[Row], list[str]]]


def _when(value: Row | None) -> str:
    return (value["edtf"] or "undated") if value else "undated"


def _voice(row: Row) -> str:
    return ", ".join(speaker["name"] for speaker in row["speakers"]) or "the document itself"


_LEXICON_ONLY = f"  ({load_languages().lexicon_only})"
_RELATED = {"commands": "commands", "backs": "backs", "allied_with": "is allied with", "acts_for": "acts for"}
LINES: Mapping[str, Callable[[Row], str]] = {
    "documents": lambda row: (
        f"{(row['exhibit'] or '-')[:12]:<12}  {row['state']:<8}{_when(row['published']):<12}{row['names'][0]}"
        + (f"  {row['why']}" if row["why"] else "")
    ),
    "statements": lambda row: (
        f"{row['id']}  {row['status']:<13}{row['act'] or '-':<26}{row['review']:<10}{row['document']}"
        f"{_LEXICON_ONLY if row['method']['name'] == 'lexicon-ar' else ''}"
    ),
    "origins": lambda row: (
        f"{row['id']}  {row['kind']:<10}{counted(len(row['documents']), 'report')}, "
        f"{counted(len(row['statements']), 'statement')}{'' if row['held'] else ', named but not held'}  {row['label']}"
    ),
    "incidents": lambda row: (
        f"{row['id']}  {counted(len(row['documents']), 'report')}, {origins(OriginCount(**row['origins']))}, "
        f"{counted(len(row['conflicts']), 'conflict')}  {row['title']}"
        + (f"  graded {row['grade']}" if row["grade"] else "")
    ),
    "situation": lambda row: (
        f"{row['id']}  {row['kind']:<12}{row['place'] or '-'}  "
        + "; ".join(f"{mark['edtf'] or 'undated'} {mark['change']}" for mark in row["marks"])
    ),
    "parties": lambda row: f"{row['id']:<40}speaks {row['speaks']}, accused {row['accused']}, denies {row['denies']}",
    "relations": lambda row: (
        f"{row['party']['name']} {_RELATED[row['kind']]} {row['other']['name']}: {row['status']}"
        f"{' not' if row['polarity'] == 'neg' else ''} by {_voice(row)} in {row['document']} "
        f'[{row["start"]}-{row["end"]}] "{row["quote"]}"'
    ),
    "law": lambda row: (
        f"{row['provision']:<24}{ {True: 'can apply', False: 'cannot apply', None: 'undecided'}[row['applies']]:<14}"
        f"{row['title']}" + (f" ({row['why_not']})" if row["why_not"] else "")
    ),
    "suggestions": lambda row: (
        f"{row['id']}  {row['status'] or '-':<13}{row['act'] or '-':<26}{row['document']}  ({row['notice']})"
    ),
    "log": lambda row: f"{row['seq']:>6}  {row['claimed_time']}  {row['type']}",
}


def _reasons(rows: Sequence[Row]) -> Callable[[Row], list[str]]:
    """Why an origin counts once, and with which others it may be one: each reason once, with how often it holds."""
    home = {statement: row["id"] for row in rows for statement in row["statements"]}

    def told(row: Row) -> list[str]:
        found: Counter[str] = Counter()
        for link in row["links"]:
            reason = f"{link['kind'].replace('_', ' ')} ({link['rule']}): {link['reason']}"
            other = next(
                (home[one] for one in (link["from"], link["to"]) if home.get(one, row["id"]) != row["id"]), None
            )
            with_whom = f" One with {other}?" if other is not None else ""
            found[f"{reason}{'' if link['certain'] else ' Possible, not certain.'}{with_whom}"] += 1
        return [f"{reason}{f' ({count} times)' if count > 1 else ''}" for reason, count in sorted(found.items())]

    return told


def _conflicts(row: Row) -> list[str]:
    return [f"{conflict['kind']}: {conflict['explanation']}" for conflict in row["conflicts"]]


_KIN = {"quotes_with": "shares a quotation with", "told_with": "may tell of the same, as a whole text, as"}


def _beside(row: Row) -> list[str]:
    """What a report tells killed and injured as a whole, and how it stands to others; an older run holds neither."""
    told, kin = row.get("toll") or {}, row.get("kinship") or {}
    lines = [
        f"{_people(*told[what])} {what}, as the whole text tells" for what in ("killed", "injured") if told.get(what)
    ]
    if kin.get("taken_from"):
        lines.append(f"taken from {kin['taken_from'][:12]}")
    others = {what: ", ".join(one[:12] for one in kin.get(name, ())) for name, what in _KIN.items()}
    return [*lines, *(f"{what} {named}" for what, named in others.items() if named)]


def _people(low: int | None, high: int | None) -> str:
    from dalil.dossier.phrases import amount  # noqa: PLC0415 what shows no number need not wait for it

    return amount(low, high)


# What stands below the line of a record, indented.
DETAILS: Mapping[str, Details] = {
    "documents": lambda _: _beside,
    "origins": _reasons,
    "incidents": lambda _: _conflicts,
}


@click.command("show")
@click.argument("what", type=click.Choice(tuple(name for name in LINES if name != "relations")))
@click.option("--case", "folder", type=click.Path(path_type=Path), default=Path("case"), show_default=True)
@click.option("--commands", is_flag=True, help="With parties: who is said to command, back or act for whom.")
@click.option("--on", "day", metavar="DATE", help="With situation: who is trapped, besieged, wounded … on that day.")
@click.option("--json", "form", flag_value="json", help="One object a line, as documented.")
@click.option("--csv", "form", flag_value="csv", help="With --on: a table for a spreadsheet.")
@click.option("--hxl", "form", flag_value="hxl", help="With --on: the table with a row of HXL hashtags.")
def command(what: str, folder: Path, commands: bool, day: str | None, form: str | None) -> None:
    """List WHAT is in a case: one line each, or one JSON object a line.

    `situation --on DATE` lists for each place who is trapped, besieged, wounded or displaced and where access is
    denied: the newest claim of each origin, with its age in days on that day. Below the statements stands what a large
    model suggested, each marked; with --json ask for `suggestions` by themselves.
    """
    if commands and what != "parties":
        raise UsageError("--commands goes with parties.", "Write: dalil show parties --commands")
    if day is not None and what != "situation":
        raise UsageError("--on speaks of a situation.", "Write: dalil show situation --on 2031-05-09")
    if form in ("csv", "hxl") and day is None:
        raise UsageError(f"--{form} needs a day.", "Write: dalil show situation --on 2031-05-09 --csv")
    what = "relations" if commands else what
    case = Case.open(folder, key_at_hand(folder))
    rows = _rows(case, what, why=form == "json") if day is None else situation_on(case, _day(day))
    line = LINES[what] if day is None else _claim
    if form == "json":
        print_json_lines(rows)
    elif form is not None:
        tags = [tag for _, tag in HEADINGS.values()] if form == "hxl" else ()
        titles = [title for title, _ in HEADINGS.values()]
        click.echo(sheet(tabled(rows), headings=titles, hashtags=tags), nl=False)
    else:
        _print(rows, line, DETAILS.get(what))
        for row in case.records("suggestions") if what == "statements" else ():
            print_line(LINES["suggestions"](row))


def _print(rows: Iterable[Row], line: Callable[[Row], str], below: Details | None) -> None:
    """Each record on its line, and what stands below it, for which all of them may have to be known."""
    rows = tuple(rows) if below is not None else rows
    details = below(tuple(rows)) if below is not None else None
    for row in rows:
        print_line(line(row))
        for more in details(row) if details is not None else ():
            print_line(f"    {more}")


def _rows(case: Case, what: str, *, why: bool) -> Iterable[Row]:
    """The records, incidents and origins with the grades that people gave; with `why` what grades are possible."""
    rows = case.records(what)
    if what not in AXES:
        return rows
    graded = with_grades(case, what, rows)
    return explained(case, graded) if why and what == "incidents" else graded


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"{value!r} is not a day.", "Write it as YEAR-MONTH-DAY, as in 2031-05-09.") from error


def _claim(row: Row) -> str:
    low, high = row["low"], row["high"]
    number = "-" if low is None and high is None else _people(low, high)
    age = "not dated" if row["age_days"] is None else f"{counted(row['age_days'], 'day')} old"
    need = row["category"].replace("_", " ")
    return f"{row['name'] or '-':<19} {need:<13} {number:<20} {age:<13} {row['label'] or '-'}  {row['statement']}"
