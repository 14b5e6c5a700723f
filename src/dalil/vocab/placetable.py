"""The form of the tables that places are looked up in: which names lead to a place, and in which order."""

from collections.abc import Iterable

from dalil.vocab.placename import fold_name, without_article
from dalil.vocab.wordlist import words

ARTICLE_COUNTRIES = frozenset(words("AE BH DJ DZ EG ER IL IQ IR JO KW LB LY MA MR OM PS QA SA SD SO SY TD TN TR YE"))
SHORT_CODE = 4
LARGE = 100_000
_RANK = {"n": 0, "r": 2, "p": 3, "s": 4, "a": 4, "o": 4, "d": 5}
_LARGE_SETTLEMENT = 1


def rank(kind: str, population: int, number: int) -> tuple[int, int, int]:
    """Order among places of one name: countries, large settlements, regions, then the rest by population."""
    level = _LARGE_SETTLEMENT if kind == "p" and population >= LARGE else _RANK[kind]
    return level, -population, number


def worth_keeping(name: str) -> bool:
    """Whether an alternate name is one that reports use: capitalised Latin, Arabic or Cyrillic, no airport code."""
    first = name[:1]
    if "\u0600" <= first <= "\u06ff":
        return True
    if name.isupper() and len(name) <= SHORT_CODE:
        return False
    return first.isupper() and (first < "\u0250" or "\u0400" <= first < "\u0530" or "\u1e00" <= first < "\u1f00")


def keys(names: Iterable[str], country: str) -> set[str]:
    """The folded names under which a place is found, those with an Arabic article also without it."""
    found = {fold_name(name.removeprefix("The ")) for name in names if name}
    if country in ARTICLE_COUNTRIES:
        found |= {bare for key in found if (bare := without_article(key)) and len(bare) > SHORT_CODE - 1}
    return {key for key in found if len(key) > 1}


def place_line(
    number: int,
    name: str,
    *,
    point: tuple[float, float],
    radius_km: float,
    kind: str,
    country: str,
    population: int,
    part_of: int | None,
) -> str:
    """The row of places.tsv: id of nine digits, name, point (WGS 84), radius, kind, country, population, part of."""
    where = f"{point[0]:.4f}\t{point[1]:.4f}\t{radius_km:.0f}"
    above = "" if part_of is None else str(part_of)
    return f"{number:09d}\t{name}\t{where}\t{kind}\t{country}\t{population}\t{above}\n"
