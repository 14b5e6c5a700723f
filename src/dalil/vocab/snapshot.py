"""Which vocabulary this is: one digest over all the data that ships."""

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable


@cache
def vocabulary_digest() -> str:
    """SHA-256 over the names and bytes of every data file, in sorted order."""
    digest = hashlib.sha256()
    for name, file in sorted(_files(resources.files("dalil.vocab").joinpath("data"), "")):
        digest.update(f"{name}\n".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in folder.iterdir():
        name = f"{path}{entry.name}"
        found.extend(_files(entry, f"{name}/") if entry.is_dir() else [(name, entry)])
    return found
