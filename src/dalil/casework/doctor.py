"""What is installed, what is missing, and what to do about it."""

import platform
import shutil
from collections.abc import Iterator
from pathlib import Path

from dalil import __version__
from dalil.casework.language import find_model
from dalil.casework.learned import find_learned
from dalil.casework.timestamp import listed
from dalil.custody.clock import SystemClock, claimed
from dalil.custody.key import PASSPHRASE_FILE, load_key, read_passphrase, settings_folder
from dalil.custody.person import current_person
from dalil.errors import DalilError, SettingsError

Row = dict[str, str]


def examine(root: Path | None = None) -> Iterator[Row]:
    """One row a part: its state (ok, note, wrong), and a sentence; nothing is changed and no name is shown.

    With the folder of a case also its timestamps: what waits to be sent, and which certificate ends within a year.
    """
    yield _row("ok", "dalil", f"{__version__} on Python {platform.python_version()}")
    yield _model()
    yield _learned()
    yield from _keys()
    for tool, use in (("openssl", "to check signatures by hand"), ("sha256sum", "to check bytes by hand")):
        there = shutil.which(tool) is not None
        yield _row("ok" if there else "note", tool, "found" if there else f"not found; needed {use}")
    if root is not None:
        yield _timestamps(root)
    yield _row("note", "disk", "a case holds names in clear: keep it on a disk that is encrypted as a whole")


def _model() -> Row:
    model = find_model()
    if model.degraded:
        return _row("wrong", "language model", "not found: most statements will be missing; run `make demo` once")
    return _row("ok", "language model", model.name)


def _learned() -> Row:
    try:
        found = find_learned()
    except SettingsError as error:
        return _row("wrong", "learned reader", str(error))
    if found.path is None:
        return _row("note", "learned reader", f"{found.why}: --engine learned reads by rules alone")
    told, whose = found.facts, ", a file of your own" if found.own else ""
    return _row("ok", "learned reader", f"{str(told['sha256'])[:16]}… on {told['runtime']}, {told['cpu']}{whose}")


def _keys() -> Iterator[Row]:
    path = settings_folder() / "dalil.key"
    if not path.exists():
        yield _row("note", "signing key", "none yet: the first build makes one")
        return
    try:
        key = load_key(path, read_passphrase())
        person = current_person(settings_folder(), read_passphrase())
    except DalilError as error:
        yield _row("wrong", "signing key", str(error))
        return
    unwrapped = f"stored without a passphrase; {PASSPHRASE_FILE} names a file that would wrap a new one"
    yield _row(
        "ok" if key.wrapped else "note", "signing key", f"{key.fingerprint[:16]}… " + ("" if key.wrapped else unwrapped)
    )
    said = "has said who decides" if person is not None else 'nobody yet: dalil whoami --name "Your Name" --role R'
    yield _row("ok" if person is not None else "note", "person", said)


def _timestamps(root: Path) -> Row:
    known = list(listed(root))
    waiting = sum(row["state"] == "waiting" for row in known)
    now = claimed(SystemClock().now())
    soon = [str(row["file"]) for row in known if row["ends"] and str(row["ends"]) < f"{int(now[:4]) + 1:04d}{now[4:]}"]
    if not known:
        return _row("note", "timestamps", "none: nobody outside says since when this log was there")
    if soon:
        return _row("wrong", "timestamps", f"certificates end within a year: {', '.join(soon)}; dalil timestamp renew")
    return _row("note" if waiting else "ok", "timestamps", f"{len(known) - waiting} obtained, {waiting} waiting")


def _row(state: str, what: str, detail: str) -> Row:
    return {"state": state, "what": what, "detail": detail}
