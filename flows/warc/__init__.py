"""Records out of WARC and ARC files, damaged ones too."""
