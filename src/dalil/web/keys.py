"""Every key of the desk, once: the help page lists them, and a test holds them against the pages."""

from dataclasses import dataclass

from dalil.web.room import ROOMS

EVERYWHERE = ""
COOKIE, OFF = "dalil-keys", "off"
# After `w`: whose words are selected next.
WORDS = {
    "q": "Words: the whole statement", "a": "Words: what is said to have been done", "s": "Words: who says so",
    "b": "Words: said to be by", "v": "Words: said to be against", "w": "Words: with what", "t": "Words: target",
    "l": "Words: where", "d": "Words: when", "f": "Words: how many", "o": "Words: said to", "h": "Words: hedged by",
    "n": "Words: a new statement", "m": "Words: what they alone do not say",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a key presses on the page at `path` (a pattern of `pages.READING`; empty: on every page)."""

    key: str
    does: str
    path: str = EVERYWHERE


KEYS = (
    *(Key(key=f"g {room.key}", does=room.name) for room in ROOMS),
    Key(key="/", does="Search the statements"),
    Key(key="?", does="Help and keys"),
    Key(key="y", does="Read rightly", path="/review"),
    Key(key="h", does="Unsure", path="/review"),
    Key(key="n", does="Read wrongly, because", path="/review"),
    Key(key="u", does="Undo the last decision", path="/review"),
    Key(key="e", does="Correct a field", path="/review"),
    Key(key="o", does="Open the report", path="/review"),
    Key(key="k", does="the one before", path="/review"),
    Key(key="j", does="the next", path="/review"),
    Key(key="2", does="second eye", path="/review"),
    Key(key="m", does="Belongs with", path="/review"),
    Key(key="d", does="Denial of", path="/review"),
    *(Key(key=f"w {key}", does=does, path="/review") for key, does in WORDS.items()),
    Key(key="i", does="The original beside the text", path="/exhibits/{exhibit}"),
    Key(key="r", does="Which grades are possible, and why", path="/incidents/{incident}"),
    Key(key="s", does="Save the query", path="/statements"),
    Key(key="v", does="Verify now", path="/ledger"),
    Key(key="p", does="Paste the draft", path="/check"),
    Key(key="b", does="Build the dossier", path="/dossier"),
    Key(key="a", does="Files", path="/intake"),
    Key(key="r", does="Read what is kept", path="/intake"),
    Key(key="c", does="What a new reading would change", path="/intake"),
    Key(key="r", does="Work out what would change", path="/reading"),
    Key(key=",", does="the one before", path="/chronology"),
    Key(key=".", does="the next", path="/chronology"),
    Key(key="b", does="All of it as a table", path="/chronology"),
    Key(key="f", does="Filter by what is said", path="/chronology"),
    Key(key="m", does="The places as a table", path="/chronology"),
    Key(key="+", does="Map: closer", path="/chronology"),
    Key(key="-", does="Map: wider", path="/chronology"),
)
PAGES = {
    EVERYWHERE: "On every page",
    "/intake": "Intake",
    "/reading": "What a new reading would change",
    "/exhibits/{exhibit}": "A report",
    "/review": "Review",
    "/incidents/{incident}": "An incident",
    "/statements": "Statements",
    "/chronology": "Time",
    "/check": "Check",
    "/dossier": "Dossier",
    "/ledger": "Ledger",
}


def of_page(path: str) -> tuple[Key, ...]:
    """The keys that work on a page, those of every page first."""
    return tuple(key for key in KEYS if key.path in (EVERYWHERE, path))
