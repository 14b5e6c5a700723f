"""What the user states of inputs: the table given with `--metadata`, and side files `NAME.meta.toml`."""

import csv
import io
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dalil.errors import InvalidValueError, SettingsError
from dalil.model.when import bounds

COLUMNS = (
    "path", "published", "url", "outlet", "author", "language", "obtained_from", "obtained_at", "protected", "licence",
)  # fmt: skip
SIDE_SUFFIX = ".meta.toml"
STATED, SIDE_FILE = "stated", "side_file"
_TRUE = ("1", "true", "yes", "y")
_FALSE = ("", "0", "false", "no", "n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the user says of one input, logged as stated by the user; `basis` says whether by table or side file."""

    values: Mapping[str, str] = field(default_factory=dict)
    basis: str = STATED

    @property
    def protected(self) -> bool:
        """Whether the user marked the input as protected."""
        return self.values.get("protected", "").strip().lower() in _TRUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of a metadata table by their `path` column, relative to the table's own folder or the input's."""

    rows: Mapping[str, Stated] = field(default_factory=dict)
    folder: Path = Path()

    def key_of(self, path: Path, name: str) -> str | None:
        """The row that speaks of this file: by its name among the inputs, else by where it lies beside the table."""
        keys = (name, os.path.relpath(path, self.folder), path.name)
        return next((key for key in keys if key in self.rows), None)


def read_table(path: Path) -> Table:
    """The metadata table at this path. Raises `SettingsError` with every wrong line."""
    text = read_text(path)
    reader = csv.DictReader(io.StringIO(text))
    problems = [f"unknown column {name!r}" for name in reader.fieldnames or () if name not in COLUMNS]
    if "path" not in (reader.fieldnames or ()):
        problems.append("the column 'path' is missing")
    rows: dict[str, Stated] = {}
    for number, row in enumerate(reader, 2):
        values = {name: (row.get(name) or "").strip() for name in COLUMNS if (row.get(name) or "").strip()}
        name = values.pop("path", "")
        problems.extend(f"line {number}: {problem}" for problem in _problems(name, values, rows))
        rows[name] = Stated(values=values)
    _refuse(path, problems)
    return Table(rows=rows, folder=path.parent)


def read_side_file(path: Path) -> Stated:
    """The side file of one input. Raises `SettingsError` with every wrong key."""
    try:
        data = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path.name} is not TOML: {error}.", "Mend the file or take it away.") from error
    values = {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in data.items()}
    problems = [f"unknown key {key!r}" for key in values if key not in COLUMNS or key == "path"]
    problems.extend(_problems(path.name, values, {}))
    _refuse(path, problems)
    return Stated(values=values, basis=SIDE_FILE)


def both(row: Stated, side: Stated, name: str) -> Stated:
    """What table and side file say of one input together; protected is what either of them protects.

    Raises `SettingsError` naming each column in which they differ: neither is dropped for the other.
    """
    differ = [key for key, value in row.values.items() if key != "protected" and side.values.get(key, value) != value]
    _refuse(Path(name), [f"the table and its side file differ on {key!r}" for key in differ])
    protected = {"protected": "yes"} if row.protected or side.protected else {}
    dated_beside = "published" in side.values and "published" not in row.values
    values = {**side.values, **row.values, **protected}
    return Stated(values=values, basis=side.basis if dated_beside else row.basis)


def stated_by_hand(values: Mapping[str, str]) -> Stated:
    """What the user states in a form. Raises `SettingsError` with everything that is wrong."""
    problems = [f"unknown field {key!r}" for key in values if key not in COLUMNS or key == "path"]
    problems.extend(_problems("the form", values, {}))
    if problems:
        raise SettingsError("What is stated of the files is wrong.", "Mend these and send it again.", tuple(problems))
    return Stated(values=values)


def check_published(value: str) -> str:
    """The value of `--published`, if it is an EDTF date. Raises `SettingsError`."""
    try:
        bounds(value)
    except InvalidValueError as error:
        raise SettingsError(f"{value!r} is not a date.", "Write it as YEAR-MONTH-DAY, as in 2031-05-09.") from error
    return value


def _problems(name: str, values: Mapping[str, str], seen: Mapping[str, Stated]) -> list[str]:
    problems = []
    if not name:
        problems.append("the path is empty")
    if name in seen:
        problems.append(f"{name!r} stands in an earlier line too")
    if values.get("protected", "").lower() not in (*_TRUE, *_FALSE):
        problems.append("'protected' is neither yes nor no")
    if "published" in values:
        try:
            check_published(values["published"])
        except SettingsError:
            problems.append(f"'published' is not a date: {values['published']!r}")
    return problems


def _refuse(path: Path, problems: list[str]) -> None:
    if problems:
        raise SettingsError(f"{path.name} is wrong.", "Mend these and run the command again.", tuple(problems))


def read_text(path: Path) -> str:
    """The text of a file of metadata or settings. Raises `SettingsError` where it is missing or not UTF-8."""
    return plain(read_exactly(path))


def read_exactly(path: Path) -> str:
    """The text of such a file with the mark at its head and its own ends of lines; raises as `read_text`."""
    try:
        return path.read_bytes().decode()
    except FileNotFoundError as error:
        raise SettingsError(f"{path} does not exist.", "Check the name of the file.") from error
    except (UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path.name} cannot be read as UTF-8 text.", "Save it as UTF-8.") from error


def plain(text: str) -> str:
    """Without the byte order mark, each line ended by a line feed."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
