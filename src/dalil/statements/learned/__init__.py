"""The learned reader of attributions: it hears what the rules found in a text and corrects it."""
