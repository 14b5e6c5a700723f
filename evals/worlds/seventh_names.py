"""Names of the seventh hand: towns, quarters, people, outlets and bodies, all of them invented."""

SIDES = (
    ("Republican Defence Command", "RDC", "قيادة الدفاع الجمهوري"),
    ("National Salvation Front", "NSF", "جبهة الإنقاذ الوطني"),
)

TOWNS = (
    ("Tavrin", "تفرين"), ("Qasmera", "قسميرة"), ("Lodara", "لودارا"), ("Ummerat", "أم مرات"), ("Heskan", "حسكان"),
    ("Marvent", "مرفنت"), ("Sulqan", "سلقان"), ("Orvane", "أورفانة"), ("Kinsar", "كنسار"), ("Jebrun", "جبرون"),
)  # fmt: skip

QUARTERS = (
    ("Rashmet", "رشمت"), ("Silk Gate", "باب الحرير"), ("Dibsan", "دبسان"), ("Nahrin", "نهرين"), ("Qoura", "قورة"),
    ("Bab Sirin", "باب سيرين"), ("Tel Awar", "تل أوار"), ("Mulberry Hill", "تلة التوت"), ("Sheikh Idan", "الشيخ عيدان"),
    ("Zeitan", "زيتان"), ("Hadrat", "حضرات"), ("Old Customs", "الجمرك القديم"), ("Lower Mill", "الطاحونة السفلى"),
    ("Karmeh", "كرمة"), ("Shufra", "شفرة"), ("Wadi Lus", "وادي لوس"), ("Ferryside", "المعبر"), ("Tannur", "تنور"),
    ("Brickworks", "معمل الآجر"), ("Ain Sabet", "عين ثابت"),
)  # fmt: skip

MEN = (
    ("Hadi", "هادي"), ("Yusuf", "يوسف"), ("Anton", "أنطون"), ("Karim", "كريم"), ("Tarek", "طارق"), ("Elias", "إلياس"),
    ("Murad", "مراد"), ("Nabil", "نبيل"), ("Idris", "إدريس"), ("Walid", "وليد"), ("Rafiq", "رفيق"), ("Jamil", "جميل"),
)  # fmt: skip
WOMEN = (
    ("Salma", "سلمى"), ("Rima", "ريما"), ("Nadia", "نادية"), ("Huda", "هدى"), ("Leila", "ليلى"), ("Mariam", "مريم"),
    ("Amal", "أمل"), ("Dunya", "دنيا"), ("Samira", "سميرة"), ("Zeina", "زينة"),
)  # fmt: skip
SURNAMES = (
    ("Marsen", "مرسن"), ("Tolvani", "تولفاني"), ("Behram", "بهرم"), ("Qadour", "قدور"), ("Saltour", "سلطور"),
    ("Derwan", "دروان"), ("Khemis", "خميس"), ("Arvand", "أرفند"), ("Halloun", "حلون"), ("Zerro", "زرو"),
    ("Mansib", "منصب"), ("Ostani", "أوستاني"), ("Febrin", "فبرين"), ("Jalloud", "جلود"), ("Nurvan", "نورفان"),
    ("Ruhaimi", "رحيمي"), ("Castir", "كستير"), ("Bakrat", "بكرات"), ("Tamsin", "تمسين"), ("Lahoud", "لحود"),
    ("Werdani", "ورداني"), ("Shahbour", "شهبور"), ("Ilmaz", "إلماز"), ("Gorani", "غوراني"), ("Pellun", "بلون"),
    ("Tahseen", "تحسين"), ("Murshad", "مرشاد"), ("Vasken", "فاسكن"), ("Dahmeh", "دحمة"), ("Salibi", "صليبي"),
    ("Rostam", "رستم"), ("Haddour", "حدور"), ("Qartan", "قرطان"), ("Yazgan", "يازغان"), ("Bitar", "بيطار"),
    ("Somani", "سوماني"), ("Narjes", "نرجس"), ("Fattan", "فتان"), ("Ebrani", "عبراني"), ("Lutfan", "لطفان"),
    ("Arslani", "أرسلاني"), ("Hamdoun", "حمدون"), ("Kesrin", "كسرين"), ("Touma", "توما"), ("Zakkar", "زكار"),
    ("Wazzan", "وزان"), ("Nimri", "نمري"), ("Darazi", "درازي"), ("Azmeh", "عظمة"), ("Terzi", "ترزي"),
    ("Sukkar", "سكر"), ("Matran", "مطران"),
)  # fmt: skip

# occupation in a word; how a paper introduces who has it; the same in Arabic of a man and of a woman
WORK = (
    ("nurse", "a nurse at the main hospital in {town}", "ممرض في مستشفى {ar}", "ممرضة في مستشفى {ar}"),
    ("doctor", "a doctor at the {town} general hospital", "طبيب في مستشفى {ar}", "طبيبة في مستشفى {ar}"),
    ("teacher", "a primary-school teacher in {town}", "معلم في {ar}", "معلمة في {ar}"),
    ("shopkeeper", "a shopkeeper from {town}", "صاحب متجر في {ar}", "صاحبة متجر في {ar}"),
    ("lawyer", "a lawyer who lives in {town}", "محام من سكان {ar}", "محامية من سكان {ar}"),
    ("farmer", "a farmer from a village outside {town}", "مزارع من ريف {ar}", "مزارعة من ريف {ar}"),
    ("paramedic", "a paramedic with the ambulance station in {town}", "مسعف في {ar}", "مسعفة في {ar}"),
    ("pharmacist", "a pharmacist in {town}", "صيدلاني في {ar}", "صيدلانية في {ar}"),
)

# name, what it is, how it is called afterwards, Arabic, the sort of thing it counts, a word for its people
BODIES = (
    (
        "Conflict Harm Observatory", "which monitors the war through a network of contacts", "the observatory",
        "مرصد أضرار النزاع", "monitor", "researchers",
    ),
    (
        "Blue Lantern rescue service", "whose volunteers dig people out of collapsed buildings", "the rescue service",
        "فرق المشعل الأزرق للإنقاذ", "rescue", "volunteers",
    ),
    (
        "UN Verification Mission", "which has monitors in both parts of the country", "the mission",
        "بعثة الأمم المتحدة للتحقق", "monitor", "monitors",
    ),
    (
        "medical charity Open Wards", "which supports four hospitals in the area", "the charity",
        "منظمة الأجنحة المفتوحة الطبية", "medical", "staff",
    ),
    (
        "Lawyers' Committee for the Detained", "which keeps lists of people held by both parties", "the committee",
        "لجنة المحامين من أجل المعتقلين", "legal", "members",
    ),
    (
        "Tidewater Relief Council", "which runs shelters for displaced families", "the relief council",
        "مجلس الإغاثة الساحلي", "relief", "field workers",
    ),
)  # fmt: skip

AGENCIES = (
    ("Halcyon", "وكالة هالسيون"),
    ("Meridian Press", "وكالة ميريديان برس"),
    ("Continental Wire", "وكالة كونتيننتال"),
)
DAILIES = (
    ("Marun Courier", "صحيفة مارون كورير"), ("Daily Beacon", "صحيفة ديلي بيكون"),
    ("Lowland Herald", "صحيفة لولاند هيرالد"),
    ("Provincial Gazette", "صحيفة بروفنشال غازيت"), ("Evening Standpoint", "صحيفة إيفنينغ ستاندبوينت"),
    ("Inland Tribune", "صحيفة إنلاند تريبيون"), ("Southern Ledger", "صحيفة ساذرن ليدجر"),
)  # fmt: skip
SITES = (
    ("Frontlines Today", "موقع فرونت لاينز"), ("Open Ledger", "موقع أوبن ليدجر"), ("The Crossing", "موقع ذا كروسينغ"),
)  # fmt: skip
ARABIC = (("Al-Manara", "المنارة"), ("Sada al-Nahr", "صدى النهر"), ("Al-Raqib", "الرقيب"))
ABSENT = (
    ("Norden News Agency", "وكالة نوردن للأنباء"),
    ("Radio Littoral", "إذاعة الساحل"),
    ("Channel Eleven", "القناة الحادية عشرة"),
)
PARTY_OUTLETS = (("Tariq News", "طارق نيوز"), ("Fajr Channel", "قناة الفجر"))
RELIEF = ("Relief Coordination Office", "مكتب تنسيق الإغاثة")
REPORTERS = ("Mara Tellin", "Jonas Ferrer", "Dina Akroush", "Peter Halloway", "Yara Sembel", "Colm Dacey")

# who speaks without a name: at first, afterwards, in Arabic
CROWDS = (
    ("residents", "the residents", "سكان محليون"), ("neighbours", "the neighbours", "جيران"),
    ("a woman who lives nearby", "the woman", "امرأة تقيم في الجوار"),
    ("a local official who spoke on condition of anonymity", "the official", "مسؤول محلي طلب عدم ذكر اسمه"),
    ("a security source", "the source", "مصدر أمني"), ("eyewitnesses", "the eyewitnesses", "شهود عيان"),
)  # fmt: skip
