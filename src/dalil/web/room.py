"""The rooms of the desk as its rail lists them: name, address, key."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One entry of the rail. `key` follows `g` on the keyboard; `sign` is what a narrow window shows."""

    name: str
    path: str
    key: str
    sign: str


ROOMS = (
    Room(name="Desk", path="/", key="h", sign="⌂"),
    Room(name="Intake", path="/intake", key="i", sign="⇥"),
    Room(name="Reports", path="/exhibits", key="e", sign="▤"),
    Room(name="Review", path="/review", key="r", sign="✓"),
    Room(name="Statements", path="/statements", key="s", sign="❞"),
    Room(name="Incidents", path="/incidents", key="n", sign="◎"),
    Room(name="Time", path="/chronology", key="t", sign="◷"),
    Room(name="Origins", path="/origins", key="o", sign="⑂"),
    Room(name="Parties", path="/parties", key="p", sign="⚑"),
    Room(name="Law", path="/law", key="l", sign="§"),
    Room(name="Check", path="/check", key="k", sign="≟"),
    Room(name="Dossier", path="/dossier", key="d", sign="❒"),
    Room(name="Ledger", path="/ledger", key="c", sign="☷"),
    Room(name="Settings", path="/settings", key="u", sign="⚙"),
)
