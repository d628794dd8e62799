"""The same words, and the same claim, across articles."""
