"""Where things lie in a case folder of format version 1; paths are relative, with forward slashes."""

import re

SETTINGS = "case.toml"
README = "README.txt"
POLICY = "policy.txt"
MANIFEST = "manifest-sha256.txt"
LOCK = "lock"
OBJECTS = "objects/sha256"
QUARANTINE = "quarantine/sha256"
ENTRIES = "log/entries"
CHECKPOINT = "log/checkpoint"
CHECKPOINTS = "log/checkpoints"
TILES = "log/tile"
AUTHORITIES = "log/authorities"
KEYS = "keys"
SEALED = "sealed"
OPENINGS = "sealed/openings.age"
DERIVED = "derived"
ATTESTATION = "attestation.dsse.json"  # beside the outputs of a run, not one of them
DOSSIERS = "dossiers"
GAZETTEER = "gazetteer.csv"
PARTIES = "parties.csv"
TABLES = (GAZETTEER, PARTIES)  # the case's own rows; each run says which it was made with
WORDING = "wording.cache"
POSTINGS = "wording.postings"
SPOOL = "spool"
RECOVERED = "recovered"

# In these folders every file is accounted for by the log; one too many is a finding.
MANAGED = ("objects", "quarantine", "log", KEYS, SEALED, DERIVED, DOSSIERS)
# What else stands at the top of a case; nothing in it is evidence.
NOT_COVERED = frozenset(
    {
        *(SPOOL, RECOVERED, "exports", "cache", "index.sqlite", "index.sqlite.sha256", WORDING, POSTINGS),
    }
)
UNMANAGED = (*NOT_COVERED, *TABLES, LOCK)
_PENDING = re.compile(rf"{SEALED}/pending-[^/]+\.age")
# Letters of a name below `derived/` and `dossiers/`: nothing that `sha256sum -c` would have to escape.
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._=@-]*(/[A-Za-z0-9_][A-Za-z0-9._=@-]*)*", re.ASCII)


def stored_at(base: str, sha256: str) -> str:
    """The path of an object below `OBJECTS` or `QUARANTINE`: two levels of two hexadecimal digits."""
    return f"{base}/{sha256[:2]}/{sha256[2:4]}/{sha256}"


def pending_file(entry_id: str) -> str:
    """Where a command keeps the openings of its entries until it ends; `entry_id` is that of its first."""
    return f"{SEALED}/pending-{entry_id}.age"


def is_pending(path: str) -> bool:
    """Whether a file is one that a command keeps openings in while it writes, and that a finished case has none of."""
    return _PENDING.fullmatch(path) is not None


def entries_file(number: int) -> str:
    """The path of log file `number`; each holds 65,536 lines."""
    return f"{ENTRIES}/{number:06d}.jsonl"


def checkpoint_file(size: int) -> str:
    """The path of the checkpoint that was signed when the log had `size` entries."""
    return f"{CHECKPOINTS}/{size}.ckpt"


def authority_file(sha256: str) -> str:
    """The path of the certificate of a time-stamping authority, by the SHA-256 of its DER form."""
    return f"{AUTHORITIES}/{sha256}.pem"


def beside(name: str) -> str:
    """The name under which a file is written before it takes the place of `name` in one step."""
    return f".{name}.new"


def is_half_replaced(path: str) -> bool:
    """Whether a path is that of such a file."""
    name = path.rpartition("/")[2]
    return name.startswith(".") and name.endswith(".new")


def is_plain(path: str) -> bool:
    """Whether a relative path of an output is made of letters, digits and `._=@-`, no part beginning with a dot."""
    return _PLAIN.fullmatch(path) is not None
