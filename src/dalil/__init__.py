"""dalil (دليل, evidence): an account of reported atrocities that others can check, down to preserved bytes."""

__version__ = "0.1.0"
