"""Names of invented places, people, bodies and outlets. None of them is known to exist."""

TOWNS = (
    ("Selvat", "سلفات"), ("Qarnusa", "قرنوسا"), ("Tell Amrin", "تل أمرين"), ("Deir Hassun", "دير حسون"),
    ("Mezrakh", "مزرخ"), ("Oum Lajar", "أم لجار"), ("Borvani", "بورفاني"), ("Khirbet Sanun", "خربة سنون"),
    ("Zafrit", "زفريت"), ("Natolim", "ناتوليم"), ("Wadi Serah", "وادي سره"), ("Halmeq", "حلمق"),
)  # fmt: skip
QUARTERS = (
    ("Tannery", "الدباغة"), ("Lower Bridge", "الجسر الأسفل"), ("Potters", "الفخارين"), ("Cedar Gate", "باب الأرز"),
)  # fmt: skip
SIDES = (
    (("Maruni army", "army", "الجيش الماروني"), ("Valley Brigades", "Brigades", "كتائب الوادي")),
    (("Ostrani forces", "forces", "القوات الأوسترانية"), ("Dawn Movement", "Movement", "حركة الفجر")),
    (("Kelvar National Guard", "Guard", "حرس كلفار"), ("Highland Front", "Front", "جبهة المرتفعات")),
)
AGENCIES = (("Tern Agency", "وكالة تيرن"), ("Halyard Press", "هاليارد برس"))
PAPERS_AR = (
    ("Lantern Daily", "لانترن ديلي"), ("The Eastern Ledger", "إيسترن ليدجر"), ("Port Chronicle", "بورت كرونيكل"),
    ("Meadow Herald", "ميدو هيرالد"), ("The Signal Post", "سيغنال بوست"), ("Gulf Observer Daily", "غلف أوبزرفر"),
    ("Northline News", "نورثلاين"), ("The Weekly Compass", "ويكلي كومباس"),
)  # fmt: skip
PAPERS = tuple(name for name, _ in PAPERS_AR)
HOSTILE = (("Capital Television", "تلفزيون العاصمة"), ("Radio Free Hills", "راديو التلال الحرة"))
ARABIC_PAPERS = (("Sada al-Sahil", "صدى الساحل"), ("Al-Muntada", "المنتدى"))
BODIES = (
    ("Reedbank Monitor", "مرصد ريدبانك"), ("Relief Coordination Desk", "مكتب تنسيق الإغاثة"),
    ("Doctors for the Valley", "أطباء الوادي"),
)  # fmt: skip
GIVEN = (
    ("Salim", "سليم"), ("Hanan", "حنان"), ("Yusra", "يسرى"), ("Tarek", "طارق"), ("Nabila", "نبيلة"), ("Faris", "فارس"),
    ("Marwa", "مروة"), ("Idris", "إدريس"), ("Samar", "سمر"), ("Khaled", "خالد"),
)  # fmt: skip
FAMILY = (
    ("Qarwan", "قروان"), ("Deshti", "دشتي"), ("Maflah", "مفلح"), ("Sorani", "سوراني"), ("Jubrail", "جبريل"),
    ("Tamrazi", "تمرازي"), ("Halwani", "حلواني"), ("Beshara", "بشارة"), ("Omrani", "عمراني"), ("Zaruq", "زروق"),
    ("Lahham", "لحام"), ("Nasrun", "نصرون"),
)  # fmt: skip
MAYOR = ("the mayor", "the mayor", "رئيس البلدية")
TRADES = (
    ("a surgeon at the town hospital", "the surgeon", "الطبيب"),
    ("a teacher", "the teacher", "المدرس"), ("the head of the ambulance station", "the ambulance chief",
     "مسؤول الإسعاف"),
    ("a shopkeeper", "the shopkeeper", "التاجر"), ("a member of the local council", "the councillor",
     "عضو المجلس المحلي"),
)  # fmt: skip
UNNAMED = (
    ("residents", "residents", "سكان"), ("two witnesses", "the witnesses", "شهود عيان"),
    ("a nurse who asked not to be named", "the nurse", "ممرضة"),
)  # fmt: skip
