"""The same file gives the same bytes, whatever order Python keeps its sets in."""

import os
import subprocess
import sys
from pathlib import Path

TEXT = """The Harbour Front shelled the market in Tell Aran on Monday, killing 12 people, the ministry said.
It denied that its own forces, backed by Iran, had bombed the clinic. “They will answer for it,” the minister said.
"""


def extracted(path: Path, seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    ran = subprocess.run(
        [sys.executable, "-m", "dalil.cli", "extract", str(path), "--published", "2031-05-09"],
        env=environment, capture_output=True, check=True,
    )  # fmt: skip
    return ran.stdout


def test_extraction_is_byte_identical_under_any_hash_seed(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    first = extracted(path, "1")
    assert first.count(b"\n") > 2
    assert extracted(path, "2") == first
