"""A file of any format to outcomes."""
