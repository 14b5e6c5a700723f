"""The parties that dalil knows by name, and those that a case adds."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import resources
from typing import Any, Literal, cast, get_args

import ahocorasick

from dalil.errors import SettingsError
from dalil.model.party import FIGHTING, Party, PartyKind
from dalil.vocab.placename import fold_name
from dalil.vocab.short_forms import FullName, ShortForms

Naming = Literal["name", "metonym", "adjective"]
_SHORT = 4
_ARTICLE = "the "


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyName:
    """Words [start, end) of a text that name a party: by a name, by a metonym, or as an adjective before a noun.

    A metonym or an adjective names the party only where the sentence says so: the caller decides. `described`: the
    words are a description in lower case ("rebel forces"), which fits other wars too.
    """

    start: int
    end: int
    party: str
    naming: Naming
    described: bool


@dataclass(frozen=True)
class Parties:
    """Parties by their names; a case's own rows come first, so that they win over those that ship.

    A row of CSV: id, name, kind, aliases, metonyms, adjectives, country, side, role, source; several values joined by a
    bar. Rows that share an id are one party and add their names. (No slots: the index is built once and kept.)
    """

    rows: tuple[Party, ...]

    def overlaid(self, own: Iterable[Party]) -> "Parties":
        """These parties with a case's own laid over them; an own row replaces the one with its id."""
        own = tuple(own)
        replaced = {party.id for party in own}
        return Parties((*own, *(party for party in self.rows if party.id not in replaced)))

    @cached_property
    def by_id(self) -> Mapping[str, Party]:
        """The parties by their ids."""
        return {party.id: party for party in reversed(self.rows)}

    @cached_property
    def by_name(self) -> Mapping[str, Party]:
        """The parties by all their names, as `plain_name` writes them; of two with one name the first."""
        found: dict[str, Party] = {}
        for party in self.rows:
            for name in (party.name, *party.aliases):
                found.setdefault(plain_name(name), party)
        return found

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """Countries of parties by the single words that name them."""
        found: dict[str, str] = {}
        for party in self.rows:
            for name in (party.name, *party.aliases):
                if party.country and " " not in name:
                    found.setdefault(fold_name(name), party.country)
        return found

    def find(self, text: str) -> tuple[PartyName, ...]:
        """Names of parties in the text: whole words, leftmost longest, without overlap; offsets in code points.

        Case counts, except that a name of more than four letters may stand all in capitals, and that what is written
        small may begin a sentence.
        """
        found: list[PartyName] = []
        # Linear in the text: the automaton reports every pattern that ends at a place, the sort prefers the longest.
        # An article is no part of it: "the Council Brigades" are no "the Council".
        for hit in sorted(self._hits(text), key=lambda one: (_behind_article(text, one), -one.end)):
            if not found or hit.start >= found[-1].end:
                found.append(hit)
        return tuple(found)

    def find_in_document(self, texts: Iterable[str]) -> tuple[tuple[PartyName, ...], ...]:
        """The names in each text of one document, as `find` gives them.

        A mere description ("rebel forces") fits any war: it names a party of a country only where the document names
        that country's parties by a proper name too. Who fights is found by the short forms of his names as well: behind
        "the", where the document names him in full too ("the Battalions").
        """
        texts = tuple(texts)
        found = [self.find(text) for text in texts]
        proper = {self.by_id[one.party].country for names in found for one in names if not one.described}
        kept = [
            [
                one
                for one in names
                if not one.described or (country := self.by_id[one.party].country) is None or country in proper
            ]
            for names in found
        ]
        full = [
            FullName(text=number, start=one.start, end=one.end, party=one.party)
            for number, names in enumerate(kept)
            for one in names
            if one.naming == "name" and self.by_id[one.party].kind in FIGHTING
        ]
        short = ShortForms(texts, full)
        return tuple(
            tuple(sorted((*names, *_besides(short.find(text), names)), key=lambda one: one.start))
            for text, names in zip(texts, kept, strict=True)
        )

    def spelt(self, small: str) -> Iterator[tuple[int, str]]:
        """Where names of several words stand in a text without capitals, and how the vocabulary spells them there."""
        for last, pattern in self._automaton.iter(small) if self._patterns else ():
            start, end = last + 1 - len(pattern), last + 1
            edges = small[start - 1 : start].isalnum() or small[end : end + 1].isalnum()
            spelling = next(iter(self._patterns[pattern]))
            if " " in spelling and not edges and self._patterns[pattern][spelling][1] == "name":
                yield start, spelling

    def named(self, words: str) -> Party | None:
        """The party that exactly these words name (a name or an alias); None where none does."""
        stripped = words.strip()
        hit = self._patterns.get(_folded(stripped), {}).get(stripped)
        return self.by_id[hit[0]] if hit is not None and hit[1] == "name" else None

    def _hits(self, text: str) -> Iterator[PartyName]:
        if not self._patterns:
            return
        folded = _folded(text)
        for last, pattern in self._automaton.iter(folded):
            start, end = last + 1 - len(pattern), last + 1
            if (start and folded[start - 1].isalnum()) or (end < len(folded) and folded[end].isalnum()):
                continue
            forms = self._patterns[pattern]
            words = _straight(text[start:end])
            spelling = _spelling(forms, words)
            if spelling is not None:
                party, naming = forms[spelling]
                yield PartyName(start=start, end=end, party=party, naming=naming, described=spelling.islower())

    @cached_property
    def _patterns(self) -> Mapping[str, dict[str, tuple[str, Naming]]]:
        """Folded name → the spellings that count → party and kind of naming; the first row that has a name keeps it."""
        patterns: dict[str, dict[str, tuple[str, Naming]]] = {}
        for naming in get_args(Naming):
            for party in self.rows:
                for words in _spellings(party, naming):
                    patterns.setdefault(_folded(words), {}).setdefault(_straight(words), (party.id, naming))
        return patterns

    @cached_property
    def _automaton(self) -> Any:  # noqa: ANN401 the package ships no types
        automaton = ahocorasick.Automaton()
        for pattern in self._patterns:
            automaton.add_word(pattern, pattern)
        automaton.make_automaton()
        return automaton


def plain_name(name: str) -> str:
    """The name in lower case, without article."""
    return name.casefold().removeprefix("the ").strip()


def _besides(short: Iterable[tuple[int, int, str]], names: Iterable[PartyName]) -> Iterator[PartyName]:
    """The short forms that stand in no name that was found."""
    taken = [(one.start, one.end) for one in names]
    for start, end, party in short:
        if not any(start < last and first < end for first, last in taken):
            yield PartyName(start=start, end=end, party=party, naming="name", described=False)


def _spellings(party: Party, naming: Naming) -> Iterator[str]:
    if naming == "metonym":
        yield from party.metonyms
    elif naming == "adjective":
        yield from party.adjectives
    else:
        yield from (party.name, *party.aliases)


def _behind_article(text: str, name: PartyName) -> int:
    """Where the name begins without its article."""
    behind = name.start + len(_ARTICLE)
    return behind if _folded(text[name.start : behind]) == _ARTICLE else name.start


def _spelling(forms: Mapping[str, tuple[str, Naming]], words: str) -> str | None:
    """The spelling of the vocabulary that these words write; None where the case forbids it."""
    if words in forms:
        return words
    if words.isupper() and len(words) > _SHORT:
        return next(iter(forms))
    small = words[:1].lower() + words[1:]
    return small if small in forms and small.islower() else None


def _straight(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ")


def _folded(text: str) -> str:
    """Lower case code point for code point, so that offsets stay."""
    if text.isascii():
        return text.lower()
    return "".join(low if len(low := mark.lower()) == 1 else mark for mark in _straight(text))


def read_parties(text: str, where: str) -> tuple[Party, ...]:
    """The parties of a CSV text. Raises `SettingsError` naming every wrong line."""
    parties, problems = [], []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        if not row.get("id") or not row.get("name") or row.get("kind") not in get_args(PartyKind):
            problems.append(f"line {number}: id, name and a kind of {', '.join(get_args(PartyKind))} are needed")
            continue
        parties.append(_party(row))
    if problems:
        raise SettingsError(f"{where} holds wrong rows.", "Mend these lines.", tuple(problems))
    return tuple(parties)


def _several(row: Mapping[str, str], column: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in (row.get(column) or "").split("|") if value.strip())


def _party(row: Mapping[str, str]) -> Party:
    return Party(
        id=row["id"],
        name=row["name"],
        kind=cast("PartyKind", row["kind"]),
        aliases=_several(row, "aliases"),
        metonyms=_several(row, "metonyms"),
        adjectives=_several(row, "adjectives"),
        country=row.get("country") or None,
        side=row.get("side") or None,
        role=row.get("role") or None,
    )


@cache
def load_parties() -> Parties:
    """The parties that ship with dalil: named ones, the states, and what states call their organs ("Xian army")."""
    rows: dict[str, Party] = {}
    for party in (*read_parties(_data("parties.csv"), "parties.csv"), *read_parties(_data("states.csv"), "states.csv")):
        rows[party.id] = _with_names(rows[party.id], party) if party.id in rows else party
    organs = {kind: _organs(kind) for kind in ("state", "state_forces")}
    for state in [party for party in rows.values() if party.kind == "state"]:
        rows[state.id] = replace(
            state, side=state.side or state.id, aliases=(*state.aliases, *_phrases(state, organs["state"]))
        )
        forces = f"{state.id}.forces"
        own = rows.get(forces) or Party(
            id=forces, name=f"armed forces of {state.name}", kind="state_forces", country=state.country, side=state.id
        )
        rows[forces] = replace(own, aliases=(*own.aliases, *_phrases(state, organs["state_forces"])))
    return Parties(tuple(rows.values()))


def _with_names(party: Party, other: Party) -> Party:
    """One party of two rows: the first row's fields, the names of both."""
    return replace(
        party,
        aliases=tuple(dict.fromkeys((*party.aliases, other.name, *other.aliases))),
        metonyms=tuple(dict.fromkeys((*party.metonyms, *other.metonyms))),
        adjectives=tuple(dict.fromkeys((*party.adjectives, *other.adjectives))),
        country=party.country or other.country,
    )


def _organs(kind: str) -> tuple[str, ...]:
    rows = csv.DictReader(io.StringIO(_data("institutions.csv")))
    return tuple(row["words"] for row in rows if row["of"] == kind)


def _phrases(state: Party, organs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{adjective} {organ}" for adjective in state.adjectives for organ in organs)


def _data(name: str) -> str:
    return resources.files("dalil.vocab").joinpath(f"data/{name}").read_text(encoding="utf-8")
