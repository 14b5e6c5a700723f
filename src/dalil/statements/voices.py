"""Which voices stand over words of a document: the chain from the outermost to the innermost."""

from collections.abc import Iterable
from dataclasses import replace

from dalil.model.identity import statement_id
from dalil.model.span import Range
from dalil.model.statement import Participant
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.reading import Reading

_DEPTH = 8
_OF_CLAIMS = ("clause", "_claim", "object_and_preposition", "quotation")


def tellers(reading: Reading, words: Range) -> tuple[Attribution, ...]:
    """The voices over an event. Who refuses to do something speaks of its own doing and tells no event besides."""
    chain = voices_over(reading, words)
    refuses = bool(chain) and chain[-1].speech_act == "refuse" and chain[-1].rule.endswith("infinitive")
    return chain[:-1] if refuses else chain


def voices_over(reading: Reading, words: Range) -> tuple[Attribution, ...]:
    """The attributions whose content covers the words, outer first; empty = the document's own voice."""
    innermost = innermost_voice(reading, words)
    if innermost is None:
        return ()
    chain = [reading.attributions[innermost]]
    parent = chain[0].parent
    while parent is not None and len(chain) < _DEPTH:
        chain.append(reading.attributions[parent])
        parent = chain[-1].parent
    if len(chain) > 1 and chain[0].form == "noun" and chain[0].speaker is None and _turns_down(chain[1]):
        chain[:2] = [replace(chain[1], content=chain[0].content, rule=f"{chain[1].rule}_claim")]
    return tuple(reversed(chain))


def speakers_of(voices: Iterable[Attribution]) -> tuple[Participant, ...]:
    """Who speaks, from the outermost to the innermost voice.

    Who speaks together with one stands right before it, so that the first who is named is the one that counts.
    """
    named = [one for voice in voices if voice.speaker is not None for one in (*reversed(voice.beside), voice.speaker)]
    return tuple(dict.fromkeys(named))  # "refused to say whether": two cues, one voice


def _turns_down(voice: Attribution) -> bool:
    """Whether the voice denies, rejects or dismisses what it names: then a claim of nobody is its own matter."""
    return voice.cue_class == "negative"


def denies(voice: Attribution) -> bool:
    """Whether the voice says that its content is not so; who refuses to do something denies nothing."""
    if voice.speech_act == "deny":
        return True
    return voice.cue_class == "negative" and (voice.speech_act != "refuse" or voice.rule.endswith(_OF_CLAIMS))


def told_id(reading: Reading, subject: Range, voices: tuple[Attribution, ...]) -> str:
    """The id of what is told at these words in this chain of voices."""
    position = reading.rendition.offsets.position
    places = [
        [locator for one in (voice.source or voice.cue or voice.content) for locator in position(one.start, one.end)]
        for voice in voices
    ]
    return statement_id(reading.report.exhibit.sha256, position(subject.start, subject.end), places)


def innermost_voice(reading: Reading, words: Range) -> int | None:
    """Index of the attribution that covers the words and stands over no other that does; of several the smallest.

    What X says "on Monday, the paper reported" may be longer than what the paper reports: X is the inner voice still.
    """
    over = {index: _over(reading, index) for _, index in reading.contents_along.over(words)}
    outer = {parent for parents in over.values() for parent in parents}
    covering = [(size, -len(over[index]), index) for size, index in reading.contents_along.over(words)]
    inner = [one for one in covering if one[-1] not in outer] or covering
    return min(inner)[-1] if inner else None


def _over(reading: Reading, index: int) -> tuple[int, ...]:
    """The attributions over one, the nearest first; none twice, and never itself."""
    found: list[int] = []
    parent = reading.attributions[index].parent
    while parent is not None and parent != index and parent not in found and len(found) < _DEPTH:
        found.append(parent)
        parent = reading.attributions[parent].parent
    return tuple(found)
