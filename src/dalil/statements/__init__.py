"""Rendition to Statement: who says who did what to whom, where, when, with what, how many."""
