"""Whether a person is spoken of as he or as she, where a title or a word beside the name says so."""

from collections.abc import Mapping, Sequence

from dalil.statements.attribution.persons import Named
from dalil.statements.passage import Passage
from dalil.vocab.gendered import Gender, load_gendered

_POSSESSIVES = {"his", "her"}


def genders(passages: Sequence[Passage], named: Sequence[Named]) -> Mapping[str, Gender]:
    """The gender of each person by key, as far as the document tells it; who is told as both is left out."""
    told: dict[str, set[Gender]] = {}
    for one in named:
        gender = _beside(passages[one.passage], one)
        if gender is not None:
            told.setdefault(one.mention.key, set()).add(gender)
    return {key: next(iter(found)) for key, found in told.items() if len(found) == 1}


def _beside(passage: Passage, one: Named) -> Gender | None:
    """From the title before the name, else from the words of the role ("spokeswoman", "her husband")."""
    known = load_gendered()
    title = passage.doc[one.start - 1].lower_ if one.start else ""
    if title in known and title not in _POSSESSIVES:
        return known[title]
    words = (one.mention.role or "").lower().split()
    return next((known[word] for word in reversed(words) if word in known and word not in _POSSESSIVES), None)


def fits(pronoun: str, key: str | None, told: Mapping[str, Gender]) -> bool:
    """Whether a pronoun can stand for the person; it can for whom nothing is told."""
    wanted, found = load_gendered().get(pronoun), told.get(key or "")
    return wanted is None or found is None or wanted == found


def may_be_called(noun: str, key: str | None, told: Mapping[str, Gender]) -> bool:
    """Whether a noun that tells a gender ("the father of three") can stand for the person; no other noun can."""
    gender = load_gendered().get(noun)
    return gender is not None and told.get(key or "", gender) == gender
