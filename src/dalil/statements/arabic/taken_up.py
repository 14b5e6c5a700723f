"""Whom an Arabic report takes up again: "and Darwish added", "the council said", "and she added that"."""

from dataclasses import dataclass, field, replace

from dalil.model.party import FIGHTING
from dalil.model.span import Range
from dalil.model.statement import Participant
from dalil.statements.arabic.titles import is_definite, untitled
from dalil.statements.arabic.voice import Said
from dalil.statements.arabic.words import Word, plain_words
from dalil.statements.reading import Reading
from dalil.vocab.arabic import load_arabic_words

_ARTICLE = "\u0627\u0644"
_ENDS = frozenset(".:\u060c\u061b\u00ab\n")
_THAT = frozenset(("\u0627\u0646", "\u0628\u0627\u0646"))
_FULL = 2  # words of a name that a part of it takes up


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """A voice as the report first gives it: the words of its name and of what is said of it, without articles."""

    voice: Participant
    name: tuple[str, ...]
    called: frozenset[str]


@dataclass(slots=True, kw_only=True)
class Heard:
    """The voices of one report so far, in the order of its sentences."""

    reading: Reading
    voices: list[_Heard] = field(default_factory=list)
    last: Participant | None = None

    def followed(self, said: Said) -> Said:
        """What is said, by the voice that its words take up."""
        if said.speaker is not None:
            return replace(said, speaker=self.taken_up(said.speaker))
        return said if said.verb is None else replace(said, speaker=self.going_on(said.verb))

    def taken_up(self, voice: Participant) -> Participant:
        """The voice, or the one heard before that its words take up, at the place of the words here."""
        words = plain_words(self.reading.text, Range(start=voice.start, end=voice.end))
        meant = None if voice.party is not None or not words else self._meant(words)
        found = replace(meant, start=voice.start, end=voice.end) if meant is not None else voice
        if meant is None and words:
            self.voices.append(_Heard(voice=voice, name=tuple(map(_bare, words)), called=self._called(voice, words)))
        self.last = found
        return found

    def going_on(self, verb: Word) -> Participant | None:
        """The voice of a verb of saying without anybody behind it; none where the verb is nobody's."""
        alone = verb.forms.isdisjoint(load_arabic_words().impersonal)
        return replace(self.last, start=verb.range.start, end=verb.range.end) if self.last and alone else None

    def _meant(self, words: list[Word]) -> Participant | None:
        name = tuple(_bare(word) for word in untitled(self.reading.text, words, least=1))
        several = [one for one in self.voices if len(one.name) >= _FULL and len(name) <= len(one.name)]
        ending = [one for one in several if one.name[-len(name) :] == name]
        if not ending and any(is_definite(self.reading.text, word) for word in words[:_FULL]):
            ending = [one for one in self.voices if _bare(words[0]) in one.called] or self._body(words)
        known = {one.voice.party or one.voice.name: one.voice for one in ending}
        return known.popitem()[1] if len(known) == 1 else None

    def _body(self, words: list[Word]) -> list[_Heard]:
        """The body heard last where nothing but the word for one ("the organisation") takes it up."""
        if len(words) > 1 or words[0].forms.isdisjoint(load_arabic_words().bodies) or self.last is None:
            return []
        party = self.reading.lexicon.parties.by_id.get(self.last.party or "")
        spoken = party is not None and party.kind not in (*FIGHTING, "person", "outlet", "account")
        return [one for one in self.voices if spoken and one.voice.party == self.last.party][:1]

    def _called(self, voice: Participant, words: list[Word]) -> frozenset[str]:
        """What the voice is called: its first word, its title, and the first word that describes it behind a comma."""
        text = self.reading.text
        first = [*words[:1]]
        end = voice.end
        while end < len(text) and text[end] == " ":
            end += 1
        if end < len(text) and text[end] == "\u060c":
            stop = next((at for at in range(end + 1, len(text)) if text[at] in _ENDS), len(text))
            behind = plain_words(text, Range(start=end + 1, end=stop))
            described = [word for word in behind if word.forms.isdisjoint(load_arabic_words().particles)]
            first += described[:1] if not any(word.forms & _THAT for word in behind[:1]) else []
        before = plain_words(text, Range(start=text.rfind("\n", 0, voice.start) + 1, end=voice.start))[-1:]
        first += [word for word in before if is_definite(text, word)]
        return frozenset(map(_bare, first))


def _bare(word: Word) -> str:
    """The word as it is written, without its article."""
    longest = max(word.forms, key=len)
    return longest.removeprefix(_ARTICLE)
