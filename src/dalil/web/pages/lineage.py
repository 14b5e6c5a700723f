"""Lineage: why several reports are one source."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from dalil.casefile.filter import Filter
from dalil.casework.desk import Desk
from dalil.model.record import from_record
from dalil.model.statement import Statement
from dalil.web.page import Page
from dalil.web.paging import paged
from dalil.web.tree import tree

if TYPE_CHECKING:
    from dalil.dossier.wordwise import Part

EVERY = 100_000


def origins(desk: Desk, request: Request) -> Page:
    """Every origin, those that most reports lead back to first."""
    rows = sorted(desk.records("origins"), key=lambda row: (-len(row["documents"]), row["id"]))
    page = paged(rows, request)
    return Page(template="origins.html", record=page.rows, more={"page": page})


def origin(desk: Desk, request: Request) -> Page:
    """One origin: the reports that lead back to it, each link with its reason and the words it rests on."""
    record = desk.record("origins", request.path_params["origin"])
    rows = desk.index.statements(Filter(values={"origin": (record["id"],)}), limit=EVERY)
    said = [from_record(Statement, row) for row in rows]
    names = {row["exhibit"]: row["names"][0] for row in desk.records("documents") if row["exhibit"]}
    exhibits = {name: exhibit for exhibit, name in names.items()}
    names |= {one.id: one.document for one in said}
    return Page(
        template="origin.html",
        record=record,
        more={"said": said, "names": names, "aligned": aligned, "tree": tree(record, names, exhibits)},
    )


def aligned(link: Mapping[str, Any]) -> Iterator[tuple[tuple["Part", ...], tuple["Part", ...]]]:
    """The passages that one report has from the other, pair by pair, in the parts that are the same and that differ."""
    from dalil.dossier.wordwise import wordwise  # noqa: PLC0415 brings numpy, which no other page needs

    texts = [span["text"] for span in link["spans"]]
    for one, two in zip(texts[::2], texts[1::2], strict=False):
        yield wordwise(one, two)
