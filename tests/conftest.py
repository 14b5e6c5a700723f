"""What tests share: the language model, loaded once a session, and reports made of plain words."""

import hashlib
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from spacy.language import Language

from dalil.casework.language import find_model
from dalil.model.exhibit import Acquisition, Exhibit
from dalil.model.rendition import Block, BlockKind, Locator, OffsetMap, Rendition, Run
from dalil.model.report import Report
from dalil.model.when import When
from dalil.statements.parse import parse
from dalil.statements.reading import Reading
from dalil.vocab.gazetteer import load_gazetteer
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.parties import load_parties, read_parties
from dalil.vocab.terms import load_terms
from tests.invented_dossier import Sound, copied, make_rotated, make_sound

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a suite in the background of a script, and what it starts
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The machine that runs the tests may be slow or busy; the same examples are tried everywhere.
settings.register_profile("dalil", deadline=None, derandomize=True)
settings.load_profile("dalil")

MakeReport = Callable[..., Report]
Read = Callable[..., Reading]

RIVALS = """id,name,kind,aliases,metonyms,country,side,role,source
own:army,Norvan army,state_forces,army,,,government,,invented
own:ministry,Defence Ministry,office,ministry,,,government,,invented
own:front,Harbour Front,armed_group,Front,,,front,,invented
"""


@pytest.fixture(scope="session")
def nlp() -> Language:
    return find_model().load()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """The small invented case and a dossier of it; whoever changes them takes a copy."""
    return make_sound(tmp_path_factory.mktemp("sound"))


@pytest.fixture(scope="module")
def rotated(sound: Sound, tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """The same case after its log took another key, and a dossier that was published under that one."""
    return make_rotated(sound, tmp_path_factory.mktemp("rotated"))


@pytest.fixture
def dossier(sound: Sound, tmp_path: Path) -> Path:
    """A copy of the dossier of the invented case, to be changed."""
    return copied(sound.dossier, tmp_path / "dossier")


@pytest.fixture(scope="session")
def make_report() -> MakeReport:
    return plain_report


@pytest.fixture(scope="session")
def rivals() -> Lexicon:
    """What ships, with two rival parties of an invented war laid over it."""
    parties = load_parties().overlaid(read_parties(RIVALS, "rivals"))
    return Lexicon(terms=load_terms(), parties=parties, gazetteer=load_gazetteer())


@pytest.fixture(scope="session")
def read(nlp: Language, make_report: MakeReport, rivals: Lexicon) -> Read:
    """Reads blocks of text with the rival parties known."""

    def one(*blocks: str | tuple[BlockKind, str], **stated: str | None) -> Reading:
        return next(iter(parse([make_report(*blocks, **stated)], nlp=nlp, lexicon=rivals)))

    return one


def plain_report(
    *blocks: str | tuple[BlockKind, str],
    published: str | None = "2031-05-09",
    name: str = "report.txt",
    language: str = "en",
    outlet: str | None = None,
    genre: str | None = None,
    url: str | None = None,
    parent: str | None = None,
) -> Report:
    """A report whose blocks are paragraphs (or of the kind given), a blank line between them, mapped to UTF-8 bytes."""
    text, placed, runs, at_byte = "", [], [], 0
    for block in blocks:
        kind, words = block if isinstance(block, tuple) else ("paragraph", block)
        if text:
            text, at_byte = text + "\n\n", at_byte + 2
        start, size = len(text), len(words.encode())
        source = Locator(scheme="bytes", path="", start=at_byte, end=at_byte + size)
        runs.append(Run(start=start, end=start + len(words), source=source, linear=size == len(words)))
        placed.append(Block(kind=kind, start=start, end=start + len(words)))
        text, at_byte = text + words, at_byte + size
    data = text.encode()
    exhibit = Exhibit(
        sha256=hashlib.sha256(data).hexdigest(),
        sha512=hashlib.sha512(data).hexdigest(),
        size=len(data),
        media_type="text/plain",
        acquisitions=(Acquisition(name=name),),
    )
    rendition = Rendition(
        exhibit=exhibit.sha256,
        reader="plain",
        version="1",
        text=text,
        offsets=OffsetMap(tuple(runs)),
        blocks=tuple(placed),
        language=language,
    )
    when = When(edtf=published, basis="stated") if published else None
    return Report(
        exhibit=exhibit,
        rendition=rendition,
        state="read",
        published=when,
        outlet=outlet,
        genre=genre,
        url=url,
        language=language,
        parent=parent,
    )
