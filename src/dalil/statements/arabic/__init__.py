"""Arabic by the lexicon alone: words are found, no sentence is parsed, and no statement is certain."""
