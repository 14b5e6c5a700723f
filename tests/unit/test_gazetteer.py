import pytest

from dalil.errors import SettingsError
from dalil.vocab.gazetteer import LayeredGazetteer, load_gazetteer, overlaid, read_places
from dalil.vocab.placename import fold_name

HEAD = "id,name,ar,lat,lon,radius_km,kind,part_of,source\n"


@pytest.fixture(scope="module")
def gazetteer() -> LayeredGazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Aleppo", "gn:170063"),
        ("حلب", "gn:170063"),
        ("DOUMA", "gn:170592"),
        ("al-Bab", "gn:174018"),
        ("el Bab", "gn:174018"),
        ("Маріуполь", "gn:701822"),
        ("Eastern Ghouta", "sy.eastern_ghouta"),
        ("U.S.", "gn:6252001"),
        ("Inn Din", "mm.inn_din"),
    ],
)
def test_a_place_is_found_under_the_names_that_reports_use(
    gazetteer: LayeredGazetteer, name: str, identifier: str
) -> None:
    assert identifier in [place.id for place in gazetteer.candidates(name)]


def test_a_town_without_known_population_is_still_a_candidate(gazetteer: LayeredGazetteer) -> None:
    assert {place.country for place in gazetteer.candidates("Madaya")} >= {"MM", "SY"}


def test_an_unknown_name_has_no_candidates(gazetteer: LayeredGazetteer) -> None:
    assert gazetteer.candidates("Qelvarin Norvastead") == ()
    assert gazetteer.candidates("") == ()


def test_every_shipped_area_says_its_source_and_lies_somewhere(gazetteer: LayeredGazetteer) -> None:
    for place, names in gazetteer.rows:
        assert place.source
        assert names
        assert gazetteer.place(place.id) is not None
        assert place.part_of is None or gazetteer.place(place.part_of) is not None


def test_demonyms_lead_to_countries(gazetteer: LayeredGazetteer) -> None:
    assert gazetteer.country_of("Syrian") == "SY"
    assert gazetteer.country_of("Ukrainians") == "UA"
    assert gazetteer.country_of("Wednesday") is None


def test_a_case_lays_its_own_places_over_the_others(gazetteer: LayeredGazetteer) -> None:
    text = HEAD + "own.mill,Old Mill|The Mill,الطاحونة,36.2,37.1,0.5,point,SY,map of the case\n"
    own = overlaid(gazetteer, read_places(text, "gazetteer.csv", below=gazetteer))
    (place,) = own.candidates("الطاحونة")
    assert (place.id, place.own, place.country) == ("own.mill", True, "SY")
    assert own.candidates("Aleppo")[0].id == "gn:170063"
    assert own.snapshot != gazetteer.snapshot


def test_all_wrong_rows_are_named_at_once(gazetteer: LayeredGazetteer) -> None:
    rows = (
        "a,A,,200,10,1,city,,x\n,B,,1,1,1,city,,x\nc,C,,1,1,1,castle,,x\nd,D,,one,1,1,city,,x\ne,E,,1,1,1,city,zz,x\n"
    )
    with pytest.raises(SettingsError) as caught:
        read_places(HEAD + rows, "gazetteer.csv", below=gazetteer)
    assert [problem.split(":")[0] for problem in caught.value.problems] == [f"line {n}" for n in range(2, 7)]


def test_folding_joins_spellings() -> None:
    assert fold_name("Sa'dah") == fold_name("Sa\u2019dah") == "sadah"
    assert fold_name("إدلب") == fold_name("ادلب")
    assert fold_name("Deir ez-Zor") == fold_name("DEIR  EZ ZOR")
