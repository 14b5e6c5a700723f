"""The rows of `show documents`: every report of an account, and what was not taken in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dalil.model.account import Account
from dalil.model.picture import Picture
from dalil.model.record import as_record
from dalil.model.report import Report

_Place = tuple[str, str]
_Same = Sequence[_Place]


def document_rows(account: Account) -> Iterator[dict[str, Any]]:
    """What `show documents` prints: every report by name, then what was refused.

    Of each picture in a report: where it stands, its size, the day its file claims, and where else it was found.
    Of each text what it tells killed and injured as a whole (`Toll`), and how it stands to the others (`Kinship`).
    """
    from dalil.origins.pictures import reused  # noqa: PLC0415 brings numpy, which a build that finds all done never needs

    again = reused(account.reports)
    for report in sorted(account.reports, key=_by_name):
        yield _of_report(report, account, again)
    unpreserved = {name for report in account.reports for name in report.exhibit.names}
    for one in account.refused:
        if one.path not in unpreserved:
            empty = dict.fromkeys(("media_type", "size", "language", "published"))
            unread: dict[str, Any] = {"toll": None, "kinship": None, "pictures": []}
            yield {"exhibit": None, "names": [one.path], **empty, "state": "refused", "why": one.why, **unread}


def _of_report(report: Report, account: Account, again: Mapping[_Place, _Same]) -> dict[str, Any]:
    exhibit = report.exhibit
    return {
        "exhibit": exhibit.sha256,
        "names": list(exhibit.names),
        "media_type": exhibit.media_type,
        "size": exhibit.size,
        "language": report.language,
        "published": as_record(report.published),
        "state": report.state,
        "why": report.why,
        "toll": as_record(account.tolls.get(exhibit.sha256)),
        "kinship": as_record(account.kinships.get(exhibit.sha256)),
        "pictures": [_of_picture(one, again.get((exhibit.sha256, one.part), ())) for one in report.pictures],
    }


def _of_picture(one: Picture, same: _Same) -> dict[str, Any]:
    return {
        "part": one.part,
        "sha256": one.sha256,
        "size": [one.width, one.height],
        "taken": one.taken,
        "why": one.why,
        "same": [{"exhibit": exhibit, "part": part} for exhibit, part in same],
    }


def _by_name(report: Report) -> tuple[str, str]:
    return report.document, report.exhibit.sha256
