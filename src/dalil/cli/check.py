"""`dalil check`."""

from collections import Counter
from pathlib import Path

import click

from dalil.casework.check.outcome import CheckedDraft, CheckedSentence
from dalil.casework.check.record import draft_records
from dalil.casework.check.use import check_draft
from dalil.casework.stated import check_published
from dalil.cli.output import print_json_lines, print_line, progress


@click.command("check")
@click.argument("draft", type=click.Path(path_type=Path))
@click.option("--case", "folder", type=click.Path(path_type=Path), default=Path("case"), show_default=True)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.html", help="Write draft and case side by side.")
@click.option("--published", metavar="DATE", help="When the draft is of (EDTF), if not of the latest report's day.")
@click.option("--show-names", is_flag=True, help="Do not mask private persons in what FILE.html quotes of the case.")
@click.option("--json", "as_json", is_flag=True, help="One object a sentence, as documented.")
def command(
    draft: Path, folder: Path, out: Path | None, published: str | None, show_names: bool, as_json: bool
) -> None:
    """Hold each claim of DRAFT (TXT, DOCX, PDF) against the case: how many origins support it, and who denies it.

    A claim is marked: supported, one_origin, unattributed; figure_differs, denied (and the draft does not say so),
    attribution_dropped, wrong_speaker, not_found. Nothing of the draft is kept.
    """
    if published is not None:
        check_published(published)
    with progress() as shown:
        checked, account = check_draft(draft, folder, published=published, progress=shown)
    if out is not None:
        from dalil.casework.check.page import page_of  # noqa: PLC0415 brings Jinja, which only a page needs

        out.write_bytes(page_of(checked, account, case=folder.resolve().name, show_names=show_names))
    if as_json:
        print_json_lines(draft_records(checked))
    else:
        _tell(checked, out)


def _tell(checked: CheckedDraft, out: Path | None) -> None:
    claiming = [one for one in checked.sentences if one.claims]
    for one in claiming:
        print_line(f"{', '.join(one.marks)}: {' '.join(one.text.split())}")
        for reason in _reasons(one):
            print_line(f"    {reason}")
    marks = Counter(mark for one in claiming for mark in one.marks)
    counted = ", ".join(f"{mark} {number}" for mark, number in sorted(marks.items()))
    click.echo(f"{len(claiming)} of {len(checked.sentences)} sentences claim something: {counted or 'none'}")
    if out is not None:
        print_line(f"Side by side: {out}")


def _reasons(sentence: CheckedSentence) -> list[str]:
    return list(dict.fromkeys(reason for claim in sentence.claims for reason in claim.reasons))
