"""A draft of the user's with the words of a case beside it, as one page without script that prints."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from dalil.dossier.compiled import COMPILED
from dalil.dossier.controls import visible
from dalil.dossier.elsewhere import texts_of
from dalil.dossier.masking import Masking
from dalil.model.account import Account

WORDING: Mapping[str, str] = {
    "supported": "supported",
    "one_origin": "rests on one origin",
    "unattributed": "nobody answers for it",
    "figure_differs": "figure differs",
    "denied": "denied, and the draft does not say so",
    "attribution_dropped": "attribution dropped",
    "wrong_speaker": "attributed to another speaker",
    "not_found": "not found in the case",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftQuote:
    """Words of the case beside a claim: whose, under which heading (an origin or "denied"), in which report."""

    heading: str
    voice: str | None
    document: str
    quote: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNote:
    """A mark with its reason in one sentence; `asks` where the writer should look again."""

    mark: str
    reason: str
    asks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A sentence of the draft, and what stands beside it; both empty where it claims nothing."""

    text: str
    notes: tuple[DraftNote, ...]
    quotes: tuple[DraftQuote, ...]


def render_draft(
    name: str, rows: tuple[DraftRow, ...], account: Account, *, case: str, marks: Mapping[str, int], show_names: bool
) -> bytes:
    """The page. What comes from the case is masked as in a dossier unless `show_names`; the draft is the user's own."""
    masking = Masking() if show_names else Masking.of(account.persons, shown=texts_of(account))
    environment = Environment(
        loader=PackageLoader("dalil.dossier"),
        bytecode_cache=COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["masked"] = lambda value: visible(masking.html(value))
    environment.filters["own"] = lambda value: visible(escape(value))
    style = resources.files("dalil.dossier").joinpath("templates/style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    filled = environment.get_template("draft.html").render(
        name=name,
        rows=rows,
        case=case,
        run=account.run,
        marks=marks,
        wording=WORDING,
        masked_persons=bool(masking.roles),
        style=Markup(style),  # noqa: S704 our own file, which the policy of the page names by its digest
        digest=digest,
    )
    return filled.encode("utf-8", "backslashreplace")
