"""Pages as HTML: one environment, everything escaped, nothing of an exhibit ever live."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from dalil.dossier import phrases
from dalil.dossier.controls import visible
from dalil.dossier.strip import bar_strip
from dalil.vocab.loaded import in_marks
from dalil.web.assets import built
from dalil.web.brief import brief
from dalil.web.catalogue import translations
from dalil.web.hits import hits
from dalil.web.labels import COMMA, SEMICOLON, Labels
from dalil.web.language import LANGUAGES, Language
from dalil.web.retold import Retold
from dalil.web.room import ROOMS
from dalil.web.sign import shape, sign
from dalil.web.voices import voices
from dalil.web.wording import wording

MOMENT = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]+)?Z")


def environment(language: Language) -> Environment:
    """The templates in one language, with the words and signs that dossier and desk share."""
    translated = translations(language.code)
    labels = Labels(language, translated)
    made = Environment(
        loader=PackageLoader("dalil.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    retold = Retold(language, translated, labels)
    made.filters.update(
        address=lambda value: quote(str(value), safe=""),
        brief=brief,
        in_marks=in_marks,
        law=retold.law,
        moment=moment,
        shown=shown,
        told=retold,
        voices=voices,
    )
    made.globals.update(wording(translated))
    made.globals.update(
        act=labels.act,
        amount=labels.amount,
        assets=built(),
        comma=translated.gettext(COMMA),
        group=phrases.GROUP,
        label=labels.label,
        named=labels.named,
        semicolon=translated.gettext(SEMICOLON),
        language=language,
        languages=LANGUAGES,
        hits=hits,
        review=phrases.REVIEW,
        rooms=ROOMS,
        shape=shape,
        sign=sign,
        strip=bar_strip,
        term=labels.term,
    )
    return made


def shown(value: object) -> Markup:
    """A text of an exhibit with the signs that nobody sees made visible; what is marked up already stays as it is."""
    return visible(escape(value))


def moment(value: str) -> str:
    """A time of the log (RFC 3339, in UTC) as people write it: day, hour, minute."""
    found = MOMENT.fullmatch(value)
    return f"{found['day']} {found['time']} UTC" if found else value


def filled(made: Environment, template: str, context: Mapping[str, Any]) -> str:
    """The template with its values."""
    return made.get_template(template).render(context)
