"""What was aimed at, in the words of the text: the noun phrase around a target of the vocabulary."""

from spacy.tokens import Token

from dalil.model.statement import TermMention
from dalil.statements.events.lexemes import Hit
from dalil.statements.events.phrase import phrase
from dalil.statements.events.scene import Scene


def in_full(scene: Scene, hit: Hit) -> TermMention:
    """The target with what tells which one it was: "the old grain store of the mill", not only "store".

    Neither its article nor its number nor a word that tells the act is part of it ("the shelled clinic").
    """
    doc = scene.passage.doc
    first, last = phrase(_whole(scene, hit), numbers=False)
    start, end = min(first.i, hit.start), max(last.i + 1, hit.end)
    start = max((i + 1 for i in range(start, hit.start) if i in scene.told), default=start)
    end = min((i for i in range(hit.end, end) if i in scene.told), default=end)
    words = scene.passage.range_of(doc[start:end])
    return TermMention(id=hit.term, start=words.start, end=words.end)


def _whole(scene: Scene, hit: Hit) -> Token:
    """The thing that the word is a part of the name of: "bus" in "the bus garage"; no people, deed or other target."""
    noun = above = scene.passage.doc[hit.start : hit.end].root
    while above.dep_ in {"compound", "nmod"} and above.head.i > above.i and above.head.pos_ in {"NOUN", "PROPN"}:
        above = above.head
        struck = scene.target_by_last.get(above.i)
        other = above.i in scene.struck if struck is None else struck.term != hit.term
        if other or above.i in scene.told or above.i in scene.armed or scene.is_party(above) or scene.is_human(above):
            return noun
    return above
