"""Measure every task on its development split and write docs/measurements.md.

    python evals/measure.py --data FOLDER --scorers FOLDER

The data holds TASK/dev.input.jsonl and TASK/dev.gold.jsonl, the scorers score.py. Prints figures only.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "measurements.md"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"


@dataclass(frozen=True)
class Run:
    """One task on one input, and the figures of the scorer worth a row: (name in the scorer's answer, its meaning)."""

    task: str
    source: str
    gold: str
    figures: tuple[tuple[str, str], ...]


RUNS = (
    Run(
        "attribution",
        "dev.input.jsonl",
        "dev.gold.jsonl",
        (
            ("content_token_f1", "content token F1"),
            ("content_exact_f1", "exact content span F1"),
            ("relation_f1", "linked relation F1"),
            ("source_token_f1", "source token F1"),
            ("direct_speaker_accuracy", "speaker of direct quotations"),
        ),
    ),
    Run("status", "dev.input.jsonl", "dev.gold.jsonl", (("pearson_r", "Pearson r"), ("macro_f1", "macro F1"))),
    Run("toponyms", "dev.input.jsonl", "dev.gold.jsonl", (("acc161", "within 161 km, spans given"),)),
    Run(
        "toponyms",
        "dev_nospans.input.jsonl",
        "dev.gold.jsonl",
        (("recognition_f1", "recognition F1"), ("acc161", "within 161 km, spans not given")),
    ),
    Run("timexes", "dev.input.jsonl", "dev.gold.jsonl", (("value_f1", "value F1"), ("relaxed_f1", "relaxed span F1"))),
    Run(
        "counts",
        "dev.input.jsonl",
        "dev.gold.jsonl",
        (
            ("killed_exact", "killed exact"),
            ("killed_within", "killed, inside the range"),
            ("injured_exact", "injured exact"),
            ("conflict_f1", "conflict F1"),
        ),
    ),
    Run(
        "reuse",
        "dev.input.jsonl",
        "dev.gold.jsonl",
        (
            ("f1", "same-origin pair F1"),
            ("false_merges", "false merges of independent reports"),
            ("recall_by_kind.heavy", "recall, heavily rewritten copies"),
            ("recall_by_kind.chain_cited", "recall, cited chains"),
            ("quotes_recall", "recall, quotation links"),
            ("quotes_precision", "precision, quotation links"),
        ),
    ),
    Run(
        "incidents",
        "dev.input.jsonl",
        "dev.gold.jsonl",
        (("bcubed_f1", "B-cubed F1"), ("pair_f1", "pair F1"), ("mixed_share", "clusters that mix two incidents")),
    ),
    Run(
        "muc4",
        "dev.input.jsonl",
        "dev.gold.jsonl",
        (("f1", "template F1"), ("precision", "precision"), ("recall", "recall")),
    ),
)


def measure(run: Run, data: Path, scorers: Path) -> tuple[dict[str, object], float]:
    """The scorer's answer, and the seconds that the predictions took, loading included."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        begun = time.perf_counter()
        predict = [
            sys.executable,
            str(ROOT / "evals" / "predict.py"),
            run.task,
            str(data / run.task / run.source),
            str(out),
        ]
        subprocess.run(predict, check=True)  # noqa: S603 our own script
        seconds = time.perf_counter() - begun
        score = [sys.executable, str(scorers / "score.py"), run.task, str(data / run.task / run.gold), str(out)]
        answer = subprocess.run(score, check=True, capture_output=True, text=True).stdout  # noqa: S603 the scorer given
    return json.loads(answer), seconds


def flat(answer: object, prefix: str = "") -> dict[str, object]:
    """Nested figures by path."""
    if not isinstance(answer, dict):
        return {prefix: answer}
    return {
        key: value
        for name, inner in answer.items()
        for key, value in flat(inner, f"{prefix}.{name}".strip(".")).items()
    }


def rows(data: Path, scorers: Path, only: str | None) -> list[str]:
    """Table rows of all runs."""
    made = []
    for run in RUNS:
        if only not in (None, run.task):
            continue
        answer, seconds = measure(run, data, scorers)
        print(run.task, run.source, json.dumps(answer, sort_keys=True), f"{seconds:.0f} s", flush=True)
        found = flat(answer)
        for name, meaning in run.figures:
            made.append(f"| {run.task} | {meaning} | {found.get(name, 'not given')} | {seconds:.0f} |")
    return made


def main() -> None:
    """Measure, print, and put the table into the document."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--scorers", type=Path, required=True)
    options.add_argument("--only")
    chosen = options.parse_args()
    made = rows(chosen.data, chosen.scorers, chosen.only)
    if chosen.only is not None:
        return
    git = [shutil.which("git") or "git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 git
    table = "\n".join(
        (
            f"Measured at commit {commit.stdout.strip()}.",
            "",
            "| task | figure | value | seconds |",
            "|---|---|---|---|",
            *made,
        )
    )
    text = TARGET.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    TARGET.write_text(f"{head}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
