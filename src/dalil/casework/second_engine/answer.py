"""The recorded answers: hashes in the open, the body sealed."""

import hashlib
from dataclasses import dataclass

from dalil.custody.folder import CaseFolder
from dalil.errors import IntegrityError
from dalil.model.span import Range
from dalil.proof.canonical import JsonObject

CALLED = "engine.called"
ANSWERED = "answered"
RUN = "derivation.run"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A recorded answer: where in which rendition it was asked, the hashes, and the body that came back."""

    exhibit: str
    rendition: str
    place: Range
    prompt: str
    sent: str
    received: str
    body: str


def answers(case: CaseFolder, *, of_latest_run: bool = False) -> tuple[Answer, ...]:
    """The answers that the log holds, the first to each question; with `of_latest_run` those that it was made of."""
    entries = list(case.entries())
    last = max((entry.seq for entry in entries if entry.type == RUN), default=-1)
    found: dict[str, Answer] = {}
    for entry in entries:
        if entry.type != CALLED or entry.result.get("outcome") != ANSWERED or (of_latest_run and entry.seq > last):
            continue
        answer = answer_of(entry.result, case.opened(entry))
        found.setdefault(answer.sent, answer)
    return tuple(found.values())


def answer_of(said: JsonObject, private: JsonObject) -> Answer:
    """The answer that a call was recorded with. Raises `IntegrityError` where the body is another one."""
    start, end = said["start"], said["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    words = {name: str(said[name]) for name in ("exhibit", "rendition", "prompt", "sent", "received")}
    body = str(private.get("answer", ""))
    if hashlib.sha256(body.encode()).hexdigest() != words["received"]:
        raise IntegrityError(
            "A recorded answer of the second engine is missing or changed.", "Restore the sealed part."
        )
    return Answer(**words, place=Range(start=start, end=end), body=body)
