"""A run that is done, as it lies in the case."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dalil.casework.account import read_account
from dalil.casework.derived import Derived
from dalil.model.account import Account


@dataclass(frozen=True)
class FinishedRun:
    """The outputs of a run, and its account, read from them only when somebody asks.

    A build that finds all done before does not ask. `made` is the account where it was made just now.
    """

    derived: Derived
    made: Account | None = None

    @property
    def name(self) -> str:
        """The name of the run."""
        return self.derived.folder.name

    @cached_property
    def account(self) -> Account:
        """Everything that the run came to."""
        return self.made if self.made is not None else read_account(self.derived)

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """What the run counts: `reports`, `statements`, `origins`, `incidents`, `conflicts`, `unread`, `degraded`."""
        return self.derived.facts()
