"""A Word document: every paragraph of the body, notes, headers and footers, with its path and code points."""

import posixpath
from collections.abc import Iterator
from typing import Any, NamedTuple

from dalil.errors import UnreadableError
from dalil.model.rendition import BlockKind
from dalil.readers.docx.package import Package
from dalil.readers.draft import Draft, digest
from dalil.readers.kind import DOCX
from dalil.readers.layout import Stretch, cuts, kind_of, looks_like_title
from dalil.readers.limits import Limits
from dalil.readers.outcome import Outcome
from dalil.readers.source import element

VERSION = "1"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CORE = {  # docProps/core.xml: ECMA-376 part 2, annex D
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://purl.org/dc/elements/1.1/}subject": "subject",
    "{http://purl.org/dc/elements/1.1/}language": "language",
    "{http://purl.org/dc/terms/}created": "created",
    "{http://purl.org/dc/terms/}modified": "changed",
}
_STYLES: tuple[
    tuple[str, BlockKind], ...
] = (  # beginnings of the built-in style names, lower case (ECMA-376, 17.7.4.9)
    ("heading", "heading"),
    ("title", "heading"),
    ("subtitle", "heading"),
    ("caption", "caption"),
    ("quote", "quotation"),
    ("intense quote", "quotation"),
    ("list", "list_item"),
    ("date", "metadata"),
    ("toc", "boilerplate"),
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_PARTS: tuple[tuple[str, BlockKind | None], ...] = (
    ("word/document.xml", None),
    ("word/footnotes.xml", "paragraph"),
    ("word/endnotes.xml", "paragraph"),
    ("word/header", "boilerplate"),
    ("word/footer", "boilerplate"),
)
_TABLE_WORDS = 12


class _Paragraph(NamedTuple):
    path: str
    text: str
    kind: BlockKind | None
    in_table: bool


def read_docx(data: bytes, name: str, limits: Limits) -> Outcome:  # noqa: ARG001  (the signature of every reader)
    """The words of a Word document; deleted words of tracked changes are counted in the notes, not read.

    Raises `UnreadableError` for a broken, encrypted or hostile package, `LimitError` for a zip bomb or too much text.
    """
    package = Package(data, limits)
    styles = _styles(package)
    draft, notes = Draft(limits.text), []
    for part, kind in _parts(package):
        root = package.xml(part)
        deleted = sum(len(found.text or "") for found in root.iter(f"{_W}delText"))
        if deleted:
            notes.append(f"{part}: {deleted} code points of tracked deletions were not read")
        for paragraph in _paragraphs(root, part, styles):
            _write(draft, paragraph, kind, limits.block)
    if not draft.position:
        return Outcome(media_type=DOCX, rendition=None, why="The document holds no words.")
    rendition = draft.rendition(digest(data), "docx", VERSION, metadata=_metadata(package), notes=tuple(notes))
    return Outcome(media_type=DOCX, rendition=rendition)


def _parts(package: Package) -> Iterator[tuple[str, BlockKind | None]]:
    names = package.names()
    if "word/document.xml" not in names:
        raise UnreadableError("The package holds no Word document.", "It is preserved.")
    for beginning, kind in _PARTS:
        for part in names:
            if part == beginning or (part.startswith(beginning) and posixpath.splitext(part)[1] == ".xml"):
                yield part, kind


def _styles(package: Package) -> dict[str, str]:
    """Style ids and the lower-case names of the styles."""
    root = package.xml("word/styles.xml")
    if root is None:
        return {}
    named = ((style.get(f"{_W}styleId"), style.find(f"{_W}name")) for style in root.iter(f"{_W}style"))
    return {key: name.get(f"{_W}val", "").lower() for key, name in named if key and name is not None}


def _metadata(package: Package) -> dict[str, str]:
    root = package.xml("docProps/core.xml")
    found = {} if root is None else {_CORE[item.tag]: (item.text or "").strip() for item in root if item.tag in _CORE}
    return {key: value for key, value in found.items() if value}


def _paragraphs(root: Any, part: str, styles: dict[str, str]) -> Iterator[_Paragraph]:  # noqa: ANN401  (an Element)
    """The paragraphs in document order with their number in the part, from 1; no recursion, however deep the XML."""
    number = 0
    waiting = [(root, False)]
    while waiting:
        item, in_table = waiting.pop()
        if item.tag == f"{_W}p":
            number += 1
            text, inner = _text(item)
            yield _Paragraph(f"{part}/p[{number}]", text, _kind(item, styles), in_table)
            waiting.extend((child, in_table) for child in reversed(inner))
        elif item.tag != _FALLBACK:
            below = in_table or item.tag == f"{_W}tbl"
            waiting.extend((child, below) for child in reversed(item))


def _text(paragraph: Any) -> tuple[str, list[Any]]:  # noqa: ANN401  (an Element)
    """The words of a paragraph, and the text boxes that are anchored in it and hold paragraphs of their own."""
    pieces, boxes = [], []
    waiting = list(reversed(paragraph))
    while waiting:
        item = waiting.pop()
        name = item.tag.removeprefix(_W) if isinstance(item.tag, str) else ""
        if name == "txbxContent":
            boxes.append(item)
        elif name == "t":
            pieces.append(item.text or "")
        elif name in _SIGNS:
            pieces.append(_SIGNS[name])
        elif item.tag != _FALLBACK and name not in ("pPr", "rPr"):
            waiting.extend(reversed(item))
    return "".join(pieces), boxes


def _kind(paragraph: Any, styles: dict[str, str]) -> BlockKind | None:  # noqa: ANN401  (an Element)
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    named = "" if style is None else styles.get(style.get(f"{_W}val", ""), style.get(f"{_W}val", "").lower())
    kind = next((kind for beginning, kind in _STYLES if named.startswith(beginning)), None)
    if kind is None and paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        return "list_item"
    return kind


def _write(draft: Draft, paragraph: _Paragraph, of_part: BlockKind | None, longest: int) -> None:
    start = len(paragraph.text) - len(paragraph.text.lstrip())
    end = len(paragraph.text.rstrip())
    if end <= start:
        return
    if draft.position:
        draft.join("\n\n")
    base = draft.position
    draft.copy(element(paragraph.text, paragraph.path), start, end)
    text = paragraph.text[start:end]
    kind = of_part or paragraph.kind or _shape(text, in_table=paragraph.in_table)
    for cut in cuts(text, Stretch(0, len(text)), longest):
        draft.block(kind, base + cut.start, base + cut.end)


def _shape(text: str, *, in_table: bool) -> BlockKind:
    if in_table and len(text.split()) <= _TABLE_WORDS:
        return "table"
    shape = kind_of(text)
    return "heading" if shape == "paragraph" and "\n" not in text and looks_like_title(text) else shape
