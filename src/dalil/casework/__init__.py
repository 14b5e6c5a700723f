"""The use cases: intake, analyse, review, publish. The only place where the stages meet."""
