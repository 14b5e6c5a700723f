"""Which of two reports was published first, as far as days prove it, and in which order reports are taken."""

from collections.abc import Iterable

from dalil.model.report import Report

_UNDATED = "~"  # sorts behind every date


def is_before(one: Report, other: Report) -> bool:
    """Whether the last day on which one can have been published lies before the first of the other."""
    if one.published is None or other.published is None:
        return False
    last, first = one.published.last, other.published.first
    return last is not None and first is not None and last < first


def in_order(reports: Iterable[Report]) -> list[Report]:
    """The reports by day and name: an order that hangs neither on how they came nor on the words that they use.

    Where only so many neighbours are compared, nobody's name may decide which these are.
    """
    return sorted(reports, key=_place)


def _place(report: Report) -> tuple[str, str, str]:
    day = report.published.edtf if report.published is not None else _UNDATED
    return day, report.document, report.exhibit.sha256
