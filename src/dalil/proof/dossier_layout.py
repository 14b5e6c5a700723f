"""Where things lie in a dossier of format version 1: a BagIt 1.0 bag (RFC 8493); paths with forward slashes."""

import re
from collections.abc import Iterable

from dalil.proof.canonical import JsonObject, JsonValue
from dalil.proof.digest import is_sha256
from dalil.proof.layout import is_plain

DOSSIER_FORMAT = 1
DECLARATION = "bagit.txt"
DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO = "bag-info.txt"
FORMAT_LABEL = "Dalil-Dossier-Format"
PAYLOAD_MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
PAYLOAD = "data"
NOT_COVERED = frozenset({"README.md", "verify.py", "keys", INFO})  # listed, for convenience: no entry vouches for them
LANDING = "data/index.html"
OBJECTS = "data/objects/sha256"
ENTRIES = "log/entries.jsonl"
NODES = "log/nodes.txt"
CHECKPOINT = "log/checkpoint"
ATTESTATIONS = "attestations"
AUTHORITIES = "log/authorities"
POLICY = "policy.txt"
LOG_KEY = "keys/log"

# What a dossier may cite. Entries of persons are not among them: a key would tie the dossiers of its holder together.
CITED = frozenset(
    {"case.opened", "derivation.run", "dossier.published", "key.rotated", "names.shown", "object.ingested"}
)

# Beside the pages there is nothing else: a file that is added and listed anew is not vouched for by any entry.
TAGS = re.compile(
    "README.md|verify.py|policy.txt|bag(it|-info).txt|manifest-sha256.txt|attestations/[^/]+[.]dsse.json|"
    "keys/log[^.]*.(pem|vkey)|log/(entries.jsonl|nodes.txt|checkpoint([.].*tsr\\d*)?|authorities/.+pem)"
)


def tokens(paths: Iterable[str]) -> list[str]:
    """Those of the paths that are timestamps: `.tsr`, `.tsr2` … over the checkpoint, `.renew-N.tsr` over such a one."""
    return [path for path in paths if path.startswith(f"{CHECKPOINT}.")]


def is_renewal(path: str) -> bool:
    """Whether a timestamp is over an older one."""
    return ".renew" in path


def is_claim(result: JsonObject) -> bool:
    """Whether what an entry says of outputs is well formed: its name, then number and root, then run and statement.

    These words have one meaning in every entry that a dossier cites, whatever its type.
    """
    said = [result.get(name) for name in ("dossier", "run")]
    counted = {"files", "outputs_root"} & result.keys()
    files, root, statement = (result.get(name) for name in ("files", "outputs_root", "statement"))
    if not counted:
        return not {"run", "statement"} & result.keys() and _is_name(said[0], absent="dossier" not in result)
    return (
        isinstance(files, int)
        and not isinstance(files, bool)
        and files >= 0
        and is_sha256(root)
        and (statement is None or is_sha256(statement))
        and all(_is_name(one, absent=name not in result) for one, name in zip(said, ("dossier", "run"), strict=True))
    )


def _is_name(value: JsonValue, *, absent: bool) -> bool:
    return absent or (isinstance(value, str) and is_plain(value) and "/" not in value)


def attestation_file(run: str) -> str:
    """The path of the signed statement about a run."""
    return f"{ATTESTATIONS}/{run}.dsse.json"
