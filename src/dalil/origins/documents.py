"""Origins of whole reports: which are copies of one another or name one another as their source."""

from collections.abc import Iterable

from dalil.model.identity import digest_id
from dalil.model.link import Link
from dalil.model.origin import Origin
from dalil.model.report import Report
from dalil.origins.components import Components
from dalil.origins.copies import nearest
from dalil.origins.ties import Evidence
from dalil.origins.trace import evidence


def document_origins(reports: Iterable[Report], wording: Evidence | None = None) -> tuple[Origin, ...]:
    """The readable reports, each in exactly one origin: copies, and reports that name another one as their source.

    A shared quotation is listed in `links` and joins nothing. `documents` holds the digests of the exhibits. In the
    order of the digests, whatever the order of the reports.
    """
    chosen = sorted((r for r in reports if r.rendition is not None), key=lambda report: report.exhibit.sha256)
    wording = evidence(chosen) if wording is None else wording
    place = {report.exhibit.sha256: number for number, report in enumerate(chosen)}
    groups = Components(len(chosen))
    for link in (*wording.copies, *wording.citations):
        groups.join(place[link.from_], place[link.to])
    links: dict[int, list[Link]] = {}
    for link in (*wording.copies, *wording.citations, *(shared.link for shared in wording.quotations)):
        for root in {groups.root(place[link.from_]), groups.root(place[link.to])}:
            links.setdefault(root, []).append(link)
    return tuple(_origin([chosen[n] for n in group], tuple(links.get(group[0], ()))) for group in groups.groups())


def _origin(reports: list[Report], links: tuple[Link, ...]) -> Origin:
    exhibits = tuple(report.exhibit.sha256 for report in reports)
    return Origin(
        id=digest_id("gr", exhibits),
        label=reports[0].outlet or reports[0].document,
        kind="document",
        held=True,
        documents=exhibits,
        statements=(),
        links=links,
    )


def taken_from(origin: Origin) -> dict[str, str]:
    """For each report of the origin that took from another one, the report it took from (digests)."""
    cited = {link.from_: link.to for link in origin.links if link.rule == "citation.named"}
    return cited | nearest(origin.links)


def quoting_pairs(origin: Origin) -> tuple[tuple[str, str], ...]:
    """Pairs of reports (digests) that share a quotation without being of one origin."""
    inside = set(origin.documents)
    shared = (link for link in origin.links if link.kind == "quotation")
    return tuple((link.from_, link.to) for link in shared if len(inside & {link.from_, link.to}) == 1)
