"""The one form of `case.toml` in format version 1: it follows from the name of the log and the day of creation."""

from dalil.proof.entry import FORMAT_VERSION


def settings_bytes(origin: str, created: str) -> bytes:
    """The file, as it was written before the first entry; `origin` names the log, `created` is RFC 3339 in UTC."""
    lines = (
        f"format = {FORMAT_VERSION}",
        f'origin = "{origin}"',
        f'created = "{created}"',
        'hashes = ["sha256", "sha512"]',
        'log = "RFC 6962 over canonical JSON lines (RFC 8785), C2SP checkpoints"',
    )
    return "".join(line + "\n" for line in lines).encode("utf-8")
