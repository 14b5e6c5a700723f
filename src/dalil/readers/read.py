"""Read one input: bytes to a rendition, or a clear reason why there is none."""

from dataclasses import replace

from dalil.errors import UnreadableError
from dalil.model.picture import Picture
from dalil.readers.kind import HOLD_PICTURES, media_type
from dalil.readers.language import language_of
from dalil.readers.limits import DEFAULT, Limits
from dalil.readers.outcome import Outcome
from dalil.readers.registry import reader_for, why_unread


def read(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Outcome:
    """The rendition of these bytes by the reader of their kind, with its language. `name` only helps to tell the kind.

    Known kinds without words (an image) give an outcome with the reason. Raises `UnreadableError` for what is empty,
    binary, encrypted or broken, `LimitError` for what passes a limit; neither message holds a name or a word of it.
    Runs in this process: hostile input belongs into a `ReaderPool`.
    """
    if not data:
        raise UnreadableError("It is empty.", "It is preserved; ask the source whether the file arrived whole.")
    kind = media_type(data, name)
    reader = reader_for(kind)
    if reader is None:
        why = why_unread(kind)
        if why is None:
            raise UnreadableError("It is binary: no kind of file that is known here.", "It is preserved.")
        return Outcome(media_type=kind, rendition=None, why=why, pictures=_pictures(kind, data, limits))
    try:
        outcome = reader.load()(data, name, limits)
    except RecursionError:
        raise UnreadableError("It is nested too deeply to be read.", "It is preserved.") from None
    except MemoryError:
        raise UnreadableError("It needs more memory than a reader may take.", "It is preserved.") from None
    outcome = replace(outcome, pictures=_pictures(kind, data, limits))
    if outcome.rendition is None or outcome.rendition.language is not None:
        return outcome
    return replace(outcome, rendition=replace(outcome.rendition, language=language_of(outcome.rendition)))


def _pictures(kind: str, data: bytes, limits: Limits) -> tuple[Picture, ...]:
    """The pictures in an input. What a picture does wrong never costs the words."""
    if not kind.startswith("image/") and kind not in HOLD_PICTURES:
        return ()
    if "html" in kind and b"data:image/" not in data:
        return ()  # without loading a decoder
    from dalil.readers.pictures import pictures_in  # noqa: PLC0415 most inputs need no decoder

    try:
        return pictures_in(kind, data, limits)
    except (UnreadableError, MemoryError, RecursionError):
        return ()
