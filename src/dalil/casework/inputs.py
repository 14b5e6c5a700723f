"""The files that paths on the command line stand for, each with what the user states of it."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dalil.casework.stated import SIDE_SUFFIX, Stated, Table, both, read_side_file
from dalil.custody.intake import sayable
from dalil.errors import NotFoundError, SettingsError
from dalil.model.account import PROTECTED, Refusal

FOLDER_DEPTH = 64
ALONE = "a side file of nothing"
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
    `NotFoundError` for a path that does not exist and `SettingsError` for a table or side file that names a file that
    is not there.
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
    alone: list[str] = []
    for path, given, obstacle in walked:
        stated, name = _stated(path, given, table, used), sayable(given)
        if obstacle == ALONE:
            alone.append(name)
        elif obstacle is not None:
            refused.append(Refusal(path=name, why=obstacle))
        elif stated.protected or protected:
            refused.append(Refusal(path=name, why=PROTECTED))
        else:
            found.append(Input(path=path, name=name, stated=stated))
    _refuse_unused(sorted(set(table.rows) - used), alone)
    return Inputs(found=tuple(found), refused=tuple(refused))


def _refuse_unused(rows: Sequence[str], side_files: Sequence[str]) -> None:
    """What is stated of no input would protect and date nothing: better no build than one that passes over it."""
    if rows:
        raise SettingsError(
            "The metadata table names files that are not among the inputs.",
            "Correct the column 'path' (relative to the folder that is read) or take the rows out.",
            tuple(rows),
        )
    if side_files:
        raise SettingsError(
            "Side files speak of no file: none of that name lies beside them.",
            f"Call the side file of NAME.txt NAME.txt{SIDE_SUFFIX} (a folder has none), or take it away.",
            tuple(side_files),
        )


def _stated(path: Path, name: str, table: Table, used: set[str]) -> Stated:
    key = table.key_of(path, name)
    side = Path(f"{path}{SIDE_SUFFIX}")
    beside = len(os.fsencode(side.name)) <= LONGEST_NAME and os.path.lexists(side)
    said = read_side_file(side) if beside else Stated()  # one that cannot be read may protect: it is an error
    if key is None:
        return said
    used.add(key)
    return both(table.rows[key], said, path.name)


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
        if path.name.endswith(SIDE_SUFFIX):
            yield from () if _speaks_of_a_file(path) else ((path, name, ALONE),)
        elif path.resolve() not in kept_out:
            yield path, name, None
    else:
        yield path, name, "neither a file nor a folder" if os.path.lexists(path) else "it vanished before it was read"


def _speaks_of_a_file(side: Path) -> bool:
    named = Path(str(side).removesuffix(SIDE_SUFFIX))
    return named.is_symlink() or (named.exists() and not named.is_dir())


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
