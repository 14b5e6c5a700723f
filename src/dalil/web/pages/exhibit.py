"""Exhibits: what was preserved, and the text that was made of it with what was read there."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request

from dalil.casefile.filter import Filter
from dalil.casework.desk import Desk
from dalil.casework.original import original
from dalil.dossier.passage import mark
from dalil.model.record import from_record
from dalil.model.statement import Statement
from dalil.web.page import Page
from dalil.web.pages.lineage import aligned
from dalil.web.paging import paged

EVERY = 100_000
COPIED = ("copy", "quotation")


def exhibits(desk: Desk, request: Request) -> Page:
    """Every report and every refused input, the refused ones first."""
    rows = sorted(desk.records("documents"), key=lambda row: row["state"] == "read")
    counts = dict(desk.index.facets(Filter(), most=EVERY)["document"])
    page = paged(rows, request)
    return Page(template="exhibits.html", record=page.rows, more={"counts": counts, "page": page})


def exhibit(desk: Desk, request: Request) -> Page:
    """One report: where it came from, its text, and its statements beside the words that they were read from."""
    identifier = request.path_params["exhibit"]
    record = desk.record("documents", identifier)
    report = desk.reading(identifier).report
    said = [
        from_record(Statement, row)
        for row in desk.index.statements(Filter(values={"document": (report.document,)}), limit=EVERY)
        if row["exhibit"] == identifier
    ]
    links = [
        link
        for row in desk.records("origins")
        if report.document in row["documents"]
        for link in row["links"]
        if link["kind"] in COPIED and _of(link, identifier, said)
    ]
    names = {row["exhibit"]: row["names"][0] for row in desk.records("documents") if row["exhibit"]}
    others = sorted({end for link in links for end in (link["from"], link["to"])} - set(names))
    names |= {end: row["document"] for end, row in desk.index.of(others).items()}
    links.sort(key=lambda link: _pair(link, names))
    blocks = tuple(mark(report.rendition, said)) if report.rendition is not None else ()
    return Page(
        template="exhibit.html",
        record={**record, "statements": [one.id for one in said]},
        more={
            "report": report, "blocks": blocks, "said": said, "links": links, "names": names, "aligned": aligned,
            "original": original(desk, report.exhibit, report.rendition),
        },
    )  # fmt: skip


def _pair(link: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, ...]:
    """The reports that a link ties together, so that passages of the same two stand under one heading."""
    ends = (names.get(end, end) for end in (link["from"], link["to"]))
    return link["kind"], *ends


def _of(link: Mapping[str, Any], exhibit: str, said: Sequence[Statement]) -> bool:
    """Whether a link ties this report to another one."""
    own = {exhibit, *(one.id for one in said)}
    return link["from"] in own or link["to"] in own
