"""Names of months and days and the shapes of dates, as data, in seven languages.

Names follow Unicode CLDR 44 (calendar-gregorian, format wide and abbreviated); the Arabic rows hold the names of the
Levant (`ar-SY`, `ar-IQ`) beside those of Egypt and the Maghreb: reports use both, often with a slash between.
"""

import re
from functools import cache

MONTHS: dict[str, tuple[str, ...]] = {
    "01": ("january", "jan", "janvier", "enero", "січня", "января", "ocak", "يناير", "كانون الثاني", "جانفي"),
    "02": ("february", "feb", "février", "febrero", "лютого", "февраля", "şubat", "فبراير", "شباط", "فيفري"),
    "03": ("march", "mar", "mars", "marzo", "березня", "марта", "mart", "مارس", "آذار"),
    "04": ("april", "apr", "avril", "abril", "квітня", "апреля", "nisan", "أبريل", "إبريل", "نيسان", "أفريل"),
    "05": ("may", "mai", "mayo", "травня", "мая", "mayıs", "مايو", "أيار", "ماي"),
    "06": ("june", "jun", "juin", "junio", "червня", "июня", "haziran", "يونيو", "حزيران", "جوان"),
    "07": ("july", "jul", "juillet", "julio", "липня", "июля", "temmuz", "يوليو", "تموز", "جويلية"),
    "08": ("august", "aug", "août", "agosto", "серпня", "августа", "ağustos", "أغسطس", "آب", "أوت"),
    "09": ("september", "sept", "sep", "septembre", "septiembre", "вересня", "сентября", "eylül", "سبتمبر", "أيلول"),
    "10": ("october", "oct", "octobre", "octubre", "жовтня", "октября", "ekim", "أكتوبر", "تشرين الأول"),
    "11": ("november", "nov", "novembre", "noviembre", "листопада", "ноября", "kasım", "نوفمبر", "تشرين الثاني"),
    "12": ("december", "dec", "décembre", "diciembre", "грудня", "декабря", "aralık", "ديسمبر", "كانون الأول"),
}
WEEKDAYS = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "الاثنين",
    "الإثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
    "السبت",
    "الأحد",
]
PUBLISHED_LABELS = (
    "published",
    "posted",
    "first published",
    "published on",
    "date",
    "issued",
    "نشر",
    "نُشر",
    "تاريخ النشر",
)
UPDATED_LABELS = (
    "updated",
    "last updated",
    "modified",
    "last modified",
    "updated on",
    "edited",
    "corrected",
    "آخر تحديث",
    "تحديث",
    "تم التحديث",
)

_ALEFS = {ord(letter): "ا" for letter in "أإآٱ"}


def fold_word(word: str) -> str:
    """Lower case, the forms of alef as one, no full stop: how the names of the tables are compared."""
    return " ".join(word.lower().replace(".", "").split()).translate(_ALEFS)


def _either(names: tuple[str, ...] | list[str]) -> str:
    """One of the names, longest first, with any form of alef."""
    ordered = sorted({fold_word(name) for name in names}, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace("ا", "[اأإآٱ]").replace(r"\ ", r"\s+") for name in ordered)


MONTH_NUMBERS = {fold_word(name): number for number, names in MONTHS.items() for name in names}
_MONTH = f"(?:{_either([name for names in MONTHS.values() for name in names])})\\.?"
_BOTH = rf"{_MONTH}(?:\s?[/(]\s?{_MONTH}\)?)?"  # the Levantine name with the other one behind a slash
_YEAR = r"(?:1[89]|20)\d\d|[١۱][٨٩۸۹]\d\d|[٢۲][٠۰]\d\d"
_DAY = r"\d{1,2}(?!\d)"
_EDGE, _SHUT = r"(?<![\w/])", r"(?![\w/])"
_ORDINAL = r"(?:st|nd|rd|th|er|\.)?(?:\s+(?:of|de))?"
_TIME = r"\d{1,2}[:h.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?"
_CLOCK = r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_ZONE = r"(?:GMT|UTC|Z|BST|EST|EDT|CET|CEST|EET|EEST|MSK|AST|[+-]\d\d:?\d\d)(?:[+-]\d{1,2})?"

_SHAPES = (
    rf"(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?=\D|$){_CLOCK}",
    rf"(?P<year>{_YEAR})[/.](?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}})",
    rf"(?P<one>\d{{1,2}})(?P<sign>[/.-])(?P<two>\d{{1,2}})(?P=sign)(?P<year>{_YEAR})",
    rf"(?P<day>{_DAY}){_ORDINAL}[\s-]+(?P<name>{_BOTH})[\s,،-]+(?:(?:de|عام|سنة)\s+)?(?P<year>{_YEAR})",
    rf"(?P<name>{_BOTH})\s+(?P<day>{_DAY})(?:st|nd|rd|th)?,?\s+(?P<year>{_YEAR})",
    rf"(?P<day>{_DAY}){_ORDINAL}\s+(?P<name>{_BOTH})",
    rf"(?P<name>{_BOTH})\s+(?P<day>{_DAY})(?:st|nd|rd|th)?",
)
_ANY_DATE = (
    rf"(?:(?:{_YEAR})[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{_YEAR})"
    rf"|{_DAY}{_ORDINAL}[\s-]+{_BOTH}(?:[\s,،-]+(?:{_YEAR}))?|{_BOTH}\s+{_DAY}(?:st|nd|rd|th)?(?:,?\s+(?:{_YEAR}))?)"
)
_LABEL = rf"(?:(?:{_either([*PUBLISHED_LABELS, *UPDATED_LABELS])})\s*:?\s*)"
_WEEKDAY = rf"(?:(?:{_either(WEEKDAYS)})[,،]?\s+)"
_ITEM = rf"{_LABEL}?{_WEEKDAY}?(?:{_ANY_DATE}(?:(?:\s*[,،T-]?\s*|\s+at\s+){_TIME})?|{_TIME})(?:\s?{_ZONE})?"


@cache  # as below: compiled when a date is first asked for, since a command that reads nothing needs none
def dates() -> tuple[re.Pattern[str], ...]:
    """The shapes of a date, the one that is taken before the others first."""
    return tuple(re.compile(_EDGE + shape + _SHUT, re.IGNORECASE) for shape in _SHAPES)


@cache
def date_line() -> re.Pattern[str]:
    """A line of nothing but dates, times and what they are called."""
    return re.compile(rf"[(\[]?{_ITEM}(?:\s*[|·•–—,/-]?\s*{_ITEM}){{0,4}}[)\]]?\.?", re.IGNORECASE)


@cache
def labelled_update() -> re.Pattern[str]:
    """The words before a date that is one of an update."""
    return re.compile(rf"(?:{_either(UPDATED_LABELS)})\W*(?:{_WEEKDAY})?$", re.IGNORECASE)
