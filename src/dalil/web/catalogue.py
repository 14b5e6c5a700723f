"""Catalogues of the desk's texts: the file that translators edit (PO) is the one that is read, so none goes stale."""

import json
import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib import resources
from io import BytesIO

from dalil.errors import InvalidValueError
from dalil.web.language import SOURCE

CONTEXT, BETWEEN = "\x04", "\x00"  # GNU gettext manual, section 10.3: the format of MO files
MAGIC, HEAD = 0x950412DE, 28
_WHOLE = re.compile(r"[^\n]*\n|[^\n]+")
_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) )?("(?:[^"\\]|\\.)*")')


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One text: where its words alone are ambiguous a context, its plural where it counts, its forms, where it stands.

    `forms` is one text, or one for each plural of the language; empty texts wait for a translator.
    """

    text: str
    forms: tuple[str, ...]
    context: str | None = None
    plural: str | None = None
    places: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str | None, str]:
        """What makes it one entry: texts alike in one context are one."""
        return self.context, self.text


def parsed(text: str) -> tuple[Entry, ...]:
    """The entries of a PO file, the header first (GNU gettext manual, section 3). Raises `InvalidValueError`."""
    return tuple(_entry(block) for block in text.split("\n\n") if block.strip())


def written(entries: Sequence[Entry]) -> str:
    """The entries as a PO file; `parsed` gives them back."""
    return "\n\n".join("\n".join(_lines(one)) for one in entries) + "\n"


@cache
def entries(code: str) -> tuple[Entry, ...]:
    """The catalogue of a language that ships with the desk."""
    return parsed(resources.files("dalil.web").joinpath(f"locale/{code}.po").read_text(encoding="utf-8"))


class _Translations(GNUTranslations):
    """An empty text is empty in every language: for `gettext` it would be the header of the catalogue."""

    def gettext(self, message: str) -> str:
        return super().gettext(message) if message else message


def translations(code: str) -> NullTranslations:
    """The texts of a language for `gettext`; the source language needs none. What nobody translated stays as it is."""
    return NullTranslations() if code == SOURCE.code else _Translations(BytesIO(_compiled(entries(code))))


def _entry(block: str) -> Entry:
    parts: dict[str, str] = {}
    places: list[str] = []
    name = ""
    for line in block.split("\n"):
        if line.startswith("#:"):
            places.extend(line[2:].split())
        if line.startswith("#") or not line.strip():
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None or not (found[1] or name):
            raise InvalidValueError(f"No line of a catalogue: {line[:60]}", "Correct it, or make it with the tool.")
        name = found[1] or name
        parts[name] = parts.get(name, "") + json.loads(found[2])
    forms = [parts[form] for form in sorted(parts) if form.startswith("msgstr")]
    return Entry(
        text=parts.get("msgid", ""),
        forms=tuple(forms),
        context=parts.get("msgctxt"),
        plural=parts.get("msgid_plural"),
        places=tuple(places),
    )


def _lines(entry: Entry) -> Iterator[str]:
    if entry.places:
        yield f"#: {' '.join(entry.places)}"
    if entry.context is not None:
        yield f"msgctxt {_quoted(entry.context)}"
    yield f"msgid {_quoted(entry.text)}"
    if entry.plural is None:
        yield f"msgstr {_quoted(entry.forms[0])}"
        return
    yield f"msgid_plural {_quoted(entry.plural)}"
    for number, form in enumerate(entry.forms):
        yield f"msgstr[{number}] {_quoted(form)}"


def _quoted(text: str) -> str:
    """On one line; a text of several, as the header is, with one line each."""
    lines = [json.dumps(line, ensure_ascii=False) for line in _WHOLE.findall(text)] or ['""']
    return lines[0] if len(lines) == 1 else "\n".join(['""', *lines])


def _compiled(catalogue: Sequence[Entry]) -> bytes:
    """What `gettext` reads (MO, revision 0): sorted originals and translations, each with its length and offset."""
    pairs = sorted(_pair(one) for one in catalogue if all(one.forms))
    texts = [text for column in zip(*pairs, strict=True) for text in column]
    start = HEAD + 8 * len(texts)
    places = []
    for text in texts:
        places.append(struct.pack("<2I", len(text), start))
        start += len(text) + 1
    head = struct.pack("<7I", MAGIC, 0, len(pairs), HEAD, HEAD + 8 * len(pairs), 0, 0)
    return head + b"".join(places) + b"".join(text + b"\0" for text in texts)


def _pair(entry: Entry) -> tuple[bytes, bytes]:
    context = "" if entry.context is None else entry.context + CONTEXT
    plural = "" if entry.plural is None else BETWEEN + entry.plural
    return f"{context}{entry.text}{plural}".encode(), BETWEEN.join(entry.forms).encode()
