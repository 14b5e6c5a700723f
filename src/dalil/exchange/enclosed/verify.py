"""Check a dossier of dalil without dalil: python3 verify.py [DOSSIER] [--policy FILE] [--fingerprint HEX].
Needs Python 3.8 and openssl 3 or later; writes and fetches nothing. One line a check, then VALID (exit code 0), INVALID
(1) or INCOMPLETE (2). Keys that come with a dossier prove only that it agrees with itself: give those that you got by
another way. This file came with it too: compare its SHA-256, or use a copy of your own."""
from __future__ import annotations
import argparse, base64, hashlib, json, os, pathlib, re, stat, subprocess, sys, tempfile
from typing import Any, Callable
PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._=@-]*(/[A-Za-z0-9_][A-Za-z0-9._=@-]*)*")
CITED = ("case.opened", "derivation.run", "dossier.published", "key.rotated", "names.shown", "object.ingested")
OBJECTS, IN_TOTO, SPKI = "objects/sha256/", "application/vnd.in-toto+json", bytes.fromhex("302a300506032b6570032100")
PRIME, CURVE = 2**255 - 19, -121665 * pow(121666, 2**255 - 21, 2**255 - 19)  # edwards25519 (RFC 8032)
STATES, FILES, ENTRIES, KEYS = set(), {}, {}, []  # type: set[str], dict[str, str], dict[int, Any], list[Any]
class Wrong(ValueError): """It does not hold."""
class Unknown(Exception): """It cannot be checked."""
def report(state: str, what: str, detail: str) -> None:
    STATES.add(state)
    print("%-8s%s: %s" % (state, ascii(what)[1:-1], ascii(detail)[1:-1]))
def check(what: str, step: Callable[..., str], *given: Any) -> None:  # what is malformed does not hold
    try: report("ok", what, step(*given))
    except (Unknown, OSError) as error: report("missing", what, str(error))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        report("failed", what, str(error) if isinstance(error, Wrong) else "is malformed: " + type(error).__name__)
def need(holds: Any, otherwise: str) -> Any:
    if holds: return holds
    raise Wrong(otherwise)
def scan(root: str) -> None:
    for folder, folders, names in os.walk(root, onerror=lambda e: report("failed", e.filename, "cannot be listed")):
        for path in (os.path.join(folder, name) for name in folders + names):
            mode, short = os.lstat(path).st_mode, os.path.relpath(path, root).replace(os.sep, "/")
            if stat.S_ISREG(mode): FILES[short] = path
            if not (short.isprintable() if stat.S_ISDIR(mode) else short in FILES and PLAIN.fullmatch(short)):
                report("failed", short, "is no plain file, or its name holds more than letters, digits and ._=@-")
def read(path: str) -> bytes:
    if path not in FILES: raise Unknown("%s is missing" % path)
    return pathlib.Path(FILES[path]).read_bytes()
def digest(path: str) -> str:
    state = hashlib.sha256()
    with open(FILES[path], "rb") as stream: list(map(state.update, iter(lambda: stream.read(1 << 20), b"")))
    return state.hexdigest()
def root_over(begin: int, end: int, known: Any) -> Any:  # of RFC 6962 over [begin, end); takes out what it used
    if (begin, end) in known: return known.pop((begin, end))
    need(end - begin > 1, "neither entry %d nor a hash in its place is there" % begin)
    middle = begin + (1 << ((end - begin - 1).bit_length() - 1))
    return hashlib.sha256(b"\1" + root_over(begin, middle, known) + root_over(middle, end, known)).digest()
def leaves(lines: Any) -> Any: return {(at, at + 1): hashlib.sha256(b"\0" + line).digest() for at, line in lines}
def unbase64(text: str) -> Any:
    return need(base64.b64encode(base64.b64decode(text)).decode() == text, "is no base64") and base64.b64decode(text)
def unbase64url(text: str) -> Any: return unbase64(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4))
def canonical(value: Any) -> bytes: return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
def strict(data: bytes) -> Any:  # JSON with integers only and no name twice; objects come sorted as RFC 8785 asks
    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        need(len(dict(pairs)) == len(pairs), "a name stands twice in one JSON object")
        return dict(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be")))
    def number(text: str) -> Any:
        return need(re.fullmatch(r"-?\d{1,16}", text) and abs(int(text)) < 2**53, "a wrong number") and int(text)
    numbers: Any = dict.fromkeys(("parse_int", "parse_float", "parse_constant"), number)
    return json.loads(data.decode(), object_pairs_hook=members, **numbers)
def verify(key: Any, message: bytes, sig: bytes) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        files = {"key": SPKI + key[3], "text": message, "sig": sig}
        for name, data in files.items(): pathlib.Path(folder, name).write_bytes(data)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin", "-inkey", "key", "-in"]
        ran = subprocess.run([*command, "text", "-sigfile", "sig"], cwd=folder, capture_output=True, check=False)
    need(len(sig) == 64 and b"Verification Failure" not in ran.stdout + ran.stderr, "a signature does not hold")
    if b"Verified Successfully" not in ran.stdout + ran.stderr: raise Unknown("openssl cannot do it; version 3 can")
def vkey(text: str) -> tuple[str, str, int, bytes]:  # name, key id, type and key, as C2SP signed-note writes them
    name, key_id, typed = (*text.split("+", 2)[:2], unbase64(text.split("+", 2)[2]))
    y = int.from_bytes(typed[1:33], "little") % 2**255 % PRIME
    small = y in (0, 1, PRIME - 1) or (2 * y**2 - 1 + CURVE * y**4) % PRIME == 0  # order 1, 2, 4, 8: anyone could sign
    need(len(typed) == {1: 33, 4: 33, 6: 1313}.get(typed[0]) and (typed[0] == 6 or not small), "a key that is none")
    need(hashlib.sha256(name.encode() + b"\n" + typed).hexdigest()[:8] == key_id, "the id of a key is not its own")
    return name, key_id, typed[0], typed[1:]
def read_policy(data: bytes) -> tuple[list[Any], dict[str, Any], str, list[str]]:  # C2SP tlog-policy
    logs, known, quorum, seals = [], {"none": (0, [])}, "", []  # type: list[Any], dict[str, Any], str, list[str]
    for words in (line.split() for line in data.decode().splitlines() if line.split() and line.split()[0][0] != "#"):
        fresh, count = not set(words[1:2]) <= set(known), len(words)
        if words[0] == "log" and count in (2, 3): logs.append(vkey(words[1]))
        elif words[0] == "witness" and count in (3, 4) and fresh: known[words[1]] = vkey(words[2])
        elif words[0] == "group" and count > 3 and fresh and set(words[3:]) <= set(known) - {"none"}:
            known[words[1]] = ({"any": 1, "all": count - 3}.get(words[2]) or int(words[2]), words[3:])
            need(1 <= known[words[1]][0] <= len(set(words[3:])) == count - 3, "a group asks for what it has not")
        elif re.fullmatch("authority [^ ]+ [0-9a-f]{64}|timestamps [1-9]", " ".join(words)): seals.append(words[0])
        elif words[0] == "quorum" and count == 2 and not quorum and not fresh: quorum = words[1]
        else: raise Wrong("a line of the policy cannot be used")
    need(logs and quorum, "the policy names no log or no quorum")
    return logs, known, quorum, seals
def listed(name: str, there: set[str]) -> str:
    text = read(name).decode("ascii")
    want = {path: sha256 for sha256, path in re.findall(r"([0-9a-f]{64})  ([^\\\x00-\x1f\x7f]+)\n", text)}
    need("".join("%s  %s\n" % (want[path], path) for path in want) == text, "a line is torn, malformed or there twice")
    wrong = sorted(set(want) ^ there | {one for one in there if want.get(one) != digest(one)})
    need(not wrong, "missing, added or changed: " + ", ".join(wrong))
    return "%d files as listed" % len(want)
def entries() -> str:
    last, prev = -1, ""
    for line in read("log/entries.jsonl").splitlines(True):
        one = strict(line)
        need(canonical(one) + b"\n" == line and type(one["v"]) is type(one["seq"]) is int, "a line is not canonical")
        need(one["seq"] > last and one["type"] in CITED and len(line) <= 65536, "a line is out of order or uncitable")
        need(one["v"] == 1 and (one["seq"] > last + 1 or last < 0 or one["prev"] == prev), "a line does not follow")
        need((one["seq"] == 0) == (one["type"] == "case.opened"), "a log begins with case.opened, and only once")
        last, prev, ENTRIES[one["seq"]] = one["seq"], hashlib.sha256(line[:-1]).hexdigest(), (one, line[:-1])
    need(0 in ENTRIES and len({one["id"] for one, _ in ENTRIES.values()}) == len(ENTRIES), "no first one, an id twice")
    return "%d entries, canonical and in order" % len(ENTRIES)
def of_type(*kinds: str) -> list[Any]: return [one for one, _ in ENTRIES.values() if one["type"] in kinds]
def fingerprint(key: Any) -> str: return hashlib.sha256(key[3]).hexdigest()
def log_keys() -> str:  # the key before signs the entry, the new one that it takes over
    KEYS.append(vkey(ENTRIES[0][0]["result"]["vkey"]))
    for one in of_type("key.rotated"):
        said, last, new = one["result"], KEYS[-1], vkey(one["result"]["vkey"])
        same = (vkey(said["from"]), one["actor"]["key_id"], new[0], new[2]) == (last, fingerprint(last), last[0], 1)
        need(same, "entry %d rotates another key than that of the log" % one["seq"])
        entry, takes = {**one}, {"from": said["from"], "id": one["id"], "to": said["vkey"]}
        signature = unbase64url(entry.pop("sig"))
        verify(last, b"dalil custody entry, version 1\n" + canonical(entry), signature)
        verify(new, b"dalil key rotation, version 1\n" + canonical(takes), unbase64url(said["new_sig"]))
        KEYS.append(new)
    return "%d, each new one signed for by the one before and by itself" % len(KEYS)
def checkpoint(outside: Any, prints: list[str]) -> str:
    text, _, block = read("log/checkpoint").decode().rpartition("\n\n")
    logs, known, quorum, seals = outside or read_policy(read("policy.txt"))
    need(outside or KEYS[0] in logs, "policy.txt does not name the key with which the case was opened")
    if prints and not outside: logs, quorum, seals = [one for one in KEYS if fingerprint(one) in prints], "none", []
    signers = set()
    for name, raw in ((line.split(" ")[1], unbase64(line.split(" ")[2])) for line in block.split("\n")[:-1]):
        for key in {*KEYS, *logs, *(one for one in known.values() if len(one) == 4)}:
            if key[:2] == (name, raw[:4].hex()) and key[2] in (1, 4):  # a line of ML-DSA is extra and decides nothing
                first = b"" if key[2] == 1 else b"cosignature/v1\ntime %d\n" % int.from_bytes(raw[4:12], "big")
                verify(key, first + text.encode() + b"\n", raw[4 if key[2] == 1 else 12:])
                signers.add(key)
    need(KEYS[-1] in signers and not set(KEYS).isdisjoint(logs), "no trusted key of this log signed it")
    def holds(name: str) -> bool:
        return known[name] in signers if len(known[name]) == 4 else sum(map(holds, known[name][1])) >= known[name][0]
    if not holds(quorum): raise Unknown("the policy asks for witnesses whose cosignatures are not there")
    if "timestamps" in seals: raise Unknown("the policy asks for timestamps: check them with openssl, see README.md")
    if not outside and not prints: report("note", "trust", "consistent with its own keys only, no outside witness")
    return "signed by a trusted key" + ("" if quorum == "none" else ", and by the witnesses asked for")
def tree() -> str:
    origin, size, root = read("log/checkpoint").decode().split("\n\n")[0].split("\n")
    lines = [line.split(" ") for line in read("log/nodes.txt").decode("ascii").split("\n")[:-1]]
    known = {(int(b), int(e)): unbase64(node) for b, e, node in lines if [b, e] == [str(int(b)), str(int(e))]}
    need(len(known) == len(lines) and {len(one) for one in known.values()} <= {32}, "a line is no hash or stands twice")
    known.update(leaves((seq, line) for seq, (_, line) in ENTRIES.items()))
    need((KEYS[0][0], root_over(0, int(size), known)) == (origin, unbase64(root)) and not known, "not what was signed")
    return "entries and hashes give the root over %s entries" % size
def pages() -> str:
    ((one,), (run,)) = of_type("dossier.published"), of_type("derivation.run")
    paths = [path for path in sorted(FILES) if path.startswith("data/") and not path.startswith("data/" + OBJECTS)]
    lines = enumerate(("%s  %s" % (digest(path), path)).encode() for path in paths)
    made = {"form": "bag", "run": run["result"]["run"], "files": len(paths),
            "outputs_root": root_over(0, len(paths), leaves(lines)).hex()}
    need(made.items() <= one["result"].items(), "they are not the pages that entry %d vouches for" % one["seq"])
    return "%d pages as entry %d vouches for them" % (len(paths), one["seq"])
def objects() -> str:
    kept = {one["object"]["sha256"]: one["object"]["size"] for one in of_type("object.ingested")}
    here = {path: path.split("/")[-1] for path in FILES if path.startswith("data/" + OBJECTS)}
    for path, name in here.items():
        same = (digest(path), os.path.getsize(FILES[path])) == (name, kept.get(name))
        need(same and path == "data/%s%s/%s/%s" % (OBJECTS, name[:2], name[2:4], name), path + " is not as preserved")
    return "%d enclosed as preserved, %d held in the case and not enclosed" % (len(here), len(kept) - len(here))
def attestation(one: Any) -> str:
    if "statement" not in one["result"]: return "entry %d cites no statement of how the run came about" % one["seq"]
    envelope = strict(read("attestations/%s.dsse.json" % one["result"]["run"]))
    payload, keys = unbase64(envelope["payload"]), {fingerprint(key): key for key in KEYS}
    text = b"DSSEv1 %d %s %d %s" % (len(IN_TOTO), IN_TOTO.encode(), len(payload), payload)
    signed = [verify(keys[s["keyid"]], text, unbase64(s["sig"])) for s in envelope["signatures"] if s["keyid"] in keys]
    need(signed and envelope["payloadType"] == IN_TOTO, "it is no in-toto statement signed by a key of this log")
    need(hashlib.sha256(payload).hexdigest() == one["result"]["statement"], "it is not the one that the entry cites")
    (subject,), said = strict(payload)["subject"], strict(payload)["predicate"]
    made = subject["digest"]["rfc6962Sha256"], said["runDetails"]["builder"]["version"]["dalil"]
    need(made == (one["result"]["outputs_root"], one["tool"]["version"]), "it speaks of other outputs or programs")
    parts = {part["name"] for part in said["buildDefinition"]["resolvedDependencies"] if OBJECTS in part["name"]}
    kept = {OBJECTS + other["object"]["sha256"] for other in of_type("object.ingested") if other["seq"] < one["seq"]}
    need(parts <= kept, "it names exhibits that were not preserved")
    return "signed, and the statement that entry %d cites" % one["seq"]
def declared(said: bytes) -> str: return "BagIt 1.0" if need(read("bagit.txt") == said, "is another form") else ""
def given(path: str) -> Any: return read_policy(pathlib.Path(path).read_bytes())
def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split(":")[0])
    parser.add_argument("dossier", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--policy", type=given, help="file with the keys and witnesses to trust (C2SP tlog-policy)")
    parser.add_argument("--fingerprint", action="append", default=[], help="SHA-256 of a key of the log to trust")
    said, tags = parser.parse_args(), "tagmanifest-sha256.txt"
    scan(said.dossier)
    payload = {path for path in FILES if path.startswith("data/")}
    if b"Dalil-Dossier-Format: 1" not in (read("bag-info.txt") if "bag-info.txt" in FILES else b"").splitlines():
        report("missing", "bag-info.txt", "there is no dossier of a format that this script can check")
    else:
        for what, step, *more in (
            ("bagit.txt", declared, b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
            ("manifest-sha256.txt", listed, "manifest-sha256.txt", payload),
            (tags, listed, tags, set(FILES) - payload - {tags}), ("log/entries.jsonl", entries), ("log keys", log_keys),
            ("log/checkpoint", checkpoint, said.policy, said.fingerprint), ("log/nodes.txt", tree), ("data", pages),
            ("data/objects", objects)): check(what, step, *more)
        for one in of_type("derivation.run"): check("attestations", attestation, one)
        for path in sorted(x for x in FILES if x.startswith("log/checkpoint.")): report("note", path, "see README.md")
    code = 1 if "failed" in STATES else 2 if "missing" in STATES else 0
    print(("VALID", "INVALID", "INCOMPLETE")[code])
    return code
if __name__ == "__main__": sys.exit(main())
