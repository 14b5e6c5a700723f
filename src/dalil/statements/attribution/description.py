"""What a report says somebody is beside the name, and whether "the NOUN" later on takes it up."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dalil.statements.attribution.persons import Named
from dalil.statements.passage import Passage
from dalil.vocab.offices import is_person, load_offices

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ"))
_MARKS = frozenset((",", "(", "—", "–"))
_RELATIVE = frozenset(("who", "whose", "which"))
_STEM = 4  # letters that a trade and the word for its place or its work share: "pharmacist", "pharmacy"
_ENDING = 4  # and at most so many that only one of the two has
_LONGEST = 8
_POINTING = frozenset(("the", "this", "that"))


@dataclass(frozen=True, slots=True)
class Description:
    """The nouns that say who somebody is (`called`), and those of a clause that tells of him (`told`), as lemmas.

    "Bus driver NAME" and "NAME, a bus driver, …" call him a driver, "NAME, who runs a pharmacy" tells of a pharmacy.
    """

    called: frozenset[str]
    told: frozenset[str]

    @classmethod
    def of(cls, name: TokenSpan) -> "Description":
        """What stands beside this name."""
        return cls(*(frozenset(one.lemma_.lower() for one in nouns) for nouns in (_called(name), _told(name))))

    def fits(self, head: Token) -> bool:
        """Whether the noun names him so: by what he is called, or by its stem in what is told of him.

        What he only belongs to ("a member of the council") is not he.
        """
        noun = head.lemma_.lower()
        if any(_same_trade(noun, one) for one in self.called):
            return True
        office = load_offices().get(noun)
        compounds = {child.lemma_.lower() for child in head.children if child.dep_ == "compound"}
        person = office is None or is_person(office)
        return person and (any(_one_stem(noun, one) for one in self.told) or not compounds.isdisjoint(self.told))


class Descriptions:
    """What a report says of those it names, in the order of the text; each description is looked through once."""

    def __init__(self, named: Sequence[Named], passages: Sequence[Passage]) -> None:
        self._named = named
        self._places: dict[Description, list[int]] = {}
        for index, one in enumerate(named):
            name = passages[one.passage].doc[one.start : one.end]
            self._places.setdefault(Description.of(name), []).append(index)

    def taken_up(self, head: Token, before: int) -> Named | None:
        """The last of the first so many named whom a noun that points back takes up."""
        if not points_back(head):
            return None
        fitting = (places for described, places in self._places.items() if described.fits(head))
        last = max((places[at - 1] for places in fitting if (at := bisect_left(places, before))), default=None)
        return self._named[last] if last is not None else None


def points_back(head: Token) -> bool:
    """Whether a noun for one takes up somebody: "the driver" does, "his driver" and "a driver" do not."""
    if head.pos_ != "NOUN" or head.tag_ == "NNS":
        return False
    return any(child.dep_ == "det" and child.lower_ in _POINTING for child in head.children)


def is_bare_noun(head: Token) -> bool:
    """Whether nothing but the article stands with a noun that points back: "the group", "the official"."""
    return points_back(head) and all(child.dep_ in ("det", "punct") for child in head.children)


def _called(name: TokenSpan) -> Iterator[Token]:
    """The nouns that say who he is: right before the name, and the first behind a comma."""
    doc, start = name.doc, name.start
    if start > name.sent.start and doc[start - 1].pos_ in ("NOUN", "PROPN"):
        yield doc[start - 1]
    words = _behind(name)
    if words and words[0].lower_ not in _RELATIVE:
        nominal = []
        for one in words:
            if one.pos_ not in (*_NOMINAL, "DET", "NUM", "PRON"):
                break
            nominal.append(one)
        nouns = [one for one in nominal if one.pos_ in ("NOUN", "PROPN")]
        yield from nouns[-1:]


def _told(name: TokenSpan) -> Iterator[Token]:
    """The nouns of a relative clause behind the name."""
    words = _behind(name)
    if words and words[0].lower_ in _RELATIVE:
        yield from (one for one in words if one.pos_ == "NOUN")


def _behind(name: TokenSpan) -> list[Token]:
    """The words between the mark behind the name and the next one."""
    doc, at = name.doc, name.end
    if at >= name.sent.end or doc[at].text not in _MARKS:
        return []
    words: list[Token] = []
    for one in doc[at + 1 : min(at + 1 + _LONGEST, name.sent.end)]:
        if one.text in _MARKS or one.is_punct:
            break
        words.append(one)
    return words


def _same_trade(noun: str, other: str) -> bool:
    """Equal, or the one within the other's end ("teacher", "schoolteacher")."""
    short, long = sorted((noun, other), key=len)
    return noun == other or (len(short) > _STEM and long.endswith(short))


def _one_stem(noun: str, other: str) -> bool:
    shared = next((n for n, (a, b) in enumerate(zip(noun, other, strict=False)) if a != b), min(len(noun), len(other)))
    return shared >= _STEM and max(len(noun), len(other)) - shared <= _ENDING and len(noun) > len(other)
