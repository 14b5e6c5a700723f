"""Plain text: decoded, nothing changed, divided into blocks as it is laid out."""

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
    if source.lead:
        draft.decode("", source, 0, 0)
    draft.copy(source, 0, len(source.text))
    title = None
    for kind, start, end in blocks(source.text, limits.block):
        draft.block(kind, base + start, base + end)
        if kind == "paragraph":
            title = title or ""
        elif kind == "heading" and title is None:
            title = source.text[start:end]
    return {"title": title} if title else {}
