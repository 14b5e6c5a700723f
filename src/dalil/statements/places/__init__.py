"""Where: place names and what they stand for."""
