"""Parse the texts of reports, many at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from dalil.model.rendition import Block
from dalil.model.report import Report
from dalil.statements.capitals import lacks_capitals, with_capitals
from dalil.statements.dateline import dateline_end
from dalil.statements.entry import FEWEST, bullet_end, stamp_end
from dalil.statements.learned.tagger import Tagger
from dalil.statements.passage import Passage, fold
from dalil.statements.read_by_rules import read_by_rules
from dalil.statements.reading import Reading
from dalil.statements.stand_ins import StandIn, with_names
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.parties import Parties, PartyName

_SILENT = ("metadata", "boilerplate", "table")
_TOLD = ("paragraph", "list_item")


@dataclass(frozen=True, slots=True)
class _Part:
    """What goes through the model at once: the number of its report, the text, where it stands, parties named in it."""

    which: int
    text: str
    block: Block
    names: tuple[PartyName, ...]


def parse(
    reports: Iterable[Report], *, nlp: Language, lexicon: Lexicon, learned: Tagger | None = None
) -> Iterator[Reading]:
    """Readings of the reports that have a text, in order; blocks of metadata, tables and boilerplate stay unparsed.

    Blocks of all reports go through the model as one stream, so that short reports cost no more than long ones. Where
    `learned` is given, it corrects what the rules find of who says what.
    """
    with_text = [report for report in reports if report.rendition is not None]
    parsed = _parsed(_blocks(with_text, lexicon.parties), nlp, lexicon.parties)
    groups = groupby(parsed, key=lambda pair: pair[1][0])
    found = next(groups, None)
    for which, report in enumerate(with_text):
        passages: tuple[Passage, ...] = ()
        if found is not None and found[0] == which:
            passages = _passages((doc, context[1]) for doc, context in found[1])
            found = next(groups, None)
        yield read_by_rules(report, passages=passages, lexicon=lexicon, learned=learned)


def _parsed(blocks: Iterable[_Part], nlp: Language, parties: Parties) -> Iterator[tuple[Doc, tuple[int, Block]]]:
    """The blocks through the model, which sees one name for all who fight; without syntax there is nothing to even."""
    if "parser" not in nlp.pipe_names:
        yield from nlp.pipe(((one.text, (one.which, one.block)) for one in blocks), as_tuples=True)
        return
    cut = ((StandIn(nlp.make_doc(one.text), one.names, parties), one) for one in blocks)
    texts = ((stand_in.text, (stand_in, one)) for stand_in, one in cut)
    for doc, (stand_in, one) in nlp.pipe(texts, as_tuples=True):
        yield with_names(stand_in.carried_back(doc), one.names, parties), (one.which, one.block)


def _blocks(reports: list[Report], parties: Parties) -> Iterator[_Part]:
    for which, report in enumerate(reports):
        assert report.rendition is not None
        whole = report.rendition.text
        bare = report.language in {None, "en"} and lacks_capitals(whole)
        begins = _begins(report)
        told = [one for one in report.rendition.blocks if one.kind not in _SILENT and one.end > one.start]
        parts = [part for block in told for part in _parts(block, begins.get(block.start, block.start))]
        texts = [fold(whole[part.start : part.end]) for part in parts]
        texts = [with_capitals(text, parties) for text in texts] if bare else texts
        found = parties.find_in_document(texts)
        for part, text, names in zip(parts, texts, found, strict=True):
            yield _Part(which, text, part, names)


def _begins(report: Report) -> dict[int, int]:
    """Where the first sentence of a block begins behind a dateline, a bullet or the time of an entry of a live blog."""
    assert report.rendition is not None
    text, blocks = report.rendition.text, [one for one in report.rendition.blocks if one.kind in _TOLD]
    stamped = {one.start: stamp_end(text, one.start, one.end) for one in blocks}
    if sum(end > start for start, end in stamped.items()) < FEWEST:  # one time of day alone heads no entry
        stamped = {}
    begins = {one.start: max(f(text, one.start, one.end) for f in (dateline_end, bullet_end)) for one in blocks}
    return {start: max(stamped.get(start, start), end) for start, end in begins.items()}


def _parts(block: Block, begins: int) -> tuple[Block, ...]:
    """The block; a paragraph behind a dateline as two, so that no town or agency gets into its first sentence."""
    if begins == block.start:
        return (block,)
    return replace(block, end=begins), replace(block, start=begins)


def _passages(parsed: Iterator[tuple[Doc, Block]]) -> tuple[Passage, ...]:
    return tuple(
        Passage(index=index, block=block, start=block.start, doc=doc) for index, (doc, block) in enumerate(parsed)
    )
