"""Bytes to Rendition: text with an exact offset map back to page, element or byte."""
