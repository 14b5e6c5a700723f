"""Names of the sixth hand's worlds: places, parties, outlets and people. None of them is known to exist."""

TOWNS = (
    ("Tel Amraq", "تل عمراق"), ("Deir Hawsin", "دير حوسين"), ("Kafr Zanut", "كفر زنوط"), ("Bir Lahmun", "بئر لحمون"),
    ("Ras Tibran", "رأس تبران"), ("Qasr Mideel", "قصر مديل"), ("Marj Soufan", "مرج صوفان"),
    ("Ain Dawrish", "عين دوريش"), ("Jisr Halbun", "جسر حلبون"), ("Sahrineh", "سحرينة"),
    ("Wadi Karmash", "وادي كرمش"), ("Umm Zawrin", "أم زورين"),
)  # fmt: skip
QUARTERS = (
    ("Coppersmiths", "النحاسين"), ("Old Orchard", "البستان القديم"), ("Station", "المحطة"),
    ("Upper Mill", "الطاحونة العليا"),
)  # fmt: skip
SIDES = (
    (("Dareth Republican Army", "army", "جيش دارث الجمهوري"),
     ("Northern Salvation Column", "Column", "رتل الخلاص الشمالي")),
    (("Harun Security Forces", "security forces", "قوات أمن هارون"), ("Wafa Battalions", "Battalions", "كتائب الوفاء")),
    (("Meyan National Guard", "Guard", "حرس ميان الوطني"), ("Free Hills Alliance", "Alliance", "ائتلاف التلال الحرة")),
)  # fmt: skip
SPOKESMEN = (("Colonel Adel Rashwan", "العقيد عادل رشوان"), ("Mahdi Sarout", "مهدي ساروت"))
AGENCIES = (("Quillan Press Agency", "وكالة كويلان للأنباء"), ("Northgate Wire", "وكالة نورثغيت"))
PAPERS = (
    ("Harbour Gazette", "هاربر غازيت"), ("Orvane Standard", "أورفان ستاندرد"), ("Inland Courier", "إنلاند كورير"),
    ("Eastern Ledger", "إيسترن ليدجر"), ("Lowland Post", "لولاند بوست"), ("Trade Road Weekly", "طريق التجارة"),
    ("Saltmarsh Tribune", "سولتمارش تريبيون"),
)  # fmt: skip
ARABIC_PAPERS = (
    ("Sada al-Tilal", "صحيفة صدى التلال"),
    ("Al-Mirqab", "موقع المرقاب"),
    ("Nida al-Sahl", "صحيفة نداء السهل"),
)
HOSTILE = (("Republic Television", "تلفزيون الجمهورية"), ("Banner News", "شبكة أخبار الراية"))
ELSEWHERE = (  # cited, and never held
    ("Kestrel News Service", "وكالة كستريل الإخبارية"), ("Delta Newsroom", "غرفة أخبار الدلتا"),
    ("Canal Nine", "القناة التاسعة"),
)  # fmt: skip
RADIO = ("Radio Tamrin", "راديو تمرين")  # this one and the blog stand in no table of the user
BLOGS = ("Notes from the Roof", "The Water Queue", "Street of Dyers")
BODIES = (
    ("Tarsan Monitoring Centre", "مركز ترسان للرصد"), ("Relief and Shelter Network", "شبكة الإغاثة والإيواء"),
    ("Civil Rescue Corps", "هيئة الإنقاذ المدني"),
)  # fmt: skip
GIVEN = (
    ("Yunis", "يونس"), ("Adnan", "عدنان"), ("Ghassan", "غسان"), ("Wael", "وائل"), ("Bashar", "بشار"),
    ("Munir", "منير"), ("Hatem", "حاتم"), ("Raed", "رائد"), ("Nizar", "نزار"), ("Fadi", "فادي"), ("Jamil", "جميل"),
)  # fmt: skip
SPELT = {"Yunis": "Younes", "Munir": "Mounir", "Jamil": "Jameel", "Wael": "Wa'el", "Bashar": "Bachar"}
FAMILY = (
    ("Batal", "بطل"), ("Sefian", "سفيان"), ("Kerrou", "كرو"), ("Darwaza", "دروزة"), ("Mahfoud", "محفوظ"),
    ("Zeitouni", "زيتوني"), ("Haffar", "حفار"), ("Rajoub", "رجوب"), ("Tannous", "طنوس"), ("Shalabi", "شلبي"),
    ("Qudsieh", "قدسية"), ("Ammash", "عماش"), ("Burqan", "برقان"),
)  # fmt: skip
# As an apposition, before the name, afterwards, in Arabic before the name.
TRADES = (
    ("a bus driver", "bus driver", "the driver", "السائق"),
    ("who runs a pharmacy in the town", "local pharmacist", "the pharmacist", "الصيدلي"),
    ("a surgeon at the district hospital", "surgeon", "the surgeon", "الجراح"),
    ("the head of the ambulance station", "ambulance chief", "the ambulance chief", "مدير محطة الإسعاف"),
    ("a retired schoolteacher", "retired teacher", "the retired teacher", "المعلم المتقاعد"),
    ("a father of three who lives two streets away", "neighbour", "the father of three", "الجار"),
    ("whose shop faces the square", "shop owner", "the shop owner", "صاحب المتجر"),
    ("an imam", "the imam", "the imam", "الإمام"),
    ("a lawyer who keeps lists of the missing", "local lawyer", "the lawyer", "المحامي"),
)  # fmt: skip
MAYOR = ("the mayor of {town}", "mayor", "the mayor", "رئيس بلدية {town}")
DESCRIBED = (
    ("a nurse who asked not to be named because she feared reprisals", "the nurse", "ممرضة طلبت عدم ذكر اسمها"),
    ("a volunteer with the burial committee", "the volunteer", "متطوع في لجنة الدفن"),
    ("a baker who was on his way to work", "the baker", "خباز كان في طريقه إلى عمله"),
    ("a hospital official speaking on condition of anonymity", "the hospital official",
     "مسؤول في المستشفى طلب حجب هويته"),
    ("a woman who lost her brother", "the woman", "امرأة فقدت شقيقها"),
    ("a member of the local council", "the council member", "عضو في المجلس المحلي"),
)  # fmt: skip
CROWDS = (
    ("residents", "residents", "سكان"),
    ("people who live nearby", "the neighbours", "أهالٍ يقيمون في الجوار"),
    ("witnesses", "the witnesses", "شهود عيان"),
    ("several families from the town", "the families", "عائلات من البلدة"),
)  # fmt: skip
# As a paper first names it, as it may name it too, in Arabic.
TARGETS = (
    ("the vegetable market", "the market", "سوق الخضار"),
    ("a girls' school", "the girls' school", "مدرسة للبنات"),
    ("the main bakery", "the bakery", "الفرن الرئيسي"),
    ("the health clinic", "the clinic", "المركز الصحي"),
    ("the bus station", "the bus station", "محطة الحافلات"),
    ("the old mosque", "the mosque", "المسجد القديم"),
)  # fmt: skip
REPORTERS = ("Lina Farouqi", "Peter Aldous", "Samira Wehbe", "Tom Verrall", "Ines Machado", "Karl Brandvik")
