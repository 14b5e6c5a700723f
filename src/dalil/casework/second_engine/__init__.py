"""A large model of the user's as a second engine: asked beside the rules, its words kept apart and counted nowhere."""
