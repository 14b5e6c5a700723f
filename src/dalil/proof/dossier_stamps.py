"""The tokens of time-stamping authorities over the checkpoint of a dossier (RFC 3161)."""

from collections.abc import Iterator, Sequence

from dalil.errors import IncompleteError, IntegrityError
from dalil.proof import dossier_layout as layout
from dalil.proof.case_files import CaseFiles
from dalil.proof.certificate import certificate_fingerprint, read_certificates
from dalil.proof.outside import Outside, Stamp, TokenReader
from dalil.proof.policy import Policy
from dalil.proof.verdict import Findings

LONGEST_TOKEN = 1 << 20
LONGEST_CERTIFICATE = 1 << 20


class DossierStamps:
    """Checks every token of a dossier, each over the text of its checkpoint, or over that and an older token.

    A token counts for the policy under a certificate that the policy or the user names; under one that only the
    dossier brings along it is a note. One that no certificate vouches for is foreign or forged.
    """

    def __init__(self, files: CaseFiles, findings: Findings, policy: Policy, outside: Outside) -> None:
        self._files = files
        self._findings = findings
        self._policy = policy
        self._outside = outside
        self._roots: dict[str, bytes] = {}
        self._trusted = frozenset(policy.authorities.values()) | set(map(certificate_fingerprint, outside.certificates))
        self._older: list[bytes] = []
        self._vouched: set[str] = set()

    def check(self, text: bytes) -> None:
        """Certificates, then tokens in the order in which they can renew each other, then what the policy asks for."""
        try:
            self._check_tokens(text)
        except IncompleteError as error:
            self._findings.missing("timestamps", error.diagnosis)
            return
        asked = self._policy.timestamps
        if len(self._vouched) < asked:
            self._findings.missing("timestamps", f"the policy asks for {asked} authorities, {len(self._vouched)} vouch")
        elif asked:
            self._findings.ok("timestamps", f"{len(self._vouched)} trusted authorities vouch for the checkpoint")

    def _check_tokens(self, text: bytes) -> None:
        self._gather_certificates()
        tokens = sorted(layout.tokens(self._files.sizes), key=lambda path: (len(path), path))
        read = self._outside.read_token
        if tokens and (read is None or not self._roots):
            self._findings.missing(
                "timestamps", f"{len(tokens)} tokens cannot be checked without reader or certificate"
            )
        elif read is not None:
            for path in tokens:
                self._check_token(path, text, read)

    def _gather_certificates(self) -> None:
        for path in self._files.below(layout.AUTHORITIES):
            try:
                found = read_certificates(self._files.read(path, LONGEST_CERTIFICATE))
            except IntegrityError:
                self._findings.failed(path, "is no certificate in PEM form")
                continue
            self._roots |= {certificate_fingerprint(der): der for der in found}
        self._roots |= {certificate_fingerprint(der): der for der in self._outside.certificates}

    def _check_token(self, path: str, text: bytes, read: TokenReader) -> None:
        token = self._files.read(path, LONGEST_TOKEN)
        renewal = layout.is_renewal(path)
        about = [text + older for older in self._older] if renewal else [text]
        problems: list[IntegrityError] = []
        by = dict(self._vouching(token, about, read, problems))
        if not by:
            why = problems[0].diagnosis if problems else "It renews a token that is not there."
            self._findings.failed(path, f"is foreign or forged, no authority vouches for it. {why}")
            return
        trusted = sorted(by.keys() & self._trusted)
        self._tell(path, by[min(trusted or by)], trusted=bool(trusted))
        self._older.append(token)
        if not renewal:
            self._vouched.update(trusted)

    def _vouching(
        self, token: bytes, about: Sequence[bytes], read: TokenReader, problems: list[IntegrityError]
    ) -> Iterator[tuple[str, Stamp]]:
        for name, der in self._roots.items():
            for message in about:
                try:
                    yield name, read(token, message, (der,))
                except IntegrityError as error:
                    problems.append(error)

    def _tell(self, path: str, stamp: Stamp, *, trusted: bool) -> None:
        said = f"the checkpoint was there no later than {stamp.time}, says {stamp.authority}"
        if trusted:
            self._findings.ok(path, said)
        else:
            self._findings.note(path, f"{said}; only the dossier itself names this authority")
        if self._outside.now is not None and stamp.ends < self._outside.now:
            self._findings.note(path, f"its certificate counted at its time and has ended on {stamp.ends[:10]}")
