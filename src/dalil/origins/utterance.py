"""What one voice says in one report: the smallest thing that has an origin of its own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dalil.model.span import Range
from dalil.model.statement import Statement
from dalil.origins.scripts import is_arabic
from dalil.origins.sources import Source, Voices
from dalil.origins.words import Words

_APART = "apart:"
_LAST = "last:"
_ARTICLE = re.compile(r"the\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """The statements of one voice in one report, about one matter where the voice is a body.

    `direct`: at least one of them stands in quotation marks. `matters`: what the statements are about (labels that
    group statements of one occurrence; `about` has one for each statement, or None). `extent`: the code points of the
    statements and the quotations around them; `passages`: the blocks in which the voice says several things, which may
    be its speech without marks.
    """

    exhibit: str
    source: Source
    statements: tuple[Statement, ...]
    direct: bool
    matters: frozenset[str]
    about: tuple[str | None, ...]
    extent: tuple[Range, ...]
    passages: tuple[Range, ...]

    @property
    def anchor(self) -> str:
        """The id of its first statement, which stands for it in links."""
        return self.statements[0].id


def utterances(
    statements: Iterable[Statement],
    voices: Voices,
    texts: Mapping[str, Words],
    matters: Mapping[str, str],
    apart: frozenset[str],
) -> tuple[Utterance, ...]:
    """Group statements by report and voice; those whose id is in `apart` stand alone, so that a person can part them.

    A person is taken to speak once in a report; a body is taken to speak once on each matter; what an outlet passes on
    may come from somebody else in each sentence.
    """
    grouped: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    sources: dict[tuple[str, str, str], Source] = {}
    relayed: dict[tuple[str, str], Source | None] = {}
    for statement in sorted(statements, key=lambda one: one.position):
        source = _taken_up(statement, voices.source(statement), relayed, texts.get(statement.exhibit))
        matter = "" if source.personal or source.own else matters.get(statement.id, "")
        if matter and source.party is not None and source.party.kind == "outlet":
            matter = f"{matter}@{statement.sentence[0]}"  # an outlet passes on one after the other
        key = (statement.exhibit, source.key, f"{_APART}{statement.id}" if statement.id in apart else matter)
        grouped[key].append(statement)
        sources.setdefault(key, source)
    _settle(grouped)
    return tuple(
        _utterance(
            exhibit, sources[exhibit, voice, matter], grouped[exhibit, voice, matter], texts.get(exhibit), matters
        )
        for exhibit, voice, matter in grouped
    )


def _taken_up(
    statement: Statement, source: Source, relayed: dict[tuple[str, str], Source | None], words: Words | None
) -> Source:
    """The voice without a name that the report has from an outlet, where "the residents" takes it up further down.

    "The source" takes up "a medical source" too; whom a report gives twice in full under one name is one.
    """
    if not statement.speakers or source.key == source.local or source.own or words is None:
        return source
    voice, place = statement.speakers[-1], (statement.exhibit, source.local)
    last = (statement.exhibit, f"{_LAST}{source.local.rpartition(':')[2].rpartition(' ')[2]}")
    if source.through is not None:
        relayed.setdefault(place, source)
        known = relayed.setdefault(last, source)
        relayed[last] = source if known is not None and known.local == source.local else None
    elif _ARTICLE.match(words.rendition.text, voice.start) or is_arabic(voice.name):
        alone = None if " " in source.local else relayed.get(last)
        return relayed.get(place) or alone or source
    return source


def _settle(grouped: dict[tuple[str, str, str], list[Statement]]) -> None:
    """What a body says on no known matter goes with what it says first on a known one in the same report."""
    first: dict[tuple[str, str], tuple[str, str, str]] = {}
    for key in grouped:
        if key[2] and not key[2].startswith(_APART):
            first.setdefault(key[:2], key)
    for voice, known in first.items():
        if (*voice, "") in grouped:
            grouped[known].extend(grouped.pop((*voice, "")))


def _utterance(
    exhibit: str, source: Source, said: Sequence[Statement], words: Words | None, matters: Mapping[str, str]
) -> Utterance:
    quotes = [place for s in said for place in (words.quotes if words else ()) if place.start <= s.start < place.end]
    blocks = words.rendition.blocks if words else ()
    ordered = tuple(sorted(said, key=lambda one: one.position))
    several = [b for b in blocks if sum(b.start <= s.start < b.end for s in said) > 1]
    return Utterance(
        exhibit=exhibit,
        source=source,
        statements=ordered,
        direct=bool(quotes),
        matters=frozenset(matters[s.id] for s in said if s.id in matters),
        about=tuple(matters.get(s.id) for s in ordered),
        extent=tuple(sorted({*quotes, *(Range(start=s.start, end=s.end) for s in said)})),
        passages=tuple(Range(start=block.start, end=block.end) for block in several),
    )
