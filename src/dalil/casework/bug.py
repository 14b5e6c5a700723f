"""A bug of ours, reported without a word of the case."""

import os
import sys
import tempfile
import traceback
from pathlib import Path

from dalil import __version__


def write_report(error: Exception) -> Path:
    """Write kind and places of an error to a file only the user can read; messages are left out, they may quote."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"dalil {__version__}, Python {sys.version.split()[0]}", type(error).__name__]
    lines.extend(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    handle, name = tempfile.mkstemp(prefix="dalil-bug-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return Path(name)
