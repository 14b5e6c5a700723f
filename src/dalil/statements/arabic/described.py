"""Doers without a name in Arabic: "government forces", "unknown gunmen", "jets of the army"."""

from dataclasses import replace

from dalil.model.statement import Participant
from dalil.statements.arabic.parties import parties_in
from dalil.statements.arabic.words import Word, terms_in
from dalil.statements.reading import Reading
from dalil.vocab.arabic import load_arabic_words

_ARTICLE = "ال"
_OF_THE = "لل"
_MODIFIERS = 2
_WHOLE = ("ون", "ين")  # a plural that keeps its ending owns nobody behind it (Ryding 2005, section 8.1)
_RELATION = ("ي", "يه", "يون", "يين")  # ends of adjectives of relation (section 10.3)
_SUFFERING = ("vic", "tgt")
_POSSESSIVE = ("ه", "ها", "هم", "نا", "كم")  # pronouns written onto a noun (section 12.2)
_OPENING, _CLOSING = frozenset('«“"'), frozenset('»”"')
_NAME = 6


def doers_in(reading: Reading, words: list[Word]) -> list[Participant]:
    """The parties that the words name and whoever they describe, in order; the members of a party are the party."""
    named = {one.start: one for one in parties_in(reading, words)}
    taken = {n for n, word in enumerate(words) if any(a <= word.range.start < one.end for a, one in named.items())}
    others = _Others(reading, words, frozenset(taken))
    found, index = [], 0
    while index < len(words):
        end = others.end(index)
        if end is not None:
            start, close = words[index].range.start, words[end - 1].range.end
            whose = named.pop(words[end].range.start, None) if end < len(words) else None
            described = Participant(name=reading.text[start:close], party=None, start=start, end=close)
            found.append(replace(whose, start=start) if whose is not None else described)
        index = end or index + 1
    return sorted((*named.values(), *found), key=lambda one: one.start)


class _Others:
    """The words of a sentence, with those that belong to something else than a description of who did it."""

    def __init__(self, reading: Reading, words: list[Word], taken: frozenset[int]) -> None:
        terms = [one for family in _SUFFERING for one in reading.lexicon.terms.family(family)]
        suffering = {n for one in terms_in(words, terms) for n in range(one.first, one.last + 1)}
        self._known = load_arabic_words()
        self._words, self._taken = words, taken
        self._quoted = [_opens_quote(reading.text, one.range.start) for one in words]
        self._texts = [self._known.plain(reading.text[one.range.start : one.range.end]) for one in words]
        starts = [*(one.range.start for one in words[1:]), words[-1].range.end + 1] if words else []
        self._between = [reading.text[one.range.end : start] for one, start in zip(words, starts, strict=True)]
        self._ends = suffering | taken | {n for n, word in enumerate(words) if self._leads(word)}

    def end(self, index: int) -> int | None:
        """The index behind the description that begins here; None where none does."""
        if index in self._taken:
            return None
        forms = self._words[index].forms
        if forms.isdisjoint(self._known.actors):
            return index + 1 if self._is_possessed(forms) else None
        if self._quoted[index]:
            return self._quote_end(index)
        owned = self._owned(index)
        return self._modified(index + 1 + owned, definite=bool(owned) or self._texts[index].startswith(_ARTICLE))

    def _is_possessed(self, forms: frozenset[str]) -> bool:
        """Whether it is somebody's: "our forces", "its aircraft"."""
        bare = (form.removesuffix(end) for form in forms for end in _POSSESSIVE if form.endswith(end))
        return not self._known.actors.isdisjoint(bare)

    def _quote_end(self, index: int) -> int:
        """The index behind a name in marks, as far as it is a name's length; else behind its first word."""
        last = min(index + _NAME, len(self._between))
        closing = (n for n in range(index, last) if not _CLOSING.isdisjoint(self._between[n]))
        return next(closing, index) + 1

    def _modified(self, end: int, *, definite: bool) -> int:
        """The index behind the adjectives and the "belonging to the government" from here on."""
        for _ in range(_MODIFIERS):
            if not self._goes_on(end):
                break
            if not self._words[end].forms.isdisjoint(self._known.belonging) and self._belongs(end + 1):
                return end + 2
            if not self._describes(end, definite=definite):
                break
            end += 1
        return end

    def _leads(self, word: Word) -> bool:
        return not word.forms.isdisjoint(self._known.before_places | self._known.particles)

    def _goes_on(self, index: int) -> bool:
        """Whether the word stands right behind the one before and belongs to nothing else."""
        inside = index < len(self._words) and index not in self._ends
        return inside and not self._between[index - 1].strip()

    def _owned(self, index: int) -> int:
        """1 where the next word says whose they are ("jets of the army"), else 0."""
        owner = self._goes_on(index + 1) and self._texts[index + 1].startswith(_ARTICLE)
        return int(owner and not self._texts[index].startswith(_ARTICLE) and not self._texts[index].endswith(_WHOLE))

    def _belongs(self, index: int) -> bool:
        return self._goes_on(index) and self._texts[index].startswith(_OF_THE)

    def _describes(self, index: int, *, definite: bool) -> bool:
        """Whether the word is an adjective of those before it: definite as they are."""
        known = self._texts[index].endswith(_RELATION) or not self._words[index].forms.isdisjoint(
            self._known.describing
        )
        return known and self._texts[index].startswith(_ARTICLE) == definite


def _opens_quote(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in _OPENING
