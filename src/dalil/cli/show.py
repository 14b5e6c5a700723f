"""`dalil show`."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from dalil.casework.case import Case
from dalil.casework.keyring import key_at_hand
from dalil.cli.output import print_json_lines, print_line
from dalil.vocab.languages import load_languages

Row = Mapping[str, Any]


def _count(origins: Row) -> str:
    low, high = origins["low"], origins["high"]
    return f"{low}" if low == high else f"{low} to {high}"


def _when(value: Row | None) -> str:
    return (value["edtf"] or "undated") if value else "undated"


def _voice(row: Row) -> str:
    return ", ".join(speaker["name"] for speaker in row["speakers"]) or "the document itself"


_LEXICON_ONLY = f"  ({load_languages().lexicon_only})"
_RELATED = {"commands": "commands", "backs": "backs", "allied_with": "is allied with", "acts_for": "acts for"}
LINES: Mapping[str, Callable[[Row], str]] = {
    "documents": lambda row: (
        f"{row['exhibit'][:12]}  {row['state']:<8}{_when(row['published']):<12}{row['names'][0]}"
        + (f"  {row['why']}" if row["why"] else "")
    ),
    "statements": lambda row: (
        f"{row['id']}  {row['status']:<13}{row['act'] or '-':<26}{row['review']:<10}{row['document']}"
        f"{_LEXICON_ONLY if row['method']['name'] == 'lexicon-ar' else ''}"
    ),
    "origins": lambda row: (
        f"{row['id']}  {row['kind']:<10}{len(row['documents'])} reports, {len(row['statements'])} "
        f"statements{'' if row['held'] else ', named but not held'}"
    ),
    "incidents": lambda row: (
        f"{row['id']}  {len(row['documents'])} reports, {_count(row['origins'])} origins, "
        f"{len(row['conflicts'])} conflicts  {row['title']}"
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


@click.command("show")
@click.argument("what", type=click.Choice(tuple(name for name in LINES if name != "relations")))
@click.option("--case", "folder", type=click.Path(path_type=Path), default=Path("case"), show_default=True)
@click.option("--commands", is_flag=True, help="With parties: who is said to command, back or act for whom.")
@click.option("--json", "as_json", is_flag=True, help="One object a line, as documented.")
def command(what: str, folder: Path, commands: bool, as_json: bool) -> None:
    """List WHAT is in a case: one line each, or one JSON object a line."""
    if commands and what != "parties":
        raise click.UsageError("--commands goes with parties.")
    what = "relations" if commands else what
    rows = Case.open(folder, key_at_hand(folder)).records(what)
    if as_json:
        print_json_lines(rows)
        return
    for row in rows:
        print_line(LINES[what](row))
