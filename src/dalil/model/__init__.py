"""The nouns, pure and frozen: what a case is made of, and nothing that acts."""
