"""Every key of the desk, once: the help page lists them, and a test holds them against the pages."""

from dataclasses import dataclass

from dalil.web.room import ROOMS

EVERYWHERE = ""
COOKIE, OFF = "dalil-keys", "off"
# After `w`: what the words that are selected next say, as the page calls it.
WORDS = {
    "q": "its words", "a": "what", "s": "who says so", "b": "said to be by", "v": "said to be against", "w": "with",
    "t": "target", "l": "where", "d": "when", "f": "how many", "o": "said to", "h": "hedged by",
}  # fmt: skip
SELECTED = "Review: what the selected words say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a key presses on the page at `path` (a pattern of `pages.READING`; empty: on every page), as it calls it.

    `part`: it is a part of a statement, which has its own words in every language.
    """

    key: str
    does: str
    path: str = EVERYWHERE
    part: bool = False


KEYS = (
    *(Key(key=f"g {room.key}", does=room.name) for room in ROOMS),
    Key(key="/", does="Search the statements"),
    Key(key="?", does="Help and keys"),
    Key(key="r", does="Statements waiting for a decision", path="/"),
    Key(key="v", does="Entries of the log", path="/"),
    Key(key="y", does="Accept the reading", path="/review"),
    Key(key="h", does="Unsure", path="/review"),
    Key(key="n", does="The reading is wrong, because", path="/review"),
    Key(key="u", does="Undo the last decision", path="/review"),
    Key(key="e", does="Correct a field", path="/review"),
    Key(key="o", does="Open the report", path="/review"),
    Key(key="k", does="the one before", path="/review"),
    Key(key="j", does="the next", path="/review"),
    Key(key="2", does="second eye", path="/review"),
    Key(key="m", does="Belongs with", path="/review"),
    Key(key="d", does="Denial of", path="/review"),
    *(Key(key=f"w {key}", does=does, path="/review", part=True) for key, does in WORDS.items()),
    Key(key="w n", does="New statement", path="/review"),
    Key(key="w m", does="What the words alone do not say", path="/review"),
    Key(key="i", does="The original beside the text", path="/exhibits/{exhibit}"),
    Key(key="r", does="Which grades are possible, and why", path="/incidents/{incident}"),
    Key(key="x", does="Does not lead back to it", path="/origins/{origin}"),
    Key(key="m", does="Is one with", path="/origins/{origin}"),
    Key(key="s", does="Save the query as", path="/statements"),
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
    Key(key="+", does="closer", path="/chronology"),
    Key(key="-", does="wider", path="/chronology"),
)
PAGES = {
    EVERYWHERE: "On every page",
    "/": "Desk",
    "/intake": "Intake",
    "/reading": "What a new reading would change",
    "/exhibits/{exhibit}": "A report",
    "/review": "Review",
    "/incidents/{incident}": "An incident",
    "/origins/{origin}": "An origin",
    "/statements": "Statements",
    "/chronology": "Time",
    "/check": "Check",
    "/dossier": "Dossier",
    "/ledger": "Ledger",
}


def of_page(path: str) -> tuple[Key, ...]:
    """The keys that work on a page, those of every page first."""
    return tuple(key for key in KEYS if key.path in (EVERYWHERE, path))
