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
HOSTILE = ("Capital Television", "Radio Free Hills")
AGENCIES = (("Tern Agency", "وكالة تيرن"), ("Halyard Press", "هاليارد برس"))
PAPERS = (
    "Lantern Daily", "The Eastern Ledger", "Port Chronicle", "Meadow Herald", "The Signal Post", "Gulf Observer Daily",
    "Northline News", "The Weekly Compass",
)  # fmt: skip
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
TRADES = (
    ("a surgeon at the town hospital", "the surgeon", "الطبيب"), ("the mayor", "the mayor", "رئيس البلدية"),
    ("a teacher", "the teacher", "المدرس"), ("the head of the ambulance station", "the ambulance chief", "مسؤول الإسعاف"),
    ("a shopkeeper", "the shopkeeper", "التاجر"), ("a member of the local council", "the councillor", "عضو المجلس المحلي"),
)  # fmt: skip
UNNAMED = (
    ("residents", "residents", "سكان"), ("two witnesses", "the witnesses", "شهود عيان"),
    ("a nurse who asked not to be named", "the nurse", "ممرضة"),
)  # fmt: skip
