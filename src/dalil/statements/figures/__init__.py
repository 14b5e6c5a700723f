"""How many: numbers as intervals, and what they count."""
