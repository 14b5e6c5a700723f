"""A new case with nothing in it: for the desk, which takes reports in from there."""

from pathlib import Path

from dalil.casework.case_keys import enrol_second
from dalil.casework.tool import TOOL
from dalil.custody.key import Key
from dalil.custody.writer import CaseWriter
from dalil.errors import InputError
from dalil.proof import layout


def open_new_case(root: Path, key: Key) -> None:
    """Make a case in a folder that is new or empty. Raises `InputError` where a case or something else lies there."""
    if (root / layout.SETTINGS).exists():
        raise InputError("There is a case in this folder already.", "Leave --new out.")
    with CaseWriter(root, key, tool=TOOL) as writer:
        enrol_second(writer, key)
