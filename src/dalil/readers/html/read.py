"""A web page as its reader saw it: every text of it, labelled; nothing is rendered or fetched."""

import html

from dalil.model.rendition import BlockKind
from dalil.readers.draft import Draft, digest, too_long
from dalil.readers.encoding import decode, encoding_notes
from dalil.readers.html.claims import declared_encoding, page_metadata
from dalil.readers.html.flow import Flow, Page
from dalil.readers.html.markup import Words, tokens
from dalil.readers.html.rules import TABLE_WORDS
from dalil.readers.layout import Stretch, cuts, kind_of
from dalil.readers.limits import Limits
from dalil.readers.outcome import Outcome
from dalil.readers.source import Source

VERSION = "1"
_HEAD = 4096
_LINK_SHARE = 0.8
_CARDS = 3
_PROSE_WORDS = 20
_CARD_KINDS = ("list_item", "heading", "paragraph")


def read_html(data: bytes, name: str, limits: Limits) -> Outcome:  # noqa: ARG001  (the signature of every reader)
    """The text of a page with the bytes of each code point. Malformed markup is read as far as it goes.

    Raises `LimitError` for more markup or text than the limit.
    """
    if len(data) > limits.text:
        raise too_long(limits.text)
    source = decode(data, declared_encoding(data[:_HEAD].decode("latin-1")))
    draft = Draft(limits.text)
    metadata, notes = write_html(draft, source, limits)
    rendition = draft.rendition(
        digest(data), "html", VERSION, metadata=metadata, notes=(*encoding_notes(source, len(data)), *notes)
    )
    return Outcome(media_type="text/html", rendition=rendition)


def write_html(draft: Draft, source: Source, limits: Limits) -> tuple[dict[str, str], tuple[str, ...]]:
    """Add the text of the page to the draft; its metadata and notes are returned."""
    page = Page(source.text)
    page.read(tokens(source.text))
    metadata = page_metadata(source.text, page.tags, page.raw)
    title = next((raw for raw in page.raw if raw.name == "title"), None)
    if title is not None:
        words = " ".join(html.unescape(source.text[title.start : title.end]).split())
        if words and not _named_by_heading(words, page.flows):
            _write_title(draft, source, title.start, title.end)
        metadata.setdefault("title", _heading(page.flows) or words)
    for flow, kind in zip(page.flows, _kinds(page.flows), strict=True):
        _write(draft, source, flow, kind, limits.block)
    notes = (f"{page.hidden} code points stood in hidden elements and were not read",) if page.hidden else ()
    return metadata, notes


def _heading(flows: list[Flow]) -> str | None:
    """The page's first-level heading where it has exactly one."""
    headings = [" ".join(flow.text.split()) for flow in flows if flow.element == "h1"]
    return headings[0] if len(headings) == 1 else None


def _write_title(draft: Draft, source: Source, start: int, end: int) -> None:
    inner = Page(source.text)
    inner.read([Words(start, end)])
    for flow in inner.flows:
        _write(draft, source, flow, "heading", end - start + 1)


def _named_by_heading(title: str, flows: list[Flow]) -> bool:
    """Whether a first-level heading says what the title says, up to the name of the outlet behind it."""
    headings = [" ".join(flow.text.split()).casefold() for flow in flows if flow.element == "h1"]
    told = title.casefold()
    return any(heading in told or told in heading for heading in headings)


def _write(draft: Draft, source: Source, flow: Flow, kind: BlockKind, longest: int) -> None:
    if draft.position:
        draft.join("\n\n")
    start = draft.position
    for part in flow.parts:
        if part.same:
            draft.copy(source, part.start, part.end)
        else:
            draft.decode(part.text, source, part.start, part.end)
    text = flow.text
    for cut in cuts(text, Stretch(0, len(text)), longest):
        draft.block(kind, start + cut.start, start + cut.end)


def _kinds(flows: list[Flow]) -> list[BlockKind]:
    """The kind of each block: by its element, else by its shape; cards of links and layout tables put right."""
    texts = [flow.text for flow in flows]
    kinds = [_kind(flow, text) for flow, text in zip(flows, texts, strict=True)]
    cards = [
        kind in _CARD_KINDS and flow.linked >= _LINK_SHARE * len(text) and flow.element not in ("p", "h1")
        for flow, text, kind in zip(flows, texts, kinds, strict=True)
    ]
    start = 0
    while start < len(cards):
        stop = start + 1
        while stop < len(cards) and cards[stop] == cards[start]:
            stop += 1
        if cards[start] and stop - start >= _CARDS:
            kinds[start:stop] = ["boilerplate"] * (stop - start)
        start = stop
    if not any(kind in ("paragraph", "quotation", "list_item") for kind in kinds):
        # A page that is all boilerplate by the names of its elements is one whose names were misread.
        prose = [flow.by_class and len(text.split()) >= _PROSE_WORDS for flow, text in zip(flows, texts, strict=True)]
        kinds = ["paragraph" if is_prose else kind for kind, is_prose in zip(kinds, prose, strict=True)]
    return kinds


def _kind(flow: Flow, text: str) -> BlockKind:
    if flow.kind == "table" and len(text.split()) > TABLE_WORDS:
        return "paragraph"
    if flow.kind != "paragraph":
        return flow.kind
    shape = kind_of(text)
    return shape if shape in ("metadata", "credit", "caption") else "paragraph"
