"""Records out of WARC and ARC files, damaged ones too.

Own code, and not fastwarc 2.0 with its `quirks_mode`, for what that loses. Of 124 records
(`python -m benchmarks.crawl WARC --records 100 --damage`), one of them hurt in the middle:
a flipped byte or a cut in a member: fastwarc gives 62 and raises, ours 123 and a reject;
zeros or junk between two members: 63 and raises, ours 124 and, of junk, a reject;
300 bytes lost at the front: 0 without a word, ours 123; an ARC file: 0 without a word, ours all;
a Content-Length 100 too long: 122, too short, no number or missing: 123, without a word, ours 124.
A file cut at its end gives both the same 85. Ours takes 0.8 ms a packed record, fastwarc 0.4, of
the 24 ms that a record with its page takes; with the page read, ours reads 42 records/s and
fastwarc with trafilatura 37 (ratio 1.13, `python -m benchmarks.crawl WARC --records 300`).
"""
