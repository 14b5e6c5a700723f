"""Perceptual prints of pictures: the same for one picture at another size, quality or turn.

After the idea of PDQ (Meta, 2019): the coarse waves of the grey picture, each above or below the median of all.
"""

import base64
import binascii
import hashlib
import io
import math
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from PIL import ExifTags, Image, ImageFile, UnidentifiedImageError

from dalil.model.picture import Picture
from dalil.readers.docx.package import Package
from dalil.readers.kind import DOCX
from dalil.readers.limits import Limits

_SIDE = 64  # the picture is brought to so many points a side
_WAVES = 16  # waves a side: 256 bits
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
_SMALLEST = 48  # icons, rules and single points are no pictures
_FLAT = 8.0  # a picture whose points hardly differ has no print to be known by
_DATED = re.compile(r"(\d{4}):(\d\d):(\d\d)\b.*", re.DOTALL)
_DATA_URI = re.compile(rb"data:image/[a-z0-9.+-]{1,20};base64,([A-Za-z0-9+/=\s]{64,})")
Grid = list[list[float]]


def picture(data: bytes, part: str, limits: Limits) -> Picture:
    """The picture in these bytes. What cannot be decoded, or has more points than the limit, says why instead."""
    digest = hashlib.sha256(data).hexdigest()
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # other libraries switch it on for the whole process as they are imported
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what our own limit decides
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                return _known(opened, part, digest, limits)
    except Image.DecompressionBombError:
        return Picture(part=part, sha256=digest, width=0, height=0, why=_bomb(limits))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError):
        return Picture(part=part, sha256=digest, width=0, height=0, why="it cannot be decoded")


def _known(opened: Image.Image, part: str, digest: str, limits: Limits) -> Picture:
    width, height = opened.size
    why = None
    if width * height > limits.points:
        why = _bomb(limits)
    elif min(width, height) < _SMALLEST:
        why = "it is too small to be known again"
    if why is None:
        grey = opened.convert("RGBA" if "transparency" in opened.info else opened.mode).convert("L")
        prints = prints_of(list(grey.resize((_SIDE, _SIDE), Image.Resampling.BOX).tobytes()))
        why = None if prints else "it is too plain to be known again"
    else:
        prints = ()
    return Picture(part=part, sha256=digest, width=width, height=height, prints=prints, taken=_taken(opened), why=why)


def _bomb(limits: Limits) -> str:
    return f"it has more than {limits.points:,} points: a decompression bomb, or too large to be read"


def _taken(opened: Image.Image) -> str | None:
    """The day that the camera wrote (Exif 2.32, DateTimeOriginal), if it is a day of the calendar."""
    try:
        exif = opened.getexif()
        said = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
    except (OSError, ValueError, SyntaxError, LookupError, TypeError):
        return None
    found = _DATED.fullmatch(said) if isinstance(said, str) else None
    try:
        return date(*map(int, found.groups())).isoformat() if found is not None else None
    except ValueError:
        return None


def prints_of(grey: list[int]) -> tuple[str, ...]:
    """The eight prints of 64 by 64 grey points, row by row: as it stands, mirrored, each turned; none if it is flat.

    Turning and mirroring a picture turns, mirrors and signs its waves, so one transform gives all eight.
    """
    if max(grey) - min(grey) < _FLAT:
        return ()
    waves = _waves([[float(point) for point in grey[at : at + _SIDE]] for at in range(0, _SIDE * _SIDE, _SIDE)])
    turned = [[waves[x][y] for x in range(_WAVES)] for y in range(_WAVES)]
    return tuple(
        _print(grid, across=across, down=down)
        for grid in (waves, turned)
        for across in (False, True)
        for down in (False, True)
    )


@cache
def _cosines() -> Grid:
    return [
        [math.cos(math.pi * (wave + 1) * (2 * at + 1) / (2 * _SIDE)) for at in range(_SIDE)] for wave in range(_WAVES)
    ]


def _waves(grid: Grid) -> Grid:
    """The 16 by 16 coarsest waves (DCT-II without the constant): rows of the result are waves from top to bottom."""
    cosines = _cosines()
    rows = [[math.fsum(a * b for a, b in zip(row, wave, strict=True)) for wave in cosines] for row in grid]
    columns = list(zip(*rows, strict=True))
    return [[math.fsum(a * b for a, b in zip(column, wave, strict=True)) for column in columns] for wave in cosines]


def _print(waves: Grid, *, across: bool, down: bool) -> str:
    """256 bits, row by row: whether each wave is above the median. Mirroring changes the sign of every odd wave."""
    signed = [
        value * (-1 if across and x % 2 == 0 else 1) * (-1 if down and y % 2 == 0 else 1)
        for y, row in enumerate(waves)
        for x, value in enumerate(row)
    ]
    middle = sorted(signed)[len(signed) // 2]
    return f"{int(''.join('1' if value > middle else '0' for value in signed), 2):064x}"


def pictures_in(kind: str, data: bytes, limits: Limits) -> tuple[Picture, ...]:
    """The pictures of an input of this media type: itself, or those that it holds, at most `limits.pictures`.

    Each stands once; icons are left out of documents. What is broken or refused costs no more than its picture.
    """
    if kind.startswith("image/"):
        return (picture(data, "", limits),)
    holding = _HOLDING.get(kind)
    kept: dict[str, Picture] = {}
    for one in holding(data, limits) if holding is not None else ():
        if len(kept) >= limits.pictures:
            break
        if min(one.width, one.height) >= _SMALLEST:
            kept.setdefault(one.sha256, one)
    return tuple(kept.values())


def _of_html(data: bytes, limits: Limits) -> Iterator[Picture]:
    """Pictures that a page holds in itself (RFC 2397)."""
    for number, found in enumerate(_DATA_URI.finditer(data), 1):
        try:
            inside = base64.b64decode(found[1], validate=False)
        except (binascii.Error, ValueError):
            continue
        yield picture(inside, f"data:{number}", limits)


def _of_docx(data: bytes, limits: Limits) -> Iterator[Picture]:
    """Pictures of a Word document (ECMA-376, part 1, 15.2.14)."""
    package = Package(data, limits)
    for name in package.names():
        if name.startswith("word/media/"):
            inside = package.read(name)
            if inside:
                yield picture(inside, name, limits)


def _of_pdf(data: bytes, limits: Limits) -> Iterator[Picture]:
    """Pictures of a PDF, by page and number on it; masks and drawings are none."""
    import pypdfium2  # noqa: PLC0415 only a PDF needs it

    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(min(len(document), limits.pages)):
            found = document[number].get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=2)
            for at, item in enumerate(found, 1):
                yield _of_page(item, f"page:{number + 1}/{at}", limits)
    except pypdfium2.PdfiumError:
        return
    finally:
        document.close()


def _of_page(item: Any, part: str, limits: Limits) -> Picture:  # noqa: ANN401 (pypdfium2 has no types)
    width, height = item.get_px_size()
    digest = hashlib.sha256(bytes(item.get_data())).hexdigest()
    if width * height > limits.points:
        return Picture(part=part, sha256=digest, width=width, height=height, why=_bomb(limits))
    return _known(item.get_bitmap().to_pil(), part, digest, limits)


_HOLDING: Mapping[str, Callable[[bytes, Limits], Iterator[Picture]]] = {
    "text/html": _of_html,
    "application/xhtml+xml": _of_html,
    "application/pdf": _of_pdf,
    DOCX: _of_docx,
}
