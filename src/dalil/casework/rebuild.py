"""Make everything derived anew, and say whether it is what the log attests."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dalil.casework.build import Build
from dalil.casework.case import runs_of
from dalil.casework.derived import KINDS, Derived
from dalil.casework.engine import Engine
from dalil.casework.gazetteer import import_of_latest_run
from dalil.casework.language import find_model
from dalil.casework.learned import learned_of_latest_run
from dalil.casework.limits import limits_of_latest_run
from dalil.casework.progress import Progress
from dalil.casework.publish import publish
from dalil.casework.tool import TOOL
from dalil.custody.folder import CaseFolder
from dalil.custody.key import Key
from dalil.custody.writer import CaseWriter
from dalil.errors import NotFoundError
from dalil.model.account import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """The account made anew; `before` is the run that the log attested last, None where there was none.

    Another run than `before` was made by another version or with other tables: `differs` says by kind how many records
    stand in one of the two only, None where the outputs of `before` are gone.
    """

    account: Account
    before: str | None
    differs: Mapping[str, int] | None = field(default_factory=dict)

    @property
    def same(self) -> bool:
        """Whether the log attests exactly this."""
        return self.account.run == self.before


def rebuild(root: Path, key: Key, progress: Progress) -> Rebuilt:
    """Make everything derived anew from the preserved bytes and the log, the dossier too; nothing kept is taken over.

    With another version or other tables a run is made beside the old one. Raises `IntegrityError` when the same
    versions now give other bytes than the log attests.
    """
    if not root.is_dir():
        raise NotFoundError("There is no case in this folder.", "`dalil build PATH…` makes one.")
    with CaseWriter(root, key, tool=TOOL) as writer:
        case = CaseFolder(root)
        engine = Engine.of_case(
            find_model(), root, imported=import_of_latest_run(case), learned=learned_of_latest_run(case)
        )
        before = next(reversed(runs_of(case)), None)
        run = Build(writer, key, engine, progress, afresh=True, limits=limits_of_latest_run(case)).run()
        progress.stage("Writing the dossier", None)
        publish(writer, run, engine=engine, key=key, show_names=False)
    account = run.account
    if before is None or before == run.name:
        return Rebuilt(account=account, before=before)
    differs = _differs(Derived(root / "derived" / before), run.derived)
    return Rebuilt(account=account, before=before, differs=differs)


def _differs(old: Derived, new: Derived) -> Mapping[str, int] | None:
    if not old.complete:
        return None
    return {kind: count for kind in KINDS if (count := _apart(_lines(old, kind), _lines(new, kind)))}


def _lines(derived: Derived, kind: str) -> Counter[str]:
    return Counter(json.dumps(row, sort_keys=True) for row in derived.records(kind))


def _apart(one: Counter[str], other: Counter[str]) -> int:
    return (one - other).total() + (other - one).total()
