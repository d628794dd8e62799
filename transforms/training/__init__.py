"""Trains the finder of attributions; needs torch, and no run imports it."""
