"""Numbers in running words, written in digits or in words."""

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NAMED = {name: str(value) for value, name in enumerate(_UNITS)} | {
    name: str(10 * value) for value, name in enumerate(_TENS, 2)
}
# "one" is an article and a pronoun more often than a count.
_WORDS = {name: value for name, value in _NAMED.items() if name not in ("zero", "one")}


def number(form: str) -> str | None:
    """The number that a folded word stands for, in digits; None for any other word."""
    return form if form.isdecimal() else _WORDS.get(form)
