"""A place name in the text, before and after it is resolved."""

from dataclasses import dataclass
from typing import Literal

from dalil.model.span import Range
from dalil.model.where import Where
from dalil.vocab.gazetteer import GazetteerPlace

Reference = Literal["place", "metonym", "adjective", "title", "comparison"]
"""What a name does: it names a place, those who rule there ("Moscow said"), belonging ("Syrian forces"), is a part of
the title of a law ("the Hague Convention"), or names a precedent ("as were the perpetrators in X")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """Words that name a place: their range, the bare name without a modifier, and the places that bear the name.

    `modifier` is a word of direction or nearness before the name ("eastern", "outskirts of"). `containers` are places
    that the text itself names as lying around it ("X, Syria").
    """

    range: Range
    bare: Range
    name: str
    candidates: tuple[GazetteerPlace, ...]
    modifier: str | None
    containers: tuple[GazetteerPlace, ...]
    kind: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name with the place it was resolved to, the reasons for it, and what the name does."""

    where: Where
    kind: Reference
    reasons: tuple[str, ...]
