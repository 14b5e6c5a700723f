"""Assembles, masks and renders the account that is handed to others."""
