"""The languages of the desk, and the one that a browser gets: what was chosen in it, else what it asks for."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request

COOKIE = "dalil-language"
MIRRORED = {"←": "→", "⇥": "⇤"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of the interface: its tag (BCP 47), what it calls itself, and which way it is written."""

    code: str
    name: str
    direction: str

    def facing(self, sign: str) -> str:
        """A sign that points along the line, pointing the way this language is written."""
        return sign if self.direction == SOURCE.direction else MIRRORED.get(sign, sign)


SOURCE = Language(code="en", name="English", direction="ltr")  # what the templates are written in
LANGUAGES = (SOURCE, Language(code="ar", name="العربية", direction="rtl"))
BY_CODE = {one.code: one for one in LANGUAGES}


def asked(request: Request) -> Language:
    """What was chosen in this browser, else the first that it asks for and the desk has (RFC 9110, section 12.5.4)."""
    chosen = BY_CODE.get(request.cookies.get(COOKIE, ""))
    wanted = _wanted(request.headers.get("accept-language", ""))
    return chosen or next((BY_CODE[code] for code in wanted if code in BY_CODE), SOURCE)


def _wanted(header: str) -> Iterator[str]:
    """The languages of a header by their weight, without region or script."""
    ranges = []
    for position, part in enumerate(header.split(",")):
        tag, _, weight = part.partition(";")
        value = weight.strip().removeprefix("q=")
        quality = float(value) if value.replace(".", "", 1).isdigit() and value.isascii() else 1.0
        ranges.append((-quality, position, tag.strip().lower().partition("-")[0]))
    return (tag for quality, _, tag in sorted(ranges) if quality < 0)
