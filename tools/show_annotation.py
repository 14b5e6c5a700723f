"""Print what is annotated in a report, one attribution, event, figure or time a line: show_annotation.py NAME ..."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
Row = dict[str, Any]


def record(name: str) -> Row:
    """The compiled record of a report; raises `StopIteration` when there is none."""
    paths = (path for path in sorted(CORPUS.glob("*/*.jsonl")) if path.stem == path.parent.name)
    rows = (json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    found: Row = next(row for row in rows if row["id"] == name)
    return found


def lines(row: Row) -> Iterator[str]:
    """One line for each thing annotated, with the words that it stands on."""
    text = row["text"]

    def words(spans: list[list[int]]) -> str:
        return " … ".join(text[start:end].replace("\n", " / ") for start, end in spans) or "-"

    for one in row["attributions"]:
        inside = f" in {one['parent']}" if one["parent"] else ""
        yield f"{one['id']}{inside}: {words(one['source'])} | {words(one['cue'])} | {words(one['content'])}"
    for one in row["events"]:
        roles = " ".join(
            f"{role}={words([[part['start'], part['end']] for part in one[role]])}"
            for role in ("perpetrators", "victims", "weapons", "targets")
            if one[role]
        )
        voices, trigger = ">".join(one["voices"]) or "author", words([one["trigger"]])
        yield f"{one['id']} [{voices}] {trigger}: {one['act']} {one['status']} {one['polarity']} {roles}"
    for one in row["figures"]:
        expression = words([[one["start"], one["end"]]])
        yield f"{one['id']} {expression}: {one['counts']} {one['low']}..{one['high']} {one['unit']}"
    for one in row["times"]:
        yield f"{one['id']} {words([[one['start'], one['end']]])}: {one['value']} {one['edtf']}"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print("\n".join(lines(record(name))))
