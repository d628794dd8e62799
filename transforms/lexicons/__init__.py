"""Word lists as TOML, each with its reader beside it; imports nothing of the rest."""
