"""The tokens of time-stamping authorities beside the checkpoints: over which bytes, by whom (RFC 3161)."""

from dataclasses import dataclass

from dalil.errors import DalilError, IntegrityError
from dalil.proof.case_checkpoints import CaseCheckpoints
from dalil.proof.case_files import CaseFiles
from dalil.proof.certificate import certificate_fingerprint, read_certificates
from dalil.proof.layout import AUTHORITIES, CHECKPOINTS, LOCK, authority_file
from dalil.proof.log_facts import LogFacts
from dalil.proof.outside import Outside, Stamp, TokenReader
from dalil.proof.policy import Policy
from dalil.proof.seal_file import SealFile, read_seal_path
from dalil.proof.timeline import Bound
from dalil.proof.verdict import Findings

LONGEST_TOKEN = 1 << 20
LONGEST_CERTIFICATE = 1 << 16
RENEW_AHEAD_YEARS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A token that holds: what it says, under which certificate (fingerprint), and whether that one is trusted."""

    file: SealFile
    stamp: Stamp
    root: str
    trusted: bool
    renews: str | None = None


class CaseStamps:
    """Checks every token of a case; a token bounds the time of all entries that its checkpoint covers.

    A token counts for the policy only under a certificate that the policy or the user names; under one that only the
    case itself brings along it is said so.
    """

    def __init__(
        self, files: CaseFiles, findings: Findings, checkpoints: CaseCheckpoints, policy: Policy, outside: Outside
    ) -> None:
        self._files = files
        self._findings = findings
        self._checkpoints = checkpoints
        self._policy = policy
        self._outside = outside
        self._trusted = {certificate_fingerprint(one): one for one in outside.certificates}
        self._own: dict[str, bytes] = {}
        self._read: dict[str, Read] = {}

    def check(self, facts: LogFacts) -> None:
        """Certificates, tokens, what the log tells of tokens, what the policy asks for, what ends soon."""
        self._gather_certificates(facts)
        found = [seal for path in self._files.below(CHECKPOINTS) if (seal := read_seal_path(path)) is not None]
        for seal in (one for one in found if one.request):
            self._findings.note(seal.path, "a timestamp is asked for and not obtained yet: dalil timestamp send")
        tokens = [one for one in found if not one.request]
        if tokens and self._outside.read_token is None:
            self._findings.missing(CHECKPOINTS, f"{len(tokens)} timestamp tokens cannot be read here")
        elif self._outside.read_token is not None:
            for seal in sorted(tokens, key=lambda one: (one.size, one.renewal, one.number)):
                self._check_token(seal, self._outside.read_token)
        self._check_told(facts)
        self._check_policy(facts)
        self._note_ends()
        self._note_times(facts)

    def _gather_certificates(self, facts: LogFacts) -> None:
        enrolled = facts.history.authorities_ever
        for path in self._files.below(AUTHORITIES):
            try:
                (der,) = read_certificates(self._files.read(path, LONGEST_CERTIFICATE))
            except (DalilError, ValueError):
                self._findings.failed(path, "is not one certificate in PEM form")
                continue
            fingerprint = certificate_fingerprint(der)
            if path == authority_file(fingerprint) and fingerprint not in enrolled and self._files.sizes.get(LOCK):
                self._findings.missing(path, "no entry names it; an interrupted command may have left it")
            elif path != authority_file(fingerprint) or fingerprint not in enrolled:
                self._findings.failed(path, "is a certificate that the log has not added under this name")
            elif fingerprint in self._policy.authorities.values():
                self._trusted[fingerprint] = der
            else:
                self._own[fingerprint] = der
        for fingerprint in enrolled:
            if authority_file(fingerprint) not in self._files:
                self._findings.missing(authority_file(fingerprint), "the certificate of an authority is missing")

    def _check_token(self, seal: SealFile, read: TokenReader) -> None:
        signed = self._checkpoints.sound.get(seal.size)
        if signed is None:
            self._findings.failed(seal.path, "there is no sound checkpoint that this token could be about")
            return
        try:
            token = self._files.read(seal.path, LONGEST_TOKEN)
            found = self._vouched(seal, token, signed.note.text.encode("utf-8"), read)
        except IntegrityError as error:
            self._findings.failed(seal.path, error.diagnosis)
            return
        if found is None:
            self._findings.missing(seal.path, "no certificate of an authority is there to check the token with")
            return
        self._read[seal.path] = found
        self._tell(found)

    def _vouched(self, seal: SealFile, token: bytes, text: bytes, read: TokenReader) -> Read | None:
        """The token under the first certificate that vouches for it, trusted ones first."""
        problem: IntegrityError | None = None
        messages = self._renewable(seal, text) if seal.renewal else {None: text}
        if not messages:
            raise IntegrityError("It renews a token that is not there.")
        for trusted, known in ((True, self._trusted), (False, self._own)):
            for root, der in known.items():
                for renews, message in messages.items():
                    try:
                        stamp = read(token, message, (der,))
                    except IntegrityError as error:
                        problem = problem or error
                        continue
                    return Read(file=seal, stamp=stamp, root=root, trusted=trusted, renews=renews)
        if problem is not None:
            raise problem
        return None

    def _renewable(self, seal: SealFile, text: bytes) -> dict[str | None, bytes]:
        older = [path for path, one in self._read.items() if one.file.size == seal.size]
        return {path: text + self._files.read(path, LONGEST_TOKEN) for path in older}

    def _tell(self, found: Read) -> None:
        said = f"no later than {found.stamp.time}, says {found.stamp.authority}"
        if found.renews is not None:
            self._findings.ok(found.file.path, f"{found.renews} was there {said}")
            return
        by = f"timestamp of {found.stamp.authority}"
        if found.trusted:
            self._findings.ok(found.file.path, f"entries 0 to {found.file.size - 1} were there {said}")
        else:
            self._findings.note(
                found.file.path,
                f"entries 0 to {found.file.size - 1} were there {said}; only the case itself names this authority",
            )
            by += ", whom only the case names"
        self._checkpoints.timeline.before.append(Bound(entry=found.file.size, time=found.stamp.time, by=by))

    def _check_told(self, facts: LogFacts) -> None:
        """A token's hash in an entry shows that the entry is not older than the token."""
        there = {self._files.sha256(path): one for path, one in self._read.items()}
        present = {self._files.sha256(path) for path in self._files.below(CHECKPOINTS) if read_seal_path(path)}
        for anchor in facts.anchors:
            what = f"entry {anchor.seq}"
            if anchor.kind == "time.anchored":
                self._checkpoints.timeline.after.append(
                    Bound(entry=anchor.seq, time=anchor.time, by=anchor.what, proven=False)
                )
                self._findings.note(
                    what, f"it and all after it are no earlier than {anchor.time}, if that is the time of {anchor.what}"
                )
            elif anchor.kind == "timestamp.obtained" and anchor.sha256 not in present:
                self._findings.missing(what, "the timestamp token that it tells of is gone")
            elif anchor.sha256 in there:
                stamp = there[anchor.sha256].stamp
                if stamp.time != anchor.time:
                    self._findings.failed(what, f"it gives {anchor.time} for a token that says {stamp.time}")
                by = f"timestamp of {stamp.authority}"
                self._checkpoints.timeline.after.append(Bound(entry=anchor.seq, time=stamp.time, by=by))

    def _check_policy(self, facts: LogFacts) -> None:
        if not self._policy.timestamps:
            return
        covering = [
            one
            for one in self._read.values()
            if one.trusted and one.renews is None and one.file.size > facts.last_unsealed
        ]
        if len({one.root for one in covering}) >= self._policy.timestamps:
            self._findings.ok(
                "timestamps", f"{len({one.root for one in covering})} trusted authorities vouch for all entries"
            )
        else:
            self._findings.missing(
                "timestamps",
                f"the policy asks for {self._policy.timestamps} authorities over all entries that were written",
            )

    def _note_ends(self) -> None:
        """Certificates end: a token stays proof of its time, but should be renewed before."""
        now = self._outside.now
        if now is None:
            return
        soon = f"{int(now[:4]) + RENEW_AHEAD_YEARS:04d}{now[4:]}"
        renewed = {one.renews: one for one in self._read.values() if one.renews is not None}
        for path, one in self._read.items():
            later = renewed.get(path)
            if later is not None and later.stamp.time < one.stamp.ends:
                continue
            if one.stamp.ends < now:
                self._findings.note(
                    path,
                    f"its certificate counted at its time and has ended on {one.stamp.ends[:10]}; not renewed before",
                )
            elif one.stamp.ends < soon:
                self._findings.note(
                    path, f"its certificate ends on {one.stamp.ends[:10]}: renew it, dalil timestamp renew"
                )

    def _note_times(self, facts: LogFacts) -> None:
        """Claimed times decide nothing; where others vouch for another time, it is said."""
        times = self._checkpoints.timeline
        first = min((one for one in times.before if one.entry), key=lambda one: one.time, default=None)
        most = max((one for one in times.before if one.entry), key=lambda one: one.entry, default=None)
        for one in dict.fromkeys(found for found in (first, most) if found is not None):
            self._findings.note("time", f"entries 0 to {one.entry - 1}: no later than {one.time}, {one.by}")
        last = max((one for one in times.after if one.proven), key=lambda one: one.time, default=None)
        if last is not None:
            self._findings.note("time", f"entries from {last.entry} on: no earlier than {last.time}, {last.by}")
        wrong = times.contradicted(facts.claimed) if times.before or times.after else []
        if wrong:
            self._findings.note(
                f"entry {wrong[0]}",
                f"claims {facts.claimed[wrong[0]]}, against the time that others vouch for: the clock was set wrong "
                f"({len(wrong)} such entries)",
            )
