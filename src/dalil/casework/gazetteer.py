"""The imported gazetteer of a user: kept in the user's data folder, outside every case, each import under its hash."""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dalil.casework.dump import LARGEST_DUMP
from dalil.casework.gazetteer_import import LISTED, TableMaker, Tally
from dalil.casework.limits import RUN
from dalil.custody.folder import CaseFolder
from dalil.errors import SettingsError
from dalil.proof.digest import is_sha256
from dalil.vocab.imported_gazetteer import NAMES, PLACES, ImportedTables, tables_snapshot

CURRENT, ABOUT = "current", "import.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What an import made. `listed` is the file that names every malformed row, None where there was none."""

    tables: ImportedTables
    tally: Tally
    listed: Path | None


def gazetteer_folder() -> Path:
    """Where imports are kept: `$XDG_DATA_HOME/dalil/gazetteer`, by default below `~/.local/share`."""
    configured = os.environ.get("XDG_DATA_HOME", "")
    base = Path(configured) if configured.startswith("/") else Path.home() / ".local" / "share"
    return base / "dalil" / "gazetteer"


def import_gazetteer(paths: Sequence[Path], *, largest: int = LARGEST_DUMP) -> Import:
    """Make tables of these dumps, together, and use them from now on; earlier imports stay for the runs that name them.

    Raises `NotFoundError`, `SettingsError`, `LimitError`; then what was used before is still used.
    """
    root = gazetteer_folder()
    root.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=root))
    try:
        tally = TableMaker(fresh).make(paths, largest=largest)
        snapshot = tables_snapshot(fresh)
        _describe(fresh, tally)
        folder = root / snapshot
        if folder.is_dir():
            shutil.rmtree(folder)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    _write(root / CURRENT, f"{snapshot}\n")
    return Import(
        tables=ImportedTables(folder, snapshot), tally=tally, listed=folder / LISTED if tally.malformed else None
    )


def current_import() -> ImportedTables | None:
    """The import that is used; None where nothing was imported. Raises `SettingsError` where its files are gone."""
    try:
        snapshot = (gazetteer_folder() / CURRENT).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (UnicodeDecodeError, OSError) as error:
        raise SettingsError("The record of the imported gazetteer cannot be read.", "Import the dump again.") from error
    found = import_of(snapshot)
    if found is None:
        raise SettingsError("The imported gazetteer is gone.", "Import the dump again, or `dalil gazetteer forget`.")
    return found


def import_of_latest_run(case: CaseFolder) -> ImportedTables | None:
    """The import with which the latest run was made; None where it used none, or where it is gone from here."""
    said: object = None
    for entry in case.entries():
        if entry.type == RUN:
            tool = entry.members.get("tool")
            said = tool.get("gazetteer") if isinstance(tool, dict) else None
    snapshot = said.get("imported") if isinstance(said, dict) else None
    return import_of(snapshot) if isinstance(snapshot, str) else None


def import_of(snapshot: str) -> ImportedTables | None:
    """The import of this hash; None where it is not on this computer."""
    folder = gazetteer_folder() / snapshot
    there = is_sha256(snapshot) and all((folder / name).is_file() for name in (PLACES, NAMES))
    return ImportedTables(folder, snapshot) if there else None


def forget_import() -> bool:
    """Use the bundled places alone from now on; the tables stay. Whether an import was in use."""
    current = gazetteer_folder() / CURRENT
    used = current.is_file()
    current.unlink(missing_ok=True)
    return used


def facts_of(tables: ImportedTables) -> Mapping[str, object]:
    """What is written beside the tables of an import: how many places, names and rows, and what was left out."""
    found: Mapping[str, object] = json.loads((tables.folder / ABOUT).read_bytes())
    return found


def _describe(folder: Path, tally: Tally) -> None:
    about = {
        "places": tally.places,
        "names": tally.names,
        "rows": tally.rows,
        "malformed": tally.malformed,
        "left_out": {what: count for what, count in sorted(tally.left_out.items()) if count},
        "source": "GeoNames, CC BY 4.0",
    }
    _write(folder / ABOUT, json.dumps(about, indent=1) + "\n")


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.rename(path)
