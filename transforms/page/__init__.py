"""An HTML page to an article."""
