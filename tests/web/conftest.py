"""The example case, as the end-to-end tests build it, for the pages of the desk."""

from tests.e2e.conftest import copy, dalil, qaldis, settings

__all__ = ["copy", "dalil", "qaldis", "settings"]
