"""Lineage: why several reports are one source."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from dalil.casefile.filter import Filter
from dalil.casework.desk import Desk
from dalil.casework.groupings import OF_ORIGINS, standing_groupings
from dalil.casework.review import decide_group, undo
from dalil.errors import UsageError
from dalil.model.decision import Decision
from dalil.model.record import from_record
from dalil.model.statement import Statement
from dalil.web.page import Moved, Page
from dalil.web.paging import paged
from dalil.web.tree import tree

if TYPE_CHECKING:
    from dalil.dossier.wordwise import Part

EVERY = 100_000
OFFERED = 200  # other origins that one may be joined with
TAKEN_BACK = "Taken back on the desk."


def origins(desk: Desk, request: Request) -> Page:
    """Every origin, those that most reports lead back to first."""
    page = paged(most_told(desk), request)
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
        more={
            "said": said, "names": names, "aligned": aligned, "tree": tree(record, names, exhibits),
            "others": [row for row in most_told(desk) if row["id"] != record["id"]][:OFFERED],
            "decided": _decided(desk, record["statements"]),
        },
    )  # fmt: skip


def most_told(desk: Desk) -> list[Mapping[str, Any]]:
    """Every origin, those that most reports lead back to first."""
    return sorted(desk.records("origins"), key=lambda row: (-len(row["documents"]), row["id"]))


def decided(desk: Desk, form: Mapping[str, str]) -> Moved:
    """Log that an origin and another one are one, or that a statement does not lead back to it; or take that back.

    Raises what `casework.review` raises, and `UsageError` where no reason is given.
    """
    subject, what, reason = form.get("origin", ""), form.get("decision", ""), form.get("reason", "").strip()
    if what == "undo":
        undo(desk, subject=form.get("of", ""), reason=TAKEN_BACK)
    else:
        kind = next((one for one in OF_ORIGINS if one == what), None)
        if kind is None or not reason:
            raise UsageError("A decision needs its kind and a reason.", "Say in your own words why you decide so.")
        decide_group(desk, kind=kind, named=(subject, form.get("other", "")), reason=reason)
    return Moved(to=f"/origins/{subject}#decided")


def _decided(desk: Desk, statements: Sequence[str]) -> list[Decision]:
    """What people decided on what belongs to these statements, and did not take back."""
    own = set(statements)
    found = standing_groupings(desk.case.decisions)
    return [one for one in found if one.kind in OF_ORIGINS and own.intersection(one.subjects)]


def aligned(link: Mapping[str, Any]) -> Iterator[tuple[tuple["Part", ...], tuple["Part", ...]]]:
    """The passages that one report has from the other, pair by pair, in the parts that are the same and that differ."""
    from dalil.dossier.wordwise import wordwise  # noqa: PLC0415 brings numpy, which no other page needs

    texts = [span["text"] for span in link["spans"]]
    for one, two in zip(texts[::2], texts[1::2], strict=False):
        yield wordwise(one, two)
