"""Check a dossier of dalil without dalil, by Python 3.8 and openssl 3: python3 verify.py [DOSSIER]. Fetches, changes
nothing. What comes with a dossier, this file too, proves only that it agrees with itself: bring your own anchors."""
import argparse, base64, datetime as dt, hashlib, json, os, pathlib, re, stat, subprocess, sys, tempfile
from typing import Any, Callable
PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._=@-]*(/[A-Za-z0-9_][A-Za-z0-9._=@-]*){0,63}")
TAGS = re.compile("README.md|verify.py|policy.txt|bag(it|-info).txt|manifest-sha256.txt|attestations/[^/]+[.]dsse.json|"
                  "keys/log[^.]*.(pem|vkey)|log/(entries.jsonl|nodes.txt|checkpoint([.].*tsr\\d*)?|authorities/.+pem)")
OBJECTS, IN_TOTO, DER = "objects/sha256/", "application/vnd.in-toto+json", bytes.fromhex("302a300506032b6570032100")
SEE = {"actor": "key_id role", "object": "sha256 size", "result": "dossier files outputs_root run statement"}
ENTRY = re.compile(r'\{("_sd":\[("[\w-]{43}",?)*\],)?"actor":\{"key_id":~,"role":(?!"person")~\},"claimed_time":"\d{4}('
    r'-\d\d){2}T\d\d(:\d\d){2}Z","id":~,("object":\{"sha256":#,"size":\d+\},)?"prev":#,("result":\{("dossier":&)?,?("fi'
    r'les":\d+,"outputs_root":#,?("run":&)?,?("statement":(null|#))?)?\},)?"seq":\d+,("sig":~,(?=.*key.rotated))?("tool'
    r'":\{\},)?"type":"(case.opened|derivation.run|dossier.published|key.rotated|names.shown|object.ingested)","v":1\}'
    .replace("#", r'"[\da-f]{64}"').replace("&", r'"\w[\w.=@-]*"').replace("~", r'"([^"\\]|\\.)+"'), re.ASCII)
KEY = re.compile("0[14](?!0[01](00){7}|e[cde](ff){7}|26e8958fc2b227b0|c7176a703d4dd84f).{64}")  # none of small order
TIME = re.compile(r"Hash Algorithm: sha(?:256|384|512)\n(?:.*\n)*?Time stamp: (.{15})[.\d]* (\d{4}) GMT\n")
STATES, FILES, ENTRIES, KEYS = {}, {}, {}, []  # type: dict[str, str], dict[str, str], dict[int, Any], list[Any]
def report(state: str, what: str, detail: str) -> None:
    print("%-8s%s: %s" % (STATES.setdefault(state, state), ascii(what)[1:-1], ascii(detail)[1:-1]))
def check(what: str, step: Callable[..., str], *given: Any) -> None:
    try: report("ok", what, step(*given))
    except (OSError, MemoryError) as error: report("missing", what, str(error))  # cannot be checked
    except Exception as error: report("failed", what, "%s: %s" % (type(error).__name__, error))  # noqa: BLE001 wrong
def need(holds: Any, otherwise: str) -> Any:
    if holds: return holds
    raise ValueError(otherwise)
def scan(root: str) -> None:
    for folder, folders, names in os.walk(root, onerror=lambda e: report("failed", e.filename, "cannot be listed")):
        for path in (os.path.join(folder, name) for name in folders + names):
            mode, short = os.lstat(path).st_mode, os.path.relpath(path, root).replace(os.sep, "/")
            if stat.S_ISREG(mode) and PLAIN.fullmatch(short): FILES[short] = path
            elif not stat.S_ISDIR(mode) or not short.isprintable() or short.count("/") > 63:
                report("failed", short, "is no plain file, or its name holds more than letters, digits and ._=@-")
def read(path: str) -> bytes:
    if path not in FILES or (re.match("[bp]|log/[ac]", path) and os.stat(FILES[path])[6] > 2**20): raise OSError(path)
    return pathlib.Path(FILES[path]).read_bytes()
def sha256(data: bytes) -> str: return hashlib.sha256(data).hexdigest()
def root_over(begin: int, end: int, known: Any) -> Any:  # of RFC 6962 over [begin, end); takes out what it used
    if (begin, end) in known: return known.pop((begin, end))
    middle = begin + (1 << need(end - begin > 1 and end - begin - 1, "entry %d is missing" % begin).bit_length() - 1)
    return hashlib.sha256(b"\1" + root_over(begin, middle, known) + root_over(middle, end, known)).digest()
def leaves(lines: Any) -> Any: return {(at, at + 1): hashlib.sha256(b"\0" + line).digest() for at, line in lines}
def unbase64(text: str) -> Any: return need(base64.b64encode(x := base64.b64decode(text)).decode() == text, "odd") and x
def url(text: str) -> Any: return unbase64(text.translate(str.maketrans("-_+/=", "+/???")) + "=" * (-len(text) % 4))
def canonical(value: Any) -> bytes: return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
def dig(x: Any) -> int: return 1 + max(map(dig, getattr(x, "values", x.copy)()), default=0) if hasattr(x, "copy") else 0
def strict(data: bytes) -> Any:  # a line of JSON with integers only, in the one form of RFC 8785
    def order(pairs: Any) -> Any: return dict(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be")))
    def whole(text: str) -> Any: return need(abs(int(text)) < 2**53, "a number is too large") and int(text)
    value = json.loads(data.decode(), object_pairs_hook=order, parse_int=whole, parse_float=whole, parse_constant=whole)
    return need(canonical(value) + b"\n" == data and dig(value) <= 64, "is not in canonical form") and value
def openssl(command: str, **files: bytes) -> str:  # what it says where these files lie
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items(): pathlib.Path(folder, name).write_bytes(data)
        ran = subprocess.run(["openssl", *command.split()], cwd=folder, capture_output=True, check=False)
    return (ran.stdout + ran.stderr).decode("ascii", "replace")
def verify(key: Any, data: bytes, sig: bytes) -> Any:
    if key[2] == 4: data, sig = b"cosignature/v1\ntime %d\n" % int(sig[:8].hex(), 16) + data, sig[8:] * (sig[0] < 128)
    ran = openssl("pkeyutl -verify -pubin -keyform DER -inkey k -rawin -in t -sigfile s", k=DER + key[3], t=data, s=sig)
    if len(sig) == 64 and not re.search("Verifi", ran): raise OSError("openssl cannot do it; version 3 can")
    return need(len(sig) == 64 and "Verified Successfully" in ran, "a signature does not hold")
def vkey(text: str) -> Any:  # name, key id, type and key, as C2SP signed-note writes them
    (name, key_id, _), typed = text.split("+", 2), unbase64(text.split("+", 2)[-1])
    named = (name or "\n").isprintable() and sha256(name.encode() + b"\n" + typed)[:8] == key_id
    return need(named and KEY.fullmatch(typed.hex()), "is no key that counts") and (name, key_id, typed[0], typed[1:])
def read_policy(data: bytes) -> Any:  # C2SP tlog-policy, and two rules about timestamps
    logs, known, quorum, roots, stamps = [], {"none": (0, [])}, "", {}, 0  # type: Any, Any, str, dict[str, str], int
    for rule, name, *more in (line.split() for line in data.decode().splitlines() if line.strip()[:1] not in ("", "#")):
        count, fresh, hexed = len(more), name not in known, re.fullmatch("[0-9a-f]{64}", "".join(more))
        if rule == "log" and count < 2: logs.append(vkey(name))
        elif rule == "witness" and count in (1, 2) and fresh: known[name] = vkey(more[0])
        elif rule == "group" and fresh and count == 1 + len({*more[1:]} & {*known} - {"none"}) > 1:
            known[name] = {**{str(x): x for x in range(count)[1:]}, "any": 1, "all": count - 1}[more[0]], more[1:]
        elif rule == "authority" and count == 1 and name not in roots and hexed: roots[name] = more[0]
        elif rule == "timestamps" and not (count or stamps) and name in [*"123456789"]: stamps = int(name)
        else: quorum = need(rule == "quorum" and not (count or quorum or fresh) and name, "a line of it cannot be used")
    return need(logs and quorum, "it names no log or no quorum") and (logs, known, quorum, {*roots.values()}, stamps)
def whole(x: bytes) -> bool: return x[:4] == b"0\x82" + (len(x) - 4).to_bytes(2, "big")  # a DER sequence, no more
def certificates(data: bytes) -> Any:  # each in PEM, by its fingerprint
    pem = b"-----BEGIN CERTIFICATE-----%b-----END CERTIFICATE-----"
    ders = [unbase64(b"".join(one.split()).decode()) for one in re.findall(pem % rb"([A-Za-z0-9+/=\s]+)", data)]
    return {sha256(x): pem % (b"\n" + base64.encodebytes(x)) for x in need(all(map(whole, ders)) and ders, "is none")}
def listed(name: str, there: Any) -> str:
    lines = sorted(read(name).decode("ascii").splitlines(True))
    made = sorted("%s  %s\n" % (sha256(pathlib.Path(FILES[x]).read_bytes()), x) for x in there)
    return need(lines == made, "not as listed: %s" % sorted({x[66:-1] for x in {*lines} ^ {*made}})) and "as listed"
def entries() -> str:
    last, prev = -1, ""
    for line, one in ((line, strict(line)) for line in read("log/entries.jsonl").splitlines(True)):
        own = {k: {x: v[x] for x in v if x in SEE.get(k, "").split()} if type(v) is dict else v for k, v in one.items()}
        need(len(line) <= 65536 and ENTRY.fullmatch(canonical(own).decode()), "a line is malformed, or not cited")
        after = last < 0 or one["seq"] > last + 1 or (one["seq"], one["prev"]) == (last + 1, prev)
        need(after and (one["seq"] == 0) == (one["type"] == "case.opened"), "a line does not follow the one before")
        last, prev, ENTRIES[one["seq"]] = one["seq"], sha256(line[:-1]), (one, line[:-1])
    return need(len({x["id"] for x, _ in ENTRIES.values()}) == len(ENTRIES), "id twice") and "%d lines" % len(ENTRIES)
def of_type(kind: str) -> Any: return [one for one, _ in ENTRIES.values() if one["type"] == kind]
def log_keys() -> str:  # the key before signs the entry, the new one that it takes over
    KEYS.append(vkey(ENTRIES[0][0]["result"]["vkey"]))
    for one in of_type("key.rotated"):
        said, old, new = one["result"], KEYS[-1], vkey(one["result"]["vkey"])
        need((vkey(said["from"]), one["actor"]["key_id"], new[0]) == (old, sha256(old[3]), old[0]), "of another key")
        takes = {"from": said["from"], "id": one["id"], "to": said["vkey"]}
        signed = {name: one[name] for name in one if name != "sig"}
        verify(old, b"dalil custody entry, version 1\n" + canonical(signed), url(one["sig"]))
        verify(new, b"dalil key rotation, version 1\n" + canonical(takes), url(said["new_sig"]))
        KEYS.append(new)
    return need({key[2] for key in KEYS} == {1}, "a key is of another type") and "%d, one after the other" % len(KEYS)
def checkpoint(policy: Any, prints: Any, given: Any) -> str:
    logs, known, quorum, named, asked = policy or read_policy(read("policy.txt"))
    need(policy or KEYS[0] in logs, "policy.txt does not name the key with which the case was opened")
    if prints and not policy: logs, quorum, named, asked = [x for x in KEYS if sha256(x[3]) in prints], "none", (), 0
    text, _, block = read("log/checkpoint").decode().rpartition("\n\n")
    *lines, end = (line.split(" ") for line in block.split("\n")[:101])  # those of ML-DSA are extra and decide nothing
    signers = {key for key in {*KEYS, *logs, *(x for x in known.values() if len(x) == 4)} for _, name, raw in lines
               if (name, unbase64(raw)[:4].hex()) == key[:2] and verify(key, text.encode() + b"\n", unbase64(raw)[4:])}
    need(end == [""] and {(a, b > "", c[6:7] in ("", "=")) for a, b, c in lines} == {("\u2014", True, False)}, "none")
    need(KEYS[-1] in signers and not set(KEYS).isdisjoint(logs), "no trusted key of this log signed it")
    check("timestamps", stamps, text.encode() + b"\n", given, {*named, *given}, asked)
    for name, one in known.items():  # a group comes after its members
        if one in signers if len(one) == 4 else len(signers & {*one[1]}) >= one[0]: signers.add(name)
    if quorum not in signers: raise OSError("the policy asks for witnesses whose cosignatures are not there")
    return "signed by a trusted key" if policy or prints else "consistent with its own keys only, no outside witness"
def stamps(body: bytes, given: Any, trusted: Any, asked: int) -> str:  # tokens of RFC 3161
    roots = {**given, **{k: v for x in FILES if x[:16] == "log/authorities/" for k, v in certificates(read(x)).items()}}
    older, vouched = [], set()  # type: list[bytes], set[str]
    for _, path in sorted((len(path), path) for path in FILES if path.startswith("log/checkpoint.")):  # renewals last
        data, about = read(path), [body + one for one in older] if ".renew" in path else [body]
        if not roots: raise OSError("no certificate of an authority is there")
        token = data[6 + data[5]:]  # what stands before it, that it was granted and any words, nobody signs
        need(data[4:5] + data[6:9] == b"0\2\1\0" and data[5] < 128 and whole(data) and whole(token), "no token " + path)
        said = need(TIME.search(openssl("ts -reply -in s -token_in -token_out -text", s=token)), path + " is no token")
        when = dt.datetime.strptime("%s %s +0000" % said.groups(), "%b %d %X %Y %z")
        ask = "ts -verify -data t -in s -token_in -CAfile r -attime %d" % when.timestamp()
        by = {x for x in roots for one in about if openssl(ask, t=one, s=token, r=roots[x])[:16] == "Verification: OK"}
        need(by, path + " is foreign or forged: no authority vouches for it")
        report("ok" if by & trusted else "note", path, "no later than %s, says %s" % (when, min(by & trusted or by)))
        older, vouched = [*older, data], vouched | (set() if ".renew" in path else by & trusted)
    if len(vouched) < asked: raise OSError("the policy asks for %d authorities" % asked)
    return "%d over this checkpoint, of %d trusted authorities" % (len(older), len(vouched))
def tree() -> str:
    origin, size, root = read("log/checkpoint").decode().rpartition("\n\n")[0].split("\n")
    *lines, end = (line.split(" ") for line in read("log/nodes.txt").decode("ascii").split("\n"))
    known = {(int(b), int(e)): unbase64(node) for b, e, node in lines if [b, e] == [str(int(b)), str(int(e))]}
    known.update(leaves((seq, line) for seq, (_, line) in ENTRIES.items()))
    need(end == [""] and [*map(len, known.values())] == [32] * (len(lines) + len(ENTRIES)), "a line is torn or twice")
    need([KEYS[0][0], root_over(0, int(size), known)] == [origin, unbase64(root)] and not known, "not what was signed")
    return need(str(int(size) % 2**53) == size, "an odd size") and "they give the root over %s entries" % size
def pages() -> str:
    ((one,), (run,)) = of_type("dossier.published"), of_type("derivation.run")
    paths = [path for path in sorted(FILES) if path.startswith("data/") and not path.startswith("data/" + OBJECTS)]
    root = root_over(0, len(paths), leaves(enumerate(("%s  %s" % (sha256(read(x)), x)).encode() for x in paths))).hex()
    made = {"form": "bag", "run": run["result"]["run"], "files": len(paths), "outputs_root": root}
    need(made.items() <= one["result"].items(), "they are not the pages that entry %d vouches for" % one["seq"])
    kept = {one["object"]["sha256"]: one["object"]["size"] for one in of_type("object.ingested")}
    places = {"data/%s%s/%s/%s" % (OBJECTS, name[:2], name[2:4], name): (name, size) for name, size in kept.items()}
    here = {x: (sha256(read(x)), os.path.getsize(FILES[x])) for x in FILES if x.startswith("data/" + OBJECTS)}
    need(here.items() <= places.items() and len(kept) == len(of_type("object.ingested")), "a report is another")
    return "%d pages of %s, %d of %d reports enclosed" % (len(paths), one["result"]["dossier"], len(here), len(kept))
def attestation() -> str:
    (one,), path = of_type("derivation.run"), "attestations/%s.dsse.json"
    run, root, cited = (one["result"].get(x) for x in ("run", "outputs_root", "statement"))
    need({x for x in FILES if x.startswith("attestations/")} <= {cited and path % run}, "one was added that none cites")
    if not cited: return "entry %d cites no statement of how the run came about" % one["seq"]
    payload, keys = unbase64((env := strict(read(path % run)))["payload"]), {sha256(key[3]): key for key in KEYS}
    sigs = [(x["keyid"] + "", unbase64(x["sig"])) for x in env["signatures"] if [*x] == ["keyid", "sig"]]
    need([*env, env["payloadType"]] == ["payload", "payloadType", "signatures", IN_TOTO], "it is no in-toto envelope")
    text = b"DSSEv1 %d %s %d %s" % (len(IN_TOTO), IN_TOTO.encode(), len(payload), payload)
    need([verify(keys[x], text, y) for x, y in sigs if x in keys] and len(sigs) == len(env["signatures"]), "unsigned")
    made = (said := strict(payload + b"\n"))["predicate"]["buildDefinition"]
    went_in = [(x["name"], x["digest"]["sha256"]) for x in made["resolvedDependencies"]]
    reports = sorted(x for x in went_in if x[0].startswith(OBJECTS))
    kept = {x["object"]["sha256"] for x in of_type("object.ingested") if x["seq"] < one["seq"]}
    need({*reports} <= {(OBJECTS + x, x) for x in kept} and reports == went_in[:len(reports)], "it is of other reports")
    need(one["tool"]["version"] and all(re.fullmatch("[0-9a-f]{64}", x) for _, x in went_in), "it is malformed")
    told = {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://slsa.dev/provenance/v1", "subject": [{
        "name": "derived/" + run, "digest": {"rfc6962Sha256": root}}], "predicate": {"buildDefinition": {"buildType":
        "dalil:derivation/1", "externalParameters": {**made["externalParameters"]}, "resolvedDependencies": [{"name": x,
        "digest": {"sha256": y}} for x, y in went_in]}, "runDetails": {"builder": {"id": "dalil:rules", "version": {
        "dalil": one["tool"]["version"] + ""}}, "metadata": {"invocationId": run}}}}
    return need((said, sha256(payload)) == (told, cited), "it says more, or other, than the log cites") and "as cited"
def bag(*trust: Any) -> str:
    if b"Dalil-Dossier-Format: 1" not in read("bag-info.txt").splitlines(): raise OSError("a format not known here")
    data, first, last = {x for x in FILES if x.startswith("data/")}, "manifest-sha256.txt", "tagmanifest-sha256.txt"
    for what, step, *more in ((first, listed, first, data), (last, listed, last, {*FILES} - data - {last}), (
            "log/entries.jsonl", entries), ("log keys", log_keys), ("log/checkpoint", checkpoint, *trust), (
            "log/nodes.txt", tree), ("data", pages), ("attestations", attestation)): check(what, step, *more)
    need(all(map(TAGS.fullmatch, {*FILES} - data - {last})), "a file has no place in a dossier")
    return need(read("bagit.txt") == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "odd") and "BagIt 1.0"
def bytes_of(path: str) -> bytes: return need(os.path.isfile(path), "no file") and pathlib.Path(path).read_bytes()
def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split(":")[0])
    parser.add_argument("dossier", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--policy", type=lambda path: read_policy(bytes_of(path)), help="keys and witnesses to trust")
    parser.add_argument("--fingerprint", action="append", default=[], help="SHA-256 of a key of the log to trust")
    parser.add_argument("--authority", type=lambda path: certificates(bytes_of(path)), default={}, help="PEM to trust")
    scan((said := parser.parse_args()).dossier)
    check("bag-info.txt", bag, said.policy, said.fingerprint, said.authority)
    print("INVALID" if "failed" in STATES else "INCOMPLETE" if "missing" in STATES else "VALID")
    return 1 if "failed" in STATES else 2 if "missing" in STATES else 0
if __name__ == "__main__": sys.exit(main())
