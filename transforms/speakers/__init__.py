"""Each source to a person, a body or an unnamed speaker, and the roles that are stated."""
