"""A rendition in the making: text is added piece by piece with the place it came from."""

import hashlib
import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from dalil.errors import LimitError
from dalil.model.rendition import Block, BlockKind, Locator, OffsetMap, Rendition, Run
from dalil.readers.source import Source

_SURROGATE = re.compile("[\ud800-\udfff]")
_EVEN = re.compile(r"(.)\1{63,}", re.DOTALL)  # a stretch of one width that is worth a run of its own
_MIXED = 4096  # the longest run of mixed widths


class _Piece(NamedTuple):
    """A run before it is closed: `width` 0 = as `widths` says, or only as a whole where that is empty too."""

    start: int
    end: int
    scheme: Literal["bytes", "page", "element"]
    path: str
    low: int
    high: int
    width: int
    widths: str = ""


class Draft:
    """Collects text, runs and blocks in order; raises `LimitError` once the text passes `limit` bytes of UTF-8."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._texts: list[str] = []
        self._pieces: list[_Piece] = []
        self._blocks: list[Block] = []
        self.position = 0

    def copy(self, source: Source, start: int, end: int) -> None:
        """The code points [start, end) of the source as they stand."""
        if not source.widths:
            self._even(source, start, end, source.width)
        else:
            done = start
            for found in _EVEN.finditer(source.widths, start, end):
                self._mixed(source, done, found.start())
                self._even(source, found.start(), found.end(), ord(found[1]) - ord("0"))
                done = found.end()
            self._mixed(source, done, end)

    def decode(self, text: str, source: Source, start: int, end: int) -> None:
        """Text that stands for the code points [start, end) of the source: a character reference, a line break."""
        low, high = source.offset(start), source.offset(end)
        clean = clean_text(text)
        self._place(_Piece(self.position, self.position + len(clean), source.scheme, source.path, low, high, 0))
        self._append(clean)

    def mark(self, source: Source) -> None:
        """What stands before the source's text and is no text: its byte order mark, as an empty run."""
        if source.lead:
            here = self.position
            self._place(_Piece(here, here, source.scheme, source.path, 0, source.lead, 0))

    def join(self, text: str) -> None:
        """Text that the reader adds between pieces: it has no source."""
        self._append(text)

    def block(self, kind: BlockKind, start: int, end: int | None = None) -> None:
        """The text from `start` on (to `end`, or to here) is a block of this kind; an empty one is none."""
        stop = self.position if end is None else end
        if start < stop:
            self._blocks.append(Block(kind=kind, start=start, end=stop))

    @property
    def text(self) -> str:
        """All of the text so far."""
        self._texts = ["".join(self._texts)]
        return self._texts[0]

    def rendition(
        self,
        exhibit: str,
        reader: str,
        version: str,
        *,
        metadata: Mapping[str, str],
        notes: tuple[str, ...] = (),
    ) -> Rendition:
        """The finished rendition of the exhibit (its SHA-256)."""
        return Rendition(
            exhibit=exhibit,
            reader=reader,
            version=version,
            text=self.text,
            offsets=OffsetMap(tuple(_run(piece) for piece in self._pieces)),
            blocks=tuple(self._blocks),
            metadata={key: clean_text(value) for key, value in sorted(metadata.items()) if value},
            notes=notes,
        )

    def _even(self, source: Source, start: int, end: int, width: int) -> None:
        """Code points of one width each."""
        low = source.offset(start)
        high = low + width * (end - start)
        stop = self.position + end - start
        if start < end:
            self._place(_Piece(self.position, stop, source.scheme, source.path, low, high, width))
            self._append(source.text[start:end])

    def _mixed(self, source: Source, start: int, end: int) -> None:
        """Code points of different widths, in runs of bounded length."""
        for at in range(start, end, _MIXED):
            stop = min(at + _MIXED, end)
            widths = source.widths[at:stop]
            if len(set(widths)) == 1:
                self._even(source, at, stop, ord(widths[0]) - ord("0"))
                continue
            low, high = source.offset(at), source.offset(stop)
            piece = _Piece(self.position, self.position + stop - at, source.scheme, source.path, low, high, 0, widths)
            self._place(piece)
            self._append(source.text[at:stop])

    def _append(self, text: str) -> None:
        self._size += len(text) if text.isascii() else len(text.encode())
        if self._size > self._limit:
            raise too_long(self._limit)
        self._texts.append(text)
        self.position += len(text)

    def _place(self, piece: _Piece) -> None:
        last = self._pieces[-1] if self._pieces else None
        if (
            last is not None
            and last.width == piece.width > 0
            and (last.end, last.high, last.path) == (piece.start, piece.low, piece.path)
        ):
            self._pieces[-1] = last._replace(end=piece.end, high=piece.high)
        else:
            self._pieces.append(piece)


def _run(piece: _Piece) -> Run:
    source = Locator(scheme=piece.scheme, path=piece.path, start=piece.low, end=piece.high)
    return Run(start=piece.start, end=piece.end, source=source, linear=piece.width > 0, widths=piece.widths)


def clean_text(text: str) -> str:
    """The text with lone surrogates, which no file can hold, shown as U+FFFD (Unicode 15, section 3.9)."""
    return _SURROGATE.sub("\ufffd", text)


def too_long(limit: int) -> LimitError:
    """The error for text above the limit."""
    return LimitError(
        f"It is too long to read: more than {limit:,} bytes of text.",
        "It is preserved. Split it into parts, or raise the limit.",
    )


def digest(data: bytes) -> str:
    """SHA-256 of the bytes, as an exhibit is named."""
    return hashlib.sha256(data).hexdigest()
