"""Everything the reading looks words up in, as one thing to pass on."""

from dataclasses import dataclass

from dalil.vocab.gazetteer import Gazetteer
from dalil.vocab.parties import Parties
from dalil.vocab.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Terms, parties and places: what ships with dalil, with the case's own rows laid over it."""

    terms: Terms
    parties: Parties
    gazetteer: Gazetteer
