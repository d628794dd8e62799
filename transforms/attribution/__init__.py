"""Who is said to have said what: content, cue and source."""
