"""The only bridge between dalil and the evaluation tasks: python evals/predict.py TASK INPUT OUTPUT [ENGINE].

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
from dalil.casework.kinship import kinships
from dalil.casework.language import find_model
from dalil.casework.learned import named
from dalil.incidents.grouping import group
from dalil.model.exhibit import Acquisition, Exhibit
from dalil.model.kinship import Kinship
from dalil.model.report import Report
from dalil.model.span import Range
from dalil.model.statement import Perpetrator, Statement
from dalil.model.when import When
from dalil.readers.read import read
from dalil.statements.reading import Reading

Row = dict[str, Any]

# Our acts to the incident types of muc4, the more telling type first; an act that is not here makes no template.
INCIDENT_TYPES = {
    "kidnapping": "act.abduction act.enforced_disappearance",
    "bombing": "act.ied_attack act.suicide_attack act.bombardment act.airstrike act.barrel_bombing act.drone_strike "
    "act.missile_attack act.cluster_attack act.incendiary_attack",
    "robbery": "act.pillage",
    "attack": "act.summary_execution act.massacre act.shooting act.sniper act.shelling act.attack act.attack_civilians "
    "act.kill act.attack_hospital act.attack_aid act.attack_school act.attack_fleeing act.attack_rescuers "
    "act.attack_essential_objects act.indiscriminate_attack act.chemical_attack",
}
# Kinds of party that are one human being; whom the vocabulary does not know is described and stands with them.
INDIVIDUALS = ("person", "account")
SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")


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
        yield Report(exhibit=exhibit, rendition=rendition, state="read", published=published, title=row.get("title"))


def readings(rows: list[Row], engine: str, parties: Path | None = None) -> Iterator[tuple[Row, Reading]]:
    """Each input line with its analysed document; `parties` are a case's own, as `build --parties` takes them."""
    chosen = Engine.of_tables(find_model(), None, parties, learned=named(engine))
    yield from zip(rows, chosen.read(reports(rows)), strict=True)


def attribution(rows: list[Row], engine: str) -> Iterator[Row]:
    """Sources, cues and contents."""
    for row, reading in readings(rows, engine):
        found = [
            {part: [(one.start, one.end) for one in getattr(each, part)] for part in ("source", "cue", "content")}
            for each in reading.attributions
            if each.parent is None
        ]
        yield {"id": row["id"], "attributions": found}


def status(rows: list[Row], engine: str) -> Iterator[Row]:
    """The author's commitment to each target."""
    for row, reading in readings(rows, engine):
        targets = [Range(start=start, end=end) for start, end in row["targets"]]
        yield {"id": row["id"], "values": [reading.factuality(target).happened for target in targets]}


def toponyms(rows: list[Row], engine: str) -> Iterator[Row]:
    """Places, at the spans given where there are any."""
    for row, reading in readings(rows, engine):
        if "spans" in row:
            spans = [Range(start=start, end=end) for start, end in row["spans"]]
            found = [(span.start, span.end, reading.place(span)) for span in spans]
        else:
            found = [(one.where.start, one.where.end, one.where) for one in reading.toponyms]
        points = ({"start": at, "end": to, "lat": one and one.lat, "lon": one and one.lon} for at, to, one in found)
        yield {"id": row["id"], "places": list(points)}


def timexes(rows: list[Row], engine: str) -> Iterator[Row]:
    """Time expressions with TIMEX3 type and value."""
    for row, reading in readings(rows, engine):
        found = [
            {"start": one.range.start, "end": one.range.end, "type": one.type, "value": one.value}
            for one in reading.times
        ]
        yield {"id": row["id"], "timexes": found}


def counts(rows: list[Row], engine: str) -> Iterator[Row]:
    """How many the document reports killed and injured."""
    for row, reading in readings(rows, engine):
        killed, injured = closed(reading.toll.killed), closed(reading.toll.injured)
        yield {"id": row["id"], "killed": killed, "injured": injured, "conflict": reading.toll.conflict}


def closed(interval: tuple[int | None, int | None] | None) -> list[int] | None:
    """An interval with both ends, as the task wants it: an open end is put at the end that is known."""
    if interval is None:
        return None
    low, high = interval
    return [low or 0, (low or 0) if high is None else high]


def reuse(rows: list[Row], _engine: str) -> Iterator[Row]:
    """Which reports are of one origin, what each was taken from, which share a quotation (same bytes = one exhibit)."""
    related = kinship_of(rows)
    first = {one.exhibit: name for name, one in reversed(related)}
    for name, one in related:
        again = first[one.exhibit] if first[one.exhibit] != name else first.get(one.taken_from or "")
        quotes = [(first[one.exhibit], first[other]) for other in one.quotes_with]
        yield {"id": name, "origin": one.group, "copied_from": again, "quotes": quotes}


def incidents(rows: list[Row], _engine: str) -> Iterator[Row]:
    """Which reports bear on one incident."""
    for name, one in kinship_of(rows):
        yield {"id": name, "incident": min((one.exhibit, *one.told_with))}


def kinship_of(rows: list[Row]) -> list[tuple[str, Kinship]]:
    """Each input line's id with how its report stands to the others."""
    made = list(reports(rows))
    found = kinships({report.exhibit.sha256: report for report in reversed(made)}.values())
    return [(row["id"], found[report.exhibit.sha256]) for row, report in zip(rows, made, strict=True)]


def muc4(rows: list[Row], engine: str) -> Iterator[Row]:
    """One template for each occurrence that the statements of a document tell of."""
    for row, reading in readings(rows, engine):
        told = {one.id: one for one in reading.statements}
        found = [template(reading, [told[one] for one in ids]) for ids in group(told.values(), [reading.report])]
        yield {"id": row["id"], "templates": [one for one in found if one is not None]}


def template(reading: Reading, told: list[Statement]) -> Row | None:
    """The statements of one occurrence as a template; None where none of their acts has an incident type."""
    acts = {one.act for one in told}
    kinds = [kind for kind, known in INCIDENT_TYPES.items() if not acts.isdisjoint(known.split())]
    if not kinds:
        return None
    slots: dict[str, dict[str, None]] = {slot: {} for slot in SLOTS}
    fullest = {one.key: one.name for one in sorted(reading.persons, key=lambda one: one.end - one.start)}
    for statement in sorted(told, key=lambda one: (one.start, one.id)):
        for slot, name in (doer_of(reading, one) for one in statement.perpetrators):
            slots[slot][name] = None
        for harmed in (Range(start=one.start, end=one.end) for one in statement.victims):
            for person in (one.mention for one in reading.named):  # not those that are only masked in doubt
                if harmed.overlaps(Range(start=person.start, end=person.end)):
                    slots["Victim"][fullest.get(person.key, person.name)] = None
        for slot, mentions in (("Target", statement.targets), ("Weapon", statement.weapons)):
            slots[slot].update(dict.fromkeys(reading.text[one.start : one.end] for one in mentions))
    return {"incident_type": kinds[0], **{slot: [[mention] for mention in found] for slot, found in slots.items()}}


def doer_of(reading: Reading, doer: Perpetrator) -> tuple[str, str]:
    """A doer's slot and name: of an organisation the name within its words, where there is one."""
    party, words = reading.lexicon.parties.by_id.get(doer.party or ""), Range(start=doer.start, end=doer.end)
    if party is None or party.kind in INDIVIDUALS:
        return "PerpInd", doer.name
    named = ((reading.passages[at].start, one) for at, names in reading.party_names.items() for one in names)
    for start, one in named:
        name = Range(start=start + one.start, end=start + one.end)
        if one.party == party.id and words.covers(name):
            return "PerpOrg", reading.text[name.start : name.end]
    return "PerpOrg", doer.name


TASKS: tuple[Callable[[list[Row], str], Iterator[Row]], ...] = (
    attribution, status, toponyms, timexes, counts, reuse, incidents, muc4,
)  # fmt: skip


def main(task: str, source: str, target: str, engine: str = "rules") -> None:
    """Read the input lines, write the prediction lines."""
    chosen = {one.__name__: one for one in TASKS}[task]
    opened = gzip.open if Path(source).suffix == ".gz" else open
    with opened(source, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    with Path(target).open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(prediction, ensure_ascii=False) + "\n" for prediction in chosen(rows, engine))


if __name__ == "__main__":
    main(*sys.argv[1:])
