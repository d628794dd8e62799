"""Pure steps from bytes to records: article, mentions, roles, quotes, claims."""

INGEST_VERSION = "14"
"""Bumped whenever the same archive would give other articles, versions or sections."""

ANNOTATE_VERSION = "17"
"""Bumped whenever the same text would give other mentions, quotes or claims."""
