"""Which voices stand over words of a document: the chain from the outermost to the innermost."""

from typing import TYPE_CHECKING

from dalil.model.span import Range
from dalil.statements.attribution.attribution import Attribution

if TYPE_CHECKING:
    from dalil.statements.reading import Reading

_DEPTH = 8


def voices_over(reading: "Reading", words: Range) -> tuple[Attribution, ...]:
    """The attributions whose content covers the words, outer first; empty = the document's own voice."""
    innermost = innermost_voice(reading, words)
    if innermost is None:
        return ()
    chain = [reading.attributions[innermost]]
    parent = chain[0].parent
    while parent is not None and len(chain) < _DEPTH:
        chain.append(reading.attributions[parent])
        parent = chain[-1].parent
    return tuple(reversed(chain))


def innermost_voice(reading: "Reading", words: Range) -> int | None:
    """Index of the attribution with the smallest content that covers the words."""
    covering = [
        (content.end - content.start, index)
        for index, voice in enumerate(reading.attributions)
        for content in voice.content
        if content.covers(words)
    ]
    return min(covering)[1] if covering else None
