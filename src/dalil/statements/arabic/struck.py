"""A town as the direct object of a verb of attack: "the planes bombed Douma", with no word of place before its name."""

from dalil.model.where import Where
from dalil.statements.arabic.parties import parties_in, within
from dalil.statements.arabic.words import Found, Word
from dalil.statements.reading import Reading
from dalil.vocab.arabic import load_arabic_words

_BETWEEN = 8
_ARTICLE = "ال"
_ON = ("ب", "و", "ف", "ل")
_SURE = frozenset(("own", "container", "country", "near"))


def struck_places(reading: Reading, words: list[Word], trigger: Found, others: tuple[Found, ...]) -> tuple[Where, ...]:
    """The places that the verb's deed is done to, right behind it or behind who does it.

    "Douma" is also written like "always": whose name something follows that may be the object is none. The name has to
    be one place alone in the country that the report is about.
    """
    known = load_arabic_words()
    first, behind = words[trigger.first], trigger.last + 1
    if trigger.term.id not in known.done_to_places or first.forms.isdisjoint(known.verbs):
        return ()
    doer = parties_in(reading, words[behind : within(reading, words, behind, _BETWEEN)])
    for index in range(behind, within(reading, words, behind, _BETWEEN + 1)):
        word = words[index]
        found = next((one for one in reading.toponyms if one.where.start == word.range.start), None)
        if found is not None and found.kind == "place" and _is_known(reading, found.where, found.reasons):
            return (found.where,) if _goes_on_beside(reading, words, found.where) else ()
        acts = any(one.start <= word.range.start < one.end for one in doer)
        acts = acts or any(one.range.start <= word.range.start < one.range.end for one in others)
        acts = acts or not word.forms.isdisjoint(known.belonging)
        if not acts and not _text(reading, word).startswith(_ARTICLE):
            return ()
    return ()


def _is_known(reading: Reading, where: Where, reasons: tuple[str, ...]) -> bool:
    """Whether the name is a place of one country only, or the report says of which."""
    if where.id is None:
        return False
    candidates = reading.lexicon.gazetteer.candidates(reading.text[where.start : where.end])
    return not _SURE.isdisjoint(reasons) or len({one.country for one in candidates}) == 1


def _goes_on_beside(reading: Reading, words: list[Word], where: Where) -> bool:
    """Whether nothing follows that could be the object instead: the end, a mark, a preposition, "and", or a time."""
    behind = next((word for word in words if word.range.start >= where.end), None)
    if behind is None or reading.text[where.end : behind.range.start].strip():
        return True
    timed = any(one.range.start <= behind.range.start < one.range.end for one in reading.times)
    known = load_arabic_words()
    particle = not behind.forms.isdisjoint(known.before_places | known.particles)
    text = _text(reading, behind)
    return timed or particle or (text.startswith(_ON) and not text.startswith(_ARTICLE))


def _text(reading: Reading, word: Word) -> str:
    return load_arabic_words().fold(reading.text[word.range.start : word.range.end])
