"""Hashes, canonical JSON, Merkle log, checkpoints, commitments, offline verification; stdlib and cryptography."""
