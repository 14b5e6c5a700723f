"""What made a statement: the rules alone, or the rules as the learned reader corrected them."""

from collections.abc import Sequence

from dalil.model.span import Range
from dalil.model.statement import Method
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.attribution.correction import LEARNED
from dalil.statements.learned.triggers import NO_ACT, SEEN
from dalil.statements.reading import Reading

RULES = Method(name="rules", version="1")
_CHOSEN = f"attribution.{LEARNED}"
_SILENCED = f"voice.{_CHOSEN}_none"
_DIGITS = 12


def method_of(
    reading: Reading, voices: tuple[Attribution, ...], words: Range, reasons: Sequence[str]
) -> tuple[Method, tuple[str, ...]]:
    """The method of a statement about these words, and what it adds to the reasons.

    Where the learned reader chose the words of a voice, saw the act, or took away the voice or the act that the rules
    find in these words, the method names it, with the first digits of the hash of its file.
    """
    if reading.learned is None:
        return RULES, ()
    corrected = Method(name=LEARNED, version=reading.learned.version[:_DIGITS])
    silenced = not voices and any(one.covers(words) for one in reading.heard)
    emptied = any(words.covers(one) for one in reading.left_out)
    chosen = (*((_SILENCED,) if silenced else ()), *((NO_ACT,) if emptied else ()))
    if chosen or any(voice.rule.startswith(_CHOSEN) for voice in voices) or any(one in SEEN for one in reasons):
        return corrected, chosen
    return RULES, ()
