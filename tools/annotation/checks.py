"""What holds for the corpus as a whole: nobody real is named or accused, and no text stands in two places."""

import re
from collections.abc import Iterable, Mapping

from annotation.conflict import Conflict
from annotation.document import Document
from dalil.vocab.parties import load_parties

SHARED_WORDS = 9
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…]['\"”’)]*|[\n\"“‘'(\[•*—–-]|[@#])\s*$")
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]*")


def undeclared_names(document: Document, names: Iterable[str], known: Iterable[str]) -> list[str]:
    """Capitalised words inside a sentence that no list declares: every name is on a list that people have read."""
    words = {word for name in (*names, *known) for word in _words(name)}
    found = []
    for one in _CAPITALISED.finditer(document.text):
        parts = _words(one.group())
        listed = all(part in words or (part.isupper() and part.title() in words) for part in parts)
        if listed or _SENTENCE_START.search(document.text[: one.start()][-4:]):
            continue
        found.append(f"{document.name}: {one.group()} at {one.start()} is a name on no list (conflict.yaml, names)")
    return found


def _words(text: str) -> list[str]:
    bare = (re.sub(r"[’']s?$", "", part) for part in re.findall(r"[\w’']+", text))
    return [part for part in bare if part]


def accused_reality(document: Document) -> list[str]:
    """Perpetrators that are parties of the vocabulary: real states and groups are never accused of invented acts."""
    parties = load_parties()
    found = []
    for event in document.record["events"]:
        for one in event["perpetrators"]:
            words = document.text[one["start"] : one["end"]]
            hits = [hit for hit in parties.find(words) if hit.party != "party.un"]
            found += [f"{document.name}: {event['id']} accuses {hit.party}" for hit in hits]
    return found


def shared_text(conflicts: Iterable[Conflict], others: Mapping[str, str]) -> list[str]:
    """Runs of words that stand in two conflicts, or in a conflict and in another text of the repository."""
    owner: dict[tuple[str, ...], str] = {}
    for name, text in others.items():
        owner.update(dict.fromkeys(_runs(text), name))
    found = []
    for conflict in conflicts:
        own = {run: one.name for one in conflict.documents for run in _runs(one.text)}
        found += [f"{own[run]} shares words with {owner[run]}: {' '.join(run)}" for run in sorted(own) if run in owner]
        owner.update(own)
    return found


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + SHARED_WORDS]) for at in range(len(words) - SHARED_WORDS + 1)}
