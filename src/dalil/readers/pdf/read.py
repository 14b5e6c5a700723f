"""The text layer of a PDF: each page's code points, lines joined to paragraphs.

A line end inside a paragraph becomes one SPACE that points to the line end of the page. A word broken by a hyphen is
joined: without the hyphen where the same document writes the word without one, else with it.
"""

import re
from collections import Counter
from statistics import median
from typing import Any

import pypdfium2

from dalil.errors import LimitError, UnreadableError
from dalil.model.rendition import BlockKind
from dalil.readers.draft import Draft, digest
from dalil.readers.layout import Stretch, cuts, kind_of, looks_like_title
from dalil.readers.limits import Limits
from dalil.readers.outcome import Outcome
from dalil.readers.pdf.lines import Line, PageText, ends_in_hyphen, ends_with_stop, page_text, paragraphs
from dalil.readers.source import Source, element

VERSION = "1"
_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PAGE_NUMBER = re.compile(
    r"(?:[-–] ?)?(?:page |p\. ?|صفحة )?\d{1,4}(?: ?(?:/|of|من) ?\d{1,4})?(?: ?[-–])?", re.IGNORECASE
)
_RUNNING = 3  # a line that stands at the edge of so many pages is a running title
_FIELDS = {"Title": "title", "Author": "author", "CreationDate": "created", "ModDate": "changed", "Subject": "subject"}


def read_pdf(data: bytes, name: str, limits: Limits) -> Outcome:  # noqa: ARG001  (the signature of every reader)
    """The text layer with the page (from 1) and the code points in it; without a text layer the outcome says so.

    Raises `UnreadableError` where it is encrypted or broken, `LimitError` for too many pages or too much text.
    """
    document = _open(data)
    try:
        if len(document) > limits.pages:
            raise LimitError(
                f"It has more than {limits.pages:,} pages.", "It is preserved. Split it, or raise the limit."
            )
        pages, lost = _pages(document)
        metadata = {_FIELDS[key]: value for key, value in document.get_metadata_dict().items() if key in _FIELDS}
    finally:
        document.close()
    notes = [f"page {number} could not be read" for number in lost]
    unmapped = sum(page.unmapped for page in pages)
    if unmapped:
        notes.append(f"{unmapped} characters have no code point in the file, kept as U+FFFD")
    empty = [number for number, page in enumerate(pages, 1) if not page.lines and number not in lost]
    if len(empty) + len(lost) == len(pages):
        return Outcome(
            media_type="application/pdf",
            rendition=None,
            why="It has no text layer: its pages are pictures, which are not read in this version.",
        )
    notes += [f"page {number} has no text layer" for number in empty]
    draft = Draft(limits.text)
    _write(draft, pages, limits)
    rendition = draft.rendition(digest(data), "pdf", VERSION, metadata=metadata, notes=tuple(notes))
    return Outcome(media_type="application/pdf", rendition=rendition)


def _open(data: bytes) -> Any:  # noqa: ANN401  (pypdfium2 has no types)
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY) or "assword" in str(error):
            raise UnreadableError(
                "The PDF is encrypted.", "It is preserved; ask the source for a copy without a password."
            ) from None
        raise UnreadableError("The PDF is broken: it cannot be opened.", "It is preserved.") from None


def _pages(document: Any) -> tuple[list[PageText], list[int]]:  # noqa: ANN401  (pypdfium2 has no types)
    """The text of each page in order, and the numbers of those that could not be opened."""
    pages, lost = [], []
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError:
            pages.append(PageText(text="", lines=(), unmapped=0))
            lost.append(number)
            continue
        pages.append(page_text(textpage))
        textpage.close()
        page.close()
    return pages, lost


def _write(draft: Draft, pages: list[PageText], limits: Limits) -> None:
    words = {found.group().casefold() for page in pages for found in _WORD.finditer(page.text)}
    running = _running(pages)
    heights = [line.height for page in pages for line in page.lines]
    body = median(heights)
    for number, page in enumerate(pages, 1):
        source = element(page.text, str(number), scheme="page")
        for group in paragraphs(page):
            if draft.position:
                draft.join("\n\n")
            start = draft.position
            _write_lines(draft, source, group, words)
            text = draft.text[start:]
            kind = _kind(text, group, running, body)
            for cut in cuts(text, Stretch(0, len(text)), limits.block):
                draft.block(kind, start + cut.start, start + cut.end)


def _write_lines(draft: Draft, source: Source, group: list[Line], words: set[str]) -> None:
    for line, following in zip(group, [*group[1:], None], strict=True):
        text = source.text[line.start : line.end]
        if following is None:
            draft.copy(source, line.start, line.end)
        elif ends_in_hyphen(text):
            draft.copy(source, line.start, line.end - 1)
            after = source.text[following.start : following.end]
            draft.decode(_hyphen(text, after, words), source, line.end - 1, following.start)
        else:
            draft.copy(source, line.start, line.end)
            draft.decode(" ", source, line.end, following.start)


def _hyphen(before: str, after: str, words: set[str]) -> str:
    """What stands for the hyphen at a line end: nothing where the document knows the whole word."""
    left, right = _WORD.findall(before[:-1]), _WORD.match(after)
    if left and right and (left[-1].split("-")[-1] + right.group().split("-")[0]).casefold() in words:
        return ""
    return "-"


def _running(pages: list[PageText]) -> frozenset[str]:
    """Lines at the top or bottom of several pages: running titles."""
    edges = Counter(
        edge
        for page in pages
        if page.lines
        for edge in {page.text[line.start : line.end] for line in (page.lines[0], page.lines[-1])}
    )
    return frozenset(edge for edge, count in edges.items() if count >= _RUNNING)


def _kind(text: str, group: list[Line], running: frozenset[str], body: float) -> BlockKind:
    if text in running or _PAGE_NUMBER.fullmatch(text):
        return "boilerplate"
    shape = kind_of(text)
    if shape != "paragraph":
        return shape
    larger = min(line.height for line in group) > body * 1.1
    alone = len(group) == 1 and not ends_with_stop(text)
    return "heading" if looks_like_title(text) and (larger or alone) else "paragraph"
