"""The words of the vocabulary as they stand in a parsed text: one pass over the tokens, false friends left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from dalil.statements.events.clause import is_verb_of_headline
from dalil.statements.named_words import in_party_name
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.terms import Term, Terms

WordClass = Literal["verb", "noun", "phrase", "blocker"]
_KEPT = 4
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Words of a term at tokens [start, end) of a passage; `words` is the entry of the vocabulary that was met."""

    term: str
    start: int
    end: int
    words: str
    word_class: WordClass


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    term: str
    word_class: WordClass


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a passage without hyphens, and the forms that each may be looked up under.

    A party's name tells no act; the words of it that are written small ("Norvan warplanes") may name a weapon, a target
    or people. `stems` are the lemmas of those that may be participles (see `stems`).
    """

    tokens: list[Token]
    telling: list[frozenset[str]]
    naming: list[frozenset[str]]
    stems: list[tuple[Token, list[str]]]


def words_of(doc: Doc) -> Words:
    """The words of a passage, made ready once for all lexemes."""
    tokens = [token for token in doc if token.text not in {"-", "\u2013"}]
    open_forms = [_forms(token) for token in tokens]
    named = [in_party_name(token) for token in tokens]
    stemmed = [(token, found) for token in tokens if (found := stems(token))]
    if not any(named):
        return Words(tokens, open_forms, open_forms, stemmed)
    telling = [_NONE if inside else form for inside, form in zip(named, open_forms, strict=True)]
    naming = [
        _NONE if inside and not token.text.islower() else form
        for inside, token, form in zip(named, tokens, open_forms, strict=True)
    ]
    return Words(tokens, telling, naming, stemmed)


_NONE: frozenset[str] = frozenset()


class Lexemes:
    """The entries of the terms by their first word; hyphens in text and entry count as spaces."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_first: dict[str, list[_Entry]] = {}
        for term in terms:
            for word_class, entries in _listed(term):
                for entry in entries:
                    words = tuple(entry.lower().replace("-", " ").split())
                    self._by_first.setdefault(words[0], []).append(_Entry(words, term.id, word_class))
        self._first = frozenset(self._by_first)

    def hits(self, words: "Words", *, telling: bool = False) -> tuple[Hit, ...]:
        """All entries met, in order of the text; none that touches a false friend of its own term.

        `telling`: what happens is looked for, which no name tells.
        """
        tokens, forms = words.tokens, words.telling if telling else words.naming
        firsts = [index for index, form in enumerate(forms) if not self._first.isdisjoint(form)]
        found = [hit for index in firsts for hit in self._at(index, tokens, forms)]
        found.extend(hit for token, lemmas in words.stems for hit in self._participle(token, lemmas))
        found.sort(key=lambda hit: (hit.start, hit.end))
        blocked = {(hit.term, at) for hit in found if hit.word_class == "blocker" for at in range(hit.start, hit.end)}
        return tuple(
            hit
            for hit in found
            if hit.word_class != "blocker"
            and not (blocked and any((hit.term, at) in blocked for at in range(hit.start, hit.end)))
        )

    def _participle(self, token: Token, lemmas: Iterable[str]) -> Iterator[Hit]:
        for stem in lemmas:
            for entry in self._by_first.get(stem, ()):
                if entry.word_class == "verb" and len(entry.words) == 1:
                    yield Hit(term=entry.term, start=token.i, end=token.i + 1, words=stem, word_class="verb")

    def _at(self, index: int, tokens: list[Token], forms: list[frozenset[str]]) -> Iterator[Hit]:
        for first in sorted(forms[index]):
            for entry in self._by_first.get(first, ()):
                end = index + len(entry.words)
                if end <= len(tokens) and all(
                    word in form for word, form in zip(entry.words[1:], forms[index + 1 : end], strict=True)
                ):
                    if len(entry.words) == 1 and not _fits(tokens[index], entry.word_class):
                        continue
                    if entry.word_class == "noun" and len(entry.words) > 1 and tokens[end - 1].pos_ == "VERB":
                        continue
                    if entry.word_class == "verb" and not any(
                        one.pos_ == "VERB" or is_verb_of_headline(one) for one in tokens[index:end]
                    ):
                        continue
                    yield Hit(
                        term=entry.term,
                        start=tokens[index].i,
                        end=tokens[end - 1].i + 1,
                        words=" ".join(entry.words),
                        word_class=entry.word_class,
                    )


def _listed(term: Term) -> tuple[tuple[WordClass, tuple[str, ...]], ...]:
    return (
        ("verb", term.verbs),
        ("noun", term.nouns),
        ("phrase", term.phrases),
        ("blocker", term.blockers),
    )


def _forms(token: Token) -> frozenset[str]:
    """The word as it stands, its lemma, and without a plural's ending where the lemma kept it (names, hashtags)."""
    lower = token.lower_.lstrip("#")
    forms = {lower, token.lemma_.lower()}
    if lower.endswith("s"):
        forms.add(lower[:-1])
    return frozenset(forms)


def stems(token: Token) -> list[str]:
    """The lemmas that a participle can have which the tagger took for an adjective."""
    lower = token.lower_
    if token.pos_ not in {"ADJ", "PROPN"} or token.lemma_.lower() != lower:
        return []
    return [
        lower[: -len(ending)] + back
        for ending, back in (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))
        if lower.endswith(ending) and len(lower) > len(ending) + _SHORTEST_STEM
    ]


def _fits(token: Token, word_class: WordClass) -> bool:
    """Whether a single word has the part of speech of its entry; a participle tagged ADJ may be a verb's."""
    if word_class == "verb":
        if is_verb_of_headline(token):
            return True
        return token.pos_ in {"VERB", "AUX"} or (token.pos_ == "ADJ" and token.lower_.endswith(("ed", "ing")))
    if word_class == "noun":
        return token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or (token.tag_ == "VBG" and _is_nominal(token))
    return True


def _is_nominal(gerund: Token) -> bool:
    """Whether a form in -ing stands as a noun does, with no object of its own ("reports of shelling in Tarn")."""
    if gerund.dep_ == "pcomp":
        return not any(child.dep_ == "dobj" for child in gerund.children)
    return gerund.dep_ in _NOMINAL


_NOMINAL = {"dobj", "pobj", "nsubj", "nsubjpass", "conj", "compound"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LexemeSets:
    """The vocabulary made ready once: what happens, with what, against what, to whom, and claims about law."""

    acts: Lexemes
    weapons: Lexemes
    targets: Lexemes
    victims: Lexemes


def _build(terms: Terms) -> LexemeSets:
    happens = tuple(term for family in ("act", "dip", "harm", "legal") for term in terms.family(family))
    return LexemeSets(
        acts=Lexemes(happens),
        weapons=Lexemes(terms.family("wpn")),
        targets=Lexemes(terms.family("tgt")),
        victims=Lexemes(terms.family("vic")),
    )


_READY: list[tuple[Terms, LexemeSets]] = []


def lexemes_of(lexicon: Lexicon) -> LexemeSets:
    """The sets of this lexicon, built when first asked for; the last few lexicons are remembered by identity."""
    for terms, ready in _READY:
        if terms is lexicon.terms:
            return ready
    ready = _build(lexicon.terms)
    _READY.append((lexicon.terms, ready))
    del _READY[:-_KEPT]
    return ready
