"""A dossier outside of its case: for handing on, or for the case's own use with the exhibits in it."""

from dataclasses import dataclass
from pathlib import Path

from dalil.casework.build import Build
from dalil.casework.engine import Engine
from dalil.casework.language import find_model
from dalil.casework.learned import learned_of_latest_run
from dalil.casework.limits import limits_of_latest_run
from dalil.casework.progress import Progress
from dalil.casework.publish import publish
from dalil.casework.tool import TOOL
from dalil.custody.folder import CaseFolder
from dalil.custody.key import Key
from dalil.custody.writer import CaseWriter
from dalil.dossier.bag import bag_files, cite, payload_of
from dalil.errors import NotFoundError
from dalil.exchange.bagit import require_free, write_bag


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A dossier that was written: where, its name in the log, how many exhibits it cites and how many it encloses."""

    folder: Path
    label: str
    exhibits: int
    enclosed: int


def export_dossier(
    root: Path,
    key: Key,
    out: Path,
    progress: Progress,
    *,
    exhibits: bool = False,
    show_names: bool = False,
    pdf: bool = False,
) -> Exported:
    """Write the dossier of the case as it stands to `out`, a bag that checks on its own, with the newest proofs.

    With `exhibits` the preserved bytes are enclosed, names and all; the log says that they left the case. With `pdf`
    the account is one of its files as a PDF too. Raises `NotFoundError` where there is no case, `InputError` when `out`
    is taken and `RefusedError` where no PDF can be made here, before anything is written.
    """
    if not root.is_dir():
        raise NotFoundError("There is no case in this folder.", "`dalil build PATH…` makes one.")
    require_free(out)
    if pdf:
        from dalil.dossier.pdf import press  # noqa: PLC0415 brings Jinja, which a dossier that is there never needs

        press()  # asked for its error
    engine = Engine.of_case(find_model(), root, learned=learned_of_latest_run(CaseFolder(root)))
    with CaseWriter(root, key, tool=TOOL) as writer:
        run = Build(writer, key, engine, progress, limits=limits_of_latest_run(CaseFolder(root))).run()
        progress.stage("Writing the dossier", None)
        label = publish(writer, run, engine=engine, key=key, show_names=show_names, pdf=pdf).parents[1].name
        citation = cite(CaseFolder(root), label)
        if exhibits:
            writer.record("object.exported", result={"dossier": label, "objects": len(citation.exhibits)})
    case = CaseFolder(root)
    payload = payload_of(case, label, citation.exhibits if exhibits else ())
    write_bag(out, payload, bag_files(case, label, citation, payload))
    enclosed = len(citation.exhibits) if exhibits else 0
    return Exported(folder=out, label=label, exhibits=len(citation.exhibits), enclosed=enclosed)
