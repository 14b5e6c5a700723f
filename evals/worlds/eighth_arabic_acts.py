"""How the Arabic papers of the eighth hand word each act; the names of all parties are feminine."""

from worlds.eighth_frames import Act

ACTS = {
    "shelling": Act(
        doer=(
            "{doer} قصفت بالمدفعية {spot} {day} ما أدى إلى مقتل {toll}{hurting}",
            "{toll} قتلوا{hurt} في قصف مدفعي نفذته {doer} على {spot} {day}",
            "قذائف أطلقتها {doer} سقطت {day} على {spot} وأودت بحياة {toll}",
        ),
        bare=(
            "قذائف سقطت على {spot} {day} ما أدى إلى مقتل {toll}{hurting}",
            "{toll} قتلوا{hurt} جراء قصف بقذائف الهاون طال {spot} {day}",
            "قصفا مدفعيا على {spot} {day} أودى بحياة {toll}",
        ),
        np_doer=("قصف {doer} {spot} {day}", "القصف المدفعي الذي شنته {doer} على {spot} {day}"),
        np=("القصف المدفعي على {spot} {day}", "قصف {spot} بقذائف الهاون {day}"),
        plain=("{doer} قصفت {spot} {day}",),
        thing=("القصف", "القصف المدفعي"),
        deed=("قصف {spot} {day}", "إطلاق قذائف على {spot} {day}"),
        crime=("قصف {spot} {day} وقتل {toll}",),
        head=("قصف مدفعي", "قصف بالهاون"),
        fate="القتلى",
    ),
    "airstrike": Act(
        doer=(
            "طائرات {doer} أغارت على {spot} {day} ما أسفر عن مقتل {toll}{hurting}",
            "{toll} قتلوا{hurt} في غارة جوية شنتها {doer} على {spot} {day}",
            "{doer} قصفت {spot} من الجو {day} وقتلت {toll}",
        ),
        bare=(
            "غارة جوية على {spot} {day} أسفرت عن مقتل {toll}{hurting}",
            "{toll} لقوا حتفهم{hurt} عندما قصفت طائرات حربية {spot} {day}",
            "طائرة حربية ألقت قنبلتين على {spot} {day} فقتل {toll}",
        ),
        np_doer=("الغارة الجوية التي شنتها {doer} على {spot} {day}", "غارة لطيران {doer} على {spot} {day}"),
        np=("الغارة الجوية على {spot} {day}", "غارة جوية استهدفت {spot} {day}"),
        plain=("{doer} قصفت {spot} من الجو {day}",),
        thing=("الغارة", "الغارة الجوية"),
        deed=("شن غارة جوية على {spot} {day}", "قصف {spot} من الجو {day}"),
        crime=("شن غارة جوية على {spot} {day} وقتل {toll}",),
        head=("غارة جوية",),
        fate="القتلى",
    ),
    "drone": Act(
        doer=(
            "طائرة مسيرة تابعة لـ{doer} استهدفت {spot} {day} ما أدى إلى مقتل {toll}{hurting}",
            "{toll} قتلوا{hurt} في هجوم بطائرة مسيرة شنته {doer} على {spot} {day}",
        ),
        bare=(
            "طائرة مسيرة انفجرت فوق {spot} {day} ما أدى إلى مقتل {toll}{hurting}",
            "{toll} قتلوا{hurt} في هجوم بطائرة مسيرة استهدف {spot} {day}",
        ),
        np_doer=("هجوم {doer} بطائرة مسيرة على {spot} {day}",),
        np=("الهجوم بطائرة مسيرة على {spot} {day}", "هجوم طائرة مسيرة استهدف {spot} {day}"),
        plain=("{doer} هاجمت {spot} بطائرة مسيرة {day}",),
        thing=("الهجوم", "هجوم الطائرة المسيرة"),
        deed=("مهاجمة {spot} بطائرة مسيرة {day}",),
        crime=("مهاجمة {spot} بطائرة مسيرة {day} وقتل {toll}",),
        head=("هجوم بطائرة مسيرة",),
        fate="القتلى",
    ),
    "shooting": Act(
        doer=(
            "مقاتلين من {doer} فتحوا النار على السكان في {spot} {day} ما أدى إلى مقتل {toll}{hurting}",
            "{toll} قتلوا{hurt} برصاص مسلحي {doer} في {spot} {day}",
        ),
        bare=(
            "مسلحين فتحوا النار في {spot} {day} ما أدى إلى مقتل {toll}{hurting}",
            "{toll} قتلوا{hurt} بالرصاص في {spot} {day}",
        ),
        np_doer=("إطلاق مقاتلي {doer} النار في {spot} {day}",),
        np=("إطلاق النار في {spot} {day}", "هجوم مسلح بالرصاص وقع في {spot} {day}"),
        plain=("مقاتلين من {doer} أطلقوا النار على مدنيين في {spot} {day}",),
        thing=("إطلاق النار", "الهجوم"),
        deed=("إطلاق النار على مدنيين في {spot} {day}",),
        crime=("إطلاق النار في {spot} {day} وقتل {toll}",),
        head=("إطلاق نار",),
        fate="القتلى",
    ),
    "bombing": Act(
        doer=(
            "{doer} فجرت سيارة مفخخة قرب {spot} {day} ما أدى إلى مقتل {toll}{hurting}",
            "{toll} قتلوا{hurt} بسيارة مفخخة زرعتها {doer} أمام {spot} {day}",
        ),
        bare=(
            "سيارة مفخخة انفجرت أمام {spot} {day} ما أدى إلى مقتل {toll}{hurting}",
            "{toll} قتلوا{hurt} بانفجار سيارة مفخخة قرب {spot} {day}",
        ),
        np_doer=("تفجير {doer} سيارة مفخخة قرب {spot} {day}",),
        np=("انفجار السيارة المفخخة أمام {spot} {day}", "التفجير الذي وقع قرب {spot} {day}"),
        plain=("{doer} فجرت السيارة المفخخة قرب {spot} {day}",),
        thing=("الانفجار", "التفجير"),
        deed=("تفجير السيارة المفخخة أمام {spot} {day}",),
        crime=("تفجير سيارة مفخخة قرب {spot} {day} وقتل {toll}",),
        head=("انفجار سيارة مفخخة",),
        fate="القتلى",
    ),
    "torching": Act(
        doer=(
            "{doer} أحرقت منازل في {spot} {day} ما أدى إلى مقتل {toll}{hurting}",
            "{toll} قضوا حرقا{hurt} عندما أضرم مسلحو {doer} النار في منازل في {spot} {day}",
        ),
        bare=(
            "مسلحين أحرقوا منازل في {spot} {day} ما أدى إلى مقتل {toll}{hurting}",
            "{toll} قضوا حرقا{hurt} بعد إضرام النار في منازل في {spot} {day}",
        ),
        np_doer=("إحراق {doer} منازل في {spot} {day}",),
        np=("إحراق المنازل في {spot} {day}", "إضرام النار في منازل في {spot} {day}"),
        plain=("{doer} أحرقت منازل في {spot} {day}",),
        thing=("إحراق المنازل",),
        deed=("إحراق منازل في {spot} {day}",),
        crime=("إحراق منازل في {spot} {day} وقتل {toll}",),
        head=("إحراق منازل",),
        fate="القتلى",
    ),
    "abduction": Act(
        doer=(
            "{doer} اختطفت {toll} من {spot} {day}",
            "مسلحي {doer} اقتادوا {toll} من {spot} {day} إلى جهة مجهولة",
        ),
        bare=(
            "مسلحين خطفوا {toll} من {spot} {day}",
            "ملثمين اقتادوا {toll} من {spot} {day} إلى جهة مجهولة",
        ),
        np_doer=("عملية الخطف التي نفذتها {doer} في {spot} {day}",),
        np=("عملية الخطف في {spot} {day}", "عملية خطف جماعي في {spot} {day}"),
        plain=("{doer} خطفت أشخاصا من {spot} {day}",),
        thing=("عملية الخطف",),
        deed=("خطف سكان من {spot} {day}",),
        crime=("خطف {toll} من {spot} {day}",),
        head=("عملية خطف",),
        fate="المخطوفين",
    ),
}
