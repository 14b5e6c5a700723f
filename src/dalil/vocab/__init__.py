"""Data with a loader: acts, weapons, targets, victims, parties, reporting verbs, legal frameworks, gazetteer; every row cited."""
