"""The words of the calendar, English and Arabic, and what they stand for (closed classes)."""

from dalil.vocab.wordlist import words

_ENGLISH = words("January February March April May June July August September October November December")
_LEVANTINE = words("كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول", "|")
"""Months as named in Syria, Iraq, Lebanon, Jordan and Palestine."""
_ROMANISED = (
    words(
        "Kanun al-Thani|Shubat|Adhar|Nisan|Ayyar|Haziran|Tammuz|Aab|Aylul|Tishrin al-Awwal|Tishrin al-Thani|"
        "Kanun al-Awwal",
        "|",
    ),
    words(
        "Kanoun al-Thani|Shbat|Athar|Nissan|Ayar|Hazeeran|Tamouz|Aab|Ayloul|Tishreen al-Awwal|Tishreen al-Thani|"
        "Kanoun al-Awwal",
        "|",
    ),
)
"""The same in Latin letters."""
_ARABIC = words("يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر", "|")

MONTHS: dict[str, int] = {}
for _names in (_ENGLISH, _LEVANTINE, *_ROMANISED, _ARABIC):
    MONTHS |= {name.lower(): number for number, name in enumerate(_names, 1)}
MONTHS |= {name[:3].lower(): number for number, name in enumerate(_ENGLISH, 1)} | {"sept": 9}

FULL_MONTHS = "|".join(_ENGLISH)
SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
ARABIC_MONTHS = "|".join((*_LEVANTINE, *_ARABIC))
ROMANISED_MONTHS = "|".join(name for names in _ROMANISED for name in names)
HIJRI_MONTHS = "|".join(
    words(
        "Muharram|Safar|Rabi al-Awwal|Rabi al-Thani|Jumada al-Ula|Jumada al-Thani|Rajab|Sha'ban|Shaaban|Ramadan|"
        "Shawwal|Dhu al-Qadah|Dhu al-Hijjah|محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|"
        "شوال|ذو القعدة|ذو الحجة",
        "|",
    )
)
"""Months of the Hijri calendar: a date of it depends on the sighting of the moon, so it is found and not converted."""

WEEKDAYS = {
    name: number for number, name in enumerate(words("monday tuesday wednesday thursday friday saturday sunday"))
}
ARABIC_WEEKDAYS = dict(
    zip(
        words("الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد", "|"), (0, 0, 1, 2, 3, 4, 5, 6), strict=True
    )
)

UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "F", "month": "M",
    "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE", "weekend": "WE",
}  # fmt: skip
"""Units with their letters in ISO 8601 durations; DE and CE as TIMEX3 writes decades and centuries."""
CLOCK_UNITS = frozenset(("second", "minute", "hour"))

SEASONS = {
    "spring": ("SP", "21"),
    "summer": ("SU", "22"),
    "autumn": ("FA", "23"),
    "fall": ("FA", "23"),
    "winter": ("WI", "24"),
}
"""Seasons as TIMEX3 writes them and as EDTF level 1 does (ISO 8601-2, 4.8)."""

PARTS = {
    "morning": "MO", "dawn": "MO", "sunrise": "MO", "afternoon": "AF", "evening": "EV", "dusk": "EV", "night": "NI",
    "overnight": "NI", "daytime": "DT", "night-time": "NI", "nighttime": "NI",
}  # fmt: skip

_ONES = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBERS = {word: value for value, word in enumerate(_ONES)}
NUMBERS |= {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
NUMBERS |= {f"{ten}-{one}": NUMBERS[ten] + NUMBERS[one] for ten in _TENS for one in _ONES[1:10]}
NUMBERS |= {"a": 1, "an": 1, "one": 1, "couple": 2, "couple of": 2, "a couple of": 2, "hundred": 100, "a hundred": 100}

ORDINALS = {
    word: number
    for number, word in enumerate(
        words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
        ),
        1,
    )
}

REFERENCES = {
    "now": "PRESENT_REF", "right now": "PRESENT_REF", "nowadays": "PRESENT_REF", "currently": "PRESENT_REF",
    "current": "PRESENT_REF", "present-day": "PRESENT_REF", "these days": "PRESENT_REF", "at present": "PRESENT_REF",
    "present day": "PRESENT_REF", "modern day": "PRESENT_REF", "at the moment": "PRESENT_REF",
    "former": "PAST_REF", "recent": "PAST_REF", "recently": "PAST_REF", "the past": "PAST_REF",
    "in the past": "PAST_REF", "future": "FUTURE_REF", "the future": "FUTURE_REF",
    "الآن": "PRESENT_REF", "حالياً": "PRESENT_REF", "مؤخراً": "PAST_REF",
}  # fmt: skip
DAYS_FROM_NOW = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "اليوم": 0, "أمس": -1, "غداً": 1}
SETS = {
    "daily": "XXXX-XX-XX", "nightly": "XXXX-XX-XXTNI", "weekly": "XXXX-WXX", "monthly": "XXXX-XX", "yearly": "XXXX",
    "annual": "XXXX", "annually": "XXXX",
}  # fmt: skip
EVERY = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XXTNI",
    "morning": "XXXX-XX-XXTMO",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "year": "XXXX",
}
HOLIDAYS = {
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
}
