"""The command line: an adapter without logic."""
