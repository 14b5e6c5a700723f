"""Who did what to whom with what: event mentions and their participants."""
