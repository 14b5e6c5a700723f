"""Which rules read a report: by its language, English where a detector was misled, none else."""

from collections.abc import Callable

import pytest

from dalil.model.report import Report
from dalil.statements.language import note_of, rules_for
from dalil.statements.reading import Reading

MakeReport = Callable[..., Report]
Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The army shelled the mill.", "en", "en"),
        ("The army shelled the mill.", "en-GB", "en"),
        ("De boeren van het dorp of de stad zeggen dat het in de nacht stil was.", "nl", None),
        ("قصف الجيش السوق.", "ar", "ar"),
        ("Les habitants du port racontent que la nuit a été longue.", "fr", None),
        ("Мешканці порту розповідають, що ніч була довгою.", "uk", None),
        ("Mortar fire at Tell Aran kept the road to the mill shut.", "nl", "en"),
        ("Tavik Orlen, Mira Dorn and Orla Vestin met the envoy in Halvora.", "no", "en"),
    ],
)
def test_rules_are_those_of_the_language(
    make_report: MakeReport, text: str, language: str, expected: str | None
) -> None:
    report = make_report(text, language=language)
    assert rules_for(report) == expected
    assert (note_of(report) is None) == (expected is not None)


def test_without_rules_nothing_is_said(read: Read) -> None:
    reading = read("Der Gesandte sagte: „Die Armee beschoss die Mühle.“", language="de")
    assert reading.statements == ()
    assert reading.relations == ()
