"""How the machine words a claim: plain, exact, and never as if it had happened."""

from collections.abc import Mapping

from dalil.model.figure import Figure
from dalil.model.origin import OriginCount
from dalil.model.statement import Statement, voices
from dalil.model.toll import Toll
from dalil.vocab.grades import Axis, load_scales
from dalil.vocab.loaded import in_marks
from dalil.vocab.terms import Terms

STATUS: Mapping[str, str] = {
    "asserted": "asserted",
    "reported": "reported",
    "alleged": "alleged",
    "denied": "denied",
    "threatened": "threatened",
    "promised": "promised",
    "called_for": "called for",
    "hypothetical": "put as a possibility",
    "opinion": "opinion",
}
GROUP: Mapping[str, str] = {
    "asserted": "asserted",
    "alleged": "asserted",
    "denied": "denied",
    "reported": "reported",
    "hypothetical": "reported",
    "opinion": "reported",
    "called_for": "called",
    "promised": "called",
    "threatened": "called",
}
REVIEW: Mapping[str, tuple[str, str]] = {
    "open": ("○", "not reviewed"),
    "accepted": ("●", "accepted"),
    "rejected": ("⊘", "rejected"),
    "corrected": ("◆", "corrected"),
    "unsure": ("◌", "unsure"),
}
BASIS: Mapping[str, str] = {
    "stated": "as stated with it",
    "side_file": "as its side file states",
    "metadata": "as its metadata says",
    "text": "as its text says",
    "dateline": "as its dateline says",
}
ELEMENT_TYPE: Mapping[str, str] = {
    "C": "conduct",
    "R": "result",
    "X": "circumstance",
    "M": "mental element",
    "ctx": "context",
}
REMARK = "remark"
NO_NUMBER, OR_MORE, UP_TO, EXACTLY, BETWEEN = (
    "a number not given", "%(low)s or more", "up to %(high)s", "%(low)s", "%(low)s to %(high)s"
)  # fmt: skip
COMPARATOR: Mapping[str, str] = {
    "exact": EXACTLY,
    "at_least": "at least %(low)s",
    "up_to": UP_TO,
    "about": "about %(low)s",
    "vague": EXACTLY,
}
AMOUNTS = tuple(dict.fromkeys((NO_NUMBER, OR_MORE, *COMPARATOR.values(), BETWEEN)))


def act_label(terms: Terms, act: str | None) -> str:
    """The label of an act in lower case; a passage without an act is a remark."""
    return terms.by_id[act].label.lower() if act is not None and act in terms.by_id else REMARK


def step_label(axis: Axis, code: str) -> str:
    """What a step of a scale of grades means."""
    return next((step.label for step in load_scales()[axis] if step.code == code), code)


def element_type(value: str) -> str:
    """What kind of element a row is, in a word; a kind that only a package knows as the package writes it."""
    return ELEMENT_TYPE.get(value, value.replace("_", " "))


def voice(statement: Statement) -> str:
    """Who says it, outermost voice first; a name that judges whom it names stands in marks."""
    chain = ([in_marks(one.name) for one in reversed(voice)] for voice in voices(statement.speakers))
    return ", quoting ".join(" and ".join(dict.fromkeys(names)) for names in chain) or "the report itself"


def amount_as(low: int | None, high: int | None, comparator: str = "exact") -> tuple[str, Mapping[str, str]]:
    """The pattern of `AMOUNTS` that words an interval, and its numbers."""
    numbers = {name: f"{value:,}" for name, value in (("low", low), ("high", high)) if value is not None}
    if low is None or high is None:
        return NO_NUMBER if not numbers else OR_MORE if high is None else UP_TO, numbers
    return COMPARATOR[comparator] if low == high else BETWEEN, numbers


def amount(low: int | None, high: int | None, comparator: str = "exact") -> str:
    """An interval in words: the open end of a vague number stays open."""
    pattern, numbers = amount_as(low, high, comparator)
    return pattern % numbers


def counted(number: int, noun: str) -> str:
    """`1 report`, `2 reports`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def origins(count: OriginCount, noun: str = "origin") -> str:
    """`1 origin`, `2 to 3 origins`: the least and the most, where they differ."""
    most = counted(count.high, noun)
    return most if count.low == count.high else f"{count.low} to {most}"


def toll(value: Toll) -> str:
    """Killed and injured of a whole text: "3 killed, 5 or more injured"."""
    told = ((value.killed, "killed"), (value.injured, "injured"))
    said = [f"{amount(*interval)} {what}" for interval, what in told if interval is not None]
    return ", ".join(said) + ("; its sources differ on the killed" if value.conflict else "")


def figure(value: Figure) -> str:
    """A figure in words, with what it counts."""
    unit = f" {value.unit}" if value.unit else ""
    return f"{amount(value.low, value.high, value.comparator)}{unit} {value.counts.replace('_', ' ')}"
