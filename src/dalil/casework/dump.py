"""The lines of a GeoNames dump: a text file, or the text members of a ZIP, read as a stream and never unpacked."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dalil.errors import LimitError, NotFoundError, SettingsError

LARGEST_DUMP = 8_000_000_000
LONGEST_LINE = 1_000_000
_README = "readme.txt"


@dataclass(frozen=True, slots=True)
class DumpLine:
    """A line of a dump: file, number from 1, text; `problem` where it is no text that can be read."""

    file: str
    number: int
    text: str
    problem: str | None = None


def dump_lines(path: Path, *, largest: int = LARGEST_DUMP) -> Iterator[DumpLine]:
    """The lines of a dump in their order; empty lines and lines that begin with # are none.

    Raises `NotFoundError`, `SettingsError` for a ZIP that cannot be read, `LimitError` above `largest` bytes unpacked.
    """
    if not path.is_file():
        raise NotFoundError(f"There is no {path}.", "Check the path.")
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as stream:
                yield from _lines(path.name, stream, largest)
            return
        with zipfile.ZipFile(path) as archive:
            for member in _members(archive):
                with _opened(archive, member) as stream:
                    yield from _lines(f"{path.name}:{member.filename}", stream, largest)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
        raise SettingsError(f"{path.name} is a ZIP that cannot be read.", "Download it again.") from error
    except OSError as error:
        raise SettingsError(f"{path.name} cannot be opened.", "Check that you may read it.") from error


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    texts = [one for one in archive.infolist() if one.filename.lower().endswith(".txt") and not one.is_dir()]
    return [one for one in texts if one.filename.lower() not in (_README, "iso-languagecodes.txt")]


@contextmanager
def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    with archive.open(member) as stream:
        yield stream


def _lines(file: str, stream: IO[bytes], largest: int) -> Iterator[DumpLine]:
    """The lines of one text. What the ZIP says of its sizes is not believed: the bytes are counted as they come."""
    read, number = 0, 0
    while data := stream.readline(LONGEST_LINE):
        number += 1
        whole = data
        read += len(data)
        while not whole.endswith(b"\n") and (whole := stream.readline(LONGEST_LINE)):
            data = b""
            read += len(whole)
            _check(file, read, largest)
        _check(file, read, largest)
        if not data:
            yield DumpLine(file, number, "", f"longer than {LONGEST_LINE:,} bytes")
            continue
        if not data.strip() or data.startswith(b"#"):
            continue
        try:
            yield DumpLine(file, number, data.rstrip(b"\r\n").decode("utf-8"))
        except UnicodeDecodeError:
            yield DumpLine(file, number, "", "not UTF-8")


def _check(file: str, read: int, largest: int) -> None:
    if read > largest:
        raise LimitError(f"{file} holds more than {largest} bytes.", "Raise --limit-bytes, or import one country.")
