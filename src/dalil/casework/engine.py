"""What reads: language model, vocabulary and the case's own rows, as one versioned thing."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dalil import __version__
from dalil.casework.language import LanguageModel
from dalil.casework.learned import LearnedModel
from dalil.casework.stated import plain, read_exactly
from dalil.model.provision import Framework
from dalil.model.report import Report
from dalil.proof.canonical import JsonValue
from dalil.proof.digest import sha256_hex
from dalil.proof.layout import GAZETTEER, PARTIES
from dalil.vocab.frameworks import load_frameworks
from dalil.vocab.gazetteer import load_gazetteer, overlaid, read_places
from dalil.vocab.imported_gazetteer import ImportedTables, load_imported
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.parties import load_parties, read_parties
from dalil.vocab.snapshot import vocabulary_digest
from dalil.vocab.terms import load_terms

if TYPE_CHECKING:
    from dalil.statements.reading import Reading


@dataclass(frozen=True)
class Engine:
    """Everything that a reading depends on beside the bytes. `places` and `parties` are a case's own rows, as CSV.

    `imported` are the tables of a GeoNames dump that lie between the places that ship and the case's own; `learned` is
    the reader that corrects the rules, None where they read alone. `key` is a digest over all of it: equal keys give
    equal readings. Asking for the key loads nothing.
    """

    model: LanguageModel
    places: str = ""
    parties: str = ""
    imported: ImportedTables | None = None
    learned: LearnedModel | None = None

    @classmethod
    def of_tables(
        cls,
        model: LanguageModel,
        places: Path | None,
        parties: Path | None,
        imported: ImportedTables | None = None,
        learned: LearnedModel | None = None,
    ) -> "Engine":
        """The engine with own tables. Raises `SettingsError` for a table that is missing or not text."""
        own_places, own_parties = (read_exactly(table) if table is not None else "" for table in (places, parties))
        return cls(model, own_places, own_parties, imported, learned)

    @classmethod
    def of_case(
        cls,
        model: LanguageModel,
        folder: Path,
        *,
        places: Path | None = None,
        parties: Path | None = None,
        imported: ImportedTables | None = None,
        learned: LearnedModel | None = None,
    ) -> "Engine":
        """The engine with the tables given, and where none is given with the one that lies in the case folder."""
        kept = [table if table.is_file() else None for table in (folder / GAZETTEER, folder / PARTIES)]
        return cls.of_tables(model, places or kept[0], parties or kept[1], imported, learned)

    def read(self, reports: Iterable[Report]) -> Iterator["Reading"]:
        """Readings of the reports that have a text, in order (see `parse`)."""
        from dalil.statements.parse import parse  # noqa: PLC0415 brings spaCy, which a resumed build does not need

        tagger = self.learned.load() if self.learned is not None else None
        yield from parse(reports, nlp=self.model.load(), lexicon=self.lexicon, learned=tagger)

    @cached_property
    def key(self) -> str:
        """SHA-256 over version, model, vocabulary, own rows, the imported tables and the learned reader."""
        own = (self.places, self.parties, *((self.imported.snapshot,) if self.imported is not None else ()))
        learned = (f"learned {self._weights}",) if self._weights else ()
        parts = (__version__, self.model.name, self.model.digest, vocabulary_digest(), *own, *learned)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @property
    def _weights(self) -> str | None:
        """SHA-256 of the learned reader's file; None where the rules read alone."""
        return self.learned.digest if self.learned is not None else None

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Name and SHA-256 of what a reading and its mapping to law depend on beside the bytes.

        The case's own rows go into `engine`, which is over all of it; alone they may be guessed, so they are not named.
        """
        return (
            ("engine", self.key),
            (f"model {self.model.name}", self.model.digest),
            ("vocabulary", vocabulary_digest()),
            *((("learned reader", self._weights),) if self._weights else ()),
            *((f"law {one.id} {one.version}", one.sha256) for one in self.frameworks),
        )

    @property
    def tables(self) -> dict[str, JsonValue]:
        """SHA-256 of the bytes of each of the case's own tables, None where it has none; for the run's own record."""
        own = {GAZETTEER: self.places, PARTIES: self.parties}
        return {name: sha256_hex(text.encode()) if text else None for name, text in own.items()}

    @property
    def title(self) -> str:
        """What a page says of it."""
        places = f", imported places {self.imported.snapshot[:12]}" if self.imported is not None else ""
        learned = f", learned reader {self._weights[:12]}" if self._weights else ""
        return f"dalil {__version__}, {self.model.name}, vocabulary {vocabulary_digest()[:12]}{places}{learned}"

    @property
    def degraded(self) -> str | None:
        """What is missing and what that costs: the language model, the learned reader that was asked for; None else."""
        said = []
        if self.model.degraded:
            said.append(
                "No language model was found: sentences were not parsed, so most statements are missing. "
                "Run `make demo` or `dalil doctor` to see what to install, then build again."
            )
        if self.learned is not None and self.learned.why is not None:
            said.append(f"The rules read alone: {self.learned.why}. `dalil doctor` says what to install.")
        return " ".join(said) or None

    @property
    def gazetteer_facts(self) -> dict[str, JsonValue]:
        """What a run says of the gazetteer that its places were found in: hash of all layers, and of the import."""
        imported = self.imported.snapshot if self.imported is not None else None
        return {"snapshot": self.lexicon.gazetteer.snapshot, "imported": imported}

    @cached_property
    def frameworks(self) -> tuple[Framework, ...]:
        """The bodies of law that ship."""
        return load_frameworks()

    @property
    def law_key(self) -> str:
        """What the mapping to law depends on."""
        return " ".join(framework.sha256 for framework in self.frameworks)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The vocabulary with the case's own rows laid over it. Raises `SettingsError` for wrong rows."""
        known = load_imported(self.imported) if self.imported is not None else load_gazetteer()
        own_places = read_places(plain(self.places), GAZETTEER, below=known) if self.places else ()
        own_parties = read_parties(plain(self.parties), PARTIES) if self.parties else ()
        return Lexicon(
            terms=load_terms(),
            parties=load_parties().overlaid(own_parties),
            gazetteer=overlaid(known, own_places) if own_places else known,
        )
