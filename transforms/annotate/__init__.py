"""The only caller of the stages before it: a text in, rows out."""

from transforms.compiled import check_compiled

check_compiled()
