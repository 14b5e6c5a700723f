"""Compile the annotated reports of corpus/ into texts and records: compile_corpus.py [--check] [--counts] [NAME ...].

Each problem is printed with its report; with any problem nothing is written and the exit code is 1. `--check` writes
nothing and also fails when a published file differs from what its annotated file gives. The closed lists in GUIDE.md
and the counts in DATA-STATEMENT.md are written with the rest.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml
from annotation.agreement import agreement
from annotation.checks import accused_reality, shared_text, undeclared_names
from annotation.conflict import Conflict, read_conflict
from annotation.differences import differences
from annotation.document import Document, read_document
from annotation.hints import hints
from annotation.printed import closed_lists, coverage, filled, unknown_reports

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
OLD = "its printed table is old; run tools/compile_corpus.py"


def conflicts(corpus: Path = CORPUS) -> list[Conflict]:
    """Every conflict of the corpus, by name."""
    return [read_conflict(path.parent) for path in sorted(corpus.glob("*/conflict.yaml"))]


def problems(found: Sequence[Conflict], corpus: Path = CORPUS) -> list[str]:
    """Everything that is wrong with the corpus, one line each."""
    known = (corpus / "known-names.txt").read_text(encoding="utf-8").splitlines()
    known = [line for line in known if not line.startswith("#")]
    others = {path.name: path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("examples/*/reports/*.txt"))}
    listed = [line for one in found for line in one.problems]
    for one in found:
        for document in one.documents:
            listed += undeclared_names(document, one.names, known)
            listed += accused_reality(document)
    texts = {document.name: document.text for one in found for document in one.documents}
    for hands in second_hands(found, corpus):
        for hand, document in zip(("first", "second"), hands, strict=True):
            listed += [f"{hand}/{one}" for one in document.problems]
            if document.text != texts[document.name]:
                listed.append(f"{hand}/{document.name}: has another text than {document.name}.txt")
    if corpus == CORPUS:
        listed += unknown_reports(found, read_coverage(corpus))
    return listed + shared_text(found, others)


def read_coverage(corpus: Path = CORPUS) -> Mapping[str, Sequence[str]]:
    """What no mark shows, by the reports that hold it: coverage.yaml, made by reading."""
    listed: Mapping[str, Sequence[str]] = yaml.safe_load((corpus / "coverage.yaml").read_text(encoding="utf-8"))
    return listed


def pages(found: Sequence[Conflict], corpus: Path = CORPUS) -> Iterator[tuple[Path, str]]:
    """The pages that bear a printed table, as they should stand: closed lists in the guide, counts in the statement."""
    tables = {"GUIDE.md": ("lists", closed_lists()), "DATA-STATEMENT.md": ("counts", coverage(found, read_coverage()))}
    for name, (place, table) in tables.items():
        path = corpus / name
        yield path, filled(path.read_text(encoding="utf-8"), place, table)


def stale(found: Sequence[Conflict], corpus: Path = CORPUS) -> list[str]:
    """Published files that are missing, left over, or other than what the annotated files give."""
    listed = []
    for one in found:
        files, folder = one.files(), corpus / one.id
        written = {path.name for pattern in ("*.txt", "*.jsonl") for path in folder.glob(pattern)}
        listed += [f"{one.id}/{name}: left over" for name in sorted(written - set(files))]
        for name, text in files.items():
            if name not in written or (folder / name).read_text(encoding="utf-8") != text:
                listed.append(f"{one.id}/{name}: not as compiled; run tools/compile_corpus.py")
    printed = pages(found) if corpus == CORPUS else ()
    listed += [f"{path.name}: {OLD}" for path, text in printed if path.read_text(encoding="utf-8") != text]
    return listed


def second_hands(found: Sequence[Conflict], corpus: Path = CORPUS) -> list[tuple[Document, Document]]:
    """The reports that were annotated twice, as both hands wrote them: what lies below `first/` and `second/`.

    `first/` keeps what the first hand wrote before its annotation was settled; where it holds nothing, nothing was.
    """
    pairs = []
    for one in found:
        for document in one.documents:
            first, second = (corpus / one.id / hand / f"{document.name}.mark" for hand in ("first", "second"))
            if second.exists():
                before = _hand(document, first, one) if first.exists() else document
                pairs.append((before, _hand(document, second, one)))
    return pairs


def _hand(document: Document, path: Path, conflict: Conflict) -> Document:
    return read_document(document.name, conflict.id, path.read_text(encoding="utf-8"), conflict.place_ids)


def counts(found: Sequence[Conflict]) -> str:
    """A table of what the corpus holds."""
    rows = [f"{'conflict':<12}{'split':<7}{'docs':>5}{'words':>8}{'attrib.':>9}{'events':>8}{'figures':>9}{'times':>7}"]
    for one in found:
        records = [document.record for document in one.documents]
        words = sum(len(record["text"].split()) for record in records)
        parts = [
            sum(len(record[part]) for record in records) for part in ("attributions", "events", "figures", "times")
        ]
        rows.append(
            f"{one.id:<12}{one.split:<7}{len(records):>5}{words:>8}{parts[0]:>9}{parts[1]:>8}{parts[2]:>9}{parts[3]:>7}"
        )
    return "\n".join(rows)


def answer(found: Sequence[Conflict], asked: argparse.Namespace) -> None:
    """Print what was asked for beside the check: hints, agreement, counts."""
    for one in found if asked.hints else []:
        for document in one.documents:
            if document.name == asked.hints:
                print("\n".join(hints(document, one.place_names)))
    for first, second in second_hands(found) if asked.differences else []:
        if asked.differences in (first.name, "all"):
            print("\n".join(f"{first.name} {line}" for line in differences(first, second)))
    if asked.agreement:
        print("\n".join(f"{layer:<22}{value:.3f}" for layer, value in agreement(second_hands(found)).items()))
    if asked.counts:
        print(counts(found))


def main(arguments: Sequence[str] | None = None) -> int:
    """Check, then write or compare; the exit code is 1 when anything is wrong."""
    parser = argparse.ArgumentParser(description="Compile the annotated reports of corpus/.")
    parser.add_argument("names", nargs="*", metavar="CONFLICT", help="write only these (all are checked)")
    parser.add_argument("--check", action="store_true", help="write nothing, compare what is published")
    parser.add_argument("--counts", action="store_true", help="print what the corpus holds")
    parser.add_argument("--hints", metavar="REPORT", help="list what may have been overlooked in this report")
    parser.add_argument("--agreement", action="store_true", help="compare second/NAME.mark with NAME.mark")
    parser.add_argument("--differences", metavar="REPORT", help="list where both hands differ (all: in every report)")
    asked = parser.parse_args(arguments)
    found = conflicts()
    listed = problems(found)
    listed += stale(found) if asked.check else []
    for line in listed:
        print(line, file=sys.stderr)
    if listed:
        return 1
    for one in found if not asked.check else []:
        if not asked.names or one.id in asked.names:
            for name, text in one.files().items():
                (CORPUS / one.id / name).write_text(text, encoding="utf-8")
    for path, text in pages(found) if not asked.check else ():
        path.write_text(text, encoding="utf-8")
    answer(found, asked)
    return 0


if __name__ == "__main__":
    sys.exit(main())
