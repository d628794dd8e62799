"""The names of one article to entities."""
