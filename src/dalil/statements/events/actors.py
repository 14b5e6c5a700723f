"""Which words of a passage name a party of the vocabulary or of the case."""

from spacy.tokens import Doc, Token

from dalil.vocab.lexicon import Lexicon
from dalil.vocab.parties import Parties

_KEPT = 4


class PartyNames:
    """Names, aliases and metonyms of the parties by their first word; the longest name wins, own rows come first."""

    def __init__(self, parties: Parties) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for party in parties.rows:
            for name in (party.name, *party.aliases, *party.metonyms):
                words = tuple(name.replace("-", " ").removeprefix("the ").removeprefix("The ").split())
                if words:
                    self._by_first.setdefault(words[0].lower(), []).append((words, party.id))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def by_token(self, doc: Doc) -> dict[int, str]:
        """Party id of each token that stands in a party's name."""
        tokens = [token for token in doc if token.text not in {"-", "\u2013"}]
        found: dict[int, str] = {}
        index = 0
        while index < len(tokens):
            length, party = self._at(tokens, index)
            for token in tokens[index : index + length]:
                found[token.i] = party
            index += max(length, 1)
        return found

    def _at(self, tokens: list[Token], index: int) -> tuple[int, str]:
        for words, party in self._by_first.get(tokens[index].lower_, ()):
            stretch = tokens[index : index + len(words)]
            if len(stretch) == len(words) and all(map(_is_word, stretch, words)):
                return len(words), party
        return 0, ""


def _is_word(token: Token, word: str) -> bool:
    """Whether the token is this word of a name; a capital of the name has to be a capital in the text."""
    if token.lower_ != word.lower():
        return False
    return not word[0].isupper() or token.text[0].isupper()


_READY: list[tuple[Parties, PartyNames]] = []


def party_names(lexicon: Lexicon) -> PartyNames:
    """The names of this lexicon's parties, made ready once; the last few are remembered by identity."""
    for parties, ready in _READY:
        if parties is lexicon.parties:
            return ready
    ready = PartyNames(lexicon.parties)
    _READY.append((lexicon.parties, ready))
    del _READY[:-_KEPT]
    return ready
