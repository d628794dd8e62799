"""The only caller of the stages before it: a text in, rows out."""
