"""BagIt 1.0 (RFC 8493): a folder that lists its own files, with the digests that `sha256sum -c` reads."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dalil.errors import InputError, InvalidValueError
from dalil.proof import dossier_layout as layout
from dalil.proof.digest import is_sha256, sha256_hex
from dalil.proof.layout import is_plain
from dalil.proof.manifest import write_manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadFile:
    """A file below `data/`: its path there, its SHA-256 and size, and where its bytes lie now.

    Raises `InvalidValueError` for a name with CR, LF, % or anything else that one of the tools would have to escape.
    """

    path: str
    sha256: str
    size: int
    source: Path

    def __post_init__(self) -> None:
        if not is_plain(self.path) or not is_sha256(self.sha256) or self.size < 0:
            raise InvalidValueError(f"{self.path!a} cannot stand in a bag: letters, digits and ._=@- only.")


def tag_files(
    payload: Sequence[PayloadFile], tags: Mapping[str, bytes], info: Sequence[tuple[str, str]]
) -> dict[str, bytes]:
    """Everything of a bag beside its payload, in the order in which it is written: the tag manifest completes it.

    `tags` are files of one's own, `info` the labels of `bag-info.txt` beside the Payload-Oxum (RFC 8493 section 2.2.2).
    """
    if not all(map(is_plain, tags)) or any("\n" in text or "\r" in text for pair in info for text in pair):
        raise InvalidValueError("A tag file has a plain name, and a label and its value stand on one line.")
    oxum = f"{sum(one.size for one in payload)}.{len(payload)}"
    labels = "".join(f"{label}: {value}\n" for label, value in (*info, ("Payload-Oxum", oxum)))
    files = {
        **tags,
        layout.DECLARATION: layout.DECLARED,
        layout.INFO: labels.encode("utf-8"),
        layout.PAYLOAD_MANIFEST: write_manifest({f"{layout.PAYLOAD}/{one.path}": one.sha256 for one in payload}),
    }
    files[layout.TAG_MANIFEST] = write_manifest({path: sha256_hex(data) for path, data in files.items()})
    return files


def require_free(folder: Path) -> None:
    """Raise `InputError` when there is something at the path that a folder is to be made at."""
    if folder.is_symlink() or (folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))):
        raise InputError("There is something at the path given.", "Give a new `--out`.")


def write_bag(folder: Path, payload: Sequence[PayloadFile], files: Mapping[str, bytes]) -> None:
    """Write a whole bag beside the folder, then give it its name: there is never half a bag under that name."""
    require_free(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    for one in payload:
        shutil.copyfile(one.source, _made(beside / layout.PAYLOAD / one.path))
    for path, data in files.items():
        _made(beside / path).write_bytes(data)
    if folder.exists():
        folder.rmdir()
    beside.rename(folder)


def payload_below(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files below a folder with their paths in it, sorted by path."""
    found = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    yield from sorted(found)


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
