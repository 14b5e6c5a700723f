"""Who says it: voices, the cues that announce them, and the words that are theirs."""
