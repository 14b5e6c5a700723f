"""One word of an act in what an Arabic sentence says: the smallest thing that becomes a statement."""

from dataclasses import dataclass

from dalil.model.span import Range
from dalil.statements.arabic.voice import Said
from dalil.statements.arabic.words import Found, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A word of an act in what is said: the sentence, the voice, the words of the content, the trigger."""

    sentence: Range
    said: Said
    words: list[Word]
    trigger: Found
