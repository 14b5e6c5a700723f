"""The document's own voice: which party, outlet or account speaks where nobody else is named."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dalil.model.party import Party, PartyKind
from dalil.model.statement import Attribution as SourceClass
from dalil.vocab.parties import plain_name

if TYPE_CHECKING:  # a decision on the desk asks for authors and needs no parser
    from dalil.statements.reading import Reading

_BY_KIND: dict[PartyKind, SourceClass] = {
    "state": "official",
    "state_forces": "official",
    "armed_group": "official",
    "office": "official",
    "un_body": "official",
    "court": "official",
    "ngo": "ngo",
    "outlet": "media",
    "account": "social_media",
}
_BY_GENRE: dict[str, SourceClass] = {
    "editorial": "media_opinion",
    "opinion": "media_opinion",
    "op-ed": "media_opinion",
    "blog": "media_opinion",
    "post": "social_media",
    "social_media": "social_media",
    "press_release": "official",
}
_OPINION_HEADING = re.compile(r"(?:editorial|opinion|comment|op-ed|leader|our view)\b", re.IGNORECASE)
_HEAD = 5
_SHORT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """The party that the document speaks for, where the case knows it, and the class of its voice."""

    party: Party | None
    source_class: SourceClass


def author_of(reading: "Reading") -> Author:
    """From the stated author and outlet, else a letterhead; then genre or a heading like "Editorial"; else media."""
    names = (reading.report.author, reading.report.outlet, *_head(reading))
    party = next((found for name in names if name and (found := _party(reading, name))), None)
    genre = reading.report.genre
    if genre in _BY_GENRE:
        return Author(party=party, source_class=_BY_GENRE[genre])
    source_class = _BY_KIND.get(party.kind, "media") if party is not None else "media"
    if source_class == "media" and _is_opinion(reading):
        source_class = "media_opinion"
    return Author(party=party, source_class=source_class)


def _party(reading: "Reading", name: str) -> Party | None:
    return reading.lexicon.parties.by_name.get(plain_name(name))


def _head(reading: "Reading") -> list[str]:
    """The first short lines of the text, where a letterhead stands."""
    lines = [line.strip() for line in reading.text.splitlines() if line.strip()][:_HEAD]
    return [line for line in lines if len(line) <= _SHORT]


def _is_opinion(reading: "Reading") -> bool:
    return any(_OPINION_HEADING.match(line) for line in _head(reading))
