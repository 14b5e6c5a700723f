"""Plain text: decoded, nothing changed, divided into blocks as it is laid out."""

import itertools

from dalil.model.rendition import BlockKind
from dalil.readers.dates import ends_in_date
from dalil.readers.draft import Draft, digest
from dalil.readers.encoding import decode, encoding_notes
from dalil.readers.layout import blocks
from dalil.readers.limits import Limits
from dalil.readers.outcome import Outcome
from dalil.readers.source import Source

VERSION = "1"


def read_plain(data: bytes, name: str, limits: Limits) -> Outcome:  # noqa: ARG001  (the signature of every reader)
    """The text of the bytes with the byte range of each code point. Raises `LimitError` for too much text."""
    source = decode(data)
    draft = Draft(limits.text)
    metadata = write_plain(draft, source, limits)
    notes = encoding_notes(source, len(data))
    rendition = draft.rendition(digest(data), "plain", VERSION, metadata=metadata, notes=notes)
    return Outcome(media_type="text/plain", rendition=rendition)


def write_plain(draft: Draft, source: Source, limits: Limits) -> dict[str, str]:
    """Add the whole source to the draft, unchanged; what the layout says of the title is returned as metadata."""
    base = draft.position
    draft.mark(source)
    draft.copy(source, 0, len(source.text))
    found = blocks(source.text, limits.block)
    for kind, start, end in found:
        draft.block(kind, base + start, base + end)
    title = _title([(kind, source.text[start:end]) for kind, start, end in found])
    return {"title": title} if title else {}


def _title(found: list[tuple[BlockKind, str]]) -> str | None:
    """The last heading above the first paragraph that is no place and date: the lines above it are the masthead."""
    head = list(itertools.takewhile(lambda one: one[0] != "paragraph", found))
    titles = [text for kind, text in head if kind == "heading"]
    undated = [text for text in titles if not ends_in_date(text)]
    return next(iter([*undated[-1:], *titles]), None)
