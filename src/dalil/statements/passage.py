"""A block of the text as spaCy reads it, with the way from tokens back to code points of the rendition."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from dalil.model.rendition import Block
from dalil.model.span import Range


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Passage:
    """One block, parsed. `start` is the code point in the rendition at which the parsed text begins.

    The parsed text is the block's text folded code point for code point (see `fold`), so offsets carry over by adding
    `start`. `index` is the passage's place in the document; `text` are the words of `doc`, which it puts together anew
    each time that it is asked.
    """

    index: int
    block: Block
    start: int
    doc: Doc
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.doc.text)

    def range_of(self, what: Token | TokenSpan) -> Range:
        """Code points of the rendition that a token or a span of tokens stands on."""
        if isinstance(what, Token):
            return Range(start=self.start + what.idx, end=self.start + what.idx + len(what.text))
        return Range(start=self.start + what.start_char, end=self.start + what.end_char)

    def tokens_in(self, place: Range) -> TokenSpan | None:
        """The tokens that the range touches, widened to whole tokens; None where it touches none of this passage."""
        low, high = place.start - self.start, place.end - self.start
        length = self.block.end - self.start
        if high <= 0 or low >= length:
            return None
        return self.doc.char_span(max(low, 0), min(high, length), alignment_mode="expand")


_FOLDED = {
    ord(mark): " " for mark in "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\ufeff\u200e\u200f\u202a\u202b\u202c\t"
}


def fold(text: str) -> str:
    """The text for matching, same length: odd spaces and marks of direction become SPACE; anchors keep the original."""
    return text.translate(_FOLDED)
