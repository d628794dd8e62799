"""Propositions, and how they are put."""
