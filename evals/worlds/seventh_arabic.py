"""The Arabic of the seventh hand: clauses that begin with a noun, so that every frame can take them."""

from collections.abc import Sequence
from datetime import date
from random import Random

from worlds.nouns import Event, Interval, Sentence, Testimony
from worlds.seventh_cast import Case, Cast, Voice, one_of
from worlds.seventh_words import tidy

# slots: d the party, t the toll, a the toll as an object, p where, w when
_DOER = {
    "airstrike": ("طائرات تابعة ل{d} شنت غارة على {o} {w}، ما أدى إلى مقتل {t}",
                  "غارة نفذتها طائرات {d} على {o} {w} أسفرت عن مقتل {t}"),
    "shelling": ("مدفعية {d} أطلقت قذائف على {o} {w}، ما أدى إلى مقتل {t}",
                 "قذائف أطلقتها {d} على {o} {w} أسفرت عن مقتل {t}"),
    "drone": ("طائرة مسيرة تابعة ل{d} ألقت قنابل على {o} {w}، ما أدى إلى مقتل {t}",),
    "shooting": ("مسلحين من {d} أطلقوا النار {p} {w}، ما أدى إلى مقتل {t}", "قناصة من {d} قتلوا {a} {p} {w}"),
    "execution": ("مسلحين من {d} أعدموا {a} {p} {w}",),
    "detention": ("عناصر من {d} اعتقلوا {a} {p} {w}",),
    "bombing": ("سيارة مفخخة تركها عناصر من {d} انفجرت أمام {o} {w}، ما أدى إلى مقتل {t}",),
    "arson": ("مسلحين من {d} أحرقوا {a} {p} {w}",),
}  # fmt: skip
_BARE = {
    "airstrike": ("غارة جوية على {o} {w} أسفرت عن مقتل {t}", "{t} قتلوا {w} في غارة جوية على {o}"),
    "shelling": ("قصفا مدفعيا على {o} {w} أسفر عن مقتل {t}", "{t} قتلوا {w} جراء قصف مدفعي على {o}"),
    "drone": ("طائرة مسيرة ألقت قنابل على {o} {w}، ما أدى إلى مقتل {t}",),
    "shooting": ("مسلحين أطلقوا النار {p} {w}، ما أدى إلى مقتل {t}", "{t} قتلوا برصاص مسلحين {p} {w}"),
    "execution": ("مسلحين أعدموا {a} {p} {w}",),
    "detention": ("مسلحين اعتقلوا {a} خلال مداهمات {p} {w}",),
    "bombing": ("سيارة مفخخة انفجرت أمام {o} {w}، ما أدى إلى مقتل {t}",),
    "arson": ("مسلحين أحرقوا {a} {p} {w}",),
}  # fmt: skip
_NOUNS = {
    "airstrike": "الغارة", "shelling": "القصف", "drone": "هجوم الطائرة المسيرة", "shooting": "إطلاق النار",
    "execution": "الإعدامات", "detention": "الاعتقالات", "bombing": "تفجير السيارة المفخخة", "arson": "إحراق المنازل",
}  # fmt: skip
TARGETS = {
    "bakery": "مخبز", "vegetable market": "سوق للخضار", "school": "مدرسة",
    "clinic": "عيادة", "bus stop": "موقف للحافلات",
    "water point": "نقطة لتوزيع المياه", "petrol station": "محطة وقود", "courthouse": "مبنى المحكمة",
    "police station": "مركز للشرطة", "bus station": "محطة للحافلات", "mosque": "مسجد", "apartment block": "بناية سكنية",
    "wedding hall": "صالة أفراح", "flour mill": "مطحنة",
}  # fmt: skip
_DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
_UNITS = {
    "people": ("أشخاص", "شخصا"),
    "civilians": ("مدنيين", "مدنيا"),
    "men": ("رجال", "رجلا"),
    "houses": ("منازل", "منزلا"),
}
_TWO = {"people": "شخصين", "civilians": "مدنيين اثنين", "men": "رجلين", "houses": "منزلين"}
_VAGUE = {"several": "عدد من {}", "dozens": "عشرات {}"}
_WHOLE = {"people": "الأشخاص", "civilians": "المدنيين", "men": "الرجال", "houses": "المنازل"}
_SAYS = ("{said} {s} إن {c}.", "{reported} {s} بأن {c}.", "{said} {s} إن {c}.")
_CITES = (
    "نقلت {o} عن {s} أن {c}.",
    "ذكرت {o} نقلا عن {s} أن {c}.",
    "{said} {s} ل{o} إن {c}.",
    "بحسب {o} التي نقلت عن {s}، فإن {c}.",
)
_CITES_OUTLET = ("ذكرت {o} أن {c}.", "أفادت {o} بأن {c}.")
_DENIES = ("نفت {d} مسؤوليتها عن {noun} {p}.", "ونفت {d} أي دور لها في {noun} {p}.")
_BLAMES = ("وحملت {d} {r} المسؤولية عن {noun} {p}.", "وقالت {d} إن {r} تقف وراء {noun} {p}.")
_WOUNDED = ("و{added} {s} أن {n} آخرين أصيبوا بجروح.",)
_SCENERY = (
    "ولا تزال الطريق الرئيسية إلى المنطقة مقطوعة.", "وتعاني المستشفيات في المنطقة نقصا في الأدوية والوقود.",
    "ومن المقرر أن تستأنف محادثات الهدنة الشهر المقبل.", "ولم يتسن التحقق من هذه الروايات من مصدر مستقل.",
)  # fmt: skip


def toll(figure: Interval | None, unit: str, vague: str) -> str:
    """The figure with what is counted, in the form that Arabic gives it after the number."""
    if figure is None:
        return _VAGUE["dozens" if vague.startswith("dozens") else "several"].format(_WHOLE[unit])
    few, many = _UNITS[unit]
    low, high = figure
    words = _TWO[unit] if low == 2 else f"{low} {few if low <= 10 else many}"
    return f"ما لا يقل عن {words}" if high is None else words


class ArabicPen:
    """Writes one Arabic paper; sources are named in full once, by their last name afterwards."""

    def __init__(self, random: Random, cast: Cast, published: date | None) -> None:
        self.random, self.cast, self.published = random, cast, published
        self.met: set[str] = set()

    def claim(self, told: Testimony, case: Case) -> Sentence:
        """What a source tells."""
        voice = self.cast.voices[told.source.key]
        if voice.sort == "absent":
            return self.passed_on(told, case, voice.source.ar)
        return self._fill(_SAYS, told, c=self.clause(told, case), **self._speaker(voice))

    def cited(self, told: Testimony, case: Case, outlet: str) -> Sentence:
        """What a source said to or in an outlet."""
        voice = self.cast.voices[told.source.key]
        frames = _CITES[:2] if voice.sort == "absent" else _CITES
        return self._fill(frames, told, o=outlet, c=self.clause(told, case), **self._speaker(voice))

    def passed_on(self, told: Testimony, case: Case, outlet: str) -> Sentence:
        """What an outlet reported, whoever told it."""
        return self._fill(_CITES_OUTLET, told, o=outlet, c=self.clause(told, case))

    def follow(self, told: Testimony, case: Case) -> Sentence | None:
        """The wounded, as the source that spoke last counts them."""
        voice = self.cast.voices[told.source.key]
        if voice.sort == "absent" or not case.wounded or case.event.act in {"arson", "detention"}:
            return None
        many = "أشخاص" if case.wounded <= 10 else "شخصا"
        return self._fill(_WOUNDED, told, n=f"{case.wounded} {many}", **self._speaker(voice))

    def denial(self, told: Testimony, case: Case) -> Sentence:
        """The accused denies it."""
        return self._fill(_DENIES, told, d=self.cast.side(case.event.doer).ar, **self._where(case.event))

    def blame(self, told: Testimony, case: Case) -> Sentence:
        """The accused blames the other party."""
        doer = case.event.doer
        return self._fill(
            _BLAMES, told, d=self.cast.side(doer).ar, r=self.cast.rival(doer).ar, **self._where(case.event)
        )

    def scenery(self) -> Sentence:
        """A sentence that tells of no event."""
        return Sentence(text=one_of(self.random, _SCENERY))

    def clause(self, told: Testimony, case: Case) -> str:
        """What happened, with the doer where the testimony names one."""
        event = case.event
        frames = (_DOER if told.names else _BARE)[event.act]
        # "a number of" would need another case ending after the particle that goes before
        frames = frames if told.figure else tuple(one for one in frames if not one.startswith("{t}"))
        frame = self.cast.fresh(event.id, frames, self.random)
        counted = toll(told.figure, told.unit, told.toll)
        slots = self._where(event) | {
            "d": self.cast.side(event.doer).ar,
            "t": counted,
            "a": counted.replace("عدد من", "عددا من"),
            "w": self._day(event.day),
        }
        return tidy(frame.format(**slots))

    def _fill(self, frames: Sequence[str], told: Testimony, **slots: str) -> Sentence:
        text = (
            tidy(one_of(self.random, frames).format(**slots))
            .replace("،،", "،")
            .replace(" ،", "،")
            .replace(" لال", " لل")
        )
        return Sentence(text=text, event=told.event, roots=(told.root,))

    def _where(self, event: Event) -> dict[str, str]:
        area = event.town.ar if event.place is event.town else f"حي {event.place.ar} في {event.town.ar}"
        there = f"{TARGETS[event.target]} في {area}" if event.target else area
        return {"o": there, "p": f"في {area}", "noun": _NOUNS[event.act]}

    def _day(self, day: date) -> str:
        if self.published is None or (self.published - day).days >= len(_DAYS):
            return f"في {day.day} {_MONTHS[day.month - 1]}"
        return f"يوم {_DAYS[day.weekday()]}"

    def _speaker(self, voice: Voice) -> dict[str, str]:
        full = voice.source.ar
        name, comma, _ = full.partition("،")
        known = voice.source.key in self.met
        self.met.add(voice.source.key)
        verbs = ("قالت", "أفادت", "أضافت") if voice.feminine else ("قال", "أفاد", "أضاف")
        said, reported, added = verbs
        named = name.split()[-1] if known and voice.sort == "person" else name if known else full + comma
        return {"s": named, "said": said, "reported": reported, "added": added}
