"""What an English plural can stand for."""

# Endings with what takes their place, the longer ones first (Quirk et al. 1985, sections 5.73 to 5.92).
_ENDINGS = (("children", "child"), ("people", "person"), ("men", "man"), ("ies", "y"), ("es", ""), ("s", ""))


def singulars(word: str) -> tuple[str, ...]:
    """The words in lower case that the word can be the plural of; no spelling tells which of them there is."""
    return tuple(word.removesuffix(end) + one for end, one in _ENDINGS if word.endswith(end))
