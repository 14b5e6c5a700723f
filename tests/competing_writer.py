"""One of several writers that want a case at once: run by test_crashes.py as `competing_writer.py CASE KEYS NAME`."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from dalil.custody.key import load_key
from dalil.errors import LockedError
from tests.invented_case import intake, open_case

COMMANDS, REPORTS = 6, 5


def command(case: Path, keys: Path, name: str, number: int) -> int:
    """One command of several answered reports; gives how often the case was found locked before."""
    waited = 0
    while True:
        try:
            with open_case(case, load_key(keys / "key.key"), seed=f"{name} {number}") as writer:
                for at in range(REPORTS):
                    report = intake(f"{name}-{number}-{at}.txt", f"{name} {number} {at}".encode())
                    for receipt in writer.ingest([report]):
                        sys.stdout.write(f"{receipt.sha256}\n")
                return waited
        except LockedError:
            waited += 1
            time.sleep(0.001)


if __name__ == "__main__":
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    waits = [command(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], number) for number in range(COMMANDS)]
    sys.stdout.write(f"waited {sum(waits)}\n")
