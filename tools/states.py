"""Write the table of states from the package countryinfo: `python tools/states.py > src/dalil/vocab/data/states.csv`.

Run once by hand when the package or the list of members changes; the table is committed, the package is no dependency.
"""

import csv
import json
import sys
from importlib import resources

# ISO 3166-1 codes of the 193 members of the United Nations and its two observer states (Charter art. 3 and 4).
MEMBERS = """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU
CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ
IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU
MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM
SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW
""".split()  # noqa: SIM905 195 codes read better as words

# Names in use beside those of the package: UN Terminology Database (UNTERM), short and formal names.
NAMES = {
    "BO": "Bolivia", "BN": "Brunei", "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo",
    "CI": "Ivory Coast", "CZ": "Czech Republic", "GB": "United Kingdom", "IR": "Iran", "KP": "North Korea",
    "KR": "South Korea", "LA": "Laos", "MD": "Moldova", "MK": "North Macedonia", "MM": "Myanmar", "PS": "Palestine",
    "RU": "Russia", "SY": "Syria", "SZ": "Eswatini", "TL": "Timor-Leste", "TZ": "Tanzania", "US": "United States",
    "VA": "Holy See", "VE": "Venezuela", "VN": "Vietnam", "FM": "Micronesia", "CV": "Cabo Verde",
}  # fmt: skip
ADJECTIVES = {
    "AE": "Emirati", "BA": "Bosnian", "BF": "Burkinabe", "CD": "Congolese", "CF": "Central African", "CG": "",
    "CI": "Ivorian", "CZ": "Czech", "DM": "", "GB": "British|UK", "GN": "Guinean", "GQ": "", "GW": "", "IE": "Irish",
    "IL": "Israeli", "KG": "Kyrgyz", "KP": "North Korean", "KR": "South Korean", "KZ": "Kazakh|Kazakhstani",
    "MM": "Myanmar|Burmese", "NE": "Nigerien", "NL": "Dutch", "NZ": "New Zealand", "PH": "Philippine|Filipino",
    "PS": "Palestinian", "RU": "Russian", "SD": "Sudanese", "SS": "South Sudanese", "SA": "Saudi|Saudi Arabian",
    "SY": "Syrian", "TR": "Turkish", "UA": "Ukrainian", "US": "US|U.S.|American", "VA": "Vatican", "YE": "Yemeni",
    "AF": "Afghan", "BD": "Bangladeshi", "CH": "Swiss", "DK": "Danish", "ES": "Spanish", "FI": "Finnish",
    "FR": "French", "HR": "Croatian", "IS": "Icelandic", "LU": "Luxembourg", "PL": "Polish", "SE": "Swedish",
    "TH": "Thai", "UZ": "Uzbek", "TM": "Turkmen", "TJ": "Tajik", "RS": "Serbian", "SK": "Slovak", "SI": "Slovenian",
}  # fmt: skip
COLUMNS = ("id", "name", "kind", "aliases", "metonyms", "adjectives", "country", "side", "role", "source")
SOURCE = "UN Charter art. 3 and 4, ISO 3166-1; names and capital: countryinfo 1.0.1 (MIT)"
# Of the other spellings only formal English names count, and these short ones.
FORMAL = {"Republic", "Kingdom", "State", "Federation", "Sultanate", "Principality", "Union", "Commonwealth", "States"}
SHORT = {
    "Bosnia-Herzegovina", "Brunei Darussalam", "Bahamas", "DR Congo", "Cape Verde", "Czechia", "Great Britain",
    "Gambia", "Holland", "Swaziland", "East Timor", "Türkiye", "Viet Nam", "Côte d'Ivoire", "Sao Tome and Principe",
}  # fmt: skip
# Places that stand for a government: its seat where nobody disputes it.
SEATS = {
    "IL": "",
    "PS": "Ramallah",
    "NL": "The Hague",
    "US": "Washington",
    "VA": "",
    "DJ": "",
    "LU": "",
    "SG": "",
    "MC": "",
}
LATIN = 0x180


def main() -> None:
    """Write one row a state, in the order of the codes."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    by_code: dict[str | None, dict[str, object]] = {}
    for file in sorted(resources.files("countryinfo").joinpath("data").iterdir(), key=lambda one: one.name):
        if not file.name.endswith(".json"):
            continue
        data = json.loads(file.read_text(encoding="utf-8"))
        by_code.setdefault(data.get("ISO", {}).get("alpha2"), data)
    for code in MEMBERS:
        out.writerow(row(code, by_code.get(code, {})))


def row(code: str, data: dict[str, object]) -> tuple[str, ...]:
    """One state: short name, other names of its state and government, capital as metonym, adjectives."""
    name = NAMES.get(code) or str(data["name"])
    others = [str(data.get("name", name)), *map(str, data.get("altSpellings") or ())]  # type: ignore[call-overload] # JSON
    aliases = list(dict.fromkeys(one for one in others if one != name and is_english(one)))
    capital = SEATS.get(code, str(data.get("capital") or ""))
    adjectives = ADJECTIVES.get(code, str(data.get("demonym") or ""))
    return f"party.{code.lower()}", name, "state", "|".join(aliases), capital, adjectives, code, "", "", SOURCE


def is_english(spelling: str) -> bool:
    """Whether a spelling is one that English texts use for the state."""
    plain = "," not in spelling and all(ord(mark) < LATIN for mark in spelling)
    return plain and (spelling in SHORT or bool(FORMAL & set(spelling.split())))


if __name__ == "__main__":
    main()
