"""What the answers suggest: word for word from the report, or dropped with its reason."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dalil.casework.progress import Progress
from dalil.casework.second_engine.answer import Answer, answer_of
from dalil.casework.second_engine.consult import consult
from dalil.casework.second_engine.engine import SecondEngine
from dalil.casework.second_engine.form import content_of, object_of, stated_words
from dalil.casework.second_engine.question import acts_of
from dalil.model.report import Report
from dalil.model.span import Range
from dalil.model.suggestion import SuggestedBy, SuggestedSpan, Suggestion
from dalil.proof.canonical import JsonObject
from dalil.statements.proposals import MANY, ONE, Proposal, read_proposals
from dalil.vocab.terms import Terms

ID_DIGITS = 16


@dataclass(slots=True)
class Suggested:
    """What recorded answers suggest, and how much of them was dropped, by reason."""

    kept: list[Suggestion] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


def suggest(
    reports: Sequence[Report], second: SecondEngine, terms: Terms, progress: Progress
) -> tuple[Suggested, Counter[str], list[JsonObject]]:
    """What a second engine suggests about files without a case, what stayed unanswered, and what each call was.

    A report that a side file states to be protected is never sent.
    """
    calls: list[JsonObject] = []
    found: list[Answer] = []

    def record(said: JsonObject, private: JsonObject) -> None:
        calls.append(said)
        if "answer" in private:
            found.append(answer_of(said, private))

    unanswered = consult(second, reports, known=frozenset(), terms=terms, record=record, progress=progress)
    return suggestions(found, reports, terms), unanswered, calls


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
        data = object_of(answer.body.encode())
        passage = report.rendition.text[answer.place.start : answer.place.end]
        found = read_proposals(content_of(data) or "", passage, acts=acts)
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
