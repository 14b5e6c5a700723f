"""One invented conflict of the corpus: its split, its names and places, its reports and the links between them."""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml

from annotation.document import Document, Record, read_document
from dalil.model.conflict import ConflictKind
from dalil.model.link import LinkKind
from dalil.model.where import Precision

SPLITS = ("train", "dev", "test")
PLACE_COLUMNS = ("id", "name", "kind", "part_of", "precision", "lat", "lon", "radius_km", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A folder of the corpus, read and compiled; `problems` is empty when it is sound.

    `names` are the capitalised words that its reports may use beside the corpus's list of real states and bodies.
    """

    id: str
    split: str
    names: tuple[str, ...]
    place_names: tuple[str, ...]
    place_ids: frozenset[str]
    documents: tuple[Document, ...]
    links: tuple[Record, ...]
    problems: tuple[str, ...]

    def files(self) -> dict[str, str]:
        """What is published of it, by file name: a text for each report, the records, the links."""
        texts = {f"{one.name}.txt": one.text for one in self.documents}
        records = [one.record | {"split": self.split} for one in self.documents]
        return {**texts, f"{self.id}.jsonl": _lines(records), "links.jsonl": _lines(list(self.links))}


def _lines(rows: list[Record]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read_conflict(folder: Path) -> Conflict:
    """The conflict of a folder with `conflict.yaml`, `places.csv`, `links.yaml` and its `*.mark` files."""
    problems: list[str] = []
    settings: dict[str, Any] = yaml.safe_load((folder / "conflict.yaml").read_text(encoding="utf-8"))
    if settings["split"] not in SPLITS:
        problems.append(f"{folder.name}: split {settings['split']} is not one of {', '.join(SPLITS)}")
    places = _places(folder, problems)
    documents = tuple(
        read_document(path.stem, folder.name, path.read_text(encoding="utf-8"), places)
        for path in sorted(folder.glob("*.mark"))
    )
    for one in documents:
        problems += one.problems
        problems += [f"{one.name}: {kind} is no happening of conflict.yaml" for kind in _unknown(one, settings)]
    links = _links(folder, documents, problems)
    names = tuple(str(name) for name in settings["names"])
    return Conflict(
        id=folder.name,
        split=settings["split"],
        names=(*names, *_place_names(folder)),
        place_names=tuple(_place_names(folder)),
        place_ids=places,
        documents=documents,
        links=tuple(links),
        problems=tuple(problems),
    )


def _unknown(document: Document, settings: dict[str, Any]) -> list[str]:
    return [one for one in document.record["happenings"] if one not in settings["happenings"]]


def _place_rows(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / "places.csv").read_text(encoding="utf-8"))))


def _place_names(folder: Path) -> list[str]:
    return [row["name"] for row in _place_rows(folder)]


def _places(folder: Path, problems: list[str]) -> frozenset[str]:
    rows = _place_rows(folder)
    for row in rows:
        if tuple(row) != PLACE_COLUMNS:
            problems.append(f"{folder.name}/places.csv: columns are not {','.join(PLACE_COLUMNS)}")
        if row["precision"] not in get_args(Precision):
            problems.append(f"{folder.name}/places.csv: {row['id']}: {row['precision']} is no class of precision")
        if row["id"].startswith("inv:") == bool(row["lat"]):
            problems.append(f"{folder.name}/places.csv: {row['id']}: invented places have no point, real ones have one")
    return frozenset(row["id"] for row in rows)


def _links(folder: Path, documents: tuple[Document, ...], problems: list[str]) -> list[Record]:
    known = {
        f"{one.name}:{row['id']}"
        for one in documents
        for row in (*one.record["attributions"], *one.record["events"], *one.record["figures"])
    } | {one.name for one in documents}
    path = folder / "links.yaml"
    rows: list[Record] = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    for number, row in enumerate(rows, 1):
        where = f"{folder.name}/links.yaml: link {number}"
        ends = row.get("members") or [end for side in row.get("sides") or [] for end in side]
        problems += [f"{where}: {end} is not there" for end in ends if end not in known]
        if "members" in row:
            wrong = row.get("kind") not in get_args(LinkKind) or len(ends) < 2  # noqa: PLR2004 a link has two ends
        else:
            wrong = row.get("kind") not in get_args(ConflictKind) or len(row.get("sides") or []) < 2  # noqa: PLR2004
        if wrong or not row.get("why"):
            problems.append(f"{where}: needs a kind of the closed list, two ends and a why")
    return [{"conflict": folder.name, **row} for row in rows]
