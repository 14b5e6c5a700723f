"""Invented worlds with known origins: what happened, who told it, and which paper took it from which."""
