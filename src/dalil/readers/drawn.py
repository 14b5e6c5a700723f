"""A page of a PDF, or a picture, drawn anew as a PNG in a child of its own: nothing of the file reaches the viewer."""

import io
import os
import subprocess
import sys

from dalil.errors import LimitError, UnreadableError
from dalil.readers.confinement import allow_seconds, confine

MEMORY = 1 << 30
SECONDS = 20
WIDEST = 1400  # pixels
LARGEST = 64 << 20  # bytes of a file that is drawn
PDF = "application/pdf"
DRAWN = (PDF, "image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/bmp")


def drawn(data: bytes, media_type: str, page: int) -> bytes:
    """The page (from 0) as PNG. Raises `UnreadableError` where there is none, `LimitError` where it takes too much."""
    if media_type not in DRAWN or len(data) > LARGEST:
        raise LimitError("This file is not drawn.", "Its text stands beside; the bytes are preserved.")
    try:
        ran = subprocess.run(  # noqa: S603 fixed arguments
            [sys.executable, "-m", "dalil.readers.drawn", media_type, str(page)],
            input=data,
            capture_output=True,
            check=False,
            timeout=2 * SECONDS,
            cwd="/",
            env={"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONUTF8": "1"},
            start_new_session=True,
        )
    except subprocess.TimeoutExpired as error:
        raise LimitError("Drawing it took too long.", "It is preserved.") from error
    if ran.returncode or not ran.stdout:
        raise UnreadableError("This page cannot be drawn.", "It is preserved.")
    return ran.stdout


def _draw(data: bytes, media_type: str, page: int) -> bytes:
    from PIL import Image  # noqa: PLC0415 loaded in the child alone

    if media_type == PDF:
        import pypdfium2  # noqa: PLC0415 as above

        found = pypdfium2.PdfDocument(data)[page]
        image = found.render(scale=min(2.0, WIDEST / max(found.get_width(), 1))).to_pil()
    else:
        image = Image.open(io.BytesIO(data))
        image.seek(page)
        image.thumbnail((WIDEST, 4 * WIDEST))
    out = io.BytesIO()
    image.convert("RGB").save(out, "PNG")
    return out.getvalue()


def main() -> None:
    """Draw what comes on standard input."""
    data = sys.stdin.buffer.read()
    answers = os.dup(1)
    os.dup2(2, 1)
    confine(MEMORY)
    allow_seconds(SECONDS)
    found = memoryview(_draw(data, sys.argv[1], int(sys.argv[2])))
    while found:
        found = found[os.write(answers, found) :]


if __name__ == "__main__":
    main()
