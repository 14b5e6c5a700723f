"""A large model as a second engine: asked about each passage once, its answers kept, its words suggestions only."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dalil.casework.chat import ChatLimits, Reply, call
from dalil.casework.endpoint import Endpoint, find_endpoint
from dalil.casework.progress import Progress
from dalil.casework.question import Question, acts_of, questions, stated_words
from dalil.casework.stated import read_text
from dalil.custody.folder import CaseFolder
from dalil.errors import IntegrityError, UsageError
from dalil.model.report import Report
from dalil.model.span import Range
from dalil.model.suggestion import SuggestedBy, SuggestedSpan, Suggestion
from dalil.proof.canonical import JsonObject
from dalil.statements.proposals import MANY, ONE, Proposal, read_proposals
from dalil.vocab.terms import Terms

CALLED = "engine.called"
ANSWERED = "answered"
SECRET_FILE = "DALIL_ENGINE_KEY_FILE"  # noqa: S105 the name of a variable
FAILURES = 3
"""Calls in a row that may fail before the others are not made."""
ID_DIGITS = 16
RUN = "derivation.run"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondEngine:
    """An endpoint and the model asked for there. Raises as `find_endpoint` does; nothing was asked yet."""

    endpoint: Endpoint
    model: str
    limits: ChatLimits = field(default_factory=ChatLimits)
    secret: str | None = field(default=None, repr=False)

    @classmethod
    def at(cls, url: str, *, model: str | None, allow_public: bool, limits: ChatLimits | None = None) -> "SecondEngine":
        """The engine behind a URL. Without a model the only one that it serves is taken; `UsageError` else."""
        endpoint = find_endpoint(url, allow_public=allow_public)
        said = limits or ChatLimits()
        where = os.environ.get(SECRET_FILE)
        secret = read_text(Path(where)).strip() if where else None
        return cls(endpoint=endpoint, model=model or _only_model(endpoint, said, secret), limits=said, secret=secret)

    def ask(self, question: Question) -> Reply:
        """Put one question."""
        return call(self.endpoint, "/chat/completions", question.body, self.limits, self.secret)


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


@dataclass(slots=True)
class Suggested:
    """What recorded answers suggest, and how much of them was dropped, by reason."""

    kept: list[Suggestion] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


def _only_model(endpoint: Endpoint, limits: ChatLimits, secret: str | None) -> str:
    reply = call(endpoint, "/models", None, limits, secret)
    rows = _object(reply.body).get("data")
    names = [stated_words(row, "id") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    if reply.failed or len(names) != 1 or not names[0]:
        why = reply.failed or f"it serves {len(names)} models"
        raise UsageError(f"Which model to ask is not clear: {why}.", "Name it with --engine-model.")
    return names[0]


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
    answer = _object(reply.body)
    return answer, None if _content(answer) is not None else "not an answer of the chat-completions form"


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


def suggestions(recorded: Sequence[Answer], reports: Sequence[Report], terms: Terms) -> Suggested:
    """What the answers suggest about these reports. An answer about another text of a report suggests nothing."""
    by_exhibit = {one.exhibit.sha256: one for one in reports}
    acts = frozenset(acts_of(terms))
    made = Suggested()
    for answer in recorded:
        report = by_exhibit.get(answer.exhibit)
        if report is None or report.rendition is None or report.rendition.id != answer.rendition:
            made.dropped["answers about a text that is no longer read so"] += 1
            continue
        data = _object(answer.body.encode())
        passage = report.rendition.text[answer.place.start : answer.place.end]
        found = read_proposals(_content(data) or "", passage, acts=acts)
        made.dropped += found.dropped
        by = SuggestedBy(
            model=stated_words(data, "model"),
            fingerprint=stated_words(data, "system_fingerprint"),
            prompt=answer.prompt,
            sent=answer.sent,
            received=answer.received,
        )
        made.kept.extend(_suggestions(report, answer.place.start, found.kept, by))
    made.kept.sort(key=lambda one: (one.document, one.exhibit, one.start, one.trigger.start, one.id))
    return made


def _suggestions(report: Report, offset: int, proposals: Sequence[Proposal], by: SuggestedBy) -> Iterator[Suggestion]:
    assert report.rendition is not None
    text = report.rendition.text

    def span(place: Range) -> SuggestedSpan:
        start, end = offset + place.start, offset + place.end
        return SuggestedSpan(name=text[start:end], start=start, end=end)

    for number, one in enumerate(proposals):
        quote = span(one.quote)
        about = f"{report.exhibit.sha256}\0{quote.start}\0{quote.end}\0{by.sent}\0{number}"
        many = {name: tuple(map(span, one.words[name])) for name in MANY}
        single = {name: next(map(span, one.words[name]), None) for name in ONE}
        yield Suggestion(
            id=f"sg_{hashlib.sha256(about.encode()).hexdigest()[:ID_DIGITS]}",
            document=report.document,
            exhibit=report.exhibit.sha256,
            rendition=report.rendition.id,
            quote=quote.name,
            start=quote.start,
            end=quote.end,
            trigger=span(one.trigger),
            act=one.listed.get("act"),
            status=one.listed.get("status"),
            polarity=one.listed.get("polarity"),
            by=by,
            **many,  # type: ignore[arg-type]  # the names of MANY are those of the fields
            **single,  # type: ignore[arg-type]  # the names of ONE are those of the fields
        )


def _object(body: bytes) -> dict[str, Any]:
    """The object that these bytes of JSON are; empty where they are none."""
    try:
        found = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _content(answer: Mapping[str, Any]) -> str | None:
    """The words of the first choice; None where the answer is not of the form."""
    choices = answer.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    return content if isinstance(content, str) else None
