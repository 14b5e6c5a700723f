"""The account as one PDF to print and hand in: tagged (PDF/UA-1), exhibits numbered; the extra `pdf` makes it."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module, metadata, resources
from typing import TYPE_CHECKING

from dalil.dossier.direction import direction
from dalil.dossier.masking import Masking
from dalil.dossier.pages import Cover, Pages
from dalil.dossier.render import dossier_environment, masking_of
from dalil.errors import RefusedError
from dalil.model.account import Account
from dalil.model.conflict import Conflict
from dalil.model.incident import Incident
from dalil.model.statement import Statement
from dalil.vocab.lexicon import Lexicon

if TYPE_CHECKING:
    from types import ModuleType

FILE = "account.pdf"
TEMPLATE, STYLE = "print.html", "print.css"
MISSING = "A PDF needs WeasyPrint and the Pango library, which are not installed here."
INSTALL = "pip install 'dalil[pdf]', and Pango from your system (Debian: apt install libpango-1.0-0 libpangoft2-1.0-0)."
# The fonts of the desk, which ship inside the wheel: name, weight, and how the names of their files begin.
_FONTS = (
    ("Plex", 400, "ibm-plex-sans-latin-400-normal"),
    ("Plex", 600, "ibm-plex-sans-latin-600-normal"),
    ("Plex Arabic", 400, "ibm-plex-sans-arabic-arabic-400-normal"),
    ("Plex Arabic", 600, "ibm-plex-sans-arabic-arabic-600-normal"),
    ("Plex Mono", 400, "ibm-plex-mono-latin-400-normal"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """What contradicts a statement: the kind of the conflict, why, and the statements of the other sides."""

    kind: str
    explanation: str
    statements: tuple[Statement, ...]


def render_pdf(account: Account, cover: Cover, *, lexicon: Lexicon, show_names: bool) -> bytes:
    """The PDF of an account. Same account, cover and libraries give the same bytes: it holds no date and no random id.

    Private persons are masked as on the pages unless `show_names`. Raises `RefusedError` where it cannot be made.
    """
    weasyprint = _library()
    filled = bound(account, cover, lexicon=lexicon, show_names=show_names)
    document = weasyprint.HTML(string=filled, url_fetcher=weasyprint.urls.URLFetcher(allowed_protocols=("data",)))
    identifier = hashlib.sha256(filled.encode("utf-8", "backslashreplace")).digest()[:16]
    made = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    assert isinstance(made, bytes)
    return made


def bound(account: Account, cover: Cover, *, lexicon: Lexicon, show_names: bool) -> str:
    """All of the account as one document of HTML, from which the PDF is made."""
    masking = Masking() if show_names else masking_of(account, cover.case, lexicon)
    pages = Pages(account, cover, masking)
    environment = dossier_environment(pages, lexicon.terms)
    environment.globals.update(direction=direction, against=_by_statement(account.incidents, pages))
    template = environment.get_template(TEMPLATE)
    return template.render(pages=pages, account=account, cover=cover, alone=_alone(account), style=_style())


def press() -> str:
    """With what a PDF is made here: versions of libraries, and a digest over the fonts. Raises `RefusedError`."""
    _library()
    from weasyprint.text.ffi import pango  # noqa: PLC0415 a library of the system, which only a PDF needs

    fonts = hashlib.sha256("".join(_fonts().values()).encode()).hexdigest()[:12]
    return f"WeasyPrint {metadata.version('weasyprint')}, Pango {pango.pango_version()}, fonts {fonts}"


def _library() -> "ModuleType":
    """WeasyPrint: an extra, which brings a library of the system."""
    try:
        return import_module("weasyprint")
    except (ImportError, OSError) as error:  # OSError: Pango itself is missing
        raise RefusedError(MISSING, INSTALL) from error


def _style() -> str:
    faces = (
        f'@font-face {{ font-family: "{name}"; font-weight: {weight}; src: url("{_fonts()[begins]}") format("woff2") }}'
        for name, weight, begins in _FONTS
        if begins in _fonts()
    )
    own = resources.files("dalil.dossier").joinpath(f"templates/{STYLE}").read_text(encoding="utf-8")
    return "\n".join((*faces, own))


@cache
def _fonts() -> Mapping[str, str]:
    """The fonts as data: addresses; in a checkout that built none the system's own are taken."""
    folder = resources.files("dalil").joinpath("web", "static", "built")
    files = sorted(folder.iterdir(), key=lambda one: one.name) if folder.is_dir() else []
    return {
        begins: "data:font/woff2;base64," + base64.b64encode(one.read_bytes()).decode()
        for _, _, begins in _FONTS
        for one in files
        if one.name.startswith(begins)
    }


def _alone(account: Account) -> tuple[Statement, ...]:
    """The statements that lie in no incident, in the order of reports and of their texts."""
    within = {identifier for incident in account.incidents for identifier in incident.statements}
    alone = (one for one in account.statements if one.id not in within)
    return tuple(sorted(alone, key=lambda one: (one.document, one.exhibit, one.start, one.id)))


def _by_statement(incidents: Iterable[Incident], pages: Pages) -> Mapping[str, tuple[Against, ...]]:
    found: dict[str, list[Against]] = {}
    for incident in incidents:
        for conflict in incident.conflicts:
            for identifier, against in _sides(conflict, pages):
                found.setdefault(identifier, []).append(against)
    return {identifier: tuple(own) for identifier, own in found.items()}


def _sides(conflict: Conflict, pages: Pages) -> Iterable[tuple[str, Against]]:
    for side in conflict.sides:
        others = tuple(one for other in conflict.sides if other is not side for one in pages.of(other))
        against = Against(kind=conflict.kind, explanation=conflict.explanation, statements=others)
        yield from ((identifier, against) for identifier in side)
