"""A file of any format to outcomes: articles, rejects and skips.

To add a format: teach `sniff.py`, or `sniff_binary.py`, `sniff_markup.py` and `sniff_table.py`
beside it, to tell it by its first bytes and name it in `FORMATS`; write a reader of one module here
and enter it in `READERS` of `archive.py`; put what one article of it means in a module of
`transforms.page`, `transforms.feeds` or `transforms.agency`.
"""
