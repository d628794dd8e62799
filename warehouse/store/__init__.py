"""The life of the file: made, copied, migrated, checked, described."""
