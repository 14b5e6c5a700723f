"""Tables that stand in a page between two comments: closed lists in the guide, counts in the data statement."""

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import get_args

from annotation.conflict import Conflict
from annotation.document import GENRES, LAYERS, Record
from annotation.timex import REFERENCES
from dalil.model.conflict import ConflictKind
from dalil.model.figure import Comparator, Counts
from dalil.model.link import LinkKind
from dalil.model.statement import Attribution, Commitment, Kind, Modality, Polarity, Status, Via
from dalil.model.when import TimeBasis
from dalil.vocab.terms import load_terms

WIDTH = 118
Test = Callable[[Record], bool]
_ASTRAL = 0x1F000  # where the emoji begin
_FAMILIES = {
    "act": "acts", "harm": "harms", "dip": "diplomatic acts", "legal": "legal labels", "vic": "victims",
    "wpn": "weapons", "tgt": "targets",
}  # fmt: skip


def filled(text: str, name: str, table: str) -> str:
    """The page with the table between `<!-- NAME -->` and `<!-- /NAME -->`; raises `ValueError` where they are not."""
    head, opening, rest = text.partition(f"<!-- {name} -->\n")
    _, closing, tail = rest.partition(f"<!-- /{name} -->")
    if not opening or not closing:
        raise ValueError(f"no place for {name}")
    return f"{head}{opening}{table}{closing}{tail}"


def closed_lists() -> str:
    """Every value that a mark may bear, from the model and the vocabulary."""
    lists: dict[str, Sequence[str]] = {
        "status": get_args(Status),
        "kind": get_args(Kind),
        "polarity": get_args(Polarity),
        "modality": get_args(Modality),
        "commitment": get_args(Commitment),
        "sourcing": get_args(Attribution),
        "how the text names the doer (B)": get_args(Via),
        "what a figure counts": get_args(Counts),
        "comparator": get_args(Comparator),
        "basis of a time": get_args(TimeBasis),
        "references of TIMEX3": REFERENCES,
        "links of one origin": get_args(LinkKind),
        "conflicts": get_args(ConflictKind),
        "genres": GENRES,
        "layers": LAYERS,
    }
    lists |= {label: [term.id for term in load_terms().family(family)] for family, label in _FAMILIES.items()}
    rows = [f"- {label}: {', '.join(f'`{value}`' for value in values)}" for label, values in lists.items()]
    rows.append(f"- vague words: {', '.join(_vague())}")
    return "".join(f"{line}\n" for row in rows for line in _wrapped(row))


def _vague() -> Iterable[str]:
    for word, (low, high) in load_terms().vague_counts.items():
        ends = ("" if low is None else str(low), "" if high is None else str(high))
        yield f"*{word}* `{'..'.join(ends)}`"


def _wrapped(row: str) -> Iterable[str]:
    line = ""
    for word in row.split(" "):
        if line and len(line) + len(word) >= WIDTH:
            yield line
            line = "  " + word
        else:
            line = f"{line} {word}" if line else word
    yield line


def coverage(found: Sequence[Conflict], read: Mapping[str, Sequence[str]]) -> str:
    """Reports by genre and language, and reports that hold each hard thing; `read` are those that no mark shows."""
    records = [document.record for one in found for document in one.documents]
    rows = ["| genre | English | Arabic | words |", "|---|---|---|---|"]
    for genre in GENRES:
        own = [row for row in records if row["genre"] == genre]
        arabic = sum(map(_is_arabic, own))
        words = sum(len(row["text"].split()) for row in own)
        rows.append(f"| {genre.replace('_', ' ')} | {len(own) - arabic} | {arabic} | {words:,} |")
    arabic, words = sum(map(_is_arabic, records)), sum(len(row["text"].split()) for row in records)
    rows.append(f"| all | {len(records) - arabic} | {arabic} | {words:,} |")
    linked = {end.partition(":")[0] for one in found for link in one.links for end in _ends(link)}
    held = {name: sum(map(holds, records)) for name, holds in _HARD.items()}
    held["tied to another report: one origin, or a conflict"] = len(linked)
    held |= {name: len(set(reports)) for name, reports in read.items()}
    rows += ["", "| hard thing | reports |", "|---|---|", *(f"| {name} | {count} |" for name, count in held.items())]
    return "\n".join(rows) + "\n"


def unknown_reports(found: Sequence[Conflict], read: Mapping[str, Sequence[str]]) -> list[str]:
    """Reports that coverage.yaml names and that are not there."""
    known = {document.name for one in found for document in one.documents}
    return [f"coverage.yaml: {name} is not there" for names in read.values() for name in names if name not in known]


def _ends(link: Record) -> list[str]:
    return [*(link.get("members") or []), *(end for side in link.get("sides") or [] for end in side)]


def _is_arabic(row: Record) -> bool:
    text: str = row["text"]
    return sum("\u0600" <= sign <= "\u06ff" for sign in text) > len(text) / 5


def _depth(row: Record, one: Record) -> int:
    by_id = {other["id"]: other for other in row["attributions"]}
    return 1 + (_depth(row, by_id[one["parent"]]) if one["parent"] else 0)


def _breaks(row: Record, one: Record) -> bool:
    """Whether the content runs over paragraphs."""
    spans = sorted(one["content"])
    return bool(spans) and "\n\n" in row["text"][spans[0][0] : spans[-1][1]]


def _interrupted(one: Record) -> bool:
    """Whether the source or cue stands between two parts of the content."""
    parts, told = sorted(one["content"]), one["source"] + one["cue"]
    return any(parts[0][1] <= start and end <= parts[-1][0] for start, end in told)


def _status(*wanted: str) -> Test:
    return lambda row: any(one["status"] in wanted for one in row["events"])


def _attributed(test: Callable[[Record, Record], bool]) -> Test:
    return lambda row: any(test(row, one) for one in row["attributions"])


def _figured(test: Test) -> Test:
    return lambda row: any(test(one) for one in row["figures"])


def _timed(test: Test) -> Test:
    return lambda row: any(test(one) for one in row["times"])


def _crowded(row: Record) -> bool:
    """Whether one sentence holds two triggers or more."""
    ends = [match.end() for match in re.finditer(r"[.!?؟][\"”’»)]*\s|\n", row["text"])]
    places = sorted(sum(end <= one["trigger"][0] for end in ends) for one in row["events"])
    return any(one == two for one, two in itertools.pairwise(places))


_RELATIVE = re.compile(
    r"(?i)\b(?:yesterday|today|tomorrow|tonight|last|next|ago|later|earlier|that|this)\b|أمس|اليوم|غدا"
)
_HARD: Mapping[str, Test] = {
    "a voice inside a voice": _attributed(lambda row, one: _depth(row, one) >= 2),  # noqa: PLR2004 two voices
    "three voices inside each other": _attributed(lambda row, one: _depth(row, one) >= 3),  # noqa: PLR2004 three
    "quotation over several paragraphs": _attributed(_breaks),
    "content interrupted by its source or cue": _attributed(lambda _, one: _interrupted(one)),
    "unsaid source (is expected, reportedly)": _attributed(lambda _, one: not one["source"]),
    "denial": _status("denied"),
    "accusation": _status("alleged"),
    "threat, promise or call": _status("threatened", "promised", "called_for"),
    "hypothetical or opinion": _status("hypothetical", "opinion"),
    "author keeps a distance or endorses": lambda row: any(one["commitment"] != "neutral" for one in row["events"]),
    "hedge at an event": lambda row: any(one["hedges"] for one in row["events"]),
    "range (12 to 15)": _figured(lambda one: one["comparator"] != "vague" and one["low"] != one["high"] is not None),
    "vague number": _figured(lambda one: one["comparator"] == "vague"),
    "relative date": lambda row: any(_RELATIVE.search(row["text"][one["start"] : one["end"]]) for one in row["times"]),
    "habitual time": _timed(lambda one: one["type"] == "SET"),
    "several events in one sentence": _crowded,
    "report without a date": lambda row: row["published"] is None,
    "NO-BREAK SPACE": lambda row: "\xa0" in row["text"] or "\u202f" in row["text"],
    "emoji": lambda row: any(ord(sign) >= _ASTRAL for sign in row["text"]),
}
