"""Which element of which crime a statement may support, and what is missing."""
