"""Names of the eighth hand: Tarabund, a land that does not exist, its parties, houses, bodies and people."""

COUNTRY = ("Tarabund", "طربند")
TOWNS = (
    ("Kelmurat", "كلمرات"),
    ("Oshtavel", "أوشتفيل"),
    ("Ruvanka", "روفنكا"),
    ("Birjasad", "برجساد"),
    ("Tendoukh", "تندوخ"),
    ("Melhavar", "ملهفار"),
    ("Zorlakh", "زورلاخ"),
    ("Ashkuben", "أشكوبن"),
    ("Dourmesh", "دورمش"),
    ("Lakhvine", "لخفين"),
)
QUARTERS = (
    ("Mashtal", "المشتل"),
    ("Tahoun", "الطاحون"),
    ("Debbagha", "الدباغة"),
    ("Ghazzalin", "الغزالين"),
    ("Bab Rahba", "باب رحبة"),
    ("Tel Nawar", "تل نوار"),
    ("Wadi Serr", "وادي سر"),
    ("Khan Dabil", "خان دابل"),
    ("Hosh Merrin", "حوش مرين"),
    ("Saqiyat", "الساقيات"),
    ("Jorn Atiq", "الجرن العتيق"),
    ("Qantara Bayda", "القنطرة البيضاء"),
)
# name, short name, Arabic name (all feminine there, so that an exchange of names leaves the grammar alone), outlet
SIDES = (
    ("Tarabund Federal Army", "Federal Army", "القوات الاتحادية", "state_forces"),
    ("Highland Defence Front", "Defence Front", "جبهة الدفاع عن المرتفعات", "armed_group"),
    ("Eastern Marches Brigades", "Marches Brigades", "ألوية الثغور الشرقية", "armed_group"),
    ("Grassland Oath Movement", "Oath Movement", "حركة قسم المراعي", "armed_group"),
)
ORDINALS = ("one", "two", "three", "four")
PARTY_OUTLETS = (
    ("Radio Tarabund", "إذاعة طربند"),
    ("Voice of the Peaks", "إذاعة صوت القمم"),
    ("Marches Channel", "قناة الثغور"),
    ("Oath Beacon", "منصة منارة القسم"),
)
AGENCIES = (
    ("Zephrin News Agency", "وكالة زفرين للأنباء"),
    ("Calvisto Press", "وكالة كالفيستو"),
    ("Torrel Dispatch", "وكالة توريل"),
)
DAILIES = (
    ("Kelmurat Sentinel", "صحيفة كلمرات سنتينل"),
    ("Saltmarket Ledger", "صحيفة سولتماركت ليدجر"),
    ("Quay Chronicle", "صحيفة كي كرونيكل"),
    ("Border Examiner", "صحيفة بوردر إكزامينر"),
    ("Evening Plainsman", "صحيفة إيفننغ بلينزمان"),
    ("Harbinger", "صحيفة هاربنجر"),
    ("Uplands Observer", "صحيفة أبلاندز أوبزرفر"),
)
ARABIC = (
    ("Al-Mirsad", "صحيفة المرصاد"),
    ("Ad-Diffatan", "صحيفة الضفتان"),
    ("Bawwabat as-Sahl", "شبكة بوابة السهل"),
    ("Naba al-Yawm", "صحيفة نبأ اليوم"),
)
# kind, name, Arabic name, how it calls itself; the Arabic names are feminine
BODIES = (
    ("un_body", "UN Mission in Tarabund", "بعثة الأمم المتحدة في طربند", "Mission"),
    ("ngo", "Plumbline Documentation Group", "مجموعة فادن للتوثيق", "Plumbline Group"),
    ("ngo", "Tarabund Loss Registry", "شبكة سجل الخسائر", "Registry"),
    ("ngo", "Civic Ambulance Society", "جمعية الإسعاف الأهلي", "Ambulance Society"),
)
# class, gender, what English papers say after the name, before the name, later, and what Arabic papers say before it
TRADES = (
    ("medical", "m", "a surgeon at the {town} hospital", "surgeon", "the surgeon", "الجراح"),
    ("medical", "f", "a nurse at the {town} hospital", "nurse", "the nurse", "الممرضة"),
    ("medical", "m", "who runs the {town} hospital", "hospital director", "the director", "مدير مستشفى {town}"),
    ("municipal", "m", "the mayor of {town}", "mayor", "the mayor", "رئيس بلدية {town}"),
    ("municipal", "f", "a member of the {town} town council", "councillor", "the councillor", "عضو مجلس البلدة"),
    ("rescue", "m", "who leads the fire brigade in {town}", "fire chief", "the fire chief", "قائد فوج الإطفاء"),
    ("civic", "m", "an imam in {town}", "imam", "the imam", "إمام المسجد"),
    ("civic", "f", "headmistress of a school in {town}", "headmistress", "the headmistress", "مديرة المدرسة"),
    ("witness", "m", "a grocer who lives nearby", "grocer", "the grocer", "البقال"),
    ("witness", "f", "a resident of {town}", "resident", "the resident", "المواطنة"),
    ("witness", "m", "a taxi driver from {town}", "taxi driver", "the driver", "سائق الأجرة"),
    ("witness", "f", "a widow who lives a few doors away", "neighbour", "the widow", "الأرملة"),
    ("witness", "m", "who sells vegetables in {town}", "street vendor", "the vendor", "بائع الخضار"),
)
# class, gender, English, later, Arabic
INSTITUTIONS = (
    ("municipal", "m", "the {town} town council", "the council", "المجلس المحلي في {town}"),
    ("medical", "f", "the {town} hospital administration", "the hospital", "إدارة مستشفى {town}"),
    ("rescue", "f", "the {town} civil defence office", "the civil defence office", "مديرية الدفاع المدني في {town}"),
)
UNNAMED = (
    ("witness", "m", "a resident who asked not to be named", "the resident", "أحد السكان طلب عدم ذكر اسمه"),
    ("municipal", "m", "a local official who spoke on condition of anonymity", "the official", "مسؤول محلي لم يسم"),
    ("medical", "m", "a medical source in the town", "the medical source", "مصدر طبي في البلدة"),
    ("witness", "m", "a shopkeeper who would not give his name", "the shopkeeper", "صاحب متجر رفض الكشف عن هويته"),
)  # fmt: skip
MEN = (
    ("Ansgil", "أنسغيل"), ("Tevrin", "تفرين"), ("Dashun", "داشون"), ("Osbek", "أوسبك"), ("Pelko", "بلكو"),
    ("Umbek", "أمبك"), ("Havrul", "هافرول"), ("Nimeth", "نيمث"), ("Korsim", "كورسيم"), ("Yaldur", "يلدور"),
    ("Batirsh", "بتيرش"),
)  # fmt: skip
WOMEN = (
    ("Iolka", "يولكا"), ("Merule", "ميرولي"), ("Zaruna", "زرونا"), ("Raukha", "روخا"), ("Tesmine", "تسمين"),
    ("Yeldis", "يلديس"), ("Ovanke", "أوفنكه"), ("Sidrat", "سدرات"),
)  # fmt: skip
FAMILIES = (
    ("Torvane", "تورفان"), ("Belkhour", "بلخور"), ("Ostrime", "أوستريم"), ("Dharrak", "ضراك"), ("Uvalesh", "أوفالش"),
    ("Ghorbin", "غوربين"), ("Maskell", "مسكل"), ("Yonderi", "يوندري"), ("Rashvil", "راشفيل"), ("Temrouz", "تمروز"),
    ("Khoskar", "خوسكار"), ("Vantoul", "فنتول"), ("Sahlegh", "سهلغ"),
)  # fmt: skip
TARGETS = {
    "market": "السوق",
    "school": "المدرسة",
    "bakery": "المخبز",
    "mosque": "المسجد",
    "clinic": "العيادة",
    "church": "الكنيسة",
}
