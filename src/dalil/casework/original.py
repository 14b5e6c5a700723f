"""The original of an exhibit to look at beside its text: its source as it was preserved, or its pages as pictures."""

from dataclasses import dataclass

from dalil.casework.desk import Desk
from dalil.errors import UnknownIdError
from dalil.model.exhibit import Exhibit
from dalil.model.rendition import Rendition
from dalil.readers.drawn import DRAWN, LARGEST, PDF, drawn

MOST_SOURCE = 200_000  # characters of a source that are shown
MOST_PAGES = 500
TEXTS = ("text/", "message/", "application/xhtml+xml", "application/xml", "application/json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """`source` is the text of the bytes (None where they are no text), `pages` how many pictures can be drawn of it."""

    source: str | None
    cut: bool
    pages: int


def original(desk: Desk, exhibit: Exhibit, rendition: Rendition | None) -> Original:
    """What can be looked at of an exhibit; a source is never anything but text."""
    if exhibit.media_type.startswith(TEXTS):
        with desk.case.folder.open_object(exhibit.sha256) as stream:
            data = stream.read(4 * MOST_SOURCE)
        text = data.decode("utf-8", "replace")
        return Original(source=text[:MOST_SOURCE], cut=exhibit.size > len(data) or len(text) > MOST_SOURCE, pages=0)
    pages = 0
    if exhibit.media_type in DRAWN and exhibit.size <= LARGEST:
        pages = _pages(rendition) if exhibit.media_type == PDF else 1
    return Original(source=None, cut=False, pages=min(pages, MOST_PAGES))


def picture(desk: Desk, exhibit: str, page: int) -> bytes:
    """A page (from 1) as PNG, drawn apart from here. Raises `UnknownIdError`, and what `drawn` raises."""
    record = desk.record("documents", exhibit)
    if not 1 <= page <= MOST_PAGES or record["exhibit"] is None:
        raise UnknownIdError(exhibit)
    return drawn(desk.case.folder.read_object(exhibit), record["media_type"], page - 1)


def _pages(rendition: Rendition | None) -> int:
    """The last page that text came from, at least one."""
    runs = rendition.offsets.runs if rendition is not None else ()
    return max(
        (int(run.source.path) for run in runs if run.source.scheme == "page" and run.source.path.isdigit()), default=1
    )
