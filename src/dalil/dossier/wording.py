"""How the machine words a claim: plain, exact, and never as if it had happened."""

from collections.abc import Mapping

from dalil.model.figure import Figure
from dalil.model.statement import Statement
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
COMPARATOR: Mapping[str, str] = {
    "exact": "",
    "at_least": "at least ",
    "up_to": "up to ",
    "about": "about ",
    "vague": "",
}


def act_label(terms: Terms, act: str | None) -> str:
    """The label of an act in lower case; a passage without an act is a remark."""
    return terms.by_id[act].label.lower() if act is not None and act in terms.by_id else "remark"


def step_label(axis: Axis, code: str) -> str:
    """What a step of a scale of grades means."""
    return next((step.label for step in load_scales()[axis] if step.code == code), code)


def element_type(value: str) -> str:
    """What kind of element a row is, in a word; a kind that only a package knows as the package writes it."""
    return ELEMENT_TYPE.get(value, value.replace("_", " "))


def voice(statement: Statement) -> str:
    """Who says it, outermost voice first; a name that judges whom it names stands in marks."""
    return ", quoting ".join(in_marks(speaker.name) for speaker in statement.speakers) or "the report itself"


def amount(low: int | None, high: int | None, comparator: str = "exact") -> str:
    """An interval in words: the open end of a vague number stays open."""
    if low is None and high is None:
        return "a number not given"
    if low is None or high is None:
        known = low if low is not None else high
        return f"{known:,} or more" if high is None else f"up to {known:,}"
    if low == high:
        return f"{COMPARATOR[comparator]}{low:,}"
    return f"{low:,} to {high:,}"


def figure(value: Figure) -> str:
    """A figure in words, with what it counts."""
    unit = f" {value.unit}" if value.unit else ""
    return f"{amount(value.low, value.high, value.comparator)}{unit} {value.counts.replace('_', ' ')}"
