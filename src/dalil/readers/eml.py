"""An e-mail message (RFC 5322, MIME RFC 2045 to 2047): headers as metadata, the body as text, attachments on their own.

Places in the body are code points of the decoded part, with the part's number as path (`mime:1.2`). Names and addresses
are metadata only: no note and no message of an error holds them.
"""

import binascii
import re
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from typing import NamedTuple

from dalil.errors import LimitError
from dalil.readers.draft import Draft, clean_text, digest
from dalil.readers.encoding import decode, encoding_notes
from dalil.readers.html.claims import declared_encoding
from dalil.readers.html.read import write_html
from dalil.readers.limits import Limits
from dalil.readers.outcome import Attachment, Outcome
from dalil.readers.plain import write_plain
from dalil.readers.source import Source, element

VERSION = "1"
_HEADERS = {
    "subject": "title",
    "from": "author",
    "to": "to",
    "cc": "cc",
    "date": "published",
    "message-id": "identifier",
    "content-language": "language",
}
_BODIES = ("text/plain", "text/html")
_LONGEST = 1000
_HEAD = 4096


class _Part(NamedTuple):
    path: str
    message: Message
    media_type: str


def read_eml(data: bytes, name: str, limits: Limits) -> Outcome:  # noqa: ARG001  (the signature of every reader)
    """The body of a message; every other part becomes an attachment, to be preserved as an exhibit of its own.

    Plain text is preferred to HTML of the same words. A malformed message is read as far as its structure goes, with
    the defects in the notes. Raises `LimitError` for too many parts, too deep nesting or too much text.
    """
    message = message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=policy.compat32)
    parts = _parts(message, limits)
    bodies = _bodies(parts)
    draft, notes = Draft(limits.text), list(_defects(message))
    metadata = _metadata(message)
    for part in bodies:
        found, part_notes = _write(draft, part, limits)
        notes += [f"{part.path}: {note}" for note in part_notes]
        metadata = {**{key: value for key, value in found.items() if key in ("url", "language")}, **metadata}
    attachments = tuple(_attachment(part) for part in parts if part not in bodies and not _is_blank(part))
    if not draft.text.strip():
        why = "The message has no words of its own; its attachments are read on their own."
        return Outcome(media_type="message/rfc822", rendition=None, why=why, attachments=attachments)
    rendition = draft.rendition(digest(data), "eml", VERSION, metadata=metadata, notes=tuple(notes))
    return Outcome(media_type="message/rfc822", rendition=rendition, attachments=attachments)


def _parts(message: Message, limits: Limits) -> list[_Part]:
    """The leaves of the message in order; a message inside a message is a leaf (an attachment)."""
    found: list[_Part] = []
    waiting = [("", 0, message)]
    while waiting:
        path, depth, item = waiting.pop()
        children = item.get_payload() if item.get_content_maintype() == "multipart" and item.is_multipart() else None
        if isinstance(children, list):
            if depth >= limits.depth:
                raise LimitError("The message nests its parts too deeply.", "It is preserved.")
            numbered = [
                (f"{path}.{number}" if path else str(number), depth + 1, child)
                for number, child in enumerate(children, 1)
                if isinstance(child, Message)
            ]
            waiting.extend(reversed(numbered))
        else:
            found.append(_Part(f"mime:{path or '1'}", item, item.get_content_type()))
        if len(found) + len(waiting) > limits.parts:
            raise LimitError("The message has too many parts.", "It is preserved.")
    return found


def _bodies(parts: list[_Part]) -> list[_Part]:
    """The parts that are the message's own words: all plain ones, or else the HTML ones; what is attached is not."""
    inline = [part for part in parts if part.media_type in _BODIES and not _is_attached(part.message)]
    plain = [part for part in inline if part.media_type == "text/plain" and _payload(part.message).strip()]
    return plain or [part for part in inline if part.media_type == "text/html"]


def _is_blank(part: _Part) -> bool:
    """Whether it is an empty body, of which there is nothing to preserve."""
    return part.media_type in _BODIES and not _is_attached(part.message) and not _payload(part.message).strip()


def _is_attached(message: Message) -> bool:
    return message.get_content_disposition() == "attachment" or bool(_file_name(message))


def _write(draft: Draft, part: _Part, limits: Limits) -> tuple[dict[str, str], tuple[str, ...]]:
    data = _payload(part.message)
    declared = part.message.get_content_charset() or (
        declared_encoding(data[:_HEAD].decode("latin-1")) if part.media_type == "text/html" else None
    )
    decoded = decode(data, declared)
    source: Source = element(decoded.text, part.path)
    if draft.position:
        draft.join("\n\n")
    notes = encoding_notes(decoded, len(data))
    if part.media_type == "text/html":
        metadata, more = write_html(draft, source, limits)
        return metadata, (*notes, *more)
    return write_plain(draft, source, limits), notes


def _payload(message: Message) -> bytes:
    """The decoded bytes of a leaf; what base64 or quoted-printable cannot decode is taken as it stands."""
    try:
        payload = message.get_payload(decode=True)
    except (ValueError, binascii.Error, LookupError):
        payload = None
    if isinstance(payload, bytes):
        return payload
    raw = message.get_payload()
    return raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""


def _attachment(part: _Part) -> Attachment:
    if part.media_type == "message/rfc822" and part.message.is_multipart():
        inner = part.message.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        data = first.as_bytes(policy=policy.compat32) if isinstance(first, Message) else b""
        name = _file_name(part.message) or "message.eml"
    else:
        data = _payload(part.message)
        name = _file_name(part.message) or part.path.replace(":", "-")
    return Attachment(name=name, part=part.path, data=data)


def _file_name(message: Message) -> str:
    try:
        name = message.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    return _header(name)


def _metadata(message: Message) -> dict[str, str]:
    found: dict[str, str] = {}
    for header, value in message.items():
        key = _HEADERS.get(header.lower())
        if key is not None and key not in found:
            found[key] = _header(str(value))
    return found


def _header(value: str) -> str:
    """A header's words, encoded words decoded (RFC 2047), one line, at most 1,000 code points."""
    pieces = []
    try:
        for text, charset in decode_header(value[:_LONGEST]):
            pieces.append(decode(text, charset).text if isinstance(text, bytes) else text)
    except (HeaderParseError, ValueError, binascii.Error):
        pieces = [value[:_LONGEST]]
    return re.sub(r"\s+", " ", clean_text("".join(pieces))).strip()


def _defects(message: Message) -> tuple[str, ...]:
    """What the standard library found malformed, by class of defect (RFC 5322 and 2046), each once."""
    named = {type(defect).__name__ for part in message.walk() for defect in part.defects}
    return tuple(f"malformed message: {name}" for name in sorted(named))
