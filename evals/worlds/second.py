"""A second hand for the same worlds, written apart from the first and before anything was measured with it."""

from worlds.tongue import Tongue

SECOND = Tongue(
    told_with_doer={
        "shelling": (
            "{toll} died {day} after {doer} fired howitzers at {spot}",
            "{doer} rained artillery fire on {spot} {day}, leaving {toll} dead",
            "a barrage from positions of {doer} struck {spot} {day}, killing {toll}",
            "{toll} lost their lives {day} in a bombardment of {spot} by {doer}",
            "rockets launched by {doer} slammed into {spot} {day}, and {toll} were killed",
        ),
        "airstrike": (
            "fighter planes of {doer} carried out an air raid on {spot} {day} in which {toll} were killed",
            "{doer} launched an air strike against {spot} {day} that left {toll} dead",
            "{toll} were killed when a warplane of {doer} dropped bombs on {spot} {day}",
            "bombs dropped by aircraft of {doer} killed {toll} in {spot} {day}",
        ),
        "drone": (
            "an armed drone of {doer} fired on {spot} {day} and killed {toll}",
            "{toll} died {day} when {doer} attacked {spot} with a drone",
            "{doer} used a drone to bomb {spot} {day}, killing {toll}",
        ),
        "shooting": (
            "{toll} were gunned down in {spot} {day} by members of {doer}",
            "{doer} shot and killed {toll} in {spot} {day}",
            "soldiers of {doer} fired into a crowd in {spot} {day}, killing {toll}",
        ),
        "detention": (
            "{doer} rounded up {toll} in {spot} {day}",
            "{toll} were taken into custody by {doer} in {spot} {day}",
            "{doer} arrested {toll} in {spot} {day}",
        ),
    },
    told_without={
        "shelling": (
            "{toll} died {day} when mortar rounds landed in {spot}",
            "artillery fire on {spot} {day} claimed the lives of {toll}",
            "{toll} were killed in shelling that hit {spot} {day}",
        ),
        "airstrike": (
            "an air raid on {spot} {day} left {toll} dead",
            "warplanes bombed {spot} {day} and killed {toll}",
            "{toll} died {day} in an air attack on {spot}",
        ),
        "drone": ("{toll} died in a drone attack on {spot} {day}", "a drone fired on {spot} {day}, killing {toll}"),
        "shooting": ("{toll} were shot dead in {spot} {day}", "unknown gunmen killed {toll} in {spot} {day}"),
        "detention": ("{toll} were arrested in {spot} {day}", "{toll} were rounded up in {spot} {day}"),
    },
    told_bare={
        "shelling": ("{doer} fired shells at {spot} {day}", "artillery of {doer} hit {spot} {day}"),
        "airstrike": ("{doer} carried out an air strike on {spot} {day}", "planes of {doer} bombed {spot} {day}"),
        "drone": ("{doer} sent a drone against {spot} {day}", "{spot} was attacked by a drone of {doer} {day}"),
        "shooting": (
            "members of {doer} fired on people in {spot} {day}",
            "{doer} opened fire on civilians in {spot} {day}",
        ),
        "detention": ("{doer} made arrests in {spot} {day}", "people were arrested by {doer} in {spot} {day}"),
    },
    says=(
        "{S} stated that {c}.",
        "{S} explained that {c}.",
        "{C}, {s} told {outlet}.",
        "{C}, {s} stated.",
        "In the words of {s}, {c}.",
        "{S} told our reporter that {c}.",
    ),
    body_says=("{S} confirmed that {c}.", "In a statement, {s} said that {c}."),
    cites=(
        "{C}, {agency} wrote.",
        "{agency} reported that {c}.",
        "As {agency} reported, {c}.",
        "{agency} reported, citing {s}, that {c}.",
        "{S} said in an interview with {agency} that {c}.",
        "{agency} cited {s} as saying that {c}.",
    ),
    denies={
        "shelling": (
            "{S} denied having shelled {spot}.",
            "{S} said that reports about shelling of {spot} were false.",
            "{S} dismissed the claim that {doer} had fired at {spot}.",
        ),
        "airstrike": ("{S} denied having bombed {spot}.", "{S} denied responsibility for the air strike on {spot}."),
        "drone": ("{S} denied having attacked {spot}.", "{S} denied the drone attack on {spot}."),
        "shooting": ("{S} denied having fired on anyone in {spot}.", "{S} denied the shooting in {spot}."),
        "detention": ("{S} denied having arrested anyone in {spot}.", "{S} rejected reports of arrests in {spot}."),
    },
    blames={
        "shelling": ("{S} accused {rival} of shelling {spot}.", "{S} said that it was {rival} that shelled {spot}."),
        "airstrike": (
            "{S} accused {rival} of bombing {spot}.",
            "{S} held {rival} responsible for the bombing of {spot}.",
        ),
        "drone": (
            "{S} accused {rival} of the drone attack on {spot}.",
            "{S} claimed that {rival} had attacked {spot}.",
        ),
        "shooting": (
            "{S} accused {rival} of the killings in {spot}.",
            "{S} claimed that {rival} had opened fire in {spot}.",
        ),
        "detention": (
            "{S} accused {rival} of arresting people in {spot}.",
            "{S} claimed that {rival} made the arrests in {spot}.",
        ),
    },
    quoted=('"{q}," {s} recalled.', '{S} added: "{q}."', '"{q}," said {s}.'),
    headlines=(
        "What happened in {Town}",
        "{Town}, a town in mourning",
        "Abroad",
        "Report from {Town}",
        "The day in brief",
    ),
    tails=("Edited by our foreign desk.", "Read the whole story online.", "This report will be updated."),
    background=(
        "Before that, {c}, {s} said.",
        "Separately, {s} said that {c}.",
        "Some days before, {s} had told us that {c}.",
    ),
    dated=("on {d} {month}", "on {month} {d}", "on the morning of {d} {month}"),
    weekday=("on {weekday}", "on {weekday} evening", "early on {weekday}"),
    lowest="no fewer than {number} {unit}",
)
