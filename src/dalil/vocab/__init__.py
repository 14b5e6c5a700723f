"""Data with a loader: acts, weapons, targets, parties, verbs of speech, law, gazetteer; every row cited."""
