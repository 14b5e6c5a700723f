"""Persons named in part: the words of a name in a row, inside the fuller name of one other person of the document."""

from collections.abc import Sequence
from dataclasses import replace

from dalil.statements.attribution.persons import Named

_FEWEST = 2


def with_fuller_names(found: Sequence[Named]) -> tuple[Named, ...]:
    """The mentions, each shorter name with the key of the only longest name that it is a part of.

    Many people bear two family names and are called by the first or by both ("Rivas", "Rivas Oda" for "Elin Rivas
    Oda"), others by the name of father and grandfather. A first name alone stands for nobody, nor does what stands in
    the names of two.
    """
    keys = {one.mention.key: tuple(one.mention.key.split()) for one in found}
    fuller = {key: _fuller(words, keys) for key, words in keys.items()}
    return tuple(
        replace(one, mention=replace(one.mention, key=fuller[one.mention.key] or one.mention.key)) for one in found
    )


def _fuller(words: tuple[str, ...], keys: dict[str, tuple[str, ...]]) -> str | None:
    """The key of the fuller name; None where there is none or several that do not hold one another."""
    holding = {key: other for key, other in keys.items() if len(other) > len(words) > 0 and _holds(other, words)}
    longest = [key for key, other in holding.items() if all(_holds(other, one) for one in holding.values())]
    return longest[0] if len(longest) == 1 else None


def _holds(fuller: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the words stand in the name in a row; a single one not at its beginning."""
    first = 0 if len(words) >= _FEWEST else 1
    return len(fuller) >= _FEWEST and any(
        fuller[at : at + len(words)] == words for at in range(first, len(fuller) - len(words) + 1)
    )
