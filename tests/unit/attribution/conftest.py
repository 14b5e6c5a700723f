"""Read invented words as one document."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from dalil.model.party import Party
from dalil.model.rendition import BlockKind
from dalil.statements.parse import parse
from dalil.statements.reading import Reading
from dalil.vocab.gazetteer import load_gazetteer
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.parties import load_parties
from dalil.vocab.terms import load_terms

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    brandt = Party(
        id="own:brandt", name="Orla Brandt", kind="person", aliases=("Brandt",), side="party.is", role="ambassador"
    )
    parties = load_parties().overlaid([brandt])
    return Lexicon(terms=load_terms(), parties=parties, gazetteer=load_gazetteer())


@pytest.fixture(scope="session")
def read(nlp: Language, lexicon: Lexicon, make_report: Callable[..., object]) -> Read:
    def one(*blocks: str | tuple[BlockKind, str], published: str | None = "2031-05-09") -> Reading:
        report = make_report(*blocks, published=published)
        return next(parse([report], nlp=nlp, lexicon=lexicon))  # type: ignore[list-item] # the fixture makes reports

    return one
