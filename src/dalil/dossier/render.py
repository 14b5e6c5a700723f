"""The dossier as files: static, printable, without any script."""

from collections.abc import Iterator
from functools import lru_cache, partial
from importlib import resources
from urllib.parse import unquote

from jinja2 import Environment, PackageLoader, StrictUndefined

from dalil.dossier import phrases
from dalil.dossier.compiled import COMPILED
from dalil.dossier.controls import visible
from dalil.dossier.elsewhere import kept_whole, names_elsewhere, texts_of
from dalil.dossier.masking import Masking
from dalil.dossier.pages import Cover, Pages
from dalil.dossier.strip import bar_strip
from dalil.model.account import PROTECTED, Account
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.loaded import in_marks
from dalil.vocab.terms import Terms

_PAGES = ("index", "statements", "origins", "situation", "law", "check")


def render(account: Account, cover: Cover, *, lexicon: Lexicon, show_names: bool) -> Iterator[tuple[str, bytes]]:
    """File names and bytes of the dossier's pages, in a fixed order; no clock, no name of a machine enters them.

    Private persons appear as role and number unless `show_names`; what the pages say does not change otherwise.
    """
    masking = Masking() if show_names else masking_of(account, cover.case, lexicon)
    pages = Pages(account, cover, masking)
    environment = dossier_environment(pages, lexicon.terms)
    for name in _PAGES:
        yield f"{name}.html", _filled(environment, f"{name}.html", pages, None)
    for report in pages.reports:
        yield pages.page(report.exhibit.sha256), _filled(environment, "report.html", pages, report)
    style = resources.files("dalil.dossier").joinpath("templates/style.css").read_bytes()
    yield "style.css", style


def masking_of(account: Account, case: str, lexicon: Lexicon) -> Masking:
    """The numbers of the private persons in whatever is made of this account; `case` is the name of its folder."""
    return Masking.of(
        account.persons,
        elsewhere=names_elsewhere(account, case, lexicon),
        kept=kept_whole(account),
        shown=(*texts_of(account), case),
        parties=lexicon.parties,
    )


def dossier_environment(pages: Pages, terms: Terms) -> Environment:
    """The templates of dossiers over these pages, with every private name masked where a template says so."""
    environment = Environment(
        loader=PackageLoader("dalil.dossier"),
        bytecode_cache=COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["in_marks"] = in_marks
    # The same words stand on many pages; a text and one that is marked up already are told apart.
    environment.filters["masked"] = lru_cache(None, typed=True)(lambda value: visible(pages.masking.html(value)))
    environment.filters["figure"] = phrases.figure
    environment.filters["counted"] = phrases.counted
    environment.filters["origins"] = phrases.origins
    environment.globals.update(
        act=partial(phrases.act_label, terms),
        amount=phrases.amount,
        basis=phrases.BASIS,
        element_type=phrases.element_type,
        group=phrases.GROUP,
        protected=PROTECTED,  # its name is left out: it may be that of a witness
        review=phrases.REVIEW,
        status=phrases.STATUS,
        step=phrases.step_label,
        strip=bar_strip,
        unquote=unquote,
        toll=phrases.toll,
        term=lambda identifier: terms.by_id[identifier].label.lower() if identifier in terms.by_id else identifier,
        voice=phrases.voice,
    )
    return environment


def _filled(environment: Environment, template: str, pages: Pages, report: object) -> bytes:
    filled = environment.get_template(template).render(
        pages=pages, account=pages.account, cover=pages.cover, report=report, page=template
    )
    return filled.encode("utf-8", "backslashreplace")
