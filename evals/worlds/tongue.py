"""One hand's wording of papers: what happened, ways to attribute, scenery. Braces are filled by `writing`."""

from collections.abc import Mapping
from dataclasses import dataclass

from worlds import arabic, english

Table = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArabicTongue:
    """The same for Arabic papers, in the fields of `arabic`."""

    told: Table
    says: tuple[str, ...]
    cites: tuple[str, ...]
    denies: tuple[str, ...]
    blames: tuple[str, ...]


FIRST_ARABIC = ArabicTongue(
    told=arabic.TOLD, says=arabic.SAYS, cites=arabic.CITES, denies=arabic.DENIES, blames=arabic.BLAMES
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """Patterns by act where they differ by act; see `english` for what the braces stand for.

    `dated` and `weekday` are the ways to tell a day, `lowest` tells a lower bound.
    """

    told_with_doer: Table
    told_without: Table
    told_bare: Table
    says: tuple[str, ...]
    body_says: tuple[str, ...]
    cites: tuple[str, ...]
    denies: Table
    blames: Table
    quoted: tuple[str, ...]
    headlines: tuple[str, ...]
    tails: tuple[str, ...]
    background: tuple[str, ...]
    dated: tuple[str, ...] = ("on {d} {month}", "on {month} {d}")
    weekday: tuple[str, ...] = ("on {weekday}",)
    lowest: str = "at least {number} {unit}"
    arabic: ArabicTongue = FIRST_ARABIC


FIRST = Tongue(
    told_with_doer=english.TOLD_WITH_DOER,
    told_without=english.TOLD_WITHOUT,
    told_bare=english.TOLD_BARE,
    says=english.SAYS,
    body_says=english.BODY_SAYS,
    cites=english.CITES,
    denies=english.DENIES,
    blames=english.BLAMES,
    quoted=english.QUOTED,
    headlines=english.HEADLINES,
    tails=english.TAILS,
    background=english.BACKGROUND,
)
