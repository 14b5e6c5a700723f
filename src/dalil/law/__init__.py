"""Elements matrix, twins, forums, gaps, exculpatory material: candidates for a lawyer, never findings of guilt."""

from dalil.law.assess import assess
from dalil.law.classification import Classification, classifications
from dalil.law.gap import Gap, gaps
from dalil.law.venue import forums_for

__all__ = ["Classification", "Gap", "assess", "classifications", "forums_for", "gaps"]
