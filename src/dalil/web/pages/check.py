"""Check: a draft of the user's held against the case. Nothing of the draft is kept, so its answer has no address."""

from collections import Counter
from typing import Final, get_args

from starlette.requests import Request

from dalil.casework.check.outcome import ALARMS, Mark
from dalil.casework.check.page import row_of
from dalil.casework.check.record import draft_records
from dalil.casework.check.use import check_text
from dalil.casework.desk import Desk
from dalil.casework.progress import Silence
from dalil.casework.stated import check_published
from dalil.dossier.draft import WORDING
from dalil.errors import UsageError
from dalil.web.arriving import ArrivingForm
from dalil.web.page import Page

LONGEST: Final = 50_000_000  # bytes of a draft that is opened
PASTED: Final = "draft.txt"


def check(desk: Desk, request: Request) -> Page:
    """The form, and what each mark means."""
    del request
    desk.case.derived  # noqa: B018 asked for its error: without a run there is nothing to hold a draft against
    return Page(template="check.html", record={"marks": dict(WORDING)}, more={"rows": None})


def checked(desk: Desk, form: ArrivingForm) -> Page:
    """Each sentence of the draft beside its marks and the words of the case.

    Raises `UsageError` unless there is one draft, `UnreadableError` for one that has no text, `LimitError`.
    """
    pasted = form.fields.get("text", "")
    chosen = next(form.files(), None)
    if (chosen is None) == (not pasted.strip()):
        raise UsageError("There is no draft, or there are two.", "Paste one or open one.")
    published = form.fields.get("published", "").strip() or None
    if published is not None:
        check_published(published)
    data, name = (chosen.to_bytes(LONGEST), chosen.name) if chosen is not None else (pasted.encode(), PASTED)
    found, _ = check_text(data, name, desk.root, published=published, progress=Silence())
    counts = Counter(mark for one in found.sentences for mark in one.marks)
    marks = {mark: counts[mark] for mark in get_args(Mark) if counts[mark]}
    record = {"run": found.run, "counts": marks, "sentences": list(draft_records(found))}
    more = {"rows": [row_of(one) for one in found.sentences], "marks": WORDING, "asking": ALARMS, "name": name}
    return Page(template="check.html", record=record, more=more)
