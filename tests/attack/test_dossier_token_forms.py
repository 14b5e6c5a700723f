"""What stands around a token in a dossier, written in other forms: both verifiers judge each alike.

Nobody signs it. It can neither change the time that was signed, nor make a good timestamp look forged.
"""

import base64
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.attack.test_dossier_attacks import lists_again, verdict
from tests.attack.test_dossier_timestamps import body, der, enclose
from tests.time_authority import TimeAuthority, make_authority

from dalil.custody.token import make_query
from dalil.proof.certificate import read_certificates, write_certificate
from dalil.proof.verdict import Verdict

pytestmark = [
    pytest.mark.skipif(shutil.which("openssl") is None, reason="the enclosed script needs openssl"),
    pytest.mark.once,
]
TOKEN = "log/checkpoint.tsr"
TO_TOKEN = 9  # where the token begins in an answer whose status has no words


@pytest.fixture(scope="module")
def lamp(tmp_path_factory: pytest.TempPathFactory) -> TimeAuthority:
    return make_authority(tmp_path_factory.mktemp("lamp") / "lamp")


@pytest.fixture
def stamped(dossier: Path, lamp: TimeAuthority) -> Path:
    enclose(dossier, lamp, lamp.answer(make_query(body(dossier))))
    return dossier


def answered(token: bytes) -> bytes:
    return der(0x30, bytes.fromhex("3003020100"), token)


def replaced(token: bytes, old: bytes, new: bytes) -> bytes:
    assert old in token
    return token.replace(old, new, 1)


def with_certificate(token: bytes, edit: Callable[[bytes], bytes], root: bytes) -> bytes:
    """The token with the copy of the root in it changed; the length stays."""
    assert len(edit(root)) == len(root)
    return replaced(token, root, edit(root))


NULL, SHA256 = bytes.fromhex("0500"), bytes.fromhex("300d0609608648016503040201")
VERSION_OF_A_CERTIFICATE = bytes.fromhex("a003020102")


def test_what_nobody_signs_in_a_token_decides_nothing(stamped: Path, lamp: TimeAuthority) -> None:
    """Each change is one that `openssl` passes over, and a stricter reader once did not."""
    token = (stamped / TOKEN).read_bytes()
    (root,) = read_certificates(lamp.root.read_bytes())
    signers = token.rindex(bytes.fromhex("020101"))
    changes = {
        "tag of a set": replaced(token, b"\x31" + bytes([15]) + SHA256, b"\x11" + bytes([15]) + SHA256),
        "parameters that are no null": replaced(token, SHA256 + NULL, SHA256 + b"\x04\x00"),
        "version below nothing": replaced(token, b"\x02\x01\x03\x31", b"\x02\x01\x83\x31"),
        "name in small letters": token[:signers] + replaced(token[signers:], b"Lamp", b"lAMP"),
        "root of a later version": with_certificate(
            token, lambda one: replaced(one, VERSION_OF_A_CERTIFICATE, b"\xa0\x03\x02\x01\x06"), root),
        "root from no year": with_certificate(
            token, lambda one: replaced(one, b"200101000000Z", b":00101000000Z"), root),
        "words beside the status": der(0x30, der(0x30, b"\x02\x01\x00", der(0x30, der(0x0C, b"\xff\xfe"))),
                                       token[TO_TOKEN:]),
    }  # fmt: skip
    for what, changed in changes.items():
        (stamped / TOKEN).write_bytes(changed)
        lists_again(stamped)
        said, found = verdict(stamped)
        assert said is Verdict.VALID, (what, found.to_json())
        assert any("no later than" in one.detail for one in found.checks), what


def test_token_in_another_form_than_der(stamped: Path) -> None:
    token = (stamped / TOKEN).read_bytes()
    inner = token[TO_TOKEN:]
    changes = {
        "granted with changes": replaced(token, b"\x30\x03\x02\x01\x00", b"\x30\x03\x02\x01\x01"),
        "longer than it says": b"\x30\x82" + (len(token) - 5).to_bytes(2, "big") + token[4:],
        "shorter than it says": b"\x30\x82" + (len(token) - 3).to_bytes(2, "big") + token[4:],
        "length in three bytes": b"\x30\x83" + (len(token) - 4).to_bytes(3, "big") + token[4:],
        "token with bytes behind it": answered(inner + b"\x05\x00"),
        "two tokens": answered(inner + inner),
        "status in a set": token[:4] + b"\x31" + token[5:],
        "as large as a book": token + bytes(1 << 16),
    }
    for what, changed in changes.items():
        (stamped / TOKEN).write_bytes(changed)
        lists_again(stamped)
        said, found = verdict(stamped)
        assert said is Verdict.INVALID, (what, found.to_json())


def test_certificate_of_the_authority_altered_where_it_lies_in_the_dossier(stamped: Path, lamp: TimeAuthority) -> None:
    """Some of it makes the library give up; that is a verdict too."""
    (path,) = (stamped / "log/authorities").iterdir()
    (root,) = read_certificates(lamp.root.read_bytes())
    for at in (4, 9, 12, 58, len(root) // 2, len(root) - 1):
        path.write_bytes(write_certificate(root[:at] + bytes([root[at] ^ 1]) + root[at + 1 :]))
        lists_again(stamped)
        verdict(stamped)


def test_certificate_with_bytes_behind_it_or_in_another_layout(stamped: Path, lamp: TimeAuthority) -> None:
    (path,) = (stamped / "log/authorities").iterdir()
    (root,) = read_certificates(lamp.root.read_bytes())
    text = base64.b64encode(root).decode()
    one_line = f"-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n".encode()
    spaced = one_line.replace(text[:8].encode(), " ".join(text[:8]).encode())
    for data, expected in (
        (one_line, Verdict.VALID),
        (spaced, Verdict.VALID),
        (write_certificate(root + b"\0"), Verdict.INVALID),
        (write_certificate(root[:-1]), Verdict.INVALID),
        (lamp.root.read_bytes() + one_line.replace(b"=", b"").replace(text[:4].encode(), b"A=AA"), Verdict.INVALID),
    ):
        path.write_bytes(data)
        lists_again(stamped)
        said, found = verdict(stamped)
        assert said is expected, found.to_json()


@pytest.mark.parametrize("path", [TOKEN, "log/authorities"])
def test_token_or_certificate_as_large_as_a_library(stamped: Path, path: str) -> None:
    found = stamped / path
    large = next(found.iterdir()) if found.is_dir() else found
    large.write_bytes(large.read_bytes() + bytes(1 << 20))
    lists_again(stamped)
    assert verdict(stamped)[0] is Verdict.INCOMPLETE


def test_certificate_of_the_stamp_itself_in_the_place_of_its_root(stamped: Path, lamp: TimeAuthority) -> None:
    """The script once took any certificate of the chain for an anchor; what vouches is the root."""
    (path,) = (stamped / "log/authorities").iterdir()
    path.write_bytes((lamp.folder / "tsa.pem").read_bytes())
    lists_again(stamped)
    assert verdict(stamped)[0] is Verdict.INVALID
