"""Bytes to text with the way back: one reader a format, each in a child process of its own."""

from dalil.readers.kind import media_type
from dalil.readers.limits import DEFAULT, Limits
from dalil.readers.outcome import Attachment, Outcome
from dalil.readers.pool import ReaderPool
from dalil.readers.publication import Publication, date_claims, publication
from dalil.readers.read import read

__all__ = [
    "DEFAULT",
    "Attachment",
    "Limits",
    "Outcome",
    "Publication",
    "ReaderPool",
    "date_claims",
    "media_type",
    "publication",
    "read",
]
