"""How the whole reports of a case stand to one another: copied, cited, quoting, telling of the same."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dalil.incidents.bearing import group_reports
from dalil.model.kinship import Kinship
from dalil.model.report import Report

if TYPE_CHECKING:
    from dalil.origins.ties import Evidence


def kinships(
    reports: Iterable[Report], shown: "Evidence | None" = None, bearing: Iterable[Sequence[str]] | None = None
) -> dict[str, Kinship]:
    """For each readable report, by exhibit, what ties it to others as a whole text.

    `shown` is what the wording of the reports shows, `bearing` which of them bear on one occurrence
    (`group_reports`), if that is already known. The order of the reports makes no difference.
    """
    from dalil.origins.documents import document_origins, quoting_pairs, taken_from  # noqa: PLC0415 brings numpy

    reports = [one for one in reports if one.rendition is not None]
    told = {one: group for group in (group_reports(reports) if bearing is None else bearing) for one in group}
    found = {}
    for origin in document_origins(reports, shown):
        source = taken_from(origin)
        quoting: dict[str, set[str]] = {one: set() for one in origin.documents}
        for pair in quoting_pairs(origin):
            for one, other in (pair, pair[::-1]):
                quoting.get(one, set()).add(other)
        for one in origin.documents:
            found[one] = Kinship(
                exhibit=one,
                group=origin.id,
                taken_from=source.get(one),
                quotes_with=tuple(sorted(quoting[one])),
                told_with=tuple(other for other in told[one] if other != one),
            )
    return found
