"""Numbers, days and the tidying of sentences, for the seventh hand."""

import re
from datetime import date
from random import Random

from worlds.nouns import Interval

_SMALL = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEK = 7
_HUNDRED = 100


def words(number: int) -> str:
    """A number below a hundred in words, a larger one in digits."""
    if number < len(_SMALL):
        return _SMALL[number]
    if number >= _HUNDRED:
        return str(number)
    ten, one = divmod(number, 10)
    return _TENS[ten] + (f"-{_SMALL[one]}" if one else "")


def counted(figure: Interval, *, spelled: bool) -> str:
    """The bare number of a toll: open intervals are told as "at least"; small numbers in words where `spelled`."""
    low, high = figure
    number = words(low) if spelled and low <= 10 else str(low)
    return f"at least {number}" if high is None else number


def day_month(day: date, *, american: bool) -> str:
    """A date without its year, as papers of either habit print it."""
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}" if american else f"{day.day} {month}"


def day_words(day: date, published: date | None, hour: str, *, american: bool) -> str:
    """When it happened: a weekday within the week before publication, else a date."""
    if published is None or (published - day).days >= _WEEK:
        on = day_month(day, american=american)
        return {
            "early": f"early on {on}", "dawn": f"at dawn on {on}", "": f"on {on}", "late": f"late on {on}",
        }.get(hour, f"on the {hour} of {on}")  # fmt: skip
    on = DAYS[day.weekday()]
    return {"early": f"early on {on}", "dawn": f"at dawn on {on}", "": f"on {on}", "late": f"late on {on}"}.get(
        hour, f"on {on} {hour}"
    )


def live_words(random: Random, hour: str) -> str:
    """The same on the day itself, in a live account."""
    if hour in {"", "late"}:
        return ("today", "earlier today")[random.randrange(2)]
    return {"dawn": "at dawn today", "early": "early this morning"}.get(hour, f"this {hour}")


def upper(text: str) -> str:
    """The head of a sentence: a capital letter, and no digits to begin with."""
    found = re.match(r"\d+", text)
    if found and int(found[0]) < _HUNDRED:
        text = words(int(found[0])) + text[found.end() :]
    return text[:1].upper() + text[1:]


def tidy(text: str) -> str:
    """Commas that two parts of a sentence both brought, and blanks where a part was empty."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,.])", r"\1", text)
    text = re.sub(r",+([.,])", r"\1", text)
    return text.replace(",”,", ",”")
