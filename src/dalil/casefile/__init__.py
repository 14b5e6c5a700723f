"""The only SQL: a disposable index of a case, search and read models."""
