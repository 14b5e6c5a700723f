"""Short forms of the names of those who fight, learned in one document: "the Battalions", "the army"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dalil.vocab.triggers import load_trigger_rules

_OF = re.compile(r" of\b.*", re.DOTALL)
_SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class FullName:
    """A name of several words at [start, end) of the text with this number, and the party that bears it."""

    text: int
    start: int
    end: int
    party: str


class ShortForms:
    """What the names in full of one document are called for short: their last word or two, those before an "of".

    Written as in the name; what means an armed body ("army") may be written small. A form that fits two names, or the
    end of a longer name that nobody knows, names nobody.
    """

    def __init__(self, texts: Sequence[str], names: Sequence[FullName]) -> None:
        bearers: dict[str, set[str]] = {}
        for name in names:
            for form in _forms(texts[name.text][name.start : name.end]):
                bearers.setdefault(form, set()).add(name.party)
        self._party = {form: min(those) for form, those in bearers.items() if len(those) == 1}
        self._pattern = _behind(r"\b[Tt]he", self._party) if self._party else None
        for form in list(self._of_others(texts, names)):
            self._party.pop(form, None)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and party of each short form in a text of the document, behind "the"."""
        for match in self._pattern.finditer(text) if self._pattern is not None else ():
            if match["form"] in self._party:
                yield match.start("form"), match.end("form"), self._party[match["form"]]

    def _of_others(self, texts: Sequence[str], names: Sequence[FullName]) -> Iterator[str]:
        """The forms that end a longer name of nobody known: beside "the Zorvan army" no army is the only one."""
        known = {(name.text, name.end) for name in names}
        longer = _behind(r"\b(?!The\b)[A-Z][\w'’-]*", self._party) if self._party else None
        for number, text in enumerate(texts):
            for match in longer.finditer(text) if longer is not None else ():
                if (number, match.end("form")) not in known and match.group() not in self._party:
                    yield match["form"]


def _behind(before: str, forms: Mapping[str, str]) -> re.Pattern[str]:
    """The forms behind these words, where no longer name goes on."""
    words = "|".join(re.escape(form) for form in sorted(forms, key=lambda one: (-len(one), one)))
    return re.compile(rf"{before} (?P<form>{words})(?![\w-]| of\b| [A-Z])")


def _forms(name: str) -> Iterator[str]:
    words = _OF.sub("", name).split()
    for count in (1, 2):
        form = " ".join(words[-count:])
        if count > len(words) or form == name or len(form) < _SHORTEST or not words[-1][:1].isalpha():
            continue
        yield form
        if words[-1].lower() in load_trigger_rules().lists["armies"]:
            yield form.lower()
