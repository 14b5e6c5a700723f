"""PDF: the text layer, page by page."""
