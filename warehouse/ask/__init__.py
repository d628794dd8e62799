"""Everything that only reads a published file."""
