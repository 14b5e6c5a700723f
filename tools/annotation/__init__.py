"""The corpus workshop: annotated text as people write it, turned into standoff records and checked."""
