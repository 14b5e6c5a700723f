"""How the sixth hand puts it in Arabic, for clauses that begin with a verb and for those that follow "that".

{doer} a party, {spot} the place, {day} an adverb of time, {toll} who was harmed, {s} the source, {agency} the outlet
cited, {v} a clause with its verb first, {n} one with its noun first; {said}, {told_of}, {quotes}, {reports}
agree with the one who says or quotes.
"""

from collections.abc import Mapping

VERB: Mapping[str, tuple[str, ...]] = {
    "shelling": (
        "قُتل {toll} {day} في قصف مدفعي ل{doer} على {spot}",
        "سقطت قذائف أطلقتها مواقع تابعة ل{doer} على {spot} {day} ما أسفر عن مقتل {toll}",
    ),
    "airstrike": (
        "أسفرت غارة جوية لطيران {doer} على {spot} {day} عن مقتل {toll}",
        "قُتل {toll} في غارات شنتها طائرات تابعة ل{doer} على {spot} {day}",
    ),
    "drone": (
        "قُتل {toll} {day} بضربة طائرة مسيّرة تابعة ل{doer} استهدفت {spot}",
        "استهدفت طائرة مسيّرة تابعة ل{doer} {spot} {day} وقُتل {toll}",
    ),
    "shooting": (
        "قُتل {toll} برصاص عناصر من {doer} في {spot} {day}",
        "أطلق مسلحون من {doer} النار في {spot} {day} فقتلوا {toll}",
    ),
    "detention": (
        "اعتقل عناصر من {doer} {toll} خلال مداهمة في {spot} {day}",
        "جرى اعتقال {toll} على يد عناصر {doer} في {spot} {day}",
    ),
    "execution": (
        "أعدم مسلحون من {doer} {toll} في {spot} {day}",
        "قُتل {toll} إعداماً بالرصاص على يد مسلحي {doer} في {spot} {day}",
    ),
}
NOUN: Mapping[str, tuple[str, ...]] = {
    "shelling": (
        "{toll} قُتلوا {day} في قصف مدفعي ل{doer} على {spot}",
        "قصفاً بقذائف الهاون نفذه عناصر {doer} على {spot} {day} أدى إلى مقتل {toll}",
    ),
    "airstrike": (
        "{toll} قُتلوا {day} في غارة جوية لطيران {doer} على {spot}",
        "طائرات تابعة ل{doer} قصفت {spot} {day} وقتلت {toll}",
    ),
    "drone": (
        "{toll} قُتلوا {day} بضربة طائرة مسيّرة تابعة ل{doer} في {spot}",
        "طائرة مسيّرة تابعة ل{doer} استهدفت {spot} {day} وقتلت {toll}",
    ),
    "shooting": (
        "{toll} قُتلوا برصاص عناصر {doer} في {spot} {day}",
        "عناصر من {doer} أطلقوا النار في {spot} {day} وقتلوا {toll}",
    ),
    "detention": (
        "عناصر من {doer} اعتقلوا {toll} في {spot} {day}",
        "{toll} اعتُقلوا على يد عناصر {doer} في {spot} {day}",
    ),
    "execution": (
        "{toll} أُعدموا على يد عناصر {doer} في {spot} {day}",
        "مسلحين من {doer} أعدموا {toll} في {spot} {day}",
    ),
}
VERB_NO_DOER: Mapping[str, str] = {
    "shelling": "قُتل {toll} {day} بسقوط قذائف على {spot}",
    "airstrike": "قُتل {toll} في غارة جوية على {spot} {day}",
    "drone": "قُتل {toll} {day} بضربة طائرة مسيّرة على {spot}",
    "shooting": "قُتل {toll} بالرصاص في {spot} {day}",
    "detention": "اعتُقل {toll} في مداهمة في {spot} {day}",
    "execution": "أُعدم {toll} رمياً بالرصاص في {spot} {day}",
}
NOUN_NO_DOER: Mapping[str, str] = {
    "shelling": "{toll} قُتلوا {day} بسقوط قذائف على {spot}",
    "airstrike": "{toll} قُتلوا في غارة جوية على {spot} {day}",
    "drone": "{toll} قُتلوا {day} بضربة طائرة مسيّرة على {spot}",
    "shooting": "{toll} قُتلوا بالرصاص في {spot} {day}",
    "detention": "{toll} اعتُقلوا في مداهمة في {spot} {day}",
    "execution": "{toll} أُعدموا رمياً بالرصاص في {spot} {day}",
}
SAYS = (
    "{said} {s} إن {n}.",
    "{v}، بحسب {s}.",
    "{told_of} {s} بأن {n}.",
    "{v}، وفق رواية {s}.",
    "وبحسب {s}، {v}.",
    "{v}، كما {said} {s}.",
)
CITES = (
    "{quotes} {agency} عن {s} قوله إن {n}.",
    "{v}، بحسب ما {quotes} {agency} عن {s}.",
    "{said} {s} في تصريح نشرته {agency} إن {n}.",
    "{v}، وفق {s} الذي تحدث إلى {agency}.",
)
CITES_ONLY = (
    "{reports} {agency} أن {n}.",
    "{v}، بحسب {agency}.",
    "{v}، نقلاً عن {agency}.",
)
DENIES: Mapping[str, str] = {
    "shelling": "قصف {spot} {day}",
    "airstrike": "شن غارة على {spot} {day}",
    "drone": "استهداف {spot} بطائرة مسيّرة {day}",
    "shooting": "إطلاق النار في {spot} {day}",
    "detention": "تنفيذ اعتقالات في {spot} {day}",
    "execution": "إعدام أحد في {spot} {day}",
}
DENIED = ("نفى {s} {deed}.", "نفى {s} نفياً قاطعاً مسؤولية قواته عن {deed}.", "رفض {s} الاتهامات ب{deed}.")
BLAMED = ("حمّل {s} {rival} مسؤولية {deed}.", "اتهم {s} {rival} ب{deed}.", "{said} {s} إن {rival} وراء {deed}.")
HEADLINES = ("ماذا جرى في {town}؟", "{town} تشيّع ضحاياها", "روايات متضاربة حول أحداث {town}", "يوم دامٍ في {town}")
SCENERY = (
    "ولا تزال الطرق المؤدية إلى {town} مقطوعة منذ {n} أيام.",
    "وارتفعت أسعار {good} في {town} خلال الأسابيع الأخيرة.",
    "ومن المقرر أن تُستأنف محادثات الهدنة بعد {n} أيام.",
    "وتعاني {town} نقصاً حاداً في {good}.",
    "وتعذر الاتصال ب{town} هاتفياً لساعات طويلة.",
    "وتنتظر شاحنات محملة ب{good} عند المعبر منذ {n} أيام.",
)
GOODS = ("الطحين", "المازوت", "حليب الأطفال", "الأدوية", "الخبز", "الأغطية")
MONTHS = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
    "كانون الأول",
)  # fmt: skip
DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
UNITS: Mapping[str, tuple[str, str]] = {
    "people": ("أشخاص", "شخصاً"),
    "civilians": ("مدنيين", "مدنياً"),
    "residents": ("من السكان", "من السكان"),
    "men": ("رجال", "رجلاً"),
    "captives": ("أسرى", "أسيراً"),
    "children": ("أطفال", "طفلاً"),
}
FEMININE = ("شبكة", "هيئة", "ممرضة", "امرأة", "عائلات", "وكالة", "صحيفة", "غرفة", "القناة")
