"""A draft of the user's own held against a case: each claim of it beside what the case has of the same matter."""
