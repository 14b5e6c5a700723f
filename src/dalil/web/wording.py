"""The texts of the desk as the templates ask for them: marked up once and kept, since a page repeats its labels."""

from collections.abc import Callable, Mapping
from functools import cache
from gettext import NullTranslations

from markupsafe import Markup


def wording(translated: NullTranslations) -> Mapping[str, Callable[..., Markup]]:
    """`_` and `ngettext`: what is filled in by name is escaped, the texts themselves are ours."""

    @cache
    def text(message: str) -> Markup:
        return Markup(translated.gettext(message))  # noqa: S704 a text of the catalogue

    @cache
    def plain(message: str) -> Markup:
        return text(message) % {}

    def gettext(message: str, /, **named: object) -> Markup:
        return text(message) % named if named else plain(message)

    def ngettext(one: str, many: str, number: int, /, **named: object) -> Markup:
        return Markup(translated.ngettext(one, many, number)) % {"num": number, **named}  # noqa: S704 as above

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}
