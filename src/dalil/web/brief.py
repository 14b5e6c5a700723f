"""A name as short as it stays clear: up to the clause that tells more of who is meant; the record keeps every word."""

import re

from markupsafe import Markup, escape

from dalil.dossier.controls import NAMES, visible
from dalil.vocab.loaded import in_marks

# The words with which a relative clause begins, in the languages that are read.
_CLAUSE = re.compile(
    r"[,\s]+(?:(?:(?:of|to|from|with|for|by|in|at|on)\s+)?(?:who|whom|whose|which)|that|where|الذي|التي|الذين|اللذان|اللذين|اللتان|"
    r"اللتين|اللواتي|اللاتي|ممن)(?=\s)",
    re.IGNORECASE,
)
_UNSEEN = str.maketrans(dict.fromkeys(NAMES, "\N{REPLACEMENT CHARACTER}"))


def head(name: str) -> str:
    """The words before the first relative clause; the whole name where it has none, or begins with one."""
    found = _CLAUSE.search(name)
    return name[: found.start()] if found is not None and found.start() else name


def brief(name: object) -> Markup:
    """The head of a name for a page, its whole words in the title of it; signs that nobody sees are made visible."""
    whole = str(name)
    short = head(whole)
    if short == whole:
        return visible(escape(in_marks(whole)))
    told = whole.translate(_UNSEEN)
    return Markup('<span title="{}">{} …</span>').format(told, visible(escape(in_marks(short))))
