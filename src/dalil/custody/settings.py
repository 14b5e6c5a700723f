"""`case.toml`: the few things that must be known before the log can be read."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from dalil.errors import InvalidValueError, NotFoundError, SettingsError
from dalil.proof import layout
from dalil.proof.entry import FORMAT_VERSION
from dalil.proof.settings_form import settings_bytes

_ORIGIN = re.compile(r"dalil/case/[0-9a-f]{32}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSettings:
    """The origin line of the log (`dalil/case/` and 32 hexadecimal digits) and the day of creation."""

    origin: str
    created: str

    def __post_init__(self) -> None:
        if not _ORIGIN.fullmatch(self.origin):
            raise InvalidValueError("The origin of a case is dalil/case/ and 32 hexadecimal digits.")

    def __bytes__(self) -> bytes:
        return settings_bytes(self.origin, self.created)


def read_settings(root: Path) -> CaseSettings:
    """Read `case.toml`; raises `NotFoundError` when there is no case, `SettingsError` when it is not one of ours."""
    try:
        said = tomllib.loads((root / layout.SETTINGS).read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFoundError("There is no case in this folder.", "`dalil build PATH…` makes one.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError("case.toml cannot be read.", "Restore it from a backup.") from error
    if said.get("format") != FORMAT_VERSION:
        raise SettingsError("The case has a format that this version does not know.", "Use a newer version.")
    try:
        return CaseSettings(origin=str(said.get("origin")), created=str(said.get("created")))
    except InvalidValueError as error:
        raise SettingsError(error.diagnosis, "Restore case.toml from a backup.") from error
