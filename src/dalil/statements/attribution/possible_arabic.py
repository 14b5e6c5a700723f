"""Words of an Arabic text that may be a private person's name: by lists of names, and by what stands before them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dalil.statements.reading import Reading
from dalil.vocab.arabic import load_arabic_words
from dalil.vocab.personal_names import PersonalNames, load_personal_names

_WORD = re.compile("[\u0621-\u0652\u0670-\u06d3]+")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")
_ARTICLE = "ال"
_LONGEST = 4
_SHORTEST = 3
_SPACE = re.compile("[ \u00a0-]+")
_IN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    start: int
    end: int
    form: str
    joined: bool
    """Whether nothing but a space parts it from the word before."""
    settled: bool


def find_possible_arabic(reading: Reading) -> Iterator[tuple[int, int]]:
    """The places [start, end) of possible names, in every block that has Arabic letters."""
    if _WORD.search(reading.text) is None:
        return
    names = load_personal_names()
    lexicon = _lexicon(reading)
    settled = _settled(reading, names)
    for block in reading.rendition.blocks:
        words = list(_words(reading.text, block.start, block.end, settled))
        at = 0
        while at < len(words):
            start = _begins(words, at, names, lexicon)
            end = _ends(words, start, names, lexicon) if start is not None else at
            if start is not None and end > start:
                yield _first(words[start], names), words[end - 1].end
                at = end
            else:
                at += 1


def _words(text: str, start: int, end: int, settled: Collection[int]) -> Iterator[_Word]:
    fold = load_arabic_words().fold
    last = start
    for match in _WORD.finditer(text, start, end):
        yield _Word(
            start=match.start(),
            end=match.end(),
            form=fold(_MARKS.sub("", match.group())),
            joined=_SPACE.fullmatch(text, last, match.start()) is not None,
            settled=match.start() in settled,
        )
        last = match.end()


def _lexicon(reading: Reading) -> frozenset[str]:
    """The folded words of all Arabic labels of the vocabulary and of the names of parties."""
    fold = load_arabic_words().fold
    labels = [term.label_ar for term in reading.lexicon.terms.by_id.values()]
    labels += [name for party in reading.lexicon.parties.rows for name in party.aliases if not name.isascii()]
    return frozenset(word for label in labels for word in _WORD.findall(fold(label)))


def _settled(reading: Reading, names: PersonalNames) -> Collection[int]:
    """Where parties stand, and places that no person bears as a name."""
    fold = load_arabic_words().fold
    found: set[int] = set()
    for block in reading.rendition.blocks:
        text = reading.text[block.start : block.end]
        for name in reading.lexicon.parties.find(text):
            found.update(range(block.start + name.start, block.start + name.end))
    for place in reading.places:
        words = reading.text[place.start : place.end]
        behind = reading.text[max(0, place.start - _IN) : place.start].split()[-1:] == ["في"]
        if fold(_MARKS.sub("", words)) not in names.arabic["given"] and (
            behind or names.is_place(words, reading.lexicon.gazetteer)
        ):
            found.update(range(place.start, place.end))
    return found


def _stem(word: _Word, among: Collection[str]) -> str | None:
    """What is left of the word in the list, without conjunction and preposition; None where it is not in it."""
    return next(
        (word.form[len(one) :] for one in _PREFIXES if word.form.startswith(one) and word.form[len(one) :] in among),
        None,
    )


def _first(word: _Word, names: PersonalNames) -> int:
    """Where the name begins in the word, behind a conjunction or preposition written with it."""
    stem = _stem(word, names.arabic["given"])
    return word.start if stem is None else word.start + len(word.form) - len(stem)


def _is_plain(word: _Word, names: PersonalNames, lexicon: Collection[str]) -> bool:
    """Whether the word is a common one, with or without conjunction, preposition and article."""
    if word.settled:
        return True
    plain, titles = names.arabic["plain"], names.arabic["titles"]
    for prefix in _PREFIXES:
        rest = word.form.removeprefix(prefix) if word.form.startswith(prefix) else ""
        bare = rest.removeprefix(_ARTICLE)
        if any(form in plain or form in titles or form in lexicon for form in (rest, bare) if form):
            return True
    return any(_stem(word, names.arabic[key]) is not None for key in ("harm", "says"))


def _begins(words: list[_Word], at: int, names: PersonalNames, lexicon: Collection[str]) -> int | None:
    """Where a name begins: at this word, or at the next behind a title or a verb; None where none does."""
    word, arabic = words[at], names.arabic
    follows = at + 1 < len(words) and (words[at + 1].joined or word.form in arabic["lists"])
    stem = None if word.settled else _stem(word, arabic["given"])
    if stem is not None:
        named = follows and (
            words[at + 1].form in arabic["seconds"] | arabic["links"]
            or _stem(words[at + 1], arabic["given"]) is not None
        )
        behind = at > 0 and word.joined and (_announces(words[at - 1], arabic) or words[at - 1].form in arabic["holds"])
        if stem not in arabic["ambiguous"] or named or behind:
            return at
    if not follows:
        return None
    if word.form in ("ابو", "ابي", "ابا", "ام", "ابن", "بن", "بنت", "عبد") and not _is_plain(
        words[at + 1], names, lexicon
    ):
        return at
    article = word.form.startswith(_ARTICLE) and at > 0 and word.joined
    if _announces(word, arabic) or (article and _stem(words[at - 1], arabic["harm"]) is not None):
        after = words[at + 1]
        return at + 1 if not _is_plain(after, names, lexicon) and not after.form.startswith(_ARTICLE) else None
    return None


def _announces(word: _Word, arabic: dict[str, frozenset[str]]) -> bool:
    return any(_stem(word, arabic[key]) is not None for key in ("titles", "harm", "says", "holds", "lists"))


def _ends(words: list[_Word], start: int, names: PersonalNames, lexicon: Collection[str]) -> int:
    """The end of the name: before a common word, a mark, or after four words."""
    end = start
    arabic = names.arabic
    while end < len(words) and end - start < _LONGEST and (end == start or words[end].joined):
        word = words[end]
        linked = word.form in arabic["links"]
        named = word.form in arabic["given"] or word.form in arabic["seconds"]
        behind_link = end > start and words[end - 1].form in arabic["links"]
        if not (linked or named or behind_link or (end == start)) and (
            _is_plain(word, names, lexicon) or len(word.form) < _SHORTEST
        ):
            break
        end += 1
    while end > start and words[end - 1].form in arabic["links"] and words[end - 1].form != "ام":
        end -= 1
    return end
