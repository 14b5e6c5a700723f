"""Copies, quotations and chains of attribution: origins are counted, not reports."""
