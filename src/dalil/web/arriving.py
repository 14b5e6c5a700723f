"""A form as it arrives, piece by piece in the order in which it was sent (RFC 7578): no file of it is put aside."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import RawIOBase
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import parse_qsl

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header

from dalil.errors import LimitError, UnreadableError, UsageError

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

LONGEST_FIELDS = 4_000_000  # bytes of all fields that are no files; a draft is pasted into one
MOST_PARTS = 10_000
HEAD = 1 << 16
MULTIPART, PLAIN = b"multipart/form-data", b"application/x-www-form-urlencoded"


@dataclass(slots=True)
class _Part:
    """A part that has begun: its name, the name of its file where it is one, what came of it and was not taken yet."""

    name: str = ""
    filename: str | None = None
    waiting: deque[bytes] = field(default_factory=deque)
    whole: bool = False


class ArrivingFile(RawIOBase):
    """A file of a form, read once from its beginning. `head` are its first bytes, at most 65,536."""

    def __init__(self, form: "ArrivingForm", part: _Part) -> None:
        super().__init__()
        self._form = form
        self._part = part
        self._before = b""
        self.name = (part.filename or "").replace("\\", "/").rpartition("/")[2]
        self.head = b""
        while len(self.head) < HEAD and (found := self.read(HEAD - len(self.head))):
            self.head += found
        self._before = self.head

    def readable(self) -> bool:
        """It can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, empty at the end. Raises `UnreadableError` where the sender stopped before it."""
        if size < 0:
            return b"".join(iter(lambda: self.read(HEAD), b""))
        if self._before:
            found, self._before = self._before[:size], self._before[size:]
            return found
        while not self._part.waiting and not self._part.whole:
            if not self._form.pull():
                self._part.whole = True  # told once
                raise UnreadableError("It did not arrive whole.", "Choose it again.")
        if not self._part.waiting:
            return b""
        found = self._part.waiting.popleft()
        if len(found) > size:
            self._part.waiting.appendleft(found[size:])
        return found[:size]

    def as_stream(self) -> BinaryIO:
        """The same, as what opens a file gives it."""
        return cast("BinaryIO", self)

    def to_bytes(self, most: int) -> bytes:
        """All of it. Raises `LimitError` beyond `most` bytes."""
        found = bytearray()
        while piece := self.read(HEAD):
            found += piece
            if len(found) > most:
                raise LimitError(f"It has more than {most:,} bytes.", "Split it.")
        return bytes(found)


class ArrivingForm:
    """A form read from `pieces`. `fields` are those before the first file; `files` follow, each read before the next.

    Raises `UsageError` for a body that is no form, `LimitError` beyond the limits of this module.
    """

    def __init__(self, content_type: str, pieces: Iterable[bytes]) -> None:
        self.fields: dict[str, str] = {}
        self._pieces = iter(pieces)
        self._parts: deque[_Part] = deque()
        self._part = _Part()
        self._header: tuple[bytearray, bytearray] = (bytearray(), bytearray())
        self._held = 0
        self._number = 0
        kind, options = parse_options_header(content_type)
        if kind in (PLAIN, b""):
            self._parser = None
            self._read_plain()
        elif kind == MULTIPART and options.get(b"boundary"):
            self._parser = MultipartParser(options[b"boundary"], self._callbacks())
            self._read_fields()
        else:
            raise UsageError("This is not a form.", "Send it from the page.")

    def files(self) -> Iterator[ArrivingFile]:
        """The files in the order sent; one that nobody chose is left out, one that was not read to its end is run past.

        Raises `UsageError` for a field that follows a file: what it says would come too late.
        """
        while (part := self._next()) is not None:
            if part.filename is None:
                raise UsageError("A field stands behind the files.", "Send it from the page.")
            file = ArrivingFile(self, part)
            if file.name or file.head:
                yield file
            while file.read(HEAD):
                pass

    def pull(self) -> bool:
        """Take in one more piece; False where there is none."""
        piece = next(self._pieces, None)
        if piece is None:
            return False
        if self._parser is not None and piece:
            try:
                self._parser.write(piece)
            except MultipartParseError as error:
                raise UsageError("This is not a whole form.", "Send it from the page.") from error
        return True

    def _next(self) -> _Part | None:
        while not self._parts:
            if not self.pull():
                return None
        return self._parts.popleft()

    def _read_plain(self) -> None:
        body = bytearray()
        for piece in self._pieces:
            body += piece
            self._hold(len(piece))
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_PARTS)
        self.fields.update(pairs)

    def _read_fields(self) -> None:
        while (part := self._next()) is not None:
            if part.filename is not None:
                self._parts.appendleft(part)
                return
            value = bytearray()
            while not part.whole or part.waiting:
                while part.waiting:
                    piece = part.waiting.popleft()
                    self._hold(len(piece))
                    value += piece
                if not part.whole and not self.pull():
                    raise UsageError("This is not a whole form.", "Send it from the page.")
            self.fields[part.name] = value.decode("utf-8", "replace")

    def _hold(self, number: int) -> None:
        self._held += number
        if self._held > LONGEST_FIELDS:
            raise LimitError(f"The form has more than {LONGEST_FIELDS:,} bytes beside its files.", "Send less.")

    def _callbacks(self) -> "MultipartCallbacks":
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._heading(0, data[start:end]),
            "on_header_value": lambda data, start, end: self._heading(1, data[start:end]),
            "on_header_end": self._headed,
            "on_headers_finished": lambda: self._parts.append(self._part),
            "on_part_data": lambda data, start, end: self._part.waiting.append(data[start:end]),
            "on_part_end": self._end,
        }

    def _begin(self) -> None:
        self._number += 1
        if self._number > MOST_PARTS:
            raise LimitError(f"The form has more than {MOST_PARTS:,} parts.", "Send fewer files at once.")
        self._part = _Part()

    def _heading(self, which: int, data: bytes) -> None:
        self._header[which].extend(data)  # python_multipart itself refuses long ones

    def _headed(self) -> None:
        name, value = self._header
        if bytes(name).lower() == b"content-disposition":
            _, options = parse_options_header(bytes(value))
            self._part.name = options.get(b"name", b"").decode("utf-8", "replace")
            if b"filename" in options:
                self._part.filename = options[b"filename"].decode("utf-8", "replace")
        self._header = (bytearray(), bytearray())

    def _end(self) -> None:
        self._part.whole = True
