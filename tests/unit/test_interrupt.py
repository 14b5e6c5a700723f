"""Ctrl-C from the first moment on, in a process of its own: the handler belongs to the whole of it."""

import subprocess
import sys

import pytest
from tests.e2e.command import SOURCE

NOW = "import os, signal; hit = lambda: os.kill(os.getpid(), signal.SIGINT)\n"
WAYS = {
    "while the commands are loaded": "from dalil.cli.interrupt import leave_at_once; leave_at_once(); hit()",
    "while something is finalized": (
        "from dalil.cli.interrupt import insist, leave, listen; listen()\n"
        "class Thing:\n    def __del__(self): hit()\n"
        "Thing(); print('went on')\n"
        "try: insist()\nexcept KeyboardInterrupt: leave()"
    ),
    "inside code that an import runs": (
        "from dalil.cli.interrupt import leave, listen; listen()\ntry: exec('hit()')\nexcept KeyboardInterrupt: leave()"
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_ctrl_c_ends_with_130_wherever_it_comes(way: str) -> None:
    code = f"{NOW}{WAYS[way]}\nprint('was not heard')"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "was not heard" in done.stdout) == (130, False), done.stderr


def test_what_ignores_ctrl_c_in_the_background_goes_on_doing_so() -> None:
    code = (
        f"{NOW}signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "from dalil.cli.interrupt import leave_at_once, listen; leave_at_once(); listen(); hit(); print('goes on')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "goes on\n")
