"""Word documents (Office Open XML, ECMA-376): paragraphs with their path in the package."""
