"""Batches of the lake into the working copy."""
