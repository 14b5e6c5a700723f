"""The files that paths on the command line stand for, each with what the user states of it."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dalil.casework.stated import SIDE_SUFFIX, Stated, Table, read_side_file
from dalil.custody.intake import sayable
from dalil.errors import NotFoundError, SettingsError
from dalil.model.account import PROTECTED, Refusal

FOLDER_DEPTH = 64
LONGEST_NAME = 255  # bytes that a file system takes; where a side file's name is longer there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file to take in: where it lies, the name it is known by in the case, what the user states of it."""

    path: Path
    name: str
    stated: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """All inputs in sorted order, and those refused before a byte of them was read."""

    found: tuple[Input, ...]
    refused: tuple[Refusal, ...]


def gather(
    paths: Sequence[Path], *, table: Table, own: Sequence[Path], protected: bool = False, depth: int = FOLDER_DEPTH
) -> Inputs:
    """Every file under the paths, sorted by name; `own` (the case folder, the tables) and hidden files are left out.

    Links are not followed and folders deeper than `depth` not entered: both are listed as refused. Inputs marked
    protected (all of them with `protected`) are refused here, before a byte is read. Raises
    `NotFoundError` for a path that does not exist and `SettingsError` for a table that names a file that is not there.
    """
    missing = [str(path) for path in paths if not path.exists() and not path.is_symlink()]
    if missing:
        raise NotFoundError(f"There is no {', '.join(missing)}.", "Check the path.")
    kept_out = {path.resolve() for path in own}
    walked = sorted(
        {entry for path in paths for entry in _walk(path, path, depth, kept_out)},
        key=lambda entry: (entry[1], str(entry[0])),  # two folders may hold files of one name
    )
    found: list[Input] = []
    refused: list[Refusal] = []
    used: set[str] = set()
    for path, given, obstacle in walked:
        stated, name = _stated(path, given, table, used), sayable(given)
        if obstacle is not None:
            refused.append(Refusal(path=name, why=obstacle))
        elif stated.protected or protected:
            refused.append(Refusal(path=name, why=PROTECTED))
        else:
            found.append(Input(path=path, name=name, stated=stated))
    unused = sorted(set(table.rows) - used)
    if unused:
        raise SettingsError(
            "The metadata table names files that are not among the inputs.",
            "Correct the column 'path' (relative to the folder that is read) or take the rows out.",
            tuple(unused),
        )
    return Inputs(found=tuple(found), refused=tuple(refused))


def _stated(path: Path, name: str, table: Table, used: set[str]) -> Stated:
    key = table.key_of(path, name)
    if key is not None:
        used.add(key)
        return table.rows[key]
    side = Path(f"{path}{SIDE_SUFFIX}")
    return read_side_file(side) if len(os.fsencode(side.name)) <= LONGEST_NAME and side.is_file() else Stated()


def _walk(path: Path, base: Path, depth: int, kept_out: set[Path]) -> Iterator[tuple[Path, str, str | None]]:
    name = path.name if path == base else path.relative_to(base).as_posix()
    try:
        yield from _look(path, base, name, depth, kept_out)
    except PermissionError as error:
        yield path, name, f"may not be looked at: {os.strerror(error.errno or 0)}"


def _look(path: Path, base: Path, name: str, depth: int, kept_out: set[Path]) -> Iterator[tuple[Path, str, str | None]]:
    if path.is_symlink():
        yield path, name, "a symbolic link: not followed"
    elif path.is_dir():
        if path.resolve() in kept_out:
            return
        if (path / "case.toml").is_file() and (path / "log").is_dir():
            yield path, name, "a case of dalil, not a folder of reports"
            return
        yield from _walk_folder(path, base, name, depth, kept_out)
    elif path.is_file():
        if path.resolve() not in kept_out and not path.name.endswith(SIDE_SUFFIX):
            yield path, name, None
    else:
        yield path, name, "neither a file nor a folder"


def _walk_folder(
    path: Path, base: Path, name: str, depth: int, kept_out: set[Path]
) -> Iterator[tuple[Path, str, str | None]]:
    if len(path.relative_to(base).parts) > depth:
        yield path, name, f"deeper than {depth} folders"
        return
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError:
        yield path, name, "a folder that may not be opened"
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _walk(path / entry.name, base, depth, kept_out)
