"""Writes the manifest of a case at the end of a writing command."""

from pathlib import Path

from dalil.custody.disk import Disk
from dalil.errors import IntegrityError
from dalil.proof import layout
from dalil.proof.digest import digest_stream
from dalil.proof.log_facts import LogFacts
from dalil.proof.manifest import read_manifest, write_manifest

_FIXED = (layout.SETTINGS, layout.README, layout.POLICY, layout.CHECKPOINT)
_HASHED = (layout.KEYS, layout.ENTRIES, layout.CHECKPOINTS, layout.TILES, layout.AUTHORITIES, layout.SEALED)


class Hashed:
    """Hashes of small files that one writer asks for again and again: read anew once a file is another one.

    `attested` are the files of objects and outputs, which are listed anew only once the log names others.
    """

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, ...], str]] = {}
        self._listed: tuple[tuple[int, ...], dict[str, str]] | None = None

    def of(self, path: Path) -> str:
        """The SHA-256 of a file."""
        found = path.stat()
        stamp = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            known = self._known[path] = stamp, _sha256(path)
        return known[1]

    def attested(self, root: Path, facts: LogFacts) -> dict[str, str]:
        """What the log attests: objects, quarantine, outputs of runs and dossiers."""
        number = (len(facts.objects), len(facts.quarantined), len(facts.runs), len(facts.dossiers))
        if self._listed is None or self._listed[0] != number:
            self._listed = number, _attested(root, facts)
        return dict(self._listed[1])


def renew_manifest(root: Path, facts: LogFacts, disk: Disk, hashed: Hashed | None = None) -> None:
    """List objects, quarantine, keys, log, sealed part and attested outputs, and replace the manifest in one step.

    Objects are named by their hash, so they are not read again; outputs that the last manifest lists neither: the
    digest that was true when they were attested stays, and a later change is found. What makes a dossier a bag is
    written after it was attested, so it is read each time.
    """
    hashed = hashed or Hashed()
    files = hashed.attested(root, facts)
    for path in (*_FIXED, *(path for folder in _HASHED for path in _below(root, folder))):
        files[path] = hashed.of(root / path)
    data = write_manifest(files)
    target = root / layout.MANIFEST
    if not target.exists() or target.read_bytes() != data:
        disk.replace_file(target, data)


def _attested(root: Path, facts: LogFacts) -> dict[str, str]:
    files: dict[str, str] = {}
    for base, promised in ((layout.OBJECTS, facts.objects), (layout.QUARANTINE, facts.quarantined)):
        files |= {layout.stored_at(base, sha256): sha256 for sha256 in promised}
    before = _last(root)
    outputs = [f"{layout.DERIVED}/{run}" for run in facts.runs]
    outputs += [f"{layout.DOSSIERS}/{name}/{claim.payload}".rstrip("/") for name, claim in facts.dossiers.items()]
    for folder in outputs:
        files |= {path: before.get(path) or _sha256(root / path) for path in _below(root, folder)}
    for name in facts.dossiers:
        tags = [path for path in _below(root, f"{layout.DOSSIERS}/{name}") if path not in files]
        files |= {path: _sha256(root / path) for path in tags}
    return files


def _last(root: Path) -> dict[str, str]:
    try:
        return read_manifest((root / layout.MANIFEST).read_bytes())
    except (OSError, IntegrityError):
        return {}


def _below(root: Path, folder: str) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in (root / folder).rglob("*") if path.is_file())


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return digest_stream(stream).sha256
