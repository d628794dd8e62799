"""A text to a spaCy `Doc` with places, and the syntax that others ask of it."""
