"""Witnesses, timestamps and keys as a user meets them: the commands, the files that travel, the answers."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.command import Dalil, Ran
from tests.invented_case import fill_case, make_key, make_person
from tests.time_authority import Answers, TimeAuthority, make_authority, serving

NAME = "lantern.example/w1"


@dataclass(frozen=True, slots=True)
class Parties:
    """The owner of a case, and a witness in another organisation, who share nothing but files."""

    owner: Dalil
    witness: Dalil
    case: Path
    desk: Path

    def own(self, *arguments: str | Path) -> Ran:
        return self.owner(*arguments, "--case", self.case)

    def verdict(self, *options: str | Path) -> str:
        return str(self.owner("verify", self.case, "--json", *options).record["verdict"])

    def checks(self, what: str, *options: str | Path) -> list[str]:
        found = self.owner("verify", self.case, "--json", *options).record["checks"]
        return [f"{check['state']} {check['detail']}" for check in found if check["what"] == what]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    keys = folder / "owner" / "dalil" / "keys"
    fill_case(folder / "case", make_key(keys, "dalil"), make_person(keys))
    return folder


@pytest.fixture(scope="module")
def lamp(tmp_path_factory: pytest.TempPathFactory) -> TimeAuthority:
    return make_authority(tmp_path_factory.mktemp("authority") / "lamp")


@pytest.fixture
def parties(filled: Path, tmp_path: Path) -> Parties:
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    return Parties(Dalil(tmp_path / "owner"), Dalil(tmp_path / "other"), tmp_path / "case", tmp_path)


def done(ran: Ran) -> str:
    assert ran.code == 0, ran.err
    return ran.out


def cosigned(parties: Parties, number: int = 1) -> Path:
    """One round: request, cosign, add; the files go over the desk."""
    request, reply = parties.desk / f"request-{number}", parties.desk / f"reply-{number}"
    done(parties.own("witness", "request", "--out", request))
    done(parties.witness("witness", "cosign", request, "--out", reply))
    assert NAME in done(parties.own("witness", "add", reply))
    return reply


def enrolled(parties: Parties) -> None:
    vkey = done(parties.witness("witness", "key", "--name", NAME)).splitlines()[0]
    done(parties.witness("witness", "accept", (parties.case / "keys/log.vkey").read_text().strip()))
    done(parties.own("witness", "enrol", vkey, "--quorum", "1"))


def test_a_stick_between_two_organisations(parties: Parties) -> None:
    enrolled(parties)
    assert parties.verdict() == "INCOMPLETE"
    cosigned(parties)
    assert parties.verdict() == "VALID"
    done(parties.own("timestamp", "anchor", "the front page", "--time", "2031-05-01T06:00:00Z", "--sha256", "a" * 64))
    assert parties.verdict() == "INCOMPLETE", "what came after the cosignature waits for the next"
    cosigned(parties, 2)
    assert parties.verdict() == "VALID"
    (row,) = parties.witness("witness", "list", "--json").records
    assert (row["origin"].startswith("dalil/case/"), row["size"]) == (True, 14)
    assert str(row["size"]) in done(parties.witness("witness", "list"))


def test_the_witness_learns_name_size_and_root_only(parties: Parties) -> None:
    enrolled(parties)
    done(parties.own("witness", "request", "--out", parties.desk / "request"))
    request = (parties.desk / "request").read_text("utf-8")
    head, _, note = request.partition("\n\n")
    assert head == "old 0"
    assert note.split("\n\n")[0].count("\n") == 2


def test_a_second_history_is_refused_by_the_witness_and_found_by_it(parties: Parties) -> None:
    enrolled(parties)
    shutil.copytree(parties.case, parties.desk / "before")
    cosigned(parties)
    other = Parties(parties.owner, parties.witness, parties.desk / "before", parties.desk)
    done(other.own("timestamp", "anchor", "x", "--time", "2031-05-01T06:00:00Z", "--sha256", "b" * 64))
    done(other.own("witness", "request", "--old", "12", "--out", parties.desk / "second"))
    assert parties.witness("witness", "cosign", parties.desk / "second", "--out", parties.desk / "r").code == 0
    done(parties.own("witness", "request", "--old", "12", "--out", parties.desk / "third"))
    ran = parties.witness("witness", "cosign", parties.desk / "third", "--out", parties.desk / "r3")
    assert (ran.code, "(409)" in ran.err) == (77, True)
    assert not (parties.desk / "r3").exists()
    found = parties.witness("verify", parties.case, "--json").record
    assert found["verdict"] == "INVALID"
    assert any("split view" in check["detail"] for check in found["checks"] if check["what"] == "cosigned by you")


def test_a_held_checkpoint_shows_that_a_case_was_set_back(parties: Parties) -> None:
    enrolled(parties)
    shutil.copytree(parties.case, parties.desk / "before")
    cosigned(parties)
    held = parties.desk / "held.ckpt"
    shutil.copyfile(parties.case / "log/checkpoint", held)
    assert parties.verdict("--held", held) == "VALID"
    back = Parties(parties.owner, parties.witness, parties.desk / "before", parties.desk)
    assert back.verdict() == "INCOMPLETE"
    assert back.verdict("--held", held) == "INVALID"
    assert parties.owner("verify", parties.case, "--held", parties.desk / "nothing").code == 65


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("witness", "key"), 65, "--name"),
        (("witness", "key", "--name", "a b"), 65, "blank"),
        (("witness", "accept", "nonsense"), 65, "name+id+key"),
        (("witness", "cosign", "none", "--out", "x"), 65, "no file"),
    ],
)
def test_what_a_witness_is_told(parties: Parties, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = parties.witness(*arguments)
    assert (ran.code, said in ran.err) == (code, True)


def test_a_witness_has_one_name(parties: Parties) -> None:
    first = parties.witness("witness", "key", "--name", NAME, "--json").record
    assert parties.witness("witness", "key", "--json").record == first
    assert [vkey.split("+")[0] for vkey in first["vkeys"]] == [NAME, NAME]
    assert parties.witness("witness", "key", "--name", "other.example/w").code == 65


def test_more_witnesses_than_are_enrolled_cannot_be_asked_for(parties: Parties) -> None:
    vkey = done(parties.witness("witness", "key", "--name", NAME)).splitlines()[0]
    assert parties.own("witness", "enrol", vkey, "--quorum", "2").code == 65
    assert parties.own("witness", "enrol", vkey.replace("+", "-"), "--quorum", "1").code == 65
    assert parties.own("witness", "request", "--witness", "nobody", "--out", parties.desk / "r").code == 65


def named(parties: Parties, lamp: TimeAuthority, url: str) -> None:
    done(parties.own("timestamp", "authority", "Lamp Time", lamp.root, "--url", url, "--required", "1"))


def test_a_request_waits_until_it_is_sent(parties: Parties, lamp: TimeAuthority) -> None:
    answers = Answers(lamp)
    with serving(answers) as url:
        named(parties, lamp, url)
        assert parties.own("timestamp", "send", "--json").records == []
        done(parties.own("timestamp", "request"))
        done(parties.own("timestamp", "request"))
        assert answers.seen == [], "nothing is sent unless it is asked for"
        assert parties.verdict() == "INCOMPLETE"
        (row,) = parties.own("timestamp", "send", "--json").records
    assert (row["what"], row["why"]) == ("log/checkpoints/12.tsr", None)
    (asked,) = answers.seen
    assert asked[:2] == ("/tsr", "application/timestamp-query")
    assert parties.verdict() == "VALID"
    (listed,) = parties.own("timestamp", "list", "--json").records
    assert (listed["file"], listed["state"], listed["authority"]) == ("12.tsr", "obtained", "Lamp Time")
    rows = parties.own("show", "log", "--json").records
    assert (rows[0]["no_later_than"]["time"], rows[0]["no_earlier_than"]) == (row["time"], None)
    assert (rows[12]["no_earlier_than"]["time"], rows[12]["no_later_than"]) == (row["time"], None)
    assert url not in "".join(path.read_text() for path in (parties.case / "log/entries").iterdir())


def test_an_authority_that_is_not_reached_costs_only_the_answer(parties: Parties, lamp: TimeAuthority) -> None:
    named(parties, lamp, "http://127.0.0.1:9/")
    done(parties.own("timestamp", "request"))
    ran = parties.own("timestamp", "send")
    assert (ran.code, "could not be reached" in ran.out) == (3, True)
    assert len(parties.own("timestamp", "list").out.splitlines()) == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((302, {"Location": "file:///etc/passwd"}, b""), "redirects are not followed"),
        ((500, {}, b""), "status 500"),
        ((200, {"Content-Type": "text/html"}, b"<html>"), "something else"),
        ((200, {"Content-Type": "application/timestamp-reply"}, b""), "something else"),
        ((200, {"Content-Type": "application/timestamp-reply"}, b"nonsense"), "malformed"),
        ((200, {"Content-Type": "application/timestamp-reply"}, bytes.fromhex("30053003020102")), "not grant"),
        ((200, {"Content-Type": "application/timestamp-reply"}, bytes((1 << 20) + 1)), "something else"),
    ],
    ids=["redirect", "broken", "page", "empty", "nonsense", "refusal", "endless"],
)
def test_an_answer_that_is_none(
    parties: Parties, lamp: TimeAuthority, answer: tuple[int, dict[str, str], bytes], said: str
) -> None:
    answers = Answers(lamp)
    answers.status, answers.headers, answers.body = answer
    with serving(answers) as url:
        named(parties, lamp, url)
        done(parties.own("timestamp", "request"))
        ran = parties.own("timestamp", "send")
    assert (ran.code, said in ran.out) == (3, True), ran.out
    assert [row["state"] for row in parties.own("timestamp", "list", "--json").records] == ["waiting"]
    assert parties.verdict() == "INCOMPLETE"


def test_requests_travel_on_a_stick(parties: Parties, lamp: TimeAuthority) -> None:
    named(parties, lamp, "https://lamp.example/tsr")
    done(parties.own("timestamp", "request"))
    done(parties.own("timestamp", "export", "--out", parties.desk / "stick"))
    (query,) = (parties.desk / "stick").iterdir()
    answer = parties.desk / "answer.tsr"
    answer.write_bytes(lamp.answer(query.read_bytes()))
    ran = parties.own("timestamp", "add", answer, query)
    assert (ran.code, len(ran.out.splitlines())) == (3, 2), "the request itself is no answer, and is told so"
    assert parties.verdict() == "VALID"
    assert parties.verdict("--authority", lamp.root) == "VALID"
    assert parties.owner("verify", parties.case, "--authority", query).code == 65


def test_a_token_is_renewed_before_its_certificate_ends(parties: Parties, lamp: TimeAuthority) -> None:
    answers = Answers(lamp)
    with serving(answers) as url:
        named(parties, lamp, url)
        for step in ("request", "send", "renew"):
            done(parties.own("timestamp", step))
        assert [row["state"] for row in parties.own("timestamp", "list", "--json").records] == ["obtained"]
        done(parties.own("timestamp", "renew", "--all"))
        done(parties.own("timestamp", "send"))
    assert any("12.tsr was there" in said for said in parties.checks("log/checkpoints/12.renew-1.tsr"))
    assert parties.verdict() == "VALID"


def test_nothing_is_asked_without_an_authority(parties: Parties, lamp: TimeAuthority) -> None:
    assert parties.own("timestamp", "request").code == 65
    named(parties, lamp, "https://lamp.example/tsr")
    assert parties.own("timestamp", "request", "--size", "5").code == 65
    done(parties.own("timestamp", "request", "--size", "7"))
    assert (parties.case / "log/checkpoints/7.tsq").exists()


@pytest.mark.parametrize("wrong", [("--time", "yesterday"), ("--sha256", "A" * 64), ("--file", "none")])
def test_an_anchor_that_says_nothing(parties: Parties, wrong: tuple[str, str]) -> None:
    said = {"--time": "2031-05-01T06:00:00Z", "--sha256": "a" * 64} | {wrong[0]: wrong[1]}
    assert parties.own("timestamp", "anchor", "x", *(word for pair in said.items() for word in pair)).code == 65


def test_a_key_is_rotated_and_the_work_goes_on(parties: Parties) -> None:
    done(parties.own("key", "rotate"))
    rows = parties.own("key", "list", "--json").records
    assert [(row["role"], row["type"], row["name"]) for row in rows] == [
        ("log", "ed25519", "log"),
        ("log", "ed25519", "log-2"),
        ("log", "ml_dsa_44", "log-ml-dsa-44"),
        ("person", "ed25519", "person-1401342ef7fd09eb"),
    ]
    assert parties.verdict() == "VALID"
    done(parties.own("key", "revoke", rows[0]["fingerprint"][:16], "--reason", "the laptop was taken"))
    assert parties.verdict() == "VALID"
    assert "revoked by entry 13" in done(parties.own("key", "list"))
    entries = (parties.case / "log/entries/000000.jsonl").read_text()
    assert "laptop" not in entries
    assert parties.own("key", "revoke", rows[0]["fingerprint"], "--reason", "x").code == 65
    assert parties.own("key", "revoke", rows[1]["fingerprint"], "--reason", "x").code == 65
    assert parties.own("key", "revoke", "0123", "--reason", "x").code == 65


def test_a_witness_accepts_the_rotated_key(parties: Parties) -> None:
    enrolled(parties)
    cosigned(parties)
    done(parties.own("key", "rotate"))
    request = parties.desk / "after"
    done(parties.own("witness", "request", "--out", request))
    ran = parties.witness("witness", "cosign", request, "--out", parties.desk / "r")
    assert (ran.code, "new key" in ran.err) == (77, True)
    done(parties.witness("witness", "accept", (parties.case / "keys/log-2.vkey").read_text().strip()))
    cosigned(parties, 2)
    assert parties.verdict() == "VALID"


def test_doctor_says_what_ends_soon(parties: Parties, lamp: TimeAuthority) -> None:
    with serving(Answers(lamp)) as url:
        named(parties, lamp, url)
        done(parties.own("timestamp", "request"))
        rows = {row["what"]: row for row in parties.own("doctor", "--json").records}
        assert (rows["timestamps"]["state"], "1 waiting" in rows["timestamps"]["detail"]) == ("note", True)
        done(parties.own("timestamp", "send"))
    rows = {row["what"]: row for row in parties.own("doctor", "--json").records}
    assert rows["timestamps"]["state"] == "ok"
