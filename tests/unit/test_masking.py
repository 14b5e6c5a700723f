from hypothesis import given
from hypothesis import strategies as st

from dalil.dossier.masking import Masking
from dalil.model.party import POSSIBLY, PersonMention


def mention(
    name: str, key: str, *, start: int = 0, public: bool = False, role: str | None = "resident"
) -> PersonMention:
    return PersonMention(key=key, name=name, start=start, end=start + len(name), role=role, public=public)


MASKING = Masking.of(
    {
        "e1": (
            mention("Sela Ordan", "ordan"),
            mention("Ordan", "ordan", start=40),
            mention("Tam Vess", "vess", public=True),
        ),
        "e2": (mention("Ilo Marr", "marr", role=None), mention("Sela Ordan", "ordan")),
    }
)


def test_a_private_person_has_one_number_in_all_reports() -> None:
    assert MASKING.text("Sela Ordan spoke. Ordan wept. Ilo Marr left.") == "[P-001] spoke. [P-001] wept. [P-002] left."


def test_a_public_person_keeps_the_name() -> None:
    assert MASKING.text("Tam Vess refused.") == "Tam Vess refused."


def test_a_name_in_a_file_name_is_masked_too() -> None:
    assert MASKING.text("interview_sela-ordan_2.txt") == "interview_[P-001]_2.txt"


def test_a_surname_that_is_never_mentioned_alone_is_masked_too() -> None:
    assert MASKING.text("Where Marr went nobody knows.") == "Where [P-002] went nobody knows."


def test_a_given_name_is_masked_where_it_has_its_capital() -> None:
    assert MASKING.text("Sela's brother fled.") == "[P-001]'s brother fled."


def test_a_surname_that_a_public_person_bears_stays() -> None:
    masking = Masking.of({"e1": (mention("Ana Vess", "a"), mention("Tam Vess", "t", public=True, start=20))})
    assert masking.text("Ana Vess met Vess.") == "[P-001] met Vess."


def test_a_name_of_one_word_is_masked_as_it_is_written_and_not_as_an_ordinary_word() -> None:
    masking = Masking.of({"e1": (mention("Rain", "rain", role=None),)})
    assert masking.text("Rain said that the rain fell. RAIN!") == "[P-001] said that the rain fell. [P-001]!"


def test_a_part_of_a_longer_word_is_no_name() -> None:
    assert MASKING.text("Ordanville stands.") == "Ordanville stands."


def test_html_is_escaped_around_the_marked_block() -> None:
    assert str(MASKING.html("<b>Ilo Marr")).startswith("&lt;b&gt;<span class=")


def test_roles_tell_what_a_number_is() -> None:
    assert MASKING.roles == {"P-001": "resident", "P-002": "person"}


def masked(name: str, text: str) -> str:
    return Masking.of({"e1": (mention(name, "it"),)}).text(text)


def test_attack_name_spelled_with_other_letters() -> None:
    assert masked("İlo Kaya", "İlo Kaya and ilo kaya left.") == "[P-001] and [P-001] left."
    assert masked("Yildin", "Yıldın left.") == "[P-001] left."
    assert masked("Sela Órdan", "SELA O\u0301RDAN's house") == "[P-001]'s house"
    assert masked("محمد", "قال مُحَمَّد اليوم") == "قال [P-001] اليوم"


def test_places_of_names_are_code_points_of_the_value() -> None:
    assert list(MASKING.found("ß: Sela Ordan!")) == [(3, 13, "P-001")]


@given(st.text(), st.sampled_from(["Sela Ordan", "ordan", "ILO MARR"]), st.text())
def test_no_private_name_survives_as_a_word(before: str, name: str, after: str) -> None:
    masked = MASKING.text(f"{before} {name} {after}")
    assert f" {name} " not in masked
    assert MASKING.text(masked) == masked


def test_a_public_name_without_a_letter_ends_nothing() -> None:
    assert (
        Masking.of({"e1": (mention("…", "none", public=True), mention("Ilo Marr", "marr"))}).text("Marr") == "[P-001]"
    )


def test_a_part_of_a_name_has_the_number_of_the_whole_also_where_it_comes_first() -> None:
    masking = Masking.of({"e1": (mention("Sela", "sela"), mention("Sela Ordan", "sela ordan", start=30))})
    assert masking.text("Sela ran. Sela Ordan fell. Ordan wept.") == "[P-001] ran. [P-001] fell. [P-001] wept."


def test_a_role_that_is_given_says_more_than_a_guess() -> None:
    guess = mention("Ordan", "ordan", role=POSSIBLY)
    assert Masking.of({"e1": (guess, mention("Sela Ordan", "x", start=30))}).roles == {"P-001": "resident"}


def test_names_run_together_or_beside_figures_are_masked() -> None:
    assert MASKING.text("SelaOrdan.txt ordan2.txt sela.ordan@post.example") == "[P-001].txt [P-001]2.txt [P-001]"


def test_a_name_that_is_a_word_is_masked_in_an_address_without_its_capital() -> None:
    masking = Masking.of({"e1": (mention("Grace", "grace"),)})
    assert masking.text("By the grace of grace@post.example") == "By the grace of [P-001]"


def test_a_party_or_place_that_holds_a_private_name_stays_whole() -> None:
    masking = Masking.of({"e1": (mention("Ordan", "ordan"),)}, kept=("Ordan Hospital",))
    assert masking.text("Ordan died in Ordan Hospital.") == "[P-001] died in Ordan Hospital."


def test_words_from_outside_the_texts_come_last() -> None:
    masking = Masking.of({"e1": (mention("Ordan", "ordan"),)}, elsewhere={"zafira"})
    assert masking.text("zafira-ordan.txt") == "[P-002]-[P-001].txt"


def test_a_parent_named_by_the_child_is_not_the_child() -> None:
    masking = Masking.of({"e": (mention("Sami", "sami"), mention("Umm Sami", "umm sami", start=40))})
    assert masking.text("Umm Sami buried Sami.") == "[P-002] buried [P-001]."
    masking = Masking.of({"e": (mention("سامي", "sami"), mention("أم سامي", "umm sami", start=40))})
    assert masking.text("دفنت أم سامي سامي") == "دفنت [P-002] [P-001]"


def test_two_people_of_one_report_are_not_joined_by_a_name_in_another() -> None:
    apart = (mention("Layla", "layla"), mention("Haddad", "haddad", start=40))
    masking = Masking.of({"a": apart, "b": (mention("Layla Haddad", "layla haddad"),)})
    assert masking.text("Layla") != masking.text("Haddad")


def test_a_hash_is_no_name_and_is_left_whole() -> None:
    persons = {"e1": (mention("Ada Bade", "bade"),)}
    masking = Masking.of(persons, elsewhere=("fade",))
    for name in ("9f3ada07bade44e1_report.html", "0123fade4567ADA89abc"):
        assert masking.text(name) == name
    assert masking.text("photo_3ada07.jpg") == "photo_3[P-001]07.jpg", "too short for a hash"
    assert masking.text("9f3ada07bade44e1xyz ada") != "9f3ada07bade44e1xyz ada"
    assert masking.text("9f3ada07bade44e1 Ada Bade") == "9f3ada07bade44e1 [P-001]"
