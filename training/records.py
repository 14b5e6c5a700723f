"""The annotated reports that are trained on, in an order that growth of the corpus does not change."""

import hashlib
import json
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def corpus_rows(folder: Path, split: str, limit: int | None = None) -> list[Row]:
    """The first `limit` English records of a split, ordered by the hash of their ids."""
    paths = sorted(folder.glob("*/*.jsonl"))
    lines = [line for path in paths if path.stem == path.parent.name for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in map(json.loads, lines) if row["split"] == split]
    rows.sort(key=lambda row: hashlib.sha256(row["id"].encode()).digest())
    return [row for row in rows if not _is_arabic(row["text"])][:limit]


def heard_by_id(path: Path) -> dict[str, Row]:
    """What the rules find in each text, by its id."""
    return {row["id"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}


def _is_arabic(text: str) -> bool:
    """Whether the encoder knows no word of it."""
    return sum("\u0600" <= sign <= "\u06ff" for sign in text) > len(text) / 5
