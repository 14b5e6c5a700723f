"""Web pages: markup to text with the bytes of each code point, and what the page says of itself."""
