"""Bytes to smaller bytes, whatever they mean."""
