"""Words of the grammar: they stand in every text, so that having them in common tells nothing."""

# English articles, pronouns, prepositions, conjunctions, auxiliaries and the adverbs that qualify them; a closed class.
GRAMMAR = frozenset((
    *("a", "about", "after", "again", "against", "all", "also", "an", "and", "another", "any", "are", "as", "at"),
    *("because", "been", "before", "being", "between", "both", "but", "by", "can", "could", "did", "do", "down"),
    *("each", "either", "for", "from", "had", "has", "have", "he", "her", "here", "him", "his", "how", "i", "if"),
    *("in", "into", "is", "it", "its", "just", "like", "many", "may", "me", "might", "more", "most", "much", "must"),
    *("my", "never", "no", "not", "of", "off", "on", "one", "only", "or", "other", "our", "out", "over", "own", "same"),
    *("shall", "she", "should", "since", "so", "some", "still", "such", "than", "that", "the", "their", "them", "then"),
    *("there", "these", "they", "this", "those", "through", "to", "too", "under", "until", "up", "us", "very", "was"),
    *("we", "well", "were", "what", "when", "where", "which", "while", "who", "will", "with", "without", "would"),
    *("you", "your"),
))  # fmt: skip
