"""A writer on a disk that fills up: run by test_full_disk.py as `full_writer.py CASE KEYS`, acknowledging on stdout."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from dalil.custody.key import load_key
from dalil.errors import StorageError
from tests.invented_case import intake, open_case

ENDLESS = 10_000


def fill(case: Path, keys: Path) -> None:
    """Take in reports of some kilobytes until the disk is full, each acknowledged, then say why it stopped."""
    with open_case(case, load_key(keys / "key.key")) as writer:
        for number in range(ENDLESS):
            for receipt in writer.ingest([intake(f"n{number}.txt", b"%d " % number * 1500)]):
                sys.stdout.write(f"{receipt.sha256}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    try:
        fill(Path(sys.argv[1]), Path(sys.argv[2]))
    except StorageError as stopped:
        sys.stdout.write(f"stopped {stopped}\n")
