"""A wire document to records."""
