"""Write what the rules find in the texts that are trained on: python -m training.heard FILE [--split dev].

`evals/` must be on the path, as `tools/train.sh` puts it: what reads here is what is measured.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from predict import readings

from dalil.model.span import Range
from dalil.statements.reading import Reading
from training.records import corpus_rows

Row = dict[str, Any]


def heard(row: Row, reading: Reading) -> Row:
    """The outermost attributions, the triggers with their acts, and status, polarity and modality at each gold trigger.

    The judgement is that of the rules' statement at these words; where they make none, that of the words alone.
    """
    attributions = [
        {part: [(one.start, one.end) for one in getattr(each, part)] for part in ("source", "cue", "content")}
        for each in reading.attributions
        if each.parent is None
    ]
    triggers = [(one.trigger.start, one.trigger.end, one.act) for one in reading.events]
    judged = [_judged(reading, *event["trigger"]) for event in row["events"]]
    return {"id": row["id"], "attributions": attributions, "triggers": triggers, "judged": judged}


def _judged(reading: Reading, start: int, end: int) -> Sequence[str | None]:
    there = (one for one in reading.statements if one.trigger and one.trigger[0] < end and start < one.trigger[1])
    said = next(there, None) or reading.factuality(Range(start=start, end=end))
    return said.status, said.polarity, said.modality


def main(arguments: Sequence[str] | None = None) -> None:
    """One JSON line a text of the split, in the order in which they are trained on."""
    parser = argparse.ArgumentParser(description="Write what the rules find in the texts that are trained on.")
    parser.add_argument("target", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--split", default="train", choices=("train", "dev"))
    asked = parser.parse_args(arguments)
    rows = corpus_rows(asked.corpus, asked.split)
    with asked.target.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(heard(row, reading)) + "\n" for row, reading in readings(rows, "rules"))


if __name__ == "__main__":
    main()
