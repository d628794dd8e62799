"""The trained finder of attributions, at inference."""
