import pytest

from dalil.readers.encoding import decode, encoding_notes

RUSSIAN = "Войска вошли в город утром, сообщили жители. Связи нет."
ARABIC = "قصفت الطائرات الحي صباح اليوم، وقال السكان إن المستشفى أصيب."
HEBREW = "התושבים אמרו כי הכפר הופגז בבוקר וכי בית החולים נפגע."
FRENCH = "Les blessés ont été évacués « hier » vers l’hôpital."


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("koi8-r", RUSSIAN),
        ("cp1251", RUSSIAN),
        ("cp866", RUSSIAN),
        ("cp1256", ARABIC),
        ("iso8859-6", ARABIC),
        ("cp1255", HEBREW),
        ("cp1252", FRENCH),
        ("cp1252", "The “army” fired – twice."),
    ],
)
def test_legacy_encoding_is_recognised_by_its_words(encoding: str, text: str) -> None:
    source = decode(text.encode(encoding))
    assert source.text == text
    assert encoding_notes(source, 100) == (f"encoding: {encoding}",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_marked_text_keeps_its_mark_out_of_the_words(encoding: str) -> None:
    data = ARABIC.encode(encoding)
    source = decode(data)
    assert source.text == ARABIC
    assert source.offset(len(ARABIC)) == len(data)
    assert source.lead == len(data) - len(ARABIC.encode(source.encoding))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_recognised_by_its_zeros(encoding: str) -> None:
    assert decode("Shells struck the town.".encode(encoding)).text == "Shells struck the town."


@pytest.mark.parametrize("encoding", ["gb18030", "shift_jis", "euc-kr", "big5", "iso2022_jp"])
def test_declared_east_asian_encoding_maps_each_code_point(encoding: str) -> None:
    text = "2031: 一日 abc 三"
    data = text.encode(encoding)
    source = decode(data, encoding)
    assert source.text == text
    places = [source.offset(point) for point in range(len(text) + 1)]
    assert places == sorted(places)
    for point, letter in enumerate(text):
        if encoding != "iso2022_jp":
            assert data[places[point] : places[point + 1]].decode(encoding) == letter


def test_undecodable_bytes_stay_visible_with_their_offsets() -> None:
    source = decode("Жители ".encode() + b"\xff\xfe" + " ушли домой".encode())
    assert source.text == "Жители \ufffd\ufffd ушли домой"
    assert source.damaged == (13, 14)
    assert "13, 14" in encoding_notes(source, 100)[0]


def test_more_than_one_in_twenty_lost_bytes_is_called_unsure() -> None:
    data = b"abc\xff" * 5 + "ж".encode() * 30
    source = decode(data)
    assert encoding_notes(source, len(data))[-1] == "encoding unsure"


def test_odd_byte_behind_wide_text_is_lost_and_listed() -> None:
    source = decode(b"\xff\xfea\x00b\x00c")
    assert (source.text, source.damaged) == ("ab\ufffd", (6,))


@pytest.mark.parametrize("label", ["rot13", "base64", "idna", "no-such", "utf-8\x00", "unicode_escape", ""])
def test_declared_label_that_makes_no_text_is_ignored(label: str) -> None:
    assert decode(b"plain words", label).text == "plain words"


def test_declared_legacy_encoding_is_believed_where_the_bytes_allow_it() -> None:
    assert decode("żółw".encode("cp1250"), "windows-1250").text == "żółw"


def test_valid_utf8_beats_a_wrong_declaration() -> None:
    assert decode("“no”".encode(), "iso-8859-1").text == "“no”"
