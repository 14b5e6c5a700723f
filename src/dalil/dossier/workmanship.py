"""With what pages are made: one digest over the templates, the style and the code of this room."""

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_COUNTS = (".py", ".html", ".css")


@cache
def workmanship() -> str:
    """SHA-256 over the names and bytes of every file that pages are made with, in sorted order.

    It goes into the name of a dossier: pages that would come out differently get a name of their own.
    """
    digest = hashlib.sha256()
    for name, data in sorted(_files(resources.files("dalil.dossier"), "")):
        digest.update(f"{name}\n".encode())
        digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()


def _files(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        name = f"{path}{entry.name}"
        if entry.is_dir():
            found.extend(_files(entry, f"{name}/"))
        elif name.endswith(_COUNTS):
            found.append((name, entry.read_bytes()))
    return found
