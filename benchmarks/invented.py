"""A case of as many invented statements as wanted, written as a run leaves it; nothing is read and no model loaded."""

import hashlib
import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from articles import PARTIES, PLACES, SPEAKERS, TARGETS

from dalil.casework.derived import KINDS, RELATIONS, Derived
from dalil.custody.intake import Intake
from dalil.custody.key import Key
from dalil.custody.writer import CaseWriter
from dalil.model.exhibit import Acquisition
from dalil.model.identity import digest_id
from dalil.model.rendition import Block, Locator, OffsetMap, Rendition, Run

A_REPORT = 50  # statements of one report
AN_INCIDENT = 20
RUN = "run-invented"
FIRST = date(2031, 1, 1)
DAYS = 700
ACTS = ("act.shelling", "act.bombardment", "act.kill", "act.detention", "act.siege", "harm.displacement")
STATUSES = ("asserted", "asserted", "asserted", "alleged", "reported", "denied", "called_for")
WORDS = ("hospital", "market", "school", "bridge", "convoy", "well", "bakery", "camp", "mosque", "road", "farm", "mill")
STEMS = ("varen", "sarne", "tessik", "drav", "ilsen", "korra", "belm", "hollin", "marsk", "ondry")
ENDS = ("holm", "ford", "by", "wick", "stad", "dal", "borg", "field")
NAMES = (*PLACES, *(f"{stem.title()}{end}" for stem in STEMS for end in ENDS))
VOICES = (*SPEAKERS, *(f"a resident of {name}" for name in NAMES))
TOOL = {"name": "dalil", "version": "benchmark"}

Json = dict[str, Any]


def write_case(root: Path, key: Key, count: int) -> None:
    """Write a case of `count` statements into a new folder, the same one for the same count."""
    random = Random(count)  # noqa: S311 no secret: the same case each time
    reports = [_report(number, random) for number in range(-(-count // A_REPORT))]
    with CaseWriter(root, key, tool=TOOL) as writer:
        for receipt in writer.ingest(_intake(name, text) for name, text, _ in reports):
            assert receipt.state == "preserved"
        derived = Derived(writer.begin_run(RUN))
        statements = [row for name, text, parts in reports for row in _statements(derived, name, text, parts)][:count]
        for kind, rows in _tables(reports, statements).items():
            derived.write_records(kind, rows)
        derived.write_facts(_facts(len(reports), statements))
        writer.attest_run(RUN)


def _intake(name: str, text: str) -> Intake:
    data = text.encode()
    return Intake(
        open=lambda: io.BytesIO(data), media_type="text/plain", acquisition=Acquisition(name=name), path=f"in/{name}"
    )


def _report(number: int, random: Random) -> tuple[str, str, list[Json]]:
    """Name, text and, sentence by sentence, what is said in it and where its words stand."""
    parts: list[Json] = []
    text = f"Report {number}\n\n"
    for _ in range(A_REPORT):
        day = FIRST + timedelta(days=int(DAYS * random.random() ** 0.5))
        words = {
            "perpetrator": random.choice(PARTIES),
            "trigger": "struck",
            "target": random.choice((*TARGETS, *(f"a {word}" for word in WORDS))),
            "place": NAMES[min(int(random.expovariate(0.06)), len(NAMES) - 1)],
            "time": day.isoformat(),
            "number": str(random.randint(1, 900)),
            "speaker": random.choice(VOICES),
        }
        start = len(text)
        spans: dict[str, tuple[int, int]] = {}
        for name, before in zip(words, ("", " ", " ", " in ", " on ", ", killing ", " civilians, "), strict=True):
            text += before
            spans[name] = len(text), len(text) + len(words[name])
            text += words[name]
        text += " said."
        said = {"act": random.choice(ACTS), "status": random.choice(STATUSES)}
        parts.append({"start": start, "end": len(text), "words": words, "spans": spans, **said})
        text += "\n\n"
    return f"report-{number:05}.txt", text, parts


def _statements(derived: Derived, name: str, text: str, parts: list[Json]) -> Iterator[Json]:
    """The statements of a report, once its reading is written."""
    data = text.encode()
    exhibit = hashlib.sha256(data).hexdigest()
    source = Locator(scheme="bytes", path="", start=0, end=len(data))
    rendition = Rendition(
        exhibit=exhibit,
        reader="plain",
        version="1",
        text=text,
        offsets=OffsetMap((Run(start=0, end=len(text), source=source, linear=True),)),
        blocks=tuple(Block(kind="paragraph", start=part["start"], end=part["end"]) for part in parts),
    )
    rows = [_statement(exhibit, rendition.id, name, text, part) for part in parts]
    derived.write_reading(exhibit, _reading(exhibit, hashlib.sha512(data).hexdigest(), name, rendition, rows))
    yield from rows


def _reading(exhibit: str, sha512: str, name: str, rendition: Rendition, rows: list[Json]) -> Json:
    from dalil.model.record import as_record  # noqa: PLC0415 as large as a record gets

    nothing = ("why", "published", "title", "outlet", "author", "url", "genre", "parent")
    report = {
        "exhibit": {
            "sha256": exhibit, "sha512": sha512, "size": len(rendition.text), "media_type": "text/plain",
            "acquisitions": [as_record(Acquisition(name=name))],
        },
        "rendition": as_record(rendition),
        "state": "read",
        "language": "en",
        "claims": [],
        "pictures": [],
        **dict.fromkeys(nothing),
    }  # fmt: skip
    return {"key": exhibit, "report": report, "statements": rows, "persons": [], "relations": []}


def _statement(exhibit: str, rendition: str, name: str, text: str, part: Json) -> Json:
    words, spans = part["words"], part["spans"]

    def at(what: str) -> Json:
        return {"start": spans[what][0], "end": spans[what][1]}

    place = NAMES.index(words["place"])
    number = int(words["number"])
    return {
        "id": digest_id("st", (exhibit, str(part["start"]))), "document": name, "exhibit": exhibit,
        "rendition": rendition, "quote": text[part["start"] : part["end"]], "start": part["start"], "end": part["end"],
        "sentence": [part["start"], part["end"]], "kind": "event", "speech_act": "assert",
        "speakers": [{"name": words["speaker"], "party": None, **at("speaker")}], "status": part["status"],
        "polarity": "pos", "modality": None, "hedges": [], "author_commitment": "neutral", "attribution": "official",
        "about": None, "act": part["act"], "trigger": list(spans["trigger"]),
        "perpetrators": [
            {
                "name": words["perpetrator"], "party": f"own:{PARTIES.index(words['perpetrator'])}",
                **at("perpetrator"), "via": "subject",
            }
        ],
        "victims": [], "weapons": [], "targets": [{"id": "tgt.hospital", **at("target")}], "addressees": [],
        "place": {
            "name": words["place"], **at("place"), "id": f"own:{place}", "lat": 34 + (place * 37 % 100) / 50,
            "lon": 36 + (place * 61 % 100) / 40, "precision": "city", "radius_km": 5.0, "gazetteer": None,
        },
        "time": {"text": words["time"], **at("time"), "edtf": words["time"], "basis": "text"},
        "figures": [
            {"counts": "killed", "low": number, "high": number, "unit": "civilians", "comparator": "exact",
                **at("number")}
        ],
        "provisions": [], "method": {"name": "rules", "version": "1"}, "reasons": ["invented"], "certain": True,
        "review": "open",
    }  # fmt: skip


def _tables(reports: list[tuple[str, str, list[Json]]], statements: list[Json]) -> dict[str, list[Json]]:
    tables: dict[str, list[Json]] = {kind: [] for kind in (*KINDS, RELATIONS)}
    tables["statements"] = statements
    tables["documents"] = [
        {
            "exhibit": hashlib.sha256(text.encode()).hexdigest(), "names": [name], "media_type": "text/plain",
            "size": len(text), "language": "en", "published": None, "state": "read", "why": None, "pictures": [],
        }
        for name, text, _ in reports
    ]  # fmt: skip
    for prefix, group in (("in", _incident), ("or", _origin)):
        chunks = [statements[at : at + AN_INCIDENT] for at in range(0, len(statements), AN_INCIDENT)]
        tables["incidents" if prefix == "in" else "origins"] = [
            group(number, rows) for number, rows in enumerate(chunks)
        ]
    tables["parties"] = [
        {
            "id": f"own:{at}", "name": name, "kind": "armed_group", "names": [name], "speaks": 0,
            "accused": len(statements) // len(PARTIES), "denies": 0, "addressed": 0,
        }
        for at, name in enumerate(PARTIES)
    ]  # fmt: skip
    return tables


def _incident(number: int, rows: list[Json]) -> Json:
    return {
        "id": f"in_{number:06}", "title": f"Reported shelling, {rows[0]['place']['name']}",
        "statements": [row["id"] for row in rows], "documents": sorted({row["document"] for row in rows}),
        "origins": {"low": 1, "high": 2, "unattributed": 0}, "place": rows[0]["place"], "time": rows[0]["time"],
        "acts": sorted({row["act"] for row in rows}), "parties": ["own:0"], "figures": [],
        "conflicts": [] if number % 50 else [
            {"kind": "denial", "sides": [[rows[0]["id"]], [rows[-1]["id"]]], "explanation": "One denies it."}
        ],
        "grade": None, "grade_possible": [],
    }  # fmt: skip


def _origin(number: int, rows: list[Json]) -> Json:
    return {
        "id": f"or_{number:06}", "label": f"{rows[0]['speakers'][0]['name']}, {number}", "kind": "document",
        "held": True, "documents": sorted({row["document"] for row in rows}),
        "statements": [row["id"] for row in rows], "links": [],
    }  # fmt: skip


def _facts(reports: int, statements: list[Json]) -> Json:
    groups = -(-len(statements) // AN_INCIDENT)
    return {
        "run": RUN, "engine": "invented", "key": "", "gazetteer": {"snapshot": "", "imported": None},
        "reports": reports, "statements": len(statements),
        "origins": {"low": groups, "high": groups, "unattributed": 0}, "incidents": groups,
        "conflicts": -(-groups // 50),
        "unread": [], "noted": [], "lexicon_only": 0, "refused": [], "degraded": None, "grades": {},
        "suggestions": None,
    }  # fmt: skip
