"""Content-addressed objects, the custody log, keys and sealed parts.

`CaseWriter` writes to a case, `CaseFolder` reads one; `open_key` and `introduce` are for keys and persons. Whether a
case still holds is asked of `dalil.proof.verification`.
"""

from dalil.custody.folder import CaseFolder
from dalil.custody.intake import Intake, Receipt
from dalil.custody.key import Key, open_key, read_passphrase, settings_folder
from dalil.custody.person import Person, current_person, introduce
from dalil.custody.writer import CaseWriter

__all__ = [
    "CaseFolder",
    "CaseWriter",
    "Intake",
    "Key",
    "Person",
    "Receipt",
    "current_person",
    "introduce",
    "open_key",
    "read_passphrase",
    "settings_folder",
]
