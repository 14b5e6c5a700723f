"""The language of a quote, so that a voice that reads the page aloud speaks it as what it is (WCAG 2.2, 3.1.2)."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from markupsafe import Markup

from dalil.casework.desk import Desk
from dalil.errors import DalilError

_TAG = re.compile(r"[a-z]{2,3}")  # BCP 47: what the readers find out is a language alone


def tongue(desk: Desk) -> Callable[[str], Markup]:
    """For one page: the attribute that names the language of an exhibit's words; nothing where it is not known."""

    @cache
    def languages() -> Mapping[str, str | None]:
        try:
            return desk.languages
        except DalilError:
            return {}

    @cache
    def of(exhibit: str) -> Markup:
        found = str(languages().get(exhibit))
        return Markup(' lang="{}"').format(found) if _TAG.fullmatch(found) else Markup()

    return of
