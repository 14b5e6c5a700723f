"""Closed classes of words around numbers: verbs and nouns of harm and movement, persons, and what is no count."""

from typing import Literal

from dalil.model.figure import Counts
from dalil.vocab.wordlist import words

Role = Literal["subject", "object", "both"]
"""Where those who are counted stand: as the subject of the active verb, or as its object (passive subject)."""

_VERBS: dict[tuple[Counts, Role], str] = {
    ("killed", "object"): "kill slay murder execute massacre slaughter assassinate behead bury lynch martyr",
    ("killed", "subject"): "die perish succumb drown starve",
    ("injured", "object"): "injure wound hurt maim hospitalize hospitalise graze burn treat stab shoot hit strike",
    ("trapped", "object"): "trap strand encircle surround confine",
    ("besieged", "object"): "besiege blockade",
    ("displaced", "object"): "displace uproot expel deport",
    ("displaced", "subject"): "flee",
    ("departed", "subject"): "leave depart exit",
    ("evacuated", "object"): "evacuate bus ferry",
    ("remaining", "subject"): "remain stay",
    ("detained", "object"): "detain arrest abduct kidnap imprison jail capture hold seize apprehend",
    ("missing", "subject"): "disappear vanish",
    ("strikes", "object"): "launch conduct fire drop carry",
}
VERBS: dict[str, tuple[Counts, Role]] = {
    verb: (counts, role) for (counts, role), verbs in _VERBS.items() for verb in verbs.split()
}

TAKING = frozenset(words("take put place throw bring lead march haul drag herd round pick sweep cart bundle pull"))
"""Verbs by which people are taken: what stands behind them says that they are held."""
TAKEN = frozenset(words("up off away"))
HELD = frozenset(words("custody arrest detention jail prison cell cells bars handcuffs captivity"))

_STATES: dict[Counts, str] = {
    "killed": "dead killed slain murdered executed deceased massacred dying",
    "injured": "injured wounded hurt maimed hospitalized hospitalised",
    "trapped": "trapped stranded encircled surrounded",
    "besieged": "besieged",
    "displaced": "displaced homeless uprooted",
    "evacuated": "evacuated",
    "remaining": "left remaining",
    "detained": "detained arrested imprisoned abducted kidnapped jailed",
    "missing": "missing disappeared unaccounted",
}
STATES: dict[str, Counts] = {word: counts for counts, words in _STATES.items() for word in words.split()}

_NOUNS: dict[Counts, str] = {
    "killed": "death fatality killing murder homicide execution martyr corpse body",
    "injured": "injury",
    "displaced": "refugee idp",
    "evacuated": "evacuee evacuation",
    "detained": "detainee prisoner arrest hostage",
    "strikes": "airstrike strike raid bombardment sortie barrage attack",
}
NOUNS: dict[str, Counts] = {word: counts for counts, words in _NOUNS.items() for word in words.split()}
"""Nouns that say themselves what is counted ("12 deaths")."""
FATED = frozenset(("refugee", "idp", "evacuee", "detainee", "prisoner", "hostage", "martyr"))
"""Of these the nouns for people, to whom something else may be done ("the murder of 14 prisoners")."""
REMAINS = frozenset(("dead", "lifeless", "charred", "burned", "burnt", "decomposed", "unidentified", "human", "more"))
"""What a body that is a corpse may be called; other words make it a council or a firm ("two student bodies")."""
OBJECT_NOUNS = frozenset(words("strike airstrike raid attack sortie bomb rocket shell missile barrage mortar"))
"""What is launched, fired or dropped."""
TOLLS = frozenset(("toll", "number", "total", "count", "tally", "figure", "death"))

PERSONS = frozenset(
    words(
        "man woman boy girl child person people civilian teen teenager victim officer soldier "
        "student resident baby infant "
        "toddler youth male female adult guard deputy suspect gunman shooter attacker driver "
        "passenger mother father son "
        "daughter brother sister husband wife worker journalist doctor nurse patient fighter rebel militant protester "
        "policeman bystander cousin uncle aunt grandmother grandfather friend neighbor neighbour couple sibling family "
        "robber customer employee clerk teacher owner stepson stepfather stepbrother boyfriend girlfriend hunter"
    )
)
MEASURES = frozenset(
    words(
        "percent cent per dollar euro pound km kilometer kilometre mile meter metre foot "
        "inch kg kilogram ton tonne degree "
        "mph kph hectare acre litre liter gallon bedroom point page hour minute second "
        "day week month year decade century "
        "block caliber calibre millimeter % am pm a.m. p.m. yard count charge cents"
    )
)
"""Units of measure, money and time: numbers of these count no people or things."""
AFTER_NUMBERS = frozenset(
    words(
        "street avenue road drive lane boulevard court highway route interstate st. ave. rd. hwy channel ward district"
    )
)
"""What makes a number before or behind it a name."""
