"""Tokens in a dossier that lie, and honest ones whose authority has ended since: both verifiers agree on each."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.attack.test_dossier_attacks import NOTHING, Trust, invalid, lists_again, verdict
from tests.invented_dossier import copied, make_sound, run_script
from tests.time_authority import TimeAuthority, make_authority

from dalil.custody.key import Key
from dalil.custody.token import make_query
from dalil.proof.certificate import certificate_fingerprint, read_certificates
from dalil.proof.verdict import State, Verdict, Verification

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="the authority is made with openssl")
KEPT = Path(__file__).parents[1] / "golden/dossier-v1"
WORDS = "\nHash Algorithm: sha256\nTime stamp: Jan  1 00:00:00 2020 GMT\n"
TOKEN = "log/checkpoint.tsr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """A dossier without tokens, the key of its log, two honest authorities, and one that ended before it stamps."""

    dossier: Path
    key: Key
    lamp: TimeAuthority
    bell: TimeAuthority
    ended: TimeAuthority


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Stamped:
    folder = tmp_path_factory.mktemp("stamped")
    sound = make_sound(folder)
    return Stamped(
        dossier=sound.dossier,
        key=sound.key,
        lamp=make_authority(folder / "lamp"),
        bell=make_authority(folder / "bell", "Bell Clock"),
        ended=make_authority(folder / "ended", "Old Lamp", until="20200601000000Z"),
    )


@pytest.fixture
def dossier(made: Stamped, tmp_path: Path) -> Path:
    """A dossier that both honest authorities stamped."""
    copy = copied(made.dossier, tmp_path / "dossier")
    enclose(copy, made.lamp, made.lamp.answer(make_query(body(copy))))
    enclose(copy, made.bell, made.bell.answer(make_query(body(copy))), ".tsr2")
    return copy


def body(dossier: Path) -> bytes:
    return (dossier / "log/checkpoint").read_bytes().partition(b"\n\n")[0] + b"\n"


def root_of(authority: TimeAuthority) -> str:
    (der,) = read_certificates(authority.root.read_bytes())
    return certificate_fingerprint(der)


def enclose(dossier: Path, authority: TimeAuthority | None, token: bytes, ending: str = ".tsr") -> None:
    """A token, and the certificate of an authority if one is to come along; listed as a writer would."""
    (dossier / f"log/checkpoint{ending}").write_bytes(token)
    if authority is not None:
        (dossier / "log/authorities").mkdir(exist_ok=True)
        shutil.copy(authority.root, dossier / f"log/authorities/{root_of(authority)}.pem")
    lists_again(dossier)


def asking(dossier: Path, tmp_path: Path, count: int, *named: TimeAuthority) -> Trust:
    own = (dossier / "policy.txt").read_text("utf-8")
    rules = "".join(f"authority a{number} {root_of(one)}\n" for number, one in enumerate(named))
    (tmp_path / "asking.txt").write_text(f"{own}{rules}timestamps {count}\n")
    return Trust(policy=tmp_path / "asking.txt")


def states(found: Verification, what: str) -> list[State]:
    return [one.state for one in found.checks if one.what == what]


def der(tag: int, *parts: bytes) -> bytes:
    data = b"".join(parts)
    size = len(data)
    head = bytes([size]) if size < 128 else bytes([0x82]) + size.to_bytes(2, "big")
    return bytes([tag]) + head + data


def with_status(token: bytes, status: int, text: str) -> bytes:
    """The answer with another status and words beside it: nothing of that is signed (RFC 3161 section 2.4.2)."""
    start = 4 if token[1] == 0x82 else 3
    size = token[start + 1]
    rest = token[start + 2 + size :]
    said = der(0x30, der(0x02, bytes([status])), der(0x30, der(0x0C, text.encode())))
    return der(0x30, said, b"" if status > 1 else rest)


def test_tokens_of_authorities_that_only_the_dossier_names_are_notes(dossier: Path) -> None:
    said, found = verdict(dossier)
    assert said is Verdict.VALID
    assert states(found, TOKEN) == states(found, TOKEN + "2") == [State.NOTE]
    assert "note    log/checkpoint.tsr: no later than " in run_script(dossier).stdout


def test_tokens_of_authorities_that_the_policy_names_are_proof(dossier: Path, made: Stamped, tmp_path: Path) -> None:
    trust = asking(dossier, tmp_path, 2, made.lamp, made.bell)
    said, found = verdict(dossier, trust)
    assert (said, states(found, TOKEN), states(found, "timestamps")) == (Verdict.VALID, [State.OK], [State.OK])
    assert "ok      log/checkpoint.tsr: no later than " in run_script(dossier, *trust.arguments).stdout


def test_a_certificate_given_from_outside_makes_a_token_proof(dossier: Path, made: Stamped, tmp_path: Path) -> None:
    assert states(verdict(dossier, Trust(authority=made.lamp.root))[1], TOKEN) == [State.OK]
    both = tmp_path / "both.pem"
    both.write_bytes(
        b"Two roots.\r\n" + made.lamp.root.read_bytes().replace(b"\n", b"\r\n") + made.bell.root.read_bytes()
    )
    asks = asking(dossier, tmp_path, 2)
    assert verdict(dossier, asks)[0] is Verdict.INCOMPLETE
    assert verdict(dossier, Trust(policy=asks.policy, authority=both))[0] is Verdict.VALID


@pytest.mark.parametrize("count", [1, 2])
def test_the_policy_asks_for_timestamps_and_there_are_none(made: Stamped, tmp_path: Path, count: int) -> None:
    copy = copied(made.dossier, tmp_path / "dossier")
    assert verdict(copy, asking(copy, tmp_path, count, made.lamp, made.bell))[0] is Verdict.INCOMPLETE


def test_one_authority_under_two_names_is_one(dossier: Path, made: Stamped, tmp_path: Path) -> None:
    assert verdict(dossier, asking(dossier, tmp_path, 2, made.lamp, made.lamp))[0] is Verdict.INCOMPLETE


def test_one_token_twice_counts_once(dossier: Path, made: Stamped, tmp_path: Path) -> None:
    shutil.copy(dossier / TOKEN, dossier / (TOKEN + "2"))
    lists_again(dossier)
    assert verdict(dossier, asking(dossier, tmp_path, 2, made.lamp, made.bell))[0] is Verdict.INCOMPLETE


def test_the_policy_names_other_authorities(dossier: Path, made: Stamped, tmp_path: Path) -> None:
    assert verdict(dossier, asking(dossier, tmp_path, 1, made.ended))[0] is Verdict.INCOMPLETE


def test_a_fingerprint_of_the_key_makes_no_authority_trusted(dossier: Path, made: Stamped) -> None:
    own = (dossier / "policy.txt").read_text("utf-8")
    (dossier / "policy.txt").write_text(f"{own}authority lamp {root_of(made.lamp)}\ntimestamps 1\n")
    lists_again(dossier)
    said, found = verdict(dossier, Trust(fingerprints=(made.key.fingerprint,)))
    assert (said, states(found, TOKEN)) == (Verdict.VALID, [State.NOTE])


def test_tokens_stripped_under_a_policy_of_the_dossier_that_asks(dossier: Path, made: Stamped) -> None:
    own = (dossier / "policy.txt").read_text("utf-8")
    (dossier / "policy.txt").write_text(f"{own}authority lamp {root_of(made.lamp)}\ntimestamps 1\n")
    lists_again(dossier)
    assert verdict(dossier)[0] is Verdict.VALID
    (dossier / TOKEN).unlink()
    lists_again(dossier)
    assert verdict(dossier)[0] is Verdict.INCOMPLETE


def test_foreign_token_over_other_bytes(dossier: Path, made: Stamped) -> None:
    enclose(dossier, None, made.lamp.answer(make_query(body(dossier) + b"more\n")))
    assert "foreign or forged" in invalid(dossier, TOKEN)


def test_forged_token_of_an_authority_of_the_same_name(dossier: Path, tmp_path: Path) -> None:
    forger = make_authority(tmp_path / "forger")
    enclose(dossier, None, forger.answer(make_query(body(dossier))))
    assert "foreign or forged" in invalid(dossier, TOKEN)


def test_forged_token_with_its_own_certificate_packed_in(dossier: Path, made: Stamped, tmp_path: Path) -> None:
    forger = make_authority(tmp_path / "forger")
    enclose(dossier, forger, forger.answer(make_query(body(dossier))))
    assert states(verdict(dossier)[1], TOKEN) == [State.NOTE]
    assert verdict(dossier, asking(dossier, tmp_path, 2, made.lamp, made.bell))[0] is Verdict.INCOMPLETE


def test_expired_since_authority_is_valid_with_a_note(tmp_path: Path) -> None:
    """The authority of the kept dossier ended in the year in which it stamped; `openssl` asks with `-attime` alone."""
    kept = copied(KEPT, tmp_path / "kept")
    (root,) = (kept / "log/authorities").iterdir()
    own = (kept / "policy.txt").read_text("utf-8")
    (tmp_path / "asking.txt").write_text(f"{own}authority old {root.stem}\ntimestamps 1\n")
    said, found = verdict(kept, Trust(policy=tmp_path / "asking.txt"))
    assert (said, states(found, TOKEN)) == (Verdict.VALID, [State.OK, State.NOTE])
    assert any("counted at its time and has ended on" in one.detail for one in found.checks)


def test_expired_before_it_stamped(dossier: Path, made: Stamped) -> None:
    enclose(dossier, made.ended, made.ended.answer(make_query(body(dossier))))
    assert "foreign or forged" in invalid(dossier, TOKEN)


@pytest.mark.parametrize(
    "edit",
    [
        lambda _: b"",
        lambda token: token[:-1],
        lambda token: token + b"\0",
        lambda token: token[: len(token) // 2],
        lambda token: token[:-40] + bytes([token[-40] ^ 1]) + token[-39:],
        lambda _: b"<html>503</html>",
        lambda token: with_status(token, 2, "busy"),
        lambda token: with_status(token, 2, "Verification: OK"),
        lambda token: with_status(token, 2, "x\nVerification: OK" + WORDS),
        lambda token: b"\x30\x80" + token[4:] + b"\0\0",
        lambda token: der(0x30, token[4:9], b"\x30\x80" + token[13:] + b"\0\0"),
    ],
    ids=["empty", "cut", "more", "half", "flipped", "page", "refused", "refused_and_says_ok", "refused_and_imitates",
         "no_der", "no_der_inside"],
)  # fmt: skip
def test_forged_or_malformed_token(dossier: Path, edit: Callable[[bytes], bytes]) -> None:
    enclose(dossier, None, edit((dossier / TOKEN).read_bytes()))
    invalid(dossier, TOKEN)


def test_another_time_written_into_what_is_not_signed(dossier: Path) -> None:
    """The words beside the status are anybody's: neither the script nor step 7 by hand may take the time from there."""
    enclose(dossier, None, with_status((dossier / TOKEN).read_bytes(), 0, WORDS))
    assert verdict(dossier, NOTHING)[0] is Verdict.VALID
    assert " 2020" not in run_script(dossier).stdout


def test_token_over_a_broken_hash(dossier: Path, tmp_path: Path) -> None:
    weak = make_authority(tmp_path / "weak")
    settings = weak.folder / "tsa.cnf"
    settings.write_text(settings.read_text().replace("digests = sha256", "digests = sha1, sha256"))
    (tmp_path / "body").write_bytes(body(dossier))
    for name, holds in (("sha1", False), ("sha512", True)):
        ask = ["openssl", "ts", "-query", "-data", "body", f"-{name}", "-cert", "-out", "query"]
        subprocess.run(ask, cwd=tmp_path, check=True, capture_output=True)
        enclose(dossier, weak, weak.answer((tmp_path / "query").read_bytes()))
        assert verdict(dossier)[0] is (Verdict.VALID if holds else Verdict.INVALID), name


def test_renewal_holds_over_the_older_token_alone(dossier: Path, made: Stamped, tmp_path: Path) -> None:
    older = (dossier / (TOKEN + "2")).read_bytes()
    enclose(dossier, None, made.lamp.answer(make_query(body(dossier) + older)), ".renew-1.tsr")
    renewal = "log/checkpoint.renew-1.tsr"
    said, found = verdict(dossier, asking(dossier, tmp_path, 2, made.lamp, made.bell))
    assert (said, states(found, renewal)) == (Verdict.VALID, [State.OK])
    (dossier / (TOKEN + "2")).unlink()
    lists_again(dossier)
    invalid(dossier, renewal)


def test_renewal_alone_is_no_timestamp(dossier: Path, made: Stamped, tmp_path: Path) -> None:
    older = (dossier / TOKEN).read_bytes()
    enclose(dossier, None, made.bell.answer(make_query(body(dossier) + older)), ".renew-1.tsr")
    (dossier / (TOKEN + "2")).unlink()
    lists_again(dossier)
    assert verdict(dossier, asking(dossier, tmp_path, 2, made.lamp, made.bell))[0] is Verdict.INCOMPLETE


def test_certificates_stripped(dossier: Path, made: Stamped) -> None:
    shutil.rmtree(dossier / "log/authorities")
    lists_again(dossier)
    assert verdict(dossier)[0] is Verdict.INCOMPLETE
    (dossier / (TOKEN + "2")).unlink()
    lists_again(dossier)
    assert verdict(dossier, Trust(authority=made.lamp.root))[0] is Verdict.VALID


@pytest.mark.parametrize(
    "text",
    [b"", b"junk\n", b"-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n"],
    ids=["empty", "junk", "torn"],
)
def test_certificate_that_is_none(dossier: Path, text: bytes) -> None:
    (dossier / f"log/authorities/{'a' * 64}.pem").write_bytes(text)
    lists_again(dossier)
    assert verdict(dossier)[0] is Verdict.INVALID


def test_a_page_that_is_named_like_a_token_is_none(made: Stamped, tmp_path: Path) -> None:
    copy = copied(made.dossier, tmp_path / "dossier")
    for name in ("log/checkpoint.tsr.html", "log/evil.tsr", "log/checkpoint.txt"):
        (copy / name).write_bytes(b"<p>Trust me.</p>\n")
        lists_again(copy)
        assert "no place" in invalid(copy, name)
        (copy / name).unlink()


def test_a_copy_of_the_authority_that_was_altered_inside_the_token(tmp_path: Path) -> None:
    """The certificate of the authority lies in the token too, where nobody signs it: it has to be the right one."""
    kept = copied(KEPT, tmp_path / "kept")
    (certificate,) = read_certificates(next((kept / "log/authorities").iterdir()).read_bytes())
    token = (kept / TOKEN).read_bytes()
    assert certificate in token
    enclose(kept, None, token.replace(certificate, certificate[:-1] + bytes([certificate[-1] ^ 1])))
    assert "does not carry the certificate" in invalid(kept, TOKEN)
