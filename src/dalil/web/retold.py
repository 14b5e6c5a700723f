"""What the case says in English sentences of its own, in the language of the desk: the records stay as they are.

A sentence is known by its words around what it puts in. What is put in stays, or is a value with words of its own.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from gettext import NullTranslations
from itertools import pairwise

from markupsafe import Markup, escape

from dalil.dossier import phrases
from dalil.dossier.controls import visible
from dalil.law.matrix import UNVERIFIED
from dalil.vocab.frameworks import load_frameworks
from dalil.vocab.terms import load_terms
from dalil.web.labels import LABELS, Labels
from dalil.web.language import SOURCE, Language
from dalil.web.sentences import load_sentences

CONTEXT, DATE, LAW = "sentence", "date", "law"
MOST = 4000  # code points: what is longer is shown as it is
_HOLE = re.compile(r"%\((\w+)\)s")
_END = re.compile(r"(?<=[.\]]) (?=[A-Z0-9\[])")
_WORD = re.compile(r"[A-Za-z]+")
_NUMBER = re.compile(r"[\d,]+")
_FIGURE = re.compile(
    rf"(?P<amount>[a-z ]*\d[\d,]*(?: to [\d,]+| or more)?)(?: (?P<unit>[^()]+?))?"
    rf" (?P<counts>{'|'.join(LABELS['counts'].values())})(?: (?P<rest>\(.+\)))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    """A sentence cut at its holes: one more piece of words than names."""

    text: str
    pieces: tuple[str, ...]
    names: tuple[str, ...]

    def holes(self, said: str) -> Mapping[str, str] | None:
        """What stands in the holes, each as short as it can be; None where it is another sentence.

        Looks for the pieces from left to right and never goes back, so no text costs more than its length.
        """
        if not (said.startswith(self.pieces[0]) and said.endswith(self.pieces[-1])):
            return None
        end = len(said) - len(self.pieces[-1])
        at, found = len(self.pieces[0]), {}
        for name, piece in zip(self.names, self.pieces[1:], strict=True):
            last = name == self.names[-1]
            to = end if last else said.find(piece, at, end)
            if to <= at:
                return None
            found[name], at = said[at:to], to + len(piece)
        return found if self.names or len(self.pieces[0]) == len(said) else None


def _pattern(text: str) -> _Pattern:
    cuts = [0, *(cut for hole in _HOLE.finditer(text) for cut in hole.span()), len(text)]
    pieces = tuple(text[low:high].replace("%%", "%") for low, high in list(pairwise(cuts))[::2])
    return _Pattern(text=text, pieces=pieces, names=tuple(_HOLE.findall(text)))


class Retold:
    """The sentences of the case in one language; called with one of them, or with several in a row."""

    def __init__(self, language: Language, translated: NullTranslations, labels: Labels) -> None:
        self._source = language == SOURCE
        self._translated = translated
        self._labels = labels
        self._known = load_sentences()
        self._patterns = tuple(map(_pattern, self._known.every))
        self._amounts = tuple(map(_pattern, phrases.AMOUNTS))
        self._terms = {term.label.lower(): term.id for term in load_terms().by_id.values()}

    def __call__(self, text: str) -> Markup:
        """The text in the language of the desk; one that it does not know in English, and marked as English."""
        if self._source:
            return visible(escape(text))
        for parts in (_END.split(text), [text]) if len(text) <= MOST else ():
            known = [one for part in parts if (one := self._one(part)) is not None]
            if len(known) == len(parts):
                return Markup(" ").join(known)
        return Markup('<span lang="en" dir="ltr">{}</span>').format(visible(escape(text)))

    def law(self, text: str) -> Markup:
        """A title or element of law; one that its package has in English alone in English."""
        words = text.removesuffix(UNVERIFIED).rstrip()
        found = self._translated.pgettext(LAW, words)
        if words != text and (self._source or found == words):
            return Markup("{} {}").format(self(words), self._unverified())
        if self._source or found == words:
            return self(text)
        return escape(found) if words == text else Markup("{} {}").format(found, self._unverified())

    def _unverified(self) -> Markup:
        return Markup('<span class="unverified">{}</span>').format(self(UNVERIFIED))

    def _one(self, text: str) -> Markup | None:
        for pattern in self._patterns:
            holes = pattern.holes(text)
            if holes is not None:
                words = self._translated.pgettext(CONTEXT, pattern.text)
                return escape(words) % {name: self._filled(name, value) for name, value in holes.items()}
        return None

    def _filled(self, name: str, value: str) -> Markup:
        """What stands in a hole: an act, a day, a figure or the report itself in words, all else as it was written."""
        if name.startswith("act") and value in self._terms:
            return escape(self._labels.term(self._terms[value]))
        if name.startswith(("day", "span")):
            return Markup("<bdi>{}</bdi>").format(self._day(value))
        if name.startswith("figure") and (figure := self._figure(value)) is not None:
            return figure
        if value.lower() in self._known.voices:
            return escape(self._translated.pgettext(CONTEXT, value.lower()))
        return Markup("<bdi>{}</bdi>").format(visible(escape(value)))

    def _figure(self, value: str) -> Markup | None:
        """What is counted, the number, of whom and where it stands; None where it is worded otherwise."""
        found = _FIGURE.fullmatch(value)
        if found is None:
            return None
        for pattern in self._amounts:
            numbers = pattern.holes(found["amount"])
            if numbers is not None and all(map(_NUMBER.fullmatch, numbers.values())):
                counts = self._labels.label("counts", found["counts"])
                amount = self._translated.gettext(pattern.text) % numbers
                rest = (
                    Markup(" <bdi>{}</bdi>").format(visible(escape(found[one])))
                    for one in ("unit", "rest")
                    if found[one]
                )
                return Markup("{}: {}").format(counts, amount) + Markup("").join(rest)
        return None

    def _day(self, value: str) -> str:
        """A date in words, word by word."""
        if not set(_WORD.findall(value)) <= set(self._known.date_words):
            return value
        return _WORD.sub(lambda found: self._translated.pgettext(DATE, found[0]), value)


def texts() -> Iterator[tuple[str, str]]:
    """Context and English words of every sentence, with the words that dates are made of."""
    known = load_sentences()
    yield from ((CONTEXT, text) for text in (*known.every, *known.voices))
    yield from ((DATE, word) for word in known.date_words)
    for framework in load_frameworks():
        for provision in framework.provisions:
            yield LAW, provision.title
            yield from ((LAW, element.text) for element in provision.elements)
