"""The one tree of errors. Each carries a diagnosis, a remedy, an exit code and an HTTP status.

DalilError                      70  500
├── UsageError                  64  400   the command line or request is wrong
├── InputError                  65  422   something that was named is missing or wrong
│   ├── NotFoundError           65  404   a named path does not exist
│   ├── SettingsError           65  422   a file of metadata or settings is wrong (all problems at once)
│   └── UnknownIdError          65  404   no such id; the three nearest are named
├── RefusedError                77  403   a rule refuses (no `whoami`, preflight not decided)
├── LockedError                 75  409   another process writes to the case
├── UnreadableError              3  422   one input is kept or listed but could not be read; the rest goes on
│   ├── ProtectedInputError      3  422   this version cannot protect it; no byte was copied
│   └── LimitError               3  413   one of the documented limits was passed
├── IntegrityError              65  500   preserved bytes, log or signature do not match
├── IncompleteError             65  500   something that is needed is missing from the case
├── StorageError                70  507   a write or fsync failed; nothing after it was acknowledged
└── InvalidValueError           70  500   a record would be invalid: a bug of ours
"""

import errno
import os
from typing import Self

FULL = "Free or replace the disk, then run the command again: nothing that was acknowledged is lost."
CLOSED = "Make the folder writable (permissions, mount options) or copy the case to where you may write."
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
REFUSALS = _CLOSED | {errno.ENOSPC, errno.EDQUOT, errno.EIO}  # of the machine, whatever we do: no bug of ours


class DalilError(Exception):
    """Something went wrong that a person can act on: `diagnosis` says what, `remedy` what to do next.

    Neither text ever holds protected content: ids, file names the user typed and figures only.
    """

    exit_code = 70
    http_status = 500

    def __init__(self, diagnosis: str, remedy: str = "") -> None:
        super().__init__(diagnosis)
        self.diagnosis = diagnosis
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.diagnosis} {self.remedy}".strip()


class UsageError(DalilError):
    """The command line or request is wrong."""

    exit_code = 64
    http_status = 400


class InputError(DalilError):
    """Something that was named is missing or wrong."""

    exit_code = 65
    http_status = 422


class NotFoundError(InputError):
    """A named path does not exist."""

    http_status = 404


class SettingsError(InputError):
    """A file of metadata or settings is wrong; `problems` lists every problem found, one line each."""

    def __init__(self, diagnosis: str, remedy: str = "", problems: tuple[str, ...] = ()) -> None:
        super().__init__("\n".join((diagnosis, *(f"  - {problem}" for problem in problems))), remedy)
        self.problems = problems


class UnknownIdError(InputError):
    """No such id; `nearest` holds up to three ids that are like it."""

    http_status = 404

    def __init__(self, identifier: str, nearest: tuple[str, ...] = ()) -> None:
        remedy = f"Nearest: {', '.join(nearest)}." if nearest else "List the ids with `dalil show`."
        super().__init__(f"There is no {identifier!r} in this case.", remedy)
        self.nearest = nearest


class RefusedError(DalilError):
    """A rule of the case refuses the action."""

    exit_code = 77
    http_status = 403


class LockedError(DalilError):
    """Another process writes to the case."""

    exit_code = 75
    http_status = 409


class UnreadableError(DalilError):
    """One input is kept or listed but could not be read; the rest goes on."""

    exit_code = 3
    http_status = 422


class ProtectedInputError(UnreadableError):
    """An input marked protected, in a version that cannot protect it; no byte of it was copied."""


class LimitError(UnreadableError):
    """One of the documented limits was passed."""

    http_status = 413


class IntegrityError(DalilError):
    """Preserved bytes, the log or a signature do not match what was committed.

    The codes 1 and 2 are verdicts, which `verify` alone gives, after it has checked.
    """

    exit_code = 65


class IncompleteError(DalilError):
    """Something that is needed is missing from the case, so that nothing can be said."""

    exit_code = 65


class StorageError(DalilError):
    """A write or fsync failed; nothing after it was acknowledged."""

    http_status = 507

    @classmethod
    def of(cls, error: OSError, what: str = "The case could not be written") -> Self:
        """What to say and to advise when the operating system refuses; its own words name no file."""
        remedy = CLOSED if error.errno in _CLOSED else FULL
        return cls(f"{what}: {os.strerror(error.errno or 0)}.", remedy)


class InvalidValueError(DalilError):
    """A record would be invalid. Records are valid by construction, so this is a bug of ours."""
