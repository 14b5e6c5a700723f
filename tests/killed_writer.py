"""A writer that is killed at one step of its work: run by test_crashes.py as `killed_writer.py CASE KEYS STEP`."""

import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from dalil.custody.disk import Disk
from dalil.custody.key import load_key
from tests.invented_case import intake, open_case, write_run


class DeadlyDisk(Disk):
    """Counts the steps that change the disk and kills the process at one of them; every write is torn in two."""

    def __init__(self, last: int) -> None:
        self.steps = 0
        self._last = last

    def _step(self) -> None:
        self.steps += 1
        if self.steps == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def create(self, path: Path, mode: int = 0o600) -> int:
        self._step()
        return super().create(path, mode)

    def write(self, descriptor: int, data: bytes) -> None:
        self._step()
        super().write(descriptor, data[: len(data) // 2])
        self._step()
        super().write(descriptor, data[len(data) // 2 :])

    def rename(self, old: Path, new: Path) -> None:
        self._step()
        super().rename(old, new)

    def remove(self, path: Path) -> None:
        self._step()
        super().remove(path)

    def sync_folder(self, path: Path) -> None:
        self._step()
        super().sync_folder(path)


def work(case: Path, keys: Path, last: int) -> int:
    """Take in a few reports, acknowledging each on stdout, attest a run, leave; gives how many steps it took."""
    disk = DeadlyDisk(last)
    with open_case(case, load_key(keys / "key.key"), seed=f"killed {last}", disk=disk) as writer:
        for number in range(3):
            for receipt in writer.ingest([intake(f"n{number}.txt", b"Report %d.\n" % number)]):
                sys.stdout.write(f"{receipt.sha256}\n")
                sys.stdout.flush()
        write_run(writer, "run-1", {"a.jsonl": b"{}\n"})
    return disk.steps


if __name__ == "__main__":
    sys.stdout.write(f"steps {work(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))}\n")
