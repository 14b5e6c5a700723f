"""A world as dalil sees it: its papers go the way of a build, without the disk."""

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass

from dalil.casework.account import make_account
from dalil.casework.analyse import ReadReport, read_all
from dalil.casework.engine import Engine
from dalil.casework.language import LanguageModel
from dalil.casework.progress import Silence
from dalil.casework.pseudonyms import Pseudonyms
from dalil.casework.reports import open_report
from dalil.model.account import Account
from dalil.model.exhibit import Acquisition, Exhibit
from dalil.model.report import Report
from dalil.readers.read import read
from worlds import names
from worlds.nouns import Paper, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The account that dalil makes of a world, with the paper of each exhibit."""

    world: World
    account: Account
    papers: dict[str, Paper]
    engine: Engine


def see(world: World, model: LanguageModel) -> Seen:
    """Read all papers and make the account; the parties and places of the world are the user's own tables."""
    engine = Engine(model, places=places_of(world), parties=parties_of(world))
    same: dict[str, list[Paper]] = {}  # the same bytes met twice are one exhibit with two acquisitions
    for paper in world.papers:
        same.setdefault(hashlib.sha256(paper.text.encode()).hexdigest(), []).append(paper)
    reports = [(exhibit, _report(those)) for exhibit, those in sorted(same.items())]
    papers = {exhibit: those[0] for exhibit, those in same.items()}
    found = tuple(read_all(reports, engine=engine, pseudonyms=Pseudonyms(b"world"), progress=Silence()))
    return Seen(world=world, account=_account(found, engine), papers=papers, engine=engine)


def _account(found: tuple[ReadReport, ...], engine: Engine) -> Account:
    return make_account("world", found, engine=engine, decisions=(), refused=(), progress=Silence())


def _stated(paper: Paper) -> dict[str, str]:
    published = {} if paper.published is None else {"published": paper.published.isoformat()}
    return {"outlet": paper.outlet, "language": paper.language, **published}


def _report(papers: Sequence[Paper]) -> Report:
    data = papers[0].text.encode()
    exhibit = Exhibit(
        sha256=hashlib.sha256(data).hexdigest(),
        sha512=hashlib.sha512(data).hexdigest(),
        size=len(data),
        media_type="text/plain",
        acquisitions=tuple(Acquisition(name=paper.name, stated=_stated(paper)) for paper in papers),
    )
    return open_report(exhibit, read(data, papers[0].name)).report


def places_of(world: World) -> str:
    """The places of a world as a table that a user brings along."""
    rows = [("w:land", "Marun Land", "", "33.5", "27.5", "120", "country", "", "invented")]
    rows.extend(
        (
            place.id,
            place.name,
            place.ar,
            str(place.lat),
            str(place.lon),
            str(place.radius_km),
            place.kind,
            place.part_of,
            "invented",
        )
        for place in world.places
    )
    return _table(("id", "name", "ar", "lat", "lon", "radius_km", "kind", "part_of", "source"), rows)


def parties_of(world: World) -> str:
    """Its parties, bodies and outlets as such a table."""
    rows = [(side.id, side.name, side.kind, f"{side.short}|{side.ar}", side.id, "invented") for side in world.sides]
    if world.listed:
        rows.extend((f"w:listed{n}", name, kind, ar, "", "invented") for n, (kind, name, ar) in enumerate(world.listed))
        return _table(("id", "name", "kind", "aliases", "side", "source"), rows)
    rows.extend((f"w:body{n}", name, "ngo", ar, "", "invented") for n, (name, ar) in enumerate(names.BODIES))
    outlets = sorted((*names.AGENCIES, *names.ARABIC_PAPERS, *names.PAPERS_AR, *names.HOSTILE))
    rows.extend((f"w:outlet{n}", name, "outlet", ar, "", "invented") for n, (name, ar) in enumerate(outlets))
    return _table(("id", "name", "kind", "aliases", "side", "source"), rows)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows((head, *rows))
    return out.getvalue()
