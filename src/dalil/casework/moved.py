"""Which places lie elsewhere since the gazetteer of a case became another one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dalil.casework.derived import Derived

GAZETTEER = "gazetteer"
SHOWN = 12
Pin = tuple[str | None, float | None, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What became of the places of statements that stand in both runs, by ids and figures only.

    `before` and `now` are the hashes of the two gazetteers; `of` counts the statements with a place in either run.
    """

    before: str
    now: str
    of: int
    moved: int
    gained: int
    lost: int

    def __str__(self) -> str:
        return (
            f"Gazetteer {self.now[:SHOWN]} instead of {self.before[:SHOWN]}: of the places of {self.of} statements "
            f"{self.moved} moved, {self.gained} were found, {self.lost} are no longer found."
        )


def moved(before: Derived | None, now: Derived) -> Moved | None:
    """How the places of `now` differ from those of `before`; None where both used one gazetteer, or none is known."""
    if before is None or not before.complete or before.folder == now.folder:
        return None
    old, new = _snapshot(before), _snapshot(now)
    if old is None or new is None or old == new:
        return None
    pins, later = _pins(before), _pins(now)
    pairs = [(pins[one], later[one]) for one in sorted(pins.keys() & later.keys())]
    return Moved(
        before=old,
        now=new,
        of=sum(_is_set(one) or _is_set(other) for one, other in pairs),
        moved=sum(_is_set(one) and _is_set(other) and one != other for one, other in pairs),
        gained=sum(not _is_set(one) and _is_set(other) for one, other in pairs),
        lost=sum(_is_set(one) and not _is_set(other) for one, other in pairs),
    )


def _snapshot(derived: Derived) -> str | None:
    said = derived.facts().get(GAZETTEER)
    return said["snapshot"] if isinstance(said, dict) else None


def _pins(derived: Derived) -> dict[str, Pin]:
    return {row["id"]: _pin(row["place"]) for row in derived.records("statements")}


def _pin(place: Mapping[str, Any] | None) -> Pin:
    return (place["id"], place["lat"], place["lon"]) if place is not None else (None, None, None)


def _is_set(pin: Pin) -> bool:
    return pin[0] is not None
