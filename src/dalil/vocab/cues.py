"""Words that announce somebody's words or thoughts: verbs, phrases, nouns, prepositions and adverbs, as data."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast, get_args

from dalil.errors import SettingsError
from dalil.model.statement import SpeechAct

CueKind = Literal["verb", "phrase", "noun", "source", "adverb", "announcement", "return", "contact"]
CueFamily = Literal["say", "think", "want", "stance", "seem"]
CueClass = Literal["neutral", "factive", "doubt", "hostile_speech", "negative"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One cue: its lemmas, what it commits its reporter to, the act it names, and where the reported words stand.

    `frames` name the complements that hold the content: clause, quote, inf, obj, objinf, pobj, pobjinf (verbs); that,
    of, for, inf and other prepositions (nouns); rest (the rest of the sentence). `prepositions` of frame prep, and
    `with_object` of frame objprep ("accuse X of"), say which prepositions do.
    """

    words: tuple[str, ...]
    kind: CueKind
    family: CueFamily
    commitment: CueClass
    speech_act: SpeechAct
    frames: frozenset[str]
    prepositions: frozenset[str]
    with_object: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """All cues: verbs and nouns by lemma; phrases by their first lemma, the longest first; adverbs by lemma.

    `announcements` open a line that announces a speech ("here is X"); `returns` show that the author speaks again;
    `contacts` are verbs by which words come from one to another without being told themselves ("learned from X").
    """

    verbs: Mapping[str, Cue]
    phrases: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, Cue]
    sources: Mapping[str, tuple[Cue, ...]]
    adverbs: Mapping[str, Cue]
    announcements: Mapping[str, tuple[Cue, ...]]
    returns: Mapping[str, tuple[Cue, ...]]
    contacts: Mapping[str, Cue]


def read_cues(text: str, where: str) -> tuple[Cue, ...]:
    """The cues of a CSV text. Raises `SettingsError` naming every wrong line."""
    cues, problems = [], []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        closed = (("kind", CueKind), ("family", CueFamily), ("commitment", CueClass), ("speech_act", SpeechAct))
        wrong = [name for name, values in closed if row.get(name) not in get_args(values)]
        wrong += [name for name in ("words", "frames", "source") if not row.get(name)]
        if wrong:
            problems.append(f"line {number}: {', '.join(wrong)}")
        else:
            cues.append(_cue(row))
    if problems:
        raise SettingsError(f"{where} holds wrong rows.", "Mend these columns.", tuple(problems))
    return tuple(cues)


def _cue(row: dict[str, str]) -> Cue:
    frames = row["frames"].split()

    def listed(name: str) -> frozenset[str]:
        lists = (frame.partition("=")[2] for frame in frames if frame.partition("=")[0] == name)
        return frozenset(word for words in lists for word in words.split(","))

    return Cue(
        words=tuple(row["words"].split()),
        kind=cast("CueKind", row["kind"]),
        family=cast("CueFamily", row["family"]),
        commitment=cast("CueClass", row["commitment"]),
        speech_act=cast("SpeechAct", row["speech_act"]),
        frames=frozenset(frame.partition("=")[0] for frame in frames),
        prepositions=listed("prep"),
        with_object=listed("objprep"),
        source=row["source"],
    )


@cache
def load_cues() -> Cues:
    """The cues that ship with dalil."""
    text = resources.files("dalil.vocab").joinpath("data/cues.csv").read_text(encoding="utf-8")
    rows = read_cues(text, "cues.csv")
    return Cues(
        verbs={cue.words[0]: cue for cue in rows if cue.kind == "verb"},
        phrases=_by_first(cue for cue in rows if cue.kind == "phrase"),
        nouns={cue.words[0]: cue for cue in rows if cue.kind == "noun"},
        sources=_by_first(cue for cue in rows if cue.kind == "source"),
        adverbs={cue.words[0]: cue for cue in rows if cue.kind == "adverb"},
        announcements=_by_first(cue for cue in rows if cue.kind == "announcement"),
        returns=_by_first(cue for cue in rows if cue.kind == "return"),
        contacts={cue.words[0]: cue for cue in rows if cue.kind == "contact"},
    )


def _by_first(cues: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for cue in sorted(cues, key=lambda one: (-len(one.words), one.words)):
        found.setdefault(cue.words[0], []).append(cue)
    return {first: tuple(several) for first, several in found.items()}
