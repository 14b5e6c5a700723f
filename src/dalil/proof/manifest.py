"""`manifest-sha256.txt`: the list that `sha256sum -c` reads."""

import re
from collections.abc import Mapping

from dalil.errors import IntegrityError
from dalil.proof.listing import listed

_LINE = re.compile(r"([0-9a-f]{64})  ([^\\\x00-\x1f\x7f]+)", re.ASCII)


def write_manifest(files: Mapping[str, str]) -> bytes:
    """One line a file, `SHA-256, two blanks, path`, sorted by path; `files` maps paths to digests in hex."""
    return "".join(f"{files[path]}  {path}\n" for path in sorted(files)).encode("ascii")


def read_manifest(data: bytes) -> dict[str, str]:
    """Paths and digests of a manifest; raises `IntegrityError` naming the first line that is wrong."""
    files: dict[str, str] = {}
    for number, line in enumerate(listed(data), 1):
        match = _LINE.fullmatch(line)
        if match is None or match[2] in files:
            raise IntegrityError(f"Line {number} is not a digest and a path, or names a path twice.")
        files[match[2]] = match[1]
    return files
