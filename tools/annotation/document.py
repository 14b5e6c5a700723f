"""One annotated report: from the file that an annotator writes to the standoff record that is published.

The file has a head of `key: value` lines between two lines `---`, then the marked text up to the end of the file.
"""

import itertools
from dataclasses import dataclass
from typing import Any, get_args

from annotation.marks import Mark, MarksError, read_marks
from annotation.timex import edtf, timex_type, weekday_agrees
from dalil.model.figure import Comparator, Counts
from dalil.model.statement import Attribution, Commitment, Kind, Modality, Polarity, Status, Via
from dalil.model.when import TimeBasis
from dalil.vocab.terms import load_terms

Record = dict[str, Any]

HEAD = ("genre", "published", "outlet", "happenings", "layers")
LAYERS = ("attributions", "all")
GENRES = (
    "wire", "feature", "editorial", "op_ed", "live_blog", "ministry_statement", "un_statement", "ngo_report",
    "court_report", "social_post", "transcript", "field_note", "caption", "interview", "news_analysis",
)  # fmt: skip
_EVENT_VALUES: dict[str, tuple[str, ...]] = {
    "status": get_args(Status),
    "kind": get_args(Kind),
    "polarity": get_args(Polarity),
    "modality": get_args(Modality),
    "commitment": get_args(Commitment),
    "sourcing": get_args(Attribution),
}
_DEFAULTS = {"kind": "event", "polarity": "pos", "modality": None, "commitment": "neutral", "sourcing": None}
_ROLE_VALUES = {
    "B": ("perpetrators", "via"),
    "V": ("victims", "category"),
    "W": ("weapons", "id"),
    "G": ("targets", "id"),
}
_ROLE_FAMILY = {"V": "vic", "W": "wpn", "G": "tgt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A compiled report: its name, its text and its record, with the problems found on the way (none = sound)."""

    name: str
    text: str
    record: Record
    problems: tuple[str, ...]


def read_document(name: str, conflict: str, source: str, places: frozenset[str]) -> Document:
    """The report of one annotated file; `places` are the ids that the conflict's gazetteer knows.

    Problems are collected, never raised, so that one run shows all of them.
    """
    problems: list[str] = []
    head, marked = _head(source, problems)
    try:
        text, marks = read_marks(marked)
    except MarksError as error:
        problems += error.problems
        text, marks = "", ()
    reading = _Reading(text=text, marks=marks, places=places, problems=problems)
    attributions = reading.attributions()
    record: Record = {
        "id": name,
        "conflict": conflict,
        **{key: head.get(key) or None for key in ("genre", "published", "outlet")},
        "happenings": (head.get("happenings") or "").split(),
        "layers": head.get("layers"),
        "text": text,
        "attributions": attributions,
        "events": reading.events(attributions),
        "figures": reading.figures(),
        "times": reading.times(),
        "places": reading.toponyms(),
    }
    if record["genre"] not in GENRES:
        problems.append(f"head: genre {record['genre']} is not one of {', '.join(GENRES)}")
    if record["layers"] not in LAYERS:
        problems.append(f"head: layers {record['layers']} is not one of {', '.join(LAYERS)}")
    return Document(name=name, text=text, record=record, problems=tuple(f"{name}: {one}" for one in problems))


def _head(source: str, problems: list[str]) -> tuple[dict[str, str], str]:
    opening, _, rest = source.partition("---\n")
    head, end, body = rest.partition("\n---\n")
    if opening or not end:
        problems.append("the file does not begin with a head between two lines ---")
        return {}, source
    rows = dict(part.split(": ", 1) for part in head.split("\n") if ": " in part)
    problems += [f"head: {key} is unknown" for key in rows if key not in HEAD]
    return rows, body.strip("\n") + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    text: str
    marks: tuple[Mark, ...]
    places: frozenset[str]
    problems: list[str]

    def _of(self, letter: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.letter == letter]

    def _say(self, mark: Mark, what: str) -> None:
        label = f"{mark.letter}{'+'.join(map(str, mark.numbers))}"
        self.problems.append(f"{label} at {mark.start}: {what}")

    def attributions(self) -> list[Record]:
        """Sources, cues and contents by number; `parent` is the innermost attribution whose content holds the cue."""
        rows: dict[int, Record] = {}
        for letter, part in (("S", "source"), ("Q", "cue"), ("C", "content")):
            for mark in self._of(letter):
                for number in mark.numbers:
                    row = rows.setdefault(number, {"id": f"A{number}", "source": [], "cue": [], "content": []})
                    row[part].append([mark.start, mark.end])
        for number, row in rows.items():
            if not row["cue"] or not row["content"]:
                self.problems.append(f"A{number}: needs a cue and a content")
            spans = sorted(row["source"] + row["cue"] + row["content"])
            if any(left[1] > right[0] for left, right in itertools.pairwise(spans)):
                self.problems.append(f"A{number}: its own parts overlap")
        found = sorted(rows.values(), key=lambda row: (_first(row), int(row["id"][1:])))
        for row in found:
            row["parent"] = _innermost(row, found)
        self._crossing(found)
        return found

    def _crossing(self, rows: list[Record]) -> None:
        for index, one in enumerate(rows):
            for two in rows[index + 1 :]:
                if one["parent"] != two["parent"]:
                    continue
                parts = [(part, span) for part in ("cue", "content") for span in two[part]]
                if any(_meet(own, span) for role in ("cue", "content") for own in one[role] for _, span in parts):
                    self.problems.append(f"{one['id']} and {two['id']} stand side by side and overlap")

    def events(self, attributions: list[Record]) -> list[Record]:
        """Event mentions by number, with the voices around the trigger from the outermost to the innermost."""
        rows: dict[int, Record] = {}
        for mark in self._of("E"):
            number = mark.numbers[0]
            if number in rows or len(mark.numbers) > 1:
                self._say(mark, "an event has one trigger and a number of its own")
            rows[number] = self._event(mark, attributions)
        for letter, (field, _) in _ROLE_VALUES.items():
            for mark in self._of(letter):
                self._attach(rows, mark, field, self._role(mark))
        for letter, field in (("H", "hedges"),):
            for mark in self._of(letter):
                self._attach(rows, mark, field, [mark.start, mark.end])
        for letter, field in (("F", "figures"), ("T", "times"), ("P", "places")):
            for order, mark in enumerate(self._of(letter), 1):
                if mark.numbers != (0,):
                    self._attach(rows, mark, field, f"{letter}{order}")
        return [rows[number] for number in sorted(rows)]

    def _attach(self, rows: dict[int, Record], mark: Mark, field: str, value: Any) -> None:  # noqa: ANN401 a JSON value
        for number in mark.numbers:
            if number in rows:
                rows[number][field].append(value)
            else:
                self._say(mark, f"there is no event {number}")

    def _event(self, mark: Mark, attributions: list[Record]) -> Record:
        act, *rest = mark.values or ("none",)
        row: Record = {"id": f"E{mark.numbers[0]}", "trigger": [mark.start, mark.end], "act": act, "status": None}
        row |= _DEFAULTS
        if act not in load_terms().by_id:
            self._say(mark, f"{act} is no act of the vocabulary")
        for value in rest:
            field = next((name for name, values in _EVENT_VALUES.items() if value in values), None)
            if field is None:
                self._say(mark, f"{value} is in no closed list")
            else:
                row[field] = value
        if row["status"] is None:
            self._say(mark, "an event needs its status")
        if (row["status"], row["polarity"]) == ("denied", "neg"):
            self._say(mark, "denied and neg: one negation is told once (guide 5.3)")
        around = [one for one in attributions if any(s <= mark.start and mark.end <= e for s, e in one["content"])]
        row["voices"] = [one["id"] for one in sorted(around, key=lambda one: -_size(one, mark))]
        return (
            row
            | {field: [] for field in ("perpetrators", "victims", "weapons", "targets")}
            | {field: [] for field in ("hedges", "figures", "times", "places")}
        )

    def _role(self, mark: Mark) -> Record:
        field, name = _ROLE_VALUES[mark.letter]
        value = mark.values[0] if mark.values else "subject" if mark.letter == "B" else None
        family = _ROLE_FAMILY.get(mark.letter)
        known = get_args(Via) if family is None else tuple(term.id for term in load_terms().family(family))
        if value not in known:
            self._say(mark, f"{value} is no {name} of {field}")
        return {"start": mark.start, "end": mark.end, name: value}

    def figures(self) -> list[Record]:
        """Figures: what is counted, low and high (null = open), comparator, unit."""
        rows = []
        for order, mark in enumerate(self._of("F"), 1):
            counts, interval, comparator, unit = (*mark.values, "", "", "", "")[:4]
            low, dots, high = interval.partition("..")
            if counts not in get_args(Counts) or comparator not in get_args(Comparator) or not unit:
                self._say(mark, "a figure is written counts;low..high;comparator;unit in words of the closed lists")
            if not all(part.isdecimal() or not part for part in (low, high)) or not (low or high):
                self._say(mark, f"{interval} is no interval")
                continue
            least, most = int(low) if low else None, int(high) if high else None
            most = most if dots else least
            if least is not None and most is not None and least > most:
                self._say(mark, f"{interval} runs backwards")
            rows.append(
                {
                    "id": f"F{order}", "start": mark.start, "end": mark.end, "counts": counts, "low": least,
                    "high": most, "comparator": comparator, "unit": unit,
                }
            )  # fmt: skip
        return rows

    def times(self) -> list[Record]:
        """Times: TIMEX3 type and value, EDTF where the value has a place in the calendar, and its basis."""
        rows = []
        for order, mark in enumerate(self._of("T"), 1):
            value, *rest = mark.values or ("none",)
            own = next((one.removeprefix("edtf:") for one in rest if one.startswith("edtf:")), None)
            kinds = [one for one in rest if one in get_args(TimeBasis)]
            try:
                kind, interval = ("SET", None) if "SET" in rest else (timex_type(value), edtf(value))
            except ValueError as error:
                self._say(mark, str(error))
                continue
            if not weekday_agrees(self.text[mark.start : mark.end], value):
                self._say(mark, f"{value} is another day of the week")
            basis = kinds[0] if kinds else "document"
            rows.append(
                {
                    "id": f"T{order}", "start": mark.start, "end": mark.end, "type": kind, "value": value,
                    "edtf": own or interval, "basis": basis,
                }
            )  # fmt: skip
        return rows

    def toponyms(self) -> list[Record]:
        """Places: the id of the conflict's gazetteer (its row says where it is, or that it is invented)."""
        rows = []
        for order, mark in enumerate(self._of("P"), 1):
            place = mark.values[0] if mark.values else None
            if place not in self.places:
                self._say(mark, f"{place} is not in places.csv")
            rows.append({"id": f"P{order}", "start": mark.start, "end": mark.end, "place": place})
        return rows


def _first(row: Record) -> int:
    first: int = min(span[0] for span in row["source"] + row["cue"] + row["content"])
    return first


def _meet(one: list[int], two: list[int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _size(row: Record, mark: Mark) -> int:
    size: int = max(end - start for start, end in row["content"] if start <= mark.start and mark.end <= end)
    return size


def _innermost(row: Record, rows: list[Record]) -> str | None:
    inside = [
        (sum(e - s for s, e in other["content"]), other["id"])
        for other in rows
        if other is not row
        and row["cue"]
        and any(s <= row["cue"][0][0] and row["cue"][0][1] <= e for s, e in other["content"])
    ]
    return min(inside)[1] if inside else None
