"""Which rules read a report: those of its language, or none."""

import re

from dalil.model.report import Report
from dalil.vocab.languages import load_languages

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
_ENGLISH = "en"


def rules_for(report: Report) -> str | None:
    """The ISO 639 code of the language whose rules read the report; None where there are no rules for its language.

    An unknown language is read as English, and so is a text full of English function words whatever was detected: a
    short report with many names misleads a detector.
    """
    stated = report.language or (report.rendition.language if report.rendition is not None else None)
    language = re.split(r"[-_]", stated.strip().lower())[0] if stated else _ENGLISH
    if language in load_languages().rules:
        return language
    return _ENGLISH if report.rendition is not None and _is_english(report.rendition.text) else None


def note_of(report: Report) -> str | None:
    """What to say of a report that was read and tells nothing for want of rules; None where there are rules."""
    return load_languages().no_rules if report.rendition is not None and rules_for(report) is None else None


def _is_english(text: str) -> bool:
    known = load_languages()
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    return bool(words) and sum(word in known.english_words for word in words) >= known.english_share * len(words)
