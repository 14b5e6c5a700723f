"""Asking: each passage once, each call recorded before the next is made."""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dalil.casework.progress import Progress
from dalil.casework.second_engine.answer import ANSWERED
from dalil.casework.second_engine.chat import Reply
from dalil.casework.second_engine.engine import SecondEngine
from dalil.casework.second_engine.form import content_of, object_of, stated_words
from dalil.casework.second_engine.question import Question, questions
from dalil.model.report import Report
from dalil.proof.canonical import JsonObject
from dalil.vocab.terms import Terms

FAILURES = 3
"""Calls in a row that may fail before the others are not made."""
Record = Callable[[JsonObject, JsonObject], object]
"""Writes down one call: what may stand in the open, and what is only committed to."""


def consult(
    engine: SecondEngine,
    reports: Sequence[Report],
    *,
    known: frozenset[str],
    terms: Terms,
    record: Record,
    progress: Progress,
) -> Counter[str]:
    """Ask about every passage whose answer is not `known` yet (by what was sent), and record each call.

    Gives how many passages stayed without an answer, by reason. After three failures in a row nothing more is asked.
    """
    open_ = [one for one in questions(reports, model=engine.model, terms=terms) if one.sent not in known]
    progress.stage("Asking the second engine", len(open_))
    unanswered: Counter[str] = Counter()
    failures = 0
    for number, question in enumerate(open_):
        reply = engine.ask(question)
        content, failed = _read(reply)
        failures = failures + 1 if failed else 0
        record(*_entry(engine, question, reply, content, failed))
        progress.step()
        if failed:
            unanswered[failed] += 1
        if failures == FAILURES and number + 1 < len(open_):
            unanswered["not asked after three failures in a row"] = len(open_) - number - 1
            break
    return unanswered


def _read(reply: Reply) -> tuple[Mapping[str, Any], str | None]:
    """The answer as an object, and why it is none."""
    if reply.failed is not None:
        return {}, reply.failed
    answer = object_of(reply.body)
    return answer, None if content_of(answer) is not None else "not an answer of the chat-completions form"


def _entry(
    engine: SecondEngine, question: Question, reply: Reply, answer: Mapping[str, Any], failed: str | None
) -> tuple[JsonObject, JsonObject]:
    """What the log says of a call: hashes and figures in the open; host, model and answer as commitments."""
    assert question.report.rendition is not None
    said: JsonObject = {
        "exhibit": question.report.exhibit.sha256,
        "rendition": question.report.rendition.id,
        "start": question.place.start,
        "end": question.place.end,
        "prompt": question.prompt,
        "sent": question.sent,
        "sent_bytes": len(question.body),
        "received": hashlib.sha256(reply.body).hexdigest(),
        "received_bytes": len(reply.body),
        "model": hashlib.sha256(stated_words(answer, "model").encode()).hexdigest(),
        "public": engine.endpoint.public,
        "outcome": ANSWERED if failed is None else failed,
    }
    private: JsonObject = {"host": engine.endpoint.host_header, "model": engine.model}
    if failed is None:
        private["answer"] = reply.body.decode("utf-8")
    return said, private
