"""What one voice says in one report: the smallest thing that has an origin of its own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dalil.model.span import Range
from dalil.model.statement import Statement
from dalil.origins.scripts import is_arabic
from dalil.origins.sources import Source, Voices
from dalil.origins.words import Words

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """What keeps utterances apart: report and voice, a body's matter, an outlet's sentence, a person's decision."""

    exhibit: str
    voice: str
    matter: str | None = None
    sentence: int | None = None
    apart: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Relayed:
    """Voices without a name that reports have from outlets, by report and name, or its last word; None for two."""

    by_name: dict[tuple[str, str], Source]
    by_word: dict[tuple[str, str], Source | None]

    def add(self, exhibit: str, word: str, source: Source) -> None:
        """Note a voice; the first of a name stays."""
        self.by_name.setdefault((exhibit, source.local), source)
        known = self.by_word.setdefault((exhibit, word), source)
        self.by_word[exhibit, word] = source if known is not None and known.local == source.local else None


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
    grouped: dict[_Turn, list[Statement]] = defaultdict(list)
    sources: dict[_Turn, Source] = {}
    relayed = _Relayed(by_name={}, by_word={})
    for statement in sorted(statements, key=lambda one: one.position):
        source = _taken_up(statement, voices.source(statement), relayed, texts.get(statement.exhibit))
        turn = _turn(statement, source, matters, apart)
        grouped[turn].append(statement)
        sources.setdefault(turn, source)
    _settle(grouped)
    return tuple(
        _utterance(turn.exhibit, sources[turn], said, texts.get(turn.exhibit), matters)
        for turn, said in grouped.items()
    )


def _turn(statement: Statement, source: Source, matters: Mapping[str, str], apart: frozenset[str]) -> _Turn:
    """Which of the voice's turns the statement belongs to: an outlet passes on one sentence after the other."""
    matter = None if source.personal or source.own else matters.get(statement.id)
    passes_on = matter is not None and source.party is not None and source.party.kind == "outlet"
    turn = _Turn(exhibit=statement.exhibit, voice=source.key)
    if statement.id in apart:
        return replace(turn, apart=statement.id)
    return replace(turn, matter=matter, sentence=statement.sentence[0] if passes_on else None)


def _taken_up(statement: Statement, source: Source, relayed: _Relayed, words: Words | None) -> Source:
    """The voice without a name that the report has from an outlet, where "the residents" takes it up further down.

    "The source" takes up "a medical source" too; whom a report gives twice in full under one name is one.
    """
    if not statement.speakers or source.key == source.local or source.own or words is None:
        return source
    name, word = (statement.exhibit, source.local), source.local.rpartition(":")[2].rpartition(" ")[2]
    if source.through is not None:
        relayed.add(statement.exhibit, word, source)
        return source
    again = _ARTICLE.match(words.rendition.text, statement.speakers[-1].start) or is_arabic(statement.speakers[-1].name)
    alone = relayed.by_word.get((statement.exhibit, word)) if " " not in source.local else None
    return (relayed.by_name.get(name) or alone or source) if again else source


def _settle(grouped: dict[_Turn, list[Statement]]) -> None:
    """What a body says on no known matter goes with what it says first on a known one in the same report."""
    first: dict[_Turn, _Turn] = {}
    for turn in grouped:
        if turn.matter is not None:
            first.setdefault(_Turn(exhibit=turn.exhibit, voice=turn.voice), turn)
    for on_nothing, known in first.items():
        if on_nothing in grouped:
            grouped[known].extend(grouped.pop(on_nothing))


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
