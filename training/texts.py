"""Write the texts that are trained on, for the rules to read: python -m training.texts FILE."""

import json
import sys
from pathlib import Path

from training.attribution import corpus_rows


def main(target: str) -> None:
    """One JSON line a text, with its id."""
    rows = ({"id": row["id"], "text": row["text"]} for row in corpus_rows(Path("corpus"), "train"))
    Path(target).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
