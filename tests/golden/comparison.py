"""A built case beside the expected result that was written by hand: every difference, one line each."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Row = dict[str, Any]
FIELDS = (
    "kind", "speech_act", "speakers", "status", "polarity", "modality", "hedges", "author_commitment", "attribution",
    "act", "perpetrators", "victims", "weapons", "targets", "place", "time", "figures",
)  # fmt: skip


class Expected:
    """The files of `expected/`, with the names that the case's own tables give to ids."""

    def __init__(self, case: Path) -> None:
        self.names = {
            row["id"]: row["name"]
            for table in ("parties.csv", "gazetteer.csv")
            for row in csv.DictReader((case / table).read_text(encoding="utf-8").splitlines())
        }
        folder = case / "expected"
        self.statements, self.origins, self.incidents, self.conflicts, self.apart = (
            [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
            for name in ("statements", "origins", "incidents", "conflicts", "not_conflicts")
        )
        self.summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))


class Found:
    """The records of a built case in the form of the expected result, each statement with the reference it meets."""

    def __init__(self, records: Mapping[str, list[Row]], texts: Mapping[str, str], expected: Expected) -> None:
        self._records = records
        self._expected = expected
        self._texts = texts
        self.statements = [self._statement(row) for row in records["statements"]]
        wanted = {_key(row): row["ref"] for row in expected.statements}
        self.refs = {
            row["id"]: wanted[_key(made)]
            for row, made in zip(records["statements"], self.statements, strict=True)
            if _key(made) in wanted
        }

    def _named(self, mention: Row, identifier: str) -> str:
        return str(self._expected.names.get(mention[identifier] or "", mention["name"]))

    def _statement(self, row: Row) -> Row:
        text = self._texts[row["exhibit"]]
        trigger = row["trigger"]
        time = row["time"]
        return {
            **{name: row[name] for name in ("document", "quote", *FIELDS)},
            "trigger": text[slice(*trigger)] if trigger else None,
            "speakers": [self._named(one, "party") for one in row["speakers"]],
            "hedges": [text[one["start"] : one["end"]] for one in row["hedges"]],
            "perpetrators": [{"name": self._named(one, "party"), "via": one["via"]} for one in row["perpetrators"]],
            "victims": [{"name": one["name"], "category": one["category"]} for one in row["victims"]],
            "weapons": [one["id"] for one in row["weapons"]],
            "targets": [one["id"] for one in row["targets"]],
            "place": self._named(row["place"], "id") if row["place"] else None,
            "time": {name: time[name] for name in ("text", "edtf", "basis")} if time else None,
            "figures": [
                {name: one[name] for name in ("counts", "low", "high", "unit", "comparator")} for one in row["figures"]
            ],
        }

    def groups(self, kind: str) -> dict[frozenset[str], Row]:
        """The origins or incidents by the references of their statements."""
        return {frozenset(self.refs.get(one, one) for one in row["statements"]): row for row in self._records[kind]}

    def conflicts(self) -> set[tuple[str, frozenset[frozenset[str]]]]:
        """Kind and sides of every conflict, by references."""
        return {
            (
                conflict["kind"],
                frozenset(frozenset(self.refs.get(one, one) for one in side) for side in conflict["sides"]),
            )
            for incident in self._records["incidents"]
            for conflict in incident["conflicts"]
        }


def differences(expected: Expected, found: Found) -> Iterator[str]:
    """Every statement, origin, incident and conflict that is missing, extra or not the same."""
    made = {_key(row): row for row in found.statements}
    wanted = {_key(row): row for row in expected.statements}
    for key in wanted.keys() - made.keys():
        yield f"{wanted[key]['ref']} missing: {key}"
    for key in made.keys() - wanted.keys():
        yield f"statement too many: {key}"
    for key in sorted(wanted.keys() & made.keys(), key=str):
        for name in FIELDS:
            if wanted[key][name] != made[key][name]:
                yield f"{wanted[key]['ref']} {name}: expected {wanted[key][name]!r}, found {made[key][name]!r}"
    for kind in ("origins", "incidents"):
        yield from _groups(kind, getattr(expected, kind), found.groups(kind))
    sides = {(row["kind"], frozenset(frozenset(side) for side in row["sides"])) for row in expected.conflicts}
    for each in sides - found.conflicts():
        yield f"conflict missing: {_told(each)}"
    for each in found.conflicts() - sides:
        yield f"conflict too many: {_told(each)}"


def _groups(kind: str, wanted: list[Row], made: Mapping[frozenset[str], Row]) -> Iterator[str]:
    by_members = {frozenset(row["statements"]): row for row in wanted}
    for members in by_members.keys() - made.keys():
        yield f"{kind} missing: {by_members[members]['label']} {sorted(members)}"
    for members in made.keys() - by_members.keys():
        yield f"{kind} too many: {sorted(members)}"
    for members in by_members.keys() & made.keys():
        told, found = by_members[members], made[members]
        for name in {"kind", "held", "origins"} & told.keys():
            if told[name] != found[name]:
                yield f"{kind} {told['label']} {name}: expected {told[name]}, found {found[name]}"


def _told(conflict: tuple[str, frozenset[frozenset[str]]]) -> str:
    return f"{conflict[0]} {sorted(sorted(side) for side in conflict[1])}"


def _key(row: Row) -> tuple[str, str | None, str]:
    return row["document"], row["trigger"], row["quote"]
