"""Runs a command to which permissions apply, also when root runs the tests: `unprivileged.py COMMAND…`.

As root it takes from itself the two capabilities that open every file (capabilities(7)); the user stays the same, so
that an interpreter in root's own home still starts.
"""

import ctypes
import os
import sys

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2


def drop() -> None:
    """From the next exec on, files that nobody may open are closed to root too."""
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        if ctypes.CDLL(None, use_errno=True).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "the capability could not be given up")


if __name__ == "__main__":
    if os.geteuid() == 0:
        drop()
    os.execvp(sys.argv[1], sys.argv[1:])
