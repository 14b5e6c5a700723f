"""What witnesses of the eighth hand exclaim, in both languages, and what a sub-editor changes in a copy."""

QUOTE_STARTS = (
    ("We have buried neighbours before but never so many at once", "دفنا جيرانا من قبل لكن ليس بهذا العدد دفعة واحدة"),
    ("The children ask when they may sleep in their own beds", "يسأل الأطفال متى ينامون في أسرتهم"),
    ("Nobody warned us and nobody came to help for an hour", "لم يحذرنا أحد ولم يأت أحد لمساعدتنا ساعة كاملة"),
    ("I know every one of those families by name", "أعرف كل واحدة من تلك العائلات بالاسم"),
    ("There was dust everywhere and people calling out", "كان الغبار في كل مكان والناس ينادون"),
    ("Our hands were all we had to dig with", "لم يكن لدينا سوى أيدينا لنحفر بها"),
    ("People here work, pray and go home, that is all", "الناس هنا يعملون ويصلون ويعودون إلى بيوتهم لا أكثر"),
    ("The ambulances had no fuel and we used handcarts", "لم يكن في سيارات الإسعاف وقود فاستعملنا عربات اليد"),
    ("A day earlier we were still laughing at a wedding", "قبل يوم واحد كنا نضحك في عرس"),
    ("We wrote down what we saw while we still could", "دونا ما رأيناه ما دمنا قادرين"),
    ("My brother ran back for the old woman next door", "ركض أخي عائدا من أجل العجوز المجاورة"),
    ("Half of the street is no longer there", "نصف الشارع لم يعد موجودا"),
)  # fmt: skip
QUOTE_ENDS = (
    ("and the world looks the other way", "والعالم ينظر إلى الجهة الأخرى"),
    ("and we do not know whom to ask for mercy", "ولا نعرف ممن نطلب الرحمة"),
    ("and I will say so before any judge", "وسأقول ذلك أمام أي قاض"),
    ("and still they tell us to be patient", "ومع ذلك يطلبون منا الصبر"),
    ("and there is no place left to run to", "ولم يبق مكان نهرب إليه"),
    ("and this is what they call protection", "وهذا ما يسمونه حماية"),
    ("and someone has to answer for it", "ولا بد أن يحاسب أحد على ذلك"),
    ("and by nightfall we had stopped crying", "وعند حلول الليل كنا قد كففنا عن البكاء"),
    ("and all we want is to live in peace", "وكل ما نريده أن نعيش بسلام"),
    ("and the letters we send are never answered", "والرسائل التي نبعثها لا يجيب عنها أحد"),
)  # fmt: skip
SLIPS = (
    (" were killed in ", " lost their lives in "),
    (" were killed when ", " lost their lives when "),
    ("wounding", "injuring"),
    ("at least ", "no fewer than "),
    (" according to ", " in the words of "),
    (" said that ", " said "),
    (" spoke of ", " talked of "),
)
