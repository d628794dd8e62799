"""An item of a feed, a JSON object or a row of a table to an article."""
