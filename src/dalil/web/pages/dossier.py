"""Dossier: what it would hold, what to look at before, those that were made, and whether they still hold."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from starlette.requests import Request

from dalil.casework.desk import Desk
from dalil.casework.dossier import export_dossier
from dalil.casework.progress import Progress
from dalil.casework.verification import check_dossier
from dalil.dossier import pdf
from dalil.errors import RefusedError, UnknownIdError
from dalil.model.record import as_record
from dalil.proof import dossier_layout, layout
from dalil.web.page import Moved, Page, Sent

BUILDING: Final = "dossier"
EXPORTS: Final = "exports"
NUMBERED: Final = "dossier-"
ON: Final = "yes"


def dossier(desk: Desk, request: Request) -> Page:
    """What the dossier of the case as it stands would say, what to look at first, and the dossiers that there are."""
    del request
    facts = desk.case.derived.facts()
    record = {
        "contents": {name: facts[name] for name in ("reports", "statements", "origins", "incidents", "conflicts")},
        "preflight": as_record(desk.preflight),
        "pdf": _press(),
        "work": as_record(desk.work.state) if desk.work.state is not None else None,
        "writes": desk.key is not None,
        "dossiers": list(_dossiers(desk)),
    }
    return Page(template="dossier.html", record=record)


def built(desk: Desk, form: Mapping[str, str]) -> Moved:
    """Make a dossier to hand on, below `exports/` of the case, as `dalil dossier build` does."""
    key, wanted = desk.key_to_write(), {name: form.get(name) == ON for name in ("exhibits", "show_names", "pdf")}
    out = _free(desk.root / EXPORTS)

    def job(progress: Progress) -> Mapping[str, Any]:
        made = export_dossier(desk.root, key, out, progress, **wanted)
        return {"name": out.name, "folder": str(out.resolve()), "exhibits": made.exhibits, "enclosed": made.enclosed}

    desk.work.begin(BUILDING, job)
    return Moved(to="/dossier")


def verified(desk: Desk, form: Mapping[str, str]) -> Page:
    """Check a dossier now, every byte and proof of it; nothing is written."""
    found = check_dossier(_of(desk, form.get("dossier", "")))
    return Page(template="verified.html", record=found.to_json(), more={"back": "/dossier"})


def printed(desk: Desk, request: Request) -> Sent:
    """The PDF of a dossier."""
    folder = _of(desk, request.path_params["dossier"])
    path = folder / dossier_layout.PAYLOAD / pdf.FILE
    if not path.is_file():
        raise UnknownIdError(pdf.FILE)
    return Sent(path=path, media_type="application/pdf", name=f"{folder.name}.pdf")


def _press() -> dict[str, str | None]:
    """With what a PDF is made here, else what to install."""
    try:
        return {"made_with": pdf.press(), "problem": None, "remedy": None}
    except RefusedError as error:
        return {"made_with": None, "problem": error.diagnosis, "remedy": error.remedy}


def _dossiers(desk: Desk) -> Iterator[dict[str, Any]]:
    """Those to hand on, the latest first, then those that lie in the case, as the log has them."""
    folders = [folder for folder in (desk.root / EXPORTS).glob("*") if _is_bag(folder)]
    for folder in sorted(folders, key=lambda one: one.name, reverse=True):
        yield _row(folder, handed=True)
    for entry in reversed(desk.case.entries):
        folder = desk.root / layout.DOSSIERS / str(entry.result.get("dossier"))
        if entry.type == "dossier.published" and _is_bag(folder):
            yield {**_row(folder, handed=False), "at": entry.claimed_time}


def _row(folder: Path, *, handed: bool) -> dict[str, Any]:
    return {
        "name": folder.name,
        "folder": str(folder.resolve()),
        "handed": handed,
        "pdf": (folder / dossier_layout.PAYLOAD / pdf.FILE).is_file(),
        "at": None,
    }


def _of(desk: Desk, name: str) -> Path:
    """The folder of a dossier that is on the list; nothing else can be named. Raises `UnknownIdError`."""
    found = next((row["folder"] for row in _dossiers(desk) if row["name"] == name), None)
    if found is None:
        raise UnknownIdError(name)
    return Path(found)


def _is_bag(folder: Path) -> bool:
    return not folder.is_symlink() and (folder / dossier_layout.TAG_MANIFEST).is_file()


def _free(base: Path) -> Path:
    """The next name by number; those that somebody took away are not used again while a later one is there."""
    taken = [folder.name.removeprefix(NUMBERED) for folder in base.glob(f"{NUMBERED}*")]
    number = 1 + max((int(one) for one in taken if one.isascii() and one.isdigit()), default=0)
    return base / f"{NUMBERED}{number:03d}"
