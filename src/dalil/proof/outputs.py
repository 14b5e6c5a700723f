"""The root over the files that a run of analysis, or a dossier, is made of."""

from collections.abc import Mapping

from dalil.errors import InvalidValueError
from dalil.proof.digest import is_sha256
from dalil.proof.layout import is_plain
from dalil.proof.merkle import MerkleTree, leaf_hash


def outputs_root(files: Mapping[str, str]) -> str:
    """The Merkle root (RFC 6962, hex) over the lines `SHA-256, two blanks, path`, sorted by path, of `files`.

    `files` maps relative paths to SHA-256 in hex. Raises `InvalidValueError` for a path that `sha256sum` would escape.
    """
    for path, digest in files.items():
        if not is_plain(path) or not is_sha256(digest):
            raise InvalidValueError(f"{path!a} cannot be attested: letters, digits and ._=@- only.")
    return MerkleTree(leaf_hash(f"{files[path]}  {path}".encode()) for path in sorted(files)).root().hex()
