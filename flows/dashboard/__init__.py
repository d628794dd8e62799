"""Pages made on the server, of the published file alone."""
