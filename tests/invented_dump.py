"""A small dump in the form of GeoNames, of an invented country: all names, points and numbers are made up."""

from collections.abc import Iterable
from pathlib import Path


def place(
    number: int,
    name: str,
    *,
    lat: float,
    lon: float,
    feature: str = "P.PPL",
    country: str = "SY",
    first: str = "07",
    second: str = "",
    people: int = 0,
    others: str = "",
) -> str:
    """One row of 19 columns."""
    group, code = feature.split(".")
    columns = (
        number, name, name, others, lat, lon, group, code, country, "", first, second, "", "", people, "", "",
        "Asia/Damascus", "2031-01-01",
    )  # fmt: skip
    return "\t".join(map(str, columns))


DUMP = (
    place(900000001, "Vartun Province", lat=36.0, lon=40.0, feature="A.ADM1", first="V1"),
    place(900000002, "Upper Vartun", lat=36.1, lon=40.1, feature="A.ADM2", first="V1", second="V11"),
    place(
        900000003, "Qelvarin", lat=36.2, lon=40.2, first="V1", second="V11", people=4200, others="Kelvarin,قلفارين,klv"
    ),
    place(900000004, "Norvastead", lat=36.3, lon=40.4, first="V1", second="V11", people=900),
    place(900000005, "Ostrivane", lat=35.7, lon=39.8, first="V1", second="V11", people=120_000),
    place(900000006, "Ostrivane", lat=10.0, lon=10.0, first="V2", people=50),
    place(900000007, "Vartun Camp", lat=36.25, lon=40.2, feature="S.CMPRF", first="V1"),
    place(900000008, "Vartun Mills", lat=36.25, lon=40.2, feature="S.ML", first="V1"),
)
NAMES = (
    "1\t900000003\tar\tقلفارين القديمة\t\t\t\t\t\t",
    "2\t900000003\ten\tOld Qelvarin\t\t\t\t\t\t",
    "3\t900000003\tlink\thttps://invented.example/q\t\t\t\t\t\t",
    "4\t900000099\ten\tNowhere At All\t\t\t\t\t\t",
)


def write_dump(path: Path, lines: Iterable[str] = DUMP) -> Path:
    """The lines as a file of a dump."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
