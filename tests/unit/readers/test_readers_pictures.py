"""Pictures are known again at another size, quality or turn, and hostile ones cost no more than themselves."""

import base64
import io
import struct
import zlib

import docx
import pytest
from PIL import Image, ImageDraw, ImageFile

from dalil.model.picture import Picture
from dalil.readers import read
from dalil.readers.limits import Limits
from dalil.readers.pictures import picture

SAME = 31  # of 256 bits; two unrelated pictures differ in about half of them
TURNS = (
    Image.Transpose.FLIP_LEFT_RIGHT,
    Image.Transpose.FLIP_TOP_BOTTOM,
    Image.Transpose.ROTATE_90,
    Image.Transpose.ROTATE_180,
    Image.Transpose.ROTATE_270,
    Image.Transpose.TRANSPOSE,
    Image.Transpose.TRANSVERSE,
)


def drawn(seed: int) -> Image.Image:
    """An invented picture: a shore, a mole, some huts."""
    image = Image.new("RGB", (320, 240), (40 + seed % 60, 90, 140))
    draw = ImageDraw.Draw(image)
    for number in range(14):
        x, y = (seed * 37 + number * 71) % 300, (seed * 53 + number * 43) % 220
        size, shade = 12 + (seed + number * 17) % 60, (seed * 11 + number * 29) % 255
        draw.rectangle((x, y, x + size, y + size // 2), fill=(shade, 255 - shade, shade // 2))
        draw.ellipse((y, x // 2, y + size, x // 2 + size), fill=(255 - shade, shade, 80))
    return image


def stored(image: Image.Image, form: str = "PNG", **options: int) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def apart(one: Picture, two: Picture) -> int:
    return min((int(one.prints[0], 16) ^ int(other, 16)).bit_count() for other in two.prints)


def known(data: bytes) -> Picture:
    return picture(data, "", Limits())


@pytest.mark.parametrize("seed", range(6))
def test_a_picture_is_known_again_smaller_and_worse(seed: int) -> None:
    image = drawn(seed)
    worse = stored(image.resize((150, 112)), "JPEG", quality=40)
    assert apart(known(stored(image)), known(worse)) <= SAME


@pytest.mark.parametrize("turn", TURNS)
def test_a_picture_is_known_again_in_every_orientation(turn: Image.Transpose) -> None:
    image = drawn(3)
    assert apart(known(stored(image)), known(stored(image.transpose(turn)))) <= SAME


def test_other_pictures_are_other_pictures() -> None:
    made = [known(stored(drawn(seed))) for seed in range(12)]
    assert min(apart(one, two) for at, one in enumerate(made) for two in made[at + 1 :]) > SAME


def test_an_image_exhibit_keeps_its_print_and_the_day_its_file_claims() -> None:
    image, exif = drawn(1), Image.Exif()
    exif[0x0132] = "2019:07:04 10:11:12"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    found = read(out.getvalue(), "shore.jpg")
    (one,) = found.pictures
    assert found.rendition is None
    assert (one.part, one.width, one.height, one.taken) == ("", 320, 240, "2019-07-04")


def test_pictures_inside_word_html_and_pdf_are_found() -> None:
    data = stored(drawn(2))
    document = docx.Document()
    document.add_paragraph("Gulls stood on the mole.")
    document.add_picture(io.BytesIO(data))
    word = io.BytesIO()
    document.save(word)
    page = f"<p>Gulls stood on the mole.</p><img src='data:image/png;base64,{base64.b64encode(data).decode()}'>"
    pdf = io.BytesIO()
    drawn(2).save(pdf, "PDF")
    direct = known(data)
    for held, name in ((word.getvalue(), "a.docx"), (page.encode(), "a.html"), (pdf.getvalue(), "a.pdf")):
        (one,) = read(held, name).pictures
        assert one.part
        assert apart(direct, one) <= SAME


def test_icons_and_plain_areas_are_no_pictures() -> None:
    assert known(stored(drawn(1).resize((16, 16)))).why is not None
    assert known(stored(Image.new("RGB", (200, 200), (9, 9, 9)))).why is not None


def bomb(side: int) -> bytes:
    """A PNG of side by side points in a few kilobytes."""
    row = b"\0" + b"\0" * side

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    packed = zlib.compress(row * 64)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def test_a_decompression_bomb_is_refused_by_its_head() -> None:
    (one,) = read(bomb(60_000), "huge.png").pictures
    assert one.prints == ()
    assert "bomb" in (one.why or "")


@pytest.mark.parametrize("cut", [12, 40, 200, 900])
def test_a_broken_picture_says_so(cut: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    (one,) = read(stored(drawn(1))[:cut] if cut > 12 else b"\x89PNG\r\n\x1a\n" + b"x" * 60, "cut.png").pictures
    assert one.prints == ()
    assert one.why is not None
