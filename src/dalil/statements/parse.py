"""Parse the texts of reports, many at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from dalil.model.rendition import Block
from dalil.model.report import Report
from dalil.statements.dateline import dateline_end
from dalil.statements.passage import Passage, fold
from dalil.statements.reading import Reading
from dalil.vocab.lexicon import Lexicon

_SILENT = ("metadata", "boilerplate", "table")


def parse(reports: Iterable[Report], *, nlp: Language, lexicon: Lexicon) -> Iterator[Reading]:
    """Readings of the reports that have a text, in order; blocks of metadata, tables and boilerplate stay unparsed.

    Blocks of all reports go through the model as one stream, so that short reports cost no more than long ones.
    """
    with_text = [report for report in reports if report.rendition is not None]
    parsed = nlp.pipe(((text, (which, block)) for which, text, block in _blocks(with_text)), as_tuples=True)
    groups = groupby(parsed, key=lambda pair: pair[1][0])
    found = next(groups, None)
    for which, report in enumerate(with_text):
        passages: tuple[Passage, ...] = ()
        if found is not None and found[0] == which:
            passages = _passages((doc, context[1]) for doc, context in found[1])
            found = next(groups, None)
        yield Reading(report, passages=passages, lexicon=lexicon)


def _blocks(reports: list[Report]) -> Iterator[tuple[int, str, Block]]:
    for which, report in enumerate(reports):
        assert report.rendition is not None
        for block in report.rendition.blocks:
            if block.kind not in _SILENT and block.end > block.start:
                for part in _parts(report.rendition.text, block):
                    yield which, fold(report.rendition.text[part.start : part.end]), part


def _parts(text: str, block: Block) -> tuple[Block, ...]:
    """The block; a paragraph behind a dateline as two, so that no town or agency gets into its first sentence."""
    end = dateline_end(text, block.start, block.end) if block.kind == "paragraph" else block.start
    if end == block.start:
        return (block,)
    return replace(block, end=end), replace(block, start=end)


def _passages(parsed: Iterator[tuple[Doc, Block]]) -> tuple[Passage, ...]:
    return tuple(
        Passage(index=index, block=block, start=block.start, doc=doc) for index, (doc, block) in enumerate(parsed)
    )
