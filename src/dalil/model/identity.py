"""Ids that survive a new engine: made of where the words lie in the preserved bytes, not of what was read in them."""

import hashlib
from collections.abc import Iterable

from dalil.model.rendition import Locator

ID_DIGITS = 20


def digest_id(prefix: str, parts: Iterable[str]) -> str:
    """`prefix_` and 20 hexadecimal digits of the SHA-256 over the parts, each ended by a line feed."""
    digest = hashlib.sha256("".join(f"{part}\n" for part in parts).encode("utf-8", "surrogatepass"))
    return f"{prefix}_{digest.hexdigest()[:ID_DIGITS]}"


def statement_id(exhibit: str, subject: Iterable[Locator], voices: Iterable[Iterable[Locator]]) -> str:
    """Hash of exhibit, source position of the trigger (else of the content) and of the voices, outer first."""
    parts = [exhibit, " ".join(str(locator) for locator in subject)]
    parts.extend(" ".join(str(locator) for locator in voice) for voice in voices)
    return digest_id("st", parts)
