"""A fifth hand: a wire, an aid body's bulletin, a ministry's notice, a local radio station, and Arabic desks.

Written before the errors of the third and fourth were looked at, and measured once, after everything else.
"""

from worlds.tongue import ArabicTongue, Tongue

_ARABIC = ArabicTongue(
    told={
        "shelling": (
            "{n} أشخاص قتلوا {day} جراء قصف {doer} على {spot}",
            "قذائف أطلقها {doer} سقطت على {spot} {day} وأسفرت عن مقتل {n} أشخاص",
        ),
        "airstrike": (
            "طيران {doer} أغار {day} على {spot} مما أسفر عن مقتل {n} أشخاص",
            "{n} أشخاص لقوا حتفهم {day} في غارة نفذها {doer} على {spot}",
        ),
        "drone": (
            "مسيرة أطلقها {doer} ضربت {spot} {day} فقتلت {n} أشخاص",
            "{n} أشخاص قضوا {day} في ضربة بمسيرة تابعة لـ{doer} على {spot}",
        ),
        "shooting": (
            "عناصر {doer} فتحوا النار {day} في {spot} فقتلوا {n} أشخاص",
            "{n} أشخاص قتلوا {day} برصاص {doer} في {spot}",
        ),
        "detention": (
            "{doer} احتجز {n} أشخاص {day} في {spot}",
            "{n} أشخاص اعتقلوا {day} في {spot} على يد {doer}",
        ),
    },
    says=("أوضح {s} أن {c}.", "صرح {s} بأن {c}.", "وبحسب {s} فإن {c}.", "أكد {s} أن {c}."),
    cites=("ووفقا لـ{agency} فإن {c}.", "قال {s} لـ{agency} إن {c}.", "أوردت {agency} أن {c}."),
    denies=("أنكر {s} أي صلة لـ{doer} بما جرى في {spot}.", "نفى {s} أن تكون قواته قد هاجمت {spot}."),
    blames=("حمّل {s} {rival} مسؤولية الهجوم على {spot}.", "قال {s} إن {rival} هو من هاجم {spot}."),
)

FIFTH = Tongue(
    arabic=_ARABIC,
    told_with_doer={
        "shelling": (
            "a barrage by {doer} struck {spot} {day}, leaving {toll} dead",
            "{toll} died {day} as {doer} rained shells on {spot}",
            "{doer} opened up with artillery on {spot} {day} and {toll} lost their lives",
            "rockets launched by {doer} slammed into {spot} {day}, claiming the lives of {toll}",
            "the bombardment of {spot} by {doer} {day} cost the lives of {toll}",
        ),
        "airstrike": (
            "an air raid by {doer} on {spot} killed {toll} {day}",
            "{doer} sent jets against {spot} {day} and {toll} were killed",
            "{toll} perished {day} when a plane of {doer} bombed {spot}",
            "bombs dropped by {doer} {day} on {spot} took the lives of {toll}",
        ),
        "drone": (
            "a drone operated by {doer} fired on {spot} {day} and killed {toll}",
            "{toll} were killed in {spot} {day} by an unmanned aircraft of {doer}",
            "{doer} used a drone to attack {spot} {day}, with {toll} killed",
        ),
        "shooting": (
            "members of {doer} shot dead {toll} in {spot} {day}",
            "{doer} opened fire in {spot} {day}, and {toll} were left dead",
            "{toll} were gunned down in {spot} {day} by fighters of {doer}",
        ),
        "detention": (
            "{doer} rounded up {toll} in {spot} {day}",
            "{toll} were seized by {doer} {day} during a sweep of {spot}",
            "{day} {doer} took {toll} into custody in {spot}",
        ),
    },
    told_without={
        "shelling": (
            "shelling in {spot} {day} claimed the lives of {toll}",
            "{toll} lost their lives {day} as shells hit {spot}",
            "mortar fire on {spot} {day} left {toll} dead",
        ),
        "airstrike": (
            "an air raid on {spot} {day} cost {toll} their lives",
            "{toll} were killed {day} when warplanes hit {spot}",
            "jets bombed {spot} {day}, killing {toll}",
        ),
        "drone": (
            "a drone attack in {spot} {day} killed {toll}",
            "{toll} died {day} when a drone hit {spot}",
        ),
        "shooting": (
            "{toll} were shot dead in {spot} {day}",
            "gunmen killed {toll} in {spot} {day}",
            "gunfire in {spot} {day} left {toll} dead",
        ),
        "detention": (
            "{toll} were led away from {spot} {day} under arrest",
            "{toll} were rounded up in {spot} {day}",
        ),
    },
    told_bare={
        "shelling": (
            "{doer} bombarded {spot} {day}",
            "{spot} was hit {day} by shells from positions of {doer}",
        ),
        "airstrike": (
            "{doer} carried out an air raid on {spot} {day}",
            "planes of {doer} struck {spot} {day}",
        ),
        "drone": (
            "{doer} struck {spot} with a drone {day}",
            "a drone sent by {doer} attacked {spot} {day}",
        ),
        "shooting": (
            "{doer} opened fire on people in {spot} {day}",
            "{doer} fired at a crowd in {spot} {day}",
        ),
        "detention": (
            "{doer} made arrests in {spot} {day}",
            "{doer} detained residents of {spot} {day}",
        ),
    },
    says=(
        "{C}, {s} told reporters.",
        "{S} told {outlet} by phone that {c}.",
        "{S} tells this station that {c}.",
        "In comments to {outlet}, {s} said {c}.",
        "{S}, reached by {outlet} on a bad line, said {c}.",
        "{S} confirmed that {c}.",
        "{S} described how {c}.",
        "“{C},” {s} said.",
        "{C}, in the words of {s}.",
        "{S} spoke to our correspondent and said that {c}.",
        "It was {s} who reported that {c}.",
        "{C}; this was reported by {s}.",
        "From {s} comes the report that {c}.",
    ),
    body_says=(
        "{S} announced in a bulletin that {c}.",
        "{S} has recorded that {c}.",
        "{S} documented that {c}.",
        "{C}, a report released by {s} found.",
        "Figures collected by {s} show that {c}.",
    ),
    cites=(
        "{C}, {s} told {agency}.",
        "{agency}, which spoke to {s}, reports that {c}.",
        "{C}, according to a report carried by {agency}.",
        "{agency} writes that {c}.",
        "In an interview with {agency}, {s} said that {c}.",
        "We read in {agency} that {c}.",
        "{agency} was told by {s} that {c}.",
        "{S} said, in remarks broadcast by {agency}, that {c}.",
        "{C}, says {agency}.",
    ),
    denies={
        "shelling": (
            "{S} denied firing a single shell at {spot}.",
            "{S} rejected the charge of having shelled {spot} as a lie.",
            "“We did not shell {spot},” {s} said.",
        ),
        "airstrike": (
            "{S} denied that any of its planes had bombed {spot}.",
            "{S} called the reports of an air raid on {spot} false.",
            "“We did not bomb {spot},” {s} said.",
        ),
        "drone": (
            "{S} denied sending a drone against {spot}.",
            "{S} said it had flown no drones over {spot} {day}.",
            "“We did not attack {spot},” {s} said.",
        ),
        "shooting": (
            "{S} denied opening fire in {spot}.",
            "{S} said its men had shot nobody in {spot} {day}.",
            "“We did not shoot anyone in {spot},” {s} said.",
        ),
        "detention": (
            "{S} denied holding anyone from {spot}.",
            "{S} said nobody had been arrested in {spot} {day}.",
            "“We arrested no one in {spot},” {s} said.",
        ),
    },
    blames={
        "shelling": (
            "{S} said the shells on {spot} had been fired by {rival}.",
            "{S} accused {rival} of shelling {spot} itself.",
            "It was {rival} that shelled {spot}, {s} countered.",
        ),
        "airstrike": (
            "{S} said it was {rival} that had bombed {spot}.",
            "{S} blamed {rival} for the air raid on {spot}.",
        ),
        "drone": (
            "{S} said the drone over {spot} belonged to {rival}.",
            "{S} held {rival} responsible for the drone attack on {spot}.",
        ),
        "shooting": (
            "{S} said {rival} had done the shooting in {spot}.",
            "{S} accused {rival} of the killings in {spot}.",
        ),
        "detention": (
            "{S} said {rival} had taken the detainees from {spot}.",
            "{S} accused {rival} of the arrests in {spot}.",
        ),
    },
    quoted=(
        "“{q},” {s} told us.",
        "“{q},” recalled {s}.",
        "{S} remembered: “{q}.”",
        "In the words of {s}: “{q}.”",
    ),
    headlines=(
        "{Town}: what we know",
        "Bulletin from {Town}",
        "{Town} mourns",
        "The morning news from {Town}",
    ),
    tails=(
        "This is a developing story.",
        "The station could not check this independently.",
        "Telephone lines to the area were cut for hours.",
    ),
    background=(
        "Earlier, {s} had said that {c}.",
        "The area had been hit before: {c}, {s} said.",
        "It comes after {s} reported that {c}.",
    ),
    dated=("on {d} {month}", "on {month} {d}", "{month} {d}", "on the morning of {month} {d}"),
    weekday=("on {weekday}", "{weekday}", "on {weekday} evening", "late on {weekday}"),
    lowest="no fewer than {number} {unit}",
)
