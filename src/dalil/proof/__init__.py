"""Hashes, canonical JSON, Merkle log, signed checkpoints, commitments, offline verification (stdlib and cryptography only)."""
