"""How surely: status, polarity, modality and hedges of an event mention."""
