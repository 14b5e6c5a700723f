"""The only bridge between dalil and the evaluation tasks: python evals/predict.py TASK INPUT OUTPUT.

It calls what an analysed document exposes and copies the results into a task's form. Tables from our closed ids to a
task's closed ids are all it knows; it never looks at a word.
"""

import gzip
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from dalil.casework.engine import Engine
from dalil.casework.language import find_model
from dalil.model.exhibit import Acquisition, Exhibit
from dalil.model.report import Report
from dalil.model.span import Range
from dalil.model.when import When
from dalil.readers.read import read
from dalil.statements.parse import parse
from dalil.statements.reading import Reading

Row = dict[str, Any]


def reports(rows: Iterable[Row]) -> Iterator[Report]:
    """Each input line as a report that was taken in as plain text."""
    for row in rows:
        data = row["text"].encode()
        digests = {name: hashlib.new(name, data).hexdigest() for name in ("sha256", "sha512")}
        exhibit = Exhibit(
            **digests, size=len(data), media_type="text/plain", acquisitions=(Acquisition(name=f"{row['id']}.txt"),)
        )
        published = When(edtf=row["published"], basis="stated") if row.get("published") else None
        rendition = read(data, "text.txt").rendition
        yield Report(exhibit=exhibit, rendition=rendition, state="read", published=published)


def readings(rows: list[Row]) -> Iterator[tuple[Row, Reading]]:
    """Each input line with its analysed document."""
    engine = Engine(find_model())
    parsed = parse(reports(rows), nlp=engine.model.load(), lexicon=engine.lexicon)
    yield from zip(rows, parsed, strict=True)


def pair(place: Range) -> list[int]:
    """A range as the tasks write it."""
    return [place.start, place.end]


def attribution(rows: list[Row]) -> Iterator[Row]:
    """Sources, cues and contents."""
    for row, reading in readings(rows):
        found = [
            {part: [pair(one) for one in getattr(each, part)] for part in ("source", "cue", "content")}
            for each in reading.attributions
        ]
        yield {"id": row["id"], "attributions": found}


def status(rows: list[Row]) -> Iterator[Row]:
    """The author's commitment to each target."""
    for row, reading in readings(rows):
        targets = [Range(start=start, end=end) for start, end in row["targets"]]
        yield {"id": row["id"], "values": [reading.factuality(target).happened for target in targets]}


def toponyms(rows: list[Row]) -> Iterator[Row]:
    """Places, at the spans given where there are any."""
    for row, reading in readings(rows):
        if "spans" in row:
            spans = [Range(start=start, end=end) for start, end in row["spans"]]
            found = [(span.start, span.end, reading.place(span)) for span in spans]
        else:
            named = [one.where for one in reading.toponyms if one.kind != "adjective"]
            found = [(one.start, one.end, one) for one in named]
        yield {
            "id": row["id"],
            "places": [
                {"start": start, "end": end, "lat": one.lat if one else None, "lon": one.lon if one else None}
                for start, end, one in found
            ],
        }


def timexes(rows: list[Row]) -> Iterator[Row]:
    """Time expressions with TIMEX3 type and value."""
    for row, reading in readings(rows):
        found = [
            {"start": one.range.start, "end": one.range.end, "type": one.type, "value": one.value}
            for one in reading.times
        ]
        yield {"id": row["id"], "timexes": found}


def counts(rows: list[Row]) -> Iterator[Row]:
    """How many the document reports killed and injured."""
    for row, reading in readings(rows):
        killed, injured, conflict = reading.toll
        yield {"id": row["id"], "killed": closed(killed), "injured": closed(injured), "conflict": conflict}


def closed(interval: tuple[int | None, int | None] | None) -> list[int] | None:
    """An interval with both ends, as the task wants it: an open end is put at the end that is known."""
    if interval is None:
        return None
    low, high = interval
    return [low or 0, (low or 0) if high is None else high]


TASKS: dict[str, Callable[[list[Row]], Iterator[Row]]] = {
    "attribution": attribution,
    "status": status,
    "toponyms": toponyms,
    "timexes": timexes,
    "counts": counts,
}


def main(task: str, source: str, target: str) -> None:
    """Read the input lines, write the prediction lines."""
    opened = gzip.open if source.endswith(".gz") else open
    with opened(source, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    with Path(target).open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(prediction, ensure_ascii=False) + "\n" for prediction in TASKS[task](rows))


if __name__ == "__main__":
    main(*sys.argv[1:])
