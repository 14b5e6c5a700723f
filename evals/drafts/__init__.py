"""Drafts with planted errors, written from an invented world: what a check of a draft has to find."""
