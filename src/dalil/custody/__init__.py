"""Content-addressed objects, the custody log, keys and sealed parts."""
