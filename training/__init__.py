"""Training of the learned reader on the corpus (extra `train`): torch on one processor, fixed seeds."""
