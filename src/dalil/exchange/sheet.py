"""Tables for spreadsheets: CSV (RFC 4180) that no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Cell = str | int | float | None


def sheet(rows: Iterable[Sequence[Cell]], *, headings: Sequence[str], hashtags: Sequence[str] = ()) -> str:
    """The table with its headings; with `hashtags` a row of them stands between headings and data (HXL 1.1).

    Text that a spreadsheet would calculate is set off by an apostrophe (OWASP, CSV injection); numbers stay numbers,
    an empty cell is null.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    if hashtags:
        writer.writerow(hashtags)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
