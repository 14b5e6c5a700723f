"""The parties that dalil knows by name, and those that a case adds."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast, get_args

from dalil.errors import SettingsError
from dalil.model.party import Party, PartyKind


@dataclass(frozen=True, slots=True)
class Parties:
    """Parties by their names; a case's own rows come first, so that they win over those that ship.

    A row of CSV: id, name, kind, aliases, metonyms, country, side, role, source; several values joined by a bar.
    """

    rows: tuple[Party, ...]

    def overlaid(self, own: Iterable[Party]) -> "Parties":
        """These parties with a case's own laid over them; an own row replaces the one with its id."""
        own = tuple(own)
        replaced = {party.id for party in own}
        return Parties((*own, *(party for party in self.rows if party.id not in replaced)))


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


def _party(row: dict[str, str]) -> Party:
    def several(column: str) -> tuple[str, ...]:
        return tuple(value.strip() for value in (row.get(column) or "").split("|") if value.strip())

    return Party(
        id=row["id"],
        name=row["name"],
        kind=cast("PartyKind", row["kind"]),
        aliases=several("aliases"),
        metonyms=several("metonyms"),
        country=row.get("country") or None,
        side=row.get("side") or None,
        role=row.get("role") or None,
    )


@cache
def load_parties() -> Parties:
    """The parties that ship with dalil."""
    text = resources.files("dalil.vocab").joinpath("data/parties.csv").read_text(encoding="utf-8")
    return Parties(read_parties(text, "parties.csv"))
